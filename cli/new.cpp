#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>

#include "cli/options.hpp"
#include "properties/audit/running/audit.hpp"

namespace lemmacheck::cli {
namespace {

// A conjecture that is true, builds, runs and reports as it stands: the place to write one's own.
constexpr const char* scaffold = R"scaffold(//! # {title}
//! **Conjecture.** For every vector $x$ with norm at most 1, $\ \lVert x \rVert_1 \le \sqrt{{n}}\,\lVert x \rVert_2$.
//!
//! Replace this prose, the instance, the generator and the two sides by your own.
#include "properties/statement.hpp"

namespace lemmacheck::{space} {{
namespace {{

/// What the conjecture quantifies over: finite and exact.
struct Point {{
  DyadicMatrix x;  ///< n x 1
}};
LEMMACHECK_DESCRIBE(Point, x)

void validate(const Point& point) {{
  if (point.x.cols != 1 || point.x.rows < 1) throw Malformed("x", "an n x 1 matrix, n >= 1, is wanted");
}}

struct {type} {{
  using Instance = Point;

  static Instance instance(Sampler& draw) {{
    const int n = draw.integer(1, 2 + draw.size() / 20);
    return {{draw.dyadic_matrix(n, 1, -1.0 / n, 1.0 / n, 20)}};
  }}

  //! ## Hypotheses
  static void examine(const Instance& point, Examination& exam) {{
    const auto x = exam.lift(point.x);
    exam.hypothesis().at_most("norm at most 1", squared_norm(x), 1);
    //! ## Conclusion
    Real total = exam.real(0);
    for (int i = 0; i < x.rows(); ++i) total += abs(x(i));
    exam.conclusion().at_most("1-norm against 2-norm", square(total), exam.constant("factor") * x.rows() * squared_norm(x));
    exam.observe("dimension", exam.real(x.rows()));
  }}
  /// Equality is attained: the factor cannot be smaller.
  static std::vector<Instance> extremal() {{
    DyadicMatrix ones(2, 1);
    ones(0, 0) = ones(1, 0) = 0.5;
    return {{{{ones}}}};
  }}
}};

const Registered<{type}> statement{{{{
    .id = "{id}",
    .title = "{title}",
    .kind = Kind::conjecture,
    .origin = Origin::conjecture,
    .expected = std::nullopt,  // open: the report says what was found
    .constants = {{{{"factor", "1"}}}},
    .mutants = {{{{"factor 9/10", set("factor", "9/10"), on({type}::extremal)}}}},
}}}};

}}  // namespace
}}  // namespace lemmacheck::{space}

//! @results
)scaffold";

std::string identifier(const std::string& name) {
  std::string text;
  bool capital = true;
  for (const char c : name) {
    if (!std::isalnum(static_cast<unsigned char>(c))) {
      capital = true;
      continue;
    }
    text += capital ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    capital = false;
  }
  if (!text.empty() && std::isdigit(static_cast<unsigned char>(text.front()))) text.insert(0, "Conjecture");
  return text;
}

bool is_word(const std::string& text, const char* also) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || std::string_view(also).find(c) != std::string_view::npos;
  });
}
}  // namespace

int make_new(const NewOptions& options) {
  const auto dot = options.id.find('.');
  const std::string paper = options.id.substr(0, dot),
                    name = dot == std::string::npos ? "" : options.id.substr(dot + 1);
  if (!is_word(paper, "_") || std::isdigit(static_cast<unsigned char>(paper.front())) || !is_word(name, "-._"))
    throw UsageError("'" + options.id + "' is not an id: write conjectures.my-bound (letters, digits, - . _)");
  if (find_statement(options.id)) throw UsageError(options.id + " exists already");
  namespace fs = std::filesystem;
  const fs::path directory = !options.directory.empty()     ? fs::path(options.directory)
                             : fs::is_directory("theorems") ? fs::path("theorems") / paper
                                                            : fs::path(".");
  const fs::path file = directory / (name + ".cpp");
  if (fs::exists(file)) throw UsageError(file.string() + " exists already");
  fs::create_directories(directory);
  std::string title = name;
  std::replace(title.begin(), title.end(), '-', ' ');
  title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
  std::ofstream out(file, std::ios::binary);
  out << fmt::format(scaffold, fmt::arg("title", title), fmt::arg("space", paper), fmt::arg("type", identifier(name)),
                     fmt::arg("id", options.id))
      << std::flush;
  if (!out) throw CannotWrite("cannot write " + file.string());
  fmt::print("{}\n", file.string());
  fmt::print(stderr, "edit it, build, then: lemmacheck audit {} --profile quick\n", options.id);
  return 0;
}

}  // namespace lemmacheck::cli
