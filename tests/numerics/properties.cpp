#include "tests/numerics/properties.hpp"

#include <rapidcheck.h>
#include <rapidcheck/detail/TestListenerAdapter.h>

#include <sstream>
#include <stdexcept>

namespace lemmacheck::test {

void Judge::enclosure(const char* function, bool holds, bool is_bounded) {
  Count& count = (*counts_)[function];
  ++count.enclosures;
  count.unknown += !is_bounded;
  if (!holds && missed_.empty()) missed_ = std::string(function) + " misses the truth";
}
void Judge::number(const char* function, const Real& x, const Rational& truth) {
  enclosure(function, Ends(x).hold(truth), is_finite(x));
}
void Judge::matrix(const char* function, const Matrix& x, const ExactMatrix& truth) {
  if (x.rows() != truth.rows || x.cols() != truth.cols) return enclosure(function, false);
  for (int j = 0; j < truth.cols; ++j)
    for (int i = 0; i < truth.rows; ++i) {
      const Ends ends(x, i, j);
      enclosure(function, ends.hold(truth(i, j)), ends.bounded());
    }
}

namespace {

rc::Gen<Case> cases_of(const CaseFamily& family) {
  return rc::Gen<Case>([&family](const rc::Random& source, int) {
    rc::Random copy = source;
    Random random(copy.next());
    return rc::shrinkable::shrinkRecur(family.draw(random),
                                       [&family](const Case& c) { return rc::seq::fromContainer(simpler(c, family)); });
  });
}

}  // namespace

Outcome outcome_of(const Property& property, const Calculus& f, int cases, std::uint64_t seed, bool shrink) {
  Outcome outcome;
  bool missed = false;
  const rc::Gen<Case> drawn = cases_of(property.family);
  const auto holds = [&] {
    const Case c = *drawn;
    Counts of_candidates;  // what shrinking tries is not counted
    Judge judge(missed ? of_candidates : outcome.counts);
    property.examine(c, f, judge);
    if (judge.missed().empty()) return;
    missed = true;
    RC_FAIL(judge.missed());
  };
  rc::detail::TestParams parameters;
  parameters.seed = seed, parameters.maxSuccess = cases, parameters.disableShrinking = !shrink;
  rc::detail::TestListenerAdapter silent;  // the report is ours to print
  rc::detail::TestMetadata metadata;
  metadata.id = metadata.description = property.name;
  const auto result = rc::detail::checkTestable(holds, metadata, parameters, silent);
  std::ostringstream report;
  report << property.name << " (" << f.level().name() << "): ";
  rc::detail::printResultMessage(result, report);
  outcome.report = report.str();
  outcome.passed = result.template is<rc::detail::SuccessResult>();
  return outcome;
}

Property property_called(const std::string& name) {
  for (const auto& list : {product_properties(), spectral_properties(), scalar_properties(), guess_properties()})
    for (const Property& property : list)
      if (property.name == name) return property;
  throw std::logic_error("no property is called " + name);
}

bool catches(const Property& property, const Calculus& f, int cases) {
  return !outcome_of(property, f, cases, 20181121, false).passed;
}

}  // namespace lemmacheck::test
