#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>

#include "cli/options.hpp"
#include "cli/output.hpp"
#include "properties/audit/running/audit.hpp"

namespace lemmacheck::cli {
namespace {

namespace fs = std::filesystem;

// A conjecture that is true, builds, runs and reports as it stands: the place to write one's own. No name in it comes
// from the id, so that no id can collide with a name of ours or of C++, and all of them are the file's own.
constexpr const char* scaffold = R"scaffold(//! # {title}
//! **Conjecture.** For every vector $x$ with norm at most 1, $\ \lVert x \rVert_1 \le \sqrt{{n}}\,\lVert x \rVert_2$.
//!
//! Replace this prose, the instance, the generator and the two sides by your own.
#include "properties/statement.hpp"

namespace lemmacheck::conjectures {{
namespace {{

/// What the conjecture quantifies over: finite and exact.
struct Point {{
  DyadicMatrix x;  ///< n x 1
}};
LEMMACHECK_DESCRIBE(Point, x)

void validate(const Point& point) {{
  if (point.x.cols != 1 || point.x.rows < 1) throw Malformed("x", "an n x 1 matrix, n >= 1, is wanted");
}}

struct Conjecture {{
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

const Registered<Conjecture> statement{{{{
    .id = "{id}",
    .title = "{title}",
    .kind = Kind::conjecture,
    .origin = Origin::conjecture,
    .expected = std::nullopt,  // open: the report says what was found
    .constants = {{{{"factor", "1"}}}},
    .mutants = {{{{"factor 9/10", set("factor", "9/10"), on(Conjecture::extremal)}}}},
}}}};

}}  // namespace
}}  // namespace lemmacheck::conjectures

//! @results
)scaffold";

// What `new` writes beside it outside the tree: a program over the statements of the folder.
constexpr const char* project = R"project(# A program of your own statements over the installed LemmaCheck:
#   cmake -B build -DCMAKE_BUILD_TYPE=Release && cmake --build build
#   build/conjectures audit --profile quick
cmake_minimum_required(VERSION 3.25)
project(conjectures LANGUAGES CXX)
find_package(LemmaCheck REQUIRED)
add_executable(conjectures)
# One file for each statement; their headers too, so that records say which version of them they are of.
lemmacheck_add_statements(conjectures {file})
# LemmaCheck::theorems adds the papers' statements.
target_link_libraries(conjectures PRIVATE LemmaCheck::main)
)project";

/// PAPER.NAME: letters and digits, single - . _ between them. "index" is the name of a paper's own page.
bool is_id(const std::string& id) {
  const auto dot = id.find('.');
  if (dot == std::string::npos || id.substr(dot + 1) == "index") return false;
  if (std::isdigit(static_cast<unsigned char>(id.front())) || id.substr(0, dot).find('-') != std::string::npos)
    return false;
  bool word = false;
  for (const char c : id) {
    const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (!letter && (!word || std::string_view("-._").find(c) == std::string_view::npos)) return false;
    word = letter;
  }
  return word;
}

std::string title_of(std::string name) {
  std::replace(name.begin(), name.end(), '-', ' ');
  name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
  return name;
}

/// Whether what is in the folder is built by a source tree: it lies below the one that has the catalogue of statements.
bool is_in_tree(const fs::path& directory) {
  std::error_code unused;
  for (auto at = fs::absolute(directory, unused).lexically_normal(); at != at.root_path(); at = at.parent_path())
    if (fs::exists(at / "catalogue.tsv")) return true;
  return false;
}

void write(const fs::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text << std::flush;
  if (!out) throw CannotWrite("cannot write " + file.string());
  put(file.string() + "\n");
}

void make_folder(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) throw CannotWrite("cannot make the folder " + directory.string() + ": " + error.message());
}

}  // namespace

int make_new(const NewOptions& options) {
  if (!is_id(options.id))
    throw UsageError("'" + options.id +
                     "' is not an id: write conjectures.my-bound (letters and digits, with single - . _ " +
                     "between them)");
  if (find_statement(options.id)) throw UsageError(options.id + " exists already");
  const auto dot = options.id.find('.');
  const std::string paper = options.id.substr(0, dot), name = options.id.substr(dot + 1);
  const fs::path directory = !options.directory.empty()             ? fs::path(options.directory)
                             : fs::exists("theorems/catalogue.tsv") ? fs::path("theorems") / paper
                                                                    : fs::path(".");
  const fs::path file = directory / (name + ".cpp");
  if (fs::exists(file)) throw UsageError(file.string() + " exists already");
  make_folder(directory);
  write(file, fmt::format(scaffold, fmt::arg("title", title_of(name)), fmt::arg("id", options.id)));
  if (is_in_tree(directory)) {
    say("edit it, then: ./run audit {} --profile quick", options.id);
    if (paper != "conjectures") say("a statement of {} needs its row in theorems/catalogue.tsv, too", paper);
    return 0;
  }
  const fs::path lists = directory / "CMakeLists.txt";
  if (fs::exists(lists))
    say("{} is there and stays as it is: name {} in its lemmacheck_add_statements(TARGET ...)", lists.string(),
        file.filename().string());
  else
    write(lists, fmt::format(project, fmt::arg("file", file.filename().string())));
  say("edit it, build it with CMake, then: PROGRAM audit {} --profile quick", options.id);
  return 0;
}

}  // namespace lemmacheck::cli
