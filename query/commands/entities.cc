// .entity and .entities: names, types, and why mentions were joined.
#include <algorithm>
#include <set>
#include <tuple>

#include "graph/model/text.h"
#include "query/commands/command.h"
#include "query/names.h"
#include "query/print/json.h"

namespace kg::query {
namespace {

constexpr size_t kShownDuplicates = 5;

size_t ArticleCount(const graph::Entity& entity) {
  std::set<DocId> docs;
  for (const auto& member : entity.members) docs.insert(member.doc);
  return docs.size();
}

std::vector<std::string> AliasTexts(const graph::Entity& entity) {
  std::vector<std::string> texts;
  for (const NameForm& alias : entity.aliases) texts.push_back(alias.text);
  return texts;
}

// True when two names may be spellings of one: a letter or two apart, or one holds all words of the other.
bool LookAlike(const std::string& a, const std::string& b) {
  const int limit = std::min(a.size(), b.size()) >= 8 ? 2 : 1;
  if (EditDistance(a, b, limit) <= limit) return true;
  const std::vector<std::string_view> words_a = Split(a, ' ');
  const std::vector<std::string_view> words_b = Split(b, ' ');
  const auto& fewer = words_a.size() <= words_b.size() ? words_a : words_b;
  const auto& more = words_a.size() <= words_b.size() ? words_b : words_a;
  // The family name has to agree; the words before it may be missing or a letter apart.
  if (fewer.back() != more.back()) return false;
  return std::all_of(fewer.begin(), fewer.end(), [&](std::string_view word) {
    return std::any_of(more.begin(), more.end(), [&](std::string_view other) {
      return word == other || (word.size() >= 4 && EditDistance(word, other, 1) <= 1) ||
             (word.size() == 1 && other.starts_with(word));
    });
  });
}

struct Duplicate {
  std::string name;
  EntityId id;
};

// Entities of the same type that might be the same one, by name.
std::vector<Duplicate> PossibleDuplicates(const Context& context, const graph::Entity& entity) {
  const std::string key = FoldKey(entity.name);
  std::vector<Duplicate> found;
  if (key.empty()) return found;
  context.reader.ForEachEntity([&](const graph::Entity& other) {
    const std::string other_key = FoldKey(other.name);
    if (other.id != entity.id && other.type == entity.type && !other_key.empty() && LookAlike(key, other_key)) {
      found.push_back({other.name, other.id});
    }
    return !context.Interrupted();
  });
  std::sort(found.begin(), found.end(),
            [](const Duplicate& a, const Duplicate& b) { return std::tie(a.name, a.id) < std::tie(b.name, b.id); });
  if (found.size() > kShownDuplicates) found.resize(kShownDuplicates);
  return found;
}

// Display names of the articles that the members come from.
std::vector<std::string> MemberDocs(const Context& context, const graph::Entity& entity) {
  std::vector<std::string> docs;
  for (const auto& member : entity.members) {
    const Result<Article> article = context.reader.GetArticle(member.doc);
    docs.push_back(article.ok() ? article->doc : member.doc.ToHex());
  }
  return docs;
}

std::string EntityToJson(const graph::Entity& entity, const std::vector<std::string>& docs,
                         const std::vector<Duplicate>& duplicates) {
  std::vector<std::string> aliases;
  for (const NameForm& alias : entity.aliases) {
    aliases.push_back(JsonObject().Add("name", alias.text).AddCount("count", alias.count).Build());
  }
  JsonObject attributes;
  for (const auto& [name, value] : entity.attributes) attributes.Add(name, value);
  std::vector<std::string> members;
  for (size_t i = 0; i < entity.members.size(); ++i) {
    const auto& member = entity.members[i];
    members.push_back(JsonObject()
                          .Add("doc", docs[i])
                          .Add("name", member.name)
                          .AddScore("confidence", member.confidence)
                          .Add("evidence", member.evidence)
                          .Add("local_id", member.local.ToHex())
                          .Build());
  }
  std::vector<std::string> others;
  for (const Duplicate& other : duplicates) {
    others.push_back(JsonObject().Add("name", other.name).Add("id", other.id.ToHex()).Build());
  }
  return JsonObject()
      .Add("id", entity.id.ToHex())
      .Add("name", entity.name)
      .Add("type", ToString(entity.type))
      .AddRaw("aliases", JsonArray(aliases))
      .AddRaw("attributes", attributes.Build())
      .AddRaw("members", JsonArray(members))
      .AddRaw("possible_duplicates", JsonArray(others))
      .Build();
}

void PrintEntity(Context& context, const graph::Entity& entity, const std::vector<std::string>& docs,
                 const std::vector<Duplicate>& duplicates) {
  context.out << context.colors().Bold(OneLine(entity.name)) << " (" << ToString(entity.type) << ")  "
              << context.colors().Dim(entity.id.ToHex()) << '\n';
  std::vector<std::string> names;
  for (const NameForm& alias : entity.aliases) names.push_back(alias.text + " (" + std::to_string(alias.count) + ")");
  if (!names.empty()) context.Prose("also called: " + Join(names, ", "), 2);
  for (const auto& [name, value] : entity.attributes) context.Prose(name + ": " + value, 2);
  const size_t articles = ArticleCount(entity);
  context.out << "  named in " << articles << (articles == 1 ? " article:\n" : " articles:\n");
  for (size_t i = 0; i < entity.members.size(); ++i) {
    const auto& member = entity.members[i];
    std::string line = docs[i] + ": " + member.name;
    if (!member.evidence.empty()) line += " — " + member.evidence;
    if (member.confidence < 1) line += " (" + ScoreText(member.confidence) + ")";
    context.Prose(line, 4);
  }
  for (const Duplicate& other : duplicates) {
    context.Prose("perhaps the same: " + other.name + "  " + other.id.ToHex().substr(0, 8), 2);
  }
}

Status RunEntity(Context& context, const Arguments& arguments) {
  const Result<graph::Entity> entity = ResolveWithMembers(context.reader, arguments.Joined());
  if (!entity.ok()) return entity.status();
  const std::vector<Duplicate> duplicates = PossibleDuplicates(context, *entity);
  if (context.Interrupted()) return InterruptedStatus();
  const std::vector<std::string> docs = MemberDocs(context, *entity);
  if (context.IsTable()) {
    PrintEntity(context, *entity, docs, duplicates);
    return Status::Ok();
  }
  RowWriter rows(context.out, context.print,
                 {{"name"}, {"type"}, {"id"}, {"doc"}, {"name_in_doc"}, {"confidence"}, {"evidence"}});
  if (rows.WantsJson()) {
    rows.AddJson(EntityToJson(*entity, docs, duplicates));
  } else {
    for (size_t i = 0; i < entity->members.size(); ++i) {
      const auto& member = entity->members[i];
      rows.AddCells({entity->name, std::string(ToString(entity->type)), entity->id.ToHex(), docs[i], member.name,
                     ScoreText(member.confidence), member.evidence});
    }
  }
  rows.Finish();
  return Status::Ok();
}

// `*` any characters, `?` one character; both texts are folded.
bool GlobMatches(std::string_view pattern, std::string_view text) {
  size_t p = 0;
  size_t t = 0;
  size_t star = std::string_view::npos;
  size_t star_text = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_text = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      // '?' takes a whole character, not a byte.
      const bool any = pattern[p++] == '?';
      ++t;
      while (any && t < text.size() && (static_cast<unsigned char>(text[t]) & 0xC0U) == 0x80U) ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++star_text;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

// A pattern without * and ? matches wherever it stands in the name.
bool NameMatches(const std::string& pattern, std::string_view name) {
  const std::string folded = FoldName(name);
  if (pattern.find_first_of("*?") == std::string::npos) return folded.find(pattern) != std::string::npos;
  return GlobMatches(pattern, folded);
}

struct ListedEntity {
  std::string name;
  ValueType type;
  EntityId id;
  std::vector<std::string> aliases;
  size_t articles;
};

Result<ValueType> ParseEntityType(const std::string& text) {
  std::vector<std::string> names;
  for (ValueType type :
       {ValueType::kPerson, ValueType::kPlace, ValueType::kTeam, ValueType::kOrganization, ValueType::kEvent}) {
    names.emplace_back(ToString(type));
    if (ToLower(names.back()) == ToLower(text)) return type;
  }
  return InvalidError("unknown type '" + text + "'" + DidYouMean(text, names) + "; types: " + Join(names, ", "));
}

Status RunEntities(Context& context, const Arguments& arguments) {
  const std::string pattern = FoldName(arguments.Joined());
  ValueType wanted = ValueType::kText;
  if (arguments.Has("--type")) {
    const Result<ValueType> type = ParseEntityType(arguments.Get("--type"));
    if (!type.ok()) return type.status();
    wanted = *type;
  }
  std::vector<ListedEntity> found;
  context.reader.ForEachEntity([&](const graph::Entity& entity) {
    const bool matches = pattern.empty() || NameMatches(pattern, entity.name) ||
                         std::any_of(entity.aliases.begin(), entity.aliases.end(),
                                     [&](const NameForm& alias) { return NameMatches(pattern, alias.text); });
    if (matches && (wanted == ValueType::kText || entity.type == wanted)) {
      found.push_back({entity.name, entity.type, entity.id, AliasTexts(entity), ArticleCount(entity)});
    }
    return !context.Interrupted();
  });
  if (context.Interrupted()) return InterruptedStatus();
  std::sort(found.begin(), found.end(), [](const ListedEntity& a, const ListedEntity& b) {
    return std::tie(a.name, a.type, a.id) < std::tie(b.name, b.type, b.id);
  });
  RowWriter rows(context.out, context.print, {{"name"}, {"type"}, {"articles", true}, {"aliases"}, {"id"}});
  for (const ListedEntity& entity : found) {
    if (rows.WantsJson()) {
      rows.AddJson(JsonObject()
                       .Add("id", entity.id.ToHex())
                       .Add("name", entity.name)
                       .Add("type", ToString(entity.type))
                       .AddList("aliases", entity.aliases)
                       .AddCount("articles", entity.articles)
                       .Build());
    } else {
      const std::string id = entity.id.ToHex();
      rows.AddCells({entity.name, std::string(ToString(entity.type)), std::to_string(entity.articles),
                     Join(entity.aliases, context.IsTable() ? ", " : ";"), context.IsTable() ? id.substr(0, 8) : id});
    }
  }
  rows.Finish();
  if (context.IsTable() && found.empty()) context.Note("no entity of that name");
  return Status::Ok();
}

}  // namespace

void AddEntityCommands(std::vector<Command>* commands) {
  commands->push_back({".entity",
                       "NAME",
                       "type, names, why its mentions were joined, possible duplicates",
                       ".entity Ana Ruiz",
                       {},
                       RunEntity,
                       true});
  commands->push_back({".entities",
                       "[PATTERN] [--type TYPE]",
                       "entities whose name holds PATTERN (or matches its * and ?)",
                       ".entities *marathon --type Event",
                       {{"--type", true}},
                       RunEntities,
                       true});
}

}  // namespace kg::query
