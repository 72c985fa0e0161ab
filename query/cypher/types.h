// What is known of a value's type before a query runs: the set of types that it may have.
#ifndef NEWSGRAPH_QUERY_CYPHER_TYPES_H_
#define NEWSGRAPH_QUERY_CYPHER_TYPES_H_

#include <cstdint>
#include <string>

#include "query/cypher/value.h"

namespace kg::query::cypher {

using TypeSet = uint32_t;

constexpr TypeSet Only(ValueType type) { return TypeSet{1} << static_cast<uint32_t>(type); }

inline constexpr TypeSet kNullSet = Only(ValueType::kNull);
inline constexpr TypeSet kAnySet = (Only(ValueType::kNull) << 1) - 1;
inline constexpr TypeSet kBooleanSet = Only(ValueType::kBoolean);
inline constexpr TypeSet kIntegerSet = Only(ValueType::kInteger);
inline constexpr TypeSet kFloatSet = Only(ValueType::kFloat);
inline constexpr TypeSet kNumberSet = kIntegerSet | kFloatSet;
inline constexpr TypeSet kStringSet = Only(ValueType::kString);
inline constexpr TypeSet kListSet = Only(ValueType::kList);
inline constexpr TypeSet kMapSet = Only(ValueType::kMap);
inline constexpr TypeSet kNodeSet = Only(ValueType::kNode);
inline constexpr TypeSet kRelationshipSet = Only(ValueType::kRelationship);
inline constexpr TypeSet kPathSet = Only(ValueType::kPath);
inline constexpr TypeSet kDateSet = Only(ValueType::kDate);
inline constexpr TypeSet kDurationSet = Only(ValueType::kDuration);
inline constexpr TypeSet kTemporalSet = kDateSet | kDurationSet;

struct StaticType {
  TypeSet set = kAnySet;
  TypeSet element = kAnySet;  // of the items, where it is a list

  // Whether a value of this type may be one of `wanted`. Null always may: operators and functions answer null to it.
  bool MayBe(TypeSet wanted) const { return (set & (wanted | kNullSet)) != 0; }
  bool operator==(const StaticType&) const = default;
};

inline StaticType operator|(const StaticType& a, const StaticType& b) { return {a.set | b.set, a.element | b.element}; }

// "Integer or Float": for messages.
std::string SetText(TypeSet set);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_TYPES_H_
