// A statement's file cut into prose and listings, in order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lemmacheck {

struct WovenBlock {
  enum class What { prose, code, results };
  What what = What::prose;
  std::string text;  ///< Markdown, or code without common indentation; empty for results
};

/// `//!` lines are prose; `//! @results` is where the results go (at the end, if it is missing). The rest is code;
/// includes, namespaces and blank runs at the ends of a listing are left out.
std::vector<WovenBlock> weave(std::string_view source);

/// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);
/// An include, a namespace: what no reader of a listing misses.
bool is_scaffolding(std::string_view line);

/// Markdown whose formulas GitHub hands to its mathematics untouched: $x$ becomes $`x`$ and $$ x $$ a fenced `math`
/// block. (Inside plain dollars it first takes backslashes before punctuation for Markdown's escapes.) Code stays as it
/// is.
std::string with_fenced_math(std::string_view markdown);

}  // namespace lemmacheck
