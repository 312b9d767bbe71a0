// Compiled by tests of their own: as it stands it compiles, and with one of the macros it does not.
#include "properties/described.hpp"

namespace try_compile {

struct Inner {
  int a = 0, b = 0;
  double c = 0;
};
struct Outer {
  std::vector<lemmacheck::DyadicMatrix> layers;
  Inner inner;
  std::vector<Inner> more;
  std::string word;
};

#if defined(FORGETS)
LEMMACHECK_DESCRIBE(Inner, a, b)
#elif defined(REPEATS)
LEMMACHECK_DESCRIBE(Inner, a, b, c, a)
#elif defined(FORGETS_AND_REPEATS)
LEMMACHECK_DESCRIBE(Inner, a, b, b)
#elif defined(FORGETS_ALL)
LEMMACHECK_DESCRIBE(Inner)
#elif defined(FORGETS_AN_AGGREGATE)
LEMMACHECK_DESCRIBE(Outer, layers, more, word)
#else
LEMMACHECK_DESCRIBE(Inner, a, b, c)
LEMMACHECK_DESCRIBE(Outer, layers, inner, more, word)
#endif

}  // namespace try_compile
