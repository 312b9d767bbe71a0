//! # A bound of one's own
//! For every real $x$ in $[0, 1]$: $\ x(1-x) \le 1/4$.
#include "number.hpp"

namespace lemmacheck::consumer {
namespace {

struct OwnBound {
  using Instance = Number;
  static Instance instance(Sampler& draw) { return {draw.dyadic(0, 1, 20)}; }
  static void examine(const Instance& number, Examination& exam) {
    const Real x = exam.real(number.x);
    exam.hypothesis().at_most("x is not negative", 0, x);
    exam.conclusion().at_most("at most a quarter", x * (1 - x), exam.constant("quarter"));
  }
};

const Registered<OwnBound> statement{{
    .id = "conjectures.own-bound",
    .title = "A bound of one's own",
    .kind = Kind::conjecture,
    .origin = Origin::conjecture,
    .expected = std::nullopt,
    .constants = {{"quarter", "1/4"}},
    .mutants = {{"a quarter becomes 6/25", set("quarter", "6/25")}},
}};

}  // namespace
}  // namespace lemmacheck::consumer

//! @results
