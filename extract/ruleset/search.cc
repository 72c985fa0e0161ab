#include "extract/ruleset/search.h"

namespace kg::extract {
namespace {

// No more rounds than there are places do anything.
int32_t Rounds(int32_t max) { return max == kUnbounded ? static_cast<int32_t>(CellMasks::kMost) + 1 : max; }

}  // namespace

template <size_t kWords>
Places<kWords> Search<kWords>::EndsOf(const Step* steps, size_t at, Set from) const {
  const Step& step = steps[at];
  switch (step.kind) {
    case Step::Kind::kCell:
      return (from & CellsOf(step)).Next();
    case Step::Kind::kPhrase: {
      Set to = (from & CellsOf(step)).Next();
      for (int32_t i = 1; i < step.min; ++i) to = (to & cells_).Next();
      return to;
    }
    case Step::Kind::kRun:
      return RunEnds(step, from);
    case Step::Kind::kSequence: {
      Set to = from;
      for (size_t part = at + 1; part < step.end && !to.empty(); part = steps[part].end)
        to = EndsOfPart(steps, part, to);
      return to;
    }
    case Step::Kind::kAlternative: {
      Set to;
      if (!MayBegin(step, from)) return to;
      for (size_t part = at + 1; part < step.end; part = steps[part].end) to |= EndsOfPart(steps, part, from);
      return to;
    }
    case Step::Kind::kRepeat:
      return RepeatEnds(steps, at, from);
    case Step::Kind::kGroup:
      return EndsOf(steps, at + 1, from);
    case Step::Kind::kStart:
      return from & Set::One(0);
    case Step::Kind::kEnd:
      return from & Set::One(end_);
  }
  return {};
}

template <size_t kWords>
Places<kWords> Search<kWords>::StartsOf(const Step* steps, size_t at, Set to) const {
  const Step& step = steps[at];
  switch (step.kind) {
    case Step::Kind::kCell:
      return to.Before() & CellsOf(step);
    case Step::Kind::kPhrase: {
      Set from = to;
      for (int32_t i = 1; i < step.min; ++i) from = from.Before() & cells_;
      return from.Before() & CellsOf(step);
    }
    case Step::Kind::kRun:
      return RunStarts(step, to);
    case Step::Kind::kSequence: {
      Set from = to;
      for (int32_t part = step.last; part >= 0 && !from.empty(); part = steps[part].before) {
        from = StartsOfPart(steps, static_cast<size_t>(part), from);
      }
      return from;
    }
    case Step::Kind::kAlternative: {
      Set from;
      if (!MayEnd(step, to)) return from;
      for (size_t part = at + 1; part < step.end; part = steps[part].end) from |= StartsOfPart(steps, part, to);
      return from;
    }
    case Step::Kind::kRepeat:
      return RepeatStarts(steps, at, to);
    case Step::Kind::kGroup:
      return StartsOf(steps, at + 1, to);
    case Step::Kind::kStart:
      return to & Set::One(0);
    case Step::Kind::kEnd:
      return to & Set::One(end_);
  }
  return {};
}

// A place that an earlier round reached has the more rounds left, so later rounds need not go on from it.
template <size_t kWords>
Places<kWords> Search<kWords>::RunEnds(const Step& step, Set at) const {
  const Set cells = CellsOf(step);
  for (int32_t i = 0; i < step.min; ++i) at = (at & cells).Next();
  if (step.max == kUnbounded) return at.Along(cells);
  Set all = at;
  for (int32_t i = step.min; i < Rounds(step.max) && !at.empty(); ++i) {
    at = (at & cells).Next().Without(all);
    all |= at;
  }
  return all;
}

template <size_t kWords>
Places<kWords> Search<kWords>::RunStarts(const Step& step, Set at) const {
  const Set cells = CellsOf(step);
  for (int32_t i = 0; i < step.min; ++i) at = at.Before() & cells;
  if (step.max == kUnbounded) return at.BackAlong(cells);
  Set all = at;
  for (int32_t i = step.min; i < Rounds(step.max) && !at.empty(); ++i) {
    at = (at.Before() & cells).Without(all);
    all |= at;
  }
  return all;
}

template <size_t kWords>
Places<kWords> Search<kWords>::RepeatEnds(const Step* steps, size_t at, Set from) const {
  const Step& step = steps[at];
  for (int32_t i = 0; i < step.min && !from.empty(); ++i) from = EndsOf(steps, at + 1, from);
  Set all = from;
  for (int32_t i = step.min; i < Rounds(step.max) && !from.empty(); ++i) {
    from = EndsOf(steps, at + 1, from).Without(all);
    all |= from;
  }
  return all;
}

template <size_t kWords>
Places<kWords> Search<kWords>::RepeatStarts(const Step* steps, size_t at, Set to) const {
  const Step& step = steps[at];
  for (int32_t i = 0; i < step.min && !to.empty(); ++i) to = StartsOf(steps, at + 1, to);
  Set all = to;
  for (int32_t i = step.min; i < Rounds(step.max) && !to.empty(); ++i) {
    to = StartsOf(steps, at + 1, to).Without(all);
    all |= to;
  }
  return all;
}

// The end of the step's first way from `place` to one of the places `to`.
template <size_t kWords>
size_t Search<kWords>::BindStep(const Step* steps, size_t at, size_t place, Set to,
                                std::vector<CellRange>* groups) const {
  const Step& step = steps[at];
  if (!step.has_groups) {
    // Only where it ends is asked for.
    const Set ends = to.IsOne() ? to : EndsOf(steps, at, Set::One(place)) & to;
    if (ends.IsOne()) return ends.First();
  }
  switch (step.kind) {
    case Step::Kind::kSequence:
      return BindSequence(steps, at, place, to, groups);
    case Step::Kind::kAlternative:
      for (size_t part = at + 1; part < step.end; part = steps[part].end) {
        if ((EndsOf(steps, part, Set::One(place)) & to).empty()) continue;
        return BindStep(steps, part, place, to, groups);
      }
      return place;
    case Step::Kind::kRepeat:
      return BindRepeat(steps, at, place, to, groups);
    case Step::Kind::kGroup: {
      const size_t end = BindStep(steps, at + 1, place, to, groups);
      (*groups)[step.group] = {static_cast<uint32_t>(place), static_cast<uint32_t>(end)};
      return end;
    }
    default: {
      const Set ends = EndsOf(steps, at, Set::One(place)) & to;
      return ends.empty() ? place : ends.Last();
    }
  }
}

template <size_t kWords>
size_t Search<kWords>::BindSequence(const Step* steps, size_t at, size_t place, Set to,
                                    std::vector<CellRange>* groups) const {
  if (steps[at].last < 0) return place;
  std::vector<Set> targets;  // of the parts, the last first
  targets.reserve(16);
  targets.push_back(to);
  for (int32_t part = steps[at].last; steps[part].before >= 0; part = steps[part].before) {
    targets.push_back(StartsOfPart(steps, static_cast<size_t>(part), targets.back()));
  }
  for (size_t part = at + 1; part < steps[at].end; part = steps[part].end) {
    place = BindStep(steps, part, place, targets.back(), groups);
    targets.pop_back();
  }
  return place;
}

template <size_t kWords>
size_t Search<kWords>::BindRepeat(const Step* steps, size_t at, size_t place, Set to,
                                  std::vector<CellRange>* groups) const {
  const Step& step = steps[at];
  // By the rounds that are left: the places from which they lead to `to`. Without a limit, all rounds of a kind.
  const int32_t optional = Rounds(step.max) - step.min;
  std::vector<Set> targets = {to};
  for (int32_t i = 0; i < optional; ++i) {
    const Set more = targets.back() | StartsOf(steps, at + 1, targets.back());
    if (more.Without(targets.back()).empty()) break;
    targets.push_back(more);
  }
  const auto reached = static_cast<int32_t>(targets.size()) - 1;  // further rounds reach no more
  for (int32_t i = 0; i < step.min; ++i) targets.push_back(StartsOf(steps, at + 1, targets.back()));
  for (int32_t i = step.min; i > 0; --i) {
    place = BindStep(steps, at + 1, place, targets[static_cast<size_t>(reached + i - 1)], groups);
  }
  for (int32_t left = optional; left > 0; --left) {
    Set target = targets[static_cast<size_t>(std::min(left - 1, reached))];
    target.Remove(place);
    if ((EndsOf(steps, at + 1, Set::One(place)) & target).empty()) break;
    place = BindStep(steps, at + 1, place, target, groups);
  }
  return place;
}

template class Search<1>;
template class Search<2>;
template class Search<CellMasks::kMostWords>;

}  // namespace kg::extract
