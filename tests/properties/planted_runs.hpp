// Statements planted to be found out, and the way to audit them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "properties/audit/records/summary.hpp"
#include "properties/audit/running/audit.hpp"

namespace lemmacheck::planted_runs {

/// A fresh folder, removed in the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path records() const { return path_ / "records.jsonl"; }

 private:
  std::filesystem::path path_;
};

constexpr std::uint64_t seed = 7;

/// Plan of the planted statements of these names ("false" is "planted.false").
Plan plan_of(const std::vector<std::string>& names, std::int64_t cases = 200);
RunOptions options(const Folder& folder, int workers = 1);
/// Planned, run and summarised; the statement's part.
StatementSummary audited(const std::string& name, std::int64_t cases = 200);
/// Lines of a file.
std::vector<std::string> lines(const std::filesystem::path& file);

/// No limit under sanitizers: their shadow memory is the address space.
std::uint64_t memory_limit();

}  // namespace lemmacheck::planted_runs
