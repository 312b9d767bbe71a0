// Whole numbers of 128 bits, for exact counts whose intermediate terms pass 64. Internal to numerics.
#pragma once

namespace lemmacheck {

__extension__ using Int128 = __int128;

}  // namespace lemmacheck
