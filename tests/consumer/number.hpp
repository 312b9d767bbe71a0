// What the consumer's statements are about.
#pragma once

#include "properties/statement.hpp"

namespace lemmacheck::consumer {

struct Number {
  double x = 0;
};
LEMMACHECK_DESCRIBE(Number, x)

}  // namespace lemmacheck::consumer
