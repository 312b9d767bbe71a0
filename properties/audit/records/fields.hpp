// A record, a tally, a summary: each field described once. From the description come the way to JSON and back
// (record_json.hpp), how two add up (fold.hpp) and the JSON Schemas (schema.hpp).
#pragma once

#include <algorithm>
#include <concepts>
#include <string>
#include <type_traits>

#include "properties/described.hpp"

/// Declares the members of a struct, one (type, name) or (type, name, initial value) each:
///   struct HypothesisTally {
///     LEMMACHECK_FIELDS(HypothesisTally, (std::string, name), (std::int64_t, accepted), (std::int64_t, tried))
///   };
/// What a field is in JSON and how it adds up follows from its type. A type with a comma needs a name of its own.
#define LEMMACHECK_FIELDS(Record, ...) LEMMACHECK_FIELDS_OVER(Record, void, __VA_ARGS__)

/// The same for a struct with the described base `Base`, whose fields follow its own; as an object of their own where
/// the base has a name for the group: `inline const char* group_name(std::type_identity<Base>) { return "instances"; }`.
#define LEMMACHECK_FIELDS_OVER(Record, Base, ...)                 \
  using Described = Record;                                       \
  using DescribedBase = Base;                                     \
  static constexpr const char* described_name = #Record;          \
  LEMMACHECK_EACH_FIELD(LEMMACHECK_DECLARE, __VA_ARGS__)          \
  template <class Visit>                                          \
  static void each_own_field(const Visit& visit) {                \
    LEMMACHECK_EACH_FIELD(LEMMACHECK_VISIT_DECLARED, __VA_ARGS__) \
  }

#define LEMMACHECK_DECLARE(field) LEMMACHECK_DECLARE_MEMBER field
#define LEMMACHECK_DECLARE_MEMBER(Type, name, ...) Type name{__VA_ARGS__};
#define LEMMACHECK_VISIT_DECLARED(field) LEMMACHECK_VISIT_MEMBER field
#define LEMMACHECK_VISIT_MEMBER(Type, name, ...) \
  visit(                                         \
      #name, [](auto& record) -> auto& { return record.name; });

namespace lemmacheck {

template <class T>
concept IsRecord = std::same_as<typename T::Described, T>;

/// Calls visit(name, field_of) for each field, those of the bases last; field_of(record) is the field.
template <IsRecord Record, class Visit>
void each_field(const Visit& visit) {
  Record::each_own_field(visit);
  using Base = typename Record::DescribedBase;
  if constexpr (std::is_void_v<Base>) {
  } else if constexpr (requires { group_name(std::type_identity<Base>{}); }) {
    visit(
        group_name(std::type_identity<Base>{}), [](auto& record) -> auto& {
          return static_cast<
              std::conditional_t<std::is_const_v<std::remove_reference_t<decltype(record)>>, const Base, Base>&>(
              record);
        });
  } else {
    each_field<Base>(visit);
  }
}

/// The largest of what it took. Starts at 0.
class Largest {
 public:
  void take(double x) { value_ = std::max(value_, x); }
  operator double() const { return value_; }

 private:
  double value_ = 0;
};

/// JSON as text: an instance, a draw. Empty if there is none.
struct JsonText : std::string {
  JsonText() = default;
  JsonText(std::string text) : std::string(std::move(text)) {}  // NOLINT: a text is one
  JsonText(const char* text) : std::string(text) {}
};

}  // namespace lemmacheck
