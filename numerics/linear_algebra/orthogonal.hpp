// Orthogonal matrices that are exact: products of reflections given by dyadic vectors.
#pragma once

#include "numerics/linear_algebra/matrix.hpp"

namespace lemmacheck {

/// The d x d orthogonal matrix H(v_1) H(v_2) ... H(v_h), H(v) = I - 2 v v^T / (v^T v), of the columns v_i of the
/// d x h matrix `vectors`. A zero column reflects nothing: H(0) = I.
///
/// Guarantee: orthogonal in every arithmetic's meaning; in rational arithmetic Q^T Q = I holds exactly, because the
/// entries are rational functions of the data. In floating levels the enclosure contains that matrix.
/// Source: Householder reflections (Golub, Van Loan, Matrix Computations, 5.1.2).
Matrix product_of_reflections(const DyadicMatrix& vectors, Level level);

}  // namespace lemmacheck
