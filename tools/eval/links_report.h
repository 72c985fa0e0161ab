// What kgeval prints of coreference and mentions.
#ifndef NEWSGRAPH_TOOLS_EVAL_LINKS_REPORT_H_
#define NEWSGRAPH_TOOLS_EVAL_LINKS_REPORT_H_

#include <cstddef>
#include <ostream>

#include "tools/eval/links.h"

namespace kg::eval {

void PrintLinksTable(const LinkScore& score, Question question, size_t most_listed, std::ostream& out);
void PrintLinksJson(const LinkScore& score, Question question, size_t most_listed, std::ostream& out);

}  // namespace kg::eval

#endif  // NEWSGRAPH_TOOLS_EVAL_LINKS_REPORT_H_
