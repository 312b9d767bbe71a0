#include "properties/audit/records/records.hpp"

#include <algorithm>

#include "properties/audit/records/record_json.hpp"

namespace lemmacheck {

const char* name_of(Phase phase) {
  switch (phase) {
    case Phase::replay:
      return "replay";
    case Phase::generate:
      return "generate";
    case Phase::draw:
      return "draw";
    case Phase::search:
      return "search";
    case Phase::mutants:
      return "mutants";
  }
  return "unknown";
}

std::string Job::key() const {
  const auto altered = mutant == Statement::itself ? std::string{} : "[" + std::to_string(mutant) + "]";
  return statement + "/" + name_of(phase) + altered + "/" + std::to_string(shard);
}

void SlackHistogram::add(double slack) {
  if (std::isnan(slack)) slack = -std::numeric_limits<double>::infinity();
  const auto bin = std::upper_bound(edges.begin(), edges.end(), slack) - edges.begin();
  ++counts[static_cast<std::size_t>(bin)];
}
void SlackHistogram::add(const SlackHistogram& other) {
  for (std::size_t k = 0; k < counts.size(); ++k) counts[k] += other.counts[k];
}

PlannedStatement planned(const Statement& s) {
  PlannedStatement p{s.id, s.vacuous_by, s.expected, s.form, s.wording, {}, s.labels};
  for (const auto& m : s.mutants) p.mutants.push_back({m.name, m.equivalent_because});
  return p;
}

const char* name_of_expected(const std::optional<Verdict>& verdict) { return verdict ? name_of(*verdict) : "open"; }

Json embedded(const std::string& text) { return text.empty() ? Json{} : Json::parse(text); }

Json json_of(const Job& job) {
  return {{"statement", job.statement}, {"phase", name_of(job.phase)}, {"mutant", job.mutant},
          {"shard", job.shard},         {"cases", job.cases},          {"seed", job.seed},
          {"error", job.error}};
}
Json json_of(const Extreme& e) {
  return {{"lower", number(e.lower)},         {"upper", number(e.upper)}, {"level", e.level},
          {"instance", embedded(e.instance)}, {"draw", embedded(e.draw)}, {"step", e.step ? Json(*e.step) : Json{}}};
}
Json json_of(const std::vector<Dimension>& dimensions) {
  Json object = Json::object();
  for (const auto& [name, size] : dimensions) object[name] = size;
  return object;
}
Json json_of(const DimensionTally& d) {
  return {{"name", d.name}, {"least", d.least}, {"largest", d.largest}, {"ones", d.ones}, {"instances", d.instances}};
}
Json json_of(const TrialTally& t) {
  return {{"instance", embedded(t.instance)},
          {"allowed", {number(t.allowed_lower), number(t.allowed_upper)}},
          {"draws", t.draws},
          {"failures", t.failures},
          {"undecided", t.undecided},
          {"lower", t.lower},
          {"upper", t.upper},
          {"error", t.error},
          {"says_nothing", t.says_nothing},
          {"outcome", t.outcome},
          {"labels", t.labels},
          {"dimensions", json_of(t.dimensions)}};
}
Json json_of(const HypothesisTally& h) { return {{"name", h.name}, {"accepted", h.accepted}, {"tried", h.tried}}; }
Json json_of(const SlackHistogram& h) { return h.counts; }
Json json_of(const std::vector<std::array<double, 2>>& points) {
  Json list = Json::array();
  for (const auto& [x, y] : points) list.push_back({number(x), number(y)});
  return list;
}
Json json_of(const CaseRecord& c) {
  return {{"job", json_of(c.job)},
          {"why", c.why},
          {"instance", embedded(c.instance)},
          {"draw", embedded(c.draw)},
          {"level", c.level},
          {"case_seed", c.case_seed},
          {"case_size", c.case_size},
          {"shrinks", c.shrinks},
          {"conclusion", c.conclusion},
          {"lower", number(c.lower)},
          {"upper", number(c.upper)},
          {"labels", c.labels}};
}

Json json_of(const ConclusionTally& c) {
  return {{"name", c.name},
          {"holds", c.holds},
          {"fails", c.fails},
          {"undecided", c.undecided},
          {"tightest", c.tightest ? json_of(*c.tightest) : Json{}},
          {"histogram", json_of(c.histogram)},
          {"informative", c.informative},
          {"bounded", c.bounded},
          {"ties", c.ties},
          {"tie_width", number(c.tie_width)},
          {"agreed_within", number(c.agreed_within)}};
}

namespace {
template <class T>
Json list_of_json(const std::vector<T>& items) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(json_of(item));
  return list;
}
}  // namespace

std::string to_line(const Tally& t) {
  Json levels = Json::object();
  for (const auto& [level, count] : t.levels) levels[level] = count;
  const Json line{{"record", "tally"},
                  {"job", json_of(t.job)},
                  {"holds", t.holds},
                  {"fails", t.fails},
                  {"undecided", t.undecided},
                  {"inapplicable", t.inapplicable},
                  {"levels", levels},
                  {"cross_checked", t.cross_checked},
                  {"says_nothing", t.says_nothing},
                  {"exact", t.exact},
                  {"evaluations", t.evaluations},
                  {"conclusions", list_of_json(t.conclusions)},
                  {"steps", list_of_json(t.steps)},
                  {"hypotheses", list_of_json(t.hypotheses)},
                  {"labels", t.labels},
                  {"dimensions", list_of_json(t.dimensions)},
                  {"trials", list_of_json(t.trials)},
                  {"points", json_of(t.points)},
                  {"observation", t.observation},
                  {"assumptions", t.assumptions},
                  {"stop", t.stop},
                  {"error", t.error}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_line(const CaseRecord& record) {
  Json line{{"record", "case"}};
  line.update(json_of(record));
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string header_line(const Records& plan) {
  Json statements = Json::array();
  for (const auto& s : plan.statements) {
    Json mutants = Json::array();
    for (const auto& m : s.mutants)
      mutants.push_back(Json{{"name", m.name}, {"equivalent_because", m.equivalent_because}});
    statements.push_back({{"id", s.id},
                          {"expected", name_of_expected(s.expected)},
                          {"form", name_of(s.form)},
                          {"wording", name_of(s.wording)},
                          {"vacuous_by", s.vacuous_by},
                          {"mutants", mutants},
                          {"labels", s.labels}});
  }
  const Json line{
      {"schema", 1},       {"version", plan.version},           {"digest", plan.digest},    {"profile", plan.profile},
      {"seed", plan.seed}, {"trusted_base", plan.trusted_base}, {"statements", statements}, {"jobs", plan.planned}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace lemmacheck
