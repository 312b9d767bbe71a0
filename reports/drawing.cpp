#include "reports/drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace lemmacheck {
namespace {

struct Colour {
  const char* letter;  // its class
  const char* light;
  const char* dark;
};
constexpr Colour ground{"g", "#ffffff", "#0d1117"};
// In the order of Ink.
constexpr std::array<Colour, 9> colours{{{"t", "#1f2328", "#e6edf3"},
                                         {"a", "#59636e", "#9198a1"},
                                         {"b", "#0969da", "#4493f8"},
                                         {"r", "#cf222e", "#f85149"},
                                         {"u", "#1a7f37", "#3fb950"},
                                         {"v", "#9a6700", "#d29922"},
                                         {"n", "#59636e", "#9198a1"},
                                         {"e", "#8250df", "#ab7df8"},
                                         {"o", "#d1d9e0", "#3d444d"}}};
const Colour& colour(Ink ink) { return colours.at(static_cast<std::size_t>(ink)); }

// At most one decimal: a pixel's tenth is not seen, and every digit is committed.
std::string number(double x) {
  const double rounded = std::round(x * 10) / 10;
  return fmt::format("{}", rounded == 0 ? 0.0 : rounded);
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (static_cast<unsigned char>(c) < ' ')
      out += ' ';  // XML has no place for control characters
    else
      out += c;
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t most) {
  const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  if (static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts)) <= most) return std::string(text);
  std::size_t end = 0, kept = 0;
  while (end < text.size() && (kept + 1 < most || !starts(text[end]))) kept += starts(text[end++]);
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)) + "…";
}

Drawing::Drawing(double width, double height, std::string_view name)
    : width_(width), height_(height), name_(escaped(name)) {}

std::string& Drawing::strokes(Ink ink, const char* kind) {
  for (auto& s : strokes_)
    if (s.ink == ink && std::strcmp(s.kind, kind) == 0) return s.path;
  strokes_.push_back({ink, kind, ""});
  return strokes_.back().path;
}
void Drawing::text(double x, double y, std::string_view text, Anchor anchor) {
  const char* where = anchor == Anchor::middle ? " text-anchor=\"middle\""
                      : anchor == Anchor::end  ? " text-anchor=\"end\""
                                               : "";
  texts_ += fmt::format("<text x=\"{}\" y=\"{}\"{}>{}</text>\n", number(x), number(y), where, escaped(text));
}
void Drawing::line(double x1, double y1, double x2, double y2, Ink ink) {
  strokes(ink, "") += fmt::format("M{} {}L{} {}", number(x1), number(y1), number(x2), number(y2));
}
void Drawing::dashed(double x1, double y1, double x2, double y2, Ink ink) {
  strokes(ink, "d") += fmt::format("M{} {}L{} {}", number(x1), number(y1), number(x2), number(y2));
}
void Drawing::box(double x, double y, double width, double height, Ink ink) {
  strokes(ink, "f") +=
      fmt::format("M{} {}h{}v{}h{}z", number(x), number(y), number(width), number(height), number(-width));
}
void Drawing::dot(double x, double y, Ink ink) { strokes(ink, "p") += fmt::format("M{} {}h0", number(x), number(y)); }
namespace {
std::string path_through(const std::vector<std::array<double, 2>>& points) {
  std::string path;
  for (const auto& [x, y] : points) path += fmt::format("{}{} {}", path.empty() ? 'M' : 'L', number(x), number(y));
  return path;
}
}  // namespace
void Drawing::curve(const std::vector<std::array<double, 2>>& points, Ink ink) {
  strokes(ink, "c") += path_through(points);
}
void Drawing::wash(const std::vector<std::array<double, 2>>& outline, Ink ink) {
  strokes(ink, "w") += path_through(outline) + "z";
}

std::string Drawing::svg() const {
  std::string light =
      fmt::format(".{}{{fill:{}}}text{{fill:{}}}", ground.letter, ground.light, colour(Ink::text).light);
  std::string dark = fmt::format(".{}{{fill:{}}}text{{fill:{}}}", ground.letter, ground.dark, colour(Ink::text).dark);
  std::string paths;
  for (const auto& s : strokes_) {
    const auto& c = colour(s.ink);
    const bool filled = *s.kind == 'f' || *s.kind == 'w';
    const auto name = fmt::format("{}{}", c.letter, s.kind);
    light += fmt::format(".{}{{{}:{}}}", name, filled ? "fill" : "stroke", c.light);
    dark += fmt::format(".{}{{{}:{}}}", name, filled ? "fill" : "stroke", c.dark);
    const char* rest = *s.kind == 'c'   ? " fill=\"none\" stroke-width=\"1.8\" stroke-linejoin=\"round\""
                       : *s.kind == 'w' ? " fill-opacity=\".2\""
                       : *s.kind == 'd' ? " stroke-dasharray=\"3 3\""
                       : *s.kind == 'p' ? " stroke-width=\"3\" stroke-linecap=\"round\" stroke-opacity=\".8\""
                                        : "";
    paths += fmt::format("<path class=\"{}\"{} d=\"{}\"/>\n", name, rest, s.path);
  }
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" "
      "font-family=\"sans-serif\" font-size=\"11\">\n<title>{2}</title>\n"
      "<style>{3}@media(prefers-color-scheme:dark){{{4}}}</style>\n"
      "<rect class=\"g\" width=\"{0}\" height=\"{1}\"/>\n{5}{6}</svg>\n",
      number(width_), number(height_), name_, light, dark, paths, texts_);
}

}  // namespace lemmacheck
