#include "tests/cli/process.hpp"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/catch.hpp"

namespace lemmacheck::test {
namespace fs = std::filesystem;
namespace {

int code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

}  // namespace

Ran run(const std::string& arguments, const std::string& before, const std::string& input) {
  const Folder folder;
  Ran ran;
  // The arguments come last: a redirection of theirs wins.
  const std::string line = before + "'" LEMMACHECK_BINARY "' <'" + folder.file("in", input) + "' >'" + folder / "out" +
                           "' 2>'" + folder / "err" + "' " + arguments;
  ran.code = code_of(std::system(line.c_str()));
  ran.out = text_of(folder / "out"), ran.err = text_of(folder / "err");
  return ran;
}

Ran run_on_terminal(int columns, const std::string& arguments, const std::string& before) {
  winsize size{};
  size.ws_row = 24, size.ws_col = static_cast<unsigned short>(columns);
  int master = -1;
  const pid_t child = forkpty(&master, nullptr, nullptr, &size);
  REQUIRE(child >= 0);
  if (child == 0) {
    const std::string line = before + "'" LEMMACHECK_BINARY "' " + arguments;
    execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
    _exit(127);
  }
  Ran ran;
  std::array<char, 4096> chunk{};
  // The terminal of a child that has ended gives an error (EIO).
  for (ssize_t n = 0; (n = read(master, chunk.data(), chunk.size())) > 0;)
    ran.out.append(chunk.data(), static_cast<std::size_t>(n));
  close(master);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  ran.code = code_of(status);
  return ran;
}

Folder::Folder() {
  static std::atomic<int> count = 0;
  path = fs::temp_directory_path() / ("lemmacheck-cli-" + std::to_string(getpid()) + "-" + std::to_string(++count));
  fs::remove_all(path), fs::create_directories(path);
}
Folder::~Folder() {
  std::error_code unused;
  fs::remove_all(path, unused);
}

std::string Folder::file(const std::string& name, const std::string& bytes) const {
  std::ofstream(path / name, std::ios::binary) << bytes;
  return (path / name).string();
}

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace lemmacheck::test
