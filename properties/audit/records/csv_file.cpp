// Rows of numbers as text.
#include <fmt/format.h>

#include "properties/audit/records/array_file.hpp"
#include "properties/audit/records/instance_file.hpp"

namespace lemmacheck {
namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text, std::string_view of = blanks) {
  const auto first = text.find_first_not_of(of);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(of) + 1 - first);
}

/// The separator of the file, by its first line; a blank where it has none of the three.
char separator_of(std::string_view line) {
  for (const char c : {',', ';', '\t'})
    if (line.find(c) != line.npos) return c;
  return ' ';
}

std::vector<std::string_view> cells_of(std::string_view line, char separator) {
  std::vector<std::string_view> cells;
  if (separator == ' ') {
    for (std::size_t at = line.find_first_not_of(blanks); at != line.npos; at = line.find_first_not_of(blanks, at)) {
      const auto end = std::min(line.find_first_of(blanks, at), line.size());
      cells.push_back(line.substr(at, end - at));
      at = end;
    }
    return cells;
  }
  for (;;) {
    const auto end = line.find(separator);
    cells.push_back(trimmed(line.substr(0, end)));
    if (end == line.npos) return cells;
    line.remove_prefix(end + 1);
  }
}

bool is_number(std::string_view cell) {
  try {
    read_decimal(cell);
    return true;
  } catch (const NoDouble&) {
    return false;
  }
}

/// Names of columns: no cell is a number, nor nearly one (nan, 1.2.3, 1e999).
bool is_header(const std::vector<std::string_view>& cells) {
  for (const auto cell : cells)
    if (cell.empty() || is_number(cell) ||
        std::string_view("+-.0123456789").find(cell.front()) != std::string_view::npos || cell == "nan" ||
        cell == "inf" || cell == "NaN" || cell == "Inf")
      return false;
  return true;
}

class Table {
 public:
  Table(const std::string& where, RoundedDecimals& rounded) : where_(where), rounded_(rounded) {}

  void add_row(const std::vector<std::string_view>& cells, int line) {
    if (rows_ == 0) cols_ = cells.size();
    if (cells.size() != cols_) refuse(line, fmt::format("{} numbers where the first row has {}", cells.size(), cols_));
    for (std::size_t j = 0; j < cols_; ++j) {
      const auto place = [&] { return fmt::format("{}:{}, column {}", where_, line, j + 1); };
      try {
        const auto [x, was_rounded] = read_decimal(cells[j]);
        if (was_rounded) rounded_.add(place(), cells[j], x);
        entries_.push_back(x);
      } catch (const NoDouble& e) {
        throw BadInstanceFile(place() + ": " + (cells[j].empty() ? "no number stands there" : e.what()));
      }
    }
    ++rows_;
  }
  DyadicMatrix take() {
    DyadicMatrix m;
    m.rows = rows_, m.cols = static_cast<int>(cols_), m.entries = std::move(entries_);
    return m;
  }
  [[noreturn]] void refuse(int line, const std::string& why) const {
    throw BadInstanceFile(fmt::format("{}:{}: {}", where_, line, why));
  }

 private:
  const std::string& where_;
  RoundedDecimals& rounded_;
  std::vector<double> entries_;
  std::size_t cols_ = 0;
  int rows_ = 0;
};

}  // namespace

DyadicMatrix read_csv(std::string_view text, const std::string& where, RoundedDecimals& rounded, std::string& header) {
  constexpr std::string_view mark = "\xef\xbb\xbf";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  Table table(where, rounded);
  char separator = '\0';
  int number = 0;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const std::string_view line = trimmed(text.substr(0, end), " \r");
    text = end == text.npos ? std::string_view{} : text.substr(end + 1);
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const bool first = separator == '\0';
    if (first) separator = separator_of(line);
    const auto cells = cells_of(line, separator);
    if (first && is_header(cells))
      header = line;
    else
      table.add_row(cells, number);
  }
  DyadicMatrix m = table.take();
  if (m.rows == 0) throw BadInstanceFile(where + ": there is no row of numbers");
  return m;
}

}  // namespace lemmacheck
