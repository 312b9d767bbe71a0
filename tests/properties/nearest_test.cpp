#include "properties/nearest.hpp"

#include "tests/catch.hpp"

using namespace lemmacheck;

TEST_CASE("a slip of the finger is answered with the word that was meant") {
  const std::vector<std::string> commands{"audit", "check", "list", "new", "replay", "report", "sample", "show"};
  CHECK(nearest("audt", commands).front() == "audit");
  CHECK(nearest("AUDIT", commands).front() == "audit");
  CHECK(nearest("repor", commands).front() == "report");
  CHECK(nearest("zzzzzz", commands).empty());
  CHECK(nearest_text("zzzzzz", commands).empty());
  CHECK(nearest_text("shwo", commands).starts_with("; nearest: show"));
}

TEST_CASE("of an id, what follows the paper is enough") {
  const std::vector<std::string> ids{"arora2018.lemma-1", "du2018.lemma-3.1", "xie2017.gram-id"};
  CHECK(nearest("lemma-1", ids).front() == "arora2018.lemma-1");
  CHECK(nearest("arora2018.lemma1", ids).front() == "arora2018.lemma-1");
  CHECK(nearest("gram", ids).front() == "xie2017.gram-id");
  CHECK(nearest("", ids).empty());
}
