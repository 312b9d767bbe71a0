// Instances on disk: what `sample` writes, `check` and `replay` read, and a witness is kept in.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "properties/audit/records/value_json.hpp"
#include "properties/statement.hpp"

namespace lemmacheck {

/// One instance of one statement; a witness says too which draw, and which mutant it refutes.
struct StoredInstance {
  std::string statement;
  Value instance;
  std::optional<Value> draw = std::nullopt;
  std::string mutant = {};  ///< name of the mutant that the instance refutes; empty: the statement itself
  std::string where = {};   ///< of one that was read: file, and line where there is more than one
};

/// What is wrong with a file, ready to be shown: file, line where there is one, field, reason.
struct BadInstanceFile : std::runtime_error {
  using runtime_error::runtime_error;
};

/// {"schema":1,"statement":ID,"instance":{...}} and, where set, "draw" and "mutant", on one line.
std::string to_json(const StoredInstance& stored);

/// A field of an instance that is given apart from it, in place of the one that the instance has, if any.
struct GivenField {
  std::string path;  ///< "target", or of a field within a field "scene.samples"
  WrittenJson value;
  std::string where;  ///< the file that it is from
};

struct ReadInstances {
  std::vector<StoredInstance> all;
  RoundedDecimals rounded;
};

/// Reads one JSON value or several, one after the other (JSON Lines, or any other layout), from a file, from standard
/// input ("-"), or none (""), where the fields given make up one instance. Each is what `to_json` writes (a witness),
/// or, where `statement` is given, the bare instance {field: value}. Every one is checked against its statement's
/// pattern and shapes. Throws BadInstanceFile, and where `statement` is given, for any other statement.
ReadInstances read_instances(const std::filesystem::path& file, const Statement* statement = nullptr,
                             const std::vector<GivenField>& given = {});

/// The bytes of a file, or of standard input ("-"). Throws BadInstanceFile.
std::string bytes_of(const std::filesystem::path& file);

}  // namespace lemmacheck
