// A small SVG picture that reads on light and dark pages.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace lemmacheck {

/// What a stroke, a shape or a text is; its colour follows from that and from the reader's scheme, light or dark. Every
/// text has a contrast of at least 4.5 with the picture's own ground in both (tested).
enum class Ink { text, axis, data, violation, upheld, vacuous, undecided, error, absent };

/// Text that is safe inside XML.
std::string escaped(std::string_view text);
/// The text cut to so many characters, the last one an ellipsis where something is missing.
std::string shortened(std::string_view text, std::size_t most);

/// Coordinates in pixels from the top left corner. The ground is the picture's own, because an image does not know the
/// page that it stands on.
class Drawing {
 public:
  enum class Anchor { start, middle, end };
  /// `name` is what a screen reader says.
  Drawing(double width, double height, std::string_view name);
  void text(double x, double y, std::string_view text, Anchor anchor = Anchor::start);
  void line(double x1, double y1, double x2, double y2, Ink ink = Ink::axis);
  void dashed(double x1, double y1, double x2, double y2, Ink ink);
  void box(double x, double y, double width, double height, Ink ink);
  void dot(double x, double y, Ink ink);
  /// A line through the points, and a wash inside a closed one.
  void curve(const std::vector<std::array<double, 2>>& points, Ink ink);
  void wash(const std::vector<std::array<double, 2>>& outline, Ink ink);
  std::string svg() const;

 private:
  struct Strokes {
    Ink ink;
    const char* kind;  // "", "d" dashed, "p" dots, "f" filled, "c" curve, "w" wash
    std::string path;
  };
  std::string& strokes(Ink ink, const char* kind);
  double width_, height_;
  std::string name_, texts_;
  std::vector<Strokes> strokes_;
};

}  // namespace lemmacheck
