// Statements planted to be decided in known ways. They register in the test's process only.
#pragma once

#include "properties/statement.hpp"

namespace lemmacheck::planted {

// --- precision ----------------------------------------------------------------------------------

struct Bits {
  int bits = 0;
};
LEMMACHECK_DESCRIBE(Bits, bits)

/// 2 - 2^-bits <= sqrt(2)^2: true, and provable only where sqrt(2)^2 is enclosed within about 2^-bits.
struct RootBelow {
  using Instance = Bits;
  static Instance instance(Sampler& draw) { return {draw.integer(1, 400)}; }
  static Real gap(const Instance& i, Examination& exam) { return pow(exam.real(2.0), -i.bits); }
  static Real two(Examination& exam) {
    const Real root = sqrt(exam.real(2.0));
    return root * root;
  }
  static void examine(const Instance& i, Examination& exam) {
    exam.conclusion().at_most("root", exam.real(2.0) - gap(i, exam), two(exam));
    exam.observe("root", sqrt(exam.real(2.0)));
  }
};
/// 2 + 2^-bits <= sqrt(2)^2: false.
struct RootAbove {
  using Instance = Bits;
  static void examine(const Instance& i, Examination& exam) {
    exam.conclusion().at_most("root", exam.real(2.0) + RootBelow::gap(i, exam), RootBelow::two(exam));
  }
};
/// 2 <= sqrt(2)^2: a tie that no enclosure decides.
struct RootTie {
  using Instance = Bits;
  static void examine(const Instance&, Examination& exam) { exam.conclusion().at_most("tie", 2, RootBelow::two(exam)); }
};
/// Branches on the sign of sqrt(2)^2 - 2 + 2^-bits, and guards with it.
struct BranchAndGuard {
  using Instance = Bits;
  static void examine(const Instance& i, Examination& exam) {
    const Real positive = RootBelow::two(exam) - (exam.real(2.0) - RootBelow::gap(i, exam));
    exam.guard().below("positive", 0, positive);
    exam.conclusion().at_most("sign", 1, sign(positive));
  }
};

// --- exact arithmetic ---------------------------------------------------------------------------

struct Part {
  Fraction part;
};
LEMMACHECK_DESCRIBE(Part, part)

/// x / 3 + x / 3 + x / 3 = x: an identity and two ties, which only rationals decide in general.
struct Thirds {
  using Instance = Part;
  static Instance instance(Sampler& draw) { return {Fraction(draw.integer(-9, 9), draw.integer(1, 9))}; }
  static void examine(const Instance& i, Examination& exam) {
    const Real x = exam.real(i.part), third = x / 3, sum = third + third + third;
    exam.conclusion().equal("thirds", sum, x * exam.constant("factor"));
    exam.conclusion().at_most("tie", sum, x);
    exam.hypothesis().at_most("size", abs(x), exam.real(Fraction(100)));
  }
};

// --- hypotheses, guards, mutants ----------------------------------------------------------------

struct Number {
  double x = 0;
};
LEMMACHECK_DESCRIBE(Number, x)
inline void validate(const Number& n) {
  if (n.x > 1e6) throw Malformed("x", "above 10^6");
}

/// log x <= x - 1 for x > 0, with equality at 1.
struct LogBound {
  using Instance = Number;
  static Instance instance(Sampler& draw) { return {draw.log_uniform(1e-3, 1e3)}; }
  static std::vector<Instance> witnesses() { return {{0.5}}; }
  static void examine(const Instance& i, Examination& exam) {
    const Real x = exam.real(i.x);
    exam.guard().below("positive", 0, x);
    exam.conclusion().at_most("log", exam.constant("rate") * log(x), x - 1);
    exam.says_nothing().at_most("large", 1000, x);
  }
};
/// x^3 >= 0 for x >= 0.
struct Cube {
  using Instance = Number;
  static Instance instance(Sampler& draw) { return {draw.normal()}; }
  static void examine(const Instance& i, Examination& exam) {
    const Real x = exam.real(i.x);
    exam.hypothesis().at_most("nonnegative", 0, x);
    exam.conclusion().at_most("cube", 0, exam.replaced("square") ? x * x : x * x * x);
  }
};

// --- faults of the statement --------------------------------------------------------------------

/// x = 0: nothing found; 1: a finding twice; 2: an unknown constant; 3: a root of -1; 4: another exception.
struct Faulty {
  using Instance = Number;
  static void examine(const Instance& i, Examination& exam) {
    if (i.x == 1) {
      exam.conclusion().at_most("twice", 0, 1);
      exam.conclusion().at_most("twice", 0, 1);
    }
    if (i.x == 2) exam.conclusion().at_most("constant", 0, exam.constant("unknown"));
    if (i.x == 3) exam.conclusion().at_most("root", 0, sqrt(exam.real(-1.0)));
    if (i.x == 4) throw std::runtime_error("a fault of the body");
    if (i.x == 5) exam.hypothesis().at_most("only a hypothesis", 0, 1);
  }
};
/// The certified levels are off by 2^-20 where x = 1, the independent one stops where x = 2 and says more where x = 3.
struct WrongEnclosure {
  using Instance = Number;
  static void examine(const Instance& i, Examination& exam) {
    const bool certified = exam.level().arithmetic != Arithmetic::mpfr;
    Real root = sqrt(exam.real(2.0));
    if (certified && i.x == 1) root += exam.real(0x1p-20);
    if (!certified && i.x == 2) throw NeedsMorePrecision("planted");
    exam.conclusion().at_most("root", root, 1.5);
    if (!certified && i.x == 3) exam.conclusion().at_most("another", 0, 1);
    exam.observe("twice", certified && i.x == 4 ? 2 * root + exam.real(0x1p-20) : 2 * root);
  }
};

// --- counterexamples to find and to shrink ------------------------------------------------------

struct Point {
  double x = 0, y = 0;
};
LEMMACHECK_DESCRIBE(Point, x, y)

/// Every point of [-4, 4]^2 keeps a distance of 1/32 from (0.3, 0.37): false. The smallest counterexample in the
/// shrinker's order is (5/16, 3/8).
struct HoleInThePlane {
  using Instance = Point;
  static Instance instance(Sampler& draw) { return {draw.uniform(-4, 4), draw.uniform(-4, 4)}; }
  static void examine(const Instance& p, Examination& exam) {
    exam.hypothesis().at_most("box", max(abs(exam.real(p.x)), abs(exam.real(p.y))), 4);
    const Real distance =
        square(exam.real(p.x) - exam.real(Fraction(3, 10))) + square(exam.real(p.y) - exam.real(Fraction(37, 100)));
    exam.conclusion().at_most("hole", exam.real(Fraction(1, 1024)), distance);
  }
};

struct Table {
  DyadicMatrix entries;
};
LEMMACHECK_DESCRIBE(Table, entries)
inline void validate(const Table& t) {
  if (t.entries.rows < 1 || t.entries.cols < 1) throw Malformed("entries", "an empty matrix");
}

/// No entry is above 7: false, and the smallest counterexample is the 1 x 1 matrix (8).
struct NoLargeEntry {
  using Instance = Table;
  static Instance instance(Sampler& draw) {
    return {draw.dyadic_matrix(draw.integer(1, 6), draw.integer(1, 6), -16, 16, 20)};
  }
  static std::vector<Instance> smaller_shapes(const Instance& t) {
    std::vector<Instance> smaller;
    for (const bool last : {true, false}) {
      smaller.push_back({part(t.entries, 1, 0, last)});
      smaller.push_back({part(t.entries, 0, 1, last)});
    }
    return smaller;
  }
  static void examine(const Instance& t, Examination& exam) {
    Real largest = exam.real(t.entries(0, 0));
    for (const double x : t.entries.entries) largest = max(largest, exam.real(x));
    exam.conclusion().at_most("entries", largest, 7);
  }

 private:
  /// Without some rows and columns, the last or the first ones.
  static DyadicMatrix part(const DyadicMatrix& m, int fewer_rows, int fewer_cols, bool last) {
    DyadicMatrix smaller(m.rows - fewer_rows, m.cols - fewer_cols);
    for (int i = 0; i < smaller.rows; ++i)
      for (int j = 0; j < smaller.cols; ++j) smaller(i, j) = last ? m(i, j) : m(i + fewer_rows, j + fewer_cols);
    return smaller;
  }
};

// --- probable -----------------------------------------------------------------------------------

struct Trials {
  double bound = 0;
  int bits = 0;
};
LEMMACHECK_DESCRIBE(Trials, bound, bits)

/// A uniform number u exceeds the bound b with probability at most 1 - b. Hypotheses: 0 < b, and one that needs
/// `bits` bits.
struct UniformTail {
  using Instance = Trials;
  using Draw = Number;
  struct Prepared {
    Real bound;
  };
  static inline int preparations = 0;
  static Instance instance(Sampler& draw) { return {draw.uniform(0, 1), draw.integer(1, 100)}; }
  static Draw draw(const Instance&, Sampler& sampler) { return {sampler.uniform(0, 1)}; }
  static Prepared prepare(const Instance& i, Examination& exam) {
    ++preparations;
    const Real bound = exam.real(i.bound);
    exam.guard().below("bound", 0, bound);
    exam.hypothesis().at_most("bits", exam.real(2.0) - pow(exam.real(2.0), -i.bits), RootBelow::two(exam));
    exam.fails_with_probability_at_most(1 - bound);
    return {bound};
  }
  static void examine(const Prepared& prepared, const Draw& drawn, Examination& exam) {
    exam.conclusion().at_most("tail", exam.real(drawn.x), prepared.bound);
  }
};
struct PreparedBadly {
  using Instance = Number;
  using Draw = Number;
  struct Prepared {};
  static Instance instance(Sampler&) { return {}; }
  static Draw draw(const Instance&, Sampler&) { return {}; }
  static Prepared prepare(const Instance& i, Examination& exam) {
    exam.hypothesis().at_most("x", 0, 1);
    if (i.x == 1) exam.conclusion().at_most("y", 0, 1);
    return {};
  }
  static void examine(const Prepared&, const Draw&, Examination&) {}
};

// --- registrations ------------------------------------------------------------------------------

inline const Registered<RootBelow> root_below{{.id = "planted.root-below", .title = "Root below"}};
inline const Registered<RootAbove> root_above{{.id = "planted.root-above", .title = "Root above"}};
inline const Registered<RootTie> root_tie{{.id = "planted.root-tie", .title = "Tie", .most_bits = 200}};
inline const Registered<BranchAndGuard> branch_and_guard{{.id = "planted.branch", .title = "Branch and guard"}};
inline const Registered<Thirds> thirds{{.id = "planted.thirds",
                                        .title = "Thirds",
                                        .tier = Tier::exact,
                                        .constants = {{"factor", "1"}},
                                        .mutants = {{"factor 1 + 10^-15", set("factor", "1.000000000000001")}}}};
inline const Registered<LogBound> log_bound{
    {.id = "planted.log",
     .title = "Logarithm",
     .constants = {{"rate", "1"}},
     .mutants = {{"rate 1.25", set("rate", "1.25")}, {"positivity dropped", drop("positive")}}}};
inline const Registered<Cube> cube{
    {.id = "planted.cube",
     .title = "Cube",
     .mutants = {{"sign dropped", drop("nonnegative")}, {"square", drop("nonnegative"), replace("square")}}}};
inline const Registered<Faulty> faulty{{.id = "planted.faulty", .title = "Faults"}};
inline const Registered<WrongEnclosure> wrong_enclosure{{.id = "planted.wrong", .title = "A wrong enclosure"}};
inline const Registered<HoleInThePlane> hole{{.id = "planted.hole", .title = "Hole in the plane"}};
inline const Registered<NoLargeEntry> no_large_entry{{.id = "planted.entries", .title = "No large entry"}};
inline const Registered<UniformTail> uniform_tail{{.id = "planted.tail", .title = "Uniform tail"}};
inline const Registered<PreparedBadly> prepared_badly{{.id = "planted.prepared-badly", .title = "Prepared badly"}};

}  // namespace lemmacheck::planted
