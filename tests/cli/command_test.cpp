// What every subcommand has in common: words that nobody knows, numbers that are none, disks that are full.
#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/cli/process.hpp"

using namespace lemmacheck::test;
using Json = nlohmann::json;

TEST_CASE("the version names the digest") {
  const auto ran = run("--version");
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("lemmacheck 0."));
  CHECK(ran.says("digest"));
}

TEST_CASE("an unknown word is answered with the nearest ones") {
  const std::pair<const char*, const char*> asked[] = {
      {"audt", "audit"},
      {"Repor x", "report"},
      {"show arora2018.lemma1", "arora2018.lemma-1"},
      {"sample lemma-1x", "arora2018.lemma-1"},
      {"audit arora2018.lemma1 --profile quick", "arora2018.lemma-1"},
      {"audit arora2081 --profile quick", "arora2018"},
      {"list xei2017", "xie2017"},
      {"audit --profile standart", "nearest: standard"},
      {"audit --profil quick", "--profile"},
      {"check arora2018.lemma-1 --instnace x", "--instance"},
      {"check arora2018.lemma-1 --set rte=1 --instance x", "nearest: rate"},
  };
  for (const auto& [arguments, meant] : asked) {
    const auto ran = run(arguments);
    CAPTURE(arguments, ran.err);
    CHECK(ran.code == 2);
    CHECK(ran.err.find(meant) != std::string::npos);
    CHECK(ran.out.empty());
  }
  CHECK_FALSE(run("qqqqqqqqqqqq").says("nearest"));
}

TEST_CASE("usage errors are exit code 2") {
  for (const char* arguments :
       {"", "frobnicate", "audit --profile enormous", "audit --jobs -3", "audit --jobs 1025", "check arora2018.claim-1",
        "check", "new not-an-id", "new 9x.a", "new arora2018.claim-1", "report /nonexistent", "list --jsn"})
    CHECK(run(arguments).code == 2);
}

TEST_CASE("a seed or a count is a whole number in decimal, or it is refused in a line") {
  for (const char* seed : {"-1", "18446744073709551616", "\"\"", "0x10", "1.5", "1e3", "' 1'", "one", "+1",
                           "100000000000000000000000000000000000000000000000000000000000000000"})
    for (const char* command : {"sample arora2018.claim-1", "audit arora2018.claim-1 --profile quick --out none",
                                "check arora2018.claim-1 --instance none"}) {
      const auto ran = run(std::string(command) + " --seed " + seed);
      CAPTURE(command, seed, ran.err);
      CHECK(ran.code == 2);
      CHECK(ran.says("--seed wants a whole number from 0 to 18446744073709551615"));
      CHECK(ran.err.size() < 200);
    }
  CHECK(run("sample arora2018.claim-1 --seed 010").out == run("sample arora2018.claim-1 --seed 10").out);
  CHECK(run("sample arora2018.claim-1 --seed 18446744073709551615").code == 0);
  for (const char* count : {"0", "-1", "1000000001", "99999999999999999999999999", "\"\"", "010x"}) {
    const auto ran = run(std::string("sample arora2018.claim-1 --count ") + count);
    CAPTURE(count, ran.err);
    CHECK(ran.code == 2);
    CHECK(ran.says("--count wants a whole number from 1 to 1000000000"));
    CHECK(ran.err.size() < 200);
  }
  CHECK(lines_of(run("sample arora2018.claim-1 --count 3").out).size() == 3);
}

TEST_CASE("what stdout could not take is exit code 5, whatever was asked") {
  const Folder folder;
  const auto file = folder.file("one.json", run("sample arora2018.lemma-1 --seed 5").out);
  const auto witness = folder.file("witness.json", run("sample arora2018.lemma-1").out);
  REQUIRE(run("audit arora2018.claim-1 --profile quick --out " + folder / "a").code == 0);
  for (const std::string& arguments :
       {std::string("list"), std::string("list --json"), std::string("show arora2018.lemma-1"),
        std::string("--version"), std::string("--help"), std::string("check --help"),
        std::string("show du2018.theorem-4.1"), std::string("sample arora2018.lemma-1"),
        std::string("sample arora2018.lemma-1 --count 500"), "check arora2018.lemma-1 --instance " + file,
        "check arora2018.lemma-1 --json --instance " + file, "replay " + witness, "report " + folder / "a",
        "new conjectures.x --dir " + folder / "new"}) {
    const auto ran = run(arguments + " >/dev/full");
    CAPTURE(arguments, ran.err);
    CHECK(ran.code == 5);
    CHECK(ran.says("standard output: No space left on device"));
  }
  // Talk that cannot be written changes nothing.
  CHECK(run("check arora2018.lemma-1 --instance " + file + " 2>/dev/full").code == 0);
  CHECK(run("frobnicate 2>/dev/full").code == 2);
}

TEST_CASE("list has a header, and says form, wording, what is expected, and the title") {
  const auto lines = lines_of(run("list").out);
  REQUIRE(lines.size() > 20);
  std::string previous;
  for (const char* column : {"id", "form", "wording", "expected", "title"}) {
    CHECK(lines[0].find(column) != std::string::npos);
    CHECK((previous.empty() || lines[0].find(previous) < lines[0].find(column)));
    previous = column;
  }
  const auto found = std::find_if(lines.begin(), lines.end(), [](const auto& line) {
    return line.starts_with("arora2018.inline.balance-preserved ");
  });
  REQUIRE(found != lines.end());
  for (const char* word : {"universal", "exact", "refuted", "\"Descent preserves exact balance\""})
    CHECK(found->find(word) != std::string::npos);
}

TEST_CASE("colours are for terminals: refuted and upheld differ, and NO_COLOR ends them") {
  const auto colored = run_on_terminal(200, "list").out;
  CHECK(colored.find("\033[31mrefuted") != std::string::npos);
  CHECK(colored.find("\033[32mupheld") != std::string::npos);
  CHECK(run_on_terminal(200, "list", "NO_COLOR=1 ").out.find('\033') == std::string::npos);
  CHECK(run_on_terminal(200, "list", "NO_COLOR= ").out.find('\033') != std::string::npos);
  CHECK(run("list").out.find('\033') == std::string::npos);
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

TEST_CASE("show says what an instance is made of, and what of it may be left out") {
  const auto ran = run("show arora2018.lemma-1");
  CHECK(ran.says("instance: layers: a list of matrices\n"));
  CHECK(ran.says("instance: reflections: a list of matrices, may be left out\n"));
  CHECK(ran.says("instance: step_fraction: a number\n"));
}

TEST_CASE("a statement that is catalogued and not built is shown as that") {
  const auto lines = lines_of(text_of(LEMMACHECK_SOURCE_DIR "/theorems/catalogue.tsv"));
  const auto listed = run("list").out;
  int unbuilt = 0;
  for (std::size_t k = 1; k < lines.size() && unbuilt < 3; ++k) {
    const std::string id = lines[k].substr(0, lines[k].find('\t'));
    if (listed.find("\n" + id + " ") != std::string::npos) continue;
    ++unbuilt;
    const auto ran = run("show " + id);
    CAPTURE(id, ran.out, ran.err);
    CHECK(ran.code == 0);
    CHECK(ran.says("not built"));
    CHECK(ran.says(lines[k].substr(lines[k].rfind('\t') + 1)));  // what it says
    CHECK(ran.says("theorems/catalogue.tsv, line " + std::to_string(k + 1) + ";"));
    CHECK(Json::parse(run("show " + id + " --json").out)["built"] == false);
    for (const char* command : {"sample ", "check --instance x ", "audit --profile quick "}) {
      const auto refused = run(command + id);
      CHECK(refused.code == 2);
      CHECK(refused.says("not built"));
    }
  }
}
