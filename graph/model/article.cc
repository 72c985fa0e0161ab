#include "graph/model/article.h"

#include <array>

namespace kg {
namespace {
constexpr std::array<std::string_view, 11> kRoleNames = {"headline",  "standfirst", "body",      "sub-heading",
                                                         "list",      "quote",      "table row", "caption",
                                                         "key point", "correction", "author note"};
}  // namespace

std::string_view ToString(BlockRole role) { return kRoleNames[static_cast<size_t>(role)]; }

bool ParseBlockRole(std::string_view name, BlockRole* role) {
  for (size_t i = 0; i < kRoleNames.size(); ++i) {
    if (kRoleNames[i] == name) {
      *role = static_cast<BlockRole>(i);
      return true;
    }
  }
  return false;
}

void AppendBlock(BlockRole role, std::string_view text, Article* article) {
  if (text.empty()) return;
  if (!article->text.empty()) article->text.append("\n\n");
  const auto begin = static_cast<uint32_t>(article->text.size());
  article->text.append(text);
  article->blocks.push_back({role, begin, static_cast<uint32_t>(article->text.size())});
}

}  // namespace kg
