#include "cli/output.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "properties/audit/records/record_file.hpp"

namespace lemmacheck::cli {
namespace {

[[noreturn]] void cannot_write() { throw CannotWrite(std::string("standard output: ") + std::strerror(errno)); }

}  // namespace

void put(std::string_view data) {
  errno = EIO;  // should the library give no reason
  if (std::fwrite(data.data(), 1, data.size(), stdout) != data.size()) cannot_write();
}

void finish_output() {
  errno = EIO;
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) cannot_write();
}

void say(std::string_view talk) {
  std::string line(talk);
  line += '\n';
  if (std::fwrite(line.data(), 1, line.size(), stderr) != line.size()) std::clearerr(stderr);
}

std::string colored(std::FILE* stream, Color color, std::string_view text) {
  const char* none = std::getenv("NO_COLOR");
  if (isatty(fileno(stream)) == 0 || (none && *none != '\0')) return std::string(text);
  static constexpr const char* codes[] = {"32", "31", "33", "35", "1"};
  return fmt::format("\033[{}m{}\033[0m", codes[static_cast<int>(color)], text);
}

int terminal_columns(std::FILE* stream) {
  winsize size{};
  if (isatty(fileno(stream)) == 0) return 0;
  constexpr int usual = 80;
  return ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual;
}

}  // namespace lemmacheck::cli
