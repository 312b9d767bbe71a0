// NumPy's array files.
#include <fmt/format.h>

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>

#include "properties/audit/records/array_file.hpp"
#include "properties/audit/records/instance_file.hpp"

namespace lemmacheck {
namespace {

static_assert(std::endian::native == std::endian::little);
constexpr std::string_view magic = "\x93NUMPY";
constexpr std::size_t longest_header = 1 << 16;

[[noreturn]] void refuse(const std::string& where, std::size_t byte, const std::string& why) {
  throw BadInstanceFile(fmt::format("{}, byte {}: {}", where, byte, why));
}

struct Header {
  std::string type;
  bool fortran_order = false;
  std::vector<std::uint64_t> shape;
  std::size_t data = 0;  ///< where it begins
};

/// Reads the header's Python dictionary: {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }.
class HeaderReader {
 public:
  HeaderReader(std::string_view bytes, std::size_t from, std::size_t to, const std::string& where)
      : bytes_(bytes.substr(0, to)), at_(from), where_(where) {}

  void into(Header& header) {
    want('{');
    bool type = false, order = false, shape = false;
    while (!take('}')) {
      const std::size_t start = at_;
      const std::string key = word();
      want(':');
      bool& seen = key == "descr" ? type : key == "fortran_order" ? order : shape;
      if (seen || (key != "descr" && key != "fortran_order" && key != "shape"))
        refuse(where_, start, fmt::format("the header's key '{}' is {}", key, seen ? "given twice" : "unknown"));
      seen = true;
      if (key == "descr") header.type = descr();
      if (key == "fortran_order") header.fortran_order = truth();
      if (key == "shape") header.shape = tuple();
      if (!take(',')) {
        want('}');
        break;
      }
    }
    if (!type || !order || !shape) refuse(where_, at_, "the header lacks descr, fortran_order or shape");
    blanks();
    if (at_ != bytes_.size()) refuse(where_, at_, "something follows the header's dictionary");
  }

 private:
  void blanks() {
    while (at_ < bytes_.size() && (bytes_[at_] == ' ' || bytes_[at_] == '\n')) ++at_;
  }
  bool take(char c) {
    blanks();
    if (at_ == bytes_.size() || bytes_[at_] != c) return false;
    ++at_;
    return true;
  }
  void want(char c) {
    if (!take(c)) refuse(where_, at_, fmt::format("'{}' is wanted in the header", c));
  }
  std::string word() {
    want('\'');
    const auto end = bytes_.find('\'', at_);
    if (end == bytes_.npos) refuse(where_, at_, "a word of the header has no end");
    std::string text(bytes_.substr(at_, end - at_));
    at_ = end + 1;
    return text;
  }
  std::string descr() {
    blanks();
    if (at_ < bytes_.size() && bytes_[at_] == '[') refuse(where_, at_, "records of several fields are not read");
    return word();
  }
  bool truth() {
    blanks();
    for (const bool value : {true, false}) {
      const std::string_view text = value ? "True" : "False";
      if (bytes_.substr(at_).starts_with(text)) {
        at_ += text.size();
        return value;
      }
    }
    refuse(where_, at_, "True or False is wanted in the header");
  }
  std::vector<std::uint64_t> tuple() {
    std::vector<std::uint64_t> sizes;
    want('(');
    while (!take(')')) {
      blanks();
      std::uint64_t size = 0;
      const auto [end, error] = std::from_chars(bytes_.data() + at_, bytes_.data() + bytes_.size(), size);
      if (error != std::errc{}) refuse(where_, at_, "a size is wanted in the header");
      at_ = static_cast<std::size_t>(end - bytes_.data());
      sizes.push_back(size);
      if (!take(',')) {
        want(')');
        break;
      }
    }
    return sizes;
  }

  std::string_view bytes_;
  std::size_t at_;
  const std::string& where_;
};

Header header_of(std::string_view bytes, const std::string& where) {
  const std::size_t version_at = magic.size(), length_at = version_at + 2;
  if (!bytes.starts_with(magic)) refuse(where, 0, "this is no NPY file");
  if (bytes.size() < length_at) refuse(where, bytes.size(), "the file ends before its version");
  const int major = static_cast<unsigned char>(bytes[version_at]),
            minor = static_cast<unsigned char>(bytes[version_at + 1]);
  if (major < 1 || major > 3 || minor != 0)
    refuse(where, version_at, fmt::format("version {}.{} of NPY is unknown; 1.0, 2.0 and 3.0 are read", major, minor));
  const std::size_t width = major == 1 ? 2 : 4;
  if (bytes.size() < length_at + width) refuse(where, bytes.size(), "the file ends before the length of its header");
  std::uint32_t length = 0;
  std::memcpy(&length, bytes.data() + length_at, width);
  const std::size_t start = length_at + width;
  if (length > longest_header)
    refuse(where, length_at, fmt::format("a header of {} bytes, longer than {}", length, longest_header));
  if (bytes.size() - start < length)
    refuse(where, bytes.size(), fmt::format("the file ends within its header of {} bytes", length));
  Header header;
  HeaderReader(bytes, start, start + length, where).into(header);
  header.data = start + length;
  return header;
}

/// The entries' numbers. `T` as stored.
template <class T>
double entry(const char* bytes, const std::string& where, std::size_t at) {
  T stored{};
  std::memcpy(&stored, bytes + at, sizeof stored);
  const auto x = static_cast<double>(stored);
  if constexpr (std::is_floating_point_v<T>) {
    if (!std::isfinite(x)) refuse(where, at, fmt::format("{} is not finite", x));
  } else {
    // 2^63 and 2^64, as doubles, are no values of T: the way back is defined for what is smaller.
    const bool fits = std::abs(x) < std::ldexp(1.0, std::numeric_limits<T>::digits);
    if (fits ? static_cast<T>(x) != stored : stored != std::numeric_limits<T>::min())
      refuse(where, at, fmt::format("{} is no double", stored));
  }
  return x;
}

using ReadEntry = double (*)(const char*, const std::string&, std::size_t);
struct EntryType {
  std::string_view name;
  std::size_t bytes;
  ReadEntry read;
};
constexpr EntryType entry_types[] = {
    {"<f8", 8, entry<double>},        {"<f4", 4, entry<float>},         {"<i8", 8, entry<std::int64_t>},
    {"<i4", 4, entry<std::int32_t>},  {"<i2", 2, entry<std::int16_t>},  {"|i1", 1, entry<std::int8_t>},
    {"<u8", 8, entry<std::uint64_t>}, {"<u4", 4, entry<std::uint32_t>}, {"<u2", 2, entry<std::uint16_t>},
    {"|u1", 1, entry<std::uint8_t>},
};

const EntryType& entry_type(const Header& header, const std::string& where) {
  for (const auto& type : entry_types)
    if (type.name == header.type) return type;
  std::string known;
  for (const auto& type : entry_types) known += (known.empty() ? "" : ", ") + std::string(type.name);
  refuse(where, magic.size(), fmt::format("entries of type '{}' are not read; {} are", header.type, known));
}

}  // namespace

DyadicMatrix read_npy(std::string_view bytes, const std::string& where) {
  const Header header = header_of(bytes, where);
  const EntryType& type = entry_type(header, where);
  if (header.shape.size() > 2)
    refuse(where, magic.size(), fmt::format("{} dimensions; a matrix has two", header.shape.size()));
  const std::uint64_t rows = header.shape.empty() ? 1 : header.shape[0],
                      cols = header.shape.size() < 2 ? 1 : header.shape[1];
  const std::size_t left = bytes.size() - header.data;
  // In this order no product overflows.
  if (rows > INT32_MAX || cols > INT32_MAX || (cols > 0 && left / type.bytes / cols < rows))
    refuse(where, bytes.size(),
           fmt::format("the file ends within its {} x {} entries of {} bytes", rows, cols, type.bytes));
  if (const std::size_t wanted = rows * cols * type.bytes; left != wanted)
    refuse(where, header.data + wanted, fmt::format("{} bytes follow the last entry", left - wanted));
  DyadicMatrix m(static_cast<int>(rows), static_cast<int>(cols));
  std::size_t at = header.data;
  for (std::uint64_t k = 0; k < rows * cols; ++k, at += type.bytes) {
    const auto row = header.fortran_order ? k % rows : k / cols, col = header.fortran_order ? k / rows : k % cols;
    m(static_cast<int>(row), static_cast<int>(col)) = type.read(bytes.data(), where, at);
  }
  return m;
}

ArrayFormat format_of(std::string_view bytes) {
  if (bytes.starts_with(magic)) return ArrayFormat::npy;
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06") ? ArrayFormat::npz : ArrayFormat::csv;
}

}  // namespace lemmacheck
