#include "extract/ruleset/ruleset.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "extract/ruleset/chains.h"
#include "extract/ruleset/check.h"
#include "extract/ruleset/data.h"
#include "extract/ruleset/parser.h"
#include "graph/model/id.h"

namespace kg::extract {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t kMaxRuleFileBytes = 4 << 20;

struct RuleFile {
  fs::path path;
  uint32_t scope;
};

// All *.rules files of the paths, folders in the order given, files in the order of their names; each once.
Result<std::vector<RuleFile>> FindFiles(const std::vector<fs::path>& paths) {
  std::vector<RuleFile> files;
  std::vector<fs::path> folders;
  std::set<fs::path> seen;
  auto add = [&](const fs::path& path, const fs::path& folder) {
    std::error_code error;
    if (!seen.insert(fs::weakly_canonical(path, error)).second) return;
    const fs::path canonical = fs::weakly_canonical(folder, error);
    auto it = std::find(folders.begin(), folders.end(), canonical);
    if (it == folders.end()) it = folders.insert(folders.end(), canonical);
    files.push_back({path, static_cast<uint32_t>(it - folders.begin())});
  };
  for (const fs::path& path : paths) {
    std::error_code error;
    if (fs::is_regular_file(path, error)) {
      add(path, path.parent_path().empty() ? fs::path(".") : path.parent_path());
      continue;
    }
    if (!fs::is_directory(path, error)) return IoError(path.string() + ": no such file or folder of rules");
    std::vector<fs::path> found;
    for (fs::recursive_directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
      if (it->path().extension() == ".rules" && it->is_regular_file(error)) found.push_back(it->path());
    }
    if (error) return IoError(path.string() + ": " + error.message());
    std::sort(found.begin(), found.end());
    for (const fs::path& file : found) add(file, path);
  }
  return files;
}

std::string ReadOrEmpty(const LexiconFinder& lexicons, const std::string& name) {
  return lexicons.Read(name, {}).value_or("");
}

class Loader {
 public:
  Loader(const Schema& schema, RuleSet::Data* data) : schema_(schema), data_(*data) {}

  // Reads and checks everything; problems of the files themselves are in data->sources.
  Status Load(const std::vector<fs::path>& paths) {
    Result<std::vector<RuleFile>> files = FindFiles(paths);
    if (!files.ok()) return files.status();
    std::vector<fs::path> folders;
    for (const fs::path& path : paths) {
      std::error_code error;
      const fs::path folder = fs::is_directory(path, error) ? path : path.parent_path();
      folders.push_back(folder / "..");
      folders.push_back(folder);
    }
    data_.lexicons = std::make_unique<LexiconFinder>(std::move(folders));
    data_.catalog = std::make_unique<Catalog>(&data_.sources, data_.lexicons.get());
    for (const RuleFile& file : files.value()) KG_RETURN_IF_ERROR(ReadFile(file));
    data_.catalog->Resolve();
    CheckRules();
    data_.catalog->WarnUnused();
    return Status::Ok();
  }

  void Compile() {
    Lexicons lexicons;
    lexicons.adjectives = LexiconFinder::LinesOf(ReadOrEmpty(*data_.lexicons, "lexicons/adjectives.txt"));
    lexicons.verb_forms = LexiconFinder::LinesOf(ReadOrEmpty(*data_.lexicons, "lexicons/verb-forms.txt"));
    for (const char* file : {"lexicons/description-nouns.txt", "lexicons/mention-roles.txt"}) {
      std::ranges::move(LexiconFinder::LinesOf(ReadOrEmpty(*data_.lexicons, file)),
                        std::back_inserter(lexicons.description_nouns));
    }
    for (const RulePlan& plan : plans_)
      AddToVocabulary(plan, *data_.catalog, lexicons, &data_.vocabulary, &data_.phrases);
    if (!data_.vocabulary.Build() || !data_.phrases.Build(*data_.catalog, data_.vocabulary)) {
      data_.sources.Error(plans_[0].decl.at, "all rules together tell more than 65,000 kinds of words apart");
      return;
    }
    data_.verbs.Build(lexicons.verb_forms,
                      ParseIrregularVerbs(ReadOrEmpty(*data_.lexicons, "lexicons/verb-irregular.txt")),
                      data_.vocabulary);
    data_.descriptions.Build(lexicons.description_nouns, lexicons.adjectives);
    data_.rules.reserve(plans_.size());
    data_.infos.reserve(plans_.size());
    for (RulePlan& plan : plans_) CompileOne(std::move(plan));
    if (!data_.rules.empty()) {
      for (CellTests& tests : data_.tests) BuildTests(&data_.vocabulary, &tests);
    }
    BuildTriggers(&data_);
    Version(lexicons);
  }

 private:
  Status ReadFile(const RuleFile& file) {
    std::error_code error;
    std::ifstream in(file.path, std::ios::binary);
    std::ostringstream content;
    if (in && fs::file_size(file.path, error) <= kMaxRuleFileBytes) content << in.rdbuf();
    if (!in || error) return IoError(file.path.string() + ": can't be read, or is larger than 4 MB");
    const uint32_t index = data_.sources.Add(file.path.string(), file.path, file.scope, content.str());
    FileAst ast = ParseFile(&data_.sources, index);
    data_.catalog->Add(&ast);
    for (RuleDecl& rule : ast.rules) AddRule(std::move(rule), file.scope);
    return Status::Ok();
  }

  // A rule takes the place of one of its name from an earlier folder.
  void AddRule(RuleDecl rule, uint32_t scope) {
    const auto [it, added] = by_name_.try_emplace(rule.name, decls_.size());
    if (added) {
      decls_.push_back(std::move(rule));
      return;
    }
    RuleDecl& other = decls_[it->second];
    if (data_.sources.file(other.at.file).scope == scope) {
      if (!rule.name.empty()) {
        data_.sources.Error(rule.at, "a second rule " + rule.name + "; first at " + data_.sources.Describe(other.at));
      }
    } else {
      other = std::move(rule);
    }
  }

  void CheckRules() {
    for (RuleDecl& decl : decls_)
      plans_.push_back(CheckRule(std::move(decl), schema_, data_.catalog.get(), &data_.sources));
  }

  void CompileOne(RulePlan plan) {
    const Location at = plan.decl.at;
    data_.rules.emplace_back();
    CompiledRule& rule = data_.rules.back();
    CellTests& tests = data_.tests[static_cast<size_t>(plan.is_mark() ? Stage::kMark : Stage::kEmit)];
    if (const std::string error =
            CompileRule(std::move(plan), *data_.catalog, &data_.vocabulary, data_.phrases, &tests, &rule);
        !error.empty()) {
      data_.sources.Error(at, error);
    }
    rule.chains = ChainsOf(rule.plan.find, *data_.catalog, data_.phrases, &data_.vocabulary, &tests);
    if (rule.requirements.empty()) {
      data_.sources.Warning(at, "rule " + rule.plan.decl.name +
                                    " has no trigger: no word, list or mention is in all its matches, " +
                                    "so it is tried on every sentence");
    }
    AddInfos(&rule);
  }

  void AddInfos(CompiledRule* rule) {
    const RuleDecl& decl = rule->plan.decl;
    RuleInfo info;
    info.name = decl.name;
    info.file = data_.sources.file(decl.at.file).name;
    info.line = data_.sources.Line(decl.at);
    info.stage = rule->plan.is_mark() ? Stage::kMark : Stage::kEmit;
    info.polarity = decl.polarity;
    info.given = decl.given;
    info.confidence = decl.confidence;
    for (const EmitPlan& emit : rule->plan.emits) {
      info.relation = emit.relation;
      info.mark_types = emit.mark_types;
      if (&emit == &rule->plan.emits[0]) {
        data_.infos.push_back(info);
        rule->infos.push_back(&data_.infos.back());  // reserved: stays where it is
      } else {
        data_.further_emits.push_back(info);
        rule->infos.push_back(&data_.further_emits.back());
      }
    }
  }

  void Version(const Lexicons& lexicons) {
    IdBuilder id("rules");
    for (uint32_t i = 0; i < data_.sources.size(); ++i) id.Add(data_.sources.file(i).text);
    for (size_t i = 0; i < data_.catalog->list_count(); ++i) {
      for (const auto& [phrase, value] : data_.catalog->list(static_cast<int32_t>(i)).phrases)
        id.Add(phrase).Add(value);
    }
    for (const std::string& word : lexicons.adjectives) id.Add(word);
    for (const std::string& word : lexicons.verb_forms) id.Add(word);
    for (const std::string& word : lexicons.description_nouns) id.Add(word);
    data_.version = id.Build<ContentHash>().ToHex();
  }

  const Schema& schema_;
  RuleSet::Data& data_;
  std::vector<RuleDecl> decls_;
  std::map<std::string, size_t> by_name_;
  std::vector<RulePlan> plans_;
};

}  // namespace

namespace {

void BuildGates(RuleSet::Data* data) {
  for (std::vector<uint64_t>& rules : data->rules_of_role) rules.assign((data->rules.size() + 63) / 64, 0);
  for (size_t i = 0; i < data->rules.size(); ++i) {
    const CompiledRule& rule = data->rules[i];
    const auto begin = static_cast<uint32_t>(data->needs.size());
    data->needs.insert(data->needs.end(), rule.needs.begin(), rule.needs.end());
    data->gates.push_back({begin, static_cast<uint32_t>(data->needs.size()), rule.plan.decl.views});
    for (size_t role = 0; role < data->rules_of_role.size(); ++role) {
      if (((rule.plan.decl.roles >> role) & 1u) != 0) data->rules_of_role[role][i / 64] |= uint64_t{1} << (i % 64);
    }
  }
}

}  // namespace

void BuildTriggers(RuleSet::Data* data) {
  BuildGates(data);
  for (Stage stage : {Stage::kMark, Stage::kEmit}) {
    TriggerIndex& index = data->triggers[static_cast<size_t>(stage)];
    std::vector<std::vector<uint32_t>> by_symbol(data->vocabulary.symbol_count());
    for (uint32_t i = 0; i < data->rules.size(); ++i) {
      const CompiledRule& rule = data->rules[i];
      if (rule.plan.is_mark() != (stage == Stage::kMark)) continue;
      if (rule.requirements.empty()) {
        index.always.push_back(i);
        continue;
      }
      const Requirement& trigger = rule.requirements[0];
      for (Symbol symbol : trigger.symbols) by_symbol[symbol].push_back(i);
      for (size_t form = 0; form < 4; ++form) {
        for (size_t type = 0; type < kMentionTypeCount; ++type) {
          if ((trigger.types_by_form[form] >> type) & 1u) index.by_type[form][type].push_back(i);
        }
      }
    }
    index.symbol_begin.push_back(0);
    for (const std::vector<uint32_t>& rules : by_symbol) {
      index.by_symbol.insert(index.by_symbol.end(), rules.begin(), rules.end());
      index.symbol_begin.push_back(static_cast<uint32_t>(index.by_symbol.size()));
    }
  }
}

RuleSet::RuleSet(std::unique_ptr<Data> data) : data_(std::move(data)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

Result<RuleSet> RuleSet::Load(const std::vector<fs::path>& paths, const Schema& schema,
                              std::vector<Diagnostic>* diagnostics) {
  auto data = std::make_unique<Data>();
  Loader loader(schema, data.get());
  KG_RETURN_IF_ERROR(loader.Load(paths));
  if (!data->sources.has_errors()) loader.Compile();
  const std::vector<Diagnostic> all = data->sources.Diagnostics();
  if (diagnostics != nullptr) diagnostics->insert(diagnostics->end(), all.begin(), all.end());
  for (const Diagnostic& diagnostic : all) {
    if (diagnostic.is_error) return InvalidError(diagnostic.ToString());
  }
  return RuleSet(std::move(data));
}

std::span<const RuleInfo> RuleSet::rules() const { return data_->infos; }
const std::string& RuleSet::version() const { return data_->version; }

}  // namespace kg::extract
