// What was meant by a word that nobody knows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lemmacheck {

/// The words that `name` may be a slip for, nearest first, at most three: at most half of the letters differ
/// (insertions, deletions, replacements, whatever the case), or one is a part of the other. Of an id, "paper.local",
/// what follows the paper counts as a word too.
std::vector<std::string> nearest(std::string_view name, const std::vector<std::string>& words);

/// "; nearest: a, b", or nothing where no word is near.
std::string nearest_text(std::string_view name, const std::vector<std::string>& words);

}  // namespace lemmacheck
