#include "theorems/du2018/setting.hpp"

#include <algorithm>

namespace lemmacheck::du2018 {
namespace {

bool equal_rows(const DyadicMatrix& m, int i, int j) {
  for (int k = 0; k < m.cols; ++k)
    if (m(i, k) != m(j, k)) return false;
  return true;
}

}  // namespace

void validate(const Inputs& inputs) { require_nonzero_rows("directions", inputs.directions); }

std::vector<DyadicMatrix> smaller_inputs(const DyadicMatrix& directions) {
  std::vector<DyadicMatrix> list;
  if (directions.rows > 1)
    for (int i = 0; i < directions.rows; ++i) list.push_back(without_row(directions, i));
  if (directions.cols > 1)
    for (int k = 0; k < directions.cols; ++k)
      if (auto smaller = without_column(directions, k); !has_zero_row(smaller)) list.push_back(std::move(smaller));
  return list;
}

std::vector<Inputs> smaller_shapes_of(const Inputs& inputs) {
  std::vector<Inputs> list;
  for (auto& directions : smaller_inputs(inputs.directions)) list.push_back({std::move(directions)});
  return list;
}

ParallelPairs parallel_pairs(const DyadicMatrix& directions) {
  const Lines lines = lines_of(directions);
  ParallelPairs pairs;
  for (int i = 0; i < directions.rows; ++i)
    for (int j = 0; j < i; ++j) {
      const auto a = static_cast<std::size_t>(i), b = static_cast<std::size_t>(j);
      if (lines.line[a] != lines.line[b]) continue;
      ++(lines.orientation[a] == lines.orientation[b] ? pairs.positive : pairs.antiparallel);
      pairs.identical += equal_rows(directions, i, j);
    }
  return pairs;
}

DyadicMatrix antiparallel_representatives(const DyadicMatrix& directions) {
  const Lines lines = lines_of(directions);
  std::vector<int> representatives;
  for (int line = 0; line < lines.count; ++line)
    for (std::size_t i = 0; i < lines.line.size(); ++i)
      if (lines.line[i] == line && lines.orientation[i] < 0) {
        representatives.push_back(lines.first[static_cast<std::size_t>(line)]);
        break;
      }
  DyadicMatrix rows(static_cast<int>(representatives.size()), directions.cols);
  for (int i = 0; i < rows.rows; ++i)
    for (int k = 0; k < rows.cols; ++k) rows(i, k) = directions(representatives[static_cast<std::size_t>(i)], k);
  return rows;
}

LimitingKernel limiting_kernel(const Examination& exam, const DyadicMatrix& directions) {
  const SphereKernels k = sphere_kernels(exam.lift(directions));
  const bool singular = half_space_null_vector(directions).rows() > 0;
  return {k.gram, k.angles, k.arc_cosine, singular ? exam.real(0.0) : smallest_eigenvalue(k.arc_cosine)};
}

Real smallest_line_angle(const Examination& exam, const LimitingKernel& limit) {
  Real smallest = exam.pi() / 2;
  for (int i = 0; i < limit.angles.rows(); ++i)
    for (int j = 0; j < i; ++j) smallest = min(smallest, min(limit.angles(i, j), exam.pi() - limit.angles(i, j)));
  return smallest;
}

}  // namespace lemmacheck::du2018
