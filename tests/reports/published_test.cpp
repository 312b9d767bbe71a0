// The committed audit in reports/published agrees with the code.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "properties/audit/records/summary.hpp"
#include "properties/audit/records/value_json.hpp"
#include "reports/report.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {
namespace fs = std::filesystem;
const fs::path published = fs::path(LEMMACHECK_SOURCE_DIR) / "reports" / "published";

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}
std::set<std::string> files_below(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) names.insert(fs::relative(entry.path(), folder).generic_string());
  return names;
}
}  // namespace

TEST_CASE("every registered statement is published with the verdict that is expected of it") {
  const Summary summary = summarise(read_records(published));
  CHECK(summary.complete);
  CHECK(summary.profile == "standard");
  std::set<std::string> ids;
  for (const auto& s : summary.statements) {
    INFO(s.id << ": " << s.because);
    ids.insert(s.id);
    const Statement* statement = find_statement(s.id);
    REQUIRE(statement != nullptr);
    CHECK(statement->expected == s.expected);
    CHECK(s.as_expected());
  }
  for (const Statement* statement : registered_statements()) {
    INFO(statement->id << " is not published: ./run publish");
    CHECK(ids.contains(statement->id));
  }
}
TEST_CASE("README's excerpt is the published page's, between single blank lines") {
  std::istringstream readme(text_of(fs::path(LEMMACHECK_SOURCE_DIR) / "README.md"));
  const std::string page = text_of(published / "arora2018" / "lemma-1.md");
  std::string line, before = "none";
  while (std::getline(readme, line) && line.rfind("<!-- excerpt of", 0) != 0) continue;
  int lines = 0;
  while (std::getline(readme, line) && line.rfind("<!-- end of excerpt", 0) != 0) {
    CHECK_FALSE((line.empty() && before.empty()));
    if (line.rfind("**", 0) == 0) line = "### " + line.substr(2, line.size() - 4);  // a heading there
    if (const auto at = line.find("](reports/published/arora2018/"); at != std::string::npos)
      line.erase(at + 2, std::string("reports/published/arora2018/").size());
    INFO(line);
    CHECK(page.find(line) != std::string::npos);
    before = line, ++lines;
  }
  CHECK(lines > 10);
}
TEST_CASE("the published pages are what the code makes of the published records") {
  const Summary summary = summarise(read_records(published));
  const fs::path fresh = fs::temp_directory_path() / "lemmacheck-published-test";
  fs::remove_all(fresh);
  write_reports(summary, fresh, summary.digest, "../../");  // reports/published is two levels deep
  auto committed = files_below(published);
  committed.erase("records.jsonl"), committed.erase("summary.json");
  CHECK(committed == files_below(fresh));
  for (const auto& name : committed) {
    INFO(name << " is out of date: ./run publish");
    CHECK(text_of(published / name) == text_of(fresh / name));
  }
  CHECK(text_of(published / "summary.json") == to_json(summary));
  fs::remove_all(fresh);
}
TEST_CASE("the excerpt in the README is what the published page says") {
  const auto page = text_of(published / "arora2018" / "lemma-1.md");
  std::istringstream readme(text_of(fs::path(LEMMACHECK_SOURCE_DIR) / "README.md"));
  bool inside = false;
  int compared = 0;
  for (std::string line; std::getline(readme, line);) {
    if (line.starts_with("<!-- end of excerpt")) break;
    // Links start from the README there, from the page here.
    if (const auto at = line.find("](reports/published/arora2018/"); at != std::string::npos)
      line.erase(at + 2, std::string("reports/published/arora2018/").size());
    if (inside && !line.empty() && !line.starts_with("**")) {
      INFO(line);
      CHECK(page.find("\n" + line + "\n") != std::string::npos);
      ++compared;
    }
    inside = inside || line.starts_with("<!-- excerpt of");
  }
  CHECK(compared > 10);
}

TEST_CASE("README's table of findings is the published index's") {
  const auto between = [](const std::string& text, const std::string& begin, const std::string& end) {
    const auto from = text.find('\n', text.find(begin)), to = text.find(end);
    REQUIRE(from != std::string::npos);
    REQUIRE(to != std::string::npos);
    return text.substr(from, to - from);
  };
  auto in_readme =
      between(text_of(fs::path(LEMMACHECK_SOURCE_DIR) / "README.md"), "<!-- findings of", "<!-- end of findings");
  const auto in_index = between(text_of(published / "index.md"), "<!-- findings -->", "<!-- end of findings -->");
  const std::string prefix = "](reports/published/";
  for (auto at = in_readme.find(prefix); at != std::string::npos; at = in_readme.find(prefix))
    in_readme.erase(at + 2, prefix.size() - 2);
  CHECK(in_readme == in_index);
  CHECK(in_readme.size() > 100);
}
