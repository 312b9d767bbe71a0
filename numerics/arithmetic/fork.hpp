// What the multiprecision libraries need before a process forks.
#pragma once

namespace lemmacheck {

/// Call in the parent before `fork`: ends FLINT's pool of threads, because a forked child would wait for ever
/// for threads that it does not have.
void prepare_for_fork();

}  // namespace lemmacheck
