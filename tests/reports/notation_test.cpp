#include "reports/notation.hpp"

#include <algorithm>
#include <stdexcept>

#include "properties/woven.hpp"
#include "reports/catalogue.hpp"
#include "reports/pages.hpp"
#include "tests/catch.hpp"
#include "tests/reports/invented.hpp"

using namespace lemmacheck;

namespace {
constexpr const char* header = R"(// A paper (1999).
// The setting.
//
// paper    here       shape    meaning
// W_j      layers     d x d    layer j, whose
//                              meaning is long
// |x|      norm       1        a norm
//
// A remark.
#pragma once

#include <vector>

namespace lemmacheck::paper {

// --- objects ------------------------

/// A state. It has
/// two fields, `a` < b.
struct State {
  int a = 0;  ///< first
  int b() const { return a; }
};
LEMMACHECK_DESCRIBE(State, a)
/// c^2 / (256 N^3 B^{2(N-1)/N}). More.
Real bound(const Real& c,
           int depth);
Real other(int);

// Two of them.
void validate(const State& state);
void validate(int number);
constexpr int most = 6, least = 1;

}  // namespace lemmacheck::paper
)";
}

TEST_CASE("a header's table, sections, comments and declarations are read") {
  const auto notation = notation_of(header);
  CHECK(notation.paragraphs == std::vector<std::string>{"A paper (1999).\nThe setting.", "A remark."});
  REQUIRE(notation.symbols.size() == 2);
  CHECK(notation.symbols[0] == Symbol{"W_j", "layers", "d x d", "layer j, whose meaning is long"});
  CHECK(notation.symbols[1] == Symbol{"|x|", "norm", "1", "a norm"});
  REQUIRE(notation.sections.size() == 2);
  CHECK(notation.sections[1].title == "objects");
  const auto& objects = notation.sections[1].objects;
  REQUIRE(objects.size() == 3);
  CHECK(objects[0].names == std::vector<std::string>{"State"});
  CHECK(objects[0].comment == "A state. It has\ntwo fields, `a` < b.\n");
  CHECK(objects[1].names == std::vector<std::string>{"bound", "other"});
  CHECK(objects[1].code == "Real bound(const Real& c,\n           int depth);\nReal other(int);\n");
  CHECK(objects[2].names == std::vector<std::string>{"validate", "most"});
  CHECK(first_sentence(objects[1].comment) == "c^2 / (256 N^3 B^{2(N-1)/N})");
  CHECK(comment_text(objects[0].comment) == "A state. It has\ntwo fields, `a` &lt; b.\n");
}
TEST_CASE("a row of the table that is not in its columns is refused") {
  CHECK_THROWS_AS(notation_of("// paper   here   shape   meaning\n// x   y too long for it   1   z\n"),
                  std::runtime_error);
}
TEST_CASE("every paper's setting has a table of notation with all four columns filled, and objects") {
  int papers_with_one = 0;
  for (const auto& paper : papers()) {
    const auto text = woven_source("theorems/" + paper.id + "/setting.hpp");
    if (text.empty()) continue;
    INFO(paper.id);
    const auto notation = notation_of(text);
    CHECK(notation.symbols.size() > 5);
    for (const auto& row : notation.symbols)
      for (const auto& cell : row) {
        INFO(row[0] << " " << row[3]);
        CHECK_FALSE(cell.empty());
      }
    std::size_t objects = 0, undocumented = 0;
    for (const auto& section : notation.sections)
      for (const auto& object : section.objects) {
        ++objects, undocumented += object.comment.empty();
        CHECK_FALSE(object.names.empty());
      }
    CHECK(objects > 5);
    CHECK(undocumented * 4 < objects);
    ++papers_with_one;
  }
  CHECK(papers_with_one == 4);
}
TEST_CASE("functions that a listing calls are found, methods and words are not") {
  CHECK(called_in("const Real x = bound(c, f(y)); if (z) net.depth(); bound(2)") ==
        std::vector<std::string>{"bound", "f"});
}
TEST_CASE("a statement's page has the formulas behind the functions that it calls, with links to the notation") {
  Summary summary;
  StatementSummary s;
  s.id = "arora2018.lemma-1", s.verdict = Verdict::upheld;
  summary.statements = {s};
  const Report report(summary, "../../");
  const auto page = statement_page(report, s, find_statement(s.id));
  CHECK(page.find("[`balance_bound`](notation.md#balance_bound): c^2 / (constant N^3 B^{2(N-1)/N})") !=
        std::string::npos);
  CHECK(page.find("(../../../numerics/networks/networks.hpp)") != std::string::npos);
  CHECK(page.find("[source](../../../theorems/arora2018/lemma-1.cpp)") != std::string::npos);
  CHECK(notation_page(report, "arora2018").find("<a id=\"balance_bound\"></a>") != std::string::npos);
  const Report elsewhere(summary, "");
  CHECK(statement_page(elsewhere, s, find_statement(s.id)).find("numerics/networks/networks.hpp") == std::string::npos);
}
