// The parser: a rule file to its tree. Every statement and clause that can't be read is reported, and the rest is read
// on.
#ifndef NEWSGRAPH_EXTRACT_RULESET_PARSER_H_
#define NEWSGRAPH_EXTRACT_RULESET_PARSER_H_

#include "extract/ruleset/ast.h"
#include "extract/ruleset/cursor.h"

namespace kg::extract {

// Reports to `sources`.
FileAst ParseFile(Sources* sources, uint32_t file);

// The parts; each reports one error and returns false when it fails.
// alternatives and all below, up to an unmatched ')' or the end
bool ParsePattern(Cursor* cursor, Node* pattern);
// the arguments of emit and mark, from '(' to ')'
bool ParseArguments(Cursor* cursor, std::vector<ArgumentExpr>* arguments);
bool ParseEmit(Cursor* cursor, EmitClause* emit);
bool ParseMark(Cursor* cursor, MarkClause* mark);
bool ParseConditions(Cursor* cursor, std::vector<Condition>* conditions);
bool ParseUnless(Cursor* cursor, UnlessClause* unless);
bool ParseRoles(Cursor* cursor, uint16_t* roles);
bool ParseViews(Cursor* cursor, uint8_t* views);
// behind the '+' or '-'
bool ParseExample(Cursor* cursor, Example* example);
// what stands behind "words $NAME =", "verbs $NAME =", "map $NAME =>"
bool ParseWords(Cursor* cursor, ListDecl* list);
bool ParseVerbs(Cursor* cursor, ListDecl* list);
bool ParseMap(Cursor* cursor, ListDecl* list);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_PARSER_H_
