#include "properties/audit/records/record_json.hpp"
#include "properties/audit/records/summary.hpp"

namespace lemmacheck {
namespace {

template <class T, class F>
Json list_of(const std::vector<T>& items, F&& form) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(form(item));
  return list;
}

Json conclusion(const ConclusionTally& c) {
  const char* verdict = c.fails > 0 ? "fails" : c.undecided > 0 ? "undecided" : "holds";
  Json json{{"name", c.name}, {"verdict", verdict}};
  json.update(json_of(c));
  return json;
}

Json mutant(const MutantSummary& m) {
  return {{"name", m.name},
          {"outcome", m.outcome},
          {"reason", m.reason},
          {"cases", m.cases},
          {"witness", m.witness ? json_of(*m.witness) : Json{}}};
}

Json statement(const StatementSummary& s) {
  Json levels = Json::object();
  for (const auto& [level, count] : s.levels) levels[level] = count;
  return {{"id", s.id},
          {"verdict", name_of(s.verdict)},
          {"expected", name_of_expected(s.expected)},
          {"as_expected", s.as_expected()},
          {"evidence", s.evidence},
          {"alpha", s.alpha},
          {"wording", name_of(s.wording)},
          {"form", name_of(s.form)},
          {"because", s.because},
          {"instances",
           {{"holds", s.holds}, {"fails", s.fails}, {"undecided", s.undecided}, {"inapplicable", s.inapplicable}}},
          {"levels", levels},
          {"cross_checked", s.cross_checked},
          {"says_nothing", s.says_nothing},
          {"exact", s.exact},
          {"evaluations", s.evaluations},
          {"generated", s.generated},
          {"detectable", s.detectable},
          {"never_challenged", s.never_challenged},
          {"conclusions", list_of(s.conclusions, conclusion)},
          {"steps", list_of(s.steps, conclusion)},
          {"labels", s.labels},
          {"missing_labels", s.missing_labels},
          {"dimensions", list_of(s.dimensions, [](const DimensionTally& d) { return json_of(d); })},
          {"hypotheses", list_of(s.hypotheses, [](const HypothesisTally& h) { return json_of(h); })},
          {"trials", list_of(s.trials, [](const TrialTally& t) { return json_of(t); })},
          {"mutants", list_of(s.mutants, mutant)},
          {"counterexample", s.counterexample ? json_of(*s.counterexample) : Json{}},
          {"observation", s.observation},
          {"points", json_of(s.points)},
          {"stops", s.stops},
          {"assumptions", s.assumptions},
          {"errors", s.errors},
          {"missing", s.missing}};
}

}  // namespace

std::string to_json(const Summary& summary) {
  const Json json{{"schema", 1},
                  {"version", summary.version},
                  {"digest", summary.digest},
                  {"profile", summary.profile},
                  {"seed", summary.seed},
                  {"complete", summary.complete},
                  {"trusted_base", summary.trusted_base},
                  {"statements", list_of(summary.statements, statement)}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lemmacheck
