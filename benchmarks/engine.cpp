// What the engine costs per case: one shard of the phase `generate` on a statement whose mathematics is next to nothing
// (generation of one number, Value, RapidCheck's loop, decision, tally, every 16th case by Mpfr), per case.
#include <benchmark/benchmark.h>

#include <stdexcept>

#include "properties/audit/running/phases.hpp"

namespace lemmacheck::benchmarks {
namespace {

struct Number {
  double x = 0;
};
LEMMACHECK_DESCRIBE(Number, x)

struct Trivial {
  using Instance = Number;
  static Instance instance(Sampler& draw) { return {draw.dyadic(0, 1, 20)}; }
  static void examine(const Number& number, Examination& exam) {
    exam.hypothesis().at_most("not negative", 0, exam.real(number.x));
    exam.conclusion().at_most("at most 1", exam.real(number.x), 1);
  }
};
const Registered<Trivial> trivial{{.id = "benchmarks.trivial", .title = "A number between 0 and 1"}};

void engine_per_case(benchmark::State& state) {
  const Job job{trivial.id, Phase::generate, Statement::itself, 0, 500, 1, 0};
  for (auto _ : state) {
    Breadcrumb crumb{};
    const auto result = run_job(trivial, job, crumb);
    if (result.tally.holds != job.cases) throw std::logic_error("a trivial case does not hold");
  }
  state.counters["per_case"] = benchmark::Counter(static_cast<double>(state.iterations() * job.cases),
                                                  benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(engine_per_case);

}  // namespace
}  // namespace lemmacheck::benchmarks
