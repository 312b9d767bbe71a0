// Arb's headers, wherever they lie: inside FLINT since version 3, beside it before.
#pragma once

// First: FLINT 3 declares its conversions from and to these only where it sees them.
#include <gmp.h>
#include <mpfr.h>

#if __has_include(<flint/arb.h>)
#include <flint/arb.h>
#include <flint/arb_hypgeom.h>
#include <flint/arb_mat.h>
#else
#include <arb.h>
#include <arb_hypgeom.h>
#include <arb_mat.h>
#endif
