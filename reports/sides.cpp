#include "reports/sides.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <utility>

#include "reports/findings.hpp"
#include "reports/markdown.hpp"

namespace lemmacheck {
namespace {

constexpr int fewest_digits = 3, most_digits = 17;

const char* sign_of(Relation relation) {
  switch (relation) {
    case Relation::at_most:
      return "<=";
    case Relation::below:
      return "<";
    case Relation::equal:
      return "=";
    case Relation::agrees:
      return "≈";
  }
  return "?";
}

bool overlap(const Sides& s) { return !(s.lhs_upper < s.rhs_lower) && !(s.rhs_upper < s.lhs_lower); }

// Two decimals with the first below the second, both between a and b, a < b.
std::pair<std::string, std::string> apart(double a, double b) {
  for (int digits = fewest_digits; digits <= most_digits; ++digits) {
    auto low = directed(a, 1, digits), high = directed(b, -1, digits);
    if (std::strtod(low.c_str(), nullptr) < std::strtod(high.c_str(), nullptr))
      return {std::move(low), std::move(high)};
  }
  return {fmt::format("{:.17g}", a), fmt::format("{:.17g}", b)};
}

std::string middle(double lower, double upper) {
  if (lower == upper) return fmt::format("{:.6g}", lower);
  return about(lower, upper);
}

}  // namespace

std::string sides_text(const Sides& s) {
  std::pair<std::string, std::string> shown;
  if (s.lhs_upper < s.rhs_lower) {
    shown = apart(s.lhs_upper, s.rhs_lower);
  } else if (s.rhs_upper < s.lhs_lower) {
    shown = apart(s.rhs_upper, s.lhs_lower);
    std::swap(shown.first, shown.second);
  } else {
    shown = {middle(s.lhs_lower, s.lhs_upper), middle(s.rhs_lower, s.rhs_upper)};
  }
  return fmt::format("{} {} {}", shown.first, sign_of(s.relation), shown.second);
}

std::string compared_text(const Sides& sides, bool fails, double slack_lower, double slack_upper) {
  auto text = code(sides_text(sides));
  if (!fails) return text;
  text += " is false";
  const bool strict_tie = sides.relation == Relation::below && sides.lhs_lower == sides.rhs_upper;
  if (overlap(sides) && !strict_tie) text += fmt::format(", by a slack of {}", slack_text(slack_lower, slack_upper));
  return text;
}

}  // namespace lemmacheck
