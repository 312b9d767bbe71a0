// The JSON of records: for each type of a field the way there, the way back, and the schema, side by side. Included by
// .cpp files only.
#pragma once

#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "properties/audit/records/records.hpp"
#include "properties/words.hpp"

namespace lemmacheck {

using Json = nlohmann::ordered_json;

/// JSON knows no infinities: they are words.
inline Json number(double x) {
  if (std::isnan(x)) return "nan";
  if (std::isinf(x)) return x > 0 ? "inf" : "-inf";
  return x;
}

/// How a T is written and read, and what is written of it. `schema` may add what it refers to to the definitions.
template <class T>
struct JsonForm;

template <class T>
Json json_of(const T& x) {
  return JsonForm<T>::write(x);
}
template <class T>
T read_json(const Json& json) {
  T x{};
  JsonForm<T>::read(json, x);
  return x;
}

/// Numbers, truth values and words as JSON has them.
template <class T>
struct PlainJson {
  static Json write(const T& x) { return x; }
  static void read(const Json& json, T& x) { json.get_to(x); }
};
template <>
struct JsonForm<std::string> : PlainJson<std::string> {
  static Json schema(Json&) { return {{"type", "string"}}; }
};
template <>
struct JsonForm<bool> : PlainJson<bool> {
  static Json schema(Json&) { return {{"type", "boolean"}}; }
};
template <>
struct JsonForm<int> : PlainJson<int> {
  static Json schema(Json&) { return {{"type", "integer"}}; }
};
/// Counts and seeds.
template <>
struct JsonForm<std::int64_t> : PlainJson<std::int64_t> {
  static Json schema(Json&) { return {{"type", "integer"}, {"minimum", 0}}; }
};
template <>
struct JsonForm<std::uint64_t> : PlainJson<std::uint64_t> {
  static Json schema(Json&) { return {{"type", "integer"}, {"minimum", 0}}; }
};
template <>
struct JsonForm<double> {
  static Json write(double x) { return number(x); }
  static void read(const Json& json, double& x) {
    constexpr double unbounded = std::numeric_limits<double>::infinity();
    if (json == "inf")
      x = unbounded;
    else if (json == "-inf")
      x = -unbounded;
    else if (json == "nan")
      x = std::numeric_limits<double>::quiet_NaN();
    else
      json.get_to(x);
  }
  static Json schema(Json& definitions) {
    definitions["number"] = {{"oneOf", {{{"type", "number"}}, {{"enum", {"inf", "-inf", "nan"}}}}}};
    return {{"$ref", "#/definitions/number"}};
  }
};
template <>
struct JsonForm<Largest> {
  static Json write(Largest x) { return number(x); }
  static void read(const Json& json, Largest& x) { x.take(read_json<double>(json)); }
  static Json schema(Json& definitions) { return JsonForm<double>::schema(definitions); }
};
template <>
struct JsonForm<JsonText> {
  static Json write(const JsonText& text) { return text.empty() ? Json{} : Json::parse(text); }
  static void read(const Json& json, JsonText& text) { text = json.is_null() ? std::string{} : json.dump(); }
  static Json schema(Json&) { return Json::object(); }
};
template <HasWords Enum>
struct JsonForm<Enum> {
  static Json write(Enum e) { return name_of(e); }
  static void read(const Json& json, Enum& e) {
    const auto found = from_word<Enum>(json.get_ref<const std::string&>());
    if (!found) throw std::runtime_error("unknown word " + json.dump());
    e = *found;
  }
  static Json schema(Json&) { return {{"enum", words_of(Enum{}).all()}}; }
};
/// Of nothing that is expected we say: open.
template <>
struct JsonForm<std::optional<Verdict>> {
  static Json write(const std::optional<Verdict>& v) { return v ? name_of(*v) : "open"; }
  static void read(const Json& json, std::optional<Verdict>& v) {
    v = json == "open" ? std::nullopt : std::optional(read_json<Verdict>(json));
  }
  static Json schema(Json&) {
    auto words = words_of(Verdict{}).all();
    words.emplace_back("open");
    return {{"enum", words}};
  }
};
template <class T>
struct JsonForm<std::optional<T>> {
  static Json write(const std::optional<T>& x) { return x ? json_of(*x) : Json{}; }
  static void read(const Json& json, std::optional<T>& x) {
    x = json.is_null() ? std::nullopt : std::optional(read_json<T>(json));
  }
  static Json schema(Json& definitions) { return {{"oneOf", {{{"type", "null"}}, JsonForm<T>::schema(definitions)}}}; }
};
template <class T>
struct JsonForm<std::vector<T>> {
  static Json write(const std::vector<T>& items) {
    Json list = Json::array();
    for (const auto& item : items) list.push_back(json_of(item));
    return list;
  }
  static void read(const Json& json, std::vector<T>& items) {
    items.clear();
    for (const auto& item : json) items.push_back(read_json<T>(item));
  }
  static Json schema(Json& definitions) { return {{"type", "array"}, {"items", JsonForm<T>::schema(definitions)}}; }
};
template <>
struct JsonForm<std::vector<Dimension>> {
  static Json write(const std::vector<Dimension>& dimensions) {
    Json object = Json::object();
    for (const auto& [name, size] : dimensions) object[name] = size;
    return object;
  }
  static void read(const Json& json, std::vector<Dimension>& dimensions) {
    dimensions.clear();
    for (const auto& [name, size] : json.items()) dimensions.push_back({name, size.get<std::int64_t>()});
  }
  static Json schema(Json&) { return {{"type", "object"}, {"additionalProperties", {{"type", "integer"}}}}; }
};
template <class T, std::size_t n>
struct JsonForm<std::array<T, n>> {
  static Json write(const std::array<T, n>& items) {
    Json list = Json::array();
    for (const auto& item : items) list.push_back(json_of(item));
    return list;
  }
  static void read(const Json& json, std::array<T, n>& items) {
    if (json.size() != n) throw std::runtime_error("a list of another length");
    for (std::size_t k = 0; k < n; ++k) items[k] = read_json<T>(json.at(k));
  }
  static Json schema(Json& definitions) {
    return {{"type", "array"}, {"items", JsonForm<T>::schema(definitions)}, {"minItems", n}, {"maxItems", n}};
  }
};
template <class T>
struct JsonForm<std::map<std::string, T>> {
  static Json write(const std::map<std::string, T>& items) {
    Json object = Json::object();
    for (const auto& [key, item] : items) object[key] = json_of(item);
    return object;
  }
  static void read(const Json& json, std::map<std::string, T>& items) {
    items.clear();
    for (const auto& [key, item] : json.items()) items[key] = read_json<T>(item);
  }
  static Json schema(Json& definitions) {
    return {{"type", "object"}, {"additionalProperties", JsonForm<T>::schema(definitions)}};
  }
};
template <>
struct JsonForm<SlackHistogram> {
  using Counts = decltype(SlackHistogram::counts);
  static Json write(const SlackHistogram& h) { return json_of(h.counts); }
  static void read(const Json& json, SlackHistogram& h) { JsonForm<Counts>::read(json, h.counts); }
  static Json schema(Json& definitions) { return JsonForm<Counts>::schema(definitions); }
};

/// A record: an object of its fields, all of them there, and no other. What follows from its fields it may write too
/// (`each_computed`), or write instead of a field of the same name; that is not read.
template <IsRecord Record>
struct JsonForm<Record> {
  static Json write(const Record& record) {
    Json object = Json::object();
    each_field<Record>([&](const char* name, const auto& field_of) { object[name] = json_of(field_of(record)); });
    if constexpr (computes)
      record.each_computed([&](const char* name, const auto& value) { object[name] = json_of(value); });
    return object;
  }
  static void read(const Json& json, Record& record) {
    each_field<Record>([&](const char* name, const auto& field_of) {
      auto& field = field_of(record);
      if (!json.contains(name))
        throw std::runtime_error(std::string("no field '") + name + "': written by another version of this program?");
      JsonForm<std::remove_reference_t<decltype(field)>>::read(json.at(name), field);
    });
  }
  static Json schema(Json& definitions) {
    if (definitions.contains(Record::described_name)) return reference();
    definitions[Record::described_name] = {};  // before its parts, in the order of need
    Json properties = Json::object(), required = Json::array();
    const auto describe = [&](const char* name, const auto& value) {
      if (!properties.contains(name)) required.push_back(name);
      properties[name] = JsonForm<std::remove_cvref_t<decltype(value)>>::schema(definitions);
    };
    const Record example{};
    each_field<Record>([&](const char* name, const auto& field_of) { describe(name, field_of(example)); });
    if constexpr (computes) example.each_computed(describe);
    definitions[Record::described_name] = {
        {"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}};
    return reference();
  }

 private:
  static constexpr bool computes = requires(const Record& record) {
    record.each_computed([](const char*, const auto&) {});
  };
  static Json reference() { return {{"$ref", std::string("#/definitions/") + Record::described_name}}; }
};

}  // namespace lemmacheck
