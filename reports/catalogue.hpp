// The papers, every statement of theirs that is known, audited or not, and what summaries claim of them: the tables
// theorems/papers.tsv, catalogue.tsv, summaries.tsv.
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
/// What a secondary summary claims of a paper, and the statements that speak of it.
struct SummaryClaim {
  std::string paper, claim;
  std::vector<std::string> ids;  ///< whole ones: "arora2018.lemma-1"
  std::string remark;
};

/// Empty where the files are not linked in (a program with statements of its own only).
std::vector<CatalogueEntry> catalogue();
std::vector<Paper> papers();
std::vector<SummaryClaim> claims_of_summaries();
/// The paper of that id; an entry with the id as title where there is none.
Paper paper_of(const std::string& id);

}  // namespace lemmacheck
