#include "properties/shapes.hpp"

#include <set>

#include "properties/shaped.hpp"
#include "properties/statement.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace shaped {

struct Data {
  DyadicMatrix samples, labels;
  std::vector<int> subset;
};
LEMMACHECK_DESCRIBE(Data, samples, labels, subset)
LEMMACHECK_SHAPES(Data, "samples: m x d, labels: m x 1, subset: m; m >= 2")

struct Layers {
  std::vector<DyadicMatrix> layers, frames;
  std::vector<double> roots;
  std::vector<std::vector<double>> paths;
  int width = 0;
};
LEMMACHECK_DESCRIBE(Layers, layers, frames, roots, paths, width)
LEMMACHECK_SHAPES(Layers,
                  "layers: N of d x d, frames: N of d x k, roots: k, paths: N of T, width: w;"
                  " 0 <= N <= 3, k < d, 2 <= w <= 5")

struct Scenes {
  Data first;
  std::vector<Data> more;
  std::vector<double> weights;
};
LEMMACHECK_DESCRIBE(Scenes, first, more, weights)
LEMMACHECK_SHAPES(Scenes, "first.samples: m x d, first.labels: m x 1, first.subset: m, weights: m")

struct Plain {
  double x = 0;
};
LEMMACHECK_DESCRIBE(Plain, x)

Data data(int m, int d) {
  Data made{DyadicMatrix(m, d), DyadicMatrix(m, 1), {}};
  for (int i = 0; i < m; ++i) {
    for (int k = 0; k < d; ++k) made.samples(i, k) = 10 * i + k;
    made.labels(i, 0) = i;
    made.subset.push_back(i);
  }
  return made;
}
Layers layers(int N, int d, int k, int T) {
  Layers made;
  for (int j = 0; j < N; ++j) {
    made.layers.emplace_back(d, d), made.frames.emplace_back(d, k);
    made.paths.emplace_back(static_cast<std::size_t>(T), 1.0);
  }
  made.roots.resize(static_cast<std::size_t>(k));
  made.width = 3;
  return made;
}

/// Where a value does not fit, and why; empty where it does.
template <class T>
std::string misfit(const T& aggregate) {
  T read{};
  try {
    read_value(to_value(aggregate), read);
  } catch (const Malformed& e) {
    return e.what();
  }
  return "";
}
template <class T>
std::string fault(const char* text) {
  return Shapes(text).fault(pattern_of<T>());
}

}  // namespace shaped
using namespace shaped;

TEST_CASE("a value fits its shapes, or the first field that does not is named with what was found and wanted") {
  CHECK(misfit(data(2, 1)) == "");
  CHECK(misfit(data(5, 3)) == "");
  auto wrong = data(4, 2);
  wrong.labels = DyadicMatrix(3, 1);
  CHECK(misfit(wrong) == "labels: is 3 x 1, wanted is m x 1, with m = 4");
  wrong = data(4, 2);
  wrong.labels = DyadicMatrix(4, 2);
  CHECK(misfit(wrong) == "labels: is 4 x 2, wanted is m x 1, with m = 4");
  wrong = data(4, 2);
  wrong.subset.pop_back();
  CHECK(misfit(wrong) == "subset: has length 3, wanted is m, with m = 4");
  CHECK(misfit(data(1, 2)) == "samples: m is 1, wanted is 2 <= m");
  CHECK(misfit(data(2, 0)) == "samples: d is 0, wanted is d >= 1");
}

TEST_CASE("lists of matrices, lists of lists, integers and bounds fit or do not") {
  CHECK(misfit(layers(2, 3, 1, 4)) == "");
  CHECK(misfit(layers(0, 2, 1, 4)) == "");
  CHECK(misfit(layers(4, 3, 1, 4)) == "layers: N is 4, wanted is N <= 3");
  CHECK(misfit(layers(1, 2, 2, 4)) == "layers[0]: d is 2, wanted is k < d");
  auto wrong = layers(2, 3, 1, 4);
  wrong.layers[1] = DyadicMatrix(3, 2);
  CHECK(misfit(wrong) == "layers[1]: is 3 x 2, wanted is N of d x d, with N = 2, d = 3");
  wrong = layers(2, 3, 1, 4);
  wrong.frames.pop_back();
  CHECK(misfit(wrong) == "frames: has length 1, wanted is N of d x k, with N = 2, d = 3");
  wrong = layers(2, 3, 1, 4);
  wrong.paths[1].pop_back();
  CHECK(misfit(wrong) == "paths[1]: has length 3, wanted is N of T, with N = 2, T = 4");
  wrong = layers(2, 3, 1, 4);
  wrong.width = 6;
  CHECK(misfit(wrong) == "width: w is 6, wanted is w <= 5");
  wrong.width = 1;
  CHECK(misfit(wrong) == "width: w is 1, wanted is 2 <= w");
}

TEST_CASE("an aggregate inside has its own names, and the outer one reaches its fields") {
  Scenes scenes{data(3, 2), {data(2, 1), data(4, 4)}, {1, 2, 3}};
  CHECK(misfit(scenes) == "");
  scenes.weights.pop_back();
  CHECK(misfit(scenes) == "weights: has length 2, wanted is m, with m = 3");
  scenes.weights.push_back(3);
  scenes.more[1].labels = DyadicMatrix(3, 1);
  CHECK(misfit(scenes) == "more[1].labels: is 3 x 1, wanted is m x 1, with m = 4");
}

TEST_CASE("one index of a dimension goes in every field that has it") {
  const auto smaller = smaller_by_shapes<Data>(to_value(data(3, 2)));
  std::set<std::string> shapes;
  for (const auto& value : smaller) {
    Data read;
    REQUIRE_NOTHROW(read_value(value, read));
    CHECK(weight(value) < weight(to_value(data(3, 2))));
    shapes.insert(shape_text(read.samples));
    for (int i = 0; i < read.samples.rows; ++i) {
      // The same row is gone from all three.
      CHECK(read.labels(i, 0) == read.subset[static_cast<std::size_t>(i)]);
      CHECK(std::floor(read.samples(i, 0) / 10) == read.labels(i, 0));
    }
  }
  CHECK(smaller.size() == 5);  // three rows, two columns
  CHECK(shapes == std::set<std::string>{"2 x 2", "3 x 1"});
}

TEST_CASE("nothing that is proposed is too small, and a large dimension is halved first") {
  CHECK(smaller_by_shapes<Data>(to_value(data(2, 1))).empty());
  const auto halved = smaller_by_shapes<Data>(to_value(data(200, 1)));
  REQUIRE(halved.size() > 2);
  CHECK(halved.size() < 80);
  Data read;
  read_value(halved[0], read);
  CHECK((read.samples.rows == 100 && read.labels(99, 0) == 99));
  read_value(halved[1], read);
  CHECK((read.samples.rows == 100 && read.labels(0, 0) == 100));
}

TEST_CASE("square matrices, lists and integers shrink together") {
  const auto value = to_value(layers(2, 3, 1, 2));
  bool fewer_layers = false, narrower = false, shorter = false, smaller_width = false;
  for (const auto& smaller : smaller_by_shapes<Layers>(value)) {
    Layers read;
    REQUIRE_NOTHROW(read_value(smaller, read));
    fewer_layers = fewer_layers || read.layers.size() == 1;
    narrower = narrower || (read.layers[0].rows == 2 && read.layers[0].cols == 2 && read.frames[1].rows == 2);
    shorter = shorter || (read.layers.size() == 2 && read.paths[0].size() == 1 && read.paths[1].size() == 1);
    smaller_width = smaller_width || read.width == 2;
    CHECK(read.roots.size() == 1);
  }
  CHECK((fewer_layers && narrower && shorter && smaller_width));
}

TEST_CASE("shapes inside shrink too; what the outer one does not fit is for the sieve") {
  const Value value = to_value(Scenes{data(3, 1), {data(3, 1)}, {1, 2, 3}});
  int fits = 0, inner = 0;
  for (const auto& smaller : smaller_by_shapes<Scenes>(value)) {
    Scenes read;
    try {
      read_value(smaller, read);
    } catch (const Malformed&) {
      continue;
    }
    ++fits, inner += read.more[0].samples.rows == 2;
  }
  CHECK((fits == 6 && inner == 3));
}

TEST_CASE("pages read the shapes as they were said") {
  CHECK(shapes_text<Data>() == "samples: m x d, labels: m x 1, subset: m; m >= 2");
  CHECK(shapes_text<Plain>() == "");
  CHECK(shapes_text<Scenes>() == "first.samples: m x d, first.labels: m x 1, first.subset: m, weights: m; first has " +
                                     shapes_text<Data>() + "; more[] has " + shapes_text<Data>());
}

TEST_CASE("a text of shapes that cannot work is a fault with its place") {
  CHECK(shapes_fault<Scenes>() == "");
  CHECK(shapes_fault<Layers>() == "");
  CHECK(shapes_fault<Plain>() == "");
  CHECK(fault<Data>("samples: m x d; m >= 2") == "");
  CHECK(fault<Data>("sample: m x d") == "the shapes name 'sample', which is no field");
  CHECK(fault<Data>("samples: m") == "'samples' has matrices, whose shape is rows x columns, not m");
  CHECK(fault<Data>("subset: m x 1") == "'subset' has no matrix of shape m x 1");
  CHECK(fault<Data>("subset: m of k") == "'subset' is no list of shape m of k");
  CHECK(fault<Plain>("x: m") == "'x' is no list of shape m");
  CHECK(fault<Data>("samples: m x d; n >= 2") == "the shapes bound 'n', which is no dimension of a field");
  CHECK(fault<Data>("samples: m x d, samples: m x d") == "the shapes name the field 'samples' twice");
  for (const char* text :
       {"", "samples", "samples:", "samples: m x", "samples: m * d", "samples: m x d,", "samples: m x d;",
        "samples: m x d; m", "samples: m x d; m >=", "samples: m x d; m = 2", "samples: 3m x d", "samples: m.n x d",
        "samples: m x d labels: m x 1", "samples: m x 99999999999999999999"}) {
    CAPTURE(text, fault<Data>(text));
    CHECK_FALSE(fault<Data>(text).empty());
    CHECK_THROWS_AS(Shapes(text).require(to_value(data(2, 2))), std::logic_error);
  }
}
