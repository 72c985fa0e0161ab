#include "graph/resolve/entity_builder.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace kg::graph {
namespace {

bool IsShort(ValueType type, std::string_view name) {
  return type == ValueType::kPerson && name.find(' ') == std::string_view::npos;
}

std::map<std::string, uint64_t> CountForms(const std::vector<MemberRecord>& members) {
  std::map<std::string, uint64_t> counts;
  for (const MemberRecord& member : members) {
    bool has_name = false;
    for (const NameForm& form : member.forms) {
      counts[form.text] += form.count;
      has_name = has_name || form.text == member.name;
    }
    if (!has_name) counts[member.name] += 1;
  }
  return counts;
}

// What all members that have the attribute agree on.
std::map<std::string, std::string> AgreedAttributes(const std::vector<MemberRecord>& members) {
  std::map<std::string, std::string> agreed;
  std::set<std::string> disputed;
  for (const MemberRecord& member : members) {
    for (const auto& [name, value] : member.attributes) {
      if (name == "variant") continue;  // of one article's spellings; the entity has aliases
      const auto [at, added] = agreed.try_emplace(name, value);
      if (!added && at->second != value) disputed.insert(name);
    }
  }
  for (const std::string& name : disputed) agreed.erase(name);
  return agreed;
}

}  // namespace

Entity BuildEntity(const std::vector<MemberRecord>& members) {
  Entity entity;
  entity.type = members.front().type;
  const std::map<std::string, uint64_t> counts = CountForms(members);
  std::set<std::string> names;
  for (const MemberRecord& member : members) names.insert(member.name);
  uint64_t best = 0;
  for (const std::string& name : names) {  // in order, so that of equals the first one stays
    const uint64_t count = counts.at(name);
    const bool better =
        std::make_tuple(!IsShort(entity.type, name), count) > std::make_tuple(!IsShort(entity.type, entity.name), best);
    if (!entity.name.empty() && !better) continue;
    entity.name = name;
    best = count;
  }
  for (const auto& [text, count] : counts) {
    if (text != entity.name) entity.aliases.push_back({text, static_cast<uint32_t>(count)});
  }
  std::sort(entity.aliases.begin(), entity.aliases.end(),
            [](const NameForm& a, const NameForm& b) { return std::tie(b.count, a.text) < std::tie(a.count, b.text); });
  entity.attributes = AgreedAttributes(members);
  return entity;
}

}  // namespace kg::graph
