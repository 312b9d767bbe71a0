#include "numerics/sphere/half_spaces.hpp"

#include <map>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "numerics/arithmetic/primitive_direction.hpp"
#include "numerics/linear_algebra/elimination.hpp"

namespace lemmacheck {
namespace {

/// The direction with its first nonzero entry made positive, and whether that was a change: -1 or +1.
int normalise(std::vector<WholeNumber>& direction) {
  auto first = direction.begin();
  while (first->odd == 0) ++first;
  if (first->odd > 0) return 1;
  for (WholeNumber& z : direction) z.odd = -z.odd;
  return -1;
}

/// The rows of each line, first to last.
std::vector<std::vector<int>> rows_by_line(const Lines& lines) {
  std::vector<std::vector<int>> rows(at(lines.count));
  for (std::size_t i = 0; i < lines.line.size(); ++i) rows[at(lines.line[i])].push_back(static_cast<int>(i));
  return rows;
}

/// Sum of v_i x_i over some of the rows, those on one side.
Vector side_sum(const Matrix& x, const Lines& lines, const Vector& v, const std::vector<int>& rows, int orientation) {
  Vector sum(x.cols(), 1, Level::rational());
  for (const int i : rows)
    if (lines.orientation[at(i)] == orientation && !certainly_zero(v(i)))
      for (int k = 0; k < x.cols(); ++k) sum.set(k, sum(k) + v(i) * x(i, k));
  return sum;
}

bool is_zero(const Matrix& a) {
  for (int i = 0; i < a.rows(); ++i)
    for (int j = 0; j < a.cols(); ++j)
      if (!certainly_zero(a(i, j))) return false;
  return true;
}

/// A coordinate at which the row is not zero, and with it all rows of its line.
int nonzero_coordinate(const DyadicMatrix& x, int row) {
  int k = 0;
  while (x(row, k) == 0) ++k;
  return k;
}

/// Two rows on one side of a line: one is a multiple of the other, and their multiples cancel.
Vector cancellation_on_one_side(const DyadicMatrix& x, const Lines& lines) {
  for (const std::vector<int>& rows : rows_by_line(lines)) {
    int seen[2] = {-1, -1};
    for (const int i : rows) {
      int& other = seen[lines.orientation[at(i)] > 0];
      if (other >= 0) {
        const int k = nonzero_coordinate(x, i);
        Vector v(x.rows, 1, Level::rational());
        v.set(i, Real(x(other, k), Level::rational())), v.set(other, Real(-x(i, k), Level::rational()));
        return v;
      }
      other = i;
    }
  }
  return {};
}

/// Dependent rows b_l, each with an opposite -c_l b_l: where the sum of a_l b_l is zero, a_l for the one and -a_l / c_l
/// for the other do not jump at the line and cancel on one side of all.
Vector cancellation_of_opposites(const DyadicMatrix& x, const Lines& lines) {
  std::vector<std::pair<int, int>> opposites;
  for (const std::vector<int>& rows : rows_by_line(lines))
    for (const int i : rows)
      if (lines.orientation[at(i)] < 0) {
        opposites.emplace_back(rows.front(), i);
        break;
      }
  Matrix columns(x.cols, static_cast<int>(opposites.size()), Level::rational());
  for (int l = 0; l < columns.cols(); ++l)
    for (int k = 0; k < x.cols; ++k) columns.set(k, l, Real(x(opposites[at(l)].first, k), Level::rational()));
  const Vector a = exact_null_vector(columns);
  if (a.rows() == 0) return {};
  Vector v(x.rows, 1, Level::rational());
  for (int l = 0; l < columns.cols(); ++l) {
    const auto [row, opposite] = opposites[at(l)];
    const int k = nonzero_coordinate(x, row);
    v.set(row, a(l));
    v.set(opposite, a(l) * Real(x(row, k), Level::rational()) / Real(x(opposite, k), Level::rational()));
  }
  return v;
}

}  // namespace

Lines lines_of(const DyadicMatrix& directions) {
  Lines lines;
  std::map<std::vector<WholeNumber>, int> known;
  std::vector<int> first_signs;
  for (int i = 0; i < directions.rows; ++i) {
    auto direction = primitive_direction(row_of(directions, i));
    const int sign = normalise(direction);
    const auto [place, is_new] = known.try_emplace(std::move(direction), lines.count);
    if (is_new) lines.first.push_back(i), first_signs.push_back(sign), ++lines.count;
    lines.line.push_back(place->second);
    lines.orientation.push_back(sign * first_signs[at(place->second)]);
  }
  return lines;
}

Vector half_space_null_vector(const DyadicMatrix& directions) {
  const Lines lines = lines_of(directions);
  if (lines.count == directions.rows) return {};  // every line has one row: no jump means v_i x_i = 0
  Vector v = cancellation_on_one_side(directions, lines);
  if (v.rows() == 0) v = cancellation_of_opposites(directions, lines);
  if (v.rows() > 0 && (is_zero(v) || !annihilates_half_spaces(directions, v)))
    throw std::logic_error("half_space_null_vector: the certificate does not verify");
  return v;
}

bool annihilates_half_spaces(const DyadicMatrix& directions, const Vector& v) {
  const Lines lines = lines_of(directions);
  const Matrix x(directions, Level::rational());
  for (const std::vector<int>& rows : rows_by_line(lines))
    if (!is_zero(side_sum(x, lines, v, rows, 1) - side_sum(x, lines, v, rows, -1))) return false;
  std::vector<int> all(at(directions.rows));
  std::iota(all.begin(), all.end(), 0);
  return is_zero(side_sum(x, lines, v, all, -1));
}

}  // namespace lemmacheck
