#include "reports/weave.hpp"

#include <algorithm>

namespace lemmacheck {
namespace {
using What = WovenBlock::What;

std::string_view trimmed(std::string_view line) {
  const auto first = line.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view{} : line.substr(first);
}
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
}  // namespace

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
