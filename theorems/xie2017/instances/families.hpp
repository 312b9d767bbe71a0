// Families of units and inputs that the generators of this paper mix.
#pragma once

#include "properties/sampler.hpp"
#include "theorems/xie2017/setting.hpp"

namespace lemmacheck::xie2017 {

/// Independent Gaussian rows, in full precision or rounded to multiples of 2^-bits; no row is zero.
DyadicMatrix sphere_rows(Sampler& draw, int rows, int d);
DyadicMatrix short_rows(Sampler& draw, int rows, int d, int bits);
/// m inputs about `angle` apart from one another.
DyadicMatrix clustered_rows(Sampler& draw, int rows, int d, double angle);
/// m inputs e_l + eps N(0, I) in R^m: cosines about eps.
DyadicMatrix nearly_orthogonal_rows(Sampler& draw, int m, double eps);
/// m inputs e_l - shift (1, ..., 1) + jitter N(0, I) in R^m: cosines all about -2 shift, for 0 < shift < 1/m.
DyadicMatrix repelling_rows(Sampler& draw, int m, double shift, double jitter);
/// w and -w for every row: half of them are active on every input.
DyadicMatrix with_opposites(const DyadicMatrix& rows);
/// n directions at equal angles in the plane, rounded.
DyadicMatrix equispaced_rows(int n);
/// A mixture of units: independent, in one orthant, clustered, in opposite pairs; short doubles.
DyadicMatrix mixed_units(Sampler& draw, int n, int d);
/// n x 1 random signs; n ones.
DyadicMatrix random_signs(Sampler& draw, int n);
DyadicMatrix ones(int n);
/// Units with inputs far apart, near one another or nearly orthogonal; at least `least_inputs` >= 2 of them.
Units mixed_instance(Sampler& draw, int least_inputs = 2);
/// Nearly orthogonal inputs, of which the first is dead: no unit is active on it. An odd number of units.
Units dead_input_instance(Sampler& draw, int least_inputs);
/// Repelling inputs, and units w, -w with w active on all of them.
Units repelling_instance(Sampler& draw);

/// Records what the instance shows: "dead input", on which no unit is active; "repelling inputs", whose inner products are all
/// negative and which some unit sees together; else "other inputs".
void label_extremes(Examination& exam, const DyadicMatrix& weights, const DyadicMatrix& directions);

}  // namespace lemmacheck::xie2017
