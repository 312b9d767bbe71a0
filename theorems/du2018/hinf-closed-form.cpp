//! # The limiting kernel in closed form
//! Assumption 3.1 of the paper is about the matrix
//! $$ H^\infty_{ij} = \mathbb E_{w\sim N(0,I)}\bigl[ x_i^\top x_j \mathbb 1_{w^\top x_i\ge 0} \mathbb 1_{w^\top x_j\ge 0}\bigr]
//!    = x_i^\top x_j \frac{\pi-\theta_{ij}}{2\pi}, $$
//! where $\theta_{ij}\in[0,\pi]$ is the angle between the inputs. The second equality is the arc-cosine kernel; every
//! other page of this paper computes $H^\infty$ by it, so it is checked here against a count that knows no formula.
//!
//! **Why it holds.** Only the projection of $w$ on the plane of $x_i$ and $x_j$ matters, and its direction is uniform
//! on a circle. Two half-planes whose normals are $\theta$ apart overlap in an arc of length $\pi-\theta$.
//!
//! **What is checked.** In that plane we take the $M$ vertices $w_k$ of a regular polygon and count those with
//! $w_k^\top x\ge 0$ and $w_k^\top y\ge 0$. An arc of length $L$ contains $\lfloor LM/2\pi\rfloor$ or
//! $\lceil LM/2\pi\rceil$ of them, so
//! $$ \Bigl|\frac{\text{count}}{M}-\frac{\pi-\theta}{2\pi}\Bigr| \le \frac1M , $$
//! for every polygon, and a formula that is off by more than $1/M$ is found out by the first polygon that is fine
//! enough.
#include "theorems/du2018/setting.hpp"

namespace lemmacheck::du2018 {
namespace {

/// Two nonzero inputs, 2 x d, and the number of vertices of the polygon.
struct PolygonPair {
  DyadicMatrix directions;
  int vertices = 3;
};
LEMMACHECK_DESCRIBE(PolygonPair, directions, vertices)
void validate(const PolygonPair& pair) {
  require_nonzero_rows("directions", pair.directions);
  if (pair.directions.rows != 2) throw Malformed("directions", "wanted are two rows");
  require_between("vertices", pair.vertices, 1, 1000000);
}

//! ## Counting without rounding
//! Let $e_1=x/|x|$ and $e_2\perp e_1$ span the plane. The vertex $(\cos\varphi,\sin\varphi)$ is on the positive side
//! of $x$ iff $\cos\varphi\ge 0$, and of $y$ iff $x^\top y\cos\varphi+\ell\sin\varphi\ge 0$ with
//! $\ell^2=|x|^2|y|^2-(x^\top y)^2$. This $\ell$ is the root of the sum of the squared $2\times2$ minors of $x$ and
//! $y$, and computed so: for nearly parallel inputs the difference would lose all digits.
struct Wedge {
  Real dot, length;
};
Wedge wedge(const Matrix& inputs) {
  Wedge w{0.0, 0.0};
  for (int a = 0; a < inputs.cols(); ++a) {
    w.dot += inputs(0, a) * inputs(1, a);
    for (int b = 0; b < a; ++b) w.length += square(inputs(0, a) * inputs(1, b) - inputs(0, b) * inputs(1, a));
  }
  w.length = sqrt(w.length);
  return w;
}

//! The polygon is turned by a fifth of a side: $\varphi_k=2\pi(k+\tfrac15)/M$. Then no sign is ever a tie, and enough
//! bits decide each of them. For a tie makes $\tan^2\varphi_k$ rational or infinite, hence $\cos 2\varphi_k$
//! rational, and by Niven's theorem $\varphi_k$ is a multiple of $\pi/12$; but $24(k+\tfrac15)/M$ is never an
//! integer, because $5\nmid 24(5k+1)$.
int vertices_in_both(const Examination& exam, const Wedge& w, int vertices) {
  const Real turn = 2 * exam.pi() / vertices, offset = exam.real(Fraction(1, 5));
  int count = 0;
  for (int k = 0; k < vertices; ++k) {
    const Real phi = turn * (k + offset), c = cos(phi);
    if (sign(c) > 0 && sign(c * w.dot + sin(phi) * w.length) > 0) ++count;
  }
  return count;
}

struct ClosedForm {
  using Instance = PolygonPair;
  static Instance instance(Sampler& draw) {
    const int d = draw.integer(1, 2 + draw.size() / 25), vertices = draw.integer(3, 8 + 2 * draw.size());
    switch (draw.integer(0, 4)) {
      case 0:
        return {draw.integer_matrix(2, d, 1, 9), vertices};
      case 1:
        return {orthogonal_inputs(draw, 2), vertices};
      case 2:
        return {nearly_parallel_inputs(draw, 2, d, 1, draw.log_uniform(1e-6, 1)), vertices};
      case 3:
        return {nearly_parallel_inputs(draw, 2, d, -1, draw.log_uniform(1e-6, 1)), vertices};
      default:
        return {sphere_inputs(draw, 2, d), vertices};
    }
  }
  static std::vector<Instance> witnesses() {
    std::vector<Instance> list;
    for (const double y : {1.0, -1.0}) {  // the ends of the range of angles, and its middle
      DyadicMatrix line(2, 1), plane(2, 2);
      line(0, 0) = 1, line(1, 0) = y;
      plane(0, 0) = 1, plane(1, 1) = y;
      list.push_back({line, 7});
      list.push_back({plane, 8});
    }
    return list;
  }
  static std::vector<Instance> smaller_shapes(const Instance& pair) {
    std::vector<Instance> list;
    for (auto& directions : smaller_inputs(pair.directions))
      if (directions.rows == 2) list.push_back({std::move(directions), pair.vertices});
    return list;
  }

  //! ## Conclusion
  //! Both sides carry the factor $x_i^\top x_j$, as in $H^\infty$; for orthogonal inputs both are exactly zero. No
  //! hypothesis is needed besides $x_i\ne0$, which is part of the instance.
  static void examine(const Instance& pair, Examination& exam) {
    const Matrix inputs = exam.lift(pair.directions);
    const auto kernels = sphere_kernels(inputs);
    const Real cosine = kernels.gram(1, 0), theta = kernels.angles(1, 0);
    Real entry = kernels.arc_cosine(1, 0);
    if (exam.replaced("factor 1/2 forgotten")) entry = 2 * entry;
    if (exam.replaced("theta for pi - theta")) entry = cosine * theta / (2 * exam.pi());
    const Real counted = cosine * vertices_in_both(exam, wedge(inputs), pair.vertices) / pair.vertices;
    exam.conclusion().at_most("count of the polygon", abs(counted - entry),
                              exam.constant("vertices") * abs(cosine) / pair.vertices);
    exam.observe("angle", theta);
  }
};

//! ## Mutants
//! Two ways to remember the kernel wrongly: without the factor $\tfrac12$ (right angles find it), and with $\theta$,
//! that is $\arccos$ itself, in place of $\pi-\theta$ (equal inputs find it). The third tightens the bracket to
//! $\tfrac34$ of a vertex: $1$ is the best constant, so it dies.
const Registered<ClosedForm> statement{{
    .id = "du2018.hinf-closed-form",
    .title = "The limiting kernel is the arc-cosine kernel",
    .kind = Kind::identity,
    .place = "ICLR 2019 version, Section 3, Assumption 3.1 (the expectation); the closed form is standard",
    .constants = {{"vertices", "1"}},
    .mutants = {{"the factor 1/2 is forgotten", replace("factor 1/2 forgotten")},
                {"theta in place of pi - theta", replace("theta for pi - theta")},
                {"bracket of 3/4 of a vertex", set("vertices", "3/4")}},
}};

}  // namespace
}  // namespace lemmacheck::du2018

//! @results
