#include "properties/statement.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <stdexcept>

namespace lemmacheck {
namespace {
std::vector<const Statement*>& registry() {
  static std::vector<const Statement*> all;
  return all;
}

class RequireFinite {
 public:
  static void number(double x) {
    if (!std::isfinite(x)) throw Malformed("", "a number that is not finite");
  }
  void operator()(std::int64_t) const {}
  void operator()(const Fraction&) const {}
  void operator()(const std::string&) const {}
  void operator()(double x) const { number(x); }
  void operator()(const DyadicMatrix& m) const {
    for (const double x : m.entries) number(x);
  }
  void operator()(const List& list) const {
    for (std::size_t k = 0; k < list.size(); ++k) inside(k, list[k]);
  }
  void operator()(const Fields& fields) const {
    for (const Field& field : fields) inside(field.name, field.value);
  }

 private:
  static std::string path(std::size_t k) { return item_path(k); }
  static const std::string& path(const std::string& name) { return name; }
  template <class Place>  // the path is spelled out only where something is wrong
  void inside(const Place& place, const Value& value) const {
    try {
      std::visit(*this, value.node);
    } catch (const Malformed& e) {
      throw within(path(place), e);
    }
  }
};
}  // namespace

Statement::Statement(Description description, Form form_of_struct, const char* file)
    : Description(std::move(description)), form(form_of_struct), source_file(detail::source_name(file)) {
  for (const auto& m : mutants) variants_.insert(m.alteration.replaced.begin(), m.alteration.replaced.end());
  registry().push_back(this);
}

Statement::~Statement() {
  auto& all = registry();
  all.erase(std::remove(all.begin(), all.end(), this), all.end());
}

const Alteration& Statement::alteration(int mutant) const {
  static const Alteration none;
  return mutant == itself ? none : mutants.at(static_cast<std::size_t>(mutant)).alteration;
}
bool Statement::has_generator(int mutant) const {
  return generates() || (mutant != itself && mutants.at(static_cast<std::size_t>(mutant)).generator);
}
bool Statement::has_witnesses(int mutant) const {
  return has_own_witnesses() || (mutant != itself && mutants.at(static_cast<std::size_t>(mutant)).witnesses);
}
Value Statement::generate(Sampler& draw, int mutant) const {
  if (mutant != itself)
    if (const auto& other = mutants.at(static_cast<std::size_t>(mutant)).generator) return other(draw);
  return generate_own(draw);
}
std::vector<Value> Statement::witnesses(int mutant) const {
  std::vector<Value> list;
  if (mutant != itself)
    if (const auto& other = mutants.at(static_cast<std::size_t>(mutant)).witnesses) list = other();
  auto own = own_witnesses();
  std::move(own.begin(), own.end(), std::back_inserter(list));
  return list;
}
void Statement::refuse(const char* what) const { throw std::logic_error(id + " " + what); }

std::vector<const Statement*> registered_statements() {
  auto all = registry();
  std::sort(all.begin(), all.end(), [](const Statement* a, const Statement* b) { return a->id < b->id; });
  return all;
}
const Statement* find_statement(std::string_view id) {
  for (const Statement* s : registry())
    if (s->id == id) return s;
  return nullptr;
}
void detail::require_finite(const Value& value) { std::visit(RequireFinite{}, value.node); }
std::string detail::source_name(std::string_view file) {
  // A compiler cache with a base directory makes source paths relative to the build folder, past the prefix map.
  constexpr std::string_view parent = "../";
  while (file.starts_with(parent)) file.remove_prefix(parent.size());
  return std::string(file);
}

}  // namespace lemmacheck
