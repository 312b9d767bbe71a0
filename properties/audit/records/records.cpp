#include "properties/audit/records/records.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "properties/audit/records/record_json.hpp"

namespace lemmacheck {

std::string Job::key() const {
  const auto altered = mutant == Statement::itself ? std::string{} : "[" + std::to_string(mutant) + "]";
  return statement + "/" + name_of(phase) + altered + "/" + std::to_string(shard);
}

void SlackHistogram::add(double slack) {
  if (std::isnan(slack)) slack = -std::numeric_limits<double>::infinity();
  const auto bin = std::upper_bound(edges.begin(), edges.end(), slack) - edges.begin();
  ++counts[static_cast<std::size_t>(bin)];
}
void add(SlackHistogram& sum, const SlackHistogram& more) {
  for (std::size_t k = 0; k < sum.counts.size(); ++k) sum.counts[k] += more.counts[k];
}

void add(DimensionTally& all, const DimensionTally& more) {
  const bool is_new = all.instances == 0;
  all.least = is_new ? more.least : std::min(all.least, more.least);
  all.largest = is_new ? more.largest : std::max(all.largest, more.largest);
  all.ones += more.ones, all.instances += more.instances;
}

PlannedStatement planned(const Statement& s) {
  const bool proved = s.vacuous_by != s.id && find_statement(s.vacuous_by) != nullptr;
  PlannedStatement p{s.id, s.expected, s.form, s.wording, s.vacuous_by, proved, {}, s.labels, {}};
  for (const auto& a : s.attained) p.attained.push_back(a.conclusion);
  for (const auto& m : s.mutants) p.mutants.push_back({m.name, m.equivalent_because});
  return p;
}

namespace {
template <class Record>
std::string line(Json head, const Record& record) {
  head.update(json_of(record));
  return head.dump(-1, ' ', false, Json::error_handler_t::replace);
}
}  // namespace

std::string to_line(const Tally& tally) { return line({{"record", "tally"}}, tally); }
std::string to_line(const CaseRecord& record) { return line({{"record", "case"}}, record); }
std::string header_line(const RecordsHeader& plan) { return line({{"schema", 1}}, plan); }

}  // namespace lemmacheck
