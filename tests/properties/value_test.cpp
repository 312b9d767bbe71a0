#include "properties/value.hpp"

#include "properties/audit/records/value_json.hpp"
#include "properties/described.hpp"
#include "tests/catch.hpp"
#include "tests/properties/trees.hpp"

using namespace lemmacheck;

namespace {

const Value network_pattern{Fields{{"layers", {List{{DyadicMatrix()}}}},
                                   {"step", {Fraction()}},
                                   {"width", {std::int64_t{}}},
                                   {"scale", {0.0}},
                                   {"activation", {std::string()}}}};

DyadicMatrix matrix(int rows, int cols, std::vector<double> entries) {
  DyadicMatrix m(rows, cols);
  m.entries = std::move(entries);
  return m;
}

Malformed refusal(const std::string& text) {
  try {
    from_json(text, network_pattern);
  } catch (const Malformed& e) {
    return e;
  }
  FAIL("accepted: " << text);
  throw std::logic_error("unreachable");
}
std::string with(const std::string& field, const std::string& json) {
  const std::vector<std::pair<std::string, std::string>> all{
      {"layers", "[[[1,2],[3,4]]]"}, {"step", "\"3/4\""}, {"width", "7"}, {"scale", "0.5"}, {"activation", "\"relu\""}};
  std::string text = "{";
  for (const auto& [name, usual] : all)
    text += (text.size() > 1 ? "," : "") + ("\"" + name + "\":") + (name == field ? json : usual);
  return text + "}";
}

bool same_bits(const Value& a, const Value& b) {
  const auto x = flat(a), y = flat(b);
  if (!(a == b) || x.size() != y.size()) return false;
  for (std::size_t k = 0; k < x.size(); ++k)
    if (std::signbit(x[k]) != std::signbit(y[k])) return false;
  return true;
}

}  // namespace

TEST_CASE("JSON is one line: matrices as rows, fractions as p/q, doubles as shortest decimals") {
  const Value value{Fields{{"layers", {List{{matrix(2, 2, {1, 0.1, -0.0, 1e300})}}}},
                           {"step", {Fraction(3, 4)}},
                           {"width", {std::int64_t{7}}},
                           {"scale", {0x1p-1074}},
                           {"activation", {std::string("relu")}}}};
  CHECK(to_json(value) ==
        R"({"layers":[[[1.0,0.1],[-0.0,1e+300]]],"step":"3/4","width":7,"scale":5e-324,"activation":"relu"})");
}

TEST_CASE("a value that was written reads back bit by bit") {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    Sampler draw(seed, 50);
    const Value value = test::any_tree(draw, 3);
    CAPTURE(seed, to_json(value));
    CHECK(same_bits(from_json(to_json(value), value), value));
  }
}

TEST_CASE("a matrix without rows reads back, and one without columns keeps its rows") {
  CHECK(from_json("[]", {DyadicMatrix(2, 2)}) == Value{DyadicMatrix()});
  CHECK(from_json(to_json({DyadicMatrix(0, 3)}), {DyadicMatrix()}) == Value{DyadicMatrix(0, 0)});
  CHECK(from_json("[[],[]]", {DyadicMatrix()}) == Value{DyadicMatrix(2, 0)});
}

TEST_CASE("integers are accepted where doubles are wanted, as doubles") {
  CHECK(from_json("3", {0.0}) == Value{3.0});
  CHECK(from_json("[[3]]", {DyadicMatrix()}) == Value{matrix(1, 1, {3})});
  CHECK(from_json("12", {Fraction()}) == Value{Fraction(12)});
  CHECK(from_json("0.1", {Fraction()}) == Value{Fraction(1, 10)});  // exactly as written
}

TEST_CASE("what does not fit is refused with its path and the reason") {
  const auto refused = [](const std::string& text) {
    const Malformed e = refusal(text);
    return e.field + " | " + e.reason;
  };
  CHECK_NOTHROW(from_json(with("", ""), network_pattern));
  CHECK(refused(R"({"layers":[]})") == "step | missing");
  CHECK(refused(R"({"depth":1,)" + with("", "").substr(1)) ==
        "depth | unknown field; there are: layers, step, width, scale, activation");
  CHECK(refused(R"({"width":1,)" + with("", "").substr(1)) == "width | given twice");
  CHECK(refused(with("width", "7.5")) == "width | 7.5 where an integer is wanted");
  CHECK(refused(with("width", "\"7\"")) == "width | string where an integer is wanted");
  CHECK(refused(with("width", "9223372036854775808")) == "width | 9223372036854775808 does not fit into 64 bits");
  CHECK(refused(with("scale", "null")) == "scale | null where a finite number is wanted");
  CHECK(refused(with("scale", "\"inf\"")) == "scale | string where a finite number is wanted");
  CHECK(refused(with("step", "true")) == "step | boolean where a fraction \"p/q\" is wanted");
  CHECK(refusal(with("step", "\"3/0\"")).field == "step");
  CHECK(refused(with("activation", "1")) == "activation | number where a word is wanted");
  CHECK(refused(with("layers", "{}")) == "layers | object where a list is wanted");
  CHECK(refused(with("layers", "[[[1]],3]")) == "layers[1] | number where a matrix, a list of rows, is wanted");
  CHECK(refused(with("layers", "[[[1,2],[3]]]")) == "layers[0][1] | a row of 1 entries where the first has 2");
  CHECK(refused(with("layers", "[[[1,2],[3,\"x\"]]]")) == "layers[0][1][1] | string where a finite number is wanted");
  CHECK(refused(with("layers", "[[1,2]]")) == "layers[0][0] | number where a row of numbers is wanted");
  CHECK(refused("[]") == " | array where an object with named fields is wanted");
  for (const char* number : {"NaN", "Infinity", "-Infinity", "0x1", "1."}) {
    CAPTURE(number);
    CHECK(refusal(with("scale", number)).reason.find("not JSON") == 0);
  }
  CHECK(refused(with("scale", "1e999")) == "scale | 1e999 is beyond the largest double, 1.7976931348623157e308");
  CHECK(refused(with("scale", "9007199254740993")).starts_with("scale | 9007199254740993 is no double"));
  CHECK(refused(with("layers", "[[[1,2],[3,1e-400]]]")).starts_with("layers[0][1][1] | 1e-400 is not zero"));
  CHECK(refusal("{\"layers\":[").reason.find("not JSON at column 11") == 0);
  CHECK(refusal("").reason.find("not JSON") == 0);
  CHECK(refusal(with("", "") + with("", "")).reason == "several JSON values where one is wanted");
}

TEST_CASE("a number that is not finite is not written") {
  CHECK_THROWS_AS(to_json({std::nan("")}), Malformed);
  CHECK_THROWS_AS(to_json({matrix(1, 1, {HUGE_VAL})}), Malformed);
}

TEST_CASE("the flat doubles go back where they came from") {
  const Value value{Fields{{"n", {std::int64_t{2}}}, {"x", {1.5}}, {"m", {List{{matrix(1, 2, {2.5, 3.5})}, {4.5}}}}}};
  CHECK(flat(value) == std::vector<double>{1.5, 2.5, 3.5, 4.5});
  CHECK(flat(with_flat(value, {1, 2, 3, 4})) == std::vector<double>{1, 2, 3, 4});
  CHECK(with_flat(value, flat(value)) == value);
  CHECK_THROWS_AS(with_flat(value, {1, 2, 3}), std::invalid_argument);
  CHECK_THROWS_AS(with_flat(value, {1, 2, 3, 4, 5}), std::invalid_argument);
}

TEST_CASE("every simpler value is strictly lighter and of the same shape") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Sampler draw(seed, 50);
    const Value value = test::any_tree(draw, 3);
    const Weight limit = weight(value);
    for (const std::int64_t entry : limit) REQUIRE(entry >= 0);
    const auto candidates = simpler(value);
    CHECK(candidates.size() <= 400);
    for (const Value& candidate : candidates) {
      CAPTURE(to_json(value), to_json(candidate));
      CHECK(weight(candidate) < limit);
      CHECK(flat(candidate).size() == flat(value).size());
      CHECK_NOTHROW(from_json(to_json(candidate), value));
    }
  }
}

TEST_CASE("any walk along simpler values ends at one without numbers to simplify") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Sampler draw(seed, 50);
    Value value = test::any_tree(draw, 2);
    for (auto candidates = simpler(value); !candidates.empty(); candidates = simpler(value))
      value = candidates[static_cast<std::size_t>(draw.integer(0, static_cast<int>(candidates.size()) - 1))];
    for (const double x : flat(value)) CHECK((x == 0 && !std::signbit(x)));
  }
}

TEST_CASE("the boldest candidate comes first: all doubles zero; then few bits") {
  const auto candidates = simpler({matrix(1, 2, {0.3, -0.7})});
  REQUIRE(candidates.size() > 2);
  CHECK(candidates[0] == Value{matrix(1, 2, {0, 0})});
  CHECK(candidates[1] == Value{matrix(1, 2, {0.25, -0.5})});
}

TEST_CASE("a fraction simplifies to whole numbers and to its convergents") {
  const auto candidates = simpler({Fraction(355, 113)});
  for (const Fraction& wanted : {Fraction(0), Fraction(3), Fraction(22, 7)}) {
    CAPTURE(wanted.text());
    CHECK(std::find(candidates.begin(), candidates.end(), Value{wanted}) != candidates.end());
  }
}

TEST_CASE("the candidates of a large matrix are bounded in number") {
  Sampler draw(1, 50);
  const Value value{draw.normal_matrix(200, 200)};
  const auto candidates = simpler(value);
  CHECK(candidates.size() >= 20);
  CHECK(candidates.size() <= 60);
}

namespace left_out {
using lemmacheck::DyadicMatrix;
struct Frame {
  DyadicMatrix weights;
  std::vector<DyadicMatrix> rotations;
  double step = 0.5;
};
LEMMACHECK_DESCRIBE(Frame, weights, rotations, step)
LEMMACHECK_MAY_LEAVE_OUT(Frame, rotations, step)
struct Pair {
  Frame first;
  std::vector<Frame> others;
};
LEMMACHECK_DESCRIBE(Pair, first, others)
}  // namespace left_out

TEST_CASE("a text may leave out what its description says, and gets the aggregate's default; nothing else") {
  const Value pattern = pattern_of<left_out::Pair>();
  const Value value =
      from_json(R"({"first":{"weights":[[1]]},"others":[{"weights":[],"rotations":[[[2]]]}]})", pattern);
  left_out::Pair pair;
  read_value(value, pair);
  CHECK(pair.first.rotations.empty());
  CHECK(pair.first.step == 0.5);
  REQUIRE(pair.others.size() == 1);
  CHECK(pair.others[0].rotations.size() == 1);
  CHECK(pair.others[0].step == 0.5);
  CHECK(from_json(to_json(value), pattern) == value);
  for (const char* text : {R"({"first":{},"others":[]})", R"({"first":{"rotations":[],"step":1},"others":[]})",
                           R"({"first":{"weights":[[1]]}})", R"({"others":[]})"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(from_json(text, pattern), Malformed);
  }
}

TEST_CASE("a matrix is written out row by row") {
  const auto m = lemmacheck::matrix({{1, 0, 2}, {1, 3, 4}});
  CHECK((m.rows == 2 && m.cols == 3 && m(1, 0) == 1 && m(0, 2) == 2));
  CHECK(lemmacheck::matrix({{5}}) == matrix(1, 1, {5}));
  CHECK(lemmacheck::matrix({}) == DyadicMatrix());
  CHECK_THROWS_AS(lemmacheck::matrix({{1, 2}, {3}}), std::invalid_argument);
}

TEST_CASE("what is required of a field is refused with what was found and what is wanted") {
  const auto refused = [](const auto& ask) -> std::string {
    try {
      ask();
    } catch (const Malformed& e) {
      return e.what();
    }
    return "";
  };
  CHECK(refused([] { require_nonzero_rows("x", lemmacheck::matrix({{1, 0}, {0, 2}})); }) == "");
  CHECK(refused([] {
          require_nonzero_rows("x", lemmacheck::matrix({{1, 0}, {0, 0}}));
        }) == "x[1]: is zero, wanted is a nonzero vector");
  CHECK(refused([] { require_nonzero_rows("x", DyadicMatrix(0, 2)); }) ==
        "x: is 0 x 2, wanted is a row and a column at least");
  CHECK(refused([] { require_nonzero_rows("x", DyadicMatrix(2, 0)); }) != "");
  CHECK(refused([] { require_signs("a", lemmacheck::matrix({{1}, {-1}})); }) == "");
  CHECK(refused([] {
          require_signs("a", lemmacheck::matrix({{1}, {0}}));
        }) == "a[1]: is not a sign, wanted is 1 or -1");
  CHECK(refused([] { require_between("n", 2, 2, 9); }) == "");
  CHECK(refused([] { require_between("n", 9, 2, 9); }) == "");
  CHECK(refused([] { require_between("n", 1, 2, 9); }) == "n: is 1, wanted is 2 to 9");
  CHECK(refused([] { require_between("n", 10, 2, 9); }) == "n: is 10, wanted is 2 to 9");
  CHECK(refused([] { require_probability("p", Fraction(1, 2)); }) == "");
  for (const Fraction& p : {Fraction(0), Fraction(1), Fraction(-1, 2), Fraction(3, 2)})
    CHECK(refused([&] { require_probability("p", p); }) ==
          "p: is " + p.text() + ", wanted is strictly between 0 and 1");
}
