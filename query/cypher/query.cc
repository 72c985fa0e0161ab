#include "query/cypher/query.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "graph/model/text.h"
#include "query/cypher/analyse.h"
#include "query/cypher/context.h"
#include "query/cypher/operators.h"
#include "query/cypher/parser.h"
#include "query/cypher/plan.h"

namespace kg::query::cypher {

struct CompiledQuery {
  ParsedQuery parsed;
  std::vector<std::string> columns;
  int frame_size = 0;
};

namespace {

// Gives the rows of all parts to the sink, each once unless the query is a UNION ALL.
class Runner {
 public:
  Runner(const CompiledQuery& query, RunContext& context, const RowSink& sink)
      : query_(query), context_(context), sink_(sink), memory_(context) {}

  RunSummary Run() {
    const UnionQuery& parts = query_.parsed.query;
    std::vector<OperatorPtr> plans = PlanQuery(parts, context_);
    bool runs = query_.parsed.mode != QueryMode::kExplain;
    for (size_t i = 0; i < plans.size() && runs; ++i) {
      plans[i]->Open();
      while (!stopped_ && plans[i]->Next()) Give(parts.parts[i].column_slots);
    }
    if (runs) context_.CheckLimits();
    if (query_.parsed.mode != QueryMode::kRun) {
      for (const OperatorPtr& plan : plans) summary_.plan += PlanText(*plan, runs);
    }
    return std::move(summary_);
  }

 private:
  void Give(const std::vector<int>& slots) {
    if (query_.columns.empty()) return;
    row_.clear();
    for (int slot : slots) row_.push_back(context_.At(slot));
    if (query_.parsed.query.parts.size() > 1 && !query_.parsed.query.all) {
      if (!seen_.insert(row_).second) return;
      memory_.Add(SizeOf(row_));
    }
    ++summary_.rows;
    stopped_ = !sink_(row_);
  }

  const CompiledQuery& query_;
  RunContext& context_;
  const RowSink& sink_;
  HeldMemory memory_;
  RunSummary summary_;
  std::unordered_set<Row, RowHash, RowEqual> seen_;
  Row row_;
  bool stopped_ = false;
};

}  // namespace

std::string QueryError::Describe(std::string_view query) const {
  if (line == 0) return message + (hint.empty() ? "" : "\n" + hint);
  std::string text = std::to_string(line) + ":" + std::to_string(column) + ": " + message;
  size_t begin = 0;
  for (size_t i = 1; i < line; ++i) begin = std::min(query.find('\n', begin), query.size() - 1) + 1;
  std::string_view source = query.substr(std::min(begin, query.size()));
  source = source.substr(0, source.find('\n'));
  // Long lines are shown around the place, whole characters of them.
  const auto boundary = [source](size_t at) {
    at = std::min(at, source.size());
    while (at > 0 && at < source.size() && (static_cast<unsigned char>(source[at]) & 0xC0) == 0x80) --at;
    return at;
  };
  const size_t from = boundary(column > 60 ? column - 60 : 0);
  const size_t end = boundary(from + 100);
  const size_t place = std::clamp(boundary(column > 0 ? column - 1 : 0), from, end);
  const int before = DisplayWidth(MakeVisible(source.substr(from, place - from)));
  text += "\n  " + MakeVisible(source.substr(from, end - from)) + "\n  " +
          std::string(static_cast<size_t>(before), ' ') + "^";
  return hint.empty() ? text : text + "\n" + hint;
}

Outcome<Query> Query::Compile(std::string_view text, const ProcedureCatalog* procedures) {
  try {
    auto compiled = std::make_shared<CompiledQuery>();
    compiled->parsed = ParseQuery(text);
    Analyser analyser(procedures);
    analyser.AnalyseQuery(compiled->parsed.query);
    compiled->frame_size = analyser.frame_size();
    compiled->columns = compiled->parsed.query.parts[0].columns;
    return Query(std::move(compiled));
  } catch (const QueryError& error) {
    return error;
  }
}

const std::vector<std::string>& Query::columns() const {
  static const std::vector<std::string> kNone;
  return compiled_->parsed.mode == QueryMode::kExplain ? kNone : compiled_->columns;
}

bool Query::explains() const { return compiled_->parsed.mode != QueryMode::kRun; }

Outcome<RunSummary> Query::Run(const GraphView& graph, const Parameters& parameters, const Limits& limits,
                               const RowSink& sink) const {
  try {
    RunContext context(graph, parameters, limits, compiled_->frame_size);
    return Runner(*compiled_, context, sink).Run();
  } catch (const QueryError& error) {
    return error;
  }
}

}  // namespace kg::query::cypher
