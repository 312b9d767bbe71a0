// A statement as the engine sees it, and the one template between it and a theorem's file.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "properties/described.hpp"
#include "properties/examination.hpp"
#include "properties/sampler.hpp"
#include "properties/shaped.hpp"
#include "properties/words.hpp"

namespace lemmacheck {

LEMMACHECK_WORDS(Kind, identity, lemma, theorem, corollary, claim, remark, definition, counterexample, conjecture)
/// universal: every instance. probable: outer quantifier generated, inner one drawn. mean: an exact expectation,
/// enumerated by the body. sampled_mean: a bounded expectation, decided by draws. witnessed: the fixed instances of
/// `witnesses()`.
LEMMACHECK_WORDS(Form, universal, probable, mean, sampled_mean, witnessed)
/// Whether draws decide it, on each instance by a sequential test.
constexpr bool by_draws(Form form) { return form == Form::probable || form == Form::sampled_mean; }
LEMMACHECK_WORDS(Origin, paper, repaired, ours, summary, conjecture)
/// How sure it is that this is what the paper says.
LEMMACHECK_WORDS(Wording, exact, reconstructed, weak)
LEMMACHECK_WORDS(Verdict, error, refuted, undecided, vacuous, upheld)
/// reals: CertifiedDouble, then Ball, cross-checked by Mpfr. exact: CertifiedDouble may decide, Rational does.
LEMMACHECK_WORDS(Tier, reals, exact)
/// Cases per profile: x4, x1, x1/10, x1/100.
LEMMACHECK_WORDS(Cost, light, normal, heavy, massive)

// --- mutants ------------------------------------------------------------------------------------

struct SetConstant {
  std::string constant, value;
};
struct DropHypothesis {
  std::string hypothesis;
};
struct ReplaceFormula {
  std::string variant;
};
struct Equivalent {
  std::string reason;
};
template <class Instance>
struct From {
  Instance (*generator)(Sampler&);
};
template <class Instance>
struct On {
  std::vector<Instance> (*witnesses)();
};

/// The constant of that name gets the value ("1.01", "2/3").
inline SetConstant set(std::string constant, std::string value) { return {std::move(constant), std::move(value)}; }
inline DropHypothesis drop(std::string hypothesis) { return {std::move(hypothesis)}; }
/// exam.replaced(variant) is true in the body.
inline ReplaceFormula replace(std::string variant) { return {std::move(variant)}; }
/// The mutant draws its instances from another generator.
template <class Instance>
From<Instance> from(Instance (*generator)(Sampler&)) {
  return {generator};
}
/// The mutant replays these instances first.
template <class Instance>
On<Instance> on(std::vector<Instance> (*witnesses)()) {
  return {witnesses};
}
/// The alteration changes nothing that can be refuted; if it dies, the audit is red.
inline Equivalent equivalent(std::string reason) { return {std::move(reason)}; }

template <class Instance>
struct Mutant {
  std::string name;
  Alteration alteration;
  Instance (*generator)(Sampler&) = nullptr;
  std::vector<Instance> (*witnesses)() = nullptr;
  std::string equivalent_because;

  template <class... Change>
  Mutant(std::string mutant_name, Change... change) : name(std::move(mutant_name)) {
    (apply(change), ...);
  }

 private:
  void apply(const SetConstant& s) { alteration.constants.insert_or_assign(s.constant, Fraction::parse(s.value)); }
  void apply(const DropHypothesis& d) { alteration.dropped.insert(d.hypothesis); }
  void apply(const ReplaceFormula& r) { alteration.replaced.insert(r.variant); }
  void apply(const Equivalent& e) { equivalent_because = e.reason; }
  void apply(const From<Instance>& f) { generator = f.generator; }
  void apply(const On<Instance>& o) { witnesses = o.witnesses; }
};

struct Constant {
  std::string name, value;
};

/// A conclusion (`at_most`) in which equality is attained by nature: ties narrower than the width ("1e-200") do not
/// leave an instance undecided.
struct Attained {
  std::string conclusion, reason, width;
};

/// What a theorem's file says about its statement besides the mathematics.
template <class Instance>
struct Description {
  std::string id;  ///< "arora2018.lemma-1"
  std::string title;
  Kind kind = Kind::lemma;
  Form form = Form::universal;
  Origin origin = Origin::paper;
  Wording wording = Wording::exact;
  std::optional<Verdict> expected = Verdict::upheld;  ///< nothing: open, a conjecture
  Tier tier = Tier::reals;
  Cost cost = Cost::normal;
  int most_bits = 1024;                  ///< the escalation's cap
  std::string place = {};                ///< version and place to open: "ICLR version, Sec. 3.2, Lemma 1"
  std::string compare = {};              ///< where the wording is not exact: the formula to compare there
  std::string vacuous_by = {};           ///< id of the statement that proves the vacuity
  std::vector<std::string> uses = {};    ///< edges of the proof graph
  std::vector<std::string> labels = {};  ///< that must be met by an instance to which the statement applies
  std::vector<Attained> attained = {};
  std::vector<Constant> constants = {};
  std::vector<Mutant<Instance>> mutants = {};
};

// --- the erased statement -----------------------------------------------------------------------

/// One statement that draws decide, on one instance at one level, ready for draws.
class Trial {
 public:
  virtual ~Trial() = default;
  /// Hypotheses and failure probability, or the claims about means, examined once.
  virtual const Findings& prepared() const = 0;
  /// Conclusions, or the values, of one draw. Throws NeedsMorePrecision like any evaluation. Only if no guard failed.
  virtual Findings examine(const Value& draw) const = 0;
};

/// Everything the engine needs to know; no paper, no type of an instance.
class Statement {
 public:
  struct AlteredStatement {
    std::string name;
    Alteration alteration;
    std::string equivalent_because;  ///< empty: it must be killed
  };
  std::string id, title, source_file, place, compare, vacuous_by;
  Kind kind{};
  Form form{};
  Origin origin{};
  Wording wording{};
  std::optional<Verdict> expected;  ///< nothing: open
  Tier tier{};
  Cost cost{};
  int most_bits = 1024;
  std::vector<std::string> uses, labels;
  std::vector<Attained> attained;
  Constants constants;
  std::vector<AlteredStatement> mutants;

  virtual ~Statement() = default;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// The part before the first dot: "arora2018".
  std::string paper() const { return id.substr(0, id.find('.')); }

  // `mutant` is an index into `mutants`, or `itself`.
  static constexpr int itself = -1;
  const Alteration& alteration(int mutant) const;

  virtual bool has_generator(int mutant) const = 0;
  virtual bool has_witnesses(int mutant) const = 0;
  virtual Value generate(Sampler& draw, int mutant) const = 0;
  virtual std::vector<Value> witnesses(int mutant) const = 0;
  virtual std::vector<Value> smaller_shapes(const Value& instance) const = 0;
  /// Throws Malformed where the instance does not fit.
  virtual void require_well_formed(const Value& instance) const = 0;
  /// "samples: m x d, labels: m x 1", as said by LEMMACHECK_SHAPES; empty where nothing is said.
  virtual std::string shapes() const = 0;
  virtual Value pattern() const = 0;
  /// Of the draws; statements that draws decide only.
  virtual Value draw_pattern() const = 0;
  /// Universal, mean, witnessed. Throws NeedsMorePrecision, or whatever the body throws.
  virtual Findings evaluate(const Value& instance, Level level, const Alteration& alteration) const = 0;
  /// Statements that draws decide.
  virtual std::unique_ptr<Trial> trial(const Value& instance, Level level, const Alteration& alteration) const = 0;
  virtual Value draw(const Value& instance, Sampler& sampler) const = 0;

 protected:
  Statement() = default;
};

/// All registered statements, sorted by id. Throws std::logic_error on two of one id.
std::vector<const Statement*> registered_statements();
/// The statement, or nullptr.
const Statement* find_statement(std::string_view id);

namespace detail {
void register_statement(const Statement* statement);
/// The file's name from the top of its source tree, whatever the compiler was called with.
std::string source_name(std::string_view file);
void require_finite(const Value& value);
template <class T>
concept IsProbable = requires {
  typename T::Draw;
};
template <class T>
concept HasGenerator = requires(Sampler& s) {
  T::instance(s);
};
template <class T>
concept HasWitnesses = requires {
  T::witnesses();
};
template <class T>
concept HasSmallerShapes = requires(const typename T::Instance& i) {
  T::smaller_shapes(i);
};
}  // namespace detail

/// Registers the statement T. T is a struct with
///   using Instance = ...;                                   a described aggregate (LEMMACHECK_DESCRIBE)
///   static Instance instance(Sampler&);                     the generator (not for witnessed statements)
///   static void examine(const Instance&, Examination&);     hypotheses and conclusions
/// and, where wanted,
///   static std::vector<Instance> witnesses();               boundary instances, replayed first
///   static std::vector<Instance> smaller_shapes(const Instance&);   candidates that shrink dimensions
/// A probable statement has instead of `examine`
///   using Draw = ...;  using Prepared = ...;
///   static Draw draw(const Instance&, Sampler&);
///   static Prepared prepare(const Instance&, Examination&); hypotheses, the failure probability
///   static void examine(const Prepared&, const Draw&, Examination&);   conclusions of one draw
/// and so has one about a mean that draws decide (Form::sampled_mean):
///   static Prepared prepare(const Instance&, Examination&); hypotheses, exam.mean_at_most("x", low, high, bound)
///   static void examine(const Prepared&, const Draw&, Examination&);   exam.value("x", ...), one number of one draw
/// A free function `void validate(const Instance&)` beside the Instance throws Malformed; what LEMMACHECK_SHAPES says
/// of the Instance is required before, and shrinks it besides `smaller_shapes`.
template <class T>
class Registered final : public Statement {
 public:
  using Instance = typename T::Instance;

  explicit Registered(Description<Instance> d, const char* where = __builtin_FILE()) {
    id = std::move(d.id), title = std::move(d.title), source_file = detail::source_name(where);
    place = std::move(d.place), compare = std::move(d.compare), vacuous_by = std::move(d.vacuous_by);
    kind = d.kind, form = d.form, origin = d.origin, wording = d.wording, expected = d.expected;
    tier = d.tier, cost = d.cost, most_bits = d.most_bits, uses = std::move(d.uses);
    labels = std::move(d.labels), attained = std::move(d.attained);
    for (const auto& c : d.constants) constants.insert_or_assign(c.name, Fraction::parse(c.value));
    for (auto& m : d.mutants) {
      mutants.push_back({m.name, m.alteration, m.equivalent_because});
      generators_.push_back(m.generator);
      mutant_witnesses_.push_back(m.witnesses);
    }
    detail::register_statement(this);
  }

  bool has_generator(int mutant) const override {
    return detail::HasGenerator<T> || (mutant != itself && generators_.at(static_cast<std::size_t>(mutant)));
  }
  bool has_witnesses(int mutant) const override {
    return detail::HasWitnesses<T> || (mutant != itself && mutant_witnesses_.at(static_cast<std::size_t>(mutant)));
  }
  Value generate(Sampler& sampler, int mutant) const override {
    if (mutant != itself)
      if (auto* other = generators_[static_cast<std::size_t>(mutant)]) return to_value(other(sampler));
    if constexpr (detail::HasGenerator<T>) return to_value(T::instance(sampler));
    throw std::logic_error(id + " has no generator");
  }
  std::vector<Value> witnesses(int mutant) const override {
    std::vector<Value> list;
    const auto add = [&](const std::vector<Instance>& all) {
      for (const auto& i : all) list.push_back(to_value(i));
    };
    if (mutant != itself)
      if (auto* other = mutant_witnesses_[static_cast<std::size_t>(mutant)]) add(other());
    if constexpr (detail::HasWitnesses<T>) add(T::witnesses());
    return list;
  }
  std::vector<Value> smaller_shapes(const Value& v) const override {
    auto list = smaller_by_shapes<Instance>(v);
    if constexpr (detail::HasSmallerShapes<T>)
      for (const auto& i : T::smaller_shapes(instance_of(v))) list.push_back(to_value(i));
    return list;
  }
  void require_well_formed(const Value& v) const override { (void)instance_of(v); }
  std::string shapes() const override { return shapes_text<Instance>(); }
  Value pattern() const override { return pattern_of<Instance>(); }
  Value draw_pattern() const override {
    if constexpr (detail::IsProbable<T>) return pattern_of<typename T::Draw>();
    throw std::logic_error(id + " has no draws");
  }

  Findings evaluate(const Value& v, Level level, const Alteration& altered) const override {
    if constexpr (detail::IsProbable<T>) {
      throw std::logic_error(id + " is decided by draws: it is examined by trial()");
    } else {
      Examination exam(level, constants, altered);
      try {
        T::examine(instance_of(v), exam);
      } catch (const GuardFails&) {
      }
      return exam.take();
    }
  }
  std::unique_ptr<Trial> trial(const Value& v, Level level, const Alteration& altered) const override {
    if constexpr (detail::IsProbable<T>)
      return std::make_unique<TrialOf>(*this, instance_of(v), level, altered);
    else
      throw std::logic_error(id + " has no draws");
  }
  Value draw(const Value& v, Sampler& sampler) const override {
    if constexpr (detail::IsProbable<T>)
      return to_value(T::draw(instance_of(v), sampler));
    else
      throw std::logic_error(id + " has no draws");
  }

 private:
  static Instance instance_of(const Value& v) {
    detail::require_finite(v);
    Instance instance{};
    read_value(v, instance);
    if constexpr (requires { validate(instance); }) validate(instance);
    return instance;
  }

  struct NoPreparation {};
  template <class U>
  struct PreparedOf {
    using type = NoPreparation;
  };
  template <detail::IsProbable U>
  struct PreparedOf<U> {
    using type = typename U::Prepared;
  };

  class TrialOf final : public Trial {
   public:
    TrialOf(const Registered& s, const Instance& instance, Level level, const Alteration& altered)
        : statement_(s), level_(level), altered_(altered) {
      if constexpr (detail::IsProbable<T>) {
        Examination exam(level, s.constants, altered_);
        try {
          prepared_.emplace(T::prepare(instance, exam));
        } catch (const GuardFails&) {
        }
        findings_ = exam.take();
      }
    }
    const Findings& prepared() const override { return findings_; }
    Findings examine(const Value& v) const override {
      Examination exam(level_, statement_.constants, altered_);
      if constexpr (detail::IsProbable<T>) {
        typename T::Draw drawn{};
        read_value(v, drawn);
        if (!prepared_) throw std::logic_error("a draw was examined though a guard failed");
        try {
          T::examine(*prepared_, drawn, exam);
        } catch (const GuardFails&) {
        }
      }
      return exam.take();
    }

   private:
    const Registered& statement_;
    Level level_;
    Alteration altered_;
    std::optional<typename PreparedOf<T>::type> prepared_;
    Findings findings_;
  };

  std::vector<Instance (*)(Sampler&)> generators_;
  std::vector<std::vector<Instance> (*)()> mutant_witnesses_;
};

}  // namespace lemmacheck
