#include "cli/command.hpp"

#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <limits>
#include <sstream>

#include "cli/options.hpp"
#include "cli/output.hpp"
#include "numerics/linear_algebra/self_check.hpp"
#include "properties/audit/records/instance_file.hpp"
#include "properties/audit/running/audit.hpp"
#include "properties/nearest.hpp"

namespace lemmacheck {
namespace {

/// An option that is a whole number: CLI11's own conversion takes -1, 2^64, "" and octal.
template <class Number>
CLI::Option* add_number(CLI::App* command, const std::string& name, Number& target, std::uint64_t least,
                        std::uint64_t most, const std::string& text) {
  const std::string usual = std::to_string(target);
  return command
      ->add_option_function<std::string>(
          name,
          [&target, name, least, most](const std::string& given) {
            target = static_cast<Number>(cli::whole_number(name, given, least, most));
          },
          text)
      ->default_str(usual)
      ->type_name("NUMBER");
}
template <class Number>
CLI::Option* add_seed(CLI::App* command, Number& target, const std::string& text) {
  return add_number(command, "--seed", target, 0, std::numeric_limits<std::uint64_t>::max(), text);
}
/// An option that may be repeated and takes one text each time.
CLI::Option* add_list(CLI::App* command, const std::string& name, std::vector<std::string>& target,
                      const std::string& text, const std::string& type) {
  return command->add_option(name, target, text)->allow_extra_args(false)->type_name(type);
}

/// The subcommands, and what their options are read into.
class Commands {
 public:
  explicit Commands(CLI::App& app) : app_(app) {
    add_looks();
    add_audit();
    add_report();
    add_check();
    add_replay();
    add_sample();
    add_new();
  }
  int code() const { return code_; }

 private:
  void add_looks() {
    auto* list = app_.add_subcommand("list", "list the statements");
    list->add_option("FILTER", list_.filters, "ids, papers or globs");
    list->add_flag("--json", list_.json);
    list->callback([this] { code_ = cli::list(list_); });
    auto* show = app_.add_subcommand("show", "what one statement says, and how it is checked");
    show->add_option("ID", show_.id)->required();
    show->add_flag("--json", show_.json);
    show->callback([this] { code_ = cli::show(show_); });
  }
  void add_audit() {
    auto* audit = app_.add_subcommand("audit", "check statements and write the reports");
    audit->add_option("FILTER", audit_.filters, "ids, papers or globs; none: all");
    audit->add_option("--profile", audit_.profile, "quick, standard or thorough")->capture_default_str();
    add_seed(audit, audit_.seed, "of everything that is drawn");
    add_number(audit, "--jobs", audit_.jobs, 0, 1024, "workers; 0: one per processor");
    audit->add_option("--out", audit_.out, "the audit's folder: a new or empty one, or one that holds records");
    audit
        ->add_option("--under", audit_.under, "where --out is not given: the folder is PROFILE-SEED-DIGEST in this one")
        ->capture_default_str();
    audit->add_flag("--resume", audit_.resume, "go on in a folder that has records of the same audit");
    audit->add_flag("--json", audit_.json, "print the summary as JSON");
    auto* experiments = audit->add_option("--experiments", audit_.experiments,
                                          "measure experiments (none named: all); without a FILTER, nothing else");
    experiments->expected(0, -1)->type_name("ID");
    audit->add_option("--data", audit_.data, "folder of the files that experiments read, found by their SHA-256");
    audit->callback([this, experiments] {
      audit_.measures = experiments->count() > 0;
      std::erase(audit_.experiments, "");  // what CLI11 gives for none named
      code_ = cli::audit(audit_);
    });
  }
  void add_report() {
    auto* report = app_.add_subcommand("report", "write summary and reports from a folder of records");
    report->add_option("DIR", report_.records, "the folder of an audit")->required();
    report->add_option("--out", report_.out, "where they go; not given: DIR");
    report->add_flag("--json", report_.json, "print the summary as JSON");
    report->callback([this] { code_ = cli::report(report_); });
  }
  void add_check() {
    auto* check = app_.add_subcommand("check", "decide your own instances: every hypothesis, both sides, certified");
    check->add_option("ID", check_.id)->required();
    check->add_option("--instance", check_.instance,
                      "an instance or a witness as JSON, several as JSON Lines; -: standard input");
    add_list(check, "--matrix", check_.matrices,
             "a field from numbers in CSV, NPY or NPZ (NAME: the array in it; a list of matrices takes several)",
             "FIELD=FILE[:NAME,...]");
    add_list(check, "--field", check_.fields, "a field as JSON", "FIELD=JSON");
    add_list(check, "--set", check_.set, "try another constant", "NAME=VALUE");
    add_seed(check, check_.seed, "of the draw, for a probable statement");
    check->add_flag("--all-levels", check_.all_levels, "evaluate in every arithmetic");
    check->add_flag("--json", check_.json);
    check->callback([this] { code_ = cli::check(check_); });
  }
  void add_replay() {
    auto* replay = app_.add_subcommand("replay", "decide a witness of a report again");
    replay->add_option("FILE", replay_.file, "-: standard input")->required();
    replay->add_flag("--all-levels", replay_.all_levels, "evaluate in every arithmetic");
    replay->add_flag("--json", replay_.json);
    replay->callback([this] { code_ = cli::replay(replay_); });
  }
  void add_sample() {
    auto* sample = app_.add_subcommand("sample", "instances of a statement's generator, as JSON Lines");
    sample->add_option("ID", sample_.id)->required();
    add_seed(sample, sample_.seed, "of the generator");
    add_number(sample, "--count", sample_.count, 1, 1'000'000'000, "how many");
    sample->callback([this] { code_ = cli::sample(sample_); });
  }
  void add_new() {
    auto* fresh = app_.add_subcommand("new", "start a conjecture: one file that builds, runs and reports");
    fresh->add_option("ID", new_.id, "conjectures.NAME")->required();
    fresh->add_option("--dir", new_.directory, "where the file goes (default: theorems/PAPER in this tree, else here)");
    fresh->callback([this] { code_ = cli::make_new(new_); });
  }

  CLI::App& app_;
  int code_ = 0;
  cli::ListOptions list_;
  cli::ShowOptions show_;
  cli::AuditOptions audit_;
  cli::ReportOptions report_;
  cli::CheckOptions check_;
  cli::ReplayOptions replay_;
  cli::SampleOptions sample_;
  cli::NewOptions new_;
};

void refuse_unknown_command(const CLI::App& app, const std::string& word) {
  std::vector<std::string> known;
  for (const auto* command : app.get_subcommands({})) known.push_back(command->get_name());
  if (word.starts_with('-') || std::find(known.begin(), known.end(), word) != known.end()) return;
  throw cli::UsageError("there is no command '" + word + "'" + nearest_text(word, known));
}

void refuse_unknown_option(const CLI::App& app) {
  for (const auto* command : app.get_subcommands()) {
    std::vector<std::string> known;
    for (const auto* option : command->get_options())
      for (const auto& name : option->get_lnames()) known.push_back("--" + name);
    for (const auto& word : command->remaining())
      if (word.starts_with('-'))
        throw cli::UsageError("'" + command->get_name() + "' has no option " + word + nearest_text(word, known));
  }
}

int dispatch(int argc, char** argv) {
  CLI::App app("Certified checks of learning theory's statements, on real instances.", "lemmacheck");
  app.require_subcommand(1);
  app.set_version_flag("--version", "lemmacheck " + version() + " (digest " + digest() + ")");
  const Commands commands(app);
  if (argc > 1) refuse_unknown_command(app, argv[1]);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    refuse_unknown_option(app);
    std::ostringstream data, talk;
    const int code = app.exit(e, data, talk) == 0 ? 0 : 2;
    cli::put(data.str());
    if (!talk.str().empty()) cli::say(talk.str().substr(0, talk.str().find_last_not_of('\n') + 1));
    return code;
  }
  return commands.code();
}

int refused(int code, const std::exception& why) {
  cli::say("lemmacheck: {}{}", code == 5 ? "error: " : "", why.what());
  return code;
}

}  // namespace

int run_command(int argc, char** argv) {
  try {
    // A full quota is an error of the write, not a signal.
    std::signal(SIGXFSZ, SIG_IGN);
    check_environment();
    cli::refuse_faulty_declarations();
    const int code = dispatch(argc, argv);
    cli::finish_output();
    return code;
  } catch (const cli::UsageError& e) {
    return refused(2, e);
  } catch (const BadInstanceFile& e) {
    return refused(2, e);
  } catch (const DirectoryInUse& e) {
    return refused(2, e);
  } catch (const std::invalid_argument& e) {
    return refused(2, e);
  } catch (const std::exception& e) {
    return refused(5, e);
  }
}

}  // namespace lemmacheck
