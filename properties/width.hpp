// How far apart two sides may be that are said to agree.
#pragma once

#include <string>
#include <string_view>

namespace lemmacheck {

/// A positive width, read exactly from text and kept as a double that is not larger than it, so that what is narrower
/// than the double is narrower than the text.
class Width {
 public:
  /// A fraction or decimal ("1/200", "0.001", "1e-200") or a power ("2^-500", "10^-200"). Throws std::invalid_argument
  /// naming the text if it is none, is not positive, or is below the smallest normal double.
  static Width parse(std::string_view text);
  double at_least() const { return below_; }

 private:
  explicit Width(double below) : below_(below) {}
  double below_;
};

}  // namespace lemmacheck
