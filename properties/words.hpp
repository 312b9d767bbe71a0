// An enum and the words that it is written by, from one list.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lemmacheck {

/// The words of an enum whose enumerators are 0, 1, 2, ...
class Words {
 public:
  /// "says_nothing, upheld": names of enumerators, as the preprocessor writes them. An underscore is a blank.
  explicit Words(std::string_view enumerators);
  const std::vector<std::string>& all() const { return all_; }
  const char* name(std::size_t enumerator) const { return all_.at(enumerator).c_str(); }
  std::optional<std::size_t> number(std::string_view word) const;

 private:
  std::vector<std::string> all_;
};

/// The enumerator of that word, or nothing.
template <class Enum>
std::optional<Enum> from_word(std::string_view word) {
  const auto number = words_of(Enum{}).number(word);
  if (!number) return std::nullopt;
  return static_cast<Enum>(*number);
}

/// An enum with words. It has `words_of(enumerator)`, all of them, and `name_of(enumerator)`, its own.
template <class Enum>
concept HasWords = requires(Enum e) {
  words_of(e).all();
};

}  // namespace lemmacheck

/// Defines the enum in a namespace, and its words: LEMMACHECK_WORDS(Answer, upheld, says_nothing) has "upheld" and
/// "says nothing".
#define LEMMACHECK_WORDS(Enum, ...)                       \
  enum class Enum { __VA_ARGS__ };                        \
  inline const ::lemmacheck::Words& words_of(Enum) {      \
    static const ::lemmacheck::Words words(#__VA_ARGS__); \
    return words;                                         \
  }                                                       \
  inline const char* name_of(Enum e) { return words_of(e).name(static_cast<std::size_t>(e)); }
