#include "properties/digest.hpp"

#include <algorithm>
#include <fstream>

#include "properties/sha256.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

TEST_CASE("SHA-256 has its published values") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(1000000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
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
