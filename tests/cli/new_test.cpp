// `new`: a file that compiles, whatever the id; a project outside the tree.
#include "tests/catch.hpp"
#include "tests/cli/process.hpp"

using namespace lemmacheck::test;
namespace fs = std::filesystem;

TEST_CASE("what new writes compiles without a warning, whatever the id") {
  // Names of ours, of C++ and of its library, digits in front, cases that differ, a paper that is a keyword.
  const std::vector<std::string> ids = {
      "conjectures.point",  "conjectures.real", "class.x", "std.vector", "conjectures.Examination-statement",
      "detail.1st_bound.v2"};
  const Folder folder;
  std::string commands = "cd " LEMMACHECK_SOURCE_DIR " || exit 1; ";
  for (const auto& id : ids) {
    const auto ran = run("new " + id + " --dir " + folder / id);
    CAPTURE(id, ran.err);
    REQUIRE(ran.code == 0);
    CHECK(ran.out.find(".cpp\n") != std::string::npos);
    commands += "( " LEMMACHECK_CXX
                " -std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -I. " +
                folder / id + "/*.cpp || touch " + folder / "failed" + " ) 2>>" + folder / "errors" + " & ";
  }
  REQUIRE(std::system((commands + "wait").c_str()) == 0);
  INFO(text_of(folder / "errors"));
  CHECK_FALSE(fs::exists(folder.path / "failed"));
}

TEST_CASE("what is no id, or is taken, is refused and nothing is written") {
  const Folder folder;
  for (const char* id : {"conjectures", "conjectures.", ".x", "a..b", "conjectures.-x", "conjectures.x-",
                         "conjectures.a--b", "conjectures.index", "9x.a", "my-paper.a", "conjectures.a/b",
                         "'conjectures.a b'", "conjectures.ä", "../x.y", "arora2018.lemma-1"}) {
    const auto ran = run(std::string("new ") + id + " --dir " + folder / "new");
    CAPTURE(id, ran.err);
    CHECK(ran.code == 2);
    CHECK_FALSE(fs::exists(folder.path / "new"));
  }
}

TEST_CASE("a scaffolded conjecture is a file of its own and is not overwritten") {
  const Folder folder;
  CHECK(run("new conjectures.my-bound --dir " + folder.path.string()).code == 0);
  folder.file("my-bound.cpp", "mine");
  const auto again = run("new conjectures.my-bound --dir " + folder.path.string());
  CHECK(again.code == 2);
  CHECK(again.says("exists already"));
  CHECK(text_of(folder / "my-bound.cpp") == "mine");
  CHECK(run("new conjectures.x --dir /proc/none").says("cannot make the folder /proc/none"));
}

TEST_CASE("outside a tree new writes a project too, and says what to do where there is one") {
  const Folder folder;
  const std::string there = "cd " + folder.path.string() + "; ";
  const auto first = run("new conjectures.my-bound", there);
  CHECK(first.code == 0);
  CHECK(lines_of(first.out) == std::vector<std::string>{"./my-bound.cpp", "./CMakeLists.txt"});
  const auto lists = text_of(folder / "CMakeLists.txt");
  for (const char* part :
       {"find_package(LemmaCheck REQUIRED)", "lemmacheck_add_statements(conjectures my-bound.cpp)", "LemmaCheck::main"})
    CHECK(lists.find(part) != std::string::npos);
  const auto second = run("new conjectures.other", there);
  CHECK(second.code == 0);
  CHECK(lines_of(second.out) == std::vector<std::string>{"./other.cpp"});
  CHECK(second.says("name other.cpp in its lemmacheck_add_statements"));
  CHECK(text_of(folder / "CMakeLists.txt") == lists);
  // In a tree the catalogue is what may be missing.
  fs::create_directories(folder.path / "tree/theorems");
  folder.file("tree/theorems/catalogue.tsv", "id\n");
  const auto inside = run("new conjectures.my-bound", "cd " + folder / "tree; ");
  CHECK(lines_of(inside.out) == std::vector<std::string>{"theorems/conjectures/my-bound.cpp"});
  CHECK_FALSE(inside.says("catalogue.tsv"));
  CHECK(run("new nobody2000.lemma-1", "cd " + folder / "tree; ").says("needs its row in theorems/catalogue.tsv"));
}
