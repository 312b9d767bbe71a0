#include "properties/audit/records/digest.hpp"

#include <algorithm>
#include <fstream>

#include "properties/audit/records/sha256.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

TEST_CASE("SHA-256 of a published example") {
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("the hashes of this tree's sources, by CMake, are ours") {
  const auto& lines = detail::lines_of_this_tree();
  CHECK(lines.size() > 100);
  for (const auto& line : lines) {
    const auto name = line.substr(line.find("  ") + 2);
    INFO(name);
    std::ifstream file(std::string(LEMMACHECK_SOURCE_DIR) + "/" + name, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    CHECK(sha256(text) + "  " + name == line);
  }
}

TEST_CASE("a digest depends on every hash and name, on no order and on no repetition") {
  const std::vector<DigestLine> lines{"aa  b.cpp", "bb  a.cpp"};
  CHECK(digest_of(lines) == sha256("bb  a.cpp\naa  b.cpp\n"));
  CHECK(digest_of({lines[1], lines[0], lines[1]}) == digest_of(lines));
  for (const std::string other : {"ab  b.cpp", "aa  c.cpp"}) CHECK(digest_of({other, lines[1]}) != digest_of(lines));
  CHECK(digest_of({lines[0], lines[1], "ab  b.cpp"}) != digest_of(lines));
}
