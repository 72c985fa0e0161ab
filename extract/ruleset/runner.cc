#include "extract/ruleset/runner.h"

#include <algorithm>

#include <re2/re2.h>

#include "extract/ruleset/chains.h"
#include "extract/ruleset/re2_options.h"
#include "extract/ruleset/words.h"

namespace kg::extract {
namespace {

// A sentence of more cells is matched in pieces, so that hostile input costs linear time.
constexpr size_t kMaxCells = CellSet::kMost;

}  // namespace

struct RuleRunner::Automata {
  explicit Automata(const CompiledRule& r)
      : rule(r), find(r.find, RuleOptions(r.utf8)), captures(r.groups.size() + 1) {}

  const CompiledRule& rule;
  RE2 find;
  std::vector<std::unique_ptr<RE2>> unless;  // made when the rule first matches

  // Scratch, kept to save allocations.
  std::string text;               // the cells as code points
  std::vector<uint32_t> offsets;  // utf8: byte offset of each cell, and of the end
  std::vector<re2::StringPiece> captures;
  std::vector<Match> suppressed;  // matches that an unless clause or a condition took out

  void Encode(const View& view, size_t begin, size_t end) {
    if (!rule.utf8) {
      text.resize(end - begin);
      for (size_t i = begin; i < end; ++i) text[i - begin] = static_cast<char>(CodeOf(view.cells[i]));
      return;
    }
    text.clear();
    offsets.clear();
    for (size_t i = begin; i < end; ++i) {
      offsets.push_back(static_cast<uint32_t>(text.size()));
      AppendUtf8(CodeOf(view.cells[i]));
    }
    offsets.push_back(static_cast<uint32_t>(text.size()));
  }
  uint32_t CodeOf(const Cell& cell) const {
    const uint32_t word = cell.word == kNoWord ? 0 : rule.word_class[cell.word];
    return rule.codes[rule.mention_class[cell.key] * rule.word_classes + word];
  }
  // REQUIRES: code < 0xD800
  void AppendUtf8(uint32_t code) {
    if (code < 0x80) {
      text += static_cast<char>(code);
    } else if (code < 0x800) {
      text += static_cast<char>(0xC0 | (code >> 6));
      text += static_cast<char>(0x80 | (code & 0x3F));
    } else {
      text += static_cast<char>(0xE0 | (code >> 12));
      text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
      text += static_cast<char>(0x80 | (code & 0x3F));
    }
  }
  size_t CellAt(const char* p) const {
    const auto offset = static_cast<uint32_t>(p - text.data());
    if (!rule.utf8) return offset;
    return static_cast<size_t>(std::lower_bound(offsets.begin(), offsets.end(), offset) - offsets.begin());
  }
  size_t OffsetOf(size_t cell) const { return rule.utf8 ? offsets[cell] : cell; }

  // captures[0] is the match.
  bool IsExcluded(const re2::StringPiece& whole) {
    for (size_t i = 0; i < rule.unless.size(); ++i) {
      if (Excludes(i, whole)) return true;
    }
    return false;
  }

  bool Excludes(size_t clause, const re2::StringPiece& whole) {
    for (size_t i = unless.size(); i < rule.unless.size(); ++i) {
      unless.push_back(std::make_unique<RE2>(rule.unless[i], RuleOptions(rule.utf8)));
    }
    const auto start = static_cast<size_t>(whole.data() - text.data());
    const RE2& pattern = *unless[clause];
    switch (rule.plan.unless[clause].place) {
      case UnlessClause::Place::kBefore:
        return pattern.Match(re2::StringPiece(text.data(), start), 0, start, RE2::UNANCHORED, nullptr, 0);
      case UnlessClause::Place::kWithin:
        return pattern.Match(text, start, start + whole.size(), RE2::UNANCHORED, nullptr, 0);
      case UnlessClause::Place::kAfter:
        return pattern.Match(text, start + whole.size(), text.size(), RE2::ANCHOR_START, nullptr, 0);
    }
    return false;
  }

  std::vector<SlotBinding> BindSlots(const Catalog& catalog, const SentenceInput& input, const View& view,
                                     size_t begin) const {
    std::vector<SlotBinding> slots(rule.plan.slots.size());
    for (size_t g = 0; g < rule.groups.size(); ++g) {
      const re2::StringPiece& capture = captures[g + 1];
      SlotBinding& slot = slots[static_cast<size_t>(rule.groups[g].slot)];
      if (capture.data() == nullptr || capture.empty() || slot.kind != SlotBinding::Kind::kNone) continue;
      const Cell& head = view.cells[begin + CellAt(capture.data())];
      const Cell& tail = view.cells[begin + CellAt(capture.data() + capture.size()) - 1];
      slot.first = head.first;
      slot.last = tail.last;
      if (rule.groups[g].kind == SlotKind::kMention) {
        slot.kind = head.list >= 0 ? SlotBinding::Kind::kList : SlotBinding::Kind::kMention;
        slot.mention = head.list >= 0 ? head.list : head.mention;
      } else {
        slot.kind = SlotBinding::Kind::kWords;
        if (rule.groups[g].kind == SlotKind::kMapped) Map(catalog, input, rule.groups[g].list, &slot);
      }
    }
    return slots;
  }

  static void Map(const Catalog& catalog, const SentenceInput& input, int32_t list, SlotBinding* slot) {
    std::string key;
    for (uint32_t t = slot->first; t < slot->last; ++t) key += (key.empty() ? "" : " ") + FoldWord(input.text->Text(t));
    const auto& phrases = catalog.list(list).phrases;
    if (const auto it = phrases.find(key); it != phrases.end()) {
      slot->kind = SlotBinding::Kind::kMapped;
      slot->mapped = &it->second;
    }
  }

  // The first match that begins at cell `start` of `cells` or behind it, at one of `starts`, left in `captures`.
  bool FindFrom(size_t start, size_t cells, const CellSet& starts) {
    const int groups = static_cast<int>(captures.size());
    if (starts.anywhere()) {
      return find.Match(text, OffsetOf(start), text.size(), RE2::UNANCHORED, captures.data(), groups);
    }
    for (size_t at = starts.Next(start); at < cells; at = starts.Next(at + 1)) {
      // First the automaton alone: most tries end there. One that looks from any place on would need far more states.
      const size_t offset = OffsetOf(at);
      if (!find.Match(text, offset, text.size(), RE2::ANCHOR_START, captures.data(), 1)) continue;
      const size_t end = offset + captures[0].size();
      return groups == 1 || find.Match(text, offset, end, RE2::ANCHOR_BOTH, captures.data(), groups);
    }
    return false;
  }

  // All matches in cells [begin, end) of a view. `starts`: of the piece's cells.
  void RunPiece(const Catalog& catalog, const SentenceInput& input, const View& view, size_t begin, size_t end,
                const CellSet& starts, size_t first_match, std::vector<Match>* matches) {
    Encode(view, begin, end);
    const size_t cells = end - begin;
    for (size_t start = 0; start < cells;) {
      if (!FindFrom(start, cells, starts)) break;
      const re2::StringPiece whole = captures[0];
      const size_t at = CellAt(whole.data());
      start = at + 1;
      if (whole.empty()) continue;
      const bool excluded = IsExcluded(whole);
      const std::vector<SlotBinding> slots = BindSlots(catalog, input, view, begin);
      Match base;
      base.first = view.cells[begin + at].first;
      base.last = view.cells[begin + CellAt(whole.data() + whole.size()) - 1].last;
      for (size_t e = 0; e < rule.plan.emits.size(); ++e) {
        base.rule = rule.infos[e];
        std::vector<Match> found;
        Emit(rule, e, input, view, slots, base, &found);
        for (Match& match : found) Keep(std::move(match), excluded, first_match, matches);
      }
    }
  }

  // Leaves out what an earlier match said, and what lies within an excluded match and says no more than it.
  void Keep(Match match, bool excluded, size_t first_match, std::vector<Match>* matches) {
    for (const Match& other : suppressed) {
      if (other.rule == match.rule && other.first <= match.first && match.last <= other.last &&
          IsSubset(match.bindings, other.bindings))
        return;
    }
    if (excluded) {
      suppressed.push_back(std::move(match));
      return;
    }
    for (size_t i = first_match; i < matches->size(); ++i) {
      const Match& other = (*matches)[i];
      if (other.rule != match.rule || !IsSubset(match.bindings, other.bindings)) continue;
      // A nominal is its span: another span is another nominal, unless it lies within.
      if (rule.plan.is_mark() && (match.first < other.first || match.last > other.last)) continue;
      return;
    }
    matches->push_back(std::move(match));
  }
};

RuleRunner::RuleRunner(const CompiledRule& rule) : automata_(std::make_unique<Automata>(rule)) {}
RuleRunner::~RuleRunner() = default;

void RuleRunner::Run(const Catalog& catalog, const SentenceInput& input, const std::array<const View*, 3>& views,
                     std::span<const CellSet, 3> starts, std::vector<Match>* matches) {
  Automata& a = *automata_;
  if (!a.find.ok()) return;
  const size_t first_match = matches->size();
  a.suppressed.clear();
  for (size_t v = 0; v < views.size(); ++v) {
    if (views[v] == nullptr || ((a.rule.plan.decl.views >> v) & 1u) == 0) continue;
    const size_t cells = views[v]->cells.size();
    for (size_t begin = 0; begin < cells; begin += kMaxCells) {
      a.RunPiece(catalog, input, *views[v], begin, std::min(cells, begin + kMaxCells), starts[v], first_match, matches);
    }
  }
  std::stable_sort(
      matches->begin() + static_cast<std::ptrdiff_t>(first_match), matches->end(),
      [](const Match& x, const Match& y) { return x.first != y.first ? x.first < y.first : x.last < y.last; });
}

std::optional<std::pair<size_t, size_t>> RuleRunner::Longest(const View& view) {
  Automata& a = *automata_;
  if (!a.find.ok()) return std::nullopt;
  const size_t cells = std::min(view.cells.size(), kMaxCells);
  a.Encode(view, 0, cells);
  std::optional<std::pair<size_t, size_t>> longest;
  for (size_t start = 0; start < cells;) {
    if (!a.FindFrom(start, cells, CellSet::Any())) break;
    const re2::StringPiece whole = a.captures[0];
    const size_t first = a.CellAt(whole.data());
    const size_t last = a.CellAt(whole.data() + whole.size());
    start = first + 1;
    if (!whole.empty() && (!longest || last - first > longest->second - longest->first)) longest = {first, last};
  }
  return longest;
}

std::vector<size_t> RuleRunner::Exclusions(const View& view, std::pair<size_t, size_t> cells) {
  Automata& a = *automata_;
  a.Encode(view, 0, std::min(view.cells.size(), kMaxCells));
  const size_t begin = a.OffsetOf(cells.first);
  const size_t end = a.OffsetOf(cells.second);
  std::vector<size_t> exclusions;
  for (size_t i = 0; i < a.rule.unless.size(); ++i) {
    if (a.Excludes(i, re2::StringPiece(a.text.data() + begin, end - begin))) exclusions.push_back(i);
  }
  return exclusions;
}

}  // namespace kg::extract
