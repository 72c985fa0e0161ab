// kgeval: how good claims are, against gold that a careful reader wrote.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <optional>
#include <sstream>

#include "graph/model/data_dir.h"
#include "graph/model/gazetteer.h"
#include "graph/model/schema.h"
#include "tools/command_line.h"
#include "tools/eval/links_report.h"
#include "tools/eval/report.h"
#include "tools/signals.h"
#include "tools/version.h"

namespace kg::tools {
namespace {

namespace fs = std::filesystem;

constexpr int kExitBelow = 3;

constexpr const char* kFooter =
    "Example:\n"
    "  kgingest --claims corpus/articles > claims.jsonl\n"
    "  kgeval --gold corpus/gold/claims.jsonl --claims claims.jsonl --absent corpus/gold/absent.jsonl\n"
    "  kgeval --gold G.jsonl --claims before.jsonl --compare after.jsonl     what a change gained and lost\n"
    "  kgrules trace --format jsonl corpus/articles > trace.jsonl\n"
    "  kgeval --coref corpus/gold/coref.jsonl --trace trace.jsonl            whom pronouns and nominals mean\n"
    "strict: subject and object equal the gold's names, folded; lenient: aliases, containing names, coarser dates "
    "too.\n"
    "A scope.jsonl and a meta.json beside the gold are used when they are there.\n"
    "Exit code: 0 done, 1 a file is not what it should be, 2 wrong usage, 3 below a --min or an absent claim was said.";

struct Arguments {
  std::string gold;
  std::string claims;
  std::string compare;
  std::string absent;
  std::string coref;
  std::string mentions;
  std::string trace;
  std::string scope;
  std::string meta;
  std::string docs;
  std::string predicates;
  std::string list = "20";
  std::string format = "table";
  std::vector<std::string> rules;
  bool require_qualifiers = false;
  double min_precision = 0;
  double min_recall = 0;
  double min_accuracy = 0;
};

// What to print and the exit code that goes with it.
struct Failure {
  int code;
  std::string message;
};

Failure FailureOf(const Status& status) {
  return {status.code() == StatusCode::kNotFound ? kExitUsage : kExitFailed, status.message()};
}

class Run {
 public:
  explicit Run(const Arguments& arguments) : arguments_(arguments) {}

  int Execute() {
    if (const auto failure = Prepare()) return Say(*failure);
    if (!arguments_.trace.empty()) return ScoreLinks();
    const eval::Agreement agreement(*schema_, *gazetteer_);
    const eval::Score score = eval::Evaluate(gold_, claims_, agreement, options_);
    std::optional<eval::Score> second;
    eval::Report report;
    report.score = &score;
    report.agreement = &agreement;
    report.most_listed = most_listed_;
    if (!arguments_.compare.empty()) {
      second = eval::Evaluate(gold_, other_claims_, agreement, options_);
      report.second = &*second;
    }
    if (!arguments_.absent.empty()) {
      report.absent = &absent_;
      report.absent_hits = eval::FindAbsent(absent_, claims_, agreement, options_);
    }
    arguments_.format == "json" ? eval::PrintJson(report, std::cout) : eval::PrintTable(report, std::cout);
    const eval::Counts total = (second ? *second : score).lenient.Total();
    const bool below = total.Precision() < arguments_.min_precision || total.Recall() < arguments_.min_recall;
    return below || !report.absent_hits.empty() ? kExitBelow : kExitOk;
  }

 private:
  static int Say(const Failure& failure) {
    std::cerr << "kgeval: " << failure.message << "\n";
    return failure.code;
  }

  // Whom mentions mean, or of what type they are, in a trace.
  int ScoreLinks() {
    const eval::Question question = arguments_.coref.empty() ? eval::Question::kType : eval::Question::kEntity;
    const auto gold = eval::ReadMentionGold(arguments_.coref + arguments_.mentions, question);
    if (!gold.ok()) return Say(FailureOf(gold.status()));
    const auto texts = eval::ReadTrace(arguments_.trace);
    if (!texts.ok()) return Say(FailureOf(texts.status()));
    const eval::LinkScore score = eval::ScoreLinks(*gold, *texts, question);
    arguments_.format == "json" ? eval::PrintLinksJson(score, question, most_listed_, std::cout)
                                : eval::PrintLinksTable(score, question, most_listed_, std::cout);
    return score.Total().Accuracy() < arguments_.min_accuracy ? kExitBelow : kExitOk;
  }

  std::optional<Failure> Prepare() {
    if (auto failure = ReadList()) return failure;
    if (!arguments_.trace.empty()) return std::nullopt;
    for (const auto& read : {&Run::LoadData, &Run::ReadGold, &Run::ReadClaims, &Run::ReadDocuments}) {
      if (const Status status = (this->*read)(); !status.ok()) return FailureOf(status);
    }
    std::istringstream predicates(arguments_.predicates);
    for (std::string predicate; std::getline(predicates, predicate, ',');) {
      if (!predicate.empty()) options_.predicates.insert(predicate);
    }
    options_.require_qualifiers = arguments_.require_qualifiers;
    return std::nullopt;
  }

  std::optional<Failure> ReadList() {
    if (arguments_.list == "all") {
      most_listed_ = std::numeric_limits<size_t>::max();
      return std::nullopt;
    }
    std::istringstream number(arguments_.list);
    int most = -1;
    if (!(number >> most) || most < 0 || !number.eof()) {
      return Failure{kExitUsage, "--list '" + arguments_.list + "': expected a number, or all"};
    }
    most_listed_ = static_cast<size_t>(most);
    return std::nullopt;
  }

  Status LoadData() {
    const auto data = FindDataDir();
    if (!data.ok()) return {StatusCode::kIo, data.status().message()};
    std::vector<fs::path> folders = {*data / "graph" / "schema"};
    for (const std::string& folder : arguments_.rules) {
      std::error_code error;
      if (!fs::is_directory(folder, error)) return NotFoundError(folder + ": no such folder of rules (--rules)");
      folders.emplace_back(folder);
    }
    auto schema = Schema::Load(folders);
    if (!schema.ok()) return {StatusCode::kInvalid, schema.status().message()};
    schema_.emplace(std::move(schema).value());
    auto gazetteer = Gazetteer::Load(*data / "graph" / "places");
    if (!gazetteer.ok()) return {StatusCode::kIo, gazetteer.status().message()};
    gazetteer_.emplace(std::move(gazetteer).value());
    return Status::Ok();
  }

  // A file named by an option, or the one of that name beside the gold when there is one; "" when there is none.
  fs::path Beside(const std::string& given, const char* name) const {
    if (!given.empty()) return given;
    const fs::path file = fs::path(arguments_.gold).parent_path() / name;
    std::error_code error;
    return !arguments_.gold.empty() && fs::is_regular_file(file, error) ? file : fs::path();
  }

  Status ReadGold() {
    if (arguments_.gold.empty()) return Status::Ok();
    KG_RETURN_IF_ERROR(ReadInto(arguments_.gold, &gold_.facts));
    if (const fs::path file = Beside(arguments_.scope, "scope.jsonl"); !file.empty()) {
      auto scope = eval::ReadScope(file);
      if (!scope.ok()) return scope.status();
      gold_.scope = std::move(scope).value();
    }
    if (const fs::path file = Beside(arguments_.meta, "meta.json"); !file.empty()) {
      auto meta = eval::ReadMeta(file);
      if (!meta.ok()) return meta.status();
      gold_.meta = std::move(meta).value();
    }
    return Status::Ok();
  }

  Status ReadClaims() {
    KG_RETURN_IF_ERROR(ReadInto(arguments_.claims, &claims_));
    if (!arguments_.compare.empty()) KG_RETURN_IF_ERROR(ReadInto(arguments_.compare, &other_claims_));
    if (!arguments_.absent.empty()) KG_RETURN_IF_ERROR(ReadInto(arguments_.absent, &absent_));
    return Status::Ok();
  }

  static Status ReadInto(const std::string& file, std::vector<eval::Fact>* facts) {
    auto read = eval::ReadFacts(file);
    if (read.ok()) *facts = std::move(read).value();
    return read.status();
  }

  // --docs: a file with a document a line, or fold=N of the scope.
  Status ReadDocuments() {
    if (arguments_.docs.empty()) return Status::Ok();
    options_.documents.emplace();
    if (arguments_.docs.starts_with("fold=")) {
      const std::string fold = arguments_.docs.substr(5);
      if (!gold_.scope) return NotFoundError("--docs " + arguments_.docs + ": there is no scope that tells the folds");
      for (const auto& [doc, scope] : *gold_.scope) {
        if (scope.fold == fold) options_.documents->insert(doc);
      }
      return Status::Ok();
    }
    std::ifstream in(arguments_.docs);
    if (!in)
      return NotFoundError(arguments_.docs + ": can't be read (--docs: a file with a document a line, or fold=N)");
    for (std::string line; std::getline(in, line);) {
      if (!line.empty()) options_.documents->insert(line);
    }
    return Status::Ok();
  }

  const Arguments& arguments_;
  std::optional<Schema> schema_;
  std::optional<Gazetteer> gazetteer_;
  eval::ScoreOptions options_;
  eval::Gold gold_;
  std::vector<eval::Fact> claims_;
  std::vector<eval::Fact> other_claims_;
  std::vector<eval::Fact> absent_;
  size_t most_listed_ = 20;
};

void AddLinkOptions(CLI::App* app, Arguments* a) {
  app->add_option("--coref", a->coref, "Whom mentions mean: {doc, sentence, mention, occurrence, entity} lines")
      ->type_name("GOLD.jsonl");
  app->add_option("--mentions", a->mentions,
                  "Of what type mentions are: {doc, sentence, mention, occurrence, type} lines")
      ->type_name("GOLD.jsonl");
  app->add_option("--trace", a->trace, "What kgrules trace --format jsonl printed, for --coref and --mentions")
      ->type_name("T.jsonl");
  app->add_option("--min-accuracy", a->min_accuracy, "Exit 3 when the accuracy of --coref or --mentions is below")
      ->check(CLI::Range(0.0, 1.0));
}

// "" or what is missing.
std::string MissingOption(const Arguments& a) {
  const int links = (a.coref.empty() ? 0 : 1) + (a.mentions.empty() ? 0 : 1);
  if (links == 2) return "--coref and --mentions are measured one at a time";
  if (links == 1) return a.trace.empty() ? "--trace T.jsonl is needed: what kgrules trace --format jsonl printed" : "";
  if (!a.trace.empty()) return "--trace needs --coref GOLD.jsonl or --mentions GOLD.jsonl";
  if (a.claims.empty()) return "--claims C.jsonl is needed: what kgingest --claims printed (see --help)";
  return a.gold.empty() && a.absent.empty() ? "--gold G.jsonl or --absent A.jsonl is needed (see --help)" : "";
}

void AddOptions(CLI::App* app, Arguments* a) {
  app->add_option("--gold", a->gold, "What a careful reader finds: {doc, subject, predicate, object, qualifiers} lines")
      ->type_name("G.jsonl");
  app->add_option("--claims", a->claims, "What kgingest --claims printed")->type_name("C.jsonl");
  app->add_option("--compare", a->compare, "The claims of a second run: what it gained and lost against --claims")
      ->type_name("C2.jsonl");
  app->add_option("--absent", a->absent, "What must not be said as a fact; * for anything. Any that is said: exit 3")
      ->type_name("A.jsonl");
  app->add_flag("--require-qualifiers", a->require_qualifiers,
                "A match also has every qualifier of the gold, but its optional ones, in agreement");
  app->add_option("--predicates", a->predicates, "Only these")->type_name("a,b");
  app->add_option("--docs", a->docs, "Only these documents: a file with one a line, or fold=N of the scope")
      ->type_name("FILE|fold=N");
  app->add_option("--scope", a->scope, "What the gold is complete for; default: scope.jsonl beside the gold")
      ->type_name("S.jsonl");
  app->add_option("--meta", a->meta, "Predicates that are merged or implied; default: meta.json beside the gold")
      ->type_name("M.json");
  app->add_option("--list", a->list, "How many misses and how many false hits to list, or all")
      ->type_name("N")
      ->capture_default_str();
  app->add_option("--rules", a->rules, "A folder with schema lines for relations of your own (repeatable)")
      ->type_name("DIR")
      ->allow_extra_args(false);
  app->add_option("--format", a->format, "How to print")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  app->add_option("--min-precision", a->min_precision, "Exit 3 when the lenient precision is below")
      ->check(CLI::Range(0.0, 1.0));
  app->add_option("--min-recall", a->min_recall, "Exit 3 when the lenient recall is below")
      ->check(CLI::Range(0.0, 1.0));
}

int Main(int argc, char** argv) {
  CLI::App app("kgeval: precision, recall and F1 of claims against gold, by predicate", "kgeval");
  app.footer(kFooter);
  app.set_version_flag("--version", [] { return VersionText("kgeval"); });
  Arguments arguments;
  AddOptions(&app, &arguments);
  AddLinkOptions(&app, &arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return kg::tools::ExitOfCommandLine(app, error, argc, argv);
  }
  if (const std::string missing = MissingOption(arguments); !missing.empty()) {
    std::cerr << "kgeval: " << missing << "\n";
    return kExitUsage;
  }
  InstallSignalHandlers();
  const int code = Run(arguments).Execute();
  std::cout.flush();
  return std::cout ? code : kExitClosedPipe;
}

}  // namespace
}  // namespace kg::tools

int main(int argc, char** argv) { return kg::tools::Main(argc, argv); }
