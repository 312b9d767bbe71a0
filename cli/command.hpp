// The `lemmacheck` command over every statement that is linked in.
#pragma once

namespace lemmacheck {

/// Parses and runs; returns the exit code (design: 0 green, 1 unexpected, 2 usage or bad input, 3 undecided,
/// 5 error, 130 interrupted). Never throws.
int run_command(int argc, char** argv);

}  // namespace lemmacheck
