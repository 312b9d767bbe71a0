// What the prose of a statement cites is what it says that it rests on.
#include <algorithm>

#include "properties/woven.hpp"
#include "reports/catalogue.hpp"
#include "reports/links.hpp"
#include "reports/weave.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {
std::string prose_of(const Statement& statement) {
  std::string prose;
  for (const auto& block : weave(woven_source(statement.source_file)))
    if (block.what == WovenBlock::What::prose) prose += block.text + "\n";
  return prose;
}
bool is_known(const std::string& id) {
  const auto all = catalogue();
  return find_statement(id) || std::any_of(all.begin(), all.end(), [&](const auto& entry) { return entry.id == id; });
}
/// Ids that the prose rests on though `uses` lacks them.
std::vector<std::string> unlisted(const std::string& prose, const std::string& id, const std::string& vacuous_by,
                                  const std::vector<std::string>& uses) {
  std::vector<std::string> missing;
  for (const auto& c : citations(prose))
    if (!c.only_mentioned && c.id != id && c.id != vacuous_by &&
        std::find(uses.begin(), uses.end(), c.id) == uses.end())
      missing.push_back(c.id);
  return missing;
}
}  // namespace

TEST_CASE("what prose cites stands in uses, or is only mentioned: see ...") {
  int cited = 0;
  for (const Statement* statement : registered_statements()) {
    const auto prose = prose_of(*statement);
    for (const auto& c : citations(prose)) {
      INFO(statement->source_file << " cites " << c.id);
      CHECK(is_known(c.id));
      ++cited;
    }
    for (const auto& id : unlisted(prose, statement->id, statement->vacuous_by, statement->uses)) {
      INFO(statement->source_file << ": add it to .uses, or write \"see `" << id << "`\"");
      CHECK(id.empty());
    }
  }
  CHECK(cited > 10);
}
TEST_CASE("an id that uses lacks is found, wherever it stands in a sentence") {
  const auto missing = [](const char* prose) { return unlisted(prose, "xu2018.x", "", {"xu2018.used"}); };
  CHECK(missing("By `xu2018.lemma-1`, and bare by xie2017.lemma-2.") ==
        std::vector<std::string>{"xu2018.lemma-1", "xie2017.lemma-2"});
  CHECK(missing("(see\n`xu2018.a`), (see `xu2018.a` and `xu2018.b`), see `xu2018.a`, `xu2018.b`").empty());
  CHECK(missing("see `xu2018.a`. It follows from `xu2018.b`") == std::vector<std::string>{"xu2018.b"});
  CHECK(missing("`xu2018.used`, `xu2018.x`, file xu2018/setting.hpp, nobody2000.lemma-1").empty());
  CHECK(missing("foresee `xu2018.a`") == std::vector<std::string>{"xu2018.a"});
}
