#include "graph/resolve/roles.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "graph/model/text.h"
#include "graph/resolve/names.h"

namespace kg::graph {

namespace {

// One word for those that say the same.
std::string_view Plain(std::string_view word) {
  struct Same {
    std::string_view word;
    std::string_view plain;
  };
  static constexpr std::array<Same, 9> kSame = {{{"trainer", "coach"},
                                                 {"keeper", "goalkeeper"},
                                                 {"goalie", "goalkeeper"},
                                                 {"goaltender", "goalkeeper"},
                                                 {"netminder", "goalkeeper"},
                                                 {"attorney", "lawyer"},
                                                 {"barrister", "lawyer"},
                                                 {"solicitor", "lawyer"},
                                                 {"physician", "doctor"}}};
  const auto found = std::find_if(kSame.begin(), kSame.end(), [word](const Same& same) { return same.word == word; });
  return found == kSame.end() ? word : found->plain;
}

}  // namespace

bool ShareWord(std::string_view a, std::string_view b) {
  const std::string left = FoldKey(a);
  const std::string right = FoldKey(b);
  const std::vector<std::string_view> words = Words(right);
  for (const std::string_view word : Words(left)) {
    if (word.size() > 2 &&
        std::any_of(words.begin(), words.end(), [word](std::string_view other) { return Plain(other) == Plain(word); }))
      return true;
  }
  return false;
}

bool IsKinOrMate(std::string_view role) {
  static constexpr std::array<std::string_view, 42> kRoles = {
      "sister",   "brother",   "wife",        "husband",       "son",         "father",   "mother",
      "daughter", "cousin",    "nephew",      "niece",         "uncle",       "aunt",     "grandson",
      "twin",     "twins",     "grandfather", "granddaughter", "grandmother", "stepson",  "widow",
      "widower",  "colleague", "guest",       "winner",        "team-mate",   "teammate", "captain",
      "friend",   "partner",   "successor",   "predecessor",   "rival",       "opponent", "champion",
      "junior",   "star",      "namesake",    "neighbour",     "fiance",      "client"};
  return IsOneOf(kRoles, role);
}

bool AreOneTrade(std::string_view a, std::string_view b) {
  // Said of people of every trade.
  static constexpr std::array<std::string_view, 14> kAnybody = {
      "player", "star",    "coach",     "athlete",   "champion",    "leader", "director",
      "chief",  "manager", "president", "spokesman", "spokeswoman", "expert", "veteran"};
  if (a.empty() || IsKinOrMate(a)) return false;
  const std::string left = FoldKey(a);
  if (left != FoldKey(b)) return false;
  const std::vector<std::string_view> words = Words(left);
  return !IsOneOf(kAnybody, words.back());
}

}  // namespace kg::graph
