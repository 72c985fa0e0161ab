// ORDER BY. With a LIMIT only as many rows are held as can still come out.
#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "query/cypher/operators.h"
#include "query/cypher/plan.h"

namespace kg::query::cypher {
namespace {

class Sort : public PlanOperator {
 public:
  Sort(RunContext& context, OperatorPtr child, const ProjectionClause& clause)
      : PlanOperator(context, std::move(child)), clause_(clause), memory_(context) {
    // What is read behind the sorting; all else of the frame is over with.
    std::set<int> slots;
    for (const ProjectionItem& item : clause.items) slots.insert(item.slot);
    if (clause.where != nullptr) CollectSlots(*clause.where, slots);
    slots_.assign(slots.begin(), slots.end());
  }
  std::string Describe() const override {
    std::string text = "Sort";
    for (const SortItem& item : clause_.order_by) {
      text += (text == "Sort" ? " " : ", ") + item.expr->text + (item.descending ? " DESC" : "");
    }
    return text;
  }

 protected:
  void DoOpen() override {
    lines_.clear();
    memory_.Clear();
    sorted_ = false;
    next_ = 0;
  }
  bool DoNext() override {
    if (!sorted_) {
      Collect();
      sorted_ = true;
    }
    if (next_ == lines_.size()) return false;
    Row& values = lines_[next_++].values;
    for (size_t i = 0; i < slots_.size(); ++i) context_.At(slots_[i]) = std::move(values[i]);
    return true;
  }

 private:
  struct Line {
    Row keys;
    size_t number = 0;  // rows that are equal stay in the order in which they came
    size_t bytes = 0;
    Row values;  // of the slots
  };

  size_t Wanted() {
    if (clause_.limit == nullptr) return std::numeric_limits<size_t>::max();
    auto limit = static_cast<uint64_t>(EvaluateCount(*clause_.limit, "LIMIT", context_));
    uint64_t skip = clause_.skip == nullptr ? 0 : static_cast<uint64_t>(EvaluateCount(*clause_.skip, "SKIP", context_));
    return limit + skip;
  }

  bool Before(const Line& a, const Line& b) const {
    for (size_t i = 0; i < a.keys.size(); ++i) {
      int order = Order(a.keys[i], b.keys[i]);
      if (order != 0) return clause_.order_by[i].descending ? order > 0 : order < 0;
    }
    return a.number < b.number;
  }

  void Collect() {
    size_t wanted = Wanted();
    auto before = [this](const Line& a, const Line& b) { return Before(a, b); };
    size_t number = 0;
    while (child_->Next()) {
      Line line;
      line.number = number++;
      for (const SortItem& item : clause_.order_by) line.keys.push_back(Evaluate(*item.expr, context_));
      for (int slot : slots_) line.values.push_back(context_.At(slot));
      line.bytes = SizeOf(line.keys) + SizeOf(line.values);
      memory_.Add(line.bytes);
      lines_.push_back(std::move(line));
      // Twice as many as wanted: the later half cannot come out.
      if (wanted < (size_t{1} << 40) && lines_.size() >= 2 * wanted + 64) Cut(wanted, before);
    }
    std::sort(lines_.begin(), lines_.end(), before);
  }

  template <typename Less>
  void Cut(size_t wanted, Less before) {
    auto middle = lines_.begin() + static_cast<std::ptrdiff_t>(wanted);
    std::nth_element(lines_.begin(), middle, lines_.end(), before);
    for (auto line = middle; line != lines_.end(); ++line) memory_.Remove(line->bytes);
    lines_.erase(middle, lines_.end());
  }

  const ProjectionClause& clause_;
  std::vector<int> slots_;
  std::vector<Line> lines_;
  HeldMemory memory_;
  bool sorted_ = false;
  size_t next_ = 0;
};

}  // namespace

OperatorPtr MakeSort(RunContext& context, OperatorPtr child, const ProjectionClause& clause) {
  return std::make_unique<Sort>(context, std::move(child), clause);
}

}  // namespace kg::query::cypher
