// What `check` reads: JSON in every layout, matrices of other programs, standard input; and what it refuses.
#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/cli/process.hpp"

using namespace lemmacheck::test;
using Json = nlohmann::json;

namespace {
constexpr const char* rows = R"({"directions":[[1,0],[0,1]]})";
std::string check(const std::string& id) { return "check " + id + " --instance "; }
}  // namespace

TEST_CASE("a bare instance, a witness, what sample writes and pretty-printed JSON are all read") {
  const Folder folder;
  const auto sampled = run("sample arora2018.lemma-1 --seed 5").out;
  const auto document = Json::parse(sampled);
  const auto code = [&](const std::string& text) {
    return run(check("arora2018.lemma-1") + folder.file("x.json", text)).code;
  };
  CHECK(code(sampled) == 0);
  CHECK(code(document.dump(2)) == 0);
  CHECK(code(document["instance"].dump()) == 0);
  CHECK(code("\xef\xbb\xbf" + document["instance"].dump(4) + "\r\n") == 0);
  CHECK(code(document["instance"].dump() + document.dump(1) + sampled) == 0);
  CHECK(run(check("arora2018.lemma-1") + "-", "", sampled).code == 0);
  CHECK(run("replay -", "", sampled).code == 0);
}

TEST_CASE("what only a generator needs may be left out, and nothing else") {
  const std::string bare = R"({"layers":[[[2,0],[0,1]],[[1,0],[0,2]]],"target":[[2,0],[0,2.0625]],"step_fraction":1})";
  const auto ran = run(check("arora2018.lemma-1") + "-", "", bare);
  INFO(ran.out << ran.err);
  CHECK((ran.code == 0 || ran.code == 4));
  CHECK(ran.says("hypothesis"));
  for (const char* field : {"layers", "target", "step_fraction"}) {
    auto lacking = Json::parse(bare);
    lacking.erase(field);
    const auto refused = run(check("arora2018.lemma-1") + "-", "", lacking.dump());
    CHECK(refused.code == 2);
    CHECK(refused.says(std::string(field) + ": missing"));
  }
}

TEST_CASE("a bad instance file is exit code 2 with file, field and reason") {
  const Folder folder;
  const std::string good = run("sample arora2018.claim-1 --seed 3").out;
  const Json document = Json::parse(good);
  const auto refused = [&](const std::string& name, const std::string& text, const std::string& reason) {
    const auto ran = run(check("arora2018.claim-1") + folder.file(name, text));
    CAPTURE(name, ran.err);
    CHECK(ran.code == 2);
    CHECK(ran.says(name));
    CHECK(ran.says(reason));
    CHECK(ran.out.empty());
  };
  const auto missing = run(check("arora2018.claim-1") + folder / "none.json");
  CHECK(missing.code == 2);
  CHECK(missing.says("none.json: cannot be opened: No such file"));
  CHECK(run(check("arora2018.claim-1") + folder.path.string()).says("is a folder"));
  refused("torn.json", good.substr(0, good.size() / 2), "not JSON");
  refused("empty.json", "", "no instance");
  refused("blank.json", " \n\n", "no instance");
  refused("other.json", run("sample arora2018.lemma-1").out, "arora2018.lemma-1");
  refused("unknown-statement.json", R"({"schema":1,"statement":"x.y","instance":{}})", "x.y");
  refused("no-schema.json", R"({"statement":"arora2018.claim-1","instance":{}})", "schema");
  refused("list.json", "[1,2]", "not an object");
  for (const char* mutant : {"5", "null", "[]"}) {
    refused("mutant.json",
            R"({"schema":1,"mutant":)" + std::string(mutant) + "," + good.substr(good.find("\"statement\"")),
            "mutant: ");
    CHECK(run("replay " + folder.file("m.json", R"({"schema":1,"mutant":)" + std::string(mutant) + "," +
                                                    good.substr(good.find("\"statement\""))))
              .code == 2);
  }
  auto extra = document;
  extra["instance"]["surplus"] = 1;
  refused("extra.json", extra.dump(), "surplus");
  for (const auto& [field, value] : document["instance"].items()) {
    auto lacking = document;
    lacking["instance"].erase(field);
    refused("lacking.json", lacking.dump(), field);
    for (const char* wrong : {"\"NaN\"", "null", "{}", "true", "[[1e999]]", "[[1],[2,3]]"}) {
      auto text = document.dump();
      const auto whole = "\"" + field + "\":" + value.dump();
      text.replace(text.find(whole), whole.size(), "\"" + field + "\":" + wrong);
      refused("wrong.json", text, field);
    }
  }
  refused("nan.json", R"({"schema":1,"statement":"arora2018.claim-1","instance":{"x":NaN}})", "not JSON");
}

TEST_CASE("an error is named by its true line, in every layout") {
  const Folder folder;
  const auto place = [&](const std::string& text) {
    const auto ran = run(check("du2018.theorem-3.1") + folder.file("x.json", text));
    CHECK(ran.code == 2);
    return ran.err;
  };
  CHECK(place("{\n \"directions\": [\n  [1, 0],\n  [0, oops]\n ]\n}").find("x.json:4: not JSON") != std::string::npos);
  CHECK(place("{\n \"directions\": [\n  [1, 0],\n  [0, \"a\"]\n ]\n}").find("x.json:4: directions[1][1]: string") !=
        std::string::npos);
  CHECK(place("{\n \"directions\": [\n  [1, 0],\n\n  [0]\n ]\n}").find("x.json:5: directions[1]: a row of 1") !=
        std::string::npos);
  CHECK(place("{\n \"directions\": [[1, 0]],\n\n\"directions\": [[1, 0]]}").find("x.json:4: directions: given twice") !=
        std::string::npos);
  CHECK(place(std::string(rows) + "\n\n" + rows + "\n{\"directions\":7}\n").find("x.json:4: directions: number") !=
        std::string::npos);
  CHECK(place(std::string(rows) + "\n{\"directions\":[[1,\n").find("x.json:2: not JSON") != std::string::npos);
}

TEST_CASE("a file that is nested 60,000 deep is refused") {
  const Folder folder;
  for (const std::string& unit : {std::string("["), std::string("{\"a\":")}) {
    std::string deep;
    for (int k = 0; k < 60000; ++k) deep += unit;
    for (const std::string& text : {deep, "{\"directions\":" + deep}) {
      const auto ran = run(check("du2018.theorem-3.1") + folder.file("deep.json", text));
      CHECK(ran.code == 2);
      CHECK(ran.says("deep.json:1: nested more than 100 levels deep"));
    }
    CHECK(run("replay " + folder / "deep.json").code == 2);
  }
}

TEST_CASE("what a double cannot hold as written is refused with field, place and value") {
  const std::pair<const char*, const char*> numbers[] = {
      {"9007199254740993", "is no double (beyond 2^53 not every whole number is one); the nearest is 9007199254740992"},
      {"-9007199254740993.0", "is no double"},
      {"100000000000000000000001", "is no double"},
      {"1e-400", "is not zero, and the nearest double is"},
      {"-1e-324", "is not zero, and the nearest double is"},
      {"1.2345e-320", "has more digits than a double below 2^-1022 can hold"},
      {"1e309", "is beyond the largest double"},
      {"-17976931348623158079372897140530341507993413271003782693617377898044496829276475094664901797758720709633028641"
       "6"
       "692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959"
       "622842914819860834936475292719074168444365510704342711559699508093042880",
       "is no double"},
  };
  for (const auto& [number, reason] : numbers) {
    const auto ran =
        run(check("du2018.theorem-3.1") + "-", "", R"({"directions":[[1,0],[0,)" + std::string(number) + "]]}");
    CAPTURE(number, ran.err);
    CHECK(ran.code == 2);
    CHECK(ran.says("standard input:1: directions[1][1]: "));
    CHECK(ran.says(std::string(number).substr(0, 10)));
    CHECK(ran.says(reason));
  }
  // Whole numbers beyond 2^53 that are doubles are exact, and nothing is said.
  const auto exact = run(check("du2018.theorem-3.1") + "-", "", R"({"directions":[[1,0],[0,9007199254740994]]})");
  CHECK(exact.code == 0);
  CHECK(exact.err.empty());
}

TEST_CASE("decimals that were rounded are counted and said once") {
  // Parallel as written; as doubles they are not.
  const auto ran = run(check("du2018.theorem-3.1") + "-", "", R"({"directions":[[1.4,0.2],[4.2,0.6]]})");
  CHECK(ran.says("4 decimals were read as the nearest double"));
  CHECK(ran.says("the first: directions[0][0]: 1.4 as 1.3999999999999999112"));
  CHECK(lines_of(ran.err).size() == 1);
  const auto two = run(check("du2018.theorem-3.1") + "-", "",
                       std::string(rows) + R"({"directions":[[1.5,0.25],[4.25,0.1]]})" + rows);
  CHECK(two.says("1 decimal was read as the nearest double"));
  CHECK(two.says("directions[1][1]: 0.1 as"));
  CHECK(run(check("du2018.theorem-3.1") + "-", "", R"({"directions":[[1.5,0.25],[4.25,1e-3]]})").err.size() > 0);
  CHECK(run(check("du2018.theorem-3.1") + "-", "", R"({"directions":[[1.5,0.25],[4.25,125e-3]]})").err.empty());
}

TEST_CASE("matrices come from CSV files, alone or in place of an instance's own") {
  const Folder folder;
  const auto csv = folder.file("rows.csv", "# made by hand\nfirst,second\n1,0\n0.1,1\n\n");
  const auto ran = run("check du2018.theorem-3.1 --matrix directions=" + csv);
  INFO(ran.out << ran.err);
  CHECK(ran.code == 0);
  CHECK(ran.says("the first line is a header: first,second"));
  CHECK(ran.says("rows.csv:4, column 1: 0.1 as"));
  const auto parallel = folder.file("parallel.csv", "1;2\r\n2;4\r\n");
  CHECK(run("check du2018.theorem-3.1 --matrix directions=" + parallel).code == 4);
  CHECK(run("check du2018.theorem-3.1 --instance - --matrix directions=" + parallel, "", rows).code == 4);
  CHECK(run("check du2018.theorem-3.1 --matrix directions=-", "", "1\t0\n0\t1\n").code == 0);
  const auto bad = folder.file("bad.csv", "1,0\n0,one\n");
  const auto refused = run("check du2018.theorem-3.1 --matrix directions=" + bad);
  CHECK(refused.code == 2);
  CHECK(refused.says("bad.csv:2, column 2: 'one' is not a number"));
}

TEST_CASE("lists of matrices, words and numbers come from the command line too, in fields within fields as well") {
  const Folder folder;
  const auto first = folder.file("w1.csv", "2 0\n0 1\n"), second = folder.file("w2.csv", "1 0\n0 2\n"),
             target = folder.file("target.csv", "2 0\n0 2.0625\n");
  const auto given = run("check arora2018.lemma-1 --matrix layers=" + first + "," + second +
                         " --matrix target=" + target + " --field step_fraction=0.5");
  const auto whole = run(check("arora2018.lemma-1") + "-", "",
                         R"({"layers":[[[2,0],[0,1]],[[1,0],[0,2]]],"target":[[2,0],[0,2.0625]],"step_fraction":0.5})");
  INFO(given.out << given.err);
  CHECK(given.code == whole.code);
  CHECK(given.out.substr(given.out.find('\n')) == whole.out.substr(whole.out.find('\n')));
  const auto samples = folder.file("samples.csv", "1,0\n0,1\n"), labels = folder.file("labels.csv", "1\n-1\n"),
             start = folder.file("start.csv", "1\n0\n"), steps = folder.file("steps.csv", "0.5,0.25\n");
  const auto nested =
      run("check xu2018.lem-sgd-invariance --matrix scene.samples=" + samples + " --matrix scene.labels=" + labels +
          " --matrix scene.start=" + start + " --matrix steps=" + steps);
  INFO(nested.out << nested.err);
  CHECK(nested.says("xu2018.lem-sgd-invariance, the instance: "));
  const std::pair<const char*, const char*> wrong[] = {
      {"--matrix directions", "--matrix wants FIELD=FILE"},
      {"--matrix directions=none.csv", "none.csv: cannot be opened"},
      {"--matrix direction=w1.csv", "direction: unknown field; there are: directions"},
      {"--matrix directions=w1.csv --matrix directions=w2.csv", "directions is given twice"},
      {"--matrix directions=w1.csv,w2.csv", "one matrix is wanted, not 2"},
      {"--matrix directions=w1.csv:name", "holds one matrix, without a name"},
      {"--field directions=[[1,0],[0]]", "--field directions=[[1,0],[0]]: directions[1]: a row of 1"},
      {"--field directions=one", "not JSON"},
      {"", "check wants an instance: --instance FILE"},
  };
  for (const auto& [arguments, reason] : wrong) {
    const auto ran = run(std::string("check du2018.theorem-3.1 ") + arguments, "cd " + folder.path.string() + "; ");
    CAPTURE(arguments, ran.err);
    CHECK(ran.code == 2);
    CHECK(ran.says(reason));
  }
}
