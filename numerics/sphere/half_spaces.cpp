#include "numerics/sphere/half_spaces.hpp"

#include <array>
#include <span>

#include "numerics/arithmetic/sign_of_dot.hpp"
#include "numerics/linear_algebra/elimination.hpp"

namespace lemmacheck {
namespace {

/// All 2 x 2 minors vanish.
bool parallel(std::span<const double> x, std::span<const double> y) {
  for (std::size_t a = 0; a < x.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      if (sign_of_dot(std::array{x[a], -x[b]}, std::array{y[b], y[a]}) != 0) return false;
  return true;
}

std::size_t at(int i) { return static_cast<std::size_t>(i); }

/// Sum of v_i x_i over the rows of one line (or all, line = -1) on one side.
Vector side_sum(const Matrix& x, const Lines& lines, const Vector& v, int line, int orientation) {
  Vector sum(x.cols(), 1, Level::rational());
  for (int i = 0; i < x.rows(); ++i)
    if ((line < 0 || lines.line[at(i)] == line) && lines.orientation[at(i)] == orientation)
      for (int k = 0; k < x.cols(); ++k) sum.set(k, sum(k) + v(i) * x(i, k));
  return sum;
}

bool is_zero(const Matrix& a) {
  for (int i = 0; i < a.rows(); ++i)
    for (int j = 0; j < a.cols(); ++j)
      if (!certainly_zero(a(i, j))) return false;
  return true;
}

/// The system of half_space_null_vector in the unknowns v: d rows per line (no jump), then d rows (zero on one side).
Matrix cancellation_system(const Matrix& x, const Lines& lines) {
  const int n = x.rows(), d = x.cols();
  Matrix system((lines.count + 1) * d, n, Level::rational());
  for (int i = 0; i < n; ++i)
    for (int k = 0; k < d; ++k) {
      system.set(lines.line[at(i)] * d + k, i, lines.orientation[at(i)] > 0 ? x(i, k) : -x(i, k));
      if (lines.orientation[at(i)] < 0) system.set(lines.count * d + k, i, x(i, k));
    }
  return system;
}

}  // namespace

Lines lines_of(const DyadicMatrix& directions) {
  Lines lines;
  for (int i = 0; i < directions.rows; ++i) {
    int line = 0;
    while (line < lines.count && !parallel(row_of(directions, lines.first[at(line)]), row_of(directions, i))) ++line;
    if (line == lines.count) lines.first.push_back(i), ++lines.count;
    lines.line.push_back(line);
    lines.orientation.push_back(sign_of_dot(row_of(directions, lines.first[at(line)]), row_of(directions, i)));
  }
  return lines;
}

Vector half_space_null_vector(const DyadicMatrix& directions) {
  const Lines lines = lines_of(directions);
  if (lines.count == directions.rows) return {};  // every line has one row: no jump means v_i x_i = 0
  const Vector v = exact_null_vector(cancellation_system(Matrix(directions, Level::rational()), lines));
  if (v.rows() > 0 && !annihilates_half_spaces(directions, v))
    throw std::logic_error("half_space_null_vector: the certificate does not verify");
  return v;
}

bool annihilates_half_spaces(const DyadicMatrix& directions, const Vector& v) {
  const Lines lines = lines_of(directions);
  const Matrix x(directions, Level::rational());
  for (int line = 0; line < lines.count; ++line)
    if (!is_zero(side_sum(x, lines, v, line, 1) - side_sum(x, lines, v, line, -1))) return false;
  return is_zero(side_sum(x, lines, v, -1, -1));
}

}  // namespace lemmacheck
