#include "properties/statement.hpp"

#include <algorithm>
#include <cmath>

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

const Alteration& Statement::alteration(int mutant) const {
  static const Alteration none;
  return mutant == itself ? none : mutants.at(static_cast<std::size_t>(mutant)).alteration;
}

std::vector<const Statement*> registered_statements() {
  auto all = registry();
  std::sort(all.begin(), all.end(), [](const Statement* a, const Statement* b) { return a->id < b->id; });
  for (std::size_t k = 1; k < all.size(); ++k)
    if (all[k - 1]->id == all[k]->id)
      throw std::logic_error("two statements have the id " + all[k]->id + ": " + all[k - 1]->source_file + " and " +
                             all[k]->source_file);
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
void detail::register_statement(const Statement* statement) { registry().push_back(statement); }

}  // namespace lemmacheck
