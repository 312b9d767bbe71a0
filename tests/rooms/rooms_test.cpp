// The one rule of the house: an include points to its own room or to one below it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"

namespace {

namespace fs = std::filesystem;

struct Room {
  std::string folder;
  int floor;
};
/// An arrow goes to a lower floor or stays in its room. Rooms of one floor do not know each other. Theorems and
/// properties/audit, which no theorem sees, both stand on properties.
const std::vector<Room> rooms = {
    {"numerics/arithmetic", 0},
    {"numerics/linear_algebra", 1},
    {"numerics/networks", 2},
    {"numerics/laws", 2},
    {"numerics/sphere", 3},
    {"numerics/classifiers", 3},
    {"numerics/wide_networks", 3},
    {"properties/audit/deciding", 5},
    {"properties/audit/records", 6},
    {"properties/audit/running", 7},
    {"properties", 4},
    {"theorems/families", 5},
    {"theorems", 6},
    {"reports", 8},
    {"cli", 9},
};

/// The room of a file named from the top of the tree, or nullptr. The longer name is the room's: it comes first.
const Room* room_of(const std::string& file) {
  const auto found =
      std::find_if(rooms.begin(), rooms.end(), [&](const Room& room) { return file.starts_with(room.folder + "/"); });
  return found == rooms.end() ? nullptr : &*found;
}

std::string paper_of(const std::string& file) {
  constexpr std::string_view theorems = "theorems/";
  return file.starts_with(theorems) ? file.substr(0, file.find('/', theorems.size())) : std::string{};
}

/// Why a file may not include another; empty where it may.
std::string refusal(const std::string& from, const std::string& to) {
  const Room *source = room_of(from), *target = room_of(to);
  if (!source) return "";
  if (!target) return to + " is in no room";
  if (target->folder == "theorems") {
    if (source->folder != "theorems") return "nobody includes a theorem";
    if (paper_of(from) != paper_of(to)) return "a paper does not include another's";
    return "";
  }
  if (source->folder.starts_with("theorems") && to.starts_with("properties/audit/"))
    return "theorems know no records and nothing of the machine";
  if (source == target || target->floor < source->floor) return "";
  return source->folder + " is not above " + target->folder;
}

struct Include {
  std::string from, to;
};
std::vector<Include> includes_of_the_tree() {
  static const std::regex line(R"re(^\s*#\s*include\s+"([^"]+)")re");
  std::vector<Include> all;
  const fs::path top = LEMMACHECK_SOURCE_DIR;
  for (const std::string room : {"numerics", "properties", "theorems", "reports", "cli"})
    for (const auto& entry : fs::recursive_directory_iterator(top / room)) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") continue;
      std::ifstream in(entry.path());
      std::smatch match;
      for (std::string text; std::getline(in, text);)
        if (std::regex_search(text, match, line)) all.push_back({fs::relative(entry.path(), top), match[1]});
    }
  return all;
}

}  // namespace

TEST_CASE("every include points to its own room or to one below") {
  const auto all = includes_of_the_tree();
  CHECK(all.size() > 300);
  for (const auto& [from, to] : all) {
    INFO(from << " includes " << to);
    CHECK(refusal(from, to) == "");
    CHECK(fs::exists(fs::path(LEMMACHECK_SOURCE_DIR) / to));
  }
}

TEST_CASE("every source file of the rooms is in a room") {
  for (const std::string room : {"numerics", "properties", "theorems", "reports", "cli"})
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(LEMMACHECK_SOURCE_DIR) / room)) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") continue;
      const std::string file = fs::relative(entry.path(), LEMMACHECK_SOURCE_DIR);
      INFO(file);
      CHECK(room_of(file) != nullptr);
    }
}

TEST_CASE("an arrow that goes upwards is refused") {
  CHECK(refusal("numerics/arithmetic/real.cpp", "numerics/linear_algebra/matrix.hpp") != "");
  CHECK(refusal("numerics/networks/networks.cpp", "numerics/sphere/sphere.hpp") != "");
  CHECK(refusal("numerics/sphere/sphere.cpp", "numerics/classifiers/max_margin.hpp") != "");
  CHECK(refusal("numerics/sphere/sphere.cpp", "properties/value.hpp") != "");
  CHECK(refusal("properties/statement.cpp", "properties/audit/records/records.hpp") != "");
  CHECK(refusal("properties/audit/deciding/decision.cpp", "properties/audit/records/records.hpp") != "");
  CHECK(refusal("theorems/du2018/theorem-3.1.cpp", "properties/audit/deciding/decision.hpp") != "");
  CHECK(refusal("theorems/du2018/theorem-3.1.cpp", "reports/report.hpp") != "");
  CHECK(refusal("theorems/du2018/theorem-3.1.cpp", "theorems/xie2017/setting.hpp") != "");
  CHECK(refusal("cli/list.cpp", "theorems/du2018/setting.hpp") != "");
  CHECK(refusal("reports/report.cpp", "theorems/du2018/setting.hpp") != "");
  CHECK(refusal("numerics/lonely.hpp", "numerics/arithmetic/real.hpp") == "");  // the test above names such a file

  CHECK(refusal("numerics/sphere/sphere.cpp", "numerics/linear_algebra/matrix.hpp") == "");
  CHECK(refusal("properties/audit/running/plan.cpp", "properties/audit/records/records.hpp") == "");
  CHECK(refusal("theorems/du2018/theorem-3.1.cpp", "theorems/du2018/setting.hpp") == "");
  CHECK(refusal("theorems/du2018/theorem-3.1.cpp", "theorems/families/spheres.hpp") == "");
}
