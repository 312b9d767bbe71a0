#include "properties/value.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace lemmacheck {

std::string shape_text(const DyadicMatrix& matrix) {
  return std::to_string(matrix.rows) + " x " + std::to_string(matrix.cols);
}
void require_shape(const std::string& field, const DyadicMatrix& matrix, int rows, int cols) {
  if (matrix.rows == rows && matrix.cols == cols) return;
  throw Malformed(field,
                  "is " + shape_text(matrix) + ", wanted is " + std::to_string(rows) + " x " + std::to_string(cols));
}
void require_nonzero_rows(const std::string& field, const DyadicMatrix& matrix) {
  if (matrix.rows < 1 || matrix.cols < 1)
    throw Malformed(field, "is " + shape_text(matrix) + ", wanted is a row and a column at least");
  for (int i = 0; i < matrix.rows; ++i)
    if (is_zero_row(matrix, i))
      throw Malformed(field + "[" + std::to_string(i) + "]", "is zero, wanted is a nonzero vector");
}
void require_signs(const std::string& field, const DyadicMatrix& matrix) {
  for (std::size_t k = 0; k < matrix.entries.size(); ++k)
    if (std::abs(matrix.entries[k]) != 1)
      throw Malformed(field + "[" + std::to_string(k) + "]", "is not a sign, wanted is 1 or -1");
}
void require_between(const std::string& field, std::int64_t found, std::int64_t least, std::int64_t most) {
  if (least <= found && found <= most) return;
  throw Malformed(
      field, "is " + std::to_string(found) + ", wanted is " + std::to_string(least) + " to " + std::to_string(most));
}
void require_probability(const std::string& field, const Fraction& found) {
  if (found.numerator() > 0 && found.numerator() < found.denominator()) return;
  throw Malformed(field, "is " + found.text() + ", wanted is strictly between 0 and 1");
}

namespace {

template <class Tree, class Visit>
void for_each_double(Tree& value, const Visit& visit) {
  if (auto* number = std::get_if<double>(&value.node)) {
    visit(*number);
  } else if (auto* matrix = std::get_if<DyadicMatrix>(&value.node)) {
    for (auto& entry : matrix->entries) visit(entry);
  } else if (auto* list = std::get_if<List>(&value.node)) {
    for (auto& item : *list) for_each_double(item, visit);
  } else if (auto* fields = std::get_if<Fields>(&value.node)) {
    for (auto& field : *fields) for_each_double(field.value, visit);
  }
}

}  // namespace

bool operator==(const Value& a, const Value& b) { return a.node == b.node; }
bool operator==(const Field& a, const Field& b) { return a.name == b.name && a.value == b.value; }

Malformed within(const std::string& outer, const Malformed& inner) {
  if (inner.field.empty()) return {outer, inner.reason};
  if (outer.empty()) return inner;
  return {inner.field.front() == '[' ? outer + inner.field : outer + "." + inner.field, inner.reason};
}

std::vector<double> flat(const Value& value) {
  std::vector<double> doubles;
  for_each_double(value, [&](double x) { doubles.push_back(x); });
  return doubles;
}

Value with_flat(const Value& value, const std::vector<double>& doubles) {
  Value copy = value;
  std::size_t next = 0;
  for_each_double(copy, [&](double& x) {
    if (next == doubles.size()) throw std::invalid_argument("with_flat: fewer doubles than the value has");
    x = doubles[next++];
  });
  if (next != doubles.size()) throw std::invalid_argument("with_flat: more doubles than the value has");
  return copy;
}

const Value* at_path(const Value& value, std::string_view path) {
  const auto* fields = std::get_if<Fields>(&value.node);
  if (!fields) return nullptr;
  const auto dot = std::min(path.find('.'), path.size());
  for (const auto& field : *fields)
    if (field.name == path.substr(0, dot))
      return dot == path.size() ? &field.value : at_path(field.value, path.substr(dot + 1));
  return nullptr;
}
Value* at_path(Value& value, std::string_view path) {
  return const_cast<Value*>(at_path(static_cast<const Value&>(value), path));
}

Value with_item(const Value& list, std::size_t k, Value item) {
  Value copy = list;
  std::get<List>(copy.node).at(k) = std::move(item);
  return copy;
}
Value with_field(const Value& fields, std::size_t k, Value value) {
  Value copy = fields;
  std::get<Fields>(copy.node).at(k).value = std::move(value);
  return copy;
}

}  // namespace lemmacheck
