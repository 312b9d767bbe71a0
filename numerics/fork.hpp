// What the multiprecision libraries need before a process forks.
#pragma once

namespace lemmacheck {

/// Call in the parent before `fork`: ends FLINT's pool of threads (a forked child would wait for threads
/// that it does not have) and empties its caches.
void prepare_for_fork();

}  // namespace lemmacheck
