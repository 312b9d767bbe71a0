#include "reports/weave.hpp"

#include "tests/catch.hpp"

using namespace lemmacheck;
using What = WovenBlock::What;

TEST_CASE("prose, code and results keep the order of the file") {
  const auto blocks = weave(
      "//! # Title\n//! $a_b$\n#include \"x.hpp\"\n\nnamespace n {\n  int f();\n\n\n  int g();\n"
      "//! ## More\n  int h();\n}  // namespace n\n//! @results\n");
  REQUIRE(blocks.size() == 5);
  CHECK(blocks[0].what == What::prose);
  CHECK(blocks[0].text == "# Title\n$a_b$\n");
  CHECK(blocks[1].what == What::code);
  CHECK(blocks[1].text == "int f();\n\nint g();\n");
  CHECK(blocks[2].text == "## More\n");
  CHECK(blocks[3].text == "int h();\n");
  CHECK(blocks[4].what == What::results);
}
TEST_CASE("results go to the end where the file does not place them") {
  const auto blocks = weave("//! # T\nint x;\n");
  REQUIRE(blocks.size() == 3);
  CHECK(blocks.back().what == What::results);
  CHECK(weave("").size() == 1);
}
TEST_CASE("a prose line inside a function ends one listing and starts the next") {
  const auto blocks = weave("void f() {\n  a();\n  //! then\n  b();\n}\n");
  REQUIRE(blocks.size() == 4);
  CHECK(blocks[0].text == "void f() {\n  a();\n");
  CHECK(blocks[2].text == "  b();\n}\n");
}
TEST_CASE("formulas reach GitHub's mathematics with their backslashes") {
  CHECK(with_fenced_math("let $\\{a\\}$ be `$x` and $b_1$\n") == "let $`\\{a\\}`$ be `$x` and $`b_1`$\n");
  CHECK(with_fenced_math("then\n$$ a\\,b $$.\nNext") == "then\n```math\na\\,b.\n```\nNext");
  CHECK(with_fenced_math("x $$a$$ y") == "x \n```math\na\n```\n y");
  CHECK(with_fenced_math("- so\n  $$ a\n     b $$\n- next") == "- so\n  ```math\n  a\n  b\n  ```\n- next");
  CHECK(with_fenced_math("costs 5$ or so") == "costs 5$ or so");
  CHECK(with_fenced_math("```cpp\n$x$\n```") == "```cpp\n$x$\n```");
}
