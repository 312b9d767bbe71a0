// The append-only file of records of one run.
#pragma once

#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>

namespace lemmacheck {

struct DirectoryInUse : std::runtime_error {
  using runtime_error::runtime_error;
};
/// Records cannot be written (a full disk): what was complete stays valid. Names the path.
struct CannotWrite : std::runtime_error {
  using runtime_error::runtime_error;
};

/// Makes the folder of an audit or a report, or takes one that is ours: empty, or with records, a summary or experiments in it. Throws
/// DirectoryInUse for a folder that holds other things, which nothing of ours overwrites; CannotWrite naming the folder.
void make_audit_folder(const std::filesystem::path& directory);

/// Owns DIR/records.jsonl for the time of a run: no second run can append to it. Only complete jobs are ever in it.
class RecordFile {
 public:
  /// Starts a file with this header, or, with `resume`, goes on with one: a torn end is cut off.
  /// Throws DirectoryInUse if there are records and `resume` is false, if they are of another plan, if another run
  /// holds them, or if the folder is not ours (see make_audit_folder); CannotWrite naming the path; std::runtime_error for a file that is not records.
  RecordFile(const std::filesystem::path& directory, const std::string& header, bool resume);
  ~RecordFile();
  RecordFile(const RecordFile&) = delete;
  RecordFile& operator=(const RecordFile&) = delete;

  /// Keys of the jobs that the file has already.
  const std::set<std::string>& done() const { return done_; }
  /// Appends whole lines, or nothing: what a failing write left is cut off. Throws CannotWrite.
  void append(const std::string& lines);
  /// Everything is on the disk. Throws CannotWrite.
  void finish();
  /// For a forked worker, which must not hold the file.
  void abandon() const;

 private:
  void take_over(const std::string& header);
  void hold() const;
  [[noreturn]] void cannot_write() const;

  std::filesystem::path path_;
  int descriptor_ = -1;
  std::set<std::string> done_;
};

}  // namespace lemmacheck
