#include "query/concerns.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "graph/model/text.h"

namespace kg::query {
namespace {

constexpr std::array<std::string_view, 4> kMutual = {"spouse", "parent", "score", "denial"};

bool IsNamed(const graph::Entity& entity, const std::string& folded) {
  return FoldName(entity.name) == folded ||
         std::any_of(entity.aliases.begin(), entity.aliases.end(),
                     [&folded](const NameForm& alias) { return FoldName(alias.text) == folded; });
}

}  // namespace

bool Concerns(const graph::Conflict& conflict, const graph::Entity& entity) {
  if (conflict.subject == entity.id) return true;
  const auto& involved = conflict.involved;
  if (std::find(involved.begin(), involved.end(), entity.id) == involved.end()) return false;
  if (std::find(kMutual.begin(), kMutual.end(), conflict.kind) != kMutual.end()) return true;
  return std::any_of(conflict.camps.begin(), conflict.camps.end(),
                     [&entity](const graph::Camp& camp) { return IsNamed(entity, FoldName(camp.value)); });
}

}  // namespace kg::query
