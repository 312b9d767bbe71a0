// What is asked of every statement alike. A new file in theorems/ gets all of this without a line here.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "properties/audit/deciding/shrink.hpp"
#include "properties/audit/records/value_json.hpp"
#include "properties/audit/running/audit.hpp"
#include "properties/audit/running/phases.hpp"
#include "properties/declarations.hpp"
#include "properties/woven.hpp"
#include "reports/catalogue.hpp"
#include "tests/catch.hpp"

using namespace lemmacheck;

namespace {

constexpr int itself = Statement::itself;

int instances_of(Cost cost) {
  switch (cost) {
    case Cost::light:
      return 24;
    case Cost::normal:
      return 12;
    case Cost::heavy:
      return 4;
    case Cost::massive:
      return 1;
  }
  return 1;
}

/// Instance number k of a statement, of a size that grows with k.
Value generated(const Statement& statement, int k) {
  Sampler draw(derived_seed(static_cast<std::uint64_t>(k), "harness/" + statement.id), std::min(100, 7 * k));
  return statement.generate(draw, itself);
}

/// Witnesses, and some generated instances; with the draw that a probable statement makes on them.
std::vector<Case> cases_of(const Statement& statement) {
  std::vector<Value> instances = statement.witnesses(itself);
  if (statement.form != Form::witnessed && statement.has_generator(itself))
    for (int k = 0; k < instances_of(statement.cost); ++k) instances.push_back(generated(statement, k));
  std::vector<Case> cases;
  for (std::size_t k = 0; k < instances.size(); ++k) {
    cases.push_back({instances[k]});
    if (!by_draws(statement.form)) continue;
    Sampler draw(derived_seed(k, "harness draw/" + statement.id), 50);
    cases.push_back({instances[k], statement.draw(instances[k], draw)});
  }
  return cases;
}
std::string text_of(const Case& c) { return to_json(c.instance) + (c.draw ? " with " + to_json(*c.draw) : ""); }

bool overlap(const Real& a, const Real& b) { return !(upper(a) < lower(b)) && !(upper(b) < lower(a)); }

/// Where both levels found something: the same names, and enclosures of the same numbers.
void check_same_findings(const Findings& a, const Findings& b) {
  REQUIRE(a.findings.size() == b.findings.size());
  for (std::size_t k = 0; k < a.findings.size(); ++k) {
    const Finding &x = a.findings[k], &y = b.findings[k];
    CAPTURE(x.name, to_enclosure_text(x.lhs), to_enclosure_text(y.lhs), to_enclosure_text(x.rhs),
            to_enclosure_text(y.rhs), to_enclosure_text(x.slack), to_enclosure_text(y.slack));
    CHECK(x.name == y.name);
    CHECK(x.role == y.role);
    // Steps of a run that tie at one level may be told apart at another: then the least slack alone has one meaning.
    if (x.step == y.step) {
      CHECK(overlap(x.lhs, y.lhs));
      CHECK(overlap(x.rhs, y.rhs));
    }
    CHECK(overlap(x.slack, y.slack));
    CHECK_FALSE((x.certainly_true() && y.certainly_false()));
    CHECK_FALSE((x.certainly_false() && y.certainly_true()));
  }
}

const CatalogueEntry* catalogued(const std::string& id) {
  static const auto entries = catalogue();
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const CatalogueEntry& e) { return e.id == id; });
  return found == entries.end() ? nullptr : &*found;
}

/// Whether its file names a law of numerics/laws.
bool decided_by_law(const Statement& statement) {
  std::ifstream in(LEMMACHECK_SOURCE_DIR "/" + statement.source_file);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return text.find("#include \"numerics/laws/") != std::string::npos;
}

/// Registrations written in a file, one per line that starts with it.
int registrations_in(const std::filesystem::path& file) {
  std::ifstream in(file);
  int count = 0;
  for (std::string line; std::getline(in, line);) count += line.rfind("const Registered<", 0) == 0;
  return count;
}

}  // namespace

TEST_CASE("every registration that is written arrives in the registry, with its text for the reports") {
  int written = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(LEMMACHECK_SOURCE_DIR "/theorems"))
    if (file.path().extension() == ".cpp") written += registrations_in(file.path());
  CHECK(written > 0);
  CHECK(registered_statements().size() == static_cast<std::size_t>(written));
  for (const Statement* statement : registered_statements()) {
    CAPTURE(statement->id, statement->source_file);
    CHECK_FALSE(woven_source(statement->source_file).empty());
  }
}

TEST_CASE("every statement of the catalogue's metadata agrees with it") {
  REQUIRE(catalogue().size() > 100);
  for (const Statement* statement : registered_statements()) {
    const CatalogueEntry* entry = catalogued(statement->id);
    INFO(statement->id
         << " is in " << statement->source_file
         << ": give it its row in theorems/catalogue.tsv (id, form, origin, wording, expected verdict, what "
            "it says), or make it a conjecture of yours, conjectures.NAME, which needs none");
    CHECK((entry || statement->paper() == "conjectures"));
    if (!entry) continue;
    CHECK(name_of(statement->origin) == entry->origin);
    CHECK(name_of(statement->wording) == entry->wording);
    if (entry->form == "definition")
      CHECK(statement->kind == Kind::definition);
    else if (statement->form == Form::sampled_mean)
      CHECK(entry->form == "mean");
    else if (entry->form == "probable" && statement->form == Form::universal)
      CHECK(decided_by_law(*statement));  // the probability is a number then, stated of every instance
    else if (entry->form != "measured")
      CHECK(name_of(statement->form) == entry->form);
    if (entry->expected != "measured")
      CHECK((statement->expected ? name_of(*statement->expected) : "open") == entry->expected);
  }
}

TEST_CASE("no declaration has a fault") {
  std::vector<std::string> catalogued;
  for (const auto& entry : catalogue()) catalogued.push_back(entry.id);
  for (const auto& fault : declaration_faults(registered_statements(), catalogued)) {
    CAPTURE(fault);
    CHECK(fault.empty());
  }
}

TEST_CASE("every statement says what a report and an audit need") {
  for (const Statement* statement : registered_statements()) {
    CAPTURE(statement->id);
    CHECK((statement->origin != Origin::paper || !statement->place.empty()));
    CHECK((statement->expected == Verdict::vacuous) == !statement->vacuous_by.empty());
  }
}

TEST_CASE("instances are well formed, round trip through JSON, and shrink to ones that can be examined") {
  for (const Statement* statement : registered_statements())
    for (const Case& c : cases_of(*statement)) {
      CAPTURE(statement->id, text_of(c));
      CHECK_NOTHROW(statement->require_well_formed(c.instance));
      CHECK(from_json(to_json(c.instance), statement->pattern()) == c.instance);
      if (c.draw) {
        CHECK(from_json(to_json(*c.draw), statement->draw_pattern()) == *c.draw);
        continue;
      }
      // Shapes that do not fit are proposed and sieved out; what is left must stand an examination.
      const auto candidates = shrink_candidates(*statement, c.instance);
      const std::size_t stride = 1 + candidates.size() / 8;
      for (std::size_t k = 0; k < candidates.size(); k += stride) {
        CAPTURE(to_json(candidates[k]));
        CHECK(from_json(to_json(candidates[k]), statement->pattern()) == candidates[k]);
        CHECK_NOTHROW(decide_at(*statement, {candidates[k]}, statement->alteration(itself), {}));
      }
    }
}

TEST_CASE("every generator meets its hypotheses") {
  constexpr int most = 100;
  for (const Statement* statement : registered_statements()) {
    if (statement->form == Form::witnessed) continue;
    const int wanted = instances_of(statement->cost);
    int applicable = 0, tried = 0;
    while (tried < wanted || (applicable == 0 && tried < most)) {
      const Decision d = decide(*statement, {generated(*statement, tried++)}, statement->alteration(itself));
      applicable += applicability_of(d.findings) == Outcome::holds && d.outcome != Outcome::inapplicable;
    }
    std::printf("%-44s %3d of %3d generated instances apply\n", statement->id.c_str(), applicable, tried);
    CAPTURE(statement->id);
    CHECK(applicable > 0);
  }
}

TEST_CASE("double and 256-bit enclosures overlap, their outcomes agree, and mpfr lies inside") {
  for (const Statement* statement : registered_statements()) {
    const Alteration& unaltered = statement->alteration(itself);
    const Level sharp = statement->tier == Tier::exact ? Level::rational() : Level::ball(256);
    for (const Case& c : cases_of(*statement)) {
      CAPTURE(statement->id, text_of(c));
      const Decision rough = decide_at(*statement, c, unaltered, Level::certified_double());
      const Decision fine = decide_at(*statement, c, unaltered, sharp);
      if (!rough.findings.findings.empty() && !fine.findings.findings.empty())
        check_same_findings(rough.findings, fine.findings);
      if (rough.outcome != Outcome::undecided && fine.outcome != Outcome::undecided)
        CHECK(name_of(rough.outcome) == std::string(name_of(fine.outcome)));
      for (const Decision* decision : {&rough, &fine}) {
        CAPTURE(decision->level.name());
        if (statement->tier == Tier::reals)
          CHECK(cross_check(*statement, c, unaltered, *decision).value_or("agrees") == "agrees");
      }
    }
  }
}

TEST_CASE("every mutant dies, and every equivalent one lives, within the quick profile", "[mutants]") {
  const Plan quick = plan(registered_statements(), profile_of("quick"), 1);
  for (const Job& job : quick.jobs) {
    if (job.phase != Phase::mutants) continue;
    const Statement& statement = *find_statement(job.statement);
    const auto& mutant = statement.mutants[static_cast<std::size_t>(job.mutant)];
    Breadcrumb crumb{};
    const Tally tally = run_job(statement, job, crumb).tally;
    CAPTURE(statement.id, mutant.name, mutant.equivalent_because);
    CHECK(tally.error.empty());
    CAPTURE(name_of(tally.stop));
    CHECK(std::string(name_of(tally.stop)).starts_with("killed") == mutant.equivalent_because.empty());
  }
}
