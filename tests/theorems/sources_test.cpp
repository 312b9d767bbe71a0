// No statement computes an error bound of its own: the bounds are those of numerics/, where they are proved and tested.
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace {

namespace fs = std::filesystem;

/// What a bound made by hand is made of: units of roundoff, neighbouring doubles, intervals, rounding modes, and the
/// parts of numerics/ that carry error constants.
std::vector<std::string> parts_of_a_bound(const std::string& source) {
  static const std::regex comment("//[^\n]*"),
      part(
          "nextafter|epsilon\\(|_EPSILON|fesetround|\\bfma\\b|0x1p-5[23]\\b|unit_roundoff|\\bulps?\\b|\\bInterval\\b|"
          "rounding::|certified::|ErrorModel|"
          "numerics/[a-z_]+/"
          "(interval|certified|error_model|residual_bounds|scaled_symmetric|multiprecision|ball|mpfr)");
  const std::string code = std::regex_replace(source, comment, "");
  std::vector<std::string> found;
  for (std::sregex_iterator at(code.begin(), code.end(), part), end; at != end; ++at) found.push_back(at->str());
  return found;
}

}  // namespace

TEST_CASE("no statement computes an error bound of its own") {
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(LEMMACHECK_SOURCE_DIR) / "theorems")) {
    const auto extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".hpp") continue;
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    const auto found = parts_of_a_bound(text.str());
    INFO(entry.path().filename() << (found.empty() ? "" : " says " + found.front()));
    CHECK(found.empty());
    ++files;
  }
  CHECK(files > 20);
}

TEST_CASE("a bound made by hand is recognised") {
  CHECK(parts_of_a_bound("const double above = std::nextafter(x, 2);").size() == 1);
  CHECK(parts_of_a_bound(
            "#include \"numerics/arithmetic/interval.hpp\"\nx * (1 + std::numeric_limits<double>::epsilon())")
            .size() == 2);
  CHECK(parts_of_a_bound("x += 4 * 0x1p-53 * size;").size() == 1);
  CHECK(parts_of_a_bound("// within a few ulps\nconst Real y = square(x);").empty());
}
