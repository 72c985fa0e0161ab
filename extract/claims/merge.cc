#include "extract/claims/merge.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "extract/claims/death_ages.h"
#include "extract/claims/report_dates.h"
#include "graph/model/date.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

bool SameObject(const Claim& a, const Claim& b) {
  if (a.object_entity >= 0) return a.object_entity == b.object_entity;
  if (b.object_entity >= 0) return false;
  // "Councillor" and "councillor" are one post.
  return a.object == b.object || (a.object_type == ValueType::kText && ToLower(a.object) == ToLower(b.object));
}

bool SameStatus(const Claim& a, const Claim& b) { return a.polarity == b.polarity && a.modality == b.modality; }

bool SameParties(const Claim& a, const Claim& b, const Relation& relation) {
  if (a.subject == b.subject && SameObject(a, b)) return true;
  return relation.symmetric && a.object_entity >= 0 && static_cast<uint32_t>(a.object_entity) == b.subject &&
         b.object_entity >= 0 && static_cast<uint32_t>(b.object_entity) == a.subject;
}

bool DatesAgree(std::string_view a, std::string_view b) {
  const auto x = Date::Parse(a);
  const auto y = Date::Parse(b);
  if (!x || !y) return a == b;
  return x->Days().Contains(y->Days()) || y->Days().Contains(x->Days());
}

std::string_view FinerDate(std::string_view a, std::string_view b) {
  const auto x = Date::Parse(a);
  const auto y = Date::Parse(b);
  return x && y && y->Days().LengthDays() < x->Days().LengthDays() ? b : a;
}

bool IsDateQualifier(std::string_view name) { return name == "date" || name == "as_of"; }

bool QualifiersAgree(const Claim& a, const Claim& b) {
  for (const Qualifier& q : a.qualifiers) {
    const std::string_view other = b.Get(q.name);
    if (other.empty() || other == q.value) continue;
    if (!IsDateQualifier(q.name) || !DatesAgree(q.value, other)) return false;
  }
  return true;
}

void Unite(const Claim& from, Claim* into) {
  for (const Qualifier& q : from.qualifiers) {
    const std::string known(into->Get(q.name));
    if (known.empty()) {
      into->Set(q.name, q.value, q.number);
    } else if (IsDateQualifier(q.name)) {
      into->Set(q.name, std::string(FinerDate(known, q.value)), q.number);
    }
  }
  if (from.confidence > into->confidence) into->rule = from.rule;
  into->confidence = std::max(into->confidence, from.confidence);
  into->span = {std::min(into->span.begin, from.span.begin), std::max(into->span.end, from.span.end)};
  into->inferred = into->inferred && from.inferred;
  if (into->attributed_to.empty()) into->attributed_to = from.attributed_to;
}

bool IsResult(const Claim& claim) { return claim.predicate == "won" || claim.predicate == "placed"; }

// Claims of one subject, by their indices: what makes a claim superfluous is said of the same subject.
using BySubject = std::map<uint32_t, std::vector<const Claim*>>;

bool IsRepeatedTime(const Claim& claim, const std::vector<const Claim*>& same_subject) {
  if (claim.predicate != "ran-time") return false;
  return std::any_of(same_subject.begin(), same_subject.end(), [&claim](const Claim* other) {
    if (!SameStatus(*other, claim)) return false;
    if (IsResult(*other)) return other->Get("time") == claim.object;
    return other->predicate == "record-time" && other->object == claim.object;
  });
}

bool IsRepeatedEntry(const Claim& claim, const std::vector<const Claim*>& same_subject) {
  if (claim.predicate != "competed-in") return false;
  return std::any_of(same_subject.begin(), same_subject.end(), [&claim](const Claim* other) {
    if (!IsResult(*other) || !SameObject(*other, claim) || !other->IsPlainFact()) return false;
    const std::string_view date = claim.Get("date");
    return date.empty() || other->Get("date").empty() || DatesAgree(date, other->Get("date"));
  });
}

// "The late Ruiz" says that she is dead by then, which an article that also dates her death need not say twice.
bool IsVaguerDeath(const Claim& claim, const std::vector<const Claim*>& same_subject) {
  const auto date = claim.predicate == "died-on" ? Date::Parse(claim.object) : std::nullopt;
  if (!date || !date->open_start) return false;
  return std::any_of(same_subject.begin(), same_subject.end(), [&](const Claim* other) {
    if (other->predicate != "died-on" || !other->IsPlainFact()) return false;
    const auto stated = Date::Parse(other->object);
    return stated && !stated->open_start && !Intersect(stated->Days(), date->Days()).IsEmpty();
  });
}

// "leaves his wife Eva and their sons Karl and Tom": a son of the father's name, not the father.
void DropChildrenOfSpouses(std::vector<Claim>* claims) {
  std::set<std::pair<uint32_t, int32_t>> couples;
  for (const Claim& claim : *claims) {
    if (claim.predicate != "spouse" || !claim.IsPlainFact() || claim.object_entity < 0) continue;
    couples.emplace(claim.subject, claim.object_entity);
    couples.emplace(static_cast<uint32_t>(claim.object_entity), static_cast<int32_t>(claim.subject));
  }
  std::erase_if(*claims, [&](const Claim& claim) {
    return claim.predicate == "child-of" && couples.contains({claim.subject, claim.object_entity});
  });
}

// A record was set in the race whose result has its time: where and when that was, and whose race, holds for both.
void CompleteRecords(const BySubject& by_subject, std::vector<Claim>* claims) {
  for (Claim& claim : *claims) {
    if (claim.predicate != "record-time" || !claim.IsPlainFact()) continue;
    const auto same_subject = by_subject.find(claim.subject);
    if (same_subject == by_subject.end()) continue;
    for (const Claim* result : same_subject->second) {
      if (!IsResult(*result) || !result->IsPlainFact() || result->Get("time") != claim.object) continue;
      if (const auto event = claim.Get("event"); !event.empty() && event != result->object) continue;
      if (const auto date = claim.Get("date");
          !date.empty() && !result->Get("date").empty() && !DatesAgree(date, result->Get("date"))) {
        continue;
      }
      if (claim.Get("event").empty() && result->object_type == ValueType::kEvent) claim.Set("event", result->object);
      for (const char* name : {"date", "category", "discipline"}) {
        if (claim.Get(name).empty() && !result->Get(name).empty()) claim.Set(name, std::string(result->Get(name)));
      }
      break;
    }
  }
}

// "Ruiz won the downhill. She stopped the clock at 1:34.27.": the time of the one result without one that has just been
// told. The claims are in the order of their sentences.
void GiveTimes(std::vector<Claim>* claims) {
  constexpr uint32_t kReach = 250;  // bytes between the sentences
  for (size_t i = 0; i < claims->size(); ++i) {
    const Claim& time = (*claims)[i];
    if (time.predicate != "ran-time" || !time.IsPlainFact() || !time.Get("event").empty()) continue;
    Claim* result = nullptr;
    bool clear = true;
    for (size_t j = i; j-- > 0 && clear && (*claims)[j].sentence.end + kReach > time.sentence.begin;) {
      Claim& claim = (*claims)[j];
      if (!IsResult(claim) || claim.subject != time.subject || !claim.IsPlainFact()) continue;
      // "a two-time winner of the Oslo Mile, finished in 32:29": another day's win only describes the runner
      if (claim.rule.find("winner-of") != std::string::npos || claim.rule.find("champion") != std::string::npos)
        continue;
      clear = result == nullptr && claim.Get("time").empty() && claim.Get("mark").empty();
      result = &claim;
    }
    if (clear && result != nullptr) result->Set("time", time.object);
  }
}

bool IsPendingTime(const Claim& claim) { return claim.object_entity < 0 && claim.object == kPendingTime; }

// The time of a result or a run; "" for other claims.
std::string_view TimeOf(const Claim& claim) {
  if (claim.predicate == "ran-time") return claim.object;
  return IsResult(claim) ? claim.Get("time") : std::string_view{};
}

// "She set a national record on Friday. She ran 11.38 in Oslo.": the claims are in the order of their sentences.
void GiveRecordTimes(std::vector<Claim>* claims) {
  constexpr uint32_t kReach = 120;  // bytes between the sentences
  for (size_t i = 0; i < claims->size(); ++i) {
    Claim& record = (*claims)[i];
    if (!IsPendingTime(record)) continue;
    for (const Claim& claim : *claims) {
      if (claim.subject != record.subject || !claim.IsPlainFact() || TimeOf(claim).empty()) continue;
      const bool here = claim.sentence == record.sentence;
      const bool next =
          claim.sentence.begin >= record.sentence.end && claim.sentence.begin < record.sentence.end + kReach;
      if (!here && !next) continue;
      record.object = std::string(TimeOf(claim));
      for (const char* name : {"date", "discipline", "event", "category"}) {
        const std::string_view value = claim.Get(name);
        if (record.Get(name).empty() && !value.empty()) record.Set(name, std::string(value));
      }
      break;
    }
  }
  // The same record with its time in its own sentence has been told as well, or the time is not told at all.
  std::erase_if(*claims, IsPendingTime);
}

}  // namespace

std::vector<Claim> MergeClaims(const Schema& schema, const Analysis& analysis, std::vector<Claim> claims) {
  DateAgesAtDeath(analysis.article, &claims);
  std::vector<Claim> merged;
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Claim& a, const Claim& b) { return a.sentence < b.sentence; });
  size_t sentence_start = 0;
  for (Claim& claim : claims) {
    if (!merged.empty() && merged.back().sentence != claim.sentence) sentence_start = merged.size();
    const Relation* relation = schema.Find(claim.predicate);
    const auto same =
        std::find_if(merged.begin() + static_cast<ptrdiff_t>(sentence_start), merged.end(), [&](const Claim& other) {
          return other.predicate == claim.predicate && SameStatus(other, claim) && relation != nullptr &&
                 SameParties(other, claim, *relation) && QualifiersAgree(other, claim);
        });
    if (same == merged.end()) {
      merged.push_back(std::move(claim));
    } else {
      Unite(claim, &*same);
    }
  }
  DateResults(analysis, &merged);
  GiveTimes(&merged);
  GiveRecordTimes(&merged);
  BySubject by_subject;
  for (const Claim& claim : merged) {
    // Only these make another claim superfluous.
    if (IsResult(claim) || claim.predicate == "record-time" || claim.predicate == "died-on")
      by_subject[claim.subject].push_back(&claim);
  }
  CompleteRecords(by_subject, &merged);
  DropChildrenOfSpouses(&merged);
  std::vector<Claim> kept;
  for (const Claim& claim : merged) {
    const auto& same_subject = by_subject[claim.subject];
    const bool superfluous = IsRepeatedTime(claim, same_subject) || IsRepeatedEntry(claim, same_subject) ||
                             IsVaguerDeath(claim, same_subject);
    if (!superfluous) kept.push_back(claim);
  }
  std::stable_sort(kept.begin(), kept.end(), [](const Claim& a, const Claim& b) {
    return std::tie(a.span, a.predicate, a.object, a.subject) < std::tie(b.span, b.predicate, b.object, b.subject);
  });
  return kept;
}

}  // namespace kg::extract
