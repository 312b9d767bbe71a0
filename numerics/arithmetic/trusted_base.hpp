// What a verdict of this build rests on besides our own proofs.
#pragma once

#include <string>
#include <vector>

namespace lemmacheck {

/// Compiler and libraries with their versions, "Eigen 3.4.0" and so on, in a fixed order.
std::vector<std::string> trusted_base();

}  // namespace lemmacheck
