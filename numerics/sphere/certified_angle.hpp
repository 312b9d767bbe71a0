// Angles of pairs of directions in doubles, with proved errors and nothing assumed about libm. Internal to numerics.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace lemmacheck::certified {

/// sin g for |g| <= 1.13 from its Taylor polynomial of degree 21; the radius of this value is 11 u |g|, u = 2^-53:
/// the remainder g^23/23! is below 2^-70 |g|; with Q = sum_k |a_k| z^(k-1) <= 0.18, the Horner scheme and the roundings
/// of its coefficients and of z = g^2 cost at most gamma_30 Q |g|^3 <= 7 u |g|, the two products 1 u |g|, the last
/// subtraction 1.1 u |g|.
inline constexpr std::array<double, 10> sine_coefficients = {1.0 / 51090942171709440000.0,
                                                             1.0 / 121645100408832000.0,
                                                             1.0 / 355687428096000.0,
                                                             1.0 / 1307674368000.0,
                                                             1.0 / 6227020800.0,
                                                             1.0 / 39916800.0,
                                                             1.0 / 362880.0,
                                                             1.0 / 5040.0,
                                                             1.0 / 120.0,
                                                             1.0 / 6.0};
template <class Numbers>  // one, or an array
Numbers sine_by_taylor(const Numbers& g) {
  const Numbers z = g * g;
  Numbers q = sine_coefficients[0] - 0 * z;
  for (std::size_t k = 1; k < sine_coefficients.size(); ++k) q = sine_coefficients[k] - z * q;
  return g - g * (z * q);
}

inline constexpr double half_pi = 0x1.921fb54442d18p+0, inverse_two_pi = 0x1.45f306dc9c883p-3;  // nearest doubles

/// The exact angle lies within `error` of `value`.
struct Angle {
  double value = half_pi, error = 4;
};

/// The angle between two directions x, y in R^d, from their computed unit vectors (d entries each): a double quotient
/// by a double norm of a vector whose squared norm lies in [2^-500, 2^500]. Twice the arc sine of half the distance t
/// of the unit vectors, or of x and -y where those are closer; libm's arc sine is a guess that the sine verifies.
///
/// Each computed unit vector is within (d/2 + 3) u of the exact one (gamma_d/2 + u of the norm, u of the quotient, and
/// underflow), and the computed norm of their difference has a relative error of at most (d/2 + 3) u and is below 1.5:
/// together e = (2d + 12) u. As t/2 <= 0.7072, arcsin has a slope of at most 1.415 there. pi/2 and the last difference
/// are rounded once each.
inline Angle angle_of_units(const double* x, const double* y, int d) {
  constexpr double u = 0x1p-53;
  double same = 0, opposite = 0;
  for (int k = 0; k < d; ++k) {
    const double difference = x[k] - y[k], sum = x[k] + y[k];
    same += difference * difference, opposite += sum * sum;
  }
  const bool acute = same <= opposite;
  const double half = std::sqrt(acute ? same : opposite) / 2, e = (2 * d + 12) * u;
  const double g = std::asin(half), miss = std::abs(half - sine_by_taylor(g)) + 11.1 * u * g;
  if (!(half + e <= 0.7072 && g <= 1.13 && miss <= 0x1p-30)) return {};
  return {acute ? 2 * g : 2 * half_pi - 2 * g, 2.84 * miss + 1.42 * e + 4 * u};
}

}  // namespace lemmacheck::certified
