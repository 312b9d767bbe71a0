#include "cli/command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>

#include "cli/options.hpp"
#include "numerics/linear_algebra/self_check.hpp"
#include "properties/audit/records/instance_file.hpp"
#include "properties/audit/running/audit.hpp"

namespace lemmacheck {
namespace {

int dispatch(int argc, char** argv) {
  CLI::App app("Certified checks of learning theory's statements, on real instances.", "lemmacheck");
  app.require_subcommand(1);
  app.set_version_flag("--version", "lemmacheck " + version() + " (digest " + digest() + ")");
  int code = 0;

  cli::ListOptions list;
  auto* list_command = app.add_subcommand("list", "list the statements");
  list_command->add_option("FILTER", list.filters, "ids, papers or globs");
  list_command->add_flag("--json", list.json);
  list_command->callback([&] { code = cli::list(list); });

  cli::ShowOptions show;
  auto* show_command = app.add_subcommand("show", "what one statement says, and how it is checked");
  show_command->add_option("ID", show.id)->required();
  show_command->add_flag("--json", show.json);
  show_command->callback([&] { code = cli::show(show); });

  cli::AuditOptions audit;
  auto* audit_command = app.add_subcommand("audit", "check statements and write the reports");
  audit_command->add_option("FILTER", audit.filters, "ids, papers or globs; none: all");
  audit_command->add_option("--profile", audit.profile, "quick, standard or thorough")->capture_default_str();
  audit_command->add_option("--seed", audit.seed)->capture_default_str();
  audit_command->add_option("--jobs", audit.jobs, "workers; 0: one per processor")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  audit_command->add_option("--out", audit.out, "the audit's folder");
  audit_command
      ->add_option("--under", audit.under, "where --out is not given: the folder is PROFILE-SEED-DIGEST in this one")
      ->capture_default_str();
  audit_command->add_flag("--resume", audit.resume, "go on in a folder that has records of the same audit");
  audit_command->add_flag("--json", audit.json, "print the summary as JSON");
  audit_command->callback([&] { code = cli::audit(audit); });

  std::string directory;
  bool report_json = false;
  auto* report_command = app.add_subcommand("report", "write summary and reports from a folder of records");
  report_command->add_option("DIR", directory)->required();
  report_command->add_flag("--json", report_json, "print the summary as JSON");
  report_command->callback([&] { code = cli::report(directory, report_json); });

  cli::CheckOptions check;
  auto* check_command = app.add_subcommand("check", "evaluate your own instances in every arithmetic");
  check_command->add_option("ID", check.id)->required();
  check_command->add_option("--instance", check.instance, "JSON or JSON Lines, as `sample` writes")->required();
  check_command->add_option("--set", check.set, "NAME=VALUE: try another constant");
  check_command->add_option("--seed", check.seed, "of the draw, for a probable statement")->capture_default_str();
  check_command->add_flag("--json", check.json);
  check_command->callback([&] { code = cli::check(check); });

  std::string witness;
  bool replay_json = false;
  auto* replay_command = app.add_subcommand("replay", "check a witness file again");
  replay_command->add_option("FILE", witness)->required();
  replay_command->add_flag("--json", replay_json);
  replay_command->callback([&] { code = cli::replay(witness, replay_json); });

  cli::SampleOptions sample;
  auto* sample_command = app.add_subcommand("sample", "instances of a statement's generator, as JSON Lines");
  sample_command->add_option("ID", sample.id)->required();
  sample_command->add_option("--seed", sample.seed)->capture_default_str();
  sample_command->add_option("--count", sample.count)->check(CLI::PositiveNumber)->capture_default_str();
  sample_command->callback([&] { code = cli::sample(sample); });

  cli::NewOptions fresh;
  auto* new_command = app.add_subcommand("new", "start a conjecture: one file that builds, runs and reports");
  new_command->add_option("ID", fresh.id, "conjectures.NAME")->required();
  new_command->add_option("--dir", fresh.directory, "where the file goes (default: theorems/PAPER here)");
  new_command->callback([&] { code = cli::make_new(fresh); });

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }
  return code;
}

}  // namespace

int run_command(int argc, char** argv) {
  try {
    // A full quota is an error of the write, not a signal.
    std::signal(SIGXFSZ, SIG_IGN);
    check_environment();
    cli::refuse_faulty_declarations();
    return dispatch(argc, argv);
  } catch (const cli::UsageError& e) {
    fmt::print(stderr, "lemmacheck: {}\n", e.what());
    return 2;
  } catch (const BadInstanceFile& e) {
    fmt::print(stderr, "lemmacheck: {}\n", e.what());
    return 2;
  } catch (const DirectoryInUse& e) {
    fmt::print(stderr, "lemmacheck: {}\n", e.what());
    return 2;
  } catch (const std::invalid_argument& e) {
    fmt::print(stderr, "lemmacheck: {}\n", e.what());
    return 2;
  } catch (const std::exception& e) {
    fmt::print(stderr, "lemmacheck: error: {}\n", e.what());
    return 5;
  }
}

}  // namespace lemmacheck
