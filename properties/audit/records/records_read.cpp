// Records from their file: the inverse of `to_line`, and what to do with a torn end.
#include "properties/audit/records/records_read.hpp"

#include <algorithm>
#include <fstream>
#include <limits>
#include <sstream>

#include "properties/audit/records/record_json.hpp"

namespace lemmacheck {

double number_from(const Json& json) {
  if (json == "inf") return std::numeric_limits<double>::infinity();
  if (json == "-inf") return -std::numeric_limits<double>::infinity();
  if (json == "nan") return std::numeric_limits<double>::quiet_NaN();
  return json.get<double>();
}
std::string text_of(const Json& json) { return json.is_null() ? std::string{} : json.dump(); }

namespace {

template <class Enum>
Enum named(const Json& json, std::initializer_list<Enum> all) {
  const auto text = json.get<std::string>();
  for (const Enum e : all)
    if (text == name_of(e)) return e;
  throw std::runtime_error("unknown word \"" + text + "\"");
}
std::optional<Verdict> expected_from(const Json& json) {
  if (json == "open") return std::nullopt;
  return named(json, {Verdict::error, Verdict::refuted, Verdict::undecided, Verdict::vacuous, Verdict::upheld});
}

Job job_from(const Json& j) {
  return {j.at("statement"),
          named(j.at("phase"), {Phase::replay, Phase::generate, Phase::draw, Phase::search, Phase::mutants}),
          j.at("mutant"),
          j.at("shard"),
          j.at("cases"),
          j.at("seed"),
          j.at("error")};
}
Extreme extreme_from(const Json& j) {
  return {number_from(j.at("lower")),
          number_from(j.at("upper")),
          j.at("level"),
          text_of(j.at("instance")),
          text_of(j.at("draw")),
          j.at("step").is_null() ? std::nullopt : std::optional(j.at("step").get<std::int64_t>())};
}
ConclusionTally conclusion_from(const Json& j) {
  ConclusionTally c{j.at("name"), j.at("holds"), j.at("fails"), j.at("undecided"), std::nullopt, {}};
  c.informative = j.at("informative"), c.bounded = j.at("bounded"), c.ties = j.at("ties");
  c.tie_width = number_from(j.at("tie_width")), c.agreed_within = number_from(j.at("agreed_within"));
  if (!j.at("tightest").is_null()) c.tightest = extreme_from(j.at("tightest"));
  j.at("histogram").get_to(c.histogram.counts);
  return c;
}
TrialTally trial_from(const Json& j) {
  TrialTally t;
  t.instance = text_of(j.at("instance"));
  t.allowed_lower = number_from(j.at("allowed").at(0)), t.allowed_upper = number_from(j.at("allowed").at(1));
  t.draws = j.at("draws"), t.failures = j.at("failures"), t.undecided = j.at("undecided");
  t.lower = j.at("lower"), t.upper = j.at("upper"), t.error = j.at("error");
  t.says_nothing = j.at("says_nothing"), t.outcome = j.at("outcome");
  t.labels = j.at("labels");
  for (const auto& [name, size] : j.at("dimensions").items()) t.dimensions.push_back({name, size});
  return t;
}
Tally tally_from(const Json& j) {
  Tally t;
  t.job = job_from(j.at("job"));
  t.holds = j.at("holds"), t.fails = j.at("fails"), t.undecided = j.at("undecided");
  t.inapplicable = j.at("inapplicable");
  for (const auto& [level, count] : j.at("levels").items()) t.levels[level] = count;
  t.cross_checked = j.at("cross_checked"), t.says_nothing = j.at("says_nothing"), t.evaluations = j.at("evaluations");
  t.exact = j.at("exact");
  for (const auto& c : j.at("conclusions")) t.conclusions.push_back(conclusion_from(c));
  for (const auto& c : j.at("steps")) t.steps.push_back(conclusion_from(c));
  t.labels = j.at("labels");
  for (const auto& d : j.at("dimensions"))
    t.dimensions.push_back({d.at("name"), d.at("least"), d.at("largest"), d.at("ones"), d.at("instances")});
  for (const auto& h : j.at("hypotheses")) t.hypotheses.push_back({h.at("name"), h.at("accepted"), h.at("tried")});
  for (const auto& trial : j.at("trials")) t.trials.push_back(trial_from(trial));
  for (const auto& p : j.at("points")) t.points.push_back({number_from(p.at(0)), number_from(p.at(1))});
  t.observation = j.at("observation"), t.assumptions = j.at("assumptions");
  t.stop = j.at("stop"), t.error = j.at("error");
  return t;
}
CaseRecord case_from(const Json& j) {
  return {job_from(j.at("job")),
          j.at("why"),
          text_of(j.at("instance")),
          text_of(j.at("draw")),
          j.at("level"),
          j.at("case_seed"),
          j.at("case_size"),
          j.at("shrinks"),
          j.at("conclusion"),
          number_from(j.at("lower")),
          number_from(j.at("upper")),
          j.at("labels")};
}
Records header_from(const Json& j) {
  if (j.at("schema") != 1) throw std::runtime_error("schema " + j.at("schema").dump() + ", this version reads 1");
  Records r;
  r.version = j.at("version"), r.digest = j.at("digest"), r.profile = j.at("profile"), r.seed = j.at("seed");
  r.trusted_base = j.at("trusted_base"), r.planned = j.at("jobs");
  for (const auto& s : j.at("statements")) {
    PlannedStatement p{s.at("id"),
                       s.at("vacuous_by"),
                       expected_from(s.at("expected")),
                       named(s.at("form"), {Form::universal, Form::probable, Form::mean, Form::witnessed}),
                       named(s.at("wording"), {Wording::exact, Wording::reconstructed, Wording::weak}),
                       {},
                       s.at("labels")};
    for (const auto& m : s.at("mutants")) p.mutants.push_back({m.at("name"), m.at("equivalent_because")});
    r.statements.push_back(std::move(p));
  }
  return r;
}

std::map<std::string, std::size_t> places_of(const std::vector<std::string>& planned) {
  std::map<std::string, std::size_t> places;
  for (const auto& key : planned) places.emplace(key, places.size());
  return places;
}

/// The order of lines in the file is that in which jobs ended; the order of the fold is the plan's.
void sort_by_plan(Records& records) {
  const auto places = places_of(records.planned);
  const auto place = [&](const Job& job) {
    const auto at = places.find(job.key());
    return at == places.end() ? places.size() : at->second;
  };
  const auto earlier = [&](const auto& a, const auto& b) { return place(a.job) < place(b.job); };
  std::stable_sort(records.tallies.begin(), records.tallies.end(), earlier);
  std::stable_sort(records.cases.begin(), records.cases.end(), earlier);
}

}  // namespace

ReadRecords read_record_text(const std::string& text, const std::string& name) {
  ReadRecords read;
  std::vector<CaseRecord> waiting;  // cases of a job whose tally has not come yet
  std::size_t at = 0;
  for (int number = 1; at < text.size(); ++number) {
    const auto end = text.find('\n', at);
    if (end == std::string::npos) break;
    try {
      const auto json =
          Json::parse(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(end));
      if (number == 1) {
        read.records = header_from(json);
        read.header = text.substr(0, end);
        read.complete_bytes = end + 1;
      } else if (json.at("record") == "case") {
        waiting.push_back(case_from(json));
      } else if (json.at("record") == "tally") {
        read.records.tallies.push_back(tally_from(json));
        read.records.cases.insert(read.records.cases.end(), waiting.begin(), waiting.end());
        waiting.clear();
        read.complete_bytes = end + 1;
      } else {
        throw std::runtime_error("neither a case nor a tally");
      }
    } catch (const std::exception& e) {
      throw std::runtime_error(name + ", line " + std::to_string(number) + ": " + e.what());
    }
    at = end + 1;
  }
  read.records.torn = read.complete_bytes < text.size();
  sort_by_plan(read.records);
  return read;
}

Records read_records(const std::filesystem::path& directory) {
  const auto path = directory / "records.jsonl";
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path.string() + ": no records there");
  std::ostringstream text;
  text << file.rdbuf();
  auto read = read_record_text(text.str(), path.string());
  if (read.header.empty()) throw std::runtime_error(path.string() + ", line 1: no complete header");
  return std::move(read.records);
}

}  // namespace lemmacheck
