#include "properties/shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "properties/described.hpp"

namespace lemmacheck {

// --- a value against it -------------------------------------------------------------------------

/// The sizes that the fields give to the names.
class Shapes::Binding {
 public:
  explicit Binding(const Shapes& shapes) : shapes_(shapes) {}

  void all(const Value& value) {
    for (const auto& shape : shapes_.fields_) {
      const Value* at = at_path(value, shape.field);
      if (!at) throw Malformed(shape.field, "missing");
      bind(shape, 0, shape.field, *at);
    }
    for (const auto& [name, bound] : sizes_)
      if (bound.size < 1 && !shapes_.has_least(name)) refuse(bound, name, name + " >= 1");
    for (const auto& b : shapes_.bounds_) {
      const auto low = size(b.smaller), high = size(b.larger);
      if (!low || !high) continue;
      if (b.strict ? *low < *high : *low <= *high) continue;
      const auto& name = b.larger.name.empty() ? b.smaller.name : b.larger.name;
      refuse(sizes_.at(name), name, b.text());
    }
  }
  std::map<std::string, std::int64_t> sizes() const {
    std::map<std::string, std::int64_t> plain;
    for (const auto& [name, bound] : sizes_) plain[name] = bound.size;
    return plain;
  }

 private:
  struct Size {
    std::int64_t size = 0;
    std::string field;
  };

  [[noreturn]] static void refuse(const Size& found, const std::string& name, const std::string& wanted) {
    throw Malformed(found.field, fmt::format("{} is {}, wanted is {}", name, found.size, wanted));
  }
  /// Nothing for a dimension that stands in an empty list only.
  std::optional<std::int64_t> size(const Extent& e) const {
    if (e.name.empty()) return e.number;
    const auto at = sizes_.find(e.name);
    return at == sizes_.end() ? std::nullopt : std::optional(at->second.size);
  }
  /// Whether the extent has this size, which it gets where it has none yet.
  bool fits(const Extent& e, std::int64_t found, const std::string& field) {
    if (e.name.empty()) return e.number == found;
    return sizes_.emplace(e.name, Size{found, field}).first->second.size == found;
  }
  std::string wanted(const FieldShape& shape) const {
    std::string text = shape.text(), with;
    std::vector<Extent> all = shape.lengths;
    all.insert(all.end(), shape.matrix.begin(), shape.matrix.end());
    for (const auto& named : sizes_)
      if (std::any_of(all.begin(), all.end(), [&](const Extent& e) { return e.name == named.first; }))
        with += fmt::format("{} {} = {}", with.empty() ? ", with" : ",", named.first, named.second.size);
    return text + with;
  }
  void bind(const FieldShape& shape, std::size_t depth, const std::string& path, const Value& value) {
    const auto no_fit = [&](const std::string& found) {
      throw Malformed(path, fmt::format("{}, wanted is {}", found, wanted(shape)));
    };
    if (depth < shape.lengths.size()) {
      if (const auto* whole = std::get_if<std::int64_t>(&value.node)) {
        if (!fits(shape.lengths[depth], *whole, path)) no_fit(fmt::format("is {}", *whole));
        return;
      }
      const List& list = list_of(value);
      const auto length = static_cast<std::int64_t>(list.size());
      if (!fits(shape.lengths[depth], length, path)) no_fit(fmt::format("has length {}", length));
      for (std::size_t k = 0; k < list.size(); ++k) bind(shape, depth + 1, path + item_path(k), list[k]);
    } else if (!shape.matrix.empty()) {
      const auto* m = std::get_if<DyadicMatrix>(&value.node);
      if (!m) return no_fit("is no matrix");
      const bool rows = fits(shape.matrix[0], m->rows, path), cols = fits(shape.matrix[1], m->cols, path);
      if (!rows || !cols) no_fit("is " + shape_text(*m));
    }
  }

  const Shapes& shapes_;
  std::map<std::string, Size> sizes_;
};

bool Shapes::has_least(const std::string& name) const {
  return std::any_of(bounds_.begin(), bounds_.end(),
                     [&](const Bound& b) { return b.larger.name == name && b.smaller.name.empty(); });
}

void Shapes::require(const Value& value) const {
  if (!fault_.empty()) throw std::logic_error(fault_);
  Binding(*this).all(value);
}

std::map<std::string, std::int64_t> Shapes::sizes(const Value& value) const {
  if (!fault_.empty()) throw std::logic_error(fault_);
  Binding binding(*this);
  binding.all(value);
  return binding.sizes();
}

// --- smaller values -----------------------------------------------------------------------------

/// A value without the indices first..last-1 of one dimension, wherever it stands.
class Shapes::Without {
 public:
  Without(std::string dimension, std::int64_t first, std::int64_t last)
      : dimension_(std::move(dimension)), first_(first), last_(last) {}

  void operator()(const FieldShape& shape, std::size_t depth, Value& value) const {
    if (depth == shape.lengths.size()) {
      if (!shape.matrix.empty()) shrink(shape, std::get<DyadicMatrix>(value.node));
      return;
    }
    const bool here = shape.lengths[depth].name == dimension_;
    if (auto* whole = std::get_if<std::int64_t>(&value.node)) {
      if (here) *whole -= last_ - first_;
      return;
    }
    auto& list = std::get<List>(value.node);
    if (here) list.erase(list.begin() + first_, list.begin() + last_);
    for (auto& item : list) (*this)(shape, depth + 1, item);
  }

 private:
  void shrink(const FieldShape& shape, DyadicMatrix& m) const {
    const bool rows = shape.matrix[0].name == dimension_, cols = shape.matrix[1].name == dimension_;
    if (!rows && !cols) return;
    const int gone = static_cast<int>(last_ - first_);
    DyadicMatrix kept(m.rows - (rows ? gone : 0), m.cols - (cols ? gone : 0));
    for (int i = 0; i < kept.rows; ++i)
      for (int j = 0; j < kept.cols; ++j) kept(i, j) = m(rows ? skipped(i) : i, cols ? skipped(j) : j);
    m = std::move(kept);
  }
  int skipped(int k) const { return k < first_ ? k : k + static_cast<int>(last_ - first_); }

  std::string dimension_;
  std::int64_t first_, last_;
};

std::vector<Value> Shapes::smaller(const Value& value) const {
  // Every index of a long dimension would be too many: they are spread over it.
  constexpr std::int64_t most_indices = 64;
  std::vector<Value> all;
  std::map<std::string, std::int64_t> sizes_of_value;
  try {
    sizes_of_value = sizes(value);
  } catch (const Malformed&) {
    return all;
  }
  const auto propose = [&](const std::string& name, std::int64_t first, std::int64_t last) {
    Value smaller = value;
    for (const auto& shape : fields_) Without(name, first, last)(shape, 0, *at_path(smaller, shape.field));
    try {
      require(smaller);
      // Where the dimension is an integer alone, every index is the same.
      if (all.empty() || !(all.back() == smaller)) all.push_back(std::move(smaller));
    } catch (const Malformed&) {
      // Too small.
    }
  };
  for (const auto& [name, size] : sizes_of_value)
    if (size > 3) propose(name, size / 2, size), propose(name, 0, (size + 1) / 2);
  for (const auto& [name, size] : sizes_of_value) {
    const std::int64_t stride = 1 + size / most_indices;
    for (std::int64_t k = 0; k < size; k += stride) propose(name, k, k + 1);
  }
  return all;
}

}  // namespace lemmacheck
