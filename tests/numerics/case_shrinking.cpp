// Simpler cases, and their text.
#include <algorithm>
#include <ostream>

#include "tests/numerics/cases.hpp"

namespace lemmacheck::test {

namespace {

/// Number of significant bits of a finite x != 0.
int significant_bits(double x) {
  int exponent = 0;
  double m = std::abs(std::frexp(x, &exponent));
  int bits = 0;
  for (; m != 0; ++bits) m = 2 * m - std::floor(2 * m);
  return bits;
}
double rounded_to(double x, int bits) {
  int exponent = 0;
  const double m = std::frexp(x, &exponent);
  return std::ldexp(std::round(std::ldexp(m, bits)), exponent - bits);
}

/// Zero, one, fewer bits, an exponent nearer to zero: each less by (bits, |exponent|, sign), where 0 < 1 < the rest.
std::vector<double> simpler(double x) {
  if (x == 0) return {};
  if (x == 1) return {0};
  std::vector<double> list{0, 1};
  if (const int bits = significant_bits(x); bits > 1) {
    list.push_back(rounded_to(x, 1)), list.push_back(rounded_to(x, (bits + 1) / 2));
    if (bits > 2) list.push_back(rounded_to(x, bits - 1));
  } else if (const int e = std::ilogb(x); e != 0) {
    list.push_back(std::ldexp(x, -(e - e / 2)));
  } else {
    return list;  // -1
  }
  return list;
}

Matrix without(const Matrix& a, int row, int col) {
  const auto kept = [&](const Numbers& x) {
    Numbers y;
    for (std::size_t k = 0; k < x.size(); ++k) {
      const int i = static_cast<int>(k) % a.rows(), j = static_cast<int>(k) / a.rows();
      if (i != row && j != col) y.push_back(x[k]);
    }
    return y;
  };
  return {a.rows() - (row >= 0), a.cols() - (col >= 0), kept(a.midpoints()), kept(a.radii())};
}
Matrix with_entry(const Matrix& a, std::size_t k, double midpoint, double radius) {
  Numbers mid = a.midpoints(), rad = a.radii();
  mid[k] = midpoint;
  if (!rad.empty()) rad[k] = radius;
  return {a.rows(), a.cols(), std::move(mid), std::move(rad)};
}

/// Without row and column k of a dimension, in every matrix that has it.
void drop_dimensions(const Case& c, const CaseFamily& family, std::vector<Case>& list) {
  std::vector<char> seen;
  for (std::size_t m = 0; m < c.matrices.size(); ++m)
    for (std::size_t side : {0U, 1U}) {
      const char name = family.shapes[m][side];
      const int size = side == 0 ? c.matrices[m].rows() : c.matrices[m].cols();
      if (size <= 1 || name == '1' || std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
      seen.push_back(name);
      for (int k = size - 1; k >= 0; --k) {
        Case smaller = c;
        for (std::size_t i = 0; i < c.matrices.size(); ++i)
          smaller.matrices[i] =
              without(c.matrices[i], family.shapes[i][0] == name ? k : -1, family.shapes[i][1] == name ? k : -1);
        list.push_back(std::move(smaller));
      }
    }
}

void simplify_entries(const Case& c, std::vector<Case>& list) {
  for (std::size_t m = 0; m < c.matrices.size(); ++m) {
    const Matrix& a = c.matrices[m];
    const auto replace = [&](Matrix b) {
      Case simple = c;
      simple.matrices[m] = std::move(b);
      list.push_back(std::move(simple));
    };
    if (!a.radii().empty()) replace({a.rows(), a.cols(), a.midpoints(), {}});
    for (std::size_t k = 0; k < a.midpoints().size(); ++k) {
      const double r = a.radii().empty() ? 0 : a.radii()[k];
      for (const double x : simpler(a.midpoints()[k])) replace(with_entry(a, k, x, r));
      for (const double x : simpler(r)) replace(with_entry(a, k, a.midpoints()[k], x));
    }
  }
}

void simplify_numbers(const Case& c, std::vector<Case>& list) {
  const auto replace = [&](std::size_t k, Interval x) {
    if (!(x.lower <= x.upper)) return;
    Case simple = c;
    simple.numbers[k] = x;
    list.push_back(std::move(simple));
  };
  for (std::size_t k = 0; k < c.numbers.size(); ++k) {
    const Interval& x = c.numbers[k];
    if (!x.is_point()) replace(k, x.lower), replace(k, x.upper);
    for (const double l : simpler(x.lower)) replace(k, x.is_point() ? Interval(l) : Interval(l, x.upper));
    if (x.is_point()) continue;
    for (const double u : simpler(x.upper)) replace(k, {x.lower, u});
  }
}

void simplify_wholes(const Case& c, bool may_go, std::vector<Case>& list) {
  for (std::size_t k = 0; k < c.wholes.size(); ++k) {
    Case simple = c;
    if (may_go) {
      simple.wholes.erase(simple.wholes.begin() + static_cast<std::ptrdiff_t>(k));
      list.push_back(simple);
      continue;
    }
    if (std::abs(c.wholes[k]) <= 1) continue;
    simple.wholes[k] = c.wholes[k] / 2;
    list.push_back(std::move(simple));
  }
}

void print(const Numbers& x, std::ostream& os) {
  os << "{";
  for (std::size_t k = 0; k < x.size(); ++k) os << (k == 0 ? "" : ", ") << x[k];
  os << "}";
}

}  // namespace

std::vector<Case> simpler(const Case& c, const CaseFamily& family) {
  std::vector<Case> list;
  drop_dimensions(c, family, list);
  simplify_wholes(c, family.wholes_may_go, list);
  simplify_entries(c, list);
  simplify_numbers(c, list);
  return list;
}

void showValue(const Case& c, std::ostream& os) {
  const auto flags = os.flags();
  os << std::hexfloat << "Case{{";
  for (const Matrix& a : c.matrices) {
    os << "Matrix(" << a.rows() << ", " << a.cols() << ", Numbers";
    print(a.midpoints(), os);
    os << ", Numbers";
    print(a.radii(), os);
    os << "), ";
  }
  os << "}, {";
  for (const Interval& x : c.numbers) os << "{" << x.lower << ", " << x.upper << "}, ";
  os << "}, {" << std::dec;
  for (const int k : c.wholes) os << k << ", ";
  os << "}, " << c.seed << "u}";
  os.flags(flags);
}

}  // namespace lemmacheck::test
