#include "numerics/linear_algebra/self_check.hpp"

#include <cfenv>
#include <cfloat>
#include <stdexcept>
#include <string>

#include "numerics/linear_algebra/certified_matrix.hpp"

namespace lemmacheck {

namespace {

[[noreturn]] void refuse(const std::string& what) {
  throw std::runtime_error("LemmaCheck's bounds are not valid here: " + what);
}

void check_floating_point() {
#if defined(__FAST_MATH__) || (FLT_EVAL_METHOD != 0)
  refuse("this build does not evaluate IEEE double arithmetic (-ffast-math or x87)");
#endif
  if (std::fegetround() != FE_TONEAREST) refuse("the rounding mode is not to nearest");
  // Volatile: evaluated now, not by the compiler. The additions see a rounding mode that fegetround does not
  // (the vector unit's), the products see flushing of results and of operands.
  volatile double one = 1, tiny = DBL_MIN, half = 0.5, unit = 0x1p-53, least = 0x1p-1074;
  const double next = one + unit, minus = -one - unit, above = one + 3 * unit;
  if (next != 1 || minus != -1 || above != 1 + 0x1p-51) refuse("sums are not rounded to nearest");
  const double flushed = tiny * half;
  if (flushed == 0) refuse("subnormal results are flushed to zero (FTZ)");
  const double read_as_zero = least * 0x1p60;
  if (read_as_zero == 0) refuse("subnormal operands are read as zero (DAZ)");
}

Matrix symmetric(int n, Numbers entries) { return {n, n, std::move(entries), {}}; }

void check_known_bounds() {
  // 2^-1074 [[100,0,0,7],[0,100,0,7],[0,0,100,7],[7,7,7,1]]: determinant 10^4 (100 - 147) < 0 times a power of
  // two; a Cholesky factorisation without scaling and without underflow terms accepts it.
  const double t = 0x1p-1074, d = 100 * t, s = 7 * t;
  if (certified::certainly_positive_definite(symmetric(4, {d, 0, 0, s, 0, d, 0, s, 0, 0, d, s, s, s, s, t})))
    refuse("an indefinite matrix of subnormal numbers passes as positive definite");
  if (!certified::certainly_positive_definite(symmetric(2, {2 * t, t, t, 2 * t})))
    refuse("a positive definite matrix of subnormal numbers is not recognised");

  // 360360 times the Hilbert matrix of order 6 has integer entries; its smallest eigenvalue is
  // 360360 x 1.0827994845655497...e-7 (computed with 2048-bit balls).
  Numbers hilbert;
  for (int j = 1; j <= 6; ++j)
    for (int i = 0; i < 6; ++i) hilbert.push_back(360360.0 / (i + j));
  const Interval smallest = certified::smallest_eigenvalue(symmetric(6, hilbert));
  constexpr double below = 0.039019762, above = 0.039019763;
  if (!(smallest.lower <= above && smallest.upper >= below && smallest.upper - smallest.lower < 1e-6))
    refuse("the smallest eigenvalue of the Hilbert matrix of order 6 is not enclosed");
}

}  // namespace

void check_environment() {
  check_floating_point();
  check_known_bounds();
}

}  // namespace lemmacheck
