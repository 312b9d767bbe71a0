// What a theorem's file says about its statement besides the mathematics.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <typeindex>
#include <vector>

#include "properties/described.hpp"
#include "properties/examination.hpp"
#include "properties/sampler.hpp"
#include "properties/words.hpp"

namespace lemmacheck {

LEMMACHECK_WORDS(Kind, identity, lemma, theorem, corollary, claim, remark, definition, counterexample, conjecture)
/// What the struct of a statement makes it. universal: every instance. probable: outer quantifier generated, inner one
/// drawn. mean: an exact expectation, enumerated by the body. sampled_mean: a bounded expectation, decided by draws.
/// witnessed: the fixed instances of `witnesses()`.
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

// Declarations are made before the program starts, where nothing may throw: what is wrong with one is kept, and said by
// `declaration_faults` when the program starts.

struct Constant {
  std::string name, value;
};
/// The constants, parsed: .constants = {{"rate", "1/2"}, {"step", "6144"}}.
struct DeclaredConstants : Constants {
  DeclaredConstants() = default;
  DeclaredConstants(std::initializer_list<Constant> list);
  std::vector<std::string> faults;
};

/// A conclusion (`at_most`) in which equality is attained by nature: ties narrower than the width ("1e-200") do not
/// leave an instance undecided.
struct Attained {
  std::string conclusion, reason, width;
};

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
struct From {
  std::function<Value(Sampler&)> generator;
  std::type_index instance;
};
struct On {
  std::function<std::vector<Value>()> witnesses;
  std::type_index instance;
};

/// The constant of that name gets the value ("1.01", "2/3").
inline SetConstant set(std::string constant, std::string value) { return {std::move(constant), std::move(value)}; }
/// The hypothesis of that name is left out.
inline DropHypothesis drop(std::string hypothesis) { return {std::move(hypothesis)}; }
/// exam.replaced(variant) is true in the body. The mutants are where variants are declared.
inline ReplaceFormula replace(std::string variant) { return {std::move(variant)}; }
/// The mutant draws its instances from another generator.
template <class Instance>
From from(Instance (*generator)(Sampler&)) {
  return {[generator](Sampler& draw) { return to_value(generator(draw)); }, typeid(Instance)};
}
/// The mutant replays these instances first.
template <class Instance>
On on(std::vector<Instance> (*witnesses)()) {
  return {[witnesses] {
            std::vector<Value> values;
            for (const auto& instance : witnesses()) values.push_back(to_value(instance));
            return values;
          },
          typeid(Instance)};
}
/// The alteration changes nothing that can be refuted; if it dies, the audit is red.
inline Equivalent equivalent(std::string reason) { return {std::move(reason)}; }

/// An altered statement, which must be refuted: {"rate 1/2 becomes 1.01", set("rate", "1.01"), from(near_equality)}.
struct Mutant {
  std::string name;
  Alteration alteration;
  std::function<Value(Sampler&)> generator;       ///< empty: the statement's own
  std::function<std::vector<Value>()> witnesses;  ///< empty: the statement's own
  std::string equivalent_because;                 ///< empty: it must be killed
  std::vector<std::type_index> instance_types;    ///< of `from` and `on`
  std::vector<std::string> faults;

  template <class... Change>
  Mutant(std::string mutant_name, Change... change) : name(std::move(mutant_name)) {
    (apply(std::move(change)), ...);
  }

 private:
  void apply(SetConstant s);
  void apply(DropHypothesis d);
  void apply(ReplaceFormula r);
  void apply(Equivalent e);
  void apply(From f);
  void apply(On o);
};

// --- all of it ----------------------------------------------------------------------------------

struct Description {
  std::string id;  ///< "arora2018.lemma-1"
  std::string title;
  Kind kind = Kind::lemma;
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
  DeclaredConstants constants = {};
  std::vector<Mutant> mutants = {};
  std::string no_mutants_because = {};  ///< said where there are none: a check that refutes nothing shows nothing
};

}  // namespace lemmacheck
