#include "properties/declarations.hpp"

#include "cli/options.hpp"
#include "properties/experiment.hpp"
#include "reports/catalogue.hpp"

namespace lemmacheck::cli {

void refuse_faulty_declarations() {
  std::vector<std::string> catalogued;
  for (const auto& entry : catalogue()) catalogued.push_back(entry.id);
  std::string text;
  for (const auto& fault : declaration_faults(registered_statements(), catalogued)) text += "\n  " + fault;
  for (const auto& fault : experiment_faults()) text += "\n  " + fault;
  if (!text.empty()) throw UsageError("statements are declared in ways that cannot work:" + text);
}

}  // namespace lemmacheck::cli
