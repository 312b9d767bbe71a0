#include "properties/audit/records/record_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "properties/audit/records/records_read.hpp"

namespace lemmacheck {
namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// What another plan differs in, in words.
std::string difference(const Records& there, const std::string& header) {
  const auto here = read_record_text(header + "\n", "the plan").records;
  const auto differs = [](const std::string& what, const std::string& a, const std::string& b) {
    return what + " " + a + ", not " + b;
  };
  if (there.version != here.version) return differs("version", there.version, here.version);
  if (there.digest != here.digest) return differs("digest", there.digest, here.digest);
  if (there.profile != here.profile) return differs("profile", there.profile, here.profile);
  if (there.seed != here.seed) return differs("seed", std::to_string(there.seed), std::to_string(here.seed));
  if (there.trusted_base != here.trusted_base) return "another compiler or other libraries";
  return "other statements or jobs";
}

constexpr const char *records_name = "records.jsonl", *summary_name = "summary.json", *experiments_name = "experiments";

/// Whether a file there is a summary of ours: what is written beside the pages.
bool has_summary(const std::filesystem::path& directory) {
  const auto json = nlohmann::json::parse(text_of(directory / summary_name), nullptr, false);
  return json.is_object() && json.contains("schema") && json.contains("digest") && json.contains("statements");
}

/// Whether nothing is there but what was measured.
bool only_experiments(const std::filesystem::path& directory) {
  namespace fs = std::filesystem;
  const auto is_ours = [](const auto& entry) { return entry.path().filename() == experiments_name; };
  return std::all_of(fs::directory_iterator(directory), fs::directory_iterator(), is_ours);
}

ReadRecords read_ours(const std::string& text, const std::string& name) {
  try {
    return read_record_text(text, name);
  } catch (const std::runtime_error& e) {
    throw DirectoryInUse(std::string("what is there is no records: ") + e.what());
  }
}

}  // namespace

void make_audit_folder(const std::filesystem::path& directory) {
  namespace fs = std::filesystem;
  std::error_code error;
  fs::create_directories(directory, error);
  if (!fs::is_directory(directory))
    throw CannotWrite("cannot make the folder " + directory.string() + ": " +
                      (error ? error.message() : std::strerror(ENOTDIR)));
  const fs::directory_iterator entries(directory, error);
  if (error) throw CannotWrite("cannot read the folder " + directory.string() + ": " + error.message());
  if (entries == fs::directory_iterator() || fs::exists(directory / records_name) || has_summary(directory) ||
      only_experiments(directory))
    return;
  throw DirectoryInUse(directory.string() +
                       " is not empty and holds no records of an audit: name another folder, or an empty one");
}

RecordFile::RecordFile(const std::filesystem::path& directory, const std::string& header, bool resume)
    : path_(directory / records_name) {
  make_audit_folder(directory);
  descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (descriptor_ < 0) cannot_write();
  try {
    hold();
    struct stat status {};
    const bool empty = ::fstat(descriptor_, &status) == 0 && status.st_size == 0;
    if (!empty && !resume)
      throw DirectoryInUse(directory.string() + " holds the records of another run; go on with it by --resume");
    if (!empty) take_over(header);
    struct stat after {};
    if (::fstat(descriptor_, &after) != 0 || after.st_size == 0) append(header + "\n");
  } catch (...) {
    ::close(descriptor_);
    throw;
  }
}

RecordFile::~RecordFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void RecordFile::hold() const {
  // A run that was killed a moment ago may still hold it through workers that are about to die with it.
  constexpr int most_tries = 40;
  for (int k = 0; k < most_tries; ++k) {
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  throw DirectoryInUse(path_.string() + " is being written by another run");
}

void RecordFile::take_over(const std::string& header) {
  const auto text = text_of(path_);
  const auto read = read_ours(text, path_.string());
  if (read.header.empty() && (header + "\n").compare(0, text.size(), text) != 0)
    throw DirectoryInUse(path_.string() + " holds something that is no records");
  if (!read.header.empty() && read.header != header)
    throw DirectoryInUse(path_.string() + " is of another plan: " + difference(read.records, header));
  for (const auto& tally : read.records.tallies) done_.insert(tally.job.key());
  if (::ftruncate(descriptor_, static_cast<off_t>(read.complete_bytes)) != 0) cannot_write();
}

void RecordFile::append(const std::string& lines) {
  struct stat before {};
  const bool known = ::fstat(descriptor_, &before) == 0;
  for (std::size_t done = 0; done < lines.size();) {
    const auto n = ::write(descriptor_, lines.data() + done, lines.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      const int why = n == 0 ? ENOSPC : errno;
      // Should this fail too, the torn line is recognised by every reader.
      if (known && done > 0 && ::ftruncate(descriptor_, before.st_size) != 0) errno = why;
      errno = why;
      cannot_write();
    }
    done += static_cast<std::size_t>(n);
  }
}

void RecordFile::finish() {
  const int synced = ::fsync(descriptor_);
  // Pipes and devices cannot be synced, and need not be.
  if (synced != 0 && errno != EINVAL && errno != EROFS) cannot_write();
  const int closed = ::close(descriptor_);
  descriptor_ = -1;
  if (closed != 0) cannot_write();
}

void RecordFile::abandon() const { ::close(descriptor_); }

void RecordFile::cannot_write() const { throw CannotWrite(path_.string() + ": " + std::strerror(errno)); }

}  // namespace lemmacheck
