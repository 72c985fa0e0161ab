// .members: every article's names and the entities that they were joined into.
#include <map>
#include <string>

#include "graph/model/text.h"
#include "query/commands/command.h"
#include "query/names.h"
#include "query/print/json.h"

namespace kg::query {
namespace {

class MemberPrinter {
 public:
  explicit MemberPrinter(Context& context)
      : context_(context),
        rows_(context.out, context.print,
              {{"doc"}, {"name_in_doc"}, {"entity"}, {"type"}, {"confidence", true}, {"evidence"}, {"id"}}) {}

  void Print(const graph::Entity& entity) {
    for (const graph::Entity::Member& member : entity.members) {
      rows_.WantsJson() ? rows_.AddJson(ToJson(entity, member)) : rows_.AddCells(Cells(entity, member));
    }
  }

  void Finish() { rows_.Finish(); }

 private:
  const std::string& NameOf(const DocId& doc) {
    const auto [at, added] = docs_.try_emplace(doc);
    if (added) {
      const Result<Article> article = context_.reader.GetArticle(doc);
      at->second = article.ok() ? article->doc : doc.ToHex();
    }
    return at->second;
  }

  std::string ToJson(const graph::Entity& entity, const graph::Entity::Member& member) {
    std::vector<std::string> others;
    for (const NameForm& form : member.forms) {
      if (form.text != member.name) others.push_back(form.text);
    }
    return JsonObject()
        .Add("doc", NameOf(member.doc))
        .Add("name", member.name)
        .AddList("aliases", others)
        .AddCount("number", member.number)
        .Add("type", ToString(entity.type))
        .Add("entity", entity.name)
        .Add("entity_id", entity.id.ToHex())
        .AddScore("confidence", member.confidence)
        .Add("evidence", member.evidence)
        .Build();
  }

  std::vector<std::string> Cells(const graph::Entity& entity, const graph::Entity::Member& member) {
    const std::string id = entity.id.ToHex();
    return {NameOf(member.doc),
            member.name,
            entity.name,
            std::string(ToString(entity.type)),
            ScoreText(member.confidence),
            member.evidence,
            context_.IsTable() ? id.substr(0, 8) : id};
  }

  Context& context_;
  RowWriter rows_;
  std::map<DocId, std::string> docs_;
};

Status RunMembers(Context& context, const Arguments& arguments) {
  MemberPrinter printer(context);
  if (arguments.words.empty()) {
    context.reader.ForEachEntity([&](const graph::Entity& entity) {
      printer.Print(entity);
      return !context.Interrupted() && context.out.good();
    });
    if (context.Interrupted()) return InterruptedStatus();
  } else {
    const Result<graph::Entity> entity = ResolveWithMembers(context.reader, arguments.Joined());
    if (!entity.ok()) return entity.status();
    printer.Print(*entity);
  }
  printer.Finish();
  return Status::Ok();
}

}  // namespace

void AddMemberCommands(std::vector<Command>* commands) {
  commands->push_back({".members",
                       "[NAME]",
                       "which names of which articles were joined into the entity (or into every one), and why",
                       ".members Ana Ruiz",
                       {},
                       RunMembers,
                       true});
}

}  // namespace kg::query
