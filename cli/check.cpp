#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/options.hpp"
#include "properties/audit/deciding/decision.hpp"
#include "properties/audit/records/instance_file.hpp"

namespace lemmacheck::cli {
namespace {
using Json = nlohmann::ordered_json;

struct Evaluation {
  Level level;
  Decision decision;
  std::string problem;  ///< why this level says nothing
};

// Every arithmetic that the statement's tier has.
std::vector<Level> levels_of(const Statement& s) {
  if (s.tier == Tier::exact) return {Level::certified_double(), Level::rational()};
  return {Level::certified_double(), Level::ball(64), Level::ball(256), Level::mpfr(256)};
}

std::vector<Evaluation> evaluate_everywhere(const Statement& s, const Case& c, const Alteration& altered) {
  std::vector<Evaluation> all;
  for (const Level& level : levels_of(s)) {
    Evaluation e{level, {}, {}};
    try {
      e.decision = decide_at(s, c, altered, level);
      if (e.decision.findings.findings.empty()) e.problem = e.decision.note;
    } catch (const std::exception& problem) {
      e.problem = problem.what();
    }
    all.push_back(std::move(e));
  }
  return all;
}

const char* certainty(const Finding& f) {
  return f.certainly_true() ? "true" : f.certainly_false() ? "FALSE" : "unknown";
}
const char* symbol_of(Relation relation) {
  return relation == Relation::at_most ? "<="
         : relation == Relation::below ? "<"
         : relation == Relation::equal ? "="
                                       : "~";
}

void print(const Statement& s, const Decision& decision, const std::vector<Evaluation>& evaluations) {
  fmt::print("{}: {} (decided by {})\n", s.id, lemmacheck::name_of(decision.outcome), decision.level.name());
  for (const auto& e : evaluations) {
    fmt::print("  {}: {}{}\n", e.level.name(), e.problem.empty() ? lemmacheck::name_of(e.decision.outcome) : "",
               e.problem.empty() ? (e.level.arithmetic == Arithmetic::mpfr ? " (not rigorous)" : "") : e.problem);
    for (const auto& f : e.decision.findings.findings) {
      fmt::print("    {:<12} {:<7} {}: {} {} {}\n", lemmacheck::name_of(f.role), certainty(f), f.name,
                 to_enclosure_text(f.lhs), symbol_of(f.relation), to_enclosure_text(f.rhs));
      fmt::print("    {:<12} {:<7} slack {}\n", "", "", to_enclosure_text(f.slack));
    }
    for (const auto& o : e.decision.findings.observations)
      fmt::print("    {:<12} {:<7} {}: {}\n", "observed", "", o.name, to_enclosure_text(o.value));
  }
}

Json ends(const Real& x) { return {lower(x), upper(x)}; }

Json to_document(const Statement& s, const Decision& decision, const std::vector<Evaluation>& evaluations) {
  Json all = Json::array();
  for (const auto& e : evaluations) {
    Json findings = Json::array();
    for (const auto& f : e.decision.findings.findings)
      findings.push_back({{"role", lemmacheck::name_of(f.role)},
                          {"name", f.name},
                          {"relation", symbol_of(f.relation)},
                          {"certain", f.certainly_true()    ? "true"
                                      : f.certainly_false() ? "false"
                                                            : "unknown"},
                          {"lhs", ends(f.lhs)},
                          {"rhs", ends(f.rhs)},
                          {"slack", ends(f.slack)}});
    Json row{{"level", e.level.name()}, {"findings", findings}};
    if (e.problem.empty())
      row["outcome"] = lemmacheck::name_of(e.decision.outcome);
    else
      row["problem"] = e.problem;
    all.push_back(row);
  }
  return {{"statement", s.id},
          {"outcome", lemmacheck::name_of(decision.outcome)},
          {"level", decision.level.name()},
          {"evaluations", all}};
}

int exit_code_of(Outcome outcome) { return outcome == Outcome::holds ? 0 : outcome == Outcome::fails ? 1 : 3; }

// fails before undecided before holds
int worse(int a, int b) {
  if (a == 1 || b == 1) return 1;
  return std::max(a, b);
}

int check_one(const Statement& s, const StoredInstance& stored, const Alteration& altered, std::uint64_t seed,
              bool json) {
  Case c{stored.instance, stored.draw};
  if (by_draws(s.form) && !c.draw) {
    Sampler sampler(derived_seed(seed, s.id), 50);
    c.draw = s.draw(c.instance, sampler);
  }
  const Decision decision = decide(s, c, altered);
  const auto evaluations = evaluate_everywhere(s, c, altered);
  if (json)
    fmt::print("{}\n", to_document(s, decision, evaluations).dump());
  else
    print(s, decision, evaluations);
  return exit_code_of(decision.outcome);
}

Alteration alteration_from(const Statement& s, const std::vector<std::string>& settings) {
  Alteration altered;
  for (const auto& setting : settings) {
    const auto equals = setting.find('=');
    const std::string name = setting.substr(0, equals);
    if (equals == std::string::npos) throw UsageError("--set wants NAME=VALUE, not '" + setting + "'");
    if (!s.constants.contains(name)) {
      std::string known;
      for (const auto& [constant, value] : s.constants) known += " " + constant + "=" + value.text();
      throw UsageError(fmt::format("{} has no constant '{}'; it has:{}", s.id, name, known.empty() ? " none" : known));
    }
    altered.constants.insert_or_assign(name, Fraction::parse(setting.substr(equals + 1)));
  }
  return altered;
}
}  // namespace

int check(const CheckOptions& options) {
  const Statement& s = statement_named(options.id);
  const Alteration altered = alteration_from(s, options.set);
  int code = 0;
  for (const auto& stored : read_instances(options.instance, &s))
    code = worse(code, check_one(s, stored, altered, options.seed, options.json));
  return code;
}

int replay(const std::string& file, bool json) {
  int code = 0;
  for (const auto& stored : read_instances(file)) {
    const Statement& s = statement_named(stored.statement);
    Alteration altered;
    for (const auto& m : s.mutants)
      if (m.name == stored.mutant) altered = m.alteration;
    if (!stored.mutant.empty()) fmt::print(stderr, "mutant: {}\n", stored.mutant);
    code = worse(code, check_one(s, stored, altered, 1, json));
  }
  return code;
}

int sample(const SampleOptions& options) {
  const Statement& s = statement_named(options.id);
  if (s.form == Form::witnessed) {
    for (const auto& witness : s.witnesses(Statement::itself))
      fmt::print("{}\n", to_json(StoredInstance{s.id, witness}));
    return 0;
  }
  for (int k = 0; k < options.count; ++k) {
    Sampler sampler(derived_seed(options.seed, fmt::format("{}/sample/{}", s.id, k)),
                    k * 100 / std::max(1, options.count));
    fmt::print("{}\n", to_json(StoredInstance{s.id, s.generate(sampler, Statement::itself)}));
  }
  return 0;
}

}  // namespace lemmacheck::cli
