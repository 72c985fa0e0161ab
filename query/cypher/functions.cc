#include "query/cypher/functions.h"

#include <map>

#include "query/cypher/builtin.h"
#include "query/cypher/fail.h"
#include "query/cypher/words.h"

namespace kg::query::cypher {
namespace {

const std::map<std::string, Function>& Table() {
  static const std::map<std::string, Function> kTable = [] {
    std::map<std::string, Function> table;
    for (auto family :
         {GraphFunctions(), ListFunctions(), MathFunctions(), ConversionFunctions(), AggregatingFunctions()}) {
      for (const Function& function : family) table[Lower(function.name)] = function;
    }
    for (auto family : {StringBuiltins(), TemporalBuiltins()}) {
      for (const Builtin& builtin : family) {
        Function& function = table[std::string(builtin.name)];
        function.name = builtin.name;
        function.min_arguments = builtin.fewest;
        function.max_arguments = builtin.most;
        function.builtin = builtin.run;
        function.takes_null = true;
      }
    }
    return table;
  }();
  return kTable;
}

}  // namespace

std::string SetText(TypeSet set) {
  std::string text;
  for (uint32_t i = 0; i <= static_cast<uint32_t>(ValueType::kNull); ++i) {
    if ((set >> i & 1) == 0) continue;
    if (!text.empty()) text += " or ";
    text += TypeName(static_cast<ValueType>(i));
  }
  return text;
}

void FunctionCall::Fail(const std::string& detail, const std::string& message) const {
  FailRuntime(position, "ArgumentError", detail, std::string(name) + "(): " + message);
}

const Function* FindFunction(std::string_view name) {
  auto found = Table().find(Lower(name));
  return found == Table().end() ? nullptr : &found->second;
}

std::vector<std::string> FunctionNames() {
  std::vector<std::string> names;
  for (const auto& [key, function] : Table()) names.emplace_back(function.name);
  return names;
}

Value CallFunction(const Function& function, const FunctionCall& call) {
  for (size_t i = 0; i < call.size(); ++i) {
    const Value& argument = call[i];
    if (argument.is_null()) {
      if (function.takes_null) continue;
      return Value();
    }
    TypeSet accepted = function.accepts[i < 3 ? i : 2];
    if ((accepted & Only(argument.type())) == 0) {
      FailRuntime(call.position, "TypeError", "InvalidArgumentValue",
                  std::string(function.name) + "() takes " + SetText(accepted) + ", not " +
                      std::string(TypeName(argument.type())));
    }
  }
  if (function.builtin == nullptr) return function.call(call);
  try {
    return function.builtin(call.arguments);
  } catch (QueryError& error) {
    error.line = call.position.line;
    error.column = call.position.column;
    throw;
  }
}

}  // namespace kg::query::cypher
