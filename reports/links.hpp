// Where the pages of statements are, and the ids that prose cites.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "properties/audit/records/summary.hpp"

namespace lemmacheck {

/// An id in prose: "arora2018.lemma-1", in backticks or bare.
struct Citation {
  std::size_t at = 0;  ///< where it starts in the prose, its backticks included
  std::size_t length = 0;
  std::string id;
  bool only_mentioned = false;  ///< "see `a`", "see `a` and `b`": named, not rested on
};
/// In order. An id is PAPER.NAME where `papers.tsv` or a registered statement has the paper; code blocks are not read.
std::vector<Citation> citations(std::string_view markdown);

/// "arora2018.lemma-1" -> "arora2018", "lemma-1": the page's folder and its name there.
std::string paper_name(std::string_view id);
std::string local_name(std::string_view id);

/// The pages that a report of this summary has.
class Links {
 public:
  explicit Links(const Summary& summary);
  /// The page of what is no statement, from the top.
  void add(const std::string& id, const std::string& target) { targets_[id] = target; }
  /// Where the id is spoken of, as seen from the folder of that paper, or from the report's top (""): its page, or
  /// the line that lists it as not audited. Empty where there is neither.
  std::string target(const std::string& id, const std::string& from) const;
  /// [text](target), or the text alone; shown as written, as code where it is the id.
  std::string to(const std::string& id, const std::string& from, const std::string& text) const;
  std::string to(const std::string& id, const std::string& from) const;
  /// Prose with every id that has a target as a link.
  std::string within(std::string_view markdown, const std::string& from) const;

 private:
  std::map<std::string, std::string> targets_;  // from the top
};

}  // namespace lemmacheck
