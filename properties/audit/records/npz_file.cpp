// NumPy's archives, by libzip.
#include <fmt/format.h>
#include <zip.h>

#include <memory>

#include "properties/audit/records/array_file.hpp"
#include "properties/audit/records/instance_file.hpp"

namespace lemmacheck {
namespace {

constexpr std::string_view suffix = ".npy";
constexpr zip_uint64_t largest = zip_uint64_t{1} << 30;

[[noreturn]] void refuse(const std::string& where, const std::string& why) {
  throw BadInstanceFile(where + ": " + why);
}

/// An archive that is read from memory, which must outlive it.
class Archive {
 public:
  Archive(std::string_view bytes, const std::string& where) : where_(where) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* opened = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    const std::string why = opened ? "" : zip_error_strerror(&error);
    if (source && !opened) zip_source_free(source);
    zip_error_fini(&error);
    if (!opened) refuse(where, "the archive cannot be opened: " + why);
    archive_.reset(opened);
  }

  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (zip_int64_t k = 0; k < zip_get_num_entries(archive_.get(), 0); ++k)
      if (const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(k), 0)) all.emplace_back(name);
    return all;
  }

  std::string bytes_of(const std::string& name) const {
    const auto index = zip_name_locate(archive_.get(), name.c_str(), 0);
    zip_stat_t status;
    if (index < 0 || zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &status) != 0 ||
        (status.valid & ZIP_STAT_SIZE) == 0)
      refuse(where_, name + " cannot be found: " + zip_strerror(archive_.get()));
    if (status.size > largest)
      refuse(where_, fmt::format("{} unpacks to {} bytes, more than 1 GiB", name, status.size));
    const std::unique_ptr<zip_file_t, Close> file(zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
    if (!file) refuse(where_, name + " cannot be read: " + zip_strerror(archive_.get()));
    std::string bytes(status.size, '\0');
    const auto read = zip_fread(file.get(), bytes.data(), bytes.size());
    char more = 0;
    // A look past the end makes libzip hold the bytes against their checksum.
    if (read < 0 || static_cast<zip_uint64_t>(read) != status.size || zip_fread(file.get(), &more, 1) != 0)
      refuse(where_, fmt::format("{} cannot be unpacked: {}", name, zip_file_strerror(file.get())));
    return bytes;
  }

 private:
  struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
  };
  struct Close {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
  };
  std::string where_;
  std::unique_ptr<zip_t, Discard> archive_;
};

}  // namespace

std::vector<std::string> names_in_npz(std::string_view bytes, const std::string& where) {
  std::vector<std::string> arrays;
  for (auto& name : Archive(bytes, where).names())
    if (name.ends_with(suffix)) arrays.push_back(name.substr(0, name.size() - suffix.size()));
  return arrays;
}

DyadicMatrix read_npz(std::string_view bytes, const std::string& name, const std::string& where) {
  const Archive archive(bytes, where);
  const std::string file = name + std::string(suffix);
  std::string known;
  bool found = false;
  for (const auto& there : archive.names()) {
    found = found || there == file;
    known +=
        (known.empty() ? "" : ", ") + (there.ends_with(suffix) ? there.substr(0, there.size() - suffix.size()) : there);
  }
  if (!found) refuse(where, fmt::format("there is no array '{}'; there are: {}", name, known.empty() ? "none" : known));
  return read_npy(archive.bytes_of(file), where + ":" + name);
}

}  // namespace lemmacheck
