#include "properties/described.hpp"

#include <fmt/format.h>

#include <limits>

namespace lemmacheck {
namespace {

const char* word_of(const Value& v) {
  static constexpr const char* words[] = {"an integer", "a number", "a fraction",  "a word",
                                          "a matrix",   "a list",   "named fields"};
  return words[v.node.index()];
}
[[noreturn]] void refuse(const Value& found, const char* wanted) {
  throw Malformed("", fmt::format("{} where {} is wanted", word_of(found), wanted));
}
template <class T>
const T& node_of(const Value& v, const char* wanted) {
  const T* node = std::get_if<T>(&v.node);
  if (!node) refuse(v, wanted);
  return *node;
}

}  // namespace

void read_value(const Value& v, int& x) {
  const auto whole = node_of<std::int64_t>(v, "an integer");
  if (whole < std::numeric_limits<int>::min() || whole > std::numeric_limits<int>::max())
    throw Malformed("", fmt::format("{} does not fit into an int", whole));
  x = static_cast<int>(whole);
}
void read_value(const Value& v, std::int64_t& x) { x = node_of<std::int64_t>(v, "an integer"); }
void read_value(const Value& v, double& x) { x = node_of<double>(v, "a number"); }
void read_value(const Value& v, Fraction& x) { x = node_of<Fraction>(v, "a fraction"); }
void read_value(const Value& v, std::string& x) { x = node_of<std::string>(v, "a word"); }
void read_value(const Value& v, DyadicMatrix& x) {
  x = node_of<DyadicMatrix>(v, "a matrix");
  if (x.rows < 0 || x.cols < 0 ||
      x.entries.size() != static_cast<std::size_t>(x.rows) * static_cast<std::size_t>(x.cols))
    throw Malformed("", fmt::format("{} entries in a {} x {} matrix", x.entries.size(), x.rows, x.cols));
}

const List& list_of(const Value& v) { return node_of<List>(v, "a list"); }

const Value& field_of(const Value& v, std::size_t position, const char* name) {
  const auto& fields = node_of<Fields>(v, "named fields");
  if (position >= fields.size()) throw Malformed(name, "missing");
  if (fields[position].name != name) throw Malformed(fields[position].name, fmt::format("where '{}' is wanted", name));
  return fields[position].value;
}
void require_no_more_fields(const Value& v, std::size_t described) {
  const auto& fields = node_of<Fields>(v, "named fields");
  if (fields.size() > described) throw Malformed(fields[described].name, "unknown field");
}
std::string item_path(std::size_t k) { return fmt::format("[{}]", k); }

}  // namespace lemmacheck
