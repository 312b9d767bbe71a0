// What is known of one instance, in each arithmetic that looked at it, as text and as JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "properties/audit/deciding/decision.hpp"
#include "properties/audit/records/instance_file.hpp"

namespace lemmacheck::cli {

/// One look at an instance, or at the draw made on it. MPFR's is for comparison: it encloses nothing and decides nothing.
struct Evaluation {
  bool of_draw = false;
  Decision decision;    ///< level, findings, and (but for MPFR) an outcome
  std::string problem;  ///< why the level says nothing
  bool is_rigorous() const { return decision.level.arithmetic != Arithmetic::mpfr; }
};

struct Checked {
  const Statement* statement = nullptr;
  std::string where;         ///< file, and line where it has more than one
  Case decided;              ///< the instance, and of a probable statement the draw
  std::string draw_is_from;  ///< "the file", or the seed
  Decision decision;         ///< of the draw where there is one that was looked at
  bool of_draw = false;      ///< the decision is one draw's, which says nothing for or against the statement
  std::vector<Evaluation> evaluations;
};

/// Decides the instance, and evaluates what decided it: a single level (of a probable statement, one for the instance
/// and one for the draw), or, with `all_levels`, every arithmetic of the statement's tier: the ladder up to the level
/// that decided, then MPFR at its bits + 64 and at twice that.
Checked checked(const Statement& statement, const StoredInstance& stored, const Alteration& altered, std::uint64_t seed,
                bool all_levels);

std::string text_of(const Checked& checked);
/// One line.
std::string json_of(const Checked& checked);

}  // namespace lemmacheck::cli
