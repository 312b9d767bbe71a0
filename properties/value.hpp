// The one generic form of an instance: a tree of named values.
//
// Everything that does not depend on a statement's types works on this tree and is compiled once: printing,
// JSON, shrinking with its well-founded weight, the flat vector that a search moves.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "numerics/arithmetic/dyadic.hpp"
#include "numerics/arithmetic/fraction.hpp"

namespace lemmacheck {

struct Value;
struct Field;
using List = std::vector<Value>;
using Fields = std::vector<Field>;

/// Integers, exact doubles, fractions, words (a named choice, never shrunk), matrices, lists, named fields.
struct Value {
  std::variant<std::int64_t, double, Fraction, std::string, DyadicMatrix, List, Fields> node;
};
struct Field {
  std::string name;
  Value value;
  /// Of a pattern: what stands in for the field where a text leaves it out. Nothing: it must be there.
  std::optional<Value> if_left_out = std::nullopt;
};
bool operator==(const Value& a, const Value& b);
bool operator==(const Field& a, const Field& b);

/// An instance that does not fit its statement: `field` is the path ("layers[2]"), `reason` says what
/// was found and what is wanted. `what()` has both. An empty path means the whole value.
struct Malformed : std::runtime_error {
  Malformed(std::string field_path, const std::string& reason_text)
      : std::runtime_error(field_path.empty() ? reason_text : field_path + ": " + reason_text),
        field(std::move(field_path)),
        reason(reason_text) {}
  std::string field, reason;
};
/// The same, seen from outside: `inner`'s path continues `outer` ("layers" and "[2]" give "layers[2]").
Malformed within(const std::string& outer, const Malformed& inner);

/// "2 x 3".
std::string shape_text(const DyadicMatrix& matrix);
// What well-formed instances are often asked for. Each throws Malformed at `field` with what was found and what is wanted.

/// The matrix is rows x cols.
void require_shape(const std::string& field, const DyadicMatrix& matrix, int rows, int cols);
/// There is a row and a column, and no row is zero.
void require_nonzero_rows(const std::string& field, const DyadicMatrix& matrix);
/// Every entry is 1 or -1.
void require_signs(const std::string& field, const DyadicMatrix& matrix);
void require_between(const std::string& field, std::int64_t found, std::int64_t least, std::int64_t most);
/// Strictly between 0 and 1.
void require_probability(const std::string& field, const Fraction& found);

/// The doubles of the tree in order (integers are shape and stay), and the tree with them replaced.
/// with_flat throws std::invalid_argument if their number does not fit.
std::vector<double> flat(const Value& value);
Value with_flat(const Value& value, const std::vector<double>& doubles);

/// The value of a field, reached by "outer.inner" through fields inside fields; nullptr where there is none.
const Value* at_path(const Value& value, std::string_view path);
Value* at_path(Value& value, std::string_view path);

/// The list, or the fields, with another value at that place.
Value with_item(const Value& list, std::size_t k, Value item);
Value with_field(const Value& fields, std::size_t k, Value value);

/// Well-founded, compared lexicographically: number of leaves; sum of the magnitudes of integers and of the parts
/// of fractions (two entries: a 128-bit sum); significant bits of the doubles; sizes of their exponents; minus signs.
/// All entries are >= 0 and their number is fixed, so every strictly decreasing chain ends.
using Weight = std::array<std::int64_t, 6>;
Weight weight(const Value& value);
/// Simpler trees of the same shape, boldest first, each of strictly smaller weight; at most about 400, fewer for
/// large matrices. Empty where nothing is simpler.
std::vector<Value> simpler(const Value& value);

}  // namespace lemmacheck
