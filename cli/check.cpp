#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/evaluations.hpp"
#include "cli/given_fields.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "properties/nearest.hpp"

namespace lemmacheck::cli {
namespace {

/// Of several instances the first that occurs of 1 (fails), 3 (undecided), 4 (inapplicable), 0.
class ExitCode {
 public:
  void add(Outcome outcome) { seen_[rank_of(outcome)] = true; }
  int code() const {
    constexpr int codes[] = {1, 3, 4, 0};
    const auto first = std::find(seen_.begin(), seen_.end(), true);
    return first == seen_.end() ? 0 : codes[first - seen_.begin()];
  }

 private:
  static std::size_t rank_of(Outcome outcome) {
    switch (outcome) {
      case Outcome::fails:
        return 0;
      case Outcome::undecided:
        return 1;
      case Outcome::inapplicable:
        return 2;
      case Outcome::holds:
        return 3;
    }
    return 1;
  }
  std::array<bool, 4> seen_{};
};

Alteration alteration_from(const Statement& s, const std::vector<std::string>& settings) {
  Alteration altered;
  for (const auto& setting : settings) {
    const auto equals = setting.find('=');
    const std::string name = setting.substr(0, equals);
    if (equals == std::string::npos) throw UsageError("--set wants NAME=VALUE, not '" + setting + "'");
    if (!s.constants.contains(name)) {
      std::string known;
      std::vector<std::string> names;
      for (const auto& [constant, value] : s.constants)
        known += (known.empty() ? "" : ", ") + constant + "=" + value.text(), names.push_back(constant);
      throw UsageError(fmt::format("{} has no constant '{}'{}; it has: {}", s.id, name, nearest_text(name, names),
                                   known.empty() ? "none" : known));
    }
    if (!altered.constants.emplace(name, Fraction::parse(setting.substr(equals + 1))).second)
      throw UsageError("--set gives " + name + " twice");
  }
  return altered;
}

void say_rounded(const RoundedDecimals& rounded) {
  if (rounded.count == 0) return;
  say("lemmacheck: {} read as the nearest double, which is what is decided; the first: {}",
      rounded.count == 1 ? "1 decimal was" : fmt::format("{} decimals were", rounded.count), rounded.first);
}

void show(const Checked& result, bool json) { put(json ? json_of(result) : text_of(result)); }

}  // namespace

int check(const CheckOptions& options) {
  const Statement& s = statement_named(options.id);
  const Alteration altered = alteration_from(s, options.set);
  if (options.instance.empty() && options.matrices.empty() && options.fields.empty())
    throw UsageError("check wants an instance: --instance FILE (`lemmacheck sample " + s.id +
                     "` writes some), or --matrix FIELD=FILE");
  RoundedDecimals rounded;
  const auto given = given_fields(options, s.pattern(), rounded);
  auto read = read_instances(options.instance, &s, given);
  rounded.count += read.rounded.count;
  if (rounded.first.empty()) rounded.first = read.rounded.first;
  say_rounded(rounded);
  ExitCode exit;
  for (const auto& stored : read.all) {
    const Checked result = checked(s, stored, altered, options.seed, options.all_levels);
    show(result, options.json);
    exit.add(result.decision.outcome);
  }
  return exit.code();
}

int replay(const ReplayOptions& options) {
  ExitCode exit;
  for (const auto& stored : read_instances(options.file).all) {
    const Statement& s = statement_named(stored.statement);
    Alteration altered;
    for (const auto& m : s.mutants)
      if (m.name == stored.mutant) altered = m.alteration;
    if (!stored.mutant.empty()) say("mutant: {}", stored.mutant);
    const Checked result = checked(s, stored, altered, 1, options.all_levels);
    show(result, options.json);
    exit.add(result.decision.outcome);
  }
  return exit.code();
}

int sample(const SampleOptions& options) {
  const Statement& s = statement_named(options.id);
  if (s.form == Form::witnessed) {
    for (const auto& witness : s.witnesses(Statement::itself)) put("{}\n", to_json(StoredInstance{s.id, witness}));
    return 0;
  }
  for (int k = 0; k < options.count; ++k) {
    const auto size = static_cast<int>(std::int64_t{k} * 100 / options.count);
    Sampler sampler(derived_seed(options.seed, fmt::format("{}/sample/{}", s.id, k)), size);
    put("{}\n", to_json(StoredInstance{s.id, s.generate(sampler, Statement::itself)}));
  }
  return 0;
}

}  // namespace lemmacheck::cli
