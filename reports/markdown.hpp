// Text that comes from records and sources, made safe inside Markdown, and numbers as a page shows them.
#pragma once

#include <string>
#include <string_view>

#include "properties/audit/records/count_text.hpp"

namespace lemmacheck {

/// The text on one line, shown as it is written: nothing in it is a tag, a formula, emphasis, a link or a table's bar.
std::string plain(std::string_view text);
/// The text as code, in running text or (`code_cell`) in a table, where a bar must not end the cell.
std::string code(std::string_view text);
std::string code_cell(std::string_view text);
/// A fenced listing that no run of backticks in the text ends early.
std::string fenced(std::string_view language, std::string_view text);
/// [text](target), the text shown as it is written.
std::string link_to(std::string_view text, std::string_view target);
/// The target of a link: what is not a letter, digit or one of -._~/# is percent-encoded.
std::string url(std::string_view path);

/// The decimal of that many significant digits nearest to x on the given side (-1: at most x, 1: at least x).
std::string directed(double x, int side, int digits = 6);
/// The enclosure in so many digits, rounded outward: "[0.499583, 0.499584]"; one number where both ends are one.
std::string enclosure_text(double lower, double upper, int digits = 6);
/// The number that both ends round to in at most three digits, "0.0512", or the enclosure where there is none.
std::string about(double lower, double upper);

/// "1 instance", "10,052 instances".
std::string counted(std::int64_t n, std::string_view one, std::string_view many);
/// First letter large; `sentence` with a full stop at the end.
std::string capitalised(std::string text);
std::string sentence(std::string text);

}  // namespace lemmacheck
