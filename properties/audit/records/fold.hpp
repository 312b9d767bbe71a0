// How counts add up: what two tallies say together, field by field.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "properties/audit/records/fields.hpp"

namespace lemmacheck {

/// The item of that name, added at the end where there is none.
template <class Named>
Named& named(std::vector<Named>& all, const std::string& name) {
  for (auto& item : all)
    if (item.name == name) return item;
  all.emplace_back();
  all.back().name = name;
  return all.back();
}

inline void add(std::int64_t& sum, std::int64_t more) { sum += more; }
inline void add(Largest& all, Largest more) { all.take(more); }
/// The first word that is said.
inline void add(std::string& word, const std::string& other) {
  if (word.empty()) word = other;
}
/// The first that is there; a type with an order of its own has its own `add`.
template <class T>
void add(std::optional<T>& kept, const std::optional<T>& other) {
  if (other && (!kept || is_before(*other, *kept))) kept = other;
}
template <class Key>
void add(std::map<Key, std::int64_t>& sums, const std::map<Key, std::int64_t>& more) {
  for (const auto& [key, count] : more) sums[key] += count;
}
/// Words: each once. Records with a name: those of one name together. Everything else: one after the other.
template <class T>
void add(std::vector<T>& all, const std::vector<T>& more);
template <IsRecord Record>
void add(Record& sum, const Record& more) {
  each_field<Record>([&](const char*, const auto& field_of) { add(field_of(sum), field_of(more)); });
}
template <class T>
void add(std::vector<T>& all, const std::vector<T>& more) {
  for (const auto& item : more) {
    if constexpr (std::is_same_v<T, std::string>) {
      if (std::find(all.begin(), all.end(), item) == all.end()) all.push_back(item);
    } else if constexpr (requires { item.name; }) {
      add(named(all, item.name), item);
    } else {
      all.push_back(item);
    }
  }
}

}  // namespace lemmacheck
