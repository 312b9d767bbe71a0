// What is wrong with the declarations of statements, said when the program starts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "properties/statement.hpp"

namespace lemmacheck {

/// "paper.name", more dots allowed: each part of letters, digits, '-' and '_', so that files can be called so.
bool is_id(std::string_view id);

/// One line for each declaration that cannot work, sorted by statement: "arora2018.lemma-1: the mutant 'x' sets the
/// constant 'rat', which is none; nearest: rate". What a running alone shows is not among them.
///
/// `catalogued` are ids that `uses` and `vacuous_by` may name besides the statements themselves. Without any, what is of
/// a paper that none of the statements is of is not held against them: then it is known elsewhere.
std::vector<std::string> declaration_faults(const std::vector<const Statement*>& statements,
                                            const std::vector<std::string>& catalogued);

}  // namespace lemmacheck
