#include "cli/given_fields.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "cli/options.hpp"
#include "cli/output.hpp"
#include "properties/audit/records/array_file.hpp"

namespace lemmacheck::cli {
namespace {

struct Assignment {
  std::string field, value;
};
Assignment assignment(const std::string& text, const char* option, const char* wanted) {
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
    throw UsageError(fmt::format("{} wants {}, not '{}'", option, wanted, text));
  return {text.substr(0, equals), text.substr(equals + 1)};
}

std::vector<std::string> parts(std::string_view text) {
  std::vector<std::string> all;
  for (;;) {
    const auto comma = text.find(',');
    all.emplace_back(text.substr(0, comma));
    if (comma == text.npos) return all;
    text.remove_prefix(comma + 1);
  }
}

/// FILE, FILE:NAME,NAME or FILE,FILE. A file may have a colon in its name: what exists as a whole is a file.
struct Source {
  std::vector<std::string> files, names;
};
Source source_of(const std::string& text) {
  const auto colon = text.rfind(':');
  if (text == "-" || std::filesystem::exists(text)) return {{text}, {}};
  if (colon != std::string::npos && colon > 0) return {{text.substr(0, colon)}, parts(text.substr(colon + 1))};
  return {parts(text), {}};
}

class MatrixFile {
 public:
  MatrixFile(const std::string& file, RoundedDecimals& rounded)
      : shown_(file == "-" ? "standard input" : file), bytes_(bytes_of(file)), rounded_(rounded) {}

  std::vector<WrittenJson> matrices(std::vector<std::string> names) {
    const ArrayFormat format = format_of(bytes_);
    if (format != ArrayFormat::npz && !names.empty())
      throw UsageError(
          fmt::format("{} holds one matrix, without a name: '{}' cannot be told from it", shown_, names[0]));
    if (format == ArrayFormat::npy) return {{read_npy(bytes_, shown_), 1}};
    if (format == ArrayFormat::csv) return {{csv(), 1}};
    if (names.empty()) names = only_name();
    std::vector<WrittenJson> all;
    for (const auto& name : names) all.push_back({read_npz(bytes_, name, shown_), 1});
    return all;
  }

 private:
  DyadicMatrix csv() {
    std::string header;
    DyadicMatrix m = read_csv(bytes_, shown_, rounded_, header);
    if (!header.empty()) say("{}: the first line is a header: {}", shown_, header);
    return m;
  }
  std::vector<std::string> only_name() const {
    auto names = names_in_npz(bytes_, shown_);
    if (names.size() == 1) return names;
    std::string known;
    for (const auto& name : names) known += (known.empty() ? "" : ", ") + name;
    throw UsageError(fmt::format("{} holds {} arrays: say which, {}:NAME; there are: {}", shown_, names.size(), shown_,
                                 known.empty() ? "none" : known));
  }

  std::string shown_, bytes_;
  RoundedDecimals& rounded_;
};

/// Whether the pattern has a list of matrices at that path: then one matrix is a list of one.
bool is_list(const Value& pattern, const std::string& path) {
  const Value* field = at_path(pattern, path);
  const auto* list = field ? std::get_if<List>(&field->node) : nullptr;
  return list && !list->empty() && std::holds_alternative<DyadicMatrix>(list->front().node);
}

GivenField matrix_field(const std::string& text, const Value& pattern, RoundedDecimals& rounded) {
  const auto [field, value] = assignment(text, "--matrix", "FIELD=FILE or FIELD=FILE:NAME,NAME");
  const Source source = source_of(value);
  WrittenJson::Items matrices;
  for (const auto& file : source.files)
    for (auto& matrix : MatrixFile(file, rounded).matrices(source.names)) matrices.push_back(std::move(matrix));
  if (is_list(pattern, field)) return {field, {std::move(matrices), 1}, value};
  if (matrices.size() > 1)
    throw UsageError(fmt::format("--matrix {}: one matrix is wanted, not {}", field, matrices.size()));
  return {field, std::move(matrices.front()), value};
}

GivenField json_field(const std::string& text) {
  const auto [field, value] = assignment(text, "--field", "FIELD=JSON");
  const std::string where = "--field " + text;
  try {
    auto values = read_json_values(value);
    if (values.size() == 1) return {field, std::move(values.front()), where};
    throw UsageError(where + ": one JSON value is wanted");
  } catch (const MalformedText& e) {
    throw UsageError(fmt::format("{}: {} (a word needs quotes: '{}=\"{}\"')", where, e.what(), field, value));
  }
}

}  // namespace

std::vector<GivenField> given_fields(const CheckOptions& options, const Value& pattern, RoundedDecimals& rounded) {
  std::vector<GivenField> given;
  for (const auto& text : options.matrices) given.push_back(matrix_field(text, pattern, rounded));
  for (const auto& text : options.fields) given.push_back(json_field(text));
  for (std::size_t k = 0; k < given.size(); ++k)
    for (std::size_t j = 0; j < k; ++j)
      if (given[j].path == given[k].path) throw UsageError(given[k].path + " is given twice");
  return given;
}

}  // namespace lemmacheck::cli
