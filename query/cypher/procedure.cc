#include "query/cypher/procedure.h"

namespace kg::query::cypher {

TypeSet TypesOf(FieldType type) {
  switch (type) {
    case FieldType::kBoolean:
      return kBooleanSet;
    case FieldType::kInteger:
      return kIntegerSet;
    case FieldType::kFloat:
    case FieldType::kNumber:
      return kNumberSet;
    case FieldType::kString:
      return kStringSet;
    case FieldType::kList:
      return kListSet;
    case FieldType::kMap:
      return kMapSet;
    case FieldType::kNode:
      return kNodeSet;
    case FieldType::kRelationship:
      return kRelationshipSet;
    case FieldType::kPath:
      return kPathSet;
    case FieldType::kAny:
      break;
  }
  return kAnySet;
}

const Procedure* ProcedureCatalog::Find(std::string_view name) const {
  for (const Procedure& procedure : procedures_) {
    if (procedure.name == name) return &procedure;
  }
  return nullptr;
}

}  // namespace kg::query::cypher
