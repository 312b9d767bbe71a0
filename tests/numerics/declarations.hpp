// The functions that a header declares, by name and types of parameters: "pow(Real, int, int)".
#pragma once

#include <string>
#include <vector>

namespace lemmacheck::test {

/// Functions at namespace level in the text of a header of this library, in order: not members, not those of the nested
/// namespaces `multiprecision` and `rounding`. Reads our own style of declarations, no C++ in general.
std::vector<std::string> declared_functions(const std::string& header);

}  // namespace lemmacheck::test
