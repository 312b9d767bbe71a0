#include "reports/weave.hpp"

#include <algorithm>

namespace lemmacheck {
namespace {
using What = WovenBlock::What;

std::string_view trimmed(std::string_view line) {
  const auto first = line.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view{} : line.substr(first);
}
// Code without blank ends and without the indentation that all its lines share.
std::string tidied(const std::vector<std::string_view>& code) {
  auto first = code.begin(), last = code.end();
  while (first != last && trimmed(*first).empty()) ++first;
  while (last != first && trimmed(*(last - 1)).empty()) --last;
  std::size_t indent = std::string_view::npos;
  for (auto line = first; line != last; ++line)
    if (!trimmed(*line).empty()) indent = std::min(indent, line->find_first_not_of(" \t"));
  std::string text;
  bool blank = false;
  for (auto line = first; line != last; ++line) {
    const bool empty = trimmed(*line).empty();
    if (!(empty && blank)) text.append(empty ? std::string_view{} : line->substr(indent)).push_back('\n');
    blank = empty;
  }
  return text;
}

// A fenced block that keeps the indentation of its line, so that it stays in its list item.
void append_display(std::string& out, const std::string& formula) {
  const auto line = out.find_last_of('\n') + 1;  // 0 where there is none
  std::string indent = out.substr(line);
  if (indent.find_first_not_of(' ') == std::string::npos) {
    out.resize(line);
  } else {
    out += '\n';
    indent.clear();
  }
  out.append(indent).append("```math\n");
  for (const auto part : lines_of(formula)) out.append(indent).append(trimmed(part)).push_back('\n');
  out.append(indent).append("```\n");
}
std::string_view without_blank_ends(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}
}  // namespace

bool is_scaffolding(std::string_view line) {
  const auto text = trimmed(line);
  return text.starts_with("#include") || text.starts_with("#pragma") || text.starts_with("namespace ") ||
         text == "namespace {" || text.starts_with("}  // namespace");
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return lines;
}

std::string with_fenced_math(std::string_view markdown) {
  std::string out;
  const auto take = [&](std::size_t length) {
    out.append(markdown.substr(0, length));
    markdown.remove_prefix(length);
  };
  while (!markdown.empty()) {
    const auto mark = markdown.find_first_of("`$");
    take(std::min(mark, markdown.size()));
    if (markdown.empty()) break;
    const auto run = std::min(markdown.find_first_not_of(markdown.front()), markdown.size());
    const std::string_view fence = markdown.substr(0, run);
    const auto close = markdown.find(fence, run);
    if (close == std::string_view::npos) {  // no formula and no code: text
      take(run);
      continue;
    }
    const std::string_view inside = markdown.substr(run, close - run);
    if (fence.front() == '`') {
      take(close + run);
      continue;
    }
    markdown.remove_prefix(close + run);
    if (run == 1) {
      out.append("$`").append(inside).append("`$");
      continue;
    }
    // A sentence's punctuation right after a displayed formula belongs on its line.
    std::string formula(without_blank_ends(inside));
    while (!markdown.empty() && std::string_view(".,;").find(markdown.front()) != std::string_view::npos) {
      formula += markdown.front();
      markdown.remove_prefix(1);
    }
    append_display(out, formula);
    if (markdown.starts_with('\n')) markdown.remove_prefix(1);
  }
  return out;
}

std::vector<WovenBlock> weave(std::string_view source) {
  std::vector<WovenBlock> blocks;
  std::vector<std::string_view> code;
  bool results = false;
  const auto end_code = [&] {
    if (auto text = tidied(code); !text.empty()) blocks.push_back({What::code, std::move(text)});
    code.clear();
  };
  for (const auto line : lines_of(source)) {
    auto text = trimmed(line);
    if (!text.starts_with("//!")) {
      if (!is_scaffolding(line)) code.push_back(line);
      continue;
    }
    end_code();
    text.remove_prefix(3);
    if (text.starts_with(' ')) text.remove_prefix(1);
    if (text.starts_with("@results")) {
      blocks.push_back({What::results, {}});
      results = true;
      continue;
    }
    if (blocks.empty() || blocks.back().what != What::prose) blocks.push_back({What::prose, {}});
    blocks.back().text.append(text).push_back('\n');
  }
  end_code();
  if (!results) blocks.push_back({What::results, {}});
  return blocks;
}

}  // namespace lemmacheck
