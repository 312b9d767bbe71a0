#include "properties/description.hpp"

#include <stdexcept>

namespace lemmacheck {
namespace {

/// Adds the constant, or says why not.
void add(Constants& constants, const std::string& name, const std::string& value, std::vector<std::string>& faults) {
  try {
    const auto fraction = Fraction::parse(value);
    if (!constants.emplace(name, fraction).second) faults.push_back("the constant '" + name + "' stands twice");
  } catch (const std::invalid_argument& e) {
    faults.push_back("the constant '" + name + "': " + e.what());
  }
}

void add(std::set<std::string, std::less<>>& words, std::string word, const char* what,
         std::vector<std::string>& faults) {
  if (!words.insert(word).second) faults.push_back(std::string(what) + " '" + word + "' stands twice");
}

}  // namespace

DeclaredConstants::DeclaredConstants(std::initializer_list<Constant> list) {
  for (const auto& [name, value] : list) add(*this, name, value, faults);
}

void Mutant::apply(SetConstant s) { add(alteration.constants, s.constant, s.value, faults); }
void Mutant::apply(DropHypothesis d) { add(alteration.dropped, std::move(d.hypothesis), "the hypothesis", faults); }
void Mutant::apply(ReplaceFormula r) { add(alteration.replaced, std::move(r.variant), "the variant", faults); }
void Mutant::apply(Equivalent e) {
  if (e.reason.empty()) faults.push_back("is equivalent for no reason that is said");
  equivalent_because = std::move(e.reason);
}
void Mutant::apply(From f) {
  if (generator) faults.push_back("draws from two generators");
  generator = std::move(f.generator), instance_types.push_back(f.instance);
}
void Mutant::apply(On o) {
  if (witnesses) faults.push_back("replays two lists of instances");
  witnesses = std::move(o.witnesses), instance_types.push_back(o.instance);
}

}  // namespace lemmacheck
