#include "reports/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>

namespace lemmacheck {
namespace {

std::size_t longest_run(std::string_view text, char c) {
  std::size_t longest = 0, run = 0;
  for (const char at : text) {
    run = at == c ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

// What would begin a list, a heading or a quotation at the start of a line.
bool opens_a_block(std::string_view text) {
  if (text.empty()) return false;
  if (std::string_view("-+#>=").find(text.front()) != std::string_view::npos) return true;
  const auto after = text.find_first_not_of("0123456789");
  return after != 0 && after != std::string_view::npos && (text[after] == '.' || text[after] == ')');
}

std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line;
}

}  // namespace

std::string plain(std::string_view text) {
  std::string out;
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (opens_a_block(text) && text.front() != '>') {  // that one becomes an entity
    const auto mark = text.find_first_not_of("0123456789");
    out.append(text.substr(0, mark)).append({'\\', text[mark]});
    text.remove_prefix(mark + 1);
  }
  for (const char c : on_one_line(text)) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '$')  // GitHub's mathematics looks behind backslashes and entities, not into a span
      out += "<span>$</span>";
    else if (std::string_view("\\`*_[]|~").find(c) != std::string_view::npos)
      out.append({'\\', c});
    else
      out += c;
  }
  return out;
}

std::string code(std::string_view text) {
  const auto line = on_one_line(text);
  if (line.empty()) return "";
  const std::string marks(longest_run(line, '`') + 1, '`');
  const bool padded = line.front() == '`' || line.back() == '`';
  return marks + (padded ? " " + line + " " : line) + marks;
}
std::string code_cell(std::string_view text) {
  std::string out;
  for (const char c : code(text)) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}
std::string fenced(std::string_view language, std::string_view text) {
  const std::string fence(std::max<std::size_t>(3, longest_run(text, '`') + 1), '`');
  const bool ends = text.ends_with('\n');
  return fmt::format("{}{}\n{}{}{}\n", fence, language, text, ends ? "" : "\n", fence);
}
std::string url(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || std::string_view("-._~/#").find(c) != std::string_view::npos)
      out += c;
    else
      out += fmt::format("%{:02X}", byte);
  }
  return out;
}
std::string link_to(std::string_view text, std::string_view target) {
  return fmt::format("[{}]({})", plain(text), url(target));
}

std::string directed(double x, int side, int digits) {
  if (!std::isfinite(x)) return std::isnan(x) ? "unknown" : x < 0 ? "-inf" : "inf";
  const auto text = fmt::format("{:.{}e}", x, digits - 1);
  const double shown = std::strtod(text.c_str(), nullptr);
  if (side < 0 ? shown <= x : shown >= x) return fmt::format("{:.{}g}", shown, digits);
  const int exponent = std::atoi(text.substr(text.find('e') + 1).c_str());
  return fmt::format("{:.{}g}", shown + side * std::pow(10.0, exponent - digits + 1), digits);
}
std::string enclosure_text(double lower, double upper, int digits) {
  if (lower == upper) return fmt::format("{:.{}g}", lower, digits);
  return fmt::format("[{}, {}]", directed(lower, -1, digits), directed(upper, 1, digits));
}
std::string about(double lower, double upper) {
  for (const int digits : {3, 2}) {
    const auto text = fmt::format("{:.{}g}", lower, digits);
    if (text == fmt::format("{:.{}g}", upper, digits)) return text;
  }
  return enclosure_text(lower, upper, 3);
}

std::string counted(std::int64_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count_text(n), n == 1 ? one : many);
}
std::string capitalised(std::string text) {
  if (!text.empty()) text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}
std::string sentence(std::string text) {
  text = capitalised(std::move(text));
  if (!text.empty() && text.back() != '.') text += '.';
  return text;
}

}  // namespace lemmacheck
