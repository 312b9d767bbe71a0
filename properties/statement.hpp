// A statement as the engine sees it, and the one template between it and a theorem's file.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "properties/description.hpp"
#include "properties/shaped.hpp"

namespace lemmacheck {

/// One statement that draws decide, on one instance at one level, ready for draws.
class Trial {
 public:
  virtual ~Trial() = default;
  /// Hypotheses and failure probability, or the claims about means, examined once.
  virtual const Findings& prepared() const = 0;
  /// Conclusions, or the values, of one draw. Throws NeedsMorePrecision like any evaluation. Only if no guard failed.
  virtual Findings examine(const Value& draw) const = 0;
};

/// Everything the engine needs to know; no paper, no type of an instance. What is said of a statement is in its base.
class Statement : public Description {
 public:
  Form form{};
  std::string source_file;

  virtual ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// The part before the first dot: "arora2018".
  std::string paper() const { return id.substr(0, id.find('.')); }

  // `mutant` is an index into `mutants`, or `itself`.
  static constexpr int itself = -1;
  const Alteration& alteration(int mutant) const;
  bool has_generator(int mutant) const;
  bool has_witnesses(int mutant) const;
  Value generate(Sampler& draw, int mutant) const;
  /// Those of the mutant first.
  std::vector<Value> witnesses(int mutant) const;
  /// The variants that a body may ask for: those that mutants put in force.
  const std::set<std::string, std::less<>>& variants() const { return variants_; }

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

  /// What is wrong with the declaration by itself; `declaration_faults` says it.
  virtual std::vector<std::string> faults_of_types() const = 0;

 protected:
  Statement(Description description, Form form_of_struct, const char* file);
  virtual bool generates() const = 0;
  virtual bool has_own_witnesses() const = 0;
  virtual Value generate_own(Sampler& draw) const = 0;
  virtual std::vector<Value> own_witnesses() const = 0;
  /// For what a form has not: std::logic_error.
  [[noreturn]] void refuse(const char* what) const;

 private:
  std::set<std::string, std::less<>> variants_;
};

/// All registered statements, sorted by id.
std::vector<const Statement*> registered_statements();
/// The statement, or nullptr.
const Statement* find_statement(std::string_view id);

namespace detail {
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
template <class T>
concept SaysItsForm = requires {
  T::form;
};

template <class T>
constexpr Form form_of() {
  if constexpr (IsProbable<T>) {
    if constexpr (SaysItsForm<T>) {
      static_assert(T::form == Form::sampled_mean,
                    "with draws a struct says one form only, sampled_mean; else it is probable");
      return Form::sampled_mean;
    } else {
      return Form::probable;
    }
  } else if constexpr (SaysItsForm<T>) {
    static_assert(T::form == Form::mean, "a struct says one form only, mean: the others follow from what it defines");
    return Form::mean;
  } else {
    return HasGenerator<T> ? Form::universal : Form::witnessed;
  }
}

struct NoPreparation {};
template <class T>
struct PreparedOf {
  using type = NoPreparation;
};
template <IsProbable T>
struct PreparedOf<T> {
  using type = typename T::Prepared;
};
}  // namespace detail

/// Registers the statement T. T is a struct with
///   using Instance = ...;                                   a described aggregate (LEMMACHECK_DESCRIBE)
///   static Instance instance(Sampler&);                     the generator (not for witnessed statements)
///   static void examine(const Instance&, Examination&);     hypotheses and conclusions
/// and, where wanted,
///   static std::vector<Instance> witnesses();               boundary instances, replayed first
///   static std::vector<Instance> smaller_shapes(const Instance&);   candidates that shrink dimensions
///   static constexpr Form form = Form::mean;                its conclusions are about an expectation, enumerated exactly
/// A probable statement has instead of `examine`
///   using Draw = ...;  using Prepared = ...;
///   static Draw draw(const Instance&, Sampler&);
///   static Prepared prepare(const Instance&, Examination&); hypotheses, the failure probability
///   static void examine(const Prepared&, const Draw&, Examination&);   conclusions of one draw
/// and so has one about a mean that draws decide:
///   static constexpr Form form = Form::sampled_mean;
///   static Prepared prepare(const Instance&, Examination&); hypotheses, exam.mean_at_most("x", low, high, bound)
///   static void examine(const Prepared&, const Draw&, Examination&);   exam.value("x", ...), one number of one draw
/// A free function `void validate(const Instance&)` beside the Instance throws Malformed; what LEMMACHECK_SHAPES says
/// of the Instance is required before, and shrinks it besides `smaller_shapes`.
template <class T>
class Registered final : public Statement {
 public:
  using Instance = typename T::Instance;

  explicit Registered(Description description, const char* where = __builtin_FILE())
      : Statement(std::move(description), detail::form_of<T>(), where) {}

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
    refuse("has no draws");
  }

  Findings evaluate(const Value& v, Level level, const Alteration& altered) const override {
    if constexpr (detail::IsProbable<T>) {
      refuse("is decided by draws: it is examined by trial()");
    } else {
      Examination exam(level, constants, altered, &variants());
      try {
        T::examine(instance_of(v), exam);
      } catch (const GuardFails&) {
      }
      return exam.take();
    }
  }
  std::unique_ptr<Trial> trial(const Value& v, Level level, const Alteration& altered) const override {
    if constexpr (detail::IsProbable<T>) return std::make_unique<TrialOf>(*this, instance_of(v), level, altered);
    refuse("has no draws");
  }
  Value draw(const Value& v, Sampler& sampler) const override {
    if constexpr (detail::IsProbable<T>) return to_value(T::draw(instance_of(v), sampler));
    refuse("has no draws");
  }

  std::vector<std::string> faults_of_types() const override {
    std::vector<std::string> faults;
    if (auto fault = shapes_fault<Instance>(); !fault.empty()) faults.push_back(std::move(fault));
    if constexpr (!detail::HasGenerator<T> && !detail::HasWitnesses<T>)
      faults.push_back("has neither a generator, instance(Sampler&), nor witnesses()");
    for (const auto& mutant : mutants)
      for (const auto& type : mutant.instance_types)
        if (type != typeid(Instance))
          faults.push_back("the mutant '" + mutant.name + "' has instances of another type");
    return faults;
  }

 protected:
  bool generates() const override { return detail::HasGenerator<T>; }
  bool has_own_witnesses() const override { return detail::HasWitnesses<T>; }
  Value generate_own(Sampler& sampler) const override {
    if constexpr (detail::HasGenerator<T>) return to_value(T::instance(sampler));
    refuse("has no generator");
  }
  std::vector<Value> own_witnesses() const override {
    std::vector<Value> list;
    if constexpr (detail::HasWitnesses<T>)
      for (const Instance& i : T::witnesses()) list.push_back(to_value(i));
    return list;
  }

 private:
  static Instance instance_of(const Value& v) {
    detail::require_finite(v);
    Instance instance{};
    read_value(v, instance);
    if constexpr (requires { validate(instance); }) validate(instance);
    return instance;
  }

  class TrialOf final : public Trial {
   public:
    TrialOf(const Registered& s, const Instance& instance, Level level, const Alteration& altered)
        : statement_(s), level_(level), altered_(altered) {
      if constexpr (detail::IsProbable<T>) {
        Examination exam(level, s.constants, altered_, &s.variants());
        try {
          prepared_.emplace(T::prepare(instance, exam));
        } catch (const GuardFails&) {
        }
        findings_ = exam.take();
      }
    }
    const Findings& prepared() const override { return findings_; }
    Findings examine(const Value& v) const override {
      Examination exam(level_, statement_.constants, altered_, &statement_.variants());
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
    std::optional<typename detail::PreparedOf<T>::type> prepared_;
    Findings findings_;
  };
};

}  // namespace lemmacheck
