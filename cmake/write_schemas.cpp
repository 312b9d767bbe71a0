// write_schemas FOLDER: the JSON Schemas of records, summary and experiments, from their descriptions. Run by the build.
#include <fstream>
#include <iostream>

#include "properties/audit/records/experiment_records.hpp"
#include "properties/audit/records/schema.hpp"

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const std::string folder = arguments[1];
  std::ofstream records(folder + "/records.schema.json"), summary(folder + "/summary.schema.json"),
      experiments(folder + "/experiments.schema.json");
  records << lemmacheck::records_schema() << std::flush;
  summary << lemmacheck::summary_schema() << std::flush;
  experiments << lemmacheck::experiments_schema() << std::flush;
  if (records && summary && experiments) return 0;
  std::cerr << folder << ": cannot write the schemas\n";
  return 5;
}
