#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

#include "cli/output.hpp"
#include "properties/audit/records/count_text.hpp"

namespace lemmacheck::cli {
namespace {

/// Over what stands in the line, to its beginning. The last column stays free: a terminal that fills it goes on below.
void rewrite(const std::string& line) {
  const auto width = static_cast<std::size_t>(std::max(terminal_columns(stderr) - 1, 1));
  const std::string whole = fmt::format("\r{:<{}}\r{}", "", width, line.substr(0, width));
  std::fwrite(whole.data(), 1, whole.size(), stderr);
  std::fflush(stderr);
}

Color color_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::upheld:
      return Color::green;
    case Verdict::refuted:
    case Verdict::error:
      return Color::red;
    case Verdict::vacuous:
      return Color::yellow;
    case Verdict::undecided:
      return Color::magenta;
  }
  return Color::bold;
}

struct Mutants {
  std::size_t killed = 0, to_kill = 0;
  void add(const StatementSummary& s) {
    for (const auto& m : s.mutants)
      killed += m.outcome == MutantOutcome::killed, to_kill += m.outcome != MutantOutcome::equivalent;
  }
};

std::string totals(const Summary& summary) {
  Mutants mutants;
  std::int64_t instances = 0, unexpected = 0, missing = 0;
  std::vector<std::pair<Verdict, std::int64_t>> verdicts;
  for (const auto v : {Verdict::upheld, Verdict::refuted, Verdict::vacuous, Verdict::undecided, Verdict::error})
    verdicts.emplace_back(v, 0);
  for (const auto& s : summary.statements) {
    mutants.add(s);
    instances += s.holds + s.fails + s.undecided + s.inapplicable;
    unexpected += !s.as_expected();
    missing += std::ssize(s.missing);
    for (auto& [verdict, count] : verdicts) count += verdict == s.verdict;
  }
  const std::size_t n = summary.statements.size();
  std::string text = fmt::format("{} statement{}:", n, n == 1 ? "" : "s");
  const char* separator = " ";
  for (const auto& [verdict, count] : verdicts)
    if (count > 0)
      text += std::exchange(separator, ", ") +
              colored(stdout, color_of(verdict), fmt::format("{} {}", count, name_of(verdict)));
  text += fmt::format("; {} instances; mutants {}/{}; ", count_text(instances), mutants.killed, mutants.to_kill);
  if (missing > 0)
    text += colored(stdout, Color::red, fmt::format("{} planned jobs WITHOUT A RECORD", count_text(missing))) + "; ";
  return text + (unexpected == 0 ? "all as expected"
                                 : colored(stdout, Color::red, fmt::format("{} NOT AS EXPECTED", unexpected)));
}

}  // namespace

ProgressLine::ProgressLine() : shown_(isatty(fileno(stderr)) != 0) {}
ProgressLine::~ProgressLine() {
  if (shown_) rewrite("");
}

void ProgressLine::show(std::size_t done, std::size_t all, const std::string& key) const {
  if (!shown_) return;
  constexpr std::size_t bar = 24;
  constexpr int narrow = 60;
  const std::size_t filled = all == 0 ? bar : done * bar / all;
  const std::string text = fmt::format("{}/{} {}", done, all, key);
  rewrite(terminal_columns(stderr) < narrow ? text
                                            : fmt::format("[{:=<{}}{:{}}] {}", "", filled, "", bar - filled, text));
}

std::string table_of(const Summary& summary) {
  std::size_t width = 0;
  for (const auto& s : summary.statements) width = std::max(width, s.id.size());
  std::string text;
  for (const auto& s : summary.statements) {
    Mutants mutants;
    mutants.add(s);
    text += fmt::format("{:<{}}  {}  {} instances, mutants {}/{}{}\n", s.id, width,
                        colored(stdout, color_of(s.verdict), fmt::format("{:<9}", name_of(s.verdict))),
                        s.holds + s.fails + s.undecided + s.inapplicable, mutants.killed, mutants.to_kill,
                        s.as_expected() ? "" : colored(stdout, Color::red, "  NOT AS EXPECTED: ") + s.because);
  }
  return text + totals(summary) + "\n";
}

}  // namespace lemmacheck::cli
