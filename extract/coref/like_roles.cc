#include "extract/coref/like_roles.h"

#include <algorithm>

namespace kg::extract::coref {
namespace {

// A word may be in several.
const std::vector<std::vector<std::string_view>>& Groups() {
  static const auto* const kGroups = new std::vector<std::vector<std::string_view>>{
      {"boss", "chief", "chief executive", "ceo", "chief executive officer"},
      {"boss", "manager", "coach", "trainer", "head coach"},
      {"chair", "chairman", "chairwoman", "chairperson"},
      {"officer", "policeman", "policewoman", "detective", "constable", "sergeant", "inspector"},
      {"captain", "skipper"},
      {"keeper", "goalkeeper", "goaltender", "goalie", "netminder", "shot-stopper"},
      {"leader", "prime minister", "president", "premier", "chancellor", "general secretary", "party leader",
       "first minister", "chief"},
      {"doctor", "surgeon", "physician", "medic", "gp", "cardiologist", "oncologist", "neurologist", "psychiatrist",
       "paediatrician", "pediatrician", "consultant"},
      {"scientist", "researcher", "professor", "academic", "scholar", "biologist", "chemist", "physicist", "economist",
       "historian", "astronomer", "geologist", "lecturer", "psychologist", "mathematician"},
      {"lawyer", "attorney", "barrister", "solicitor", "counsel", "advocate"},
      {"politician", "lawmaker", "legislator", "mp", "senator", "congressman", "congresswoman", "representative",
       "assemblyman", "assemblywoman", "deputy", "parliamentarian"},
      {"singer", "musician", "songwriter", "singer-songwriter", "guitarist", "pianist", "rapper", "performer",
       "vocalist", "frontman", "drummer", "star"},
      {"author", "novelist", "writer", "poet", "playwright", "essayist", "biographer"},
      {"actor", "actress", "star", "performer", "comedian"},
      {"cleric", "clergyman", "priest", "bishop", "archbishop", "vicar", "pastor", "cardinal", "imam", "rabbi",
       "rector", "reverend", "churchman", "prelate"},
      {"artist", "painter", "sculptor", "illustrator", "printmaker"},
      {"chef", "cook", "restaurateur", "head chef", "baker"},
      {"businessman", "businesswoman", "entrepreneur", "founder", "co-founder", "tycoon", "magnate", "industrialist",
       "billionaire"},
  };
  return *kGroups;
}

bool Holds(const std::vector<std::string_view>& group, std::string_view role) {
  return std::find(group.begin(), group.end(), role) != group.end();
}

}  // namespace

bool AreLikeRoles(std::string_view one, std::string_view other) {
  return one == other || std::any_of(Groups().begin(), Groups().end(),
                                     [&](const auto& group) { return Holds(group, one) && Holds(group, other); });
}

std::vector<std::string_view> LikeRoles(std::string_view role) {
  std::vector<std::string_view> like;
  for (const auto& group : Groups()) {
    if (!Holds(group, role)) continue;
    for (const std::string_view word : group) {
      if (word != role) like.push_back(word);
    }
  }
  return like;
}

}  // namespace kg::extract::coref
