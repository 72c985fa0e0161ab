#include "extract/mentions/mention.h"

#include <array>

namespace kg::extract {
namespace {

constexpr std::array<std::string_view, kMentionTypeCount> kNames = {
    "Person", "Place", "Team",  "Organization", "Event",      "Date",  "Duration",   "Age",
    "Number", "Rank",  "Score", "Mark",         "Discipline", "Money", "Nationality"};

}  // namespace

std::string_view ToString(MentionType type) { return kNames[static_cast<size_t>(type)]; }

std::optional<MentionType> ParseMentionType(std::string_view name) {
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<MentionType>(i);
  }
  return std::nullopt;
}

}  // namespace kg::extract
