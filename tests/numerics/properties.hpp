// Properties of enclosures, run by RapidCheck; the count of enclosures by function.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tests/numerics/calculus.hpp"
#include "tests/numerics/cases.hpp"

namespace lemmacheck::test {

struct Count {
  std::int64_t enclosures = 0;  ///< compared with a truth
  std::int64_t unknown = 0;     ///< of them infinite or NaN on a side: nothing was claimed there
  std::int64_t refused = 0;     ///< NeedsMorePrecision in place of an enclosure; not among `enclosures`
};
using Counts = std::map<std::string, Count>;

/// Where a property reports each enclosure that it has compared with the truth.
class Judge {
 public:
  explicit Judge(Counts& counts) : counts_(&counts) {}
  /// One enclosure of one number.
  void enclosure(const char* function, bool holds, bool is_bounded = true);
  void number(const char* function, const Real& x, const Rational& truth);
  /// Every entry is an enclosure.
  void matrix(const char* function, const Matrix& x, const ExactMatrix& truth);
  void refused(const char* function) { ++(*counts_)[function].refused; }
  const std::string& missed() const { return missed_; }

 private:
  Counts* counts_;
  std::string missed_;
};

struct Property {
  std::string name;
  CaseFamily family;
  void (*examine)(const Case& c, const Calculus& f, Judge& judge);
  int weight = 1;  ///< cases, in relation to the other properties: cheap ones get more
};

struct Outcome {
  bool passed = false;
  std::string report;  ///< RapidCheck's, with the shrunk counterexample
  Counts counts;
};

/// The property of that name among all of them.
Property property_called(const std::string& name);

/// Runs RapidCheck's own loop on a property.
Outcome outcome_of(const Property& property, const Calculus& f, int cases, std::uint64_t seed, bool shrink = true);
/// Whether some case of so many misses.
bool catches(const Property& property, const Calculus& f, int cases);

/// All properties of each kind.
std::vector<Property> product_properties();
std::vector<Property> spectral_properties();
std::vector<Property> scalar_properties();
/// Of the double level alone: bounds around guesses that are poor on purpose, where every term counts.
std::vector<Property> guess_properties();

}  // namespace lemmacheck::test
