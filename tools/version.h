// What --version prints.
#ifndef NEWSGRAPH_TOOLS_VERSION_H_
#define NEWSGRAPH_TOOLS_VERSION_H_

#include <string>
#include <string_view>

namespace kg::tools {

// "kgingest 0.1.0 (schema 1, rules 1a2b3c4d)": program, version of the database schema, first digits of the rules
// version. The rules part is left out where no rules can be found.
std::string VersionText(std::string_view program);

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_VERSION_H_
