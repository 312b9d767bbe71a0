#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "cli/evaluations.hpp"

namespace lemmacheck::cli {
namespace {
using Json = nlohmann::ordered_json;

const char* certainty(const Finding& f) {
  return f.certainly_true() ? "true" : f.certainly_false() ? "FALSE" : "unknown";
}
const char* symbol_of(Relation relation) {
  switch (relation) {
    case Relation::at_most:
      return "<=";
    case Relation::below:
      return "<";
    case Relation::equal:
      return "=";
    case Relation::agrees:
      return "~";
  }
  return "?";
}

/// What the statement allows to fail, where its preparation came so far.
const Real* allowed(const Checked& c) {
  const Real* probability = nullptr;
  for (const auto& e : c.evaluations)
    if (e.is_rigorous() && !e.decision.findings.failure_probability.empty())
      probability = &e.decision.findings.failure_probability.front();
  return probability;
}

std::string headline(const Checked& c) {
  const char* outcome = name_of(c.decision.outcome);
  std::string text = c.statement->id + (c.where.empty() ? "" : ", " + c.where) + ": ";
  if (c.of_draw)
    text += fmt::format("this draw ({}) {}", c.draw_is_from,
                        c.decision.outcome == Outcome::undecided ? "is undecided" : outcome);
  else
    text += outcome;
  text += fmt::format(" ({} {})\n", c.decision.outcome == Outcome::undecided ? "up to" : "decided by",
                      c.decision.level.name());
  if (const Real* p = allowed(c); c.of_draw && p)
    text += fmt::format("  one draw decides nothing about the statement, which lets draws fail with probability {}\n",
                        to_enclosure_text(*p));
  if (!c.decision.note.empty()) text += "  " + c.decision.note + "\n";
  return text;
}

std::string lines_of(const Finding& f, bool rigorous) {
  std::string sides =
      fmt::format("{} {} {}", to_enclosure_text(f.lhs), symbol_of(f.relation), to_enclosure_text(f.rhs));
  if (f.relation == Relation::agrees) sides += fmt::format(", within {:g}", f.within);
  if (f.step) sides += fmt::format(" (the worst step, {})", *f.step);
  std::string slack = to_enclosure_text(f.slack);
  if (rigorous && f.gain && !certainly_positive(*f.gain)) slack += "; no better than the trivial bound";
  return fmt::format("    {:<12} {:<7} {}: {}\n    {:<12} {:<7} slack {}\n", name_of(f.role),
                     rigorous ? certainty(f) : "", f.name, sides, "", "", slack);
}

std::string text_of(const Tie& tie) {
  return fmt::format("    {:<12} {:<7} {}: the sides differ by at most {:.3g}{}\n", "tie", "", tie.conclusion,
                     tie.width, tie.attained ? "; equality is declared attained" : "");
}

std::string text_of(const Evaluation& e, bool parts) {
  std::string text = "  " + e.decision.level.name() + (parts ? e.of_draw ? ", the draw" : ", the instance" : "") + ": ";
  if (!e.problem.empty()) return text + e.problem + "\n";
  text += e.is_rigorous() ? name_of(e.decision.outcome) : "not rigorous, for comparison only";
  if (e.decision.findings.findings.empty()) text += ": " + e.decision.note;
  text += "\n";
  for (const auto& f : e.decision.findings.findings) text += lines_of(f, e.is_rigorous());
  for (const auto& tie : e.decision.ties) text += text_of(tie);
  for (const auto& o : e.decision.findings.observations)
    text += fmt::format("    {:<12} {:<7} {}: {}\n", "observed", "", o.name, to_enclosure_text(o.value));
  for (const auto& a : e.decision.findings.assumptions) text += fmt::format("    {:<12} {:<7} {}\n", "assumed", "", a);
  return text;
}

/// JSON knows no infinities: they are words, as in records.
Json number(double x) {
  if (std::isnan(x)) return "nan";
  if (std::isinf(x)) return x > 0 ? "inf" : "-inf";
  return x;
}
Json ends(const Real& x) { return {number(lower(x)), number(upper(x))}; }
/// An enclosure's ends in doubles; of MPFR, a decimal.
Json value_of(const Real& x, bool rigorous) { return rigorous ? ends(x) : Json(to_text(x)); }

Json json_of(const Finding& f, bool rigorous) {
  Json finding{{"role", name_of(f.role)}, {"name", f.name}, {"relation", symbol_of(f.relation)}};
  if (rigorous) finding["certain"] = f.certainly_true() ? "true" : f.certainly_false() ? "false" : "unknown";
  finding["lhs"] = value_of(f.lhs, rigorous);
  finding["rhs"] = value_of(f.rhs, rigorous);
  finding["slack"] = value_of(f.slack, rigorous);
  if (f.relation == Relation::agrees) finding["within"] = f.within;
  if (f.step) finding["step"] = *f.step;
  if (rigorous && f.gain) finding["informative"] = certainly_positive(*f.gain);
  return finding;
}

Json json_of(const Evaluation& e) {
  Json row{{"level", e.decision.level.name()}, {"rigorous", e.is_rigorous()}, {"of", e.of_draw ? "draw" : "instance"}};
  if (!e.problem.empty()) {
    row["problem"] = e.problem;
    return row;
  }
  if (e.is_rigorous()) row["outcome"] = name_of(e.decision.outcome);
  if (!e.decision.note.empty()) row["note"] = e.decision.note;
  row["findings"] = Json::array();
  for (const auto& f : e.decision.findings.findings) row["findings"].push_back(json_of(f, e.is_rigorous()));
  row["ties"] = Json::array();
  for (const auto& tie : e.decision.ties)
    row["ties"].push_back({{"conclusion", tie.conclusion}, {"width", number(tie.width)}, {"attained", tie.attained}});
  row["observations"] = Json::array();
  for (const auto& o : e.decision.findings.observations)
    row["observations"].push_back({{"name", o.name}, {"value", value_of(o.value, e.is_rigorous())}});
  row["assumptions"] = e.decision.findings.assumptions;
  return row;
}

}  // namespace

std::string text_of(const Checked& c) {
  std::string text = headline(c);
  for (const auto& e : c.evaluations) text += text_of(e, by_draws(c.statement->form));
  return text;
}

std::string json_of(const Checked& c) {
  Json document{{"statement", c.statement->id}, {"where", c.where}, {"of", c.of_draw ? "draw" : "instance"}};
  document["outcome"] = name_of(c.decision.outcome);
  document["level"] = c.decision.level.name();
  if (c.of_draw) document["draw"] = c.draw_is_from;
  if (const Real* p = allowed(c)) document["allowed_failure_probability"] = ends(*p);
  document["evaluations"] = Json::array();
  for (const auto& e : c.evaluations) document["evaluations"].push_back(json_of(e));
  return document.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lemmacheck::cli
