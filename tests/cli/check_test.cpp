// `check` and `replay`: one decision, said as what it is.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/cli/process.hpp"

using namespace lemmacheck::test;
using Json = nlohmann::json;

namespace {
/// Inputs with an angle of about 2^-60 between two rows: the kernel's least eigenvalue is positive, and no double sees it.
constexpr const char* nearly_parallel = R"({"directions":[[1,0],[1,8.673617379884035e-19]]})";

int count(const std::string& text, const std::string& part) {
  int n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}
}  // namespace

TEST_CASE("an instance is decided once, and shown at the level that decided") {
  const Folder folder;
  const auto five = folder.file("five.jsonl", run("sample arora2018.claim-1 --seed 3 --count 5").out);
  const auto ran = run("check arora2018.claim-1 --instance " + five);
  CHECK(ran.code == 0);
  CHECK(count(ran.out, "(decided by ") == 5);
  CHECK(count(ran.out, ": holds\n") == 5);  // one level each
  CHECK(ran.says(five + ":3: holds"));      // which of them
  for (const char* part : {"hypothesis   true", "conclusion   true", "slack ["}) CHECK(ran.says(part));
  CHECK_FALSE(ran.says("mpfr"));
  const auto documents = lines_of(run("check arora2018.claim-1 --json --instance " + five).out);
  CHECK(documents.size() == 5);
  for (const auto& line : documents) {
    const auto document = Json::parse(line);
    CHECK(document["outcome"] == "holds");
    REQUIRE(document["evaluations"].size() == 1);
    CHECK(document["evaluations"][0]["level"] == document["level"]);
    CHECK(document["evaluations"][0]["rigorous"] == true);
  }
}

TEST_CASE("what only balls decide is shown at their level, and no level before it") {
  const auto ran = run("check du2018.theorem-3.1-iff --instance -", "", nearly_parallel);
  CHECK(ran.code == 0);
  const auto document = Json::parse(run("check du2018.theorem-3.1-iff --json --instance -", "", nearly_parallel).out);
  CHECK(document["level"].get<std::string>().starts_with("ball"));
  CHECK(document["evaluations"].size() == 1);
  CHECK(ran.says("\n  " + document["level"].get<std::string>() + ": holds\n"));
  CHECK_FALSE(ran.says("double:"));
}

TEST_CASE("every level is asked where all are wanted; MPFR says that it is not rigorous, at the deciding bits") {
  const auto ran = run("check du2018.theorem-3.1-iff --all-levels --instance -", "", nearly_parallel);
  CHECK(ran.code == 0);
  const auto document =
      Json::parse(run("check du2018.theorem-3.1-iff --json --all-levels --instance -", "", nearly_parallel).out);
  const int bits = std::stoi(document["level"].get<std::string>().substr(4));
  std::vector<std::string> levels;
  for (const auto& e : document["evaluations"]) {
    const auto level = e["level"].get<std::string>();
    levels.push_back(level);
    CAPTURE(level);
    CHECK(e["rigorous"] == !level.starts_with("mpfr"));
    CHECK(e.contains("outcome") == e["rigorous"].get<bool>());  // what is not rigorous decides nothing
    for (const auto& f : e["findings"]) CHECK(f.contains("certain") == e["rigorous"].get<bool>());
    if (level.starts_with("mpfr")) CHECK(ran.says("  " + level + ": not rigorous, for comparison only\n"));
  }
  REQUIRE(levels.size() >= 4);
  CHECK(levels.front() == "double");
  CHECK(levels[levels.size() - 3] == "ball" + std::to_string(bits));
  CHECK(levels[levels.size() - 2] == "mpfr" + std::to_string(bits + 64));
  CHECK(levels.back() == "mpfr" + std::to_string(2 * (bits + 64)));
}

TEST_CASE("a tie that the highest level leaves open shows that level's line") {
  // Equality: a residual orthogonal to W makes the margin's bound an equality for no level to see.
  const auto ran = run("check arora2018.claim-1 --instance -", "", run("sample arora2018.claim-1 --seed 3").out);
  REQUIRE(ran.code == 0);
  const std::string tied = R"({"target":[[1]],"start":[[0.3]],"point":[[0.3]]})";
  const auto tie = run("check arora2018.claim-1 --instance -", "", tied);
  INFO(tie.out << tie.err);
  if (tie.code == 3) CHECK(tie.says("ball1024: undecided\n"));
}

TEST_CASE("another constant is tried with --set, wherever it stands") {
  const Folder folder;
  const auto file = folder.file("one.json", run("sample arora2018.lemma-1 --seed 5").out);
  CHECK(run("check arora2018.lemma-1 --set rate=1000 --instance " + file).code == 1);
  CHECK(run("check --set rate=1000 arora2018.lemma-1 --instance " + file).code == 1);
  CHECK(run("check --set rate=1000 --set balance=256 arora2018.lemma-1 --instance " + file).code == 1);
  const auto unknown = run("check arora2018.lemma-1 --set rat=1 --instance " + file);
  CHECK(unknown.code == 2);
  CHECK(unknown.says("nearest: rate"));
  CHECK(unknown.says("rate=1/2"));
  CHECK(run("check arora2018.lemma-1 --set rate=half --instance " + file).code == 2);
  CHECK(run("check arora2018.lemma-1 --set rate --instance " + file).code == 2);
  CHECK(run("check arora2018.lemma-1 --set rate=1 --set rate=2 --instance " + file).code == 2);
}

TEST_CASE("of several instances the exit code is the first that occurs of 2, 1, 3, 4, 0") {
  const std::string holds = R"({"directions":[[1,0],[0,1]]})", inapplicable = R"({"directions":[[1,0],[2,0]]})";
  const auto code = [](const std::string& set, const std::string& lines) {
    return run("check du2018.theorem-3.1 " + set + " --instance -", "", lines).code;
  };
  CHECK(code("", holds) == 0);
  CHECK(code("", inapplicable) == 4);
  CHECK(code("", holds + "\n" + inapplicable) == 4);
  CHECK(code("", inapplicable + "\n" + holds + "\n") == 4);
  CHECK(code("", holds + "\n" + inapplicable + "\n{\"directions\":3}\n") == 2);
  const std::string step = run("sample arora2018.lemma-1 --seed 5").out;  // fails at the rate 1000
  auto unmet = Json::parse(step);
  unmet["instance"]["step_fraction"] = 64;
  const auto both = [&](const std::string& lines) {
    return run("check arora2018.lemma-1 --set rate=1000 --instance -", "", lines).code;
  };
  CHECK(both(unmet.dump()) == 4);
  CHECK(both(unmet.dump() + "\n" + step) == 1);
  CHECK(both(step + unmet.dump()) == 1);
}

TEST_CASE("of a probable statement it is this draw that holds or fails, never the statement") {
  const auto sampled = run("sample xie2017.lemma-5 --seed 2").out;
  const auto ran = run("check xie2017.lemma-5 --instance -", "", sampled);
  INFO(ran.out << ran.err);
  CHECK((ran.code == 0 || ran.code == 1));
  CHECK(ran.says("this draw (seed 1) "));
  CHECK(ran.says("one draw decides nothing about the statement, which lets draws fail with probability ["));
  CHECK(ran.says(", the instance: holds\n"));  // the hypotheses, with their sides
  const auto document = Json::parse(run("check xie2017.lemma-5 --json --instance -", "", sampled).out);
  CHECK(document["of"] == "draw");
  CHECK(document["allowed_failure_probability"].size() == 2);
  REQUIRE(document["evaluations"].size() == 2);
  CHECK(document["evaluations"][0]["of"] == "instance");
  CHECK(document["evaluations"][1]["of"] == "draw");
  CHECK(run("check xie2017.lemma-5 --seed 2 --instance -", "", sampled).says("this draw (seed 2) "));
}

TEST_CASE("a witness of an audit replays to what it was, and check takes it too") {
  const Folder folder;
  const auto out = folder / "w";
  REQUIRE(run("audit arora2018.inline.balance-preserved --profile quick --out " + out).code == 0);
  const auto witness = out + "/arora2018/witnesses/inline.balance-preserved-counterexample.json";
  const auto ran = run("replay " + witness);
  INFO(ran.out << ran.err);
  CHECK(ran.code == 1);
  CHECK(ran.says("fails (decided by "));
  CHECK(run("check arora2018.inline.balance-preserved --instance " + witness).code == 1);
}
