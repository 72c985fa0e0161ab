#include "graph/resolve/alike.h"

#include <algorithm>
#include <unordered_set>

#include "graph/resolve/names.h"

namespace kg::graph {
namespace {

ContentHash KindOf(const Profile& profile, const std::string& attributes) {
  IdBuilder builder("kind");
  builder.Add(ToString(profile.type)).Add(attributes).Add(profile.key);
  for (const std::string& key : profile.keys) builder.Add(key);
  return builder.Build<ContentHash>();
}

// Two of one name in one article are two.
bool AnyTwoOfOneArticle(const std::vector<const Profile*>& members) {
  std::unordered_set<DocId> docs;
  return !std::all_of(members.begin(), members.end(), [&](const Profile* p) { return docs.insert(p->ref.doc).second; });
}

}  // namespace

std::string AttributeKey(const Profile& profile) {
  std::string key;
  for (const char* name : {"gender", "nationality", "sport", "role", "within"}) {
    const auto found = profile.attributes.find(name);
    key += found == profile.attributes.end() ? std::string() : found->second;
    key += '\0';
  }
  const DayInterval& birth = profile.context.birth;
  key += std::to_string(birth.first) + ":" + std::to_string(birth.last);
  for (const Mark& mark : profile.marks) {
    // In the order of the numbers, not of their digits: the decisions of another database may count from elsewhere.
    const std::string number = std::to_string(mark.judgement);
    key += ' ' + std::string(20 - std::min<size_t>(20, number.size()), '0') + number + ":" +
           std::to_string(static_cast<int>(mark.side));
  }
  if (profile.type == ValueType::kOrganization) key += CompanyForm(profile.name);
  if (profile.type != ValueType::kPerson) key += ClubMark(profile.name);
  if (profile.type != ValueType::kPerson) return key;
  for (const std::string& companion : profile.context.companions) {
    if (!IsMarked(companion) || companion[0] == kSurnameMark) break;
    key += companion;
  }
  return key;
}

bool JoinsByEqualName(const Profile& profile) { return !profile.keys.empty() && !IsLostSurname(profile); }

std::optional<Alike> AllAlike(const std::vector<const Profile*>& members) {
  const Profile& model = *members.front();
  if (!JoinsByEqualName(model) || !model.marks.empty()) return std::nullopt;
  const std::string attributes = AttributeKey(model);
  Alike alike;
  for (const Profile* member : members) {
    if (member->type != model.type || member->key != model.key || member->keys != model.keys ||
        !JoinsByEqualName(*member) || AttributeKey(*member) != attributes) {
      return std::nullopt;
    }
    const Alike::Member here{member->ref.doc, member->first_mention, member->local};
    if (member == &model || here < alike.first) alike.first = here;
  }
  if (model.type == ValueType::kPerson && AnyTwoOfOneArticle(members)) return std::nullopt;
  alike.kind = KindOf(model, attributes);
  return alike;
}

}  // namespace kg::graph
