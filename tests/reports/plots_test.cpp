#include "reports/plots.hpp"

#include <cmath>
#include <limits>
#include <map>
#include <regex>

#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {
constexpr double unbounded = std::numeric_limits<double>::infinity(),
                 no_number = std::numeric_limits<double>::quiet_NaN();

ConclusionTally tally(const std::string& name, std::initializer_list<double> slacks) {
  ConclusionTally c;
  c.name = name;
  for (const double slack : slacks) c.histogram.add(slack);
  c.tightest = Extreme{slacks.size() ? *slacks.begin() : 0.0, 0, "double", "", "", {}, {}};
  return c;
}
std::vector<std::string> some_pictures() {
  return {slack_plots({tally("a < b & c", {-1.0, 0.0, 1e-14, 0.5, 0.95, unbounded}), tally("d", {0.1, 0.9})}),
          scatter_plot({{1, 0.5}, {1e9, no_number}, {1e6, -0.1}, {30, 0.25}}, "x<y"),
          verdict_rows({{"p<q",
                         {{Ink::violation, 1},
                          {Ink::vacuous, 1},
                          {Ink::undecided, 1},
                          {Ink::error, 1},
                          {Ink::upheld, 3},
                          {Ink::absent, 9}},
                         "7 of 16"}},
                       {{Ink::upheld, "3 upheld"}}, "verdicts")};
}

// Relative luminance and contrast of the Web Content Accessibility Guidelines 2.1.
double luminance(const std::string& colour) {
  const auto channel = [&](std::size_t at) {
    const double c = std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
double contrast(const std::string& a, const std::string& b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}
/// Colours of a style by selector.
std::map<std::string, std::string> colours_of(const std::string& style) {
  std::map<std::string, std::string> found;
  const std::regex rule(R"(([.a-z]+)\{(?:fill|stroke):(#[0-9a-f]{6})\})");
  for (std::sregex_iterator at(style.begin(), style.end(), rule), end; at != end; ++at) found[(*at)[1]] = (*at)[2];
  return found;
}
}  // namespace

TEST_CASE("plots are well-formed where values are missing, infinite or need escaping") {
  for (const auto& svg : some_pictures()) {
    CHECK(svg.starts_with("<svg"));
    CHECK(svg.find("nan") == std::string::npos);
    CHECK(svg.find("inf") == std::string::npos);
    CHECK_FALSE(std::regex_search(svg, std::regex("a < b|x<y|p<q")));
    CHECK(svg.ends_with("</svg>\n"));
  }
}
TEST_CASE("every text and stroke of a plot can be read on its own ground, light and dark") {
  CHECK(contrast("#000000", "#ffffff") == Approx(21));
  CHECK(contrast("#777777", "#ffffff") < 4.5);  // the check can fail
  for (const auto& svg : some_pictures()) {
    const auto dark_from = svg.find("@media(prefers-color-scheme:dark)");
    REQUIRE(dark_from != std::string::npos);
    const auto style = svg.find("<style>"), style_ends = svg.find("</style>");
    for (const auto& colours : {colours_of(svg.substr(style, dark_from - style)),
                                colours_of(svg.substr(dark_from, style_ends - dark_from))}) {
      REQUIRE(colours.count(".g") == 1);
      REQUIRE(colours.count("text") == 1);
      for (const auto& [selector, colour] : colours) {
        if (selector == ".g" || selector == ".of") continue;  // the ground; what is not there
        INFO(selector << " " << colour << " on " << colours.at(".g"));
        CHECK(contrast(colour, colours.at(".g")) >= (selector == "text" ? 7 : 4.5));
      }
    }
    CHECK(svg.find("<rect class=\"g\"") < svg.find("<path"));
    CHECK(svg.find("fill=\"#") == std::string::npos);
  }
}
TEST_CASE("axes are named and have ticks; constant slacks have no plot") {
  CHECK(slack_plots({tally("equal", {0, 0, 0, 0})}).empty());
  CHECK(slack_plots({}).empty());
  CHECK(scatter_plot({{1, 0.5}, {1, 0.25}}, "one x").empty());
  CHECK(scatter_plot({{1, 0.5}, {2, 0.5}}, "one slack").empty());
  CHECK(scatter_plot({{no_number, 0.5}}, "none").empty());
  const auto slacks = slack_plots({tally("first", {0.1, 0.9}), tally("equal", {0, 0})});
  CHECK(slacks.find("first") != std::string::npos);
  CHECK(slacks.find("equal") == std::string::npos);
  CHECK(slacks.find(">slack, against cases (square roots)<") != std::string::npos);
  const auto scatter = scatter_plot({{0.5, 0.25}, {7.3, 0.75}}, "condition number");
  for (const char* text : {">slack<", ">condition number<", ">2<", ">6<", ">0.2<", ">0.6<"})
    CHECK(scatter.find(text) != std::string::npos);
}
TEST_CASE("a statement's plots are bounded: panels in rows of three, twelve at most") {
  std::vector<ConclusionTally> many;
  for (int k = 0; k < 40; ++k) many.push_back(tally("c" + std::to_string(k), {0.5 - k * 0.01, 0.9}));
  const auto svg = slack_plots(many);
  CHECK(svg.find("width=\"828\" height=\"592\"") != std::string::npos);
  CHECK(svg.find(">c39<") != std::string::npos);
  CHECK(svg.find(">c0<") == std::string::npos);
  std::vector<std::array<double, 2>> points;
  for (int k = 0; k < 20000; ++k) points.push_back({k * 0.001, std::sin(k)});
  CHECK(scatter_plot(points, "x").size() < 140000);
  for (auto& p : points) p = {1 + 1e-9 * p[0], 0.5 + 1e-12 * p[1]};
  points.push_back({2, 0.6});
  CHECK(scatter_plot(points, "x").size() < 2500);  // one spot is one dot
}
TEST_CASE("ticks are round numbers within the range, three to seven of them") {
  for (const auto& [low, high] : {std::pair{0.0, 1.0}, {0.0, 0.37}, {-2.0, 0.1}, {13.0, 47.0}, {1e-9, 4e-9}}) {
    const auto at = ticks(low, high, false);
    CHECK((at.size() >= 3 && at.size() <= 7));
    CHECK((at.front() >= low - 1e-12 && at.back() <= high * (1 + 1e-9)));
  }
  CHECK(ticks(1, 3e5, true) == std::vector<double>{1, 10, 100, 1000, 1e4, 1e5});
  CHECK(ticks(1e-12, 1, true).size() == 7);
  CHECK(tick_text(0.001) == "0.001");
  CHECK(tick_text(1e-9) == "10⁻⁹");
  CHECK(tick_text(2000) == "2,000");
  CHECK(tick_text(-3e-7) == "-3·10⁻⁷");
}
TEST_CASE("text is shortened between letters, not within one") {
  CHECK(shortened("Poczos", 6) == "Poczos");
  CHECK(shortened("Póczos und", 6) == "Póczo…");
  CHECK(shortened("ab cdef", 4) == "ab…");
}
