#include "properties/audit/records/written_json.hpp"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

namespace lemmacheck {
namespace {
using Json = nlohmann::json;

constexpr std::size_t deepest = 100;

/// Runs over a text and tells how far it has come: the parser reports no positions of values.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(const char* at, const char** reached) : at_(at), reached_(reached) {}
  reference operator*() const { return *at_; }
  Cursor& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  Cursor operator++(int) {
    Cursor before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Cursor& other) const { return at_ == other.at_; }
  bool operator!=(const Cursor& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** reached_;
};

bool is_digit(char c) { return '0' <= c && c <= '9'; }

/// Counts the lines of a text as far as it is asked, forwards.
class Lines {
 public:
  explicit Lines(std::string_view text) : at_(text.data()), start_(at_) {}
  /// The line that `place` is on.
  int number(const char* place) {
    for (; at_ < place; ++at_)
      if (*at_ == '\n') ++line_, start_ = at_ + 1;
    return line_;
  }
  std::ptrdiff_t column(const char* place) const { return place - start_ + 1; }

 private:
  const char *at_, *start_;
  int line_ = 1;
};

/// What nlohmann's parser calls: builds one value.
class Builder {
 public:
  Builder(const char* text, const char* const& reached, Lines& lines) : text_(text), reached_(reached), lines_(lines) {}

  WrittenJson take() { return std::move(root_); }

  bool null() { return add(WrittenJson::Null{}); }
  bool boolean(bool x) { return add(x); }
  bool number_integer(Json::number_integer_t) { return add(WrittenJson::Number{number_text()}); }
  bool number_unsigned(Json::number_unsigned_t) { return add(WrittenJson::Number{number_text()}); }
  bool number_float(Json::number_float_t, const std::string&) { return add(WrittenJson::Number{number_text()}); }
  bool string(std::string& x) { return add(std::move(x)); }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(WrittenJson::Members{}); }
  bool start_array(std::size_t) { return open(WrittenJson::Items{}); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    std::get<WrittenJson::Members>(open_.back()->node).push_back({name, {}});
    if (!names_.back().insert(name).second) refuse("given twice");
    return true;
  }
  bool parse_error(std::size_t, const std::string& token, const Json::exception& why) {
    constexpr int number_overflow = 406;
    if (why.id == number_overflow) refuse(token + " is beyond the largest double, 1.7976931348623157e308");
    // "[json.exception.parse_error.101] parse error at line 1, column 3: syntax error ...": its line is not ours.
    std::string text = why.what();
    if (const auto at = text.find(": "); at != text.npos) text.erase(0, at + 2);
    const int line = lines_.number(last());
    throw MalformedText({"", fmt::format("not JSON at column {}: {}", lines_.column(last()), text)}, line);
  }

 private:
  /// The last character of the token at hand, or the one behind it; never a line's end inside the text.
  const char* last() const { return reached_ > text_ ? reached_ - 1 : reached_; }

  std::string number_text() const {
    const char* end = is_digit(*last()) ? reached_ : last();
    const char* begin = end;
    const auto belongs = [](char c) { return is_digit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E'; };
    while (begin > text_ && belongs(begin[-1])) --begin;
    return {begin, end};
  }
  [[noreturn]] void refuse(const std::string& why) {
    std::string path;
    for (const WrittenJson* level : open_) {
      if (const auto* members = level->members()) {
        if (!members->empty()) path += (path.empty() ? "" : ".") + members->back().name;
      } else {
        // What is refused is not in the innermost array yet.
        const auto size = std::get<WrittenJson::Items>(level->node).size();
        path += fmt::format("[{}]", level == open_.back() ? size : size - 1);
      }
    }
    throw MalformedText({path, why}, lines_.number(last()));
  }
  template <class Node>
  WrittenJson* place(Node&& node) {
    WrittenJson* here = &root_;
    if (!open_.empty()) {
      if (auto* items = std::get_if<WrittenJson::Items>(&open_.back()->node))
        here = &items->emplace_back();
      else
        here = &std::get<WrittenJson::Members>(open_.back()->node).back().value;
    }
    here->line = lines_.number(last());
    here->node = std::forward<Node>(node);
    return here;
  }
  template <class Node>
  bool add(Node&& node) {
    place(std::forward<Node>(node));
    return true;
  }
  template <class Node>
  bool open(Node&& node) {
    if (open_.size() == deepest)
      throw MalformedText({"", fmt::format("nested more than {} levels deep", deepest)}, lines_.number(last()));
    open_.push_back(place(std::forward<Node>(node)));
    names_.emplace_back();
    return true;
  }
  bool close() {
    open_.pop_back(), names_.pop_back();
    return true;
  }

  const char* text_;
  const char* const& reached_;
  Lines& lines_;
  WrittenJson root_;
  std::vector<WrittenJson*> open_;  ///< an item moves only when its array, which is then innermost, gets another
  std::vector<std::set<std::string>> names_;  ///< of the members so far, of each of these
};

}  // namespace

const char* WrittenJson::type_name() const {
  static constexpr const char* names[] = {"null", "boolean", "number", "string", "array", "object", "matrix"};
  return names[node.index()];
}

const WrittenJson* WrittenJson::find(std::string_view name) const {
  if (const auto* all = members())
    for (const auto& member : *all)
      if (member.name == name) return &member.value;
  return nullptr;
}

std::vector<WrittenJson> read_json_values(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n", mark = "\xef\xbb\xbf";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  std::vector<WrittenJson> values;
  Lines lines(text);
  const char* const end = text.data() + text.size();
  const char* reached = text.data();
  for (;;) {
    const auto next = text.find_first_not_of(blanks, static_cast<std::size_t>(reached - text.data()));
    if (next == text.npos) return values;
    reached = text.data() + next;
    Builder builder(reached, reached, lines);
    Json::sax_parse(Cursor(reached, &reached), Cursor(end, &reached), &builder, Json::input_format_t::json, false);
    values.push_back(builder.take());
    // The parser looks one character past a number.
    if (std::holds_alternative<WrittenJson::Number>(values.back().node) && reached > text.data() &&
        !is_digit(reached[-1]))
      --reached;
  }
}

}  // namespace lemmacheck
