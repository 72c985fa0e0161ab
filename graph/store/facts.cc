#include "graph/store/facts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "graph/model/date.h"
#include "graph/model/text.h"

namespace kg::graph {
namespace {

using Identity = std::vector<Qualifier>;  // sorted by name

bool IsDateQualifier(const Relation* relation, std::string_view name) {
  if (name == "date" || name == "as_of") return true;
  const RelationArgument* argument = relation == nullptr ? nullptr : relation->FindQualifier(name);
  return argument != nullptr && argument->Accepts(ValueType::kDate) && !argument->Accepts(ValueType::kText);
}

std::optional<DayInterval> DaysOf(std::string_view edtf) {
  const std::optional<Date> date = Date::Parse(edtf);
  return date ? std::optional<DayInterval>(date->Days()) : std::nullopt;
}

const Qualifier* FindQualifier(const Identity& identity, std::string_view name) {
  for (const Qualifier& qualifier : identity) {
    if (qualifier.name == name) return &qualifier;
  }
  return nullptr;
}

class Rule {
 public:
  explicit Rule(const Relation* relation) : relation_(relation) {}

  Identity IdentityOf(const std::vector<Qualifier>& qualifiers) const {
    Identity identity;
    for (const Qualifier& qualifier : qualifiers) {
      if (IsIdentity(qualifier.name)) identity.push_back(qualifier);
    }
    std::sort(identity.begin(), identity.end());
    return identity;
  }

  bool IsIdentity(std::string_view name) const {
    return relation_ != nullptr &&
           std::find(relation_->key.begin(), relation_->key.end(), name) != relation_->key.end();
  }

  bool ValuesFit(std::string_view name, const std::string& a, const std::string& b) const {
    if (a == b) return true;
    if (!IsDateQualifier(relation_, name)) return FoldName(a) == FoldName(b);
    const std::optional<DayInterval> left = DaysOf(a);
    const std::optional<DayInterval> right = DaysOf(b);
    return left && right && (left->Contains(*right) || right->Contains(*left));
  }

  // Of two values that fit, the more precise one; of equally precise ones the smaller.
  const std::string& MorePrecise(std::string_view name, const std::string& a, const std::string& b) const {
    if (IsDateQualifier(relation_, name)) {
      const int64_t left = LengthOf(a);
      const int64_t right = LengthOf(b);
      if (left != right) return left < right ? a : b;
    }
    return std::min(a, b);
  }

  bool Fit(const Identity& a, const Identity& b) const {
    bool a_has_all = true;
    bool b_has_all = true;
    bool both_dated = false;
    for (const Qualifier& qualifier : a) {
      const Qualifier* other = FindQualifier(b, qualifier.name);
      if (other == nullptr) {
        b_has_all = false;
        continue;
      }
      if (!ValuesFit(qualifier.name, qualifier.value, other->value)) return false;
      both_dated = both_dated || qualifier.name == "date";
    }
    for (const Qualifier& qualifier : b) a_has_all = a_has_all && FindQualifier(a, qualifier.name) != nullptr;
    return a_has_all || b_has_all || both_dated;
  }

  void Unite(const Identity& from, Identity* into) const {
    for (const Qualifier& qualifier : from) {
      const auto at = std::lower_bound(into->begin(), into->end(), qualifier,
                                       [](const Qualifier& x, const Qualifier& y) { return x.name < y.name; });
      if (at == into->end() || at->name != qualifier.name) {
        into->insert(at, qualifier);
      } else {
        at->value = MorePrecise(qualifier.name, at->value, qualifier.value);
      }
    }
  }

  // More qualifiers first, then shorter dates.
  std::tuple<int64_t, int64_t> Vagueness(const Identity& identity) const {
    int64_t days = 0;
    for (const Qualifier& qualifier : identity) {
      if (IsDateQualifier(relation_, qualifier.name)) days += LengthOf(qualifier.value);
    }
    return {-static_cast<int64_t>(identity.size()), days};
  }

 private:
  static int64_t LengthOf(std::string_view edtf) {
    const std::optional<DayInterval> days = DaysOf(edtf);
    return days ? days->LengthDays() : int64_t{kMaxDay};
  }
  const Relation* relation_;
};

struct Draft {
  Identity identity;
  std::vector<const FactSupport*> supports;
};

std::vector<Draft> GroupByIdentity(const Rule& rule, const std::vector<FactSupport>& supports) {
  std::map<Identity, std::vector<const FactSupport*>> same;
  for (const FactSupport& support : supports) same[rule.IdentityOf(support.qualifiers)].push_back(&support);
  std::vector<Draft> parts;
  for (auto& [identity, list] : same) parts.push_back({identity, std::move(list)});
  std::stable_sort(parts.begin(), parts.end(), [&rule](const Draft& a, const Draft& b) {
    return rule.Vagueness(a.identity) < rule.Vagueness(b.identity);
  });
  std::vector<Draft> facts;
  for (Draft& part : parts) {
    Draft* fitting = nullptr;
    size_t fits = 0;
    for (Draft& fact : facts) {
      if (!rule.Fit(part.identity, fact.identity)) continue;
      fitting = &fact;
      ++fits;
    }
    if (fits == 1) {
      rule.Unite(part.identity, &fitting->identity);
      fitting->supports.insert(fitting->supports.end(), part.supports.begin(), part.supports.end());
    } else {
      facts.push_back(std::move(part));
    }
  }
  return facts;
}

// Qualifiers that are no identity: the value that most independent sources give; of equals the more precise one.
std::vector<Qualifier> MergeQualifiers(const Rule& rule, const Draft& draft) {
  std::map<std::string, std::map<std::pair<std::string, bool>, std::set<ContentHash>>> values;
  for (const FactSupport* support : draft.supports) {
    for (const Qualifier& qualifier : support->qualifiers) {
      if (rule.IsIdentity(qualifier.name)) continue;
      values[qualifier.name][{qualifier.value, qualifier.number}].insert(support->cluster);
    }
  }
  std::vector<Qualifier> merged = draft.identity;
  for (const auto& [name, options] : values) {
    auto best = options.begin();
    for (auto at = std::next(best); at != options.end(); ++at) {
      const bool more = at->second.size() > best->second.size();
      const bool as_many = at->second.size() == best->second.size();
      const std::string& precise = rule.MorePrecise(name, at->first.first, best->first.first);
      if (more || (as_many && precise == at->first.first)) best = at;
    }
    merged.push_back({name, best->first.first, best->first.second});
  }
  std::sort(merged.begin(), merged.end());
  return merged;
}

void CountSources(const Draft& draft, Fact* fact) {
  std::map<ContentHash, double> best;
  for (const FactSupport* support : draft.supports) {
    double& confidence = best[support->cluster];
    confidence = std::max(confidence, support->confidence);
  }
  double doubt = 1.0;
  for (const auto& [cluster, confidence] : best) doubt *= 1.0 - confidence;
  fact->sources = static_cast<uint32_t>(best.size());
  fact->confidence = std::round((1.0 - doubt) * 1000.0) / 1000.0;
}

}  // namespace

std::vector<Fact> BuildFacts(const Relation* relation, const FactFrame& frame, std::vector<FactSupport> supports) {
  std::sort(supports.begin(), supports.end(),
            [](const FactSupport& a, const FactSupport& b) { return a.claim < b.claim; });
  const Rule rule(relation);
  std::vector<Fact> facts;
  std::map<FactId, int64_t> same_id;
  for (const Draft& draft : GroupByIdentity(rule, supports)) {
    Fact fact;
    fact.subject = frame.subject;
    fact.predicate = frame.predicate;
    fact.object = frame.object;
    fact.object_text = frame.object_text;
    fact.object_type = frame.object_type;
    fact.qualifiers = MergeQualifiers(rule, draft);
    for (const FactSupport* support : draft.supports) fact.claims.push_back(support->claim);
    std::sort(fact.claims.begin(), fact.claims.end());
    fact.claims.erase(std::unique(fact.claims.begin(), fact.claims.end()), fact.claims.end());
    CountSources(draft, &fact);
    IdBuilder id("fact");
    id.Add(frame.subject.AsBytes()).Add(frame.predicate).Add(frame.object.AsBytes());
    id.Add(ToString(frame.object_type)).Add(frame.object.IsNull() ? frame.object_text : std::string());
    for (const Qualifier& qualifier : draft.identity) id.Add(qualifier.name).Add(qualifier.value);
    fact.id = id.Build<FactId>();
    if (const int64_t again = same_id[fact.id]++; again > 0) fact.id = id.AddNumber(again).Build<FactId>();
    facts.push_back(std::move(fact));
  }
  std::sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) { return a.id < b.id; });
  return facts;
}

}  // namespace kg::graph
