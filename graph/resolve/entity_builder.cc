#include "graph/resolve/entity_builder.h"

#include <algorithm>
#include <tuple>

namespace kg::graph {
namespace {

bool IsShort(ValueType type, std::string_view name) {
  return type == ValueType::kPerson && name.find(' ') == std::string_view::npos;
}

}  // namespace

void EntityDraft::Add(const MemberRecord& member) {
  ++members_;
  ++types_[member.type];
  names_.insert(member.name);
  bool has_name = false;
  for (const NameForm& form : member.forms) {
    counts_[form.text] += form.count;
    has_name = has_name || form.text == member.name;
  }
  if (!has_name) counts_[member.name] += 1;
  for (const auto& [name, value] : member.attributes) {
    if (name == "variant") continue;  // of one article's spellings; the entity has aliases
    const auto [at, added] = agreed_.try_emplace(name, value);
    if (!added && at->second != value) disputed_.insert(name);
  }
}

ValueType EntityDraft::type() const {
  const auto best =
      std::max_element(types_.begin(), types_.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == types_.end() ? ValueType::kPerson : best->first;
}

Entity EntityDraft::Build() const {
  Entity entity;
  entity.type = type();
  uint64_t best = 0;
  for (const std::string& name : names_) {  // in order, so that of equals the first one stays
    const uint64_t count = counts_.at(name);
    const bool better =
        std::make_tuple(!IsShort(entity.type, name), count) > std::make_tuple(!IsShort(entity.type, entity.name), best);
    if (!entity.name.empty() && !better) continue;
    entity.name = name;
    best = count;
  }
  for (const auto& [text, count] : counts_) {
    if (text != entity.name) entity.aliases.push_back({text, static_cast<uint32_t>(count)});
  }
  std::sort(entity.aliases.begin(), entity.aliases.end(),
            [](const NameForm& a, const NameForm& b) { return std::tie(b.count, a.text) < std::tie(a.count, b.text); });
  entity.attributes = agreed_;
  for (const std::string& name : disputed_) entity.attributes.erase(name);
  return entity;
}

}  // namespace kg::graph
