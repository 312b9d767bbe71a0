// The digest of the sources that results depend on: of this tree, and of the statements that a program adds to it.
#pragma once

#include <string>
#include <vector>

namespace lemmacheck {

/// Hash and name of a source file, "HASH  NAME", as `sha256sum` prints them.
using DigestLine = std::string;

/// SHA-256 of the lines, sorted by name, each once: what `sort -k 2 | sha256sum` gives.
std::string digest_of(const std::vector<DigestLine>& lines);

/// Version and digest of the sources that the results depend on: this tree's, and those of the statements that are
/// linked in.
std::string version();
std::string digest();

namespace detail {
/// Made by cmake/digest.cmake: the sources of this tree.
const std::vector<DigestLine>& lines_of_this_tree();
}  // namespace detail

}  // namespace lemmacheck
