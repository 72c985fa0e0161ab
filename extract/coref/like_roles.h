// Words that call people of one trade or office: "the union leader" is its president, "the surgeon" the doctor.
#ifndef NEWSGRAPH_EXTRACT_COREF_LIKE_ROLES_H_
#define NEWSGRAPH_EXTRACT_COREF_LIKE_ROLES_H_

#include <string_view>
#include <vector>

namespace kg::extract::coref {

// Symmetric; true of two equal words. Both in lower case.
bool AreLikeRoles(std::string_view one, std::string_view other);

// All words that are like the role, without itself.
std::vector<std::string_view> LikeRoles(std::string_view role);

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_LIKE_ROLES_H_
