// How many fields an aggregate has, and how many names a list holds: what is described must be all there is.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace lemmacheck::detail {

/// Converts to any type, so an aggregate of n elements can be made from n of these, and not from n + 1. A nested
/// aggregate is one element: an initialiser that converts to it is not spread over its fields (no brace elision).
struct AnyField {
  template <class T>
  operator T() const;
};

template <class Aggregate, std::size_t... k>
constexpr bool takes_fields(std::index_sequence<k...>) {
  return requires { Aggregate{(static_cast<void>(k), AnyField{})...}; };
}

/// More than the macros of `LEMMACHECK_DESCRIBE` list.
inline constexpr std::size_t most_fields = 64;

/// The number of fields of an aggregate without base classes and C arrays; `most_fields` if it has as many or more.
template <class Aggregate, std::size_t n = 0>
constexpr std::size_t field_count() {
  if constexpr (n == most_fields || !takes_fields<Aggregate>(std::make_index_sequence<n + 1>{}))
    return n;
  else
    return field_count<Aggregate, n + 1>();
}

/// The names of "a, b, c" without the blanks.
class NameList {
 public:
  constexpr explicit NameList(std::string_view list) {
    while (!list.empty()) {
      const auto end = list.find(',') < list.size() ? list.find(',') : list.size();
      auto name = list.substr(0, end);
      while (name.starts_with(' ')) name.remove_prefix(1);
      while (name.ends_with(' ')) name.remove_suffix(1);
      if (count_ < most_fields) names_[count_] = name;
      ++count_;
      list.remove_prefix(end < list.size() ? end + 1 : end);
    }
  }
  constexpr std::size_t count() const { return count_; }
  constexpr bool are_distinct() const {
    for (std::size_t k = 0; k < count_; ++k)
      for (std::size_t other = 0; other < k; ++other)
        if (names_[k] == names_[other]) return false;
    return true;
  }

 private:
  std::array<std::string_view, most_fields> names_{};
  std::size_t count_ = 0;
};

/// Whether the list names each field of the aggregate once: the names are fields (or nothing compiles), distinct, and
/// as many as there are.
template <class Aggregate>
constexpr bool names_each_field_once(std::string_view list) {
  const NameList names(list);
  return names.count() < most_fields && names.are_distinct() && names.count() == field_count<Aggregate>();
}

}  // namespace lemmacheck::detail
