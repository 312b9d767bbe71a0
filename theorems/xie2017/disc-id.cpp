//! # The kernels differ by the discrepancy
//! For unit inputs and units $w_1,\dots,w_n\ne0$,
//! $$ (G_n-G)_{ij}=\langle x_i,x_j\rangle\,\mathrm{dsp}(W,S_{x_ix_j}),\qquad\text{so}\qquad\lvert(G_n-G)_{ij}\rvert\le\lvert\langle x_i,x_j\rangle\rvert\,L_\infty(W) . $$
//!
//! $G_n$ counts the units that are active on both inputs, $G$ is its mean over uniform units, and the measure of the slice is that mean without the inner product (see `xie2017.kernel`). The identity brings the diversity
//! of the units into the paper. Both sides are computed on their own: $G_n$ from activation counts, $G$ from the arc-cosine formula, $\mathrm{dsp}$ from counts and angles.
//!
//! $L_\infty$ is exact in the plane (`xie2017.linf-exact-d2`); in more dimensions the inequality is checked for $L_\infty\le1$ only, and is trivial.
//! The variance of $\mathrm{dsp}^2$, (25), is on the page of the definitions (see `xie2017.defs-discrepancy`).
#include "theorems/xie2017/instances/families.hpp"

namespace lemmacheck::xie2017 {
namespace {

//! ## Instances
//! Inputs apart, nearly parallel down to an angle of $10^{-8}$, or in opposite pairs; units independent, in an orthant, clustered, in opposite pairs; up to a hundred units in 60 dimensions.
Units in_the_plane(Sampler& draw) {
  draw.label("plane");
  const int n = draw.integer(2, 10 + draw.size() / 2), m = draw.integer(2, 6);
  return {draw.chance(0.3) ? equispaced_rows(n) : mixed_units(draw, n, 2), sphere_rows(draw, m, 2)};
}
Units nearly_parallel(Sampler& draw) {
  draw.label("nearly parallel inputs");
  const int n = draw.integer(2, 10 + draw.size()), d = draw.integer(3, 6 + draw.size() / 4), m = draw.integer(2, 8);
  return {mixed_units(draw, n, d), clustered_rows(draw, m, d, draw.log_uniform(1e-8, 1))};
}
Units opposite_inputs(Sampler& draw) {
  draw.label("opposite inputs");
  const int n = draw.integer(2, 10 + draw.size()), d = draw.integer(3, 6 + draw.size() / 4);
  return {mixed_units(draw, n, d), with_opposites(sphere_rows(draw, draw.integer(1, 5), d))};
}
Units apart(Sampler& draw) {
  draw.label("inputs apart");
  const int n = draw.integer(2, 10 + draw.size()), d = draw.integer(3, 10 + draw.size() / 2),
            m = draw.integer(2, 6 + draw.size() / 5);
  return {mixed_units(draw, n, d), sphere_rows(draw, m, d)};
}

struct DiscrepancyIdentity {
  using Instance = Units;
  static Instance instance(Sampler& draw) {
    switch (draw.integer(0, 3)) {
      case 0:
        return in_the_plane(draw);
      case 1:
        return nearly_parallel(draw);
      case 2:
        return opposite_inputs(draw);
      default:
        return apart(draw);
    }
  }
  static std::vector<Instance> smaller_shapes(const Instance& units) { return smaller_units(units); }

  //! ## Conclusions
  static void examine(const Instance& units, Examination& exam) {
    record_sizes(exam, units.weights, units.directions);
    const Kernels k = kernels_of(units.weights, units.directions, exam.level());
    Matrix dsp = k.dsp;
    if (exam.replaced("dsp of half-spaces alone"))
      for (int i = 0; i < dsp.rows(); ++i)
        for (int j = 0; j < dsp.cols(); ++j) dsp.set(i, j, k.dsp(i, i));
    const Matrix product = exam.replaced("no inner product") ? dsp : hadamard(k.gram, dsp);
    exam.conclusion().agrees("G_n - G", k.empirical - k.expected, product, "1e-12");
    const bool planar = units.weights.cols == 2;
    const Real sup = planar ? planar_sup_discrepancy(units.weights, exam.level()) : exam.real(1.0);
    exam.conclusion().at_most("entries", largest_entry(k.dsp), exam.constant("factor") * sup).trivially_at_most(1);
    if (planar) exam.label("plane");
  }
};

/// One unit, and an input close to it: the slice of the two is nearly an arc of length 0 that contains the unit.
Units thin_slices(Sampler& draw) {
  draw.label("plane");
  Units units{DyadicMatrix(1, 2), DyadicMatrix(2, 2)};
  units.weights(0, 0) = 1;
  const double slope = draw.dyadic(0, 0.125, 8) + 0x1p-9;
  units.directions(0, 0) = units.directions(1, 0) = slope, units.directions(0, 1) = 1, units.directions(1, 1) = -1;
  return units;
}

//! ## Mutants
//! Without the inner product, and with the discrepancy of half-spaces for that of slices, the identity fails. Nine tenths of $L_\infty$ are too little for a single unit in a thin slice.
const Registered<DiscrepancyIdentity> statement{{
    .id = "xie2017.disc-id",
    .title = "The kernels differ by the discrepancy",
    .kind = Kind::identity,
    .place = "AISTATS 2017, (23)-(25); supplement, (52)-(54)",
    .uses = {"xie2017.linf-exact-d2"},
    .labels = {"plane", "nearly parallel inputs", "opposite inputs", "inputs apart"},
    .constants = {{"factor", "1"}},
    .mutants = {{"no inner product", replace("no inner product")},
                {"dsp of half-spaces alone", replace("dsp of half-spaces alone")},
                {"nine tenths of L_inf", set("factor", "0.9"), from(thin_slices)}},
}};

}  // namespace
}  // namespace lemmacheck::xie2017

//! @results
