// Simpler values: the weight, and the candidates below it.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>

#include "properties/value.hpp"

namespace lemmacheck {
namespace {

// --- weight -------------------------------------------------------------------------------------

std::uint64_t magnitude(std::int64_t x) {
  return x < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(x) : static_cast<std::uint64_t>(x);
}

/// Bits from the leading to the last nonzero one. A number that is not finite is heavier than any finite one.
int significant_bits(double x) {
  if (x == 0) return 0;
  if (!std::isfinite(x)) return 64;
  const auto pattern = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t fraction = pattern & 0xfffffffffffff, exponent = pattern >> 52 & 0x7ff;
  const std::uint64_t mantissa = exponent == 0 ? fraction : fraction | std::uint64_t{1} << 52;
  return static_cast<int>(std::bit_width(mantissa)) - std::countr_zero(mantissa);
}
int exponent_of(double x) { return x == 0 || !std::isfinite(x) ? 0 : std::ilogb(x); }

class Scales {
 public:
  void operator()(std::int64_t x) {
    ++weight_[leaves];
    add(magnitude(x));
    weight_[signs] += x < 0;
  }
  void operator()(const Fraction& x) {
    ++weight_[leaves];
    add(magnitude(x.numerator()));
    add(magnitude(x.denominator()) - 1);
    weight_[signs] += x.numerator() < 0;
  }
  void operator()(double x) {
    ++weight_[leaves];
    weight_[bits] += significant_bits(x);
    weight_[exponents] += std::abs(exponent_of(x));
    weight_[signs] += std::signbit(x);
  }
  void operator()(const std::string&) { ++weight_[leaves]; }
  void operator()(const DyadicMatrix& m) {
    for (const double x : m.entries) (*this)(x);
  }
  void operator()(const List& list) {
    ++weight_[leaves];  // an item without numbers counts too
    for (const Value& item : list) std::visit(*this, item.node);
  }
  void operator()(const Fields& fields) {
    for (const Field& field : fields) std::visit(*this, field.value.node);
  }
  Weight reading() const { return weight_; }

 private:
  enum Entry { leaves, integers_high, integers_low, bits, exponents, signs };
  void add(std::uint64_t x) {
    weight_[integers_high] += static_cast<std::int64_t>(x >> 32);
    weight_[integers_low] += static_cast<std::int64_t>(x & 0xffffffff);
    weight_[integers_high] += weight_[integers_low] >> 32;
    weight_[integers_low] &= 0xffffffff;
  }
  Weight weight_{};
};

// --- candidates ---------------------------------------------------------------------------------

double rounded_to(double x, int bits) {
  if (bits == 0 || x == 0) return 0;
  int exponent = 0;
  const double mantissa = std::frexp(x, &exponent);
  const double rounded = std::ldexp(std::nearbyint(std::ldexp(mantissa, bits)), exponent - bits);
  return std::isfinite(rounded) ? rounded : x;  // the largest doubles round up to infinity
}
double of_exponent(double x, int exponent) { return x == 0 ? x : std::ldexp(x, exponent - exponent_of(x)); }

/// The numbers of a scratch copy, to be altered in place.
struct Numbers {
  std::vector<std::int64_t*> integers;
  std::vector<Fraction*> fractions;
  std::vector<double*> doubles;

  void operator()(std::int64_t& x) { integers.push_back(&x); }
  void operator()(Fraction& x) { fractions.push_back(&x); }
  void operator()(double& x) { doubles.push_back(&x); }
  void operator()(std::string&) {}
  void operator()(DyadicMatrix& m) {
    for (double& x : m.entries) doubles.push_back(&x);
  }
  void operator()(List& list) {
    for (Value& item : list) std::visit(*this, item.node);
  }
  void operator()(Fields& fields) {
    for (Field& field : fields) std::visit(*this, field.value.node);
  }
};

class Simplifier {
 public:
  explicit Simplifier(const Value& value) : weight_(weight(value)), scratch_(value) {
    std::visit(numbers_, scratch_.node);
    // Every candidate is a whole tree: large ones get fewer, so that a list stays at some megabytes.
    const std::size_t size = numbers_.integers.size() + numbers_.fractions.size() + numbers_.doubles.size();
    most_ = std::clamp<std::size_t>(2'000'000 / (size + 1), 40, 400);
  }

  std::vector<Value> candidates() {
    whole_tree();
    for (auto* x : numbers_.integers) integer(*x);
    for (auto* x : numbers_.fractions) fraction(*x);
    blocks();
    entries();
    return std::move(found_);
  }

 private:
  bool full() const { return found_.size() >= most_; }
  void offer() {
    if (full() || !(weight(scratch_) < weight_)) return;
    // Equal candidates come from one place, one after the other.
    constexpr std::ptrdiff_t neighbours = 8;
    const auto first = found_.end() - std::min<std::ptrdiff_t>(neighbours, std::ssize(found_));
    if (std::find(first, found_.end(), scratch_) == found_.end()) found_.push_back(scratch_);
  }
  template <class Number>
  void try_values(Number& place, const std::vector<Number>& values) {
    const Number kept = place;
    for (const Number& x : values) {
      if (full()) break;
      place = x;
      offer();
    }
    place = kept;
  }
  /// Alters the doubles first..last-1 together.
  template <class Change>
  void try_change(std::size_t first, std::size_t last, const Change& change) {
    if (full()) return;
    std::vector<double> kept;
    for (std::size_t k = first; k < last; ++k) {
      kept.push_back(*numbers_.doubles[k]);
      *numbers_.doubles[k] = change(kept.back());
    }
    offer();
    for (std::size_t k = first; k < last; ++k) *numbers_.doubles[k] = kept[k - first];
  }

  void whole_tree() {
    const std::size_t n = numbers_.doubles.size();
    for (const int bits : {0, 1, 2, 4, 8, 16, 32}) try_change(0, n, [&](double x) { return rounded_to(x, bits); });
    int largest = -1100;
    for (const double* x : numbers_.doubles)
      if (*x != 0) largest = std::max(largest, exponent_of(*x));
    try_change(0, n, [&](double x) { return std::ldexp(x, -largest); });
    try_change(0, n, [](double x) { return std::abs(x); });
  }
  void integer(std::int64_t& x) {
    try_values<std::int64_t>(x, {0, x / 2, x - (x > 0) + (x < 0), x < 0 && x != INT64_MIN ? -x : x});
  }
  /// Whole numbers, then the continued fraction's convergents: the best ones with small denominators.
  void fraction(Fraction& x) {
    std::vector<Fraction> values{0, 1, -1};
    std::int64_t p = x.numerator(), q = x.denominator();
    std::int64_t h0 = 0, h1 = 1, k0 = 1, k1 = 0;
    while (q != 0) {
      const std::int64_t floor = p / q - (p % q < 0);
      const std::int64_t h = floor * h1 + h0, k = floor * k1 + k0;  // bounded by the parts of x, so they fit
      h0 = h1, h1 = h, k0 = k1, k1 = k;
      values.push_back(Fraction(h, k));
      const std::int64_t rest = p - floor * q;
      p = q, q = rest;
    }
    if (x.numerator() < 0 && x.numerator() != INT64_MIN) values.push_back(Fraction(-x.numerator(), x.denominator()));
    try_values(x, values);
  }
  /// Runs of neighbouring doubles: for trees with too many numbers to treat one by one.
  void blocks() {
    const std::size_t n = numbers_.doubles.size();
    for (std::size_t size = n / 2; size > 1; size /= 2)
      for (std::size_t first = 0; first < n && found_.size() < most_ / 2; first += size)
        for (const int bits : {0, 1, 4})
          try_change(first, std::min(n, first + size), [&](double x) { return rounded_to(x, bits); });
  }
  /// One by one, the heaviest first.
  void entries() {
    std::vector<double*> order = numbers_.doubles;
    std::stable_sort(order.begin(), order.end(),
                     [](const double* a, const double* b) { return significant_bits(*a) > significant_bits(*b); });
    for (double* x : order) {
      if (full()) return;
      const int bits = significant_bits(*x), exponent = exponent_of(*x);
      try_values<double>(*x, {0, rounded_to(*x, 1), rounded_to(*x, bits / 2), rounded_to(*x, std::max(bits - 1, 0)),
                              of_exponent(*x, 0), of_exponent(*x, exponent / 2),
                              of_exponent(*x, exponent - (exponent > 0) + (exponent < 0)), std::abs(*x)});
    }
  }

  Weight weight_;
  Value scratch_;
  Numbers numbers_;
  std::size_t most_ = 0;
  std::vector<Value> found_;
};

}  // namespace

Weight weight(const Value& value) {
  Scales scales;
  std::visit([&](const auto& node) { scales(node); }, value.node);
  return scales.reading();
}

std::vector<Value> simpler(const Value& value) { return Simplifier(value).candidates(); }

}  // namespace lemmacheck
