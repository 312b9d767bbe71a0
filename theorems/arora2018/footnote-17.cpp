//! # Footnote 17: the zero start never moves
//! If all layers of a network of depth $N\ge2$ start at zero, gradient descent stays there for ever, with the loss
//! $\frac12\lVert\Phi\rVert_F^2$: each gradient $\partial L^N/\partial W_j=W_{j+1:N}^\top(W_{1:N}-\Phi)W_{1:j-1}^\top$
//! has the $N-1$ other layers as factors. The start is exactly balanced, and no step size helps. What is missing is the
//! deficiency margin (see `arora2018.theorem-1`): the distance $\lVert0-\Phi\rVert_F$ is at least
//! $\sigma_{\min}(\Phi)$.
//!
//! The instances are fixed, and everything is exact: the gradients are zero, one step changes no layer, and the loss is
//! what it says, and positive.
#include <algorithm>

#include "theorems/arora2018/instances/shapes.hpp"
#include "theorems/arora2018/instances/steps.hpp"

namespace lemmacheck::arora2018 {
namespace {

/// Zero layers of these widths; the target is a staircase of whole numbers.
PlainStep zero_start(const std::vector<int>& widths, double step) {
  PlainStep state{{}, DyadicMatrix(widths.back(), widths.front()), step};
  for (std::size_t j = 1; j < widths.size(); ++j) state.layers.emplace_back(widths[j], widths[j - 1]);
  for (int i = 0; i < state.target.rows; ++i)
    for (int j = 0; j <= std::min(i, state.target.cols - 1); ++j) state.target(i, j) = i + 1;
  return state;
}
std::vector<PlainStep> one_layer() { return {zero_start({2, 3}, 0.5)}; }
std::vector<PlainStep> one_zero_layer() {
  PlainStep state = zero_start({2, 2, 2}, 0.5);
  state.layers.front()(0, 0) = 1;
  return {state};
}
std::vector<PlainStep> two_zero_layers() {
  PlainStep state = zero_start({2, 2, 3, 2}, 0.5);
  state.layers[1](2, 1) = 1;
  return {state};
}

struct ZeroStart {
  using Instance = PlainStep;
  static std::vector<Instance> witnesses() {
    return {zero_start({1, 1, 1}, 1),       zero_start({2, 2, 2}, 0.125),
            zero_start({3, 4, 1}, 1000),    zero_start({2, 3, 3, 4}, 0x1p-20),
            zero_start({5, 1, 5, 5}, 0.25), zero_start({2, 2, 2, 2, 2, 2, 2, 2, 2}, 0.5)};
  }

  static void examine(const Instance& state, Examination& exam) {
    record_dimensions(exam, widths_of(state.layers));
    const auto layers = framed_layers(state.layers, {}, exam.level());
    const Matrix target = exam.lift(state.target), residual = end_to_end(layers) - target;
    //! ## Hypotheses
    int zero_layers = 0;
    for (const auto& layer : state.layers)
      zero_layers += std::all_of(layer.entries.begin(), layer.entries.end(), [](double x) { return x == 0; });
    const int all = static_cast<int>(layers.size());
    exam.hypothesis().at_most("two layers or more", 2, all);
    exam.hypothesis().at_most("all layers are zero", exam.replaced("two layers suffice") ? std::min(2, all) : all,
                              zero_layers);

    //! ## Conclusions
    const auto gradients = layer_gradients(layers, residual);
    const Vector all_gradients = entries_of(gradients, exam.level());
    exam.conclusion().equal("gradients", all_gradients, exam.zeros(all_gradients.rows(), 1));
    exam.conclusion().equal("layers after a step",
                            entries_of(after_step(layers, gradients, exam.real(state.step)), exam.level()),
                            entries_of(layers, exam.level()));
    exam.conclusion().equal("loss", squared_norm(residual) / 2, squared_norm(target) / 2);
    exam.conclusion().below("the loss is not zero", 0, squared_norm(residual));
  }
};

//! ## Mutants
//! One layer has one gradient, $W_1-\Phi$, which does not vanish at zero. Of two layers both must be zero. But more
//! generally two zero layers are enough, whatever the others are: that mutant is equivalent.
const Registered<ZeroStart> statement{{
    .id = "arora2018.footnote-17",
    .title = "The zero start is stationary",
    .kind = Kind::counterexample,
    .form = Form::witnessed,
    .wording = Wording::exact,
    .tier = Tier::exact,
    .cost = Cost::light,
    .place = "ICLR 2019 version, footnote 17",
    .uses = {"arora2018.eq-14.gradient"},
    .mutants = {{"one layer allowed", drop("two layers or more"), on(one_layer)},
                {"one zero layer of two", drop("all layers are zero"), on(one_zero_layer)},
                {"two zero layers suffice", replace("two layers suffice"), on(two_zero_layers),
                 equivalent(
                     "each gradient has all other layers as factors, and one of two zero layers is among them")}},
}};

}  // namespace
}  // namespace lemmacheck::arora2018
//! @results
