// From entities to a person's decisions about them, and decisions into the database.
#ifndef NEWSGRAPH_QUERY_COMMANDS_DECIDE_H_
#define NEWSGRAPH_QUERY_COMMANDS_DECIDE_H_

#include <string>
#include <vector>

#include "graph/judgement.h"
#include "query/commands/command.h"

namespace kg::query {

// The members of an entity as decisions speak of them, in their order.
std::vector<graph::JudgedName> NamesOf(const graph::Reader& reader, const graph::Entity& entity);

graph::Judgement MakeMerge(const graph::Reader& reader, const graph::Entity& a, const graph::Entity& b);
graph::Judgement MakeSplit(std::vector<graph::JudgedName> names, std::vector<graph::JudgedName> others,
                           std::string text);

// With the present time and the user's name.
graph::Judgement SignedJudgement();
// Stores them with today's date and the user's name, publishes, and leads the reader to the new epoch. Errors: kLocked
// while kgingest writes, kUnsupported where there is no database to write to.
Status Decide(Context& context, std::vector<graph::Judgement> judgements);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_COMMANDS_DECIDE_H_
