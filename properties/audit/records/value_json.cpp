// JSON of values.
#include "properties/audit/records/value_json.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

namespace lemmacheck {
namespace {
using Json = nlohmann::ordered_json;

// --- writing ------------------------------------------------------------------------------------

Json json_of(double x) {
  if (!std::isfinite(x)) throw Malformed("", "a number that is not finite has no JSON");
  return x;
}
Json json_of(const DyadicMatrix& m) {
  Json rows = Json::array();
  for (int i = 0; i < m.rows; ++i) {
    Json row = Json::array();
    for (int j = 0; j < m.cols; ++j) row.push_back(json_of(m(i, j)));
    rows.push_back(std::move(row));
  }
  return rows;
}
Json json_of(const Value& value);
Json json_of(std::int64_t x) { return x; }
Json json_of(const Fraction& x) { return x.text(); }
Json json_of(const std::string& x) { return x; }
Json json_of(const List& list) {
  Json items = Json::array();
  for (const Value& item : list) items.push_back(json_of(item));
  return items;
}
Json json_of(const Fields& fields) {
  Json object = Json::object();
  for (const Field& field : fields) object[field.name] = json_of(field.value);
  return object;
}
Json json_of(const Value& value) {
  return std::visit([](const auto& node) { return json_of(node); }, value.node);
}

// --- reading ------------------------------------------------------------------------------------

[[noreturn]] void refuse(const Json& found, const char* wanted) {
  throw Malformed("", fmt::format("{} where {} is wanted", found.is_null() ? "null" : found.type_name(), wanted));
}

/// Runs `read` and puts `place` in front of the path of whatever it refuses.
template <class Read>
auto at(const std::string& place, const Read& read) {
  try {
    return read();
  } catch (const Malformed& e) {
    throw within(place, e);
  }
}
std::string item(std::size_t k) { return fmt::format("[{}]", k); }

double double_in(const Json& json) {
  if (!json.is_number()) refuse(json, "a finite number");
  return json.get<double>();
}

std::int64_t integer_in(const Json& json) {
  if (!json.is_number_integer()) {
    if (json.is_number()) throw Malformed("", fmt::format("{} where an integer is wanted", json.dump()));
    refuse(json, "an integer");
  }
  if (json.is_number_unsigned() && json.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
    throw Malformed("", json.dump() + " does not fit into 64 bits");
  return json.get<std::int64_t>();
}

Fraction fraction_in(const Json& json) {
  if (json.is_number_integer()) return integer_in(json);
  if (!json.is_string()) refuse(json, "a fraction \"p/q\"");
  try {
    return Fraction::parse(json.get_ref<const std::string&>());
  } catch (const std::invalid_argument& e) {
    throw Malformed("", e.what());
  }
}

DyadicMatrix matrix_in(const Json& json) {
  if (!json.is_array()) refuse(json, "a matrix, a list of rows,");
  const auto width = [](const Json& row) {
    if (!row.is_array()) refuse(row, "a row of numbers");
    return row.size();
  };
  const std::size_t cols = json.empty() ? 0 : at(item(0), [&] { return width(json[0]); });
  DyadicMatrix m(static_cast<int>(json.size()), static_cast<int>(cols));
  for (std::size_t i = 0; i < json.size(); ++i)
    at(item(i), [&] {
      if (width(json[i]) != cols)
        throw Malformed("", fmt::format("a row of {} entries where the first has {}", json[i].size(), cols));
      for (std::size_t j = 0; j < cols; ++j)
        m.entries[i * cols + j] = at(item(j), [&] { return double_in(json[i][j]); });
    });
  return m;
}

Value value_in(const Json& json, const Value& pattern);

List list_in(const Json& json, const List& pattern) {
  if (!json.is_array()) refuse(json, "a list");
  if (pattern.empty() && !json.empty()) throw Malformed("", "a list with items where an empty one is wanted");
  List list;
  for (std::size_t k = 0; k < json.size(); ++k)
    list.push_back(at(item(k), [&] { return value_in(json[k], pattern.front()); }));
  return list;
}

Fields fields_in(const Json& json, const Fields& pattern) {
  if (!json.is_object()) refuse(json, "an object with named fields");
  Fields fields;
  for (const Field& field : pattern) {
    const auto found = json.find(field.name);
    if (found == json.end()) throw Malformed(field.name, "missing");
    fields.push_back({field.name, at(field.name, [&] { return value_in(*found, field.value); })});
  }
  for (const auto& [name, unused] : json.items()) {
    bool known = false;
    for (const Field& field : pattern) known = known || field.name == name;
    if (!known) throw Malformed(name, "unknown field");
  }
  return fields;
}

Value value_in(const Json& json, const Value& pattern) {
  struct Reader {
    const Json& json;
    Value operator()(std::int64_t) const { return {integer_in(json)}; }
    Value operator()(double) const { return {double_in(json)}; }
    Value operator()(const Fraction&) const { return {fraction_in(json)}; }
    Value operator()(const std::string&) const {
      if (!json.is_string()) refuse(json, "a word");
      return {json.get<std::string>()};
    }
    Value operator()(const DyadicMatrix&) const { return {matrix_in(json)}; }
    Value operator()(const List& list) const { return {list_in(json, list)}; }
    Value operator()(const Fields& fields) const { return {fields_in(json, fields)}; }
  };
  return std::visit(Reader{json}, pattern.node);
}

/// Parses, and refuses an object that names a field twice (the library would keep one of the two silently).
Json parsed(const std::string& text) {
  std::vector<std::set<std::string>> open;
  const auto watch = [&](int, Json::parse_event_t event, Json& json) {
    if (event == Json::parse_event_t::object_start) open.emplace_back();
    if (event == Json::parse_event_t::object_end) open.pop_back();
    if (event == Json::parse_event_t::key && !open.back().insert(json.get<std::string>()).second)
      throw Malformed(json.get<std::string>(), "given twice");
    return true;
  };
  try {
    return Json::parse(text, watch);
  } catch (const Json::parse_error& e) {
    throw Malformed("", fmt::format("not JSON at byte {}: {}", e.byte, e.what()));
  } catch (const Json::exception& e) {
    throw Malformed("", fmt::format("not JSON of finite numbers: {}", e.what()));
  }
}

}  // namespace

std::string to_json(const Value& value) { return json_of(value).dump(); }

Value from_json(const std::string& text, const Value& pattern) { return value_in(parsed(text), pattern); }

}  // namespace lemmacheck
