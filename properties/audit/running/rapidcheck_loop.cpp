#include "properties/audit/running/rapidcheck_loop.hpp"

#include <rapidcheck.h>

#include <exception>
#include <iostream>

namespace lemmacheck {
namespace {

struct Generated {
  Value value;
  std::uint64_t seed = 0;
  int size = 0;
};
/// RapidCheck prints counterexamples; records do that here.
void showValue(const Generated&, std::ostream&) {}

/// RapidCheck's own listener prints.
struct Silent : rc::detail::TestListener {
  void onTestCaseFinished(const rc::detail::CaseDescription&) override {}
  void onShrinkTried(const rc::detail::CaseDescription&, bool) override {}
  void onTestFinished(const rc::detail::TestMetadata&, const rc::detail::TestResult&) override {}
};

class Loop {
 public:
  Loop(const LoopQuestions& questions, int most_tries) : ask_(questions), tries_left_(most_tries) {}

  std::optional<LoopFailure> run(std::int64_t cases, std::uint64_t seed) {
    rc::detail::TestParams parameters;
    parameters.seed = seed;
    parameters.maxSuccess = static_cast<int>(cases);
    Silent silent;
    const auto gen = generator();
    const auto result =
        rc::detail::checkTestable([this, &gen] { return passes(*gen); }, rc::detail::TestMetadata{}, parameters, silent,
                                  std::unordered_map<std::string, rc::detail::Reproduce>{});
    if (thrown_) std::rethrow_exception(thrown_);
    require_plain_end(result);
    return std::move(failure_);
  }

 private:
  using Candidates = rc::Seq<Generated>;

  // Both generation and shrinking run inside RapidCheck, which takes any exception for a failing property:
  // ours are kept here, and the loop is brought to its end.
  template <class F>
  auto guarded(F&& f) -> decltype(f()) {
    try {
      return f();
    } catch (...) {
      thrown_ = std::current_exception();
      return {};
    }
  }

  rc::Gen<Generated> generator() {
    return [this](const rc::Random& random, int size) {
      if (thrown_) return rc::shrinkable::just(Generated{});
      rc::Random copy = random;  // RapidCheck splits the original, and a state is either split or drawn from
      const std::uint64_t seed = copy.next();
      Generated made{guarded([&] { return ask_.generate(seed, size); }), seed, size};
      return rc::shrinkable::shrinkRecur(std::move(made), [this](const Generated& g) { return simpler(g); });
    };
  }

  Candidates simpler(const Generated& g) {
    if (thrown_ || tries_left_ <= 0) return {};
    std::vector<Generated> candidates;
    for (auto& value : guarded([&] { return ask_.simpler(g.value); }))
      candidates.push_back({std::move(value), g.seed, g.size});
    return rc::seq::fromContainer(std::move(candidates));
  }

  bool passes(const Generated& g) {
    if (thrown_) return false;
    if (!failure_) {
      if (guarded([&] { return ask_.certified_to_fail(g.value, g.seed, g.size); }))
        failure_ = LoopFailure{g.value, g.seed, g.size, 0};
      return !failure_ && !thrown_;
    }
    // Before it shrinks, RapidCheck makes the failing case once more. A candidate is never equal: it is lighter.
    if (g.value == failure_->value) return false;
    // RapidCheck has no limit of its own on shrinking.
    if (tries_left_-- <= 0) return true;
    if (!guarded([&] { return ask_.still_certified_to_fail(g.value); })) return true;
    failure_->value = g.value, ++failure_->shrinks;
    return false;
  }

  void require_plain_end(const rc::detail::TestResult& result) const {
    const bool success = result.template is<rc::detail::SuccessResult>();
    const bool failed = result.template is<rc::detail::FailureResult>();
    if ((success && !failure_) || (failed && failure_)) return;
    throw std::logic_error("RapidCheck's loop ended otherwise than our property");
  }

  const LoopQuestions& ask_;
  int tries_left_;
  std::optional<LoopFailure> failure_;
  std::exception_ptr thrown_;
};

}  // namespace

std::optional<LoopFailure> rapidcheck_loop(const LoopQuestions& questions, std::int64_t cases, std::uint64_t seed,
                                           int most_tries) {
  if (cases == 0) return std::nullopt;
  return Loop(questions, most_tries).run(cases, seed);
}

}  // namespace lemmacheck
