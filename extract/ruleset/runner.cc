#include "extract/ruleset/runner.h"

#include <algorithm>

#include "extract/ruleset/chains.h"
#include "extract/ruleset/words.h"

namespace kg::extract {
namespace {

// What is done with rows of one width.
template <size_t kWords>
class RowSearch {
 public:
  RowSearch(const CompiledRule& rule, const CellMasks& masks)
      : rule_(rule), masks_(masks), search_(masks, rule.mentions) {}

  // Where matches begin, of those that may.
  Places<kWords> Beginnings() const {
    const Places<kWords> may = StartsOf<kWords>(rule_.chains, masks_);
    const Places<kWords> ends = search_.Ends(rule_.find, may);
    return ends.empty() ? ends : search_.Starts(rule_.find, ends) & may;
  }
  // Of the matches that begin there, the end of the longest. REQUIRES: there is one
  size_t EndFrom(size_t first) const { return search_.Ends(rule_.find, Places<kWords>::One(first)).Last(); }

  void Bind(CellRange cells, std::vector<CellRange>* groups) const {
    groups->assign(rule_.groups.size(), {});
    if (!groups->empty()) search_.Bind(rule_.find, cells.first, cells.second, groups);
  }

  bool Excludes(size_t clause, CellRange cells) const {
    using Set = Places<kWords>;
    const Program& pattern = rule_.unless[clause];
    switch (rule_.plan.unless[clause].place) {
      case UnlessClause::Place::kBefore:
        return !search_.Within(cells.first).Starts(pattern, Set::One(cells.first)).empty();
      case UnlessClause::Place::kWithin: {
        const Set from = Set::Below(cells.second + 1).Without(Set::Below(cells.first));
        return !search_.Within(cells.second).Ends(pattern, from).empty();
      }
      case UnlessClause::Place::kAfter:
        return !search_.Ends(pattern, Set::One(cells.second)).empty();
    }
    return false;
  }
  bool IsExcluded(CellRange cells) const {
    for (size_t i = 0; i < rule_.unless.size(); ++i) {
      if (Excludes(i, cells)) return true;
    }
    return false;
  }

 private:
  const CompiledRule& rule_;
  const CellMasks& masks_;
  Search<kWords> search_;
};

// Calls `use` with the RowSearch for the row's width.
template <typename Use>
void WithSearch(const CompiledRule& rule, const CellMasks& masks, Use use) {
  if (masks.width() == 1) {
    use(RowSearch<1>(rule, masks));
  } else if (masks.width() == 2) {
    use(RowSearch<2>(rule, masks));
  } else {
    use(RowSearch<CellMasks::kMostWords>(rule, masks));
  }
}

CellRange Moved(CellRange cells, size_t by) {
  const auto offset = static_cast<uint32_t>(by);
  return {cells.first + offset, cells.second + offset};
}

// The matches of one rule in one sentence.
class Reporter {
 public:
  Reporter(const CompiledRule& rule, const Catalog& catalog, const SentenceInput& input, std::vector<Match>* matches)
      : rule_(rule), catalog_(catalog), input_(input), matches_(*matches), first_(matches->size()) {}

  void Add(const Hit& hit) {
    const std::vector<SlotBinding> slots = BindSlots(hit);
    Match base;
    base.first = hit.view->cells[hit.cells.first].first;
    base.last = hit.view->cells[hit.cells.second - 1].last;
    for (size_t i = hit.cells.first; i + 1 < hit.cells.second; ++i) {
      const uint32_t last = hit.view->cells[i].last;
      const uint32_t next = hit.view->cells[i + 1].first;
      if (next > last && next - last > base.gap_last - base.gap_first) base.gap_first = last, base.gap_last = next;
    }
    if (hit.view->tie != Tie::kNone) {
      if (hit.cells.second < 2) return;
      base.tie = hit.view->tie;
      base.subject = base.first;
      base.first = hit.view->cells[1].first;
    }
    for (size_t e = 0; e < rule_.plan.emits.size(); ++e) {
      base.rule = rule_.infos[e];
      std::vector<Match> found;
      Emit(rule_, e, input_, *hit.view, slots, base, &found);
      for (Match& match : found) Keep(std::move(match), hit.excluded);
    }
  }

  void Sort() {
    std::stable_sort(
        matches_.begin() + static_cast<std::ptrdiff_t>(first_), matches_.end(),
        [](const Match& x, const Match& y) { return x.first != y.first ? x.first < y.first : x.last < y.last; });
  }

 private:
  // The first group that took part binds its slot.
  std::vector<SlotBinding> BindSlots(const Hit& hit) const {
    std::vector<SlotBinding> slots(rule_.plan.slots.size());
    for (size_t g = 0; g < rule_.groups.size(); ++g) {
      const auto [first, last] = hit.groups[g];
      SlotBinding& slot = slots[static_cast<size_t>(rule_.groups[g].slot)];
      if (first == last || slot.kind != SlotBinding::Kind::kNone) continue;
      const Cell& head = hit.view->cells[first];
      slot.first = head.first;
      slot.last = hit.view->cells[last - 1].last;
      if (rule_.groups[g].kind == SlotKind::kMention) {
        const bool last_alone = head.list >= 0 && IsRelativeOfLast(hit, last);
        slot.kind = head.list >= 0 && !last_alone ? SlotBinding::Kind::kList : SlotBinding::Kind::kMention;
        slot.mention = last_alone       ? hit.view->lists[static_cast<size_t>(head.list)].back()
                       : head.list >= 0 ? head.list
                                        : head.mention;
      } else {
        slot.kind = SlotBinding::Kind::kWords;
        if (rule_.groups[g].kind == SlotKind::kMapped) Map(rule_.groups[g].list, &slot);
      }
    }
    return slots;
  }

  // "Holt and Ruiz, who lives in Oslo": of a list in front of it, a relative clause in the singular tells of the last
  // one; so do most in the past.
  bool IsRelativeOfLast(const Hit& hit, size_t behind) const {
    const std::vector<Cell>& cells = hit.view->cells;
    const auto is = [&](size_t i, std::string_view word) {
      return i < hit.cells.second && cells[i].last == cells[i].first + 1 && input_.text->Lower(cells[i].first) == word;
    };
    if (!is(behind, ",") || !is(behind + 1, "who")) return false;
    static constexpr std::string_view kPlural[] = {"are",  "were",  "have", "both", "all",
                                                   "live", "share", "met",  "each"};
    return std::none_of(std::begin(kPlural), std::end(kPlural),
                        [&](std::string_view word) { return is(behind + 2, word); });
  }

  void Map(int32_t list, SlotBinding* slot) const {
    std::string key;
    for (uint32_t t = slot->first; t < slot->last; ++t)
      key += (key.empty() ? "" : " ") + FoldWord(input_.text->Text(t));
    const auto& phrases = catalog_.list(list).phrases;
    if (const auto it = phrases.find(key); it != phrases.end()) {
      slot->kind = SlotBinding::Kind::kMapped;
      slot->mapped = &it->second;
    }
  }

  // Leaves out what an earlier match said, and what lies within an excluded match and says no more than it.
  void Keep(Match match, bool excluded) {
    for (const Match& other : suppressed_) {
      if (other.rule == match.rule && other.first <= match.first && match.last <= other.last &&
          IsSubset(match.bindings, other.bindings))
        return;
    }
    if (excluded) {
      suppressed_.push_back(std::move(match));
      return;
    }
    for (size_t i = first_; i < matches_.size(); ++i) {
      const Match& other = matches_[i];
      if (other.rule != match.rule || !IsSubset(match.bindings, other.bindings)) continue;
      // A nominal is its span: another span is another nominal, unless it lies within.
      if (rule_.plan.is_mark() && (match.first < other.first || match.last > other.last)) continue;
      return;
    }
    matches_.push_back(std::move(match));
  }

  const CompiledRule& rule_;
  const Catalog& catalog_;
  const SentenceInput& input_;
  std::vector<Match>& matches_;
  size_t first_;                   // of the rule's matches
  std::vector<Match> suppressed_;  // matches that an unless clause took out
};

}  // namespace

void RowMatcher::SetRow(const View& view, size_t begin, size_t end) {
  view_ = &view;
  begin_ = begin;
  masks_.Reset(view, begin, end);
}

const Hit* RowMatcher::SameBefore(uint32_t index, CellRange cells, std::span<const size_t> views,
                                  const std::vector<Hit>& hits) const {
  const auto at = view_->cells.begin() + cells.first;
  const uint32_t token = at->first;
  for (size_t v = 0; v + 1 < views.size(); ++v) {
    const auto end = hits.begin() + static_cast<std::ptrdiff_t>(views[v + 1]);
    const auto hit = std::lower_bound(
        hits.begin() + static_cast<std::ptrdiff_t>(views[v]), end, token, [&](const Hit& other, uint32_t first) {
          return other.rule != index ? other.rule < index : other.view->cells[other.cells.first].first < first;
        });
    if (hit == end || hit->rule != index || hit->cells.second - hit->cells.first != cells.second - cells.first)
      continue;
    // A pattern may ask for the row's ends; those of pieces of a view are not kept.
    const std::vector<Cell>& others = hit->view->cells;
    const bool whole = others.size() <= CellMasks::kMost && view_->cells.size() <= CellMasks::kMost;
    const bool ends = (hit->cells.first == 0) == (cells.first == 0) &&
                      (hit->cells.second == others.size()) == (cells.second == view_->cells.size());
    if (whole && ends && std::equal(at, view_->cells.begin() + cells.second, others.begin() + hit->cells.first)) {
      return &*hit;
    }
  }
  return nullptr;
}

void RowMatcher::Find(uint32_t index, const CompiledRule& rule, std::span<const size_t> views,
                      std::vector<Hit>* hits) const {
  WithSearch(rule, masks_, [&](const auto& search) {
    for (auto starts = search.Beginnings(); !starts.empty();) {
      const size_t first = starts.First();
      starts.Remove(first);
      if (view_->tie != Tie::kNone && first > 0) break;  // what lies in the clause is in other views too
      const CellRange cells = {static_cast<uint32_t>(first), static_cast<uint32_t>(search.EndFrom(first))};
      if (cells.first == cells.second) continue;
      Hit hit;
      hit.rule = index;
      hit.view = view_;
      hit.cells = Moved(cells, begin_);
      hit.excluded = search.IsExcluded(cells);
      if (const Hit* same = SameBefore(index, hit.cells, views, *hits); same != nullptr) {
        hit.groups = same->groups;
        for (CellRange& group : hit.groups) {
          group.first += hit.cells.first - same->cells.first;
          group.second += hit.cells.first - same->cells.first;
        }
      } else {
        search.Bind(cells, &hit.groups);
        for (CellRange& group : hit.groups) group = Moved(group, begin_);
      }
      hits->push_back(std::move(hit));
    }
  });
}

std::optional<CellRange> RowMatcher::Longest(const CompiledRule& rule) const {
  std::optional<CellRange> longest;
  WithSearch(rule, masks_, [&](const auto& search) {
    for (auto starts = search.Beginnings(); !starts.empty();) {
      const size_t first = starts.First();
      starts.Remove(first);
      const size_t last = search.EndFrom(first);
      if (last == first || (longest && last - first <= longest->second - longest->first)) continue;
      longest = CellRange{static_cast<uint32_t>(first), static_cast<uint32_t>(last)};
    }
  });
  return longest;
}

std::vector<size_t> RowMatcher::Exclusions(const CompiledRule& rule, CellRange cells) const {
  std::vector<size_t> exclusions;
  WithSearch(rule, masks_, [&](const auto& search) {
    for (size_t i = 0; i < rule.unless.size(); ++i) {
      if (search.Excludes(i, cells)) exclusions.push_back(i);
    }
  });
  return exclusions;
}

void Report(const CompiledRule& rule, const Catalog& catalog, const SentenceInput& input, std::span<const Hit> hits,
            std::vector<Match>* matches) {
  Reporter reporter(rule, catalog, input, matches);
  for (const Hit& hit : hits) reporter.Add(hit);
  reporter.Sort();
}

}  // namespace kg::extract
