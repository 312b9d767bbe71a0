#include "reports/notation.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "reports/markdown.hpp"
#include "reports/weave.hpp"

namespace lemmacheck {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// --- the comment on top -------------------------------------------------------------------------

std::array<std::size_t, 4> columns_of(std::string_view line) {
  std::array<std::size_t, 4> at{};
  std::size_t from = 0;
  for (auto& column : at) {
    column = line.find_first_not_of(' ', from);
    if (column == std::string_view::npos) return {};
    from = std::min(line.find(' ', column), line.size());
  }
  return trimmed(line.substr(from)).empty() && trimmed(line).starts_with("paper ") && line.ends_with("meaning")
             ? at
             : std::array<std::size_t, 4>{};
}

Symbol cells_of(std::string_view line, const std::array<std::size_t, 4>& at) {
  Symbol cells;
  for (std::size_t k = 0; k < at.size(); ++k) {
    if (at[k] >= line.size()) break;
    if (k > 0 && line[at[k] - 1] != ' ')
      throw std::runtime_error("the table of notation: a word runs over the beginning of a column in: " +
                               std::string(line));
    cells[k] = trimmed(line.substr(at[k], k + 1 < at.size() ? at[k + 1] - at[k] : std::string_view::npos));
  }
  return cells;
}

void add_row(Notation& notation, const Symbol& cells) {
  if (!cells[0].empty() || notation.symbols.empty()) {
    notation.symbols.push_back(cells);
    return;
  }
  for (std::size_t k = 1; k < cells.size(); ++k)
    if (!cells[k].empty()) notation.symbols.back()[k] += (notation.symbols.back()[k].empty() ? "" : " ") + cells[k];
}

void read_top(Notation& notation, const std::vector<std::string_view>& comment) {
  std::array<std::size_t, 4> columns{};
  bool in_table = false, fresh = true;
  for (const auto line : comment) {
    if (const auto at = columns_of(line); at[3] > 0 && !in_table) {
      columns = at, in_table = true;
      notation.header = cells_of(line, columns);
    } else if (trimmed(line).empty()) {
      in_table = false, fresh = true;
    } else if (in_table) {
      add_row(notation, cells_of(line, columns));
    } else if (trimmed(line) != "Notation") {
      if (fresh) notation.paragraphs.emplace_back();
      auto& paragraph = notation.paragraphs.back();
      paragraph.append(paragraph.empty() ? "" : "\n").append(trimmed(line));
      fresh = false;
    }
  }
}

// --- declarations -------------------------------------------------------------------------------

bool is_left_out(std::string_view line) {
  return is_scaffolding(line) || line.starts_with("LEMMACHECK_") || line.starts_with("}  //") ||
         line.starts_with("template ");
}

std::string name_of_declaration(std::string_view code) {
  for (const std::string_view kind : {"struct ", "enum class ", "class "})
    if (code.starts_with(kind)) {
      const auto name = code.substr(kind.size());
      return std::string(name.substr(0, name.find_first_of(" ;{:")));
    }
  const auto before = code.substr(0, code.find_first_of("(={;"));
  const auto text = trimmed(before);
  auto from = text.size();
  while (from > 0 && is_word(text[from - 1])) --from;
  return std::string(text.substr(from));
}

int depth_after(std::string_view line, int depth) {
  line = line.substr(0, line.find("//"));
  for (const char c : line) depth += (c == '{' || c == '(') - (c == '}' || c == ')');
  return depth;
}

class Reader {
 public:
  explicit Reader(Notation& notation) : notation_(notation) { notation_.sections.emplace_back(); }
  void read(std::string_view line) {
    const auto text = trimmed(line);
    if (depth_ == 0 && text.starts_with("// ---")) {
      end_object();
      const auto title = text.substr(0, text.find_last_not_of(" -") + 1);
      notation_.sections.push_back({std::string(trimmed(title.substr(title.find_first_not_of("/ -")))), {}});
    } else if (depth_ == 0 && text.starts_with("//")) {
      if (!object_.code.empty()) end_object();
      const auto rest = text.substr(std::min(text.find_first_not_of('/'), text.size()));
      object_.comment.append(rest.starts_with(' ') ? rest.substr(1) : rest).push_back('\n');
    } else if (depth_ == 0 && (text.empty() || is_left_out(text))) {
      if (text.empty()) end_object();
    } else {
      if (declaration_.empty() && depth_ == 0) declaration_ = text;
      object_.code.append(line).push_back('\n');
      depth_ = depth_after(line, depth_);
      if (depth_ == 0 && (text.ends_with(';') || text.ends_with('}') || text.find("; //") != std::string_view::npos ||
                          text.find(";  //") != std::string_view::npos))
        end_declaration();
    }
  }
  void end_object() {
    if (!object_.code.empty()) notation_.sections.back().objects.push_back(object_);
    object_ = {};
  }

 private:
  void end_declaration() {
    const auto name = name_of_declaration(declaration_);
    declaration_ = {};
    auto& names = object_.names;
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }

  Notation& notation_;
  DeclaredObject object_;
  std::string_view declaration_;
  int depth_ = 0;
};

}  // namespace

Notation notation_of(std::string_view header) {
  Notation notation;
  std::vector<std::string_view> top;
  const auto lines = lines_of(header);
  auto line = lines.begin();
  for (; line != lines.end() && line->starts_with("//"); ++line) top.push_back(line->substr(2));
  read_top(notation, top);
  Reader reader(notation);
  for (; line != lines.end(); ++line) reader.read(*line);
  reader.end_object();
  return notation;
}

std::string comment_text(std::string_view comment) {
  std::string out;
  while (!comment.empty()) {
    const auto open = comment.find('`');
    const auto close = open == std::string_view::npos ? open : comment.find('`', open + 1);
    const bool has_code = close != std::string_view::npos;
    std::string_view prose = comment.substr(0, has_code ? open : std::string_view::npos);
    while (!prose.empty()) {  // paragraphs and lines stay
      const auto end = prose.find('\n');
      const auto line = prose.substr(0, end);
      if (line.starts_with(' ') && !out.empty() && out.back() != '\n') out += ' ';
      out += plain(line);
      if (end == std::string_view::npos) break;
      out += '\n';
      prose.remove_prefix(end + 1);
    }
    if (!has_code) break;
    out += code(comment.substr(open + 1, close - open - 1));
    comment.remove_prefix(close + 1);
  }
  return out;
}

std::string first_sentence(std::string_view comment) {
  for (std::size_t at = 0; at < comment.size(); ++at) {
    const bool last = at + 1 == comment.size() || comment[at + 1] == ' ' || comment[at + 1] == '\n';
    // Not the points of "N ... W_1", nor those of an abbreviation in brackets.
    if (comment[at] == '.' && last && at > 0 && comment[at - 1] != '.') return std::string(comment.substr(0, at));
    if (comment[at] == '\n' && (at + 1 == comment.size() || comment[at + 1] == '\n'))
      return std::string(comment.substr(0, at));
  }
  return std::string(comment);
}

std::vector<std::string> called_in(std::string_view code) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < code.size();) {
    if (!is_word(code[at])) {
      ++at;
      continue;
    }
    auto end = at;
    while (end < code.size() && is_word(code[end])) ++end;
    std::string name(code.substr(at, end - at));
    const bool is_member = at > 0 && (code[at - 1] == '.' || code[at - 1] == '>');
    if (end < code.size() && code[end] == '(' && !is_member &&
        std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
    at = end;
  }
  return names;
}

}  // namespace lemmacheck
