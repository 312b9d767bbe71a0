#include "numerics/laws/binomial.hpp"

#include "numerics/laws/beta.hpp"
#include "numerics/laws/binomial_sum.hpp"
#include "numerics/laws/monotone.hpp"

namespace lemmacheck {
namespace {

template <class Reached>
std::int64_t least(std::int64_t n, Reached reached) {
  std::int64_t below = -1, at = n;
  while (at - below > 1) {
    const std::int64_t middle = below + (at - below) / 2;
    (reached(middle) ? at : below) = middle;
  }
  return at;
}
void require_probability(const Real& q) {
  if (certainly_negative(q) || certainly_positive(q - 1)) throw OutsideDomain("a quantile of no probability");
}

}  // namespace

Binomial::Binomial(std::int64_t n, Real p) : n_(n), p_(std::move(p)) {
  if (n < 0) throw OutsideDomain("a binomial law of " + std::to_string(n) + " trials");
  if (certainly_negative(p_) || certainly_positive(p_ - 1)) throw OutsideDomain("a binomial law of no probability");
}
// P(K > k) = P(Beta(k + 1, n - k) <= p); the Beta law is rational in exact arithmetic, too.
Real Binomial::cdf(std::int64_t k) const {
  if (k < 0 || k >= n_) return Real(k < 0 ? 0 : 1, p_.level());
  return Beta(Fraction(k + 1), Fraction(n_ - k)).survival(p_);
}
Real Binomial::survival(std::int64_t k) const {
  if (k < 0 || k >= n_) return Real(k < 0 ? 1 : 0, p_.level());
  return Beta(Fraction(k + 1), Fraction(n_ - k)).cdf(p_);
}
std::int64_t Binomial::quantile(const Real& q) const {
  require_probability(q);
  return least(n_, [&](std::int64_t k) { return sign(cdf(k) - q) >= 0; });
}
std::int64_t Binomial::upper_quantile(const Real& q) const {
  require_probability(q);
  return least(n_, [&](std::int64_t k) { return sign(survival(k) - q) <= 0; });
}

}  // namespace lemmacheck
