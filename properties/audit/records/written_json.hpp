// JSON as it is written: numbers keep their digits, every value its line.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "properties/value.hpp"

namespace lemmacheck {

/// Malformed, at a line of a text (the first is 1).
struct MalformedText : Malformed {
  MalformedText(const Malformed& malformed, int at_line) : Malformed(malformed), line(at_line) {}
  int line;
};

/// A JSON value that remembers how it was written; or a matrix that came from another file and stands in its place.
struct WrittenJson {
  struct Null {};
  struct Number {
    std::string text;
  };
  struct Member;
  using Items = std::vector<WrittenJson>;
  using Members = std::vector<Member>;

  std::variant<Null, bool, Number, std::string, Items, Members, DyadicMatrix> node;
  int line = 1;

  /// "null", "boolean", "number", "string", "array", "object", "matrix".
  const char* type_name() const;
  const Members* members() const { return std::get_if<Members>(&node); }
  /// The member of that name of an object, or nullptr.
  const WrittenJson* find(std::string_view name) const;
};
struct WrittenJson::Member {
  std::string name;
  WrittenJson value;
};

/// The JSON values of a text, one after the other with nothing but blanks between them (JSON Lines, and any other
/// layout). Throws MalformedText: not JSON, a field given twice, more than 100 levels of nesting.
std::vector<WrittenJson> read_json_values(std::string_view text);

}  // namespace lemmacheck
