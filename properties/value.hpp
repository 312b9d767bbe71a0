// The one generic form of an instance: a tree of named values.
//
// Everything that does not depend on a statement's types works on this tree and is compiled once: printing,
// JSON, shrinking with its well-founded weight, the flat vector that a search moves.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "numerics/dyadic.hpp"
#include "numerics/fraction.hpp"

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
};
bool operator==(const Value& a, const Value& b);
bool operator==(const Field& a, const Field& b);

/// An instance that does not fit its statement: `field` is the path ("layers[2]"), `reason` says what
/// was found and what is wanted. `what()` has both.
struct Malformed : std::runtime_error {
  Malformed(std::string field_path, const std::string& reason_text)
      : std::runtime_error(field_path + ": " + reason_text), field(std::move(field_path)), reason(reason_text) {}
  std::string field, reason;
};

/// JSON text on one line; doubles as shortest round-trip decimals, a matrix as a list of rows, a fraction as "p/q".
std::string to_json(const Value& value);
/// Reads JSON text in the shape of `pattern` (which settles integer against double, and the fields).
/// Throws Malformed for a missing or unknown field, a wrong shape, NaN, infinity, or text that is not JSON.
Value from_json(const std::string& text, const Value& pattern);

/// The doubles of the tree in order (integers are shape and stay), and the tree with them replaced.
std::vector<double> flat(const Value& value);
Value with_flat(const Value& value, const std::vector<double>& doubles);

/// Well-founded and compared lexicographically: leaves, integers' magnitudes, significant bits, exponents, signs.
using Weight = std::vector<std::int64_t>;
Weight weight(const Value& value);
/// Simpler trees of the same shape, boldest first, each of strictly smaller weight.
std::vector<Value> simpler(const Value& value);

}  // namespace lemmacheck
