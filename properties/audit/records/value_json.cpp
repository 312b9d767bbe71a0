// JSON of values.
#include "properties/audit/records/value_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <variant>

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

/// Reads what was written in the shape of a pattern, and knows at each moment where it is.
class Reader {
 public:
  explicit Reader(RoundedDecimals& rounded) : rounded_(rounded) {}

  Value value(const WrittenJson& json, const Value& pattern) {
    line_ = json.line;
    return std::visit([&](const auto& wanted) { return Value{read(json, wanted)}; }, pattern.node);
  }

 private:
  using Null = WrittenJson::Null;
  using Number = WrittenJson::Number;
  using Items = WrittenJson::Items;
  using Members = WrittenJson::Members;

  [[noreturn]] void refuse(const std::string& why) const { throw MalformedText({path(), why}, line_); }
  [[noreturn]] void refuse(const WrittenJson& found, const char* wanted) {
    line_ = found.line;
    refuse(fmt::format("{} where {} is wanted", found.type_name(), wanted));
  }

  std::string path() const {
    std::string text;
    for (const auto& step : path_) {
      if (const auto* name = std::get_if<std::string_view>(&step))
        (text += text.empty() ? "" : ".") += *name;
      else
        text += fmt::format("[{}]", std::get<std::size_t>(step));
    }
    return text;
  }
  /// Reads one step further in.
  template <class Read>
  auto inside(std::variant<std::size_t, std::string_view> step, const Read& read) {
    path_.push_back(step);
    auto result = read();
    path_.pop_back();
    return result;
  }

  double number(const WrittenJson& json) {
    if (const auto* matrix = std::get_if<DyadicMatrix>(&json.node); matrix && matrix->entries.size() == 1)
      return matrix->entries.front();
    const auto* number = std::get_if<Number>(&json.node);
    if (!number) refuse(json, "a finite number");
    line_ = json.line;
    try {
      const auto [x, rounded] = read_decimal(number->text);
      if (rounded) rounded_.add(path(), number->text, x);
      return x;
    } catch (const NoDouble& e) {
      refuse(e.what());
    }
  }

  double read(const WrittenJson& json, double) { return number(json); }

  std::int64_t read(const WrittenJson& json, std::int64_t) {
    const auto* number = std::get_if<Number>(&json.node);
    if (!number) refuse(json, "an integer");
    const std::string& text = number->text;
    if (text.find_first_of(".eE") != text.npos) refuse(text + " where an integer is wanted");
    std::int64_t x = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), x).ec != std::errc{})
      refuse(text + " does not fit into 64 bits");
    return x;
  }

  /// Exactly as written: "p/q", or a decimal.
  Fraction read(const WrittenJson& json, const Fraction&) {
    const auto* number = std::get_if<Number>(&json.node);
    const auto* word = std::get_if<std::string>(&json.node);
    if (!number && !word) refuse(json, "a fraction \"p/q\"");
    try {
      return Fraction::parse(number ? number->text : *word);
    } catch (const std::invalid_argument& e) {
      refuse(e.what());
    }
  }

  std::string read(const WrittenJson& json, const std::string&) {
    const auto* word = std::get_if<std::string>(&json.node);
    if (!word) refuse(json, "a word");
    return *word;
  }

  std::size_t width(const WrittenJson& row) {
    const auto* items = std::get_if<Items>(&row.node);
    if (!items) refuse(row, "a row of numbers");
    return items->size();
  }
  DyadicMatrix read(const WrittenJson& json, const DyadicMatrix&) {
    if (const auto* matrix = std::get_if<DyadicMatrix>(&json.node)) return *matrix;
    const auto* rows = std::get_if<Items>(&json.node);
    if (!rows) refuse(json, "a matrix, a list of rows,");
    const auto cols = rows->empty() ? 0 : inside(std::size_t{0}, [&] { return width(rows->front()); });
    DyadicMatrix m(static_cast<int>(rows->size()), static_cast<int>(cols));
    auto entry = m.entries.begin();
    for (std::size_t i = 0; i < rows->size(); ++i)
      inside(i, [&] {
        const WrittenJson& row = (*rows)[i];
        line_ = row.line;
        if (width(row) != cols) refuse(fmt::format("a row of {} entries where the first has {}", width(row), cols));
        const auto& items = std::get<Items>(row.node);
        for (std::size_t j = 0; j < cols; ++j) *entry++ = inside(j, [&] { return number(items[j]); });
        return true;
      });
    return m;
  }

  /// Of numbers, a row or a column that stands in another file will do.
  List read(const WrittenJson& json, const List& pattern) {
    if (const auto* matrix = std::get_if<DyadicMatrix>(&json.node)) return list_of_entries(*matrix, pattern);
    const auto* items = std::get_if<Items>(&json.node);
    if (!items) refuse(json, "a list");
    if (pattern.empty() && !items->empty()) refuse("a list with items where an empty one is wanted");
    List list;
    for (std::size_t k = 0; k < items->size(); ++k)
      list.push_back(inside(k, [&] { return value((*items)[k], pattern.front()); }));
    return list;
  }
  List list_of_entries(const DyadicMatrix& matrix, const List& pattern) {
    if (matrix.rows != 1 && matrix.cols != 1)
      refuse(shape_text(matrix) + " numbers where a list, a row or a column, is wanted");
    if (pattern.empty() && !matrix.entries.empty()) refuse("numbers where an empty list is wanted");
    List list;
    for (std::size_t k = 0; k < matrix.entries.size(); ++k)
      list.push_back(inside(k, [&] { return entry(matrix.entries[k], pattern.front()); }));
    return list;
  }
  Value entry(double x, const Value& pattern) {
    if (std::holds_alternative<double>(pattern.node)) return {x};
    const bool integer = std::holds_alternative<std::int64_t>(pattern.node);
    if (!integer && !std::holds_alternative<Fraction>(pattern.node))
      refuse(fmt::format("{} where no number is wanted", x));
    constexpr double most = 0x1p53;
    if (x != std::floor(x) || std::abs(x) > most) refuse(fmt::format("{} where an integer is wanted", x));
    const auto whole = static_cast<std::int64_t>(x);
    return integer ? Value{whole} : Value{Fraction(whole)};
  }

  Fields read(const WrittenJson& json, const Fields& pattern) {
    const auto* members = json.members();
    if (!members) refuse(json, "an object with named fields");
    for (const auto& [name, given] : *members) require_known(name, given, pattern);
    Fields fields;
    for (const Field& field : pattern)
      fields.push_back({field.name, inside(std::string_view(field.name), [&] { return member(json, field); })});
    return fields;
  }
  Value member(const WrittenJson& json, const Field& field) {
    if (const WrittenJson* given = json.find(field.name)) return value(*given, field.value);
    line_ = json.line;
    if (!field.if_left_out) refuse("missing");
    return *field.if_left_out;
  }
  void require_known(const std::string& name, const WrittenJson& given, const Fields& pattern) {
    std::string names;
    for (const Field& field : pattern) {
      if (field.name == name) return;
      names += (names.empty() ? "" : ", ") + field.name;
    }
    path_.emplace_back(std::string_view(name));
    line_ = given.line;
    refuse("unknown field; there are: " + names);
  }

  RoundedDecimals& rounded_;
  std::vector<std::variant<std::size_t, std::string_view>> path_;
  int line_ = 1;
};

}  // namespace

std::string to_json(const Value& value) { return json_of(value).dump(); }

Value from_json(const WrittenJson& json, const Value& pattern, RoundedDecimals& rounded) {
  return Reader(rounded).value(json, pattern);
}

Value from_json(const std::string& text, const Value& pattern) {
  const auto values = read_json_values(text);
  if (values.size() != 1)
    throw MalformedText({"", values.empty() ? "not JSON: nothing is there" : "several JSON values where one is wanted"},
                        1);
  RoundedDecimals unsaid;
  return from_json(values.front(), pattern, unsaid);
}

}  // namespace lemmacheck
