// Random trees of values.
#pragma once

#include <cmath>
#include <limits>

#include "properties/sampler.hpp"
#include "properties/value.hpp"

namespace lemmacheck::test {

/// Doubles of every kind: short dyadics, signed zeros, subnormals, the extremes, random bit patterns.
inline double any_double(Sampler& draw) {
  using Limits = std::numeric_limits<double>;
  switch (draw.integer(0, 6)) {
    case 0:
      return draw.dyadic(-4, 4, 3);
    case 1:
      return draw.sign() * 0.0;
    case 2:
      return draw.sign() * Limits::denorm_min() * draw.integer(1, 1000);
    case 3:
      return draw.one_of<double>({Limits::max(), Limits::lowest(), Limits::min(), 0x1p53 + 2, 0.1, 1e22, 1e23});
    case 4:
      return draw.normal();
    default: {
      const double x = std::ldexp(draw.uniform(-1, 1), draw.integer(-1100, 1023));
      return x;
    }
  }
}
inline std::int64_t any_integer(Sampler& draw) {
  if (draw.chance(0.1)) return draw.chance(0.5) ? std::numeric_limits<std::int64_t>::min() : INT64_MAX;
  return draw.integer(-9, 9);
}
inline Fraction any_fraction(Sampler& draw) { return {draw.integer(-99, 99), draw.integer(1, 99)}; }
inline DyadicMatrix any_matrix(Sampler& draw, int least_rows) {
  DyadicMatrix m(draw.integer(least_rows, 3), draw.integer(0, 3));
  if (m.rows == 0) m = DyadicMatrix();  // a matrix without rows has no columns in JSON
  for (double& x : m.entries) x = any_double(draw);
  return m;
}

/// A tree of the shapes that described aggregates have: lists hold items of one pattern.
inline Value any_tree(Sampler& draw, int depth) {
  switch (draw.integer(0, depth > 0 ? 6 : 4)) {
    case 0:
      return {any_integer(draw)};
    case 1:
      return {any_double(draw)};
    case 2:
      return {any_fraction(draw)};
    case 3:
      return {draw.one_of<std::string>({"", "plain", "with \"quotes\", \\ and \n", "ö"})};
    case 4:
      return {any_matrix(draw, 0)};
    case 5: {
      List list(static_cast<std::size_t>(draw.integer(0, 3)));
      for (Value& item : list) item = {any_matrix(draw, 0)};
      return {std::move(list)};
    }
    default: {
      Fields fields;
      for (int k = draw.integer(0, 3); k > 0; --k)
        fields.push_back({"field " + std::to_string(k), any_tree(draw, depth - 1)});
      return {std::move(fields)};
    }
  }
}

}  // namespace lemmacheck::test
