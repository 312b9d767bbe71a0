// The text of the statement files, embedded at build time, from which the reports are woven.
#pragma once

#include <string_view>

namespace lemmacheck {

/// Text of an embedded file by its name ("theorems/arora2018/lemma-1.cpp"), or empty.
std::string_view woven_source(std::string_view file);

namespace detail {
/// Made by the generated files of `lemmacheck_add_statements`. `digest_line` is empty for what no result depends on.
struct RegisteredSource {
  RegisteredSource(const char* file, const char* digest_line, const char* text);
};
}  // namespace detail

}  // namespace lemmacheck
