#include "tests/properties/planted_runs.hpp"

#include <unistd.h>

#include <csignal>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "properties/statement.hpp"

namespace lemmacheck::planted_runs {

struct Numbers {
  std::vector<double> entries;
};
LEMMACHECK_DESCRIBE(Numbers, entries)
struct Pair {
  double x = 0, y = 0;
};
LEMMACHECK_DESCRIBE(Pair, x, y)
struct Whole {
  int n = 0;
};
LEMMACHECK_DESCRIBE(Whole, n)

namespace {

Pair pair(Sampler& draw) { return {draw.dyadic(-8, 8, 10), draw.dyadic(-8, 8, 10)}; }

struct OfPairs {
  using Instance = Pair;
  static Pair instance(Sampler& draw) { return pair(draw); }
};

// --- false: the sum of nonnegative numbers is below 3; the simplest counterexample is [4] ---------
struct False {
  using Instance = Numbers;
  static Numbers instance(Sampler& draw) {
    Numbers made;
    for (int k = draw.integer(0, 5); k > 0; --k) made.entries.push_back(draw.dyadic(0, 2, 12));
    return made;
  }
  static std::vector<Numbers> smaller_shapes(const Numbers& numbers) {
    std::vector<Numbers> smaller;
    for (std::size_t k = 0; k < numbers.entries.size(); ++k) {
      smaller.push_back(numbers);
      smaller.back().entries.erase(smaller.back().entries.begin() + static_cast<std::ptrdiff_t>(k));
    }
    return smaller;
  }
  static void examine(const Numbers& numbers, Examination& exam) {
    Real sum = exam.real(0.0), least = exam.real(0.0);
    for (const double x : numbers.entries) sum += exam.real(x), least = min(least, exam.real(x));
    exam.hypothesis().at_most("nonnegative", 0, least);
    exam.conclusion().at_most("sum", sum, exam.constant("bound"));
  }
};
const Registered<False> false_statement{{.id = "planted.false",
                                         .title = "Sums are small",
                                         .expected = Verdict::refuted,
                                         .cost = Cost::light,
                                         .constants = {{"bound", "3"}},
                                         .mutants = {}}};

// --- true, with mutants of every fate: 2xy <= x^2 + y^2 ------------------------------------------
struct True : OfPairs {
  static std::vector<Pair> witnesses() { return {{1, 1}, {0, 0}}; }
  static void examine(const Pair& p, Examination& exam) {
    const Real x = exam.real(p.x), y = exam.real(p.y);
    if (exam.replaced("out of its domain")) throw OutsideDomain("planted in a mutant");
    exam.hypothesis().at_most("within reach", x, 100);
    exam.conclusion().at_most("product", exam.constant("factor") * x * y, x * x + y * y);
    exam.observe("sum", x + y);
  }
};
const Registered<True> true_statement{{.id = "planted.true",
                                       .title = "Products are at most squares",
                                       .constants = {{"factor", "2"}},
                                       .mutants = {{"by replay", set("factor", "2.5")},
                                                   {"one half", set("factor", "1/2"), equivalent("it is weaker")},
                                                   {"survives", set("factor", "-2")},
                                                   {"said to be equivalent", set("factor", "3"), equivalent("wrongly")},
                                                   {"errs", replace("out of its domain")}}}};

// --- killed by generation and by search only -----------------------------------------------------
struct Hidden : OfPairs {
  static Pair instance(Sampler& draw) { return {draw.uniform(0, 1), draw.uniform(0, 1)}; }
  static void examine(const Pair& p, Examination& exam) {
    const Real x = exam.real(p.x) - exam.real(0.5), y = exam.real(p.y) - exam.real(0.25);
    exam.conclusion().at_most("far", exam.constant("distance"), x * x + y * y);
  }
};
const Registered<Hidden> hidden{
    {.id = "planted.hidden",
     .title = "Squares are nonnegative",
     .constants = {{"distance", "0"}},
     .mutants = {{"by generation", set("distance", "1/4")}, {"by search", set("distance", "1/1000000000")}}}};

// --- what is neither true nor false here ---------------------------------------------------------
struct Vacuous : OfPairs {
  static void examine(const Pair& p, Examination& exam) {
    const Real bound = exam.real(p.x) * exam.real(p.x) + 2;
    exam.says_nothing().at_most("a probability is at most 1 anyway", 1, bound);
    exam.conclusion().at_most("probability", exam.real(0.25), bound);
  }
};
const Registered<Vacuous> vacuous{{.id = "planted.vacuous",
                                   .title = "Probabilities are at most 2",
                                   .expected = Verdict::vacuous,
                                   .vacuous_by = "planted.true"}};

struct Tied : OfPairs {
  static void examine(const Pair& p, Examination& exam) {
    const Real x = exam.real(p.x), root = sqrt(x * x + 2);
    exam.conclusion().at_most("tie", root * root, x * x + 2);
  }
};
const Registered<Tied> tied{
    {.id = "planted.tied", .title = "A tie of roots", .expected = Verdict::undecided, .most_bits = 128}};

struct NeverChallenged : OfPairs {
  static void examine(const Pair& p, Examination& exam) {
    const Real x = exam.real(p.x);
    exam.conclusion().at_most("far away", 1 / (1 + x * x), 1000);
  }
};
const Registered<NeverChallenged> never_challenged{
    {.id = "planted.never-challenged", .title = "A loose bound", .cost = Cost::heavy}};

struct Misgenerated : OfPairs {
  static void examine(const Pair& p, Examination& exam) {
    exam.hypothesis().below("never met", exam.real(p.x) * exam.real(p.x), -1);
    exam.conclusion().at_most("anything", exam.real(p.y), exam.real(p.x));
  }
};
const Registered<Misgenerated> misgenerated{{.id = "planted.misgenerated", .title = "Hypotheses never met"}};

struct Identity {
  using Instance = Whole;
  static Whole instance(Sampler& draw) { return {draw.integer(-1000, 1000)}; }
  static void examine(const Whole& w, Examination& exam) {
    const Real n = exam.real(static_cast<double>(w.n)) / 3;
    exam.conclusion().equal("binomial", (n + 1) * (n - 1), n * n - 1);
  }
};
const Registered<Identity> identity_statement{
    {.id = "planted.identity", .title = "An identity", .kind = Kind::identity, .tier = Tier::exact}};

struct Witnessed {
  using Instance = Pair;
  static std::vector<Pair> witnesses() { return {{1, 2}}; }
  static void examine(const Pair& p, Examination& exam) {
    exam.conclusion().at_most("order", exam.real(p.x), exam.real(p.y));
  }
};
const Registered<Witnessed> witnessed{{.id = "planted.witnessed", .title = "A witness"}};

// --- workers that go wrong on one instance -------------------------------------------------------
template <void (*go_wrong)()>
struct Wrong {
  using Instance = Whole;
  static Whole instance(Sampler& draw) { return {draw.size() == 40 ? 1 : 0}; }
  static void examine(const Whole& w, Examination& exam) {
    if (w.n > 0) go_wrong();
    exam.conclusion().at_most("below 2", w.n, 2);
  }
};
void crash() { std::raise(SIGSEGV); }
void hang() {
  for (;;) std::this_thread::sleep_for(std::chrono::seconds(1));
}
void eat() {
  std::vector<std::vector<char>> eaten;
  for (;;) eaten.emplace_back(std::size_t{1} << 24, 'x');
}
void throw_up() { throw std::runtime_error("planted exception"); }
void throw_word() { throw 42; }  // NOLINT: what a foreign library may do
void leave() { ::_exit(0); }

const Registered<Wrong<crash>> crashes{{.id = "planted.crash", .title = "A crash"}};
const Registered<Wrong<hang>> hangs{{.id = "planted.hang", .title = "A hang"}};
const Registered<Wrong<eat>> eats{{.id = "planted.memory", .title = "Out of memory"}};
const Registered<Wrong<throw_up>> throws{{.id = "planted.exception", .title = "An exception"}};
const Registered<Wrong<throw_word>> throws_word{{.id = "planted.exception-42", .title = "An exception of no type"}};
const Registered<Wrong<leave>> leaves{{.id = "planted.leaves", .title = "An early exit"}};

// --- workers that hang elsewhere than in a case ----------------------------------------------------
struct HangsInGenerator : OfPairs {
  static Pair instance(Sampler& draw) {
    if (draw.size() == 40) hang();
    return pair(draw);
  }
  static void examine(const Pair& p, Examination& exam) {
    exam.conclusion().at_most("square", 0, exam.real(p.x) * exam.real(p.x));
  }
};
const Registered<HangsInGenerator> hangs_in_generator{{.id = "planted.hang-generator", .title = "A generator hangs"}};

/// Generated numbers are 10 or more; what a shrink makes of them may hang.
struct HangsInShrink {
  using Instance = Whole;
  static Whole instance(Sampler& draw) { return {draw.integer(10, 20)}; }
  static void examine(const Whole& w, Examination& exam) {
    if (w.n > 3 && w.n < 10) hang();
    exam.conclusion().at_most("below 4", w.n, 3);
  }
};
const Registered<HangsInShrink> hangs_in_shrink{
    {.id = "planted.hang-shrink", .title = "A shrink hangs", .expected = Verdict::refuted}};

/// The search leaves the unit square that the generator stays in.
struct HangsInSearch : OfPairs {
  static Pair instance(Sampler& draw) { return {draw.dyadic(0, 1, 10), draw.dyadic(0, 1, 10)}; }
  static void examine(const Pair& p, Examination& exam) {
    if (p.x > 1.25) hang();
    exam.conclusion().at_most("below 3", exam.real(p.x), 3);
  }
};
const Registered<HangsInSearch> hangs_in_search{{.id = "planted.hang-search", .title = "A search hangs"}};

/// Only where its constant is altered.
struct HangsInMutant : OfPairs {
  static void examine(const Pair& p, Examination& exam) {
    if (exam.replaced("hangs")) hang();
    exam.conclusion().at_most("square", 0, exam.real(p.x) * exam.real(p.x));
  }
};
const Registered<HangsInMutant> hangs_in_mutant{
    {.id = "planted.hang-mutant",
     .title = "A mutant hangs",
     .mutants = {{"hangs", replace("hangs"), equivalent("so it is said, but it was not tried")}}}};

struct HangsInDraw {
  using Instance = Whole;
  using Draw = Pair;
  struct Prepared {};
  static Whole instance(Sampler&) { return {1}; }
  static Pair draw(const Whole&, Sampler& sampler) { return {sampler.uniform(0, 1), 0}; }
  static Prepared prepare(const Whole&, Examination& exam) {
    exam.fails_with_probability_at_most(exam.real(0.5));
    return {};
  }
  static void examine(const Prepared&, const Pair& p, Examination& exam) {
    if (p.x < 0.02) hang();
    exam.conclusion().at_most("below 2", exam.real(p.x), 2);
  }
};
const Registered<HangsInDraw> hangs_in_draw{{.id = "planted.hang-draw", .title = "A draw hangs"}};

struct ThrowsInGenerator : OfPairs {
  static Pair instance(Sampler&) { throw std::runtime_error("planted in the generator"); }
  static void examine(const Pair&, Examination&) {}
};
const Registered<ThrowsInGenerator> throws_in_generator{{.id = "planted.generator", .title = "A generator throws"}};

struct Slow : OfPairs {
  static void examine(const Pair& p, Examination& exam) {
    std::this_thread::sleep_for(std::chrono::microseconds(300));
    exam.conclusion().at_most("below 9", exam.real(p.x), 9);
  }
};
const Registered<Slow> slow{{.id = "planted.slow",
                             .title = "Slow, so that it can be killed",
                             .mutants = {{"8", replace("8"), equivalent("it is not used")}}}};

// --- probable ------------------------------------------------------------------------------------
struct Coin {
  int permille = 0;  ///< the true failure probability, in thousandths
  int allowed = 0;   ///< the claimed one
};
LEMMACHECK_DESCRIBE(Coin, permille, allowed)

template <int permille, int allowed>
struct Tossed {
  using Instance = Coin;
  using Draw = Whole;
  using Prepared = Coin;
  static Coin instance(Sampler&) { return {permille, allowed}; }
  static Whole draw(const Coin&, Sampler& draw) { return {draw.integer(0, 999)}; }
  static Coin prepare(const Coin& coin, Examination& exam) {
    exam.hypothesis().at_most("a probability", coin.permille, 1000);
    const Real claimed = exam.real(Fraction(coin.allowed, 1000));
    bool tenth = false;
    if constexpr (allowed == 300) tenth = exam.replaced("a tenth");
    exam.fails_with_probability_at_most(tenth ? claimed / 10 : claimed);
    return coin;
  }
  static void examine(const Coin& coin, const Whole& toss, Examination& exam) {
    exam.conclusion().at_most("tail", exam.real(static_cast<double>(coin.permille)),
                              exam.real(static_cast<double>(toss.n)));
  }
};
const Registered<Tossed<100, 300>> fair{{.id = "planted.coin",
                                         .title = "A coin as claimed",
                                         .mutants = {{"a tenth of the probability", replace("a tenth")}}}};
const Registered<Tossed<300, 100>> biased{
    {.id = "planted.biased", .title = "A coin worse than claimed", .expected = Verdict::refuted}};
const Registered<Tossed<100, 100>> sharp{
    {.id = "planted.sharp", .title = "Exactly as claimed", .expected = Verdict::undecided}};
const Registered<Tossed<100, 1000>> trivial{{.id = "planted.trivial",
                                             .title = "It may always fail",
                                             .expected = Verdict::vacuous,
                                             .vacuous_by = "planted.true"}};
const Registered<Tossed<100, 2000>> unproved{{.id = "planted.unproved", .title = "It may always fail, unproved"}};

}  // namespace

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "lemmacheck-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  path_ = name;
}
Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::uint64_t memory_limit() {
#if defined(__SANITIZE_ADDRESS__)
  return 0;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
  return 0;
#else
  return std::uint64_t{1} << 29;
#endif
#else
  return std::uint64_t{1} << 29;
#endif
}

Plan plan_of(const std::vector<std::string>& names, std::int64_t cases) {
  std::vector<const Statement*> statements;
  for (const auto& name : names) {
    statements.push_back(find_statement("planted." + name));
    if (!statements.back()) throw std::logic_error("not planted: " + name);
  }
  return plan(statements, {"test", cases}, seed);
}
RunOptions options(const Folder& folder, int workers) {
  RunOptions o;
  o.directory = folder.path(), o.workers = workers;
  o.case_seconds = 60, o.job_bytes = memory_limit();
  return o;
}
StatementSummary audited(const std::string& name, std::int64_t cases) {
  const Folder folder;
  run(plan_of({name}, cases), options(folder));
  return summarise(read_records(folder.path())).statements.at(0);
}
std::vector<std::string> lines(const std::filesystem::path& file) {
  std::vector<std::string> all;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

}  // namespace lemmacheck::planted_runs
