// `audit` and `report`: folders, terminals, disks.
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>

#include "tests/catch.hpp"
#include "tests/cli/process.hpp"

using namespace lemmacheck::test;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {
const std::string audit = "audit arora2018.claim-1 --profile quick --out ";
}

TEST_CASE("records are never overwritten, and a complete audit is reported again") {
  const Folder folder;
  const auto first = run(audit + folder / "a");
  INFO(first.out << first.err);
  REQUIRE(first.code == 0);
  CHECK(fs::exists(folder.path / "a/arora2018/claim-1.md"));
  const auto again = run(audit + folder / "a");
  CHECK(again.code == 2);
  CHECK(again.says("--resume"));
  CHECK(run(audit + folder / "a --resume").code == 0);
  CHECK(run(audit + folder / "a --resume --seed 9").code == 2);
  CHECK(run("report " + folder / "a").code == 0);
  const auto summary = Json::parse(std::ifstream(folder.path / "a/summary.json"));
  CHECK(summary["statements"].size() == 1);
  CHECK(summary["statements"][0]["verdict"] == "upheld");
}

TEST_CASE("a folder that is not empty and holds nothing of ours is refused, and nothing in it changes") {
  const Folder folder;
  REQUIRE(run(audit + folder / "a").code == 0);
  fs::create_directories(folder.path / "theirs");
  folder.file("theirs/index.md", "mine");
  folder.file("theirs/summary.json", "{\"schema\": 7}");
  for (const std::string& arguments : {audit + folder / "theirs", audit + folder / "theirs" + " --resume",
                                       "report " + folder / "a" + " --out " + folder / "theirs"}) {
    const auto ran = run(arguments);
    CAPTURE(arguments, ran.err);
    CHECK(ran.code == 2);
    CHECK(ran.says("is not empty and holds no records of an audit"));
    CHECK(text_of(folder / "theirs/index.md") == "mine");
    CHECK(std::distance(fs::directory_iterator(folder.path / "theirs"), {}) == 2);
  }
  // A file named as ours that is something else is not written over either.
  fs::create_directories(folder.path / "other");
  folder.file("other/records.jsonl", "my own records\n");
  CHECK(run(audit + folder / "other --resume").code == 2);
  CHECK(run("report " + folder / "other").code != 0);
  CHECK(text_of(folder / "other/records.jsonl") == "my own records\n");
  fs::create_directories(folder.path / "empty");
  CHECK(run(audit + folder / "empty").code == 0);
}

TEST_CASE("a report goes where --out says, again and again, and the records stay as they are") {
  const Folder folder;
  REQUIRE(run(audit + folder / "a").code == 0);
  const auto records = text_of(folder / "a/records.jsonl");
  for (int k = 0; k < 2; ++k) {
    const auto ran = run("report " + folder / "a" + " --out " + folder / "b/c");
    CAPTURE(k, ran.err);
    CHECK(ran.code == 0);
    CHECK(ran.says(folder / "b/c/index.md"));
    CHECK(text_of(folder / "b/c/arora2018/claim-1.md") == text_of(folder / "a/arora2018/claim-1.md"));
    CHECK(text_of(folder / "b/c/summary.json") == text_of(folder / "a/summary.json"));
  }
  CHECK_FALSE(fs::exists(folder.path / "b/c/records.jsonl"));
  CHECK(text_of(folder / "a/records.jsonl") == records);
}

TEST_CASE("a report without records says what is not there") {
  const Folder folder;
  CHECK(run("report " + folder / "none").says("there is no folder " + folder / "none"));
  CHECK(run("report " + folder.path.string()).says("holds no records.jsonl"));
  REQUIRE(run("audit arora2018.inline.balance-preserved --profile quick --out " + folder / "a").code == 0);
  const auto lines = lines_of(text_of(folder / "a/records.jsonl"));
  REQUIRE(lines.size() > 3);
  // The tally of one job is lost; what belongs to the job goes with it.
  for (std::size_t lost = 1; lost < lines.size(); ++lost) {
    if (lines[lost].find("\"kind\":\"tally\"") == std::string::npos &&
        lines[lost].find("\"tally\"") == std::string::npos)
      continue;
    std::string text;
    for (std::size_t k = 0; k < lines.size(); ++k)
      if (k != lost) text += lines[k] + "\n";
    folder.file("a/records.jsonl", text);
    const auto ran = run("report " + folder / "a");
    CAPTURE(lines[lost].substr(0, 200), ran.out, ran.err);
    CHECK(ran.code != 0);
    CHECK((ran.says("WITHOUT A RECORD") || ran.says("its tally is missing")));
  }
}

TEST_CASE("a full disk or an unwritable folder is exit code 5 with the path and the reason") {
  const Folder folder;
  const auto full = run(audit + folder / "full", "ulimit -f 1; ");
  CHECK(full.code == 5);
  CHECK(full.says(folder / "full"));
  folder.file("file", "");
  const auto blocked = run(audit + folder / "file/a");
  CHECK(blocked.code == 5);
  CHECK(blocked.says("cannot make the folder " + folder / "file/a" + ": Not a directory"));
  CHECK(run(audit + folder / "file").says("cannot make the folder " + folder / "file"));
  CHECK(run("audit arora2018.claim-1 --profile quick --out /proc/none/a").says("cannot make the folder /proc/none/a"));
}

TEST_CASE("the progress line stays within the terminal, and a closing line has the totals") {
  const Folder folder;
  for (const int columns : {80, 40, 20}) {
    const auto ran = run_on_terminal(columns, "audit arora2018.claim-1 xie2017.gram-id --profile quick --out " +
                                                  folder / std::to_string(columns) + " >" + folder / "out");
    CAPTURE(columns);
    REQUIRE(ran.code == 0);
    CHECK(ran.out.find("1/") != std::string::npos);
    // The shell's first line apart, the terminal never reaches its last column: nothing scrolls.
    std::string rest = ran.out.substr(ran.out.find('\n') + 1);
    CHECK(rest.find('\n') == std::string::npos);
    for (std::size_t at = 0; at < rest.size();) {
      const auto end = std::min(rest.find('\r', at), rest.size());
      CHECK(end - at < static_cast<std::size_t>(columns));
      at = end + 1;
    }
    const auto lines = lines_of(text_of(folder / "out"));
    REQUIRE(lines.size() == 4);
    CHECK(std::regex_match(
        lines[2], std::regex("2 statements: 2 upheld; [0-9,]+ instances; mutants ([0-9]+)/\\1; all as expected")));
    CHECK(lines[3].ends_with("index.md"));
  }
}

TEST_CASE("on a terminal refuted and upheld have different colours") {
  const Folder folder;
  const auto ran = run_on_terminal(
      120, "audit arora2018.claim-1 arora2018.inline.balance-preserved --profile quick --out " + folder / "a");
  INFO(ran.out);
  CHECK(ran.out.find("\033[32mupheld") != std::string::npos);
  CHECK(ran.out.find("\033[31mrefuted") != std::string::npos);
  CHECK(ran.out.find("\033[31m1 refuted") != std::string::npos);
}
