// What the command writes: data to stdout, which must arrive whole, and talk to stderr, which need not.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <string_view>
#include <utility>

namespace lemmacheck::cli {

/// To stdout. Throws CannotWrite.
void put(std::string_view data);
template <class... Args>
void put(fmt::format_string<Args...> format, Args&&... args) {
  put(std::string_view(fmt::format(format, std::forward<Args>(args)...)));
}
/// Everything that was put has arrived. Throws CannotWrite.
void finish_output();

/// To stderr, a line.
void say(std::string_view talk);
template <class... Args>
void say(fmt::format_string<Args...> format, Args&&... args) {
  say(std::string_view(fmt::format(format, std::forward<Args>(args)...)));
}

enum class Color { green, red, yellow, magenta, bold };
/// The text in a colour, if the stream is a terminal and NO_COLOR is not set (no-color.org).
std::string colored(std::FILE* stream, Color color, std::string_view text);
/// Columns of the terminal that the stream is, or 0.
int terminal_columns(std::FILE* stream);

}  // namespace lemmacheck::cli
