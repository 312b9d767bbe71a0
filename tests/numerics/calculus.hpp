// The functions that properties examine: a level of the library, or the double level with other error constants.
#pragma once

#include <string>

#include "tests/numerics/exact_truth.hpp"

namespace lemmacheck::test {

using certified::ErrorModel;

/// The library at a level: double or balls.
class Calculus {
 public:
  explicit Calculus(Level level) : level_(level) {}
  Calculus(const Calculus&) = delete;
  Calculus& operator=(const Calculus&) = delete;
  virtual ~Calculus() = default;
  Level level() const { return level_; }
  /// The enclosure at the level, at least as wide as the double-level one.
  Matrix lift(const Matrix& a) const;
  Real lift(const Interval& x) const;

  virtual Matrix add(const Matrix& a, const Matrix& b) const { return a + b; }
  virtual Matrix subtract(const Matrix& a, const Matrix& b) const { return a - b; }
  virtual Matrix multiply(const Matrix& a, const Matrix& b) const { return a * b; }
  virtual Matrix scale(const Real& s, const Matrix& a) const { return s * a; }
  virtual Matrix divide(const Matrix& a, const Real& s) const { return a / s; }
  virtual Matrix hadamard(const Matrix& a, const Matrix& b) const { return lemmacheck::hadamard(a, b); }
  virtual Matrix kronecker(const Matrix& a, const Matrix& b) const { return lemmacheck::kronecker(a, b); }
  virtual Real inner(const Matrix& a, const Matrix& b) const { return lemmacheck::inner(a, b); }
  virtual Real squared_norm(const Matrix& a) const { return lemmacheck::squared_norm(a); }
  virtual Real frobenius_norm(const Matrix& a) const { return lemmacheck::frobenius_norm(a); }
  virtual Real spectral_norm(const Matrix& a) const { return lemmacheck::spectral_norm(a); }
  virtual Real smallest_singular_value(const Matrix& a) const { return lemmacheck::smallest_singular_value(a); }
  virtual Matrix singular_values(const Matrix& a) const { return lemmacheck::singular_values(a); }
  virtual Real smallest_eigenvalue(const Matrix& a) const { return lemmacheck::smallest_eigenvalue(a); }
  virtual Real largest_eigenvalue(const Matrix& a) const { return lemmacheck::largest_eigenvalue(a); }
  virtual Matrix eigenvalues(const Matrix& a) const { return lemmacheck::eigenvalues(a); }
  virtual bool positive_definite(const Matrix& a) const { return certainly_positive_definite(a); }
  virtual Matrix solve(const Matrix& a, const Matrix& b) const { return lemmacheck::solve(a, b); }
  /// The constants of double-level bounds around a poor guess.
  virtual const ErrorModel& model() const { return certified::ieee; }

 private:
  Level level_;
};

/// The double level with an error model.
class ModelledDouble final : public Calculus {
 public:
  explicit ModelledDouble(const ErrorModel& model = certified::ieee)
      : Calculus(Level::certified_double()), model_(model) {}
  Matrix add(const Matrix& a, const Matrix& b) const override;
  Matrix subtract(const Matrix& a, const Matrix& b) const override;
  Matrix multiply(const Matrix& a, const Matrix& b) const override;
  Matrix scale(const Real& s, const Matrix& a) const override;
  Matrix divide(const Matrix& a, const Real& s) const override;
  Matrix hadamard(const Matrix& a, const Matrix& b) const override;
  Matrix kronecker(const Matrix& a, const Matrix& b) const override;
  Real inner(const Matrix& a, const Matrix& b) const override;
  Real squared_norm(const Matrix& a) const override;
  Real frobenius_norm(const Matrix& a) const override;
  Real spectral_norm(const Matrix& a) const override;
  Real smallest_singular_value(const Matrix& a) const override;
  Matrix singular_values(const Matrix& a) const override;
  Real smallest_eigenvalue(const Matrix& a) const override;
  Real largest_eigenvalue(const Matrix& a) const override;
  Matrix eigenvalues(const Matrix& a) const override;
  bool positive_definite(const Matrix& a) const override;
  Matrix solve(const Matrix& a, const Matrix& b) const override;
  const ErrorModel& model() const override { return model_; }

 private:
  ErrorModel model_;
};

}  // namespace lemmacheck::test
