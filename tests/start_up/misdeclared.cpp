// A program over statements that are declared in ways that cannot work: whatever it is asked, it says so and does nothing.
#include "properties/statement.hpp"

namespace lemmacheck {
namespace {

struct Number {
  double x = 0;
};
LEMMACHECK_DESCRIBE(Number, x)

struct Square {
  using Instance = Number;
  static Number instance(Sampler& draw) { return {draw.dyadic(0, 1, 20)}; }
  static void examine(const Number& number, Examination& exam) {
    const Real x = exam.real(number.x);
    exam.conclusion().at_most("square", 0, exam.constant("rate") * x * x);
  }
};
const Registered<Square> first{{.id = "planted.square",
                                .title = "A square",
                                .constants = {{"rate", "0,25"}, {"step", "1"}},
                                .mutants = {{"negative", set("stepp", "-1")}}}};
const Registered<Square> second{{.id = "planted.square", .title = "Its double", .no_mutants_because = "a test"}};

}  // namespace
}  // namespace lemmacheck
