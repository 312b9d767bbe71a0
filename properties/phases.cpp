#include "properties/phases.hpp"

#include <new>

#include "properties/phase.hpp"

namespace lemmacheck {

const char* name_of(Breadcrumb::Step step) {
  switch (step) {
    case Breadcrumb::Step::starting:
      return "start";
    case Breadcrumb::Step::witness:
      return "witness";
    case Breadcrumb::Step::generating:
      return "generator, case";
    case Breadcrumb::Step::deciding:
      return "case";
    case Breadcrumb::Step::shrinking:
      return "shrinking of case";
    case Breadcrumb::Step::searching:
      return "search from start";
    case Breadcrumb::Step::drawing:
      return "draw";
  }
  return "unknown";
}

Tally failed_tally(const Job& job, const std::string& what, const Breadcrumb& crumb) {
  Tally tally;
  tally.job = job;
  tally.stop = "error";
  tally.error = what + ", at " + name_of(crumb.step) + " " + std::to_string(crumb.number);
  if (crumb.seed) tally.error += " (seed " + std::to_string(crumb.seed) + ", size " + std::to_string(crumb.size) + ")";
  return tally;
}

namespace {

/// Generated instances on which a mutant of a probable statement is tried.
constexpr int mutant_instances = 4;

std::string run_mutant(JobAtWork& work) {
  const auto& [statement, job, collector, crumb] = work;
  const bool generates = statement.has_generator(job.mutant);
  if (statement.form == Form::probable) {
    if (replay_trials(work, job.cases, job.error / 2)) return "killed by replay";
    if (generates && generate_trials(work, 0, mutant_instances, job.cases, job.error / 2)) return "killed by draws";
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

Collector::Result run_job(const Statement& statement, const Job& job, Breadcrumb& crumb) {
  try {
    Collector collector(statement, job);
    JobAtWork work{statement, job, collector, crumb};
    collector.tally().stop = run_phase(work);
    return collector.finish();
  } catch (const Disagreement& d) {
    return {failed_tally(job, d.what(), crumb), {d.record}};
  } catch (const std::bad_alloc&) {
    return {failed_tally(job, "out of memory", crumb), {}};
  } catch (const std::exception& e) {
    return {failed_tally(job, e.what(), crumb), {}};
  } catch (...) {
    return {failed_tally(job, "an exception of unknown type", crumb), {}};
  }
}

}  // namespace lemmacheck
