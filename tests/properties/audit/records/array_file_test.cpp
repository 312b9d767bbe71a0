#include "properties/audit/records/array_file.hpp"

#include <cstring>
#include <string>

#include "properties/audit/records/instance_file.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {

DyadicMatrix matrix(int rows, int cols, std::vector<double> entries) {
  DyadicMatrix m(rows, cols);
  m.entries = std::move(entries);
  return m;
}

template <class T>
std::string bytes(const std::vector<T>& entries) {
  std::string all(entries.size() * sizeof(T), '\0');
  std::memcpy(all.data(), entries.data(), all.size());
  return all;
}
std::string npy_with(const std::string& header, const std::string& data, int major = 1) {
  std::string text = std::string("\x93NUMPY") + static_cast<char>(major) + '\0';
  text += static_cast<char>(header.size() & 255), text += static_cast<char>(header.size() >> 8 & 255);
  if (major > 1) text += std::string(2, '\0');
  return text + header + data;
}
std::string npy(const std::string& type, const std::string& shape, const std::string& data, bool fortran = false,
                int major = 1) {
  return npy_with(
      "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + shape + ", }  \n",
      data, major);
}
std::string refusal(const std::string& file) {
  try {
    read_npy(file, "x.npy");
  } catch (const BadInstanceFile& e) {
    return e.what();
  }
  return "read";
}
std::string csv_refusal(const std::string& text) {
  RoundedDecimals rounded;
  std::string header;
  try {
    read_csv(text, "x.csv", rounded, header);
  } catch (const BadInstanceFile& e) {
    return e.what();
  }
  return "read";
}
DyadicMatrix csv(const std::string& text) {
  RoundedDecimals rounded;
  std::string header;
  return read_csv(text, "x.csv", rounded, header);
}

std::string from_base64(const std::string& text) {
  const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0, have = 0;
  for (const char c : text) {
    if (c == '=') break;
    bits = bits << 6 | static_cast<unsigned>(letters.find(c)), have += 6;
    if (have >= 8) out += static_cast<char>(bits >> (have -= 8) & 255);
  }
  return out;
}

/// NumPy 1.24.2: savez_compressed(W1=[[1.5, -2], [.1, 3]] as float64, W2=[[1, 2, 3], [4, 5, 6]] as int32,
/// phi=asfortranarray([[1, 2, 3], [4, 5, 6.5]] as float32)).
const std::string archive = from_base64(
    "UEsDBBQAAAAIAAAAIQBFZKbzVwAAAKAAAAAGABQAVzEubnB5AQAQAKAAAAAAAAAAVwAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBuk2ahrqOg"
    "npZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOgpGmjoKtQpkAy4GMPhhD6EZDsyaCQI7oXwOBwBQSwMEFAAAAAgAAAAhANNLLq5XAAAAmAAA"
    "AAYAFABXMi5ucHkBABAAmAAAAAAAAABXAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TaaKuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQW"
    "pAL5GkY6CsaaOgq1CmQDLkYGBgYmIGYGYhYgZgViNiAGAFBLAwQUAAAACAAAACEA43UfaVcAAACYAAAABwAUAHBoaS5ucHkBABAAmAAAAAAAAABX"
    "AAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TZqKuo6Cell9UUpSYF59flJIKEg8pKk0FChdnJBakArkaRjoKxpo6CrUK5AMuBoYGeyB2YGBg"
    "AOIFQOwAxBccAFBLAQIUAxQAAAAIAAAAIQBFZKbzVwAAAKAAAAAGAAAAAAAAAAAAAACAAQAAAABXMS5ucHlQSwECFAMUAAAACAAAACEA00surlcA"
    "AACYAAAABgAAAAAAAAAAAAAAgAGPAAAAVzIubnB5UEsBAhQDFAAAAAgAAAAhAON1H2lXAAAAmAAAAAcAAAAAAAAAAAAAAIABHgEAAHBoaS5ucHlQ"
    "SwUGAAAAAAMAAwCdAAAArgEAAAAA");
}  // namespace

TEST_CASE("a NumPy file is read in every type, order and version that is known") {
  const DyadicMatrix wanted = matrix(2, 3, {1, 2, 3, 4, 5, 6});
  CHECK(read_npy(npy("<f8", "(2, 3)", bytes<double>({1, 2, 3, 4, 5, 6})), "x") == wanted);
  CHECK(read_npy(npy("<f8", "(2, 3)", bytes<double>({1, 4, 2, 5, 3, 6}), true), "x") == wanted);
  CHECK(read_npy(npy("<f4", "(2, 3)", bytes<float>({1, 2, 3, 4, 5, 6}), false, 2), "x") == wanted);
  CHECK(read_npy(npy("<i8", "(2, 3)", bytes<std::int64_t>({1, 2, 3, 4, 5, 6}), false, 3), "x") == wanted);
  CHECK(read_npy(npy("<i4", "(2, 3)", bytes<std::int32_t>({1, 2, 3, 4, 5, 6})), "x") == wanted);
  CHECK(read_npy(npy("<u2", "(2, 3)", bytes<std::uint16_t>({1, 2, 3, 4, 5, 6})), "x") == wanted);
  CHECK(read_npy(npy("|i1", "(2, 2)", bytes<std::int8_t>({-1, 2, -128, 127})), "x") ==
        matrix(2, 2, {-1, 2, -128, 127}));
  CHECK(read_npy(npy("|u1", "(1, 2)", bytes<std::uint8_t>({0, 255})), "x") == matrix(1, 2, {0, 255}));
  CHECK(read_npy(npy("<f8", "(3,)", bytes<double>({0.1, -0.0, 0x1p-1074})), "x") ==
        matrix(3, 1, {0.1, -0.0, 0x1p-1074}));
  CHECK(read_npy(npy("<f4", "()", bytes<float>({0.1F})), "x") == matrix(1, 1, {static_cast<double>(0.1F)}));
  CHECK(read_npy(npy("<f8", "(0, 3)", ""), "x") == DyadicMatrix(0, 3));
  const std::int64_t least = INT64_MIN;
  CHECK(read_npy(npy("<i8", "(2,)", bytes<std::int64_t>({least, 1LL << 60})), "x") == matrix(2, 1, {-0x1p63, 0x1p60}));
}

TEST_CASE("an entry that is no finite double is refused with the byte where it stands") {
  const std::string header = npy("<f8", "(2,)", "");
  const auto at = [&](int entry, int width) {
    return "x.npy, byte " + std::to_string(header.size() + static_cast<std::size_t>(entry * width)) + ": ";
  };
  CHECK(refusal(npy("<f8", "(2,)", bytes<double>({1, HUGE_VAL}))) == at(1, 8) + "inf is not finite");
  CHECK(refusal(npy("<f4", "(2,)", bytes<float>({1, NAN}))) == at(1, 4) + "nan is not finite");
  CHECK(refusal(npy("<i8", "(2,)", bytes<std::int64_t>({1, (1LL << 53) + 1}))) ==
        at(1, 8) + "9007199254740993 is no double");
  CHECK(refusal(npy("<i8", "(2,)", bytes<std::int64_t>({INT64_MAX, 0}))) ==
        at(0, 8) + "9223372036854775807 is no double");
  CHECK(refusal(npy("<u8", "(2,)", bytes<std::uint64_t>({0, UINT64_MAX}))) ==
        at(1, 8) + "18446744073709551615 is no double");
}

TEST_CASE("what is not known or not whole is refused with the byte") {
  const std::string data = bytes<double>({1, 2, 3, 4, 5, 6}), good = npy("<f8", "(2, 3)", data);
  REQUIRE(refusal(good) == "read");
  for (std::size_t length = 0; length < good.size(); ++length) {
    const auto said = refusal(good.substr(0, length));
    CAPTURE(length, said);
    CHECK(said != "read");
    CHECK(said.starts_with("x.npy, byte "));
  }
  CHECK(refusal(good + "x") == "x.npy, byte " + std::to_string(good.size()) + ": 1 bytes follow the last entry");
  CHECK(refusal(good.substr(0, good.size() - 1)).find("ends within its 2 x 3 entries of 8 bytes") != std::string::npos);
  for (const char* type : {">f8", "<f2", "<c16", "|b1", "|O", "<U3", "<f16", "|S8", "<M8[ns]"})
    CHECK(refusal(npy(type, "(2, 3)", data)).find("of type '" + std::string(type) + "' are not read") !=
          std::string::npos);
  for (const char* shape : {"(2, 3, 1)", "(1, 1, 1, 6)"})
    CHECK(refusal(npy("<f8", shape, data)).find("a matrix has two") != std::string::npos);
  for (const char* shape :
       {"(18446744073709551615, 18446744073709551615)", "(4294967296, 4294967296)", "(2147483647, 2147483647)"})
    CHECK(refusal(npy("<f8", shape, data)).find("the file ends within its") != std::string::npos);
  for (const char* shape : {"(-2, 3)", "(2 3)", "(2, 3", "2, 3", "(2.0, 3)", "(99999999999999999999, 1)", "[2, 3]"})
    CHECK(refusal(npy("<f8", shape, data)).starts_with("x.npy, byte "));
  for (const char* header : {"", "{", "{}", "{'descr': '<f8', 'fortran_order': False, }",
                             "{'descr': '<f8', 'fortran_order': 0, 'shape': (2, 3)}",
                             "{'descr': '<f8', 'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}",
                             "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), 'x': 1}",
                             "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3)} + 1",
                             "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (6,)}"}) {
    CAPTURE(header);
    CHECK(refusal(npy_with(header, data)).starts_with("x.npy, byte "));
  }
  for (const int version : {0, 4, 147})
    CHECK(refusal(npy("<f8", "(2, 3)", data, false, version)).find("of NPY is unknown") != std::string::npos);
  std::string oversized = npy("<f8", "(2, 3)", data, false, 2);
  oversized[8] = oversized[9] = oversized[10] = '\xff', oversized[11] = '\x7f';
  CHECK(refusal(oversized) == "x.npy, byte 8: a header of 2147483647 bytes, longer than 65536");
}

TEST_CASE("an archive of NumPy's is read by the names in it") {
  REQUIRE(format_of(archive) == ArrayFormat::npz);
  CHECK(names_in_npz(archive, "x.npz") == std::vector<std::string>{"W1", "W2", "phi"});
  CHECK(read_npz(archive, "W1", "x.npz") == matrix(2, 2, {1.5, -2, 0.1, 3}));
  CHECK(read_npz(archive, "W2", "x.npz") == matrix(2, 3, {1, 2, 3, 4, 5, 6}));
  CHECK(read_npz(archive, "phi", "x.npz") == matrix(2, 3, {1, 2, 3, 4, 5, 6.5}));
  try {
    read_npz(archive, "W3", "x.npz");
    FAIL("read");
  } catch (const BadInstanceFile& e) {
    CHECK(std::string(e.what()) == "x.npz: there is no array 'W3'; there are: W1, W2, phi");
  }
}

TEST_CASE("a torn or altered archive is refused, never misread") {
  for (std::size_t length = 4; length < archive.size(); length += 7)
    CHECK_THROWS_AS(read_npz(archive.substr(0, length), "W1", "x.npz"), BadInstanceFile);
  const DyadicMatrix whole = read_npz(archive, "W1", "x.npz");
  int refused = 0;
  for (std::size_t k = 0; k < archive.size(); ++k) {
    std::string altered = archive;
    altered[k] = static_cast<char>(altered[k] ^ 0x20);
    DyadicMatrix read;
    try {
      read = read_npz(altered, "W1", "x.npz");
    } catch (const BadInstanceFile&) {
      ++refused;
      continue;
    }
    CHECK(read == whole);
  }
  CHECK(refused > 100);  // W1's own bytes, and the directory
}

TEST_CASE("rows of numbers are read with any of the separators, and what is passed over is said") {
  const DyadicMatrix wanted = matrix(2, 3, {1, -2, 3.5, 4, 5, 6});
  for (const char* text : {"1,-2,3.5\n4,5,6\n", "1;-2;3.5\r\n4;5;6", "1\t-2\t3.5\n\n4\t5\t6\n\n",
                           "  1   -2 3.5\n 4 5  6 \n", "# made by hand\n1, -2, +3.5\n# between\n4, 5, 6e0",
                           "\xef\xbb\xbf"
                           "1.0,-2.0,3.5\n4.0,5.0,6.0\n"}) {
    CAPTURE(text);
    CHECK(csv(text) == wanted);
  }
  RoundedDecimals rounded;
  std::string header;
  CHECK(read_csv("mean radius,\"texture, mean\",x\n0.1,2,3\n0.5,5,0.3\n", "x.csv", rounded, header).rows == 2);
  CHECK(header == "mean radius,\"texture, mean\",x");
  CHECK(rounded.count == 2);
  CHECK(rounded.first == "x.csv:2, column 1: 0.1 as 0.10000000000000000555");
}

TEST_CASE("what is no row of numbers is refused with line and column") {
  CHECK(csv_refusal("1,2\n3,x\n") == "x.csv:2, column 2: 'x' is not a number");
  CHECK(csv_refusal("1,2\n\n3,4,5\n") == "x.csv:3: 3 numbers where the first row has 2");
  CHECK(csv_refusal("1,2\n3,\n") == "x.csv:2, column 2: no number stands there");
  CHECK(csv_refusal("1,,2\n") == "x.csv:1, column 2: no number stands there");
  CHECK(csv_refusal("\t1\n").find("column 1: no number") != std::string::npos);
  CHECK(csv_refusal("1,2\n3,nan\n").find("x.csv:2, column 2: 'nan'") == 0);
  CHECK(csv_refusal("1,9007199254740993\n").find("x.csv:1, column 2: 9007199254740993 is no double") == 0);
  CHECK(csv_refusal("a,b\nc,d\n").find("x.csv:2, column 1: 'c'") == 0);
  // A first line is a header only where nothing in it is nearly a number.
  for (const char* text : {"1,b\n2,3\n", "nan,inf\n1,2\n", "1.2.3,x\n1,2\n", "a,\n1,2\n"})
    CHECK(csv_refusal(text).find("x.csv:1, column ") == 0);
  CHECK(csv_refusal("") == "x.csv: there is no row of numbers");
  CHECK(csv_refusal("a,b\n") == "x.csv: there is no row of numbers");
}
