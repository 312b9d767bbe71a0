// A plain aggregate described once by the list of its fields, and from it the way to `Value` and back.
#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "properties/field_count.hpp"
#include "properties/shapes.hpp"
#include "properties/value.hpp"

/// Names the fields of an aggregate, once, in its own namespace:
///   struct Network { std::vector<DyadicMatrix> layers; DyadicMatrix target; };
///   LEMMACHECK_DESCRIBE(Network, layers, target)
/// Field types: int, std::int64_t, double, Fraction, std::string, DyadicMatrix, described aggregates,
/// and std::vector of these. A list that misses a field or repeats one does not compile.
#define LEMMACHECK_DESCRIBE(Type, ...)                                           \
  static_assert(::lemmacheck::detail::names_each_field_once<Type>(#__VA_ARGS__), \
                "LEMMACHECK_DESCRIBE names each field of " #Type " once");       \
  template <class Visitor>                                                       \
  void describe_fields(Visitor&& visit, Type& aggregate) {                       \
    LEMMACHECK_EACH_FIELD(LEMMACHECK_VISIT_FIELD, __VA_ARGS__)                   \
  }

/// Names the fields of a described aggregate that an instance in a text may leave out; the aggregate's own default
/// stands in for them. For what only generators use (an orthogonal frame that is the identity unless given), never for
/// what changes the meaning of the rest: a reader must not have to guess what was decided.
///   LEMMACHECK_MAY_LEAVE_OUT(Network, target)
#define LEMMACHECK_MAY_LEAVE_OUT(Type, ...)                         \
  template <class Visitor>                                          \
  void describe_fields_left_out(Visitor&& visit, Type& aggregate) { \
    LEMMACHECK_EACH_FIELD(LEMMACHECK_VISIT_FIELD, __VA_ARGS__)      \
  }

#define LEMMACHECK_VISIT_FIELD(name) visit(#name, aggregate.name);
#define LEMMACHECK_PARENS ()
#define LEMMACHECK_EXPAND(...) LEMMACHECK_EXPAND_5(LEMMACHECK_EXPAND_5(LEMMACHECK_EXPAND_5(__VA_ARGS__)))
#define LEMMACHECK_EXPAND_5(...) LEMMACHECK_EXPAND_4(LEMMACHECK_EXPAND_4(LEMMACHECK_EXPAND_4(__VA_ARGS__)))
#define LEMMACHECK_EXPAND_4(...) LEMMACHECK_EXPAND_3(LEMMACHECK_EXPAND_3(LEMMACHECK_EXPAND_3(__VA_ARGS__)))
#define LEMMACHECK_EXPAND_3(...) __VA_ARGS__
#define LEMMACHECK_EACH_FIELD(macro, ...) __VA_OPT__(LEMMACHECK_EXPAND(LEMMACHECK_EACH_STEP(macro, __VA_ARGS__)))
#define LEMMACHECK_EACH_STEP(macro, first, ...) \
  macro(first) __VA_OPT__(LEMMACHECK_EACH_AGAIN LEMMACHECK_PARENS(macro, __VA_ARGS__))
#define LEMMACHECK_EACH_AGAIN() LEMMACHECK_EACH_STEP

namespace lemmacheck {

inline Value to_value(int x) { return {std::int64_t{x}}; }
inline Value to_value(std::int64_t x) { return {x}; }
inline Value to_value(double x) { return {x}; }
inline Value to_value(const Fraction& x) { return {x}; }
inline Value to_value(const std::string& x) { return {x}; }
inline Value to_value(const DyadicMatrix& x) { return {x}; }
template <class T>
Value to_value(const std::vector<T>& x);
template <class T>
requires std::is_aggregate_v<T> Value to_value(const T& aggregate);

/// A described aggregate with LEMMACHECK_SHAPES.
template <class T>
concept HasShapes = requires(const T& aggregate) {
  shapes_of(aggregate);
};
template <class T>
const Shapes& shapes_in() {
  static const Shapes shapes(shapes_of(T{}));
  return shapes;
}

/// All throw Malformed where the value does not fit; what an aggregate says of its shapes is part of that.
void read_value(const Value& v, int& x);
void read_value(const Value& v, std::int64_t& x);
void read_value(const Value& v, double& x);
void read_value(const Value& v, Fraction& x);
void read_value(const Value& v, std::string& x);
void read_value(const Value& v, DyadicMatrix& x);
template <class T>
void read_value(const Value& v, std::vector<T>& x);
template <class T>
requires std::is_aggregate_v<T>
void read_value(const Value& v, T& aggregate);

/// The items of a list, or the field at that position, which must have that name; both throw Malformed.
const List& list_of(const Value& v);
const Value& field_of(const Value& v, std::size_t position, const char* name);
/// Throws Malformed if the tree has more fields than the `described` ones.
void require_no_more_fields(const Value& v, std::size_t described);
/// The path of the k-th item of a list: "[2]".
std::string item_path(std::size_t k);

template <class T>
Value to_value(const std::vector<T>& x) {
  List list;
  for (const auto& item : x) list.push_back(to_value(item));
  return {std::move(list)};
}
template <class T>
requires std::is_aggregate_v<T> Value to_value(const T& aggregate) {
  Fields fields;
  // The visitor only reads here; one description serves reading and writing.
  describe_fields(
      [&](const char* name, const auto& field) {
        fields.push_back({name, to_value(field)});
      },
      const_cast<T&>(aggregate));
  return {std::move(fields)};
}
template <class T>
void read_value(const Value& v, std::vector<T>& x) {
  x.clear();
  for (const Value& item : list_of(v)) {
    T element{};
    try {
      read_value(item, element);
    } catch (const Malformed& e) {
      throw within(item_path(x.size()), e);
    }
    x.push_back(std::move(element));
  }
}
template <class T>
requires std::is_aggregate_v<T>
void read_value(const Value& v, T& aggregate) {
  std::size_t position = 0;
  describe_fields(
      [&](const char* name, auto& field) {
        const Value& value = field_of(v, position++, name);
        try {
          read_value(value, field);
        } catch (const Malformed& e) {
          throw within(name, e);
        }
      },
      aggregate);
  require_no_more_fields(v, position);
  if constexpr (HasShapes<T>) shapes_in<T>().require(v);
}

/// A value of the same shape as T{} with one item in every list: the pattern that a reader of text goes by.
template <class T>
Value pattern_of() {
  if constexpr (!std::is_same_v<T, std::string> && requires(T t) { t.push_back({}); }) {
    return {List{pattern_of<typename T::value_type>()}};
  } else if constexpr (std::is_aggregate_v<T>) {
    Fields fields;
    T aggregate{};
    describe_fields(
        [&](const char* name, const auto& field) {
          fields.push_back({name, pattern_of<std::remove_cvref_t<decltype(field)>>()});
        },
        aggregate);
    const auto may_be_left_out = [&](const char* name, const auto& field) {
      for (Field& f : fields)
        if (f.name == name) f.if_left_out = to_value(field);
    };
    if constexpr (requires { describe_fields_left_out(may_be_left_out, aggregate); })
      describe_fields_left_out(may_be_left_out, aggregate);
    return {std::move(fields)};
  } else {
    return to_value(T{});
  }
}

}  // namespace lemmacheck
