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
  tally.stop = Stop::error;
  tally.error = error;
  return tally;
}

namespace {

Stop run_mutant(JobAtWork& work) {
  const auto& [statement, job, collector, crumb] = work;
  const bool generates = statement.has_generator(job.mutant);
  if (by_draws(statement.form)) {
    if (replay_trials(work, job.cases, job.error / 2)) return Stop::killed_by_replay;
    if (generates && generate_trials(work, 0, trial_instances(job.cases), job.cases, job.error / 2))
      return Stop::killed_by_draws;
    return Stop::budget_spent;
  }
  if (replay_cases(work)) return Stop::killed_by_replay;
  if (generates && generate_cases(work, job.cases)) return Stop::killed_by_generation;
  if (generates && search_cases(work, job.cases)) return Stop::killed_by_search;
  return Stop::budget_spent;
}

Stop stop_of(TrialOutcome outcome) {
  switch (outcome) {
    case TrialOutcome::undecided:
      return Stop::undecided;
    case TrialOutcome::upheld:
      return Stop::upheld;
    case TrialOutcome::refuted:
      return Stop::refuted;
    case TrialOutcome::says_nothing:
      return Stop::says_nothing;
    case TrialOutcome::inapplicable:
      return Stop::inapplicable;
    case TrialOutcome::no_applicable_draw:
      return Stop::no_applicable_draw;
  }
  throw std::logic_error("unknown outcome of a trial");
}

Stop run_phase(JobAtWork& work) {
  const Job& job = work.job;
  const bool draws_decide = by_draws(work.statement.form);
  bool refuted = false;
  switch (job.phase) {
    case Phase::replay:
      refuted = draws_decide ? replay_trials(work, job.cases, job.error) : replay_cases(work);
      return refuted ? Stop::refuted : Stop::witnesses_done;
    case Phase::generate:
      return generate_cases(work, job.cases) ? Stop::refuted : Stop::cases_done;
    case Phase::draw:
      generate_trials(work, job.shard, 1, job.cases, job.error);
      return stop_of(work.collector.tally().trials.back().outcome);
    case Phase::search:
      return search_cases(work, job.cases) ? Stop::refuted : Stop::evaluations_done;
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
    collector.tally().stop = Stop::error;
    collector.add_error(what + ", at " + to_text(crumb.place));
  };
  try {
    JobAtWork work{statement, job, collector, crumb};
    const auto stop = run_phase(work);
    collector.tally().stop = collector.gives_up() ? Stop::too_many_cases_did_not_end : stop;
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
