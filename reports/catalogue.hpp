// The papers and every statement of theirs that is known, audited or not: theorems/catalogue.tsv, papers.tsv.
#pragma once

#include <string>
#include <vector>

namespace lemmacheck {

struct CatalogueEntry {
  std::string id, form, origin, wording, expected, says;
};
struct Paper {
  std::string id, authors, title, version;
};

/// Empty where the files are not linked in (a program with statements of its own only).
std::vector<CatalogueEntry> catalogue();
std::vector<Paper> papers();
/// The paper of that id; an entry with the id as title where there is none.
Paper paper_of(const std::string& id);

}  // namespace lemmacheck
