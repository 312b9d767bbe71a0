#include "tests/numerics/declarations.hpp"

#include <regex>
#include <sstream>

namespace lemmacheck::test {

namespace {

std::string without_inner_namespaces(std::string text) {
  for (const std::string name : {"multiprecision", "rounding"})
    for (std::size_t from; (from = text.find("\nnamespace " + name + " {")) != std::string::npos;) {
      const std::size_t to = text.find("}  // namespace " + name, from);
      text.erase(from + 1, to - from);
    }
  return text;
}

/// "const Real& a" -> "Real", "int q = 1" -> "int".
std::string type_of(std::string parameter) {
  parameter = std::regex_replace(parameter, std::regex("=.*"), "");
  parameter = std::regex_replace(parameter, std::regex("\\bconst\\b|&"), " ");
  std::istringstream words(parameter);
  std::string type;
  words >> type;
  return type;
}

}  // namespace

std::vector<std::string> declared_functions(const std::string& header) {
  const std::string text = std::regex_replace(without_inner_namespaces(header), std::regex("//[^\n]*"), "");
  const std::regex declaration("\n(?:inline )?[\\w:]+ (\\w+|operator[^\\s(]+)\\(([^()]*)\\)\\s*[;{]");
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), declaration), end; at != end; ++at) {
    std::string key = (*at)[1].str() + "(";
    std::istringstream parameters((*at)[2].str());
    for (std::string parameter, comma; std::getline(parameters, parameter, ','); comma = ", ")
      key += comma + type_of(parameter);
    found.push_back(key + ")");
  }
  return found;
}

}  // namespace lemmacheck::test
