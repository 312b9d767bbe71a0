#include "reports/pages.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

namespace lemmacheck {
namespace {
// The decimal of six significant digits nearest to x on the given side (-1: at most x, 1: at least x).
std::string directed(double x, int side) {
  if (!std::isfinite(x)) return std::isnan(x) ? "unknown" : x < 0 ? "-inf" : "inf";
  const auto text = fmt::format("{:.5e}", x);
  const double shown = std::strtod(text.c_str(), nullptr);
  if (side < 0 ? shown <= x : shown >= x) return fmt::format("{:.6g}", shown);
  const int exponent = std::atoi(text.substr(text.find('e') + 1).c_str());
  const double moved = shown + side * std::pow(10.0, exponent - 5);
  return fmt::format("{:.6g}", moved);
}
}  // namespace

std::string verdict_phrase(const StatementSummary& s) {
  const std::string name = name_of(s.verdict);
  const bool judged = s.verdict == Verdict::refuted || s.verdict == Verdict::vacuous;
  return judged && s.wording != Wording::exact ? name + " as reconstructed" : name;
}
std::string enclosure_text(double lower, double upper) {
  if (lower == upper) return fmt::format("{:.6g}", lower);
  return fmt::format("[{}, {}]", directed(lower, -1), directed(upper, 1));
}
std::string cell(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '|')
      out += "\\|";
    else if (c == '\n')
      out += ' ';
    else
      out += c;
  }
  return out;
}
std::string short_digest(const Summary& summary) { return summary.digest.substr(0, 12); }

}  // namespace lemmacheck
