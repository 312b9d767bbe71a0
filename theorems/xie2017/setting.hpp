// Xie, Liang, Song, "Diverse Neural Network Learns True Target Functions" (1611.03131).
//
// The network is f(x) = sum_k v_k relu(w_k . x) with n units and v_k = +1 or -1; only W is trained, on m unit inputs in
// R^d. The derivative of relu at 0 is 1. Instances hold directions, and the inputs are x_l = direction_l /
// |direction_l|, so |x_l| = 1 holds exactly and not up to rounding. Activations do not depend on |w_k| > 0 nor on
// |direction_l|, and are exact.
//
// paper           identifier            shape    meaning
// n, d, m         units, dimension,     -        hidden units, input dimension, inputs
//                 samples
// w_k             weights (row k)       n x d    hidden units
// v_k             outer                 n x 1    output weights, +1 or -1
// x_l             directions (row l)    m x d    inputs, before normalisation
// D               feature_matrix        dn x m   block (k, l) is v_k relu'(w_k . x_l) x_l
// s_m(D)          squared, s_m(D)^2     1        least of the m singular values; 0 if dn < m
// G               expected              m x m    <x_i, x_j> (pi - theta_ij) / (2 pi), the arc-cosine kernel
// G_n             empirical             m x m    <x_i, x_j> times the share of units active on both
// S_xy            -                     -        slice {w : w.x >= 0, w.y >= 0} of the sphere
// dsp(W, S_ij)    dsp                   m x m    share of units in the slice of x_i and x_j minus its measure
// L_inf, L_2      sup_discrepancy, ...  1        sup, and root mean square, of dsp over all slices
// gamma_u         KernelSpectrum        1        u-th largest eigenvalue of G's integral operator, uniform probability
//                                                measure
// mu              coherence             1        max over i != j of |<x_i, x_j>|
// rho(W)          discrepancy_radius    1        what Lemma 5 subtracts, up to 2 sqrt(2) n
// delta           failure               1        part of Lemma 5's failure probability
#pragma once

#include <string>
#include <vector>

#include "numerics/sphere/discrepancy.hpp"
#include "numerics/sphere/harmonics.hpp"
#include "numerics/sphere/sphere.hpp"
#include "properties/statement.hpp"

namespace lemmacheck::xie2017 {

/// Nonzero inputs alone, m x d, and nonzero units alone, n x d.
struct Inputs {
  DyadicMatrix directions;
};
LEMMACHECK_DESCRIBE(Inputs, directions)
void validate(const Inputs& inputs);
std::vector<Inputs> smaller_inputs(const Inputs& inputs);
struct UnitsAlone {
  DyadicMatrix weights;
};
LEMMACHECK_DESCRIBE(UnitsAlone, weights)
void validate(const UnitsAlone& units);
std::vector<UnitsAlone> smaller_units(const UnitsAlone& units);

/// Nonzero units and nonzero inputs of one dimension.
struct Units {
  DyadicMatrix weights, directions;
};
LEMMACHECK_DESCRIBE(Units, weights, directions)
/// Throws Malformed unless both have rows, none of them zero, and as many columns.
void validate(const Units& units);

/// The same with output weights: n x 1.
struct Network {
  DyadicMatrix weights, directions, outer;
};
LEMMACHECK_DESCRIBE(Network, weights, directions, outer)
/// As for Units; and `outer` is n x 1. That its entries are +1 or -1 is a hypothesis of statements, not a shape.
void validate(const Network& network);

/// One unit, one input or one coordinate fewer, wherever everything stays nonzero; two inputs and two coordinates stay.
std::vector<Units> smaller_units(const Units& units);
std::vector<Network> smaller_networks(const Network& network);
/// One row or one column fewer, wherever all rows stay nonzero; two rows and two columns stay.
std::vector<DyadicMatrix> smaller_rows(const DyadicMatrix& rows);

// --- objects of the paper

/// Records the sizes n, d and m.
void record_sizes(Examination& exam, const DyadicMatrix& weights, const DyadicMatrix& directions);

/// m x d: the rows divided by their norms.
Matrix normalised_rows(const Matrix& directions);
/// Whether unit k is active on input l: w_k . x_l >= 0, exactly. n x m, entries 0 and 1.
DyadicMatrix activations(const DyadicMatrix& weights, const DyadicMatrix& directions);
/// D. `inputs` is m x d, the x_l themselves; `active` is n x m.
Matrix feature_matrix(const Matrix& inputs, const DyadicMatrix& active, const DyadicMatrix& outer, Level level);
/// G, G_n, <x_i, x_j> and dsp(W, S_ij), all m x m.
struct Kernels {
  Matrix gram, expected, empirical, dsp;
};
Kernels kernels_of(const DyadicMatrix& weights, const DyadicMatrix& directions, Level level);

/// Largest absolute value on the diagonal, and off it (0 for a single row).
Real largest_on_diagonal(const Matrix& square_matrix);
Real largest_off_diagonal(const Matrix& square_matrix);
/// (sum over i != j of a_ij^2)^(1/2).
Real off_diagonal_norm(const Matrix& square_matrix);

/// sum_{k <= terms} a_k max(0, 1 - (m - 1) mu^k), a_k the Taylor coefficients of g: at most the full series, because no
/// term is negative. `others` stands for m - 1.
Real coherence_series(const Real& coherence, int others, int terms);

}  // namespace lemmacheck::xie2017
