#include "numerics/laws/binomial_sum.hpp"

namespace lemmacheck {
namespace {

using Integer = boost::multiprecision::number<boost::multiprecision::gmp_int, boost::multiprecision::et_off>;

Integer power(const Integer& base, std::int64_t exponent) {
  Integer result;
  mpz_pow_ui(result.backend().data(), base.backend().data(), static_cast<unsigned long>(exponent));
  return result;
}
/// sum_{i <= k} C(n, i) r^i s^(n-i): its terms have integer ratios up to one exact division each.
Integer weighted_sum(std::int64_t k, std::int64_t n, const Integer& r, const Integer& s) {
  if (r == 0) return power(s, n);
  if (s == 0) return 0;  // k < n
  Integer term = power(s, n), sum = term;
  for (std::int64_t i = 1; i <= k; ++i) {
    term *= r;
    term *= n - i + 1;
    const Integer divisor = s * i;
    mpz_divexact(term.backend().data(), term.backend().data(), divisor.backend().data());
    sum += term;
  }
  return sum;
}

}  // namespace

RationalNumber binomial_sum(std::int64_t k, std::int64_t n, const RationalNumber& p) {
  if (k < 0) return 0;
  if (k >= n) return 1;
  const Integer r(boost::multiprecision::numerator(p)), q(boost::multiprecision::denominator(p));
  const Integer s = q - r, all = power(q, n);
  const Integer below = k < n / 2 ? weighted_sum(k, n, r, s) : Integer(all - weighted_sum(n - k - 1, n, s, r));
  return RationalNumber(below) / RationalNumber(all);
}

}  // namespace lemmacheck
