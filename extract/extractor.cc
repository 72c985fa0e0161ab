#include "extract/extractor.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <utility>

#include "extract/claims/analysis.h"
#include "extract/claims/builder.h"
#include "extract/claims/city_races.h"
#include "extract/claims/clause.h"
#include "extract/claims/line_ups.h"
#include "extract/claims/match_context.h"
#include "extract/claims/merge.h"
#include "extract/claims/published.h"
#include "extract/claims/successions.h"
#include "extract/claims/survivors.h"
#include "extract/coref/coref.h"
#include "extract/mentions/dateline_place.h"
#include "extract/mentions/word_cache.h"
#include "extract/values/values.h"
#include "graph/model/id.h"

namespace kg::extract {
namespace fs = std::filesystem;

namespace {

// Raised when the code of a stage changes what it finds: stored articles are then extracted anew.
constexpr int kExtractorVersion = 1;

// Units of work (work.h). News takes 20 to 60 a byte, so what goes over these bounds was made to.
constexpr uint64_t kBaseWork = 20'000'000;
constexpr uint64_t kWorkPerByte = 500;
constexpr uint64_t kMentionWorkPerByte = 10;  // tokens, values and names: in proportion to the length
constexpr uint64_t kClaimWork = 200;          // of each match, beside the look at its sentence

// Adds the names and bytes of all files of a folder, in name order.
Status HashFiles(const fs::path& directory, IdBuilder* hash) {
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".txt") files.push_back(it->path());
  }
  if (error) return IoError(directory.string() + ": can't be read: " + error.message());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream content;
    if (!in || !(content << in.rdbuf())) return IoError(file.string() + ": can't be read");
    hash->Add(file.filename().string()).Add(content.str());
  }
  return Status::Ok();
}

// The nominal mention that a mark rule makes.
Mention NominalOf(const Match& match, const Analysis& analysis, uint32_t sentence, uint32_t mention_offset) {
  Mention nominal;
  nominal.form = Form::kNominal;
  nominal.sentence = sentence;
  nominal.first = match.first;
  nominal.last = match.last;
  nominal.types = match.rule->mark_types;
  for (const Binding& binding : match.bindings) {
    if (binding.kind == Binding::Kind::kText) {
      nominal.Set(binding.name, binding.text);
    } else if (binding.kind == Binding::Kind::kMention) {
      const Mention& mention = analysis.mentions[mention_offset + static_cast<uint32_t>(binding.mention)];
      nominal.Set(binding.name, mention.value.empty() ? std::string(analysis.Words(mention)) : mention.value);
      // Where the possessor stands, so that coreference finds whom it means.
      if (binding.name == "of") nominal.Set("of_token", std::to_string(mention.first));
    }
  }
  nominal.value = analysis.text.Range(nominal.first, nominal.last);
  return nominal;
}

// Nominals of one sentence: the longest wins where two overlap, but for one that the longer begins with.
void AddNominals(std::vector<Mention> found, std::vector<Mention>* nominals) {
  std::stable_sort(found.begin(), found.end(), [](const Mention& a, const Mention& b) {
    return std::make_pair(b.last - b.first, a.first) < std::make_pair(a.last - a.first, b.first);
  });
  std::vector<Mention> kept;
  for (Mention& nominal : found) {
    const auto same = std::find_if(kept.begin(), kept.end(), [&nominal](const Mention& other) {
      return nominal.first == other.first && nominal.last == other.last;
    });
    if (same != kept.end()) {  // "the lender": a man, or a firm
      for (const MentionType type : {MentionType::kPerson, MentionType::kTeam, MentionType::kOrganization}) {
        if (nominal.types.Has(type)) same->types.Add(type);
      }
      continue;
    }
    const bool overlaps = std::any_of(kept.begin(), kept.end(), [&nominal](const Mention& other) {
      const bool possessor =
          nominal.first == other.first && nominal.last < other.last;  // "the club" of "the club's coach"
      return nominal.first < other.last && other.first < nominal.last && !possessor;
    });
    if (!overlaps) kept.push_back(std::move(nominal));
  }
  nominals->insert(nominals->end(), kept.begin(), kept.end());
}

Firing FiringOf(const Match& match, const Analysis& analysis, uint32_t sentence) {
  Firing firing;
  firing.rule = match.rule;
  firing.sentence = sentence;
  firing.span = {analysis.text.tokens[match.first].begin, analysis.text.tokens[match.last - 1].end};
  for (const Binding& binding : match.bindings) {
    Firing::Slot slot;
    slot.name = binding.name;
    slot.text = (binding.kind == Binding::Kind::kReference ? "@" : "") + binding.text;
    if (binding.kind == Binding::Kind::kMention) {
      slot.mention = static_cast<int32_t>(analysis.sentence_mentions[sentence].first) + binding.mention;
      slot.text = analysis.Words(analysis.mentions[static_cast<size_t>(slot.mention)]);
    }
    firing.slots.push_back(std::move(slot));
  }
  return firing;
}

// Sentences and mentions as they are at the end. Nominals have joined the mentions since the mark rules fired, so the
// slots of those are words alone.
void FinishTrace(const Analysis& analysis, Trace* trace) {
  for (uint32_t s = 0; s < analysis.text.sentences.size(); ++s) {
    const Sentence& sentence = analysis.text.sentences[s];
    trace->sentences.push_back({{sentence.begin, sentence.end}, analysis.RoleOf(s)});
  }
  trace->mentions = analysis.mentions;
  for (const Mention& mention : analysis.mentions) {
    const auto& tokens = analysis.text.tokens;
    trace->spans.push_back({tokens[mention.first].begin, tokens[mention.last - 1].end});
  }
  for (Firing& firing : trace->firings) {
    if (firing.rule->stage != Stage::kMark) continue;
    for (Firing::Slot& slot : firing.slots) slot.mention = -1;
  }
}

}  // namespace

struct Resources::Clauses {
  ClauseReader reader;
};

Resources::Resources(Schema schema_in, Gazetteer gazetteer_in)
    : schema(std::move(schema_in)), gazetteer(std::move(gazetteer_in)) {}
Resources::~Resources() = default;

Result<std::unique_ptr<Resources>> Resources::LoadNames(const fs::path& data,
                                                        const std::vector<fs::path>& schema_dirs) {
  auto schema = Schema::Load(schema_dirs);
  if (!schema.ok()) return schema.status();
  auto gazetteer = Gazetteer::Load(data / "graph" / "places");
  if (!gazetteer.ok()) return gazetteer.status();
  std::unique_ptr<Resources> resources(new Resources(std::move(schema).value(), std::move(gazetteer).value()));
  auto finder = MentionFinder::Load(data / "extract" / "lexicons", resources->gazetteer);
  if (!finder.ok()) return finder.status();
  resources->finder = std::make_unique<MentionFinder>(std::move(finder).value());
  return resources;
}

Result<std::unique_ptr<Resources>> Resources::LoadForDates(const fs::path& data) {
  auto resources = LoadNames(data, {data / "graph" / "schema"});
  if (!resources.ok()) return resources;
  auto no_rules = RuleSet::Load({}, (*resources)->schema, nullptr);
  if (!no_rules.ok()) return no_rules.status();
  (*resources)->rules = std::make_unique<RuleSet>(std::move(no_rules).value());
  return resources;
}

Result<std::unique_ptr<Resources>> Resources::Load(const fs::path& data, const std::vector<fs::path>& extra) {
  std::vector<fs::path> schema_dirs = {data / "graph" / "schema"};
  std::vector<fs::path> rule_dirs = {data / "extract" / "rules"};
  for (const fs::path& folder : extra) {
    if (std::error_code error; !fs::is_directory(folder, error)) {
      return NotFoundError(folder.string() + ": no such folder of rules (--rules)");
    }
    schema_dirs.push_back(folder);
    rule_dirs.push_back(folder);
  }
  auto loaded = LoadNames(data, schema_dirs);
  if (!loaded.ok()) return loaded;
  std::unique_ptr<Resources> resources = std::move(loaded).value();
  const fs::path lexicons = data / "extract" / "lexicons";
  auto rules = RuleSet::Load(rule_dirs, resources->schema, nullptr);
  if (!rules.ok()) return rules.status();
  resources->rules = std::make_unique<RuleSet>(std::move(rules).value());
  auto clauses = ClauseReader::Load(lexicons / "clause.txt");
  if (!clauses.ok()) return clauses.status();
  resources->clauses = std::make_unique<Clauses>(Clauses{std::move(clauses).value()});
  IdBuilder version("rules-version");
  version.AddNumber(kExtractorVersion).Add(resources->rules->version()).Add(resources->schema.version());
  KG_RETURN_IF_ERROR(HashFiles(lexicons, &version));
  resources->rules_version = version.Build<ContentHash>().ToHex();
  return resources;
}

Extractor::Extractor(const Resources& resources)
    : resources_(resources), matcher_(*resources.rules), words_(std::make_unique<mentions::WordCache>()) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Article Extractor::EstimateDate(Article article) {
  if (article.published.IsStated()) return article;
  Analysis analysis;
  analysis.article = std::move(article);
  analysis.text = Tokenize(analysis.article.text, analysis.article.blocks);
  FindMentions(&analysis);
  return std::move(analysis.article);
}

void Extractor::FindMentions(Analysis* analysis) {
  Article& article = analysis->article;
  std::vector<Mention> values;
  const bool stated = article.published.IsStated();
  if (!stated) {
    values = FindValues(analysis->text, DateContext{{}, &article.blocks});
    EstimatePublished(analysis->text, values, &article);
  }
  if (stated || article.published.estimate.start.year != 0) {
    // An article that gives the day of its last change alone ("Updated March 12, 2025") was mostly written that day.
    const Date& modified = article.modified;
    const bool dated =
        stated || modified.precision() != DatePrecision::kDay || !article.published.days.Contains(modified.Days());
    values = FindValues(analysis->text, DateContext{dated ? article.published.estimate : modified, &article.blocks});
  }
  analysis->mentions = resources_.finder->Find(article, analysis->text, std::move(values), words_.get());
  BoundPublished(analysis->text, analysis->mentions, &article);
  IndexMentions(analysis);
  MarkPlaceKinds(resources_.gazetteer, analysis);
  MarkCityRaces(resources_.gazetteer, analysis);
}

void Extractor::MarkNominals(Analysis* analysis, WorkBudget* budget, Trace* trace) {
  std::vector<Mention> nominals;
  std::vector<Match> matches;
  for (uint32_t s = 0; s < analysis->text.sentences.size(); ++s) {
    matches.clear();
    const uint64_t before = matcher_.work();
    matcher_.Match(Stage::kMark, {&analysis->text, s, analysis->MentionsOf(s), analysis->RoleOf(s), analysis->symbols},
                   &matches);
    if (!budget->Take(matcher_.work() - before)) break;
    if (matches.empty()) continue;
    std::vector<Mention> found;
    for (const Match& match : matches) {
      found.push_back(NominalOf(match, *analysis, s, analysis->sentence_mentions[s].first));
      if (trace != nullptr) trace->firings.push_back(FiringOf(match, *analysis, s));
    }
    AddNominals(std::move(found), &nominals);
  }
  analysis->mentions.insert(analysis->mentions.end(), nominals.begin(), nominals.end());
  IndexMentions(analysis);
}

// Pronouns and nominals may take half of what is left.
void Extractor::ResolveEntities(Analysis* analysis, WorkBudget* budget) {
  WorkBudget share(budget->left() / 2);
  analysis->entities = ResolveCoreference(analysis->article, analysis->text, resources_.gazetteer, &analysis->mentions,
                                          &share, &analysis->speeches);
  budget->Take(std::min(share.used(), budget->left() / 2));
  stopped_early_ = stopped_early_ || share.spent();
}

std::vector<Claim> Extractor::MakeClaims(Analysis* analysis, WorkBudget* budget, Trace* trace) {
  ClaimBuilder builder(resources_.schema, resources_.gazetteer, resources_.clauses->reader, analysis);
  std::vector<Match> matches;
  for (uint32_t s = 0; s < analysis->text.sentences.size(); ++s) {
    matches.clear();
    const uint64_t before = matcher_.work();
    matcher_.Match(Stage::kEmit, {&analysis->text, s, analysis->MentionsOf(s), analysis->RoleOf(s), analysis->symbols},
                   &matches);
    const Sentence& sentence = analysis->text.sentences[s];
    const uint64_t claims = matches.size() * (kClaimWork + sentence.last_token - sentence.first_token);
    if (!budget->Take(matcher_.work() - before + claims)) break;
    for (const Match& match : matches) {
      const size_t before_claims = builder.claims().size();
      builder.Add(match, s, analysis->sentence_mentions[s].first);
      if (trace == nullptr) continue;
      trace->firings.push_back(FiringOf(match, *analysis, s));
      if (builder.claims().size() > before_claims) trace->firings.back().claim = builder.claims().back();
    }
  }
  std::vector<Claim> claims = builder.Take();
  AddLineUps(*analysis, &claims);
  AddSurvivors(*analysis, &claims);
  ResolveOpponents(*analysis, &claims);
  ResolvePosts(*analysis, &claims);
  return MergeClaims(resources_.schema, *analysis, std::move(claims));
}

Document Extractor::Extract(Article article, Trace* trace) {
  WorkBudget budget(std::min<uint64_t>(max_work_, kBaseWork + kWorkPerByte * article.text.size()));
  budget.Take(kMentionWorkPerByte * article.text.size());
  stopped_early_ = false;
  Analysis analysis;
  analysis.article = std::move(article);
  analysis.text = Tokenize(analysis.article.text, analysis.article.blocks);
  FindMentions(&analysis);
  analysis.symbols = matcher_.SymbolsOf(analysis.text);
  MarkNominals(&analysis, &budget, trace);
  ResolveEntities(&analysis, &budget);
  Document document;
  document.claims = MakeClaims(&analysis, &budget, trace);
  work_ = budget.used();
  stopped_early_ = stopped_early_ || budget.spent();
  if (trace != nullptr) FinishTrace(analysis, trace);
  AddDatelinePlace(resources_.gazetteer, analysis.article, &analysis.entities);
  document.entities = std::move(analysis.entities);
  document.article = std::move(analysis.article);
  for (Claim& claim : document.claims) claim.id = MakeClaimId(document, claim);
  // Two rules may say the same of one span in ways that merging keeps apart; equal ids are one claim.
  std::set<ClaimId> seen;
  std::erase_if(document.claims, [&seen](const Claim& claim) { return !seen.insert(claim.id).second; });
  return document;
}

}  // namespace kg::extract
