// Sums, products, quotients and norms against exact rational arithmetic.
#include <algorithm>

#include "numerics/arithmetic/multiprecision.hpp"
#include "numerics/linear_algebra/exact.hpp"
#include "tests/numerics/properties.hpp"

namespace lemmacheck::test {

namespace {

template <class F>
ExactMatrix entrywise(const ExactMatrix& a, const ExactMatrix& b, F f) {
  ExactMatrix c = a;
  for (std::size_t k = 0; k < c.entries.size(); ++k) c.entries[k] = f(a.entries[k], b.entries[k]);
  return c;
}
template <class F>
ExactMatrix entrywise(const ExactMatrix& a, F f) {
  return entrywise(a, a, [&](const Rational& x, const Rational&) { return f(x); });
}

void sums(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const Matrix a = f.lift(c.matrices[0]), b = f.lift(c.matrices[1]);
  const ExactMatrix x = member(c.matrices[0], random), y = member(c.matrices[1], random);
  judge.matrix("add", f.add(a, b), entrywise(x, y, [](auto& s, auto& t) { return Rational(s + t); }));
  judge.matrix("subtract", f.subtract(a, b), entrywise(x, y, [](auto& s, auto& t) { return Rational(s - t); }));
  judge.matrix("negate", -a, entrywise(x, [](auto& s) { return Rational(-s); }));
  judge.matrix("transpose", transpose(a), transposed(x));
}

void products(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const ExactMatrix x = member(c.matrices[0], random), y = member(c.matrices[1], random);
  judge.matrix("multiply", f.multiply(f.lift(c.matrices[0]), f.lift(c.matrices[1])), x * y);
}

void entrywise_products(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const Matrix a = f.lift(c.matrices[0]), b = f.lift(c.matrices[1]);
  const ExactMatrix x = member(c.matrices[0], random), y = member(c.matrices[1], random);
  judge.matrix("hadamard", f.hadamard(a, b), entrywise(x, y, [](auto& s, auto& t) { return Rational(s * t); }));
}

void kronecker_products(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const ExactMatrix x = member(c.matrices[0], random), y = member(c.matrices[1], random);
  ExactMatrix truth(x.rows * y.rows, x.cols * y.cols);
  for (int i = 0; i < truth.rows; ++i)
    for (int j = 0; j < truth.cols; ++j) truth(i, j) = x(i / y.rows, j / y.cols) * y(i % y.rows, j % y.cols);
  judge.matrix("kronecker", f.kronecker(f.lift(c.matrices[0]), f.lift(c.matrices[1])), truth);
}

/// A member of an interval: an end, or the middle.
Rational member(const Interval& x, Random& random) {
  const int k = draw_int(0, 2, random);
  return k == 0 ? exact(x.lower) : k == 1 ? exact(x.upper) : Rational((exact(x.lower) + exact(x.upper)) / 2);
}

void scalings(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const Interval s = c.numbers[0];
  const Matrix a = f.lift(c.matrices[0]);
  const ExactMatrix x = test::member(c.matrices[0], random);
  const Rational t = member(s, random);
  judge.matrix("scale", f.scale(f.lift(s), a), entrywise(x, [&](auto& e) { return Rational(e * t); }));
  if (t == 0) return;
  try {
    const Matrix quotient = f.divide(a, f.lift(s));
    judge.matrix("divide", quotient, entrywise(x, [&](auto& e) { return Rational(e / t); }));
  } catch (const NeedsMorePrecision&) {
    judge.refused("divide");
  }
}

void inner_products(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const Matrix a = f.lift(c.matrices[0]), b = f.lift(c.matrices[1]);
  const ExactMatrix x = test::member(c.matrices[0], random), y = test::member(c.matrices[1], random);
  Rational inner = 0, squares = 0;
  for (std::size_t k = 0; k < x.entries.size(); ++k) {
    inner += x.entries[k] * y.entries[k];
    squares += x.entries[k] * x.entries[k];
  }
  judge.number("inner", f.inner(a, b), inner);
  judge.number("squared_norm", f.squared_norm(a), squares);
  const Real norm = f.frobenius_norm(a);
  judge.enclosure("frobenius_norm", Ends(norm).hold_root(squares), is_finite(norm));
}

Rational largest_column_sum(const ExactMatrix& x) {
  Rational largest = 0;
  for (int j = 0; j < x.cols; ++j) {
    Rational column = 0;
    for (int i = 0; i < x.rows; ++i) column += abs(x(i, j));
    largest = std::max(largest, column);
  }
  return largest;
}

void plain_sums(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const Matrix a = f.lift(c.matrices[0]);
  const ExactMatrix x = test::member(c.matrices[0], random);
  Rational sum_of_all = 0, largest = 0;
  for (const Rational& e : x.entries) sum_of_all += e, largest = std::max<Rational>(largest, abs(e));
  judge.number("sum", sum(a), sum_of_all);
  judge.number("largest_entry", largest_entry(a), largest);
  judge.number("one_norm", one_norm(a), largest_column_sum(x));
  judge.number("infinity_norm", infinity_norm(a), largest_column_sum(transposed(x)));
  if (x.rows != x.cols) return;
  Rational diagonal = 0;
  for (int i = 0; i < x.rows; ++i) diagonal += x(i, i);
  judge.number("trace", trace(a), diagonal);
}

Matrix at_mpfr(const ExactMatrix& x, int bits) {
  Matrix a(x.rows, x.cols, Level::mpfr(bits));
  for (int i = 0; i < x.rows; ++i)
    for (int j = 0; j < x.cols; ++j) {
      RationalNumber entry;
      mpq_set(entry.backend().data(), x(i, j).backend().data());
      const Real whole{Multiprecision(lemmacheck::Rational(std::move(entry)))};
      a.set(i, j, at_level(whole, Level::mpfr(bits)));
    }
  return a;
}

void angles(const Case& c, const Calculus& f, Judge& judge) {
  Random random(c.seed);
  const ExactMatrix x = test::member(c.matrices[0], random), y = test::member(c.matrices[1], random);
  const auto is_zero = [](const ExactMatrix& v) {
    return std::all_of(v.entries.begin(), v.entries.end(), [](const Rational& e) { return e == 0; });
  };
  if (is_zero(x) || is_zero(y)) return;
  constexpr int bits = 2400;  // beyond the range of the entries' exponents: cancellation costs no more
  try {
    const Real enclosure = angle(f.lift(c.matrices[0]), f.lift(c.matrices[1]));
    const Real truth = angle(at_mpfr(x, bits), at_mpfr(y, bits));
    judge.enclosure("angle", encloses(enclosure, truth, Real(0x1p-1000, Level::mpfr(bits))), is_finite(enclosure));
  } catch (const NeedsMorePrecision&) {
    judge.refused("angle");
  }
}

}  // namespace

std::vector<Property> product_properties() {
  return {{"sums of matrices", two_of_a_shape, sums, 2},
          {"products of matrices", two_to_multiply, products, 2},
          {"entrywise products", two_of_a_shape, entrywise_products, 2},
          {"Kronecker products", two_matrices, kronecker_products, 2},
          {"scalings and quotients", matrix_and_number, scalings, 4},
          {"inner products and Frobenius norms", two_of_a_shape, inner_products, 4},
          {"traces, sums and row sums", any_matrix, plain_sums, 2},
          {"traces of square matrices", a_square, plain_sums, 1},
          {"angles", two_vectors, angles, 1}};
}

}  // namespace lemmacheck::test
