// The subcommands of `lemmacheck`, each in its own file; returns are exit codes.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "properties/statement.hpp"

namespace lemmacheck::cli {

struct UsageError : std::runtime_error {
  using runtime_error::runtime_error;
};

struct ListOptions {
  std::vector<std::string> filters;
  bool json = false;
};
struct ShowOptions {
  std::string id;
  bool json = false;
};
struct AuditOptions {
  std::vector<std::string> filters;
  std::string profile = "standard", out, under = "audits";
  std::uint64_t seed = 1;
  int jobs = 0;  ///< 0: one per processor
  bool resume = false, json = false;
  bool measures = false;                 ///< --experiments
  std::vector<std::string> experiments;  ///< ids, papers or globs; none: all
  std::string data;                      ///< folder of the files that experiments read
};
struct ReportOptions {
  std::string records, out;  ///< out: empty, the folder of the records
  bool json = false;
};
struct CheckOptions {
  std::string id, instance;           ///< instance: a file, "-", or empty where matrices and fields give it all
  std::vector<std::string> matrices;  ///< FIELD=FILE[:NAME,...]
  std::vector<std::string> fields;    ///< FIELD=JSON
  std::vector<std::string> set;       ///< NAME=VALUE
  std::uint64_t seed = 1;
  bool all_levels = false, json = false;
};
struct ReplayOptions {
  std::string file;
  bool all_levels = false, json = false;
};
struct SampleOptions {
  std::string id;
  std::uint64_t seed = 1;
  int count = 1;
};
struct NewOptions {
  std::string id, directory;
};

int list(const ListOptions& options);
int show(const ShowOptions& options);
int audit(const AuditOptions& options);
int report(const ReportOptions& options);
int check(const CheckOptions& options);
int replay(const ReplayOptions& options);
int sample(const SampleOptions& options);
int make_new(const NewOptions& options);

/// Statements that a filter names: an id, a paper, or a glob with * and ?. No filter: all.
/// Throws UsageError with the nearest ids and papers for a filter that matches nothing.
std::vector<const Statement*> selected(const std::vector<std::string>& filters);
/// UsageError with every declaration of a statement that cannot work.
void refuse_faulty_declarations();
/// The statement, or UsageError with the nearest ids; of one that is catalogued but not built, that.
const Statement& statement_named(const std::string& id);
/// Expected verdict's name, "open" for a conjecture.
std::string expected_name(const Statement& statement);

/// The whole number that an option's text is, in decimal and nothing else. Throws UsageError unless it is one from
/// `least` to `most`.
std::uint64_t whole_number(std::string_view option, const std::string& text, std::uint64_t least, std::uint64_t most);

}  // namespace lemmacheck::cli
