#include "query/cypher/aggregates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <unordered_set>

#include "query/cypher/arithmetic.h"
#include "query/cypher/fail.h"
#include "query/cypher/functions.h"

namespace kg::query::cypher {
namespace {

class Count : public Aggregator {
 public:
  void Add(const Value&) override { ++count_; }
  Value Result() override { return Value(count_); }

 private:
  int64_t count_ = 0;
};

class Sum : public Aggregator {
 public:
  explicit Sum(Position position) : position_(position) {}
  void Add(const Value& value) override {
    total_ = started_ ? Calculate(Operator::kAdd, total_, value, position_) : value;
    started_ = true;
  }
  Value Result() override { return total_; }

 private:
  Position position_;
  bool started_ = false;
  Value total_ = Value(0);
};

class Average : public Aggregator {
 public:
  explicit Average(Position position) : position_(position) {}
  void Add(const Value& value) override {
    ++count_;
    if (value.is(ValueType::kDuration)) {
      durations_ = durations_.is_null() ? value : Calculate(Operator::kAdd, durations_, value, position_);
    } else {
      mean_ += (value.number() - mean_) / static_cast<double>(count_);
    }
  }
  Value Result() override {
    if (count_ == 0) return Value();
    if (durations_.is_null()) return Value(mean_);
    return Calculate(Operator::kDivide, durations_, Value(count_), position_);
  }

 private:
  Position position_;
  int64_t count_ = 0;
  double mean_ = 0;
  Value durations_;
};

template <int kSign>
class Extreme : public Aggregator {
 public:
  void Add(const Value& value) override {
    if (!started_ || Order(value, best_) * kSign > 0) best_ = value;
    started_ = true;
  }
  Value Result() override { return best_; }

 private:
  bool started_ = false;
  Value best_;
};

class Collect : public Aggregator {
 public:
  explicit Collect(HeldMemory& memory) : memory_(memory) {}
  void Add(const Value& value) override {
    memory_.Add(value.size_bytes());
    list_.push_back(value);
  }
  Value Result() override { return Value(std::move(list_)); }

 private:
  HeldMemory& memory_;
  List list_;
};

// Welford's method.
class Deviation : public Aggregator {
 public:
  explicit Deviation(bool whole_population) : whole_population_(whole_population) {}
  void Add(const Value& value) override {
    ++count_;
    double delta = value.number() - mean_;
    mean_ += delta / count_;
    squares_ += delta * (value.number() - mean_);
  }
  Value Result() override {
    double divisor = whole_population_ ? count_ : count_ - 1;
    return Value(divisor <= 0 ? 0.0 : std::sqrt(squares_ / divisor));
  }

 private:
  bool whole_population_;
  double count_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

class Percentile : public Aggregator {
 public:
  Percentile(double percentile, bool continuous, HeldMemory& memory)
      : percentile_(percentile), continuous_(continuous), memory_(memory) {}
  void Add(const Value& value) override {
    memory_.Add(sizeof(Value));
    values_.push_back(value);
  }
  Value Result() override {
    if (values_.empty()) return Value();
    std::sort(values_.begin(), values_.end(), [](const Value& a, const Value& b) { return Order(a, b) < 0; });
    size_t last = values_.size() - 1;
    if (!continuous_) {
      double rank = std::ceil(percentile_ * static_cast<double>(values_.size()));
      return values_[std::min(last, static_cast<size_t>(std::max(rank, 1.0)) - 1)];
    }
    double position = percentile_ * static_cast<double>(last);
    size_t low = static_cast<size_t>(position);
    size_t high = std::min(low + 1, last);
    double part = position - static_cast<double>(low);
    return Value(values_[low].number() * (1 - part) + values_[high].number() * part);
  }

 private:
  double percentile_;
  bool continuous_;
  HeldMemory& memory_;
  List values_;
};

// Hands each value on once.
class Distinct : public Aggregator {
 public:
  Distinct(std::unique_ptr<Aggregator> inner, HeldMemory& memory) : inner_(std::move(inner)), memory_(memory) {}
  void Add(const Value& value) override {
    if (!seen_.insert(Row{value}).second) return;
    memory_.Add(value.size_bytes() + sizeof(Row));
    inner_->Add(value);
  }
  Value Result() override { return inner_->Result(); }

 private:
  std::unique_ptr<Aggregator> inner_;
  HeldMemory& memory_;
  std::unordered_set<Row, RowHash, RowEqual> seen_;
};

double PercentileOf(const Expr& call, RunContext& context) {
  Value value = Evaluate(*call.children[1], context);
  if (!value.is_number() || !(value.number() >= 0 && value.number() <= 1)) {
    FailRuntime(call.position, "ArgumentError", "NumberOutOfRange", call.name + "() takes a number from 0.0 to 1.0");
  }
  return value.number();
}

std::unique_ptr<Aggregator> MakePlain(const Expr& call, RunContext& context, HeldMemory& memory) {
  std::string_view name = call.function->name;
  if (name == "count") return std::make_unique<Count>();
  if (name == "sum") return std::make_unique<Sum>(call.position);
  if (name == "avg") return std::make_unique<Average>(call.position);
  if (name == "min") return std::make_unique<Extreme<-1>>();
  if (name == "max") return std::make_unique<Extreme<1>>();
  if (name == "collect") return std::make_unique<Collect>(memory);
  if (name == "stDev" || name == "stDevP") return std::make_unique<Deviation>(name == "stDevP");
  return std::make_unique<Percentile>(PercentileOf(call, context), name == "percentileCont", memory);
}

constexpr TypeSet kSummable = kNumberSet | kDurationSet;
constexpr std::array<Function, 10> kTable = {{
    {.name = "count", .result = {kIntegerSet}, .aggregates = true},
    {.name = "sum", .accepts = {kSummable}, .result = {kSummable}, .aggregates = true},
    {.name = "avg", .accepts = {kSummable}, .result = {kFloatSet | kDurationSet | kNullSet}, .aggregates = true},
    {.name = "min", .aggregates = true},
    {.name = "max", .aggregates = true},
    {.name = "collect", .result = {kListSet}, .aggregates = true},
    {.name = "stDev", .accepts = {kNumberSet}, .result = {kFloatSet}, .aggregates = true},
    {.name = "stDevP", .accepts = {kNumberSet}, .result = {kFloatSet}, .aggregates = true},
    {.name = "percentileCont",
     .min_arguments = 2,
     .max_arguments = 2,
     .accepts = {kNumberSet, kNumberSet},
     .result = {kFloatSet | kNullSet},
     .aggregates = true},
    {.name = "percentileDisc",
     .min_arguments = 2,
     .max_arguments = 2,
     .accepts = {kNumberSet, kNumberSet},
     .result = {kNumberSet | kNullSet},
     .aggregates = true},
}};

}  // namespace

std::span<const Function> AggregatingFunctions() { return kTable; }

std::unique_ptr<Aggregator> MakeAggregator(const Expr& call, RunContext& context, HeldMemory& memory) {
  std::unique_ptr<Aggregator> plain = MakePlain(call, context, memory);
  return call.distinct ? std::make_unique<Distinct>(std::move(plain), memory) : std::move(plain);
}

}  // namespace kg::query::cypher
