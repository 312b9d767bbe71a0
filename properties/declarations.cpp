#include "properties/declarations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "properties/nearest.hpp"
#include "properties/width.hpp"

namespace lemmacheck {
namespace {

/// Two files of names that differ in case alone are one file on some systems.
std::string as_file(std::string id) {
  std::transform(id.begin(), id.end(), id.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return id;
}

class Faults {
 public:
  Faults(const std::vector<const Statement*>& statements, const std::vector<std::string>& catalogued)
      : statements_(statements), ids_(catalogued), strict_(!catalogued.empty()) {
    for (const auto* s : statements) ids_.push_back(s->id), papers_.insert(s->paper());
  }

  std::vector<std::string> all() {
    for (const auto* s : statements_) of(*s);
    std::sort(faults_.begin(), faults_.end());
    return std::move(faults_);
  }

 private:
  template <class... Args>
  void say(const Statement& s, const char* what, const Args&... args) {
    faults_.push_back((s.id.empty() ? s.source_file : s.id) + ": " +
                      fmt::vformat(what, fmt::make_format_args(args...)));
  }

  void of(const Statement& s) {
    if (!is_id(s.id))
      say(s, "'{}' is no id: 'paper.name' of letters, digits, '-' and '_' is ({})", s.id, s.source_file);
    for (const auto* other : statements_)
      if (other < &s && as_file(other->id) == as_file(s.id))
        say(s, "two statements have this id: {} and {}", other->source_file, s.source_file);
    if (s.title.empty()) say(s, "has no title");
    if (s.most_bits < 53) say(s, "the cap of {} bits is below the 53 of a double", s.most_bits);
    if (s.wording != Wording::exact && s.compare.empty())
      say(s, "its wording is {}, and there is no formula to compare", name_of(s.wording));
    for (const auto& fault : s.constants.faults) say(s, "{}", fault);
    for (const auto& fault : s.faults_of_types()) say(s, "{}", fault);
    verdicts(s);
    names(s);
    mutants(s);
  }

  void verdicts(const Statement& s) {
    if (s.expected == Verdict::error) say(s, "an error is expected of nothing");
    if (s.expected == Verdict::vacuous && s.vacuous_by.empty())
      say(s, "is expected to be vacuous, and no statement is named (vacuous_by) that proves it");
    if (!s.vacuous_by.empty()) refer(s, "vacuous_by", s.vacuous_by);
    for (const auto& used : s.uses) refer(s, "uses", used);
    unique(s, "uses", s.uses);
  }
  void refer(const Statement& s, const char* field, const std::string& id) {
    if (id == s.id) return say(s, "{} names itself", field);
    if (std::find(ids_.begin(), ids_.end(), id) != ids_.end()) return;
    if (!strict_ && is_id(id) && !papers_.contains(id.substr(0, id.find('.')))) return;
    say(s, "{} names '{}', which is no statement{}", field, id, nearest_text(id, ids_));
  }

  void names(const Statement& s) {
    unique(s, "labels", s.labels);
    std::vector<std::string> conclusions;
    for (const auto& [conclusion, reason, width] : s.attained) {
      conclusions.push_back(conclusion);
      if (reason.empty()) say(s, "'{}' is attained for no reason that is said", conclusion);
      try {
        Width::parse(width);
      } catch (const std::invalid_argument& e) {
        say(s, "'{}' is attained: {}", conclusion, e.what());
      }
    }
    unique(s, "attained", conclusions);
  }
  void unique(const Statement& s, const char* field, std::vector<std::string> words) {
    std::sort(words.begin(), words.end());
    if (!words.empty() && words.front().empty()) say(s, "{} has an empty word", field);
    for (std::size_t k = 1; k < words.size(); ++k)
      if (words[k] == words[k - 1]) say(s, "{} names '{}' twice", field, words[k]);
  }

  void mutants(const Statement& s) {
    if (s.mutants.empty() && s.no_mutants_because.empty())
      say(s, "has no mutants, and does not say why (no_mutants_because): a check that refutes nothing shows nothing");
    if (!s.mutants.empty() && !s.no_mutants_because.empty()) say(s, "has mutants, and says why it has none");
    std::vector<std::string> mutant_names, constants;
    for (const auto& [name, value] : s.constants) constants.push_back(name);
    for (const auto& m : s.mutants) {
      mutant_names.push_back(m.name);
      for (const auto& fault : m.faults) say(s, "the mutant '{}': {}", m.name, fault);
      const auto& a = m.alteration;
      if (m.faults.empty() && a.constants.empty() && a.dropped.empty() && a.replaced.empty() && !m.generator &&
          !m.witnesses)
        say(s, "the mutant '{}' changes nothing", m.name);
      for (const auto& [name, value] : a.constants) {
        const auto own = s.constants.find(name);
        if (own == s.constants.end())
          say(s, "the mutant '{}' sets the constant '{}', which is none{}", m.name, name,
              nearest_text(name, constants));
        else if (own->second == value)
          say(s, "the mutant '{}' sets '{}' to {}, which it is already", m.name, name, value.text());
      }
    }
    unique(s, "mutants", mutant_names);
  }

  const std::vector<const Statement*>& statements_;
  std::vector<std::string> ids_;
  std::set<std::string> papers_;
  bool strict_;
  std::vector<std::string> faults_;
};

}  // namespace

bool is_id(std::string_view id) {
  bool empty = true, dotted = false;
  for (const char c : id) {
    const bool dot = c == '.';
    if (dot ? empty : !(std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_')) return false;
    dotted = dotted || dot, empty = dot;
  }
  return dotted && !empty && id.front() != '-';
}

std::vector<std::string> declaration_faults(const std::vector<const Statement*>& statements,
                                            const std::vector<std::string>& catalogued) {
  return Faults(statements, catalogued).all();
}

}  // namespace lemmacheck
