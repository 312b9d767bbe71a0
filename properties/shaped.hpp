// The shapes of a described type, those of the aggregates inside it included.
#pragma once

#include "properties/described.hpp"

namespace lemmacheck {

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;
template <class T>
concept DescribedAggregate = std::is_aggregate_v<T> && !is_list<T>;

/// Calls visit.operator()<T>(path) for T and for every described aggregate inside it: "", "scene", "scenes[]".
template <class T, class Visit>
void for_each_aggregate(const std::string& path, const Visit& visit) {
  if constexpr (is_list<T>) {
    for_each_aggregate<typename T::value_type>(path + "[]", visit);
  } else if constexpr (DescribedAggregate<T>) {
    visit.template operator()<T>(path);
    T aggregate{};
    describe_fields(
        [&](const char* name, const auto& field) {
          using Inner = std::remove_cvref_t<decltype(field)>;
          for_each_aggregate<Inner>(path.empty() ? name : path + "." + name, visit);
        },
        aggregate);
  }
}

/// "samples: m x d, labels: m x 1", then what the aggregates inside say: "scene has starts: m". Empty without shapes.
template <class T>
std::string shapes_text() {
  std::string text;
  for_each_aggregate<T>("", [&]<class Inner>(const std::string& path) {
    if constexpr (HasShapes<Inner>) {
      if (!text.empty()) text += "; ";
      text += (path.empty() ? "" : path + " has ") + shapes_in<Inner>().text();
    }
  });
  return text;
}

/// Empty, or what is wrong with a text of shapes.
template <class T>
std::string shapes_fault() {
  std::string fault;
  for_each_aggregate<T>("", [&]<class Inner>(const std::string&) {
    if constexpr (HasShapes<Inner>)
      if (fault.empty()) fault = shapes_in<Inner>().fault(pattern_of<Inner>());
  });
  return fault;
}

/// Values with fewer indices of one dimension: of T's shapes, then of those inside. Not all of them fit T.
template <class T>
std::vector<Value> smaller_by_shapes(const Value& value) {
  std::vector<Value> all;
  if constexpr (is_list<T>) {
    const List& list = list_of(value);
    for (std::size_t k = 0; k < list.size(); ++k)
      for (auto& smaller : smaller_by_shapes<typename T::value_type>(list[k]))
        all.push_back(with_item(value, k, std::move(smaller)));
  } else if constexpr (DescribedAggregate<T>) {
    if constexpr (HasShapes<T>) all = shapes_in<T>().smaller(value);
    std::size_t position = 0;
    T aggregate{};
    describe_fields(
        [&](const char* name, const auto& field) {
          const auto k = position++;
          for (auto& smaller : smaller_by_shapes<std::remove_cvref_t<decltype(field)>>(field_of(value, k, name)))
            all.push_back(with_field(value, k, std::move(smaller)));
        },
        aggregate);
  }
  return all;
}

}  // namespace lemmacheck
