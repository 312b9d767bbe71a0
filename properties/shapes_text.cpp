// The text of shapes, read, and held against the kinds of the fields.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "properties/shapes.hpp"

namespace lemmacheck {
std::string Shapes::FieldShape::text() const {
  std::string shape;
  for (const auto& length : lengths) shape += (shape.empty() ? "" : " of ") + length.text();
  if (matrix.empty()) return shape;
  return (shape.empty() ? "" : shape + " of ") + matrix[0].text() + " x " + matrix[1].text();
}
std::string Shapes::Bound::text() const { return smaller.text() + (strict ? " < " : " <= ") + larger.text(); }

// --- the text -----------------------------------------------------------------------------------

class Shapes::Parser {
 public:
  Parser(std::string_view text, Shapes& shapes) : text_(text), shapes_(shapes) {}

  /// Empty, or the fault.
  std::string run() {
    do field();
    while (fault_.empty() && take(","));
    if (fault_.empty() && take(";")) {
      do bound();
      while (fault_.empty() && take(","));
    }
    if (fault_.empty() && !rest().empty()) fail("',' or ';'");
    return fault_;
  }

 private:
  std::string_view rest() {
    while (!text_.empty() && text_.front() == ' ') text_.remove_prefix(1);
    return text_;
  }
  bool take(std::string_view symbol) {
    if (!rest().starts_with(symbol)) return false;
    text_.remove_prefix(symbol.size());
    return true;
  }
  static bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.'; }
  std::string_view word() {
    std::size_t size = 0;
    while (size < rest().size() && in_word(text_[size])) ++size;
    return text_.substr(0, size);
  }
  bool take_word(std::string_view wanted) {
    if (word() != wanted) return false;
    text_.remove_prefix(wanted.size());
    return true;
  }
  void fail(std::string_view wanted) {
    if (!fault_.empty()) return;
    fault_ = rest().empty() ? fmt::format("the shapes end where {} is wanted", wanted)
                            : fmt::format("the shapes have '{}' where {} is wanted", text_, wanted);
  }

  void field() {
    FieldShape shape;
    shape.field = word();
    text_.remove_prefix(shape.field.size());
    if (shape.field.empty()) return fail("a field");
    if (!take(":")) return fail("':'");
    for (const auto& other : shapes_.fields_)
      if (other.field == shape.field) fault_ = "the shapes name the field '" + shape.field + "' twice";
    for (;;) {
      const Extent first = extent();
      if (take_word("x")) {
        shape.matrix = {first, extent()};
        break;
      }
      shape.lengths.push_back(first);
      if (!fault_.empty() || !take_word("of")) break;
    }
    shapes_.fields_.push_back(std::move(shape));
  }
  Extent extent() {
    const auto name = word();
    text_.remove_prefix(name.size());
    Extent e;
    if (name.empty()) {
      fail("a dimension");
    } else if (std::isdigit(static_cast<unsigned char>(name.front()))) {
      const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), e.number);
      if (error != std::errc{} || end != name.data() + name.size())
        fault_ = "the shapes have '" + std::string(name) + "' for a number";
    } else {
      e.name = name;
      if (name.find('.') != name.npos) fault_ = "the shapes have '" + e.name + "' for a dimension";
    }
    return e;
  }
  void bound() {
    Extent left = extent();
    for (int links = 0; fault_.empty(); ++links) {
      const bool at_most = take("<="), at_least = !at_most && take(">=");
      const bool below = !at_most && !at_least && take("<"), above = !at_most && !at_least && !below && take(">");
      if (!at_most && !at_least && !below && !above) {
        if (links == 0) fail("<, <=, >= or >");
        return;
      }
      const Extent right = extent();
      const bool upwards = at_most || below;
      shapes_.bounds_.push_back({upwards ? left : right, upwards ? right : left, below || above});
      left = right;
    }
  }

  std::string_view text_;
  Shapes& shapes_;
  std::string fault_;
};

Shapes::Shapes(std::string_view text) : text_(text) {
  fault_ = Parser(text_, *this).run();
  const auto names = [&](const std::string& name) {
    return std::any_of(fields_.begin(), fields_.end(), [&](const FieldShape& f) {
      const auto is_it = [&](const Extent& e) { return e.name == name; };
      return std::any_of(f.lengths.begin(), f.lengths.end(), is_it) ||
             std::any_of(f.matrix.begin(), f.matrix.end(), is_it);
    });
  };
  for (const auto& bound : bounds_)
    for (const auto* e : {&bound.smaller, &bound.larger})
      if (fault_.empty() && !e->name.empty() && !names(e->name))
        fault_ = "the shapes bound '" + e->name + "', which is no dimension of a field";
}

std::string Shapes::misfit(const FieldShape& shape, const Value& pattern) {
  const Value* at = at_path(pattern, shape.field);
  if (!at) return "the shapes name '" + shape.field + "', which is no field";
  const bool is_whole = std::holds_alternative<std::int64_t>(at->node);
  if (is_whole && shape.lengths.size() == 1 && shape.matrix.empty()) return "";
  std::size_t lists = 0;
  for (; lists < shape.lengths.size(); ++lists) {
    const auto* list = std::get_if<List>(&at->node);
    if (!list) break;
    at = &list->front();  // a pattern has one item in every list
  }
  const bool is_matrix = std::holds_alternative<DyadicMatrix>(at->node);
  if (is_matrix && shape.matrix.empty())
    return fmt::format("'{}' has matrices, whose shape is rows x columns, not {}", shape.field, shape.text());
  if (!is_matrix && !shape.matrix.empty())
    return fmt::format("'{}' has no matrix of shape {}", shape.field, shape.text());
  if (lists < shape.lengths.size()) return fmt::format("'{}' is no list of shape {}", shape.field, shape.text());
  return "";
}
std::string Shapes::fault(const Value& pattern) const {
  if (!fault_.empty()) return fault_;
  for (const auto& shape : fields_)
    if (auto wrong = misfit(shape, pattern); !wrong.empty()) return wrong;
  return "";
}

}  // namespace lemmacheck
