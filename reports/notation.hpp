// What the headers of a paper's folder say: the table of its notation, and every object with its comment.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace lemmacheck {

/// One or more declarations under one comment.
struct DeclaredObject {
  std::vector<std::string> names;
  std::string comment;  ///< without its slashes; paragraphs are parted by blank lines
  std::string code;
};
struct NotationSection {
  std::string title;  ///< of a line "// --- title ---", else empty
  std::vector<DeclaredObject> objects;
};
using Symbol = std::array<std::string, 4>;
struct Notation {
  std::vector<std::string> paragraphs;  ///< of the comment on top, without its table
  std::array<std::string, 4> header{};  ///< "paper", "here", "shape", "meaning"
  std::vector<Symbol> symbols;
  std::vector<NotationSection> sections;
};

/// The comment on top may hold one table: a line "paper  here  shape  meaning", whose words say where the columns begin,
/// and the lines after it; a row without a symbol goes on with the row above. std::runtime_error where a word runs over
/// the beginning of a column.
Notation notation_of(std::string_view header);

/// A comment as Markdown: shown as written, but for code in backticks.
std::string comment_text(std::string_view comment);
/// Its first sentence.
std::string first_sentence(std::string_view comment);
/// Names that a listing calls: identifiers before a bracket, in order, each once.
std::vector<std::string> called_in(std::string_view code);

}  // namespace lemmacheck
