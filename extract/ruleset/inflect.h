// English verb inflection: regular spelling rules, and a lexicon for the rest.
#ifndef NEWSGRAPH_EXTRACT_RULESET_INFLECT_H_
#define NEWSGRAPH_EXTRACT_RULESET_INFLECT_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kg::extract {

// Base form -> past, participle and -ing forms that do not follow the rules: lines "win won winning".
using IrregularVerbs = std::map<std::string, std::vector<std::string>, std::less<>>;
IrregularVerbs ParseIrregularVerbs(std::string_view text);

// All forms of a verb, the base among them, sorted: "coach" -> coach, coached, coaches, coaching. `given`: forms that
// a writer spelt out; they take the place of the regular and irregular past, and of -ing where one of them ends so.
std::vector<std::string> InflectVerb(const std::string& base, const std::vector<std::string>& given,
                                     const IrregularVerbs& irregular);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_INFLECT_H_
