// .merge, .split, .undo and .judgements: a person's decisions about who is whom.
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <map>
#include <set>

#include "graph/model/text.h"
#include "query/commands/command.h"
#include "query/commands/decide.h"
#include "query/names.h"
#include "query/print/json.h"

namespace kg::query {

namespace {

std::string NowUtc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

std::string UserName() {
  for (const char* variable : {"USER", "LOGNAME"}) {
    if (const char* name = std::getenv(variable); name != nullptr && *name != '\0') return name;
  }
  return "user " + std::to_string(getuid());
}

Status CheckDecidable(const graph::Entity& entity) {
  if (entity.type != ValueType::kPlace || !entity.attributes.contains("gazetteer")) return Status::Ok();
  return InvalidError(entity.name + " is a place of the gazetteer: its articles are joined by that, not by decision");
}

}  // namespace

std::vector<graph::JudgedName> NamesOf(const graph::Reader& reader, const graph::Entity& entity) {
  std::map<std::string, std::vector<graph::Entity>> alike;  // by folded name: who else has it
  std::vector<graph::JudgedName> names;
  for (const graph::Entity::Member& member : entity.members) {
    graph::JudgedName name{member.doc, FoldKey(member.name), 0};
    const auto [at, added] = alike.try_emplace(name.name);
    if (added) {
      for (const EntityId& id : reader.FindByName(member.name)) {
        if (Result<graph::Entity> other = reader.GetEntity(id); other.ok()) at->second.push_back(std::move(*other));
      }
    }
    for (const graph::Entity& other : at->second) {
      name.occurrence += static_cast<uint32_t>(
          std::count_if(other.members.begin(), other.members.end(), [&](const graph::Entity::Member& before) {
            return before.doc == member.doc && before.number < member.number && FoldKey(before.name) == name.name;
          }));
    }
    names.push_back(std::move(name));
  }
  return names;
}

graph::Judgement MakeMerge(const graph::Reader& reader, const graph::Entity& a, const graph::Entity& b) {
  graph::Judgement judgement;
  judgement.kind = graph::JudgementKind::kMerge;
  judgement.names = NamesOf(reader, a);
  for (graph::JudgedName& name : NamesOf(reader, b)) judgement.names.push_back(std::move(name));
  judgement.text = a.name + " is " + b.name;
  return judgement;
}

graph::Judgement MakeSplit(std::vector<graph::JudgedName> names, std::vector<graph::JudgedName> others,
                           std::string text) {
  graph::Judgement judgement;
  judgement.kind = graph::JudgementKind::kSplit;
  judgement.names = std::move(names);
  judgement.others = std::move(others);
  judgement.text = std::move(text);
  return judgement;
}

graph::Judgement SignedJudgement() {
  graph::Judgement judgement;
  judgement.by = UserName();
  judgement.when = NowUtc();
  return judgement;
}

Status Decide(Context& context, std::vector<graph::Judgement> judgements) {
  if (!context.write) return {StatusCode::kUnsupported, "decisions need a database in a folder"};
  std::vector<uint64_t> numbers;
  KG_RETURN_IF_ERROR(context.write([&](graph::Writer& writer) -> Status {
    for (graph::Judgement& judgement : judgements) {
      if (judgement.by.empty()) judgement.by = UserName();
      if (judgement.when.empty()) judgement.when = NowUtc();
      const Result<uint64_t> number = writer.Judge(judgement);
      if (!number.ok()) return number.status();
      numbers.push_back(*number);
    }
    return Status::Ok();
  }));
  for (size_t i = 0; i < numbers.size(); ++i) {
    context.Note("judgement " + std::to_string(numbers[i]) + ": " + judgements[i].text + "; .undo takes it back");
  }
  return Status::Ok();
}

namespace {

Status RunMerge(Context& context, const Arguments& arguments) {
  if (arguments.words.size() < 2) return CheckWords(".merge", arguments, 2, 2);
  const auto found = ResolveTwoNames(context.reader, arguments.words);
  if (!found.ok()) return found.status();
  const Result<graph::Entity> first = context.reader.GetEntity(found->first.id);
  if (!first.ok()) return first.status();
  const Result<graph::Entity> second = context.reader.GetEntity(found->second.id);
  if (!second.ok()) return second.status();
  const graph::Entity& a = *first;
  const graph::Entity& b = *second;
  if (a.id == b.id) return InvalidError(a.name + " and " + b.name + " are one already");
  KG_RETURN_IF_ERROR(CheckDecidable(a));
  KG_RETURN_IF_ERROR(CheckDecidable(b));
  const auto is_group = [](ValueType type) { return type == ValueType::kTeam || type == ValueType::kOrganization; };
  if (a.type != b.type && !(is_group(a.type) && is_group(b.type))) {
    return InvalidError(a.name + " is a " + ToLower(ToString(a.type)) + ", " + b.name + " a " +
                        ToLower(ToString(b.type)) + ": they can't be one");
  }
  return Decide(context, {MakeMerge(context.reader, a, b)});
}

// What `.split` may call a member by.
struct MemberNames {
  std::set<std::string> articles;  // doc, identity, URL: as they are
  std::string name;                // folded
  std::set<std::string> forms;     // folded
};

MemberNames NamesOfMember(const Context& context, const graph::Entity::Member& member) {
  MemberNames names;
  if (const Result<Article> article = context.reader.GetArticle(member.doc); article.ok()) {
    names.articles = {article->doc, article->identity, article->url};
    names.articles.erase("");
  }
  names.name = FoldKey(member.name);
  for (const NameForm& form : member.forms) names.forms.insert(FoldKey(form.text));
  return names;
}

// The members that a word of `.split` means: those of the article, else those of the name, else those with the name
// among others.
std::vector<size_t> Meant(const std::vector<MemberNames>& members, const std::string& word) {
  const std::string folded = FoldKey(word);
  std::vector<size_t> meant;
  for (int way = 0; way < 3 && meant.empty(); ++way) {
    for (size_t i = 0; i < members.size(); ++i) {
      const bool fits = way == 0   ? members[i].articles.contains(word)
                        : way == 1 ? members[i].name == folded
                                   : members[i].forms.contains(folded);
      if (fits) meant.push_back(i);
    }
  }
  return meant;
}

Status RunSplit(Context& context, const Arguments& arguments) {
  if (arguments.words.size() < 2) return CheckWords(".split", arguments, 2, 2);
  const Result<graph::Entity> entity = ResolveWithMembers(context.reader, arguments.words[0].text);
  if (!entity.ok()) return entity.status();
  KG_RETURN_IF_ERROR(CheckDecidable(*entity));
  std::vector<MemberNames> members;
  for (const auto& member : entity->members) members.push_back(NamesOfMember(context, member));
  std::set<size_t> out;
  std::vector<std::string> said;
  for (size_t i = 1; i < arguments.words.size(); ++i) {
    const std::string& word = arguments.words[i].text;
    const std::vector<size_t> meant = Meant(members, word);
    if (meant.empty()) {
      return NotFoundError("no article and no name of " + entity->name + " is '" + OneLine(word) +
                           "'; .members lists them");
    }
    out.insert(meant.begin(), meant.end());
    said.push_back(word);
  }
  if (out.size() == members.size()) return InvalidError("nothing would be left of " + entity->name);
  const std::vector<graph::JudgedName> names = NamesOf(context.reader, *entity);
  std::vector<graph::JudgedName> taken;
  std::vector<graph::JudgedName> left;
  for (size_t i = 0; i < names.size(); ++i) (out.contains(i) ? taken : left).push_back(names[i]);
  return Decide(context, {MakeSplit(std::move(taken), std::move(left),
                                    entity->name + " of " + Join(said, ", ") + " is another one")});
}

std::string DecisionText(const graph::Judgement& judgement) {
  if (judgement.kind != graph::JudgementKind::kDismiss) return judgement.text;
  return judgement.subject_name + ", " + judgement.conflict_kind + ": " + judgement.text;
}

Status RunUndo(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".undo", arguments, 0, 1));
  uint64_t number = 0;
  if (!arguments.words.empty()) {
    const auto given = ParseCount(".undo", arguments.words[0].text, 1, 1'000'000'000);
    if (!given.ok()) return given.status();
    number = static_cast<uint64_t>(*given);
  }
  if (!context.write) return {StatusCode::kUnsupported, "decisions need a database in a folder"};
  graph::Judgement undone;
  KG_RETURN_IF_ERROR(context.write([&](graph::Writer& writer) -> Status {
    Result<graph::Judgement> result = writer.Undo(number);
    if (result.ok()) undone = std::move(result).value();
    return result.status();
  }));
  context.Note("undone: " + std::to_string(undone.number) + ", " + DecisionText(undone));
  return Status::Ok();
}

std::string NamesToJson(const Context& context, const std::vector<graph::JudgedName>& names) {
  std::vector<std::string> items;
  for (const graph::JudgedName& name : names) {
    const Result<Article> article = context.reader.GetArticle(name.doc);
    items.push_back(JsonObject()
                        .Add("doc", article.ok() ? article->doc : "")
                        .Add("doc_id", name.doc.ToHex())
                        .Add("name", name.name)
                        .AddCount("occurrence", name.occurrence)
                        .Build());
  }
  return JsonArray(items);
}

std::string ClaimsToJson(const Context& context, const std::vector<graph::JudgedClaim>& claims) {
  std::vector<std::string> items;
  for (const graph::JudgedClaim& claim : claims) {
    const Result<Article> article = context.reader.GetArticle(claim.doc);
    items.push_back(JsonObject()
                        .Add("doc", article.ok() ? article->doc : "")
                        .Add("doc_id", claim.doc.ToHex())
                        .Add("subject", claim.subject)
                        .Add("predicate", claim.predicate)
                        .Add("object", claim.object)
                        .Build());
  }
  return JsonArray(items);
}

Status RunJudgements(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".judgements", arguments, 0, 0));
  RowWriter rows(context.out, context.print,
                 {{"number", true}, {"kind"}, {"decision"}, {"rests on", true}, {"by"}, {"when"}});
  for (const graph::Judgement& judgement : context.reader.AllJudgements()) {
    if (rows.WantsJson()) {
      rows.AddJson(JsonObject()
                       .AddCount("number", judgement.number)
                       .Add("kind", graph::ToString(judgement.kind))
                       .Add("decision", DecisionText(judgement))
                       .AddRaw("names", NamesToJson(context, judgement.names))
                       .AddRaw("others", NamesToJson(context, judgement.others))
                       .AddRaw("claims", ClaimsToJson(context, judgement.claims))
                       .Add("by", judgement.by)
                       .Add("when", judgement.when)
                       .Build());
    } else {
      rows.AddCells({std::to_string(judgement.number), std::string(graph::ToString(judgement.kind)),
                     DecisionText(judgement),
                     std::to_string(judgement.names.size() + judgement.others.size() + judgement.claims.size()),
                     judgement.by, judgement.when});
    }
  }
  rows.Finish();
  if (context.IsTable() && rows.count() == 0) context.Note("nothing has been decided");
  return Status::Ok();
}

}  // namespace

void AddJudgementCommands(std::vector<Command>* commands) {
  commands->push_back({".merge",
                       "A B",
                       "decides that two entities are one, whatever the names say; kept over reloads",
                       ".merge \"Bill Holt\" \"William Holt\"",
                       {},
                       RunMerge,
                       false});
  commands->push_back({".split",
                       "A DOC|NAME...",
                       "decides that A of these articles, or under these names, is another one",
                       ".split \"Tom Berger\" 017.txt 021.txt",
                       {},
                       RunSplit,
                       false});
  commands->push_back({".undo", "[NUMBER]", "takes the last decision back, or that one", ".undo", {}, RunUndo, false});
  commands->push_back({".judgements",
                       "",
                       "all decisions, by whom and when; --format jsonl gives them whole",
                       ".judgements",
                       {},
                       RunJudgements,
                       false});
}

}  // namespace kg::query
