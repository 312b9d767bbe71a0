#include "properties/audit/running/phases.hpp"

#include <new>

#include "properties/audit/running/phase.hpp"

namespace lemmacheck {

const char* name_of(Place::Step step) {
  switch (step) {
    case Place::Step::starting:
      return "start";
    case Place::Step::witness:
      return "witness";
    case Place::Step::generating:
      return "generator, case";
    case Place::Step::deciding:
      return "case";
    case Place::Step::shrinking:
      return "shrinking of case";
    case Place::Step::searching:
      return "search from start";
    case Place::Step::drawing:
      return "draw";
    case Place::Step::finishing:
      return "cross-check of tightest case";
  }
  return "unknown";
}

std::string to_text(const Place& place) {
  auto text = std::string(name_of(place.step)) + " " + std::to_string(place.number);
  if (place.seed) text += " (seed " + std::to_string(place.seed) + ", size " + std::to_string(place.size) + ")";
  return text;
}

int trial_instances(std::int64_t draws) {
  if (draws >= 40000) return 16;
  return draws >= 4000 ? 8 : 4;
}

Tally failed_tally(const Job& job, const std::string& error) {
  Tally tally;
  tally.job = job;
  tally.stop = "error";
  tally.error = error;
  return tally;
}

namespace {

std::string run_mutant(JobAtWork& work) {
  const auto& [statement, job, collector, crumb] = work;
  const bool generates = statement.has_generator(job.mutant);
  if (statement.form == Form::probable) {
    if (replay_trials(work, job.cases, job.error / 2)) return "killed by replay";
    if (generates && generate_trials(work, 0, trial_instances(job.cases), job.cases, job.error / 2))
      return "killed by draws";
    return "budget spent";
  }
  if (replay_cases(work)) return "killed by replay";
  if (generates && generate_cases(work, job.cases)) return "killed by generation";
  if (generates && search_cases(work, job.cases)) return "killed by search";
  return "budget spent";
}

std::string run_phase(JobAtWork& work) {
  const Job& job = work.job;
  const bool probable = work.statement.form == Form::probable;
  bool refuted = false;
  switch (job.phase) {
    case Phase::replay:
      refuted = probable ? replay_trials(work, job.cases, job.error) : replay_cases(work);
      return refuted ? "witnesses done, refuted" : "witnesses done";
    case Phase::generate:
      return generate_cases(work, job.cases) ? "refuted" : "cases done";
    case Phase::draw:
      refuted = generate_trials(work, job.shard, 1, job.cases, job.error);
      return refuted ? "refuted" : work.collector.tally().trials.back().outcome;
    case Phase::search:
      return search_cases(work, job.cases) ? "refuted" : "evaluations done";
    case Phase::mutants:
      return run_mutant(work);
  }
  throw std::logic_error("unknown phase");
}

}  // namespace

Collector::Result run_job(const Statement& statement, const Job& job, Breadcrumb& crumb,
                          const std::vector<Fault>& faults) {
  Collector collector(statement, job, faults);
  const auto broke = [&](const std::string& what) {
    collector.tally().stop = "error";
    collector.add_error(what + ", at " + to_text(crumb.place));
  };
  try {
    JobAtWork work{statement, job, collector, crumb};
    const auto stop = run_phase(work);
    collector.tally().stop = collector.gives_up() ? std::string(gave_up) : stop;
    collector.check_tightest(crumb);
  } catch (const Disagreement& d) {
    collector.record(d.record);
    broke(d.what());
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& e) {
    broke(e.what());
  } catch (...) {
    broke("an exception of unknown type");
  }
  return collector.result();
}

}  // namespace lemmacheck
