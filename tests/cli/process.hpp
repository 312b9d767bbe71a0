// The command as a user meets it: a process, its exit code, what it prints.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lemmacheck::test {

struct Ran {
  int code = -1;
  std::string out, err;
  /// Whether stdout or stderr has that part.
  bool says(const std::string& part) const { return (out + err).find(part) != std::string::npos; }
};

/// Runs `lemmacheck ARGUMENTS` in a shell, `before` in front of it ("ulimit -f 1; ", "NO_COLOR=1 "), with `input` as
/// standard input. What the arguments redirect themselves stays where they send it.
Ran run(const std::string& arguments, const std::string& before = "", const std::string& input = "");
/// The same with a terminal of that many columns for all three streams; `out` is what it was sent.
Ran run_on_terminal(int columns, const std::string& arguments, const std::string& before = "");

/// A folder of the test's own.
struct Folder {
  std::filesystem::path path;
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  /// A file in it, and its name.
  std::string file(const std::string& name, const std::string& bytes) const;
  std::string operator/(const std::string& name) const { return (path / name).string(); }
};

std::string text_of(const std::filesystem::path& file);
std::vector<std::string> lines_of(const std::string& text);

}  // namespace lemmacheck::test
