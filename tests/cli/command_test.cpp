// The command as a user meets it: a process, its exit code, what it prints.
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/catch.hpp"

namespace {
namespace fs = std::filesystem;
using Json = nlohmann::json;

struct Ran {
  int code = -1;
  std::string out;  ///< stdout and stderr
};
Ran run(const std::string& arguments, const std::string& before = "") {
  Ran ran;
  const std::string line = before + "'" LEMMACHECK_BINARY "' " + arguments + " 2>&1 </dev/null";
  FILE* pipe = popen(line.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> chunk{};
  while (const auto n = fread(chunk.data(), 1, chunk.size(), pipe)) ran.out.append(chunk.data(), n);
  const int status = pclose(pipe);
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ran;
}
bool has(const Ran& ran, const std::string& part) { return ran.out.find(part) != std::string::npos; }

struct Folder {
  fs::path path = fs::temp_directory_path() / ("lemmacheck-cli-" + std::to_string(getpid()));
  Folder() { fs::remove_all(path), fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(path / name) << text;
    return (path / name).string();
  }
};
constexpr const char* universal = "arora2018.claim-1";
}  // namespace

TEST_CASE("the version names the digest") {
  const auto ran = run("--version");
  CHECK(ran.code == 0);
  CHECK(has(ran, "lemmacheck 0."));
  CHECK(has(ran, "digest"));
}
TEST_CASE("an unknown id is answered with the nearest ones") {
  for (const char* arguments : {"show arora2018.lemma1", "audit arora2018.lemma1 --profile quick", "sample lemma-1x"}) {
    const auto ran = run(arguments);
    CHECK(ran.code == 2);
    CHECK(has(ran, "arora2018.lemma-1"));
  }
}
TEST_CASE("usage errors are exit code 2") {
  for (const char* arguments :
       {"", "frobnicate", "audit --profile enormous", "audit --jobs -3", "check arora2018.claim-1", "new not-an-id",
        "new 9x.a", "new arora2018.claim-1", "report /nonexistent"})
    CHECK(run(arguments).code == 2);
}
TEST_CASE("list and show speak JSON") {
  const auto listed = Json::parse(run("list --json").out);
  CHECK(listed.size() >= 24);
  for (const auto& s : listed)
    for (const char* field : {"id", "title", "kind", "form", "origin", "wording", "expected", "mutants"})
      CHECK(s.contains(field));
  const auto shown = Json::parse(run("show arora2018.lemma-1 --json").out);
  CHECK(shown["constants"].contains("rate"));
  CHECK(shown["prose"].get<std::string>().size() > 100);
}
TEST_CASE("a sampled instance is checked in every arithmetic") {
  const Folder folder;
  const auto sampled = run(std::string("sample ") + universal + " --seed 3 --count 5");
  REQUIRE(sampled.code == 0);
  const auto ran = run(std::string("check ") + universal + " --instance " + folder.file("five.jsonl", sampled.out));
  CHECK(ran.code == 0);
  for (const char* part : {"double: holds", "ball256: holds", "mpfr256", "hypothesis", "conclusion", "slack ["})
    CHECK(has(ran, part));
  std::istringstream lines(
      run(std::string("check ") + universal + " --json --instance " + (folder.path / "five.jsonl").string()).out);
  int documents = 0;
  for (std::string line; std::getline(lines, line); ++documents) CHECK(Json::parse(line)["outcome"] == "holds");
  CHECK(documents == 5);
}
TEST_CASE("another constant is tried with --set") {
  const Folder folder;
  const auto file = folder.file("one.json", run("sample arora2018.lemma-1 --seed 5").out);
  CHECK(run("check arora2018.lemma-1 --set rate=1000 --instance " + file).code == 1);
  const auto unknown = run("check arora2018.lemma-1 --set rat=1 --instance " + file);
  CHECK(unknown.code == 2);
  CHECK(has(unknown, "rate="));
  CHECK(run("check arora2018.lemma-1 --set rate=half --instance " + file).code == 2);
}
TEST_CASE("a bad instance file is exit code 2 with file, field and reason") {
  const Folder folder;
  const std::string good = run(std::string("sample ") + universal + " --seed 3").out;
  const Json document = Json::parse(good);
  const auto refused = [&](const std::string& name, const std::string& text, const std::string& reason) {
    const auto ran = run(std::string("check ") + universal + " --instance " + folder.file(name, text));
    INFO(ran.out);
    CHECK(ran.code == 2);
    CHECK(has(ran, name));
    CHECK(has(ran, reason));
  };
  const auto missing = run(std::string("check ") + universal + " --instance " + (folder.path / "none.json").string());
  CHECK(missing.code == 2);
  CHECK(has(missing, "none.json"));
  refused("torn.json", good.substr(0, good.size() / 2), "not JSON");
  refused("empty.json", "", "no instance");
  refused("other.json", run("sample arora2018.lemma-1").out, "arora2018.lemma-1");
  refused("unknown-statement.json", R"({"schema":1,"statement":"x.y","instance":{}})", "x.y");
  refused("no-schema.json", R"({"statement":"arora2018.claim-1","instance":{}})", "schema");
  auto extra = document;
  extra["instance"]["surplus"] = 1;
  refused("extra.json", extra.dump(), "surplus");
  for (const auto& [field, value] : document["instance"].items()) {
    auto lacking = document;
    lacking["instance"].erase(field);
    refused("lacking.json", lacking.dump(), field);
    auto wrong = document;
    wrong["instance"][field] = "NaN";
    refused("wrong.json", wrong.dump(), field);
    auto null = document;  // how JSON writes an infinity or a NaN
    null["instance"][field] = nullptr;
    refused("null.json", null.dump(), field);
  }
  refused("nan.json", R"({"schema":1,"statement":"arora2018.claim-1","instance":{"x":NaN}})", "not JSON");
}
TEST_CASE("records are never overwritten, and a complete audit is reported again") {
  const Folder folder;
  const std::string audit =
      std::string("audit ") + universal + " --profile quick --out " + (folder.path / "a").string();
  const auto first = run(audit);
  INFO(first.out);
  REQUIRE(first.code == 0);
  CHECK(fs::exists(folder.path / "a/arora2018/claim-1.md"));
  const auto again = run(audit);
  CHECK(again.code == 2);
  CHECK(has(again, "--resume"));
  CHECK(run(audit + " --resume").code == 0);
  CHECK(run(audit + " --resume --seed 9").code == 2);
  CHECK(run("report " + (folder.path / "a").string()).code == 0);
  const auto summary = Json::parse(std::ifstream(folder.path / "a/summary.json"));
  CHECK(summary["statements"].size() == 1);
  CHECK(summary["statements"][0]["verdict"] == "upheld");
}
TEST_CASE("a full disk is exit code 5 with the path") {
  const Folder folder;
  const auto ran = run(std::string("audit ") + universal + " --profile quick --out " + (folder.path / "full").string(),
                       "ulimit -f 1; ");
  INFO(ran.out);
  CHECK(ran.code == 5);
  CHECK(has(ran, (folder.path / "full").string()));
}
TEST_CASE("a witness of an audit replays to what it was") {
  const Folder folder;
  const auto out = folder.path / "w";
  REQUIRE(run("audit arora2018.inline.balance-preserved --profile quick --out " + out.string()).code == 0);
  const auto ran = run("replay " + (out / "arora2018/witnesses/inline.balance-preserved-counterexample.json").string());
  INFO(ran.out);
  CHECK(ran.code == 1);
  CHECK(has(ran, "rational: fails"));
}
TEST_CASE("a scaffolded conjecture is a file of its own and is not overwritten") {
  const Folder folder;
  const auto made = run("new conjectures.my-bound --dir " + folder.path.string());
  CHECK(made.code == 0);
  CHECK(fs::exists(folder.path / "my-bound.cpp"));
  CHECK(run("new conjectures.my-bound --dir " + folder.path.string()).code == 2);
}
