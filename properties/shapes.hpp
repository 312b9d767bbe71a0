// The shapes of an instance as data: "samples: m x d, labels: m x 1, subset: m; m >= 2".
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "properties/value.hpp"

/// Says the shapes of a described aggregate once, in its own namespace, beside its fields:
///   LEMMACHECK_SHAPES(Network, "layers: N of d x d, target: d x d, roots: d, width: m; 2 <= N, m <= 5000")
/// A matrix is `rows x columns`, a list `length`, a list with shapes in it `length of shape`; an integer field is a
/// dimension itself. A dimension is a name, of one size wherever it stands, or a number. After a semicolon: chains of
/// <, <=, >=, > between dimensions. A dimension with no number below it there is at least 1. A field of an aggregate
/// inside is reached by `outer.inner`; shapes that the aggregate inside says of itself hold besides, with names of their
/// own.
/// What is said here is refused where an instance does not fit it, shrinks (one index of a dimension goes, in every
/// field that has it) and stands on pages. A hook `validate` says more; a hook `smaller_shapes` proposes more.
#define LEMMACHECK_SHAPES(Type, text) \
  inline const char* shapes_of(const Type&) { return text; }

namespace lemmacheck {

/// A name of one size, or a number.
struct Extent {
  std::string name;         ///< empty: a number
  std::int64_t number = 0;  ///< where there is no name
  std::string text() const { return name.empty() ? std::to_string(number) : name; }
};

/// Nothing here throws because of the text: what is wrong with it is `fault()`, and then nothing else is to be asked.
class Shapes {
 public:
  explicit Shapes(std::string_view text);
  /// Empty, or what is wrong with the text by itself or for values like `pattern`.
  std::string fault(const Value& pattern) const;
  const std::string& text() const { return text_; }

  /// Throws Malformed naming the field, what was found and what is wanted. std::logic_error if the text has a fault.
  void require(const Value& value) const;
  /// Values that fit and have fewer indices of one dimension, boldest first; none of a value that does not fit.
  std::vector<Value> smaller(const Value& value) const;
  /// The sizes of the named dimensions of a value that fits.
  std::map<std::string, std::int64_t> sizes(const Value& value) const;

 private:
  struct FieldShape {
    std::string field;
    std::vector<Extent> lengths;  ///< of lists, the outer one first; or the integer's own
    std::vector<Extent> matrix;   ///< rows and columns, or empty
    std::string text() const;
  };
  struct Bound {
    Extent smaller, larger;
    bool strict = false;
    std::string text() const;
  };
  class Parser;
  class Binding;
  class Without;
  static std::string misfit(const FieldShape& shape, const Value& pattern);
  bool has_least(const std::string& name) const;

  std::string text_, fault_;
  std::vector<FieldShape> fields_;
  std::vector<Bound> bounds_;
};

}  // namespace lemmacheck
