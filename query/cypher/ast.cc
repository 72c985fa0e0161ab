#include "query/cypher/ast.h"

namespace kg::query::cypher {

Expr::Expr() = default;
Expr::~Expr() = default;

}  // namespace kg::query::cypher
