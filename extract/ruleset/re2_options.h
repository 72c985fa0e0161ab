// How the rules' patterns are compiled. For .cc files only.
#ifndef NEWSGRAPH_EXTRACT_RULESET_RE2_OPTIONS_H_
#define NEWSGRAPH_EXTRACT_RULESET_RE2_OPTIONS_H_

#include <re2/re2.h>

namespace kg::extract {

inline RE2::Options RuleOptions(bool utf8) {
  RE2::Options options;
  options.set_encoding(utf8 ? RE2::Options::EncodingUTF8 : RE2::Options::EncodingLatin1);
  options.set_longest_match(true);
  options.set_log_errors(false);
  options.set_max_mem(32 << 20);
  return options;
}

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_RE2_OPTIONS_H_
