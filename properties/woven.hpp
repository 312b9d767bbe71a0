// The text of the statement files, embedded at build time, from which the reports are woven, and its hashes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lemmacheck {

/// Text of an embedded file by its name ("theorems/arora2018/lemma-1.cpp"), or empty.
std::string_view woven_source(std::string_view file);
/// Names of the embedded files that begin with `prefix`, in order.
std::vector<std::string> woven_files(std::string_view prefix);
/// "HASH  NAME" of every embedded file that results depend on, as `sha256sum` prints them.
const std::vector<std::string>& woven_digest_lines();

namespace detail {
/// Made by the generated files of `lemmacheck_add_statements`. `digest_line` is empty for what no result depends on.
struct RegisteredSource {
  RegisteredSource(const char* file, const char* digest_line, const char* text);
};
}  // namespace detail

}  // namespace lemmacheck
