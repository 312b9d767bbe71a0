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
};

/// What is wrong with a file, ready to be shown: file, line where there is one, field, reason.
struct BadInstanceFile : std::runtime_error {
  using runtime_error::runtime_error;
};

/// {"schema":1,"statement":ID,"instance":{...}} and, where set, "draw" and "mutant", on one line.
std::string to_json(const StoredInstance& stored);
/// Reads one JSON document or JSON Lines. Every instance is checked against its statement's pattern and
/// shapes; throws BadInstanceFile. Where `statement` is given, any other statement is refused.
std::vector<StoredInstance> read_instances(const std::filesystem::path& file, const Statement* statement = nullptr);

}  // namespace lemmacheck
