#include "extract/ruleset/lists.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extract/text/word_set.h"

namespace kg::extract {
namespace {

// Reads cells for what makes a list.
class ListReader {
 public:
  ListReader(const SentenceInput& input, const std::vector<Cell>& cells) : input_(input), cells_(cells) {}

  // The members' cells of a list that begins at `i`, and the cell behind it; empty when there is none.
  // "A and B", "A, B and C", "A, B, and C": of two members no comma stands before the "and".
  std::vector<size_t> MembersAt(size_t i, size_t* end) const {
    std::vector<size_t> members;
    if (!IsName(i)) return members;
    members.push_back(i);
    size_t next = i + 1;
    while (IsWord(next, ",")) {
      const size_t member = MemberBehind(next, i);
      if (!IsName(member) || !SameTypes(i, member)) break;
      members.push_back(member);
      next = member + 1;
    }
    if (members.size() > 1 && IsWord(next, ",")) ++next;
    if (!IsWord(next, "and") && !IsWord(next, "&")) return {};
    const size_t last = MemberBehind(next, i);
    if (!IsName(last) || !SameTypes(i, last)) return {};
    members.push_back(last);
    *end = last + 1;
    if (IsWord(*end, "'s") || IsWord(*end, "’s")) return {};  // "A and B's coach"
    if (IsNextClause(i, last, *end)) return {};
    if (i > 0 && IsWord(last - 1, "the") && !ClosesBefore(*end)) return {};
    return members;
  }

  TypeSet Common(const std::vector<size_t>& members) const {
    TypeSet common;
    for (int t = 0; t < kMentionTypeCount; ++t) {
      const auto type = static_cast<MentionType>(t);
      if (std::all_of(members.begin(), members.end(), [&](size_t m) { return TypesOf(m).Has(type); })) common.Add(type);
    }
    return common;
  }

 private:
  const Mention& MentionOf(size_t i) const { return input_.mentions[static_cast<size_t>(cells_[i].mention)]; }
  TypeSet TypesOf(size_t i) const { return MentionOf(i).types; }
  // Ranks are no list: "A and B finished second and third" gives each its own.
  bool IsName(size_t i) const {
    return i < cells_.size() && cells_[i].mention >= 0 && cells_[i].list < 0 && MentionOf(i).form == Form::kName &&
           !TypesOf(i).Has(MentionType::kRank);
  }
  // The cell behind the link at `link`; of a list that began behind a preposition ("in 1958, in 1961 and again in
  // 1974") that preposition is passed over, with what orders the members in time.
  // Not of places: "in Oslo, Norway and in Bergen" names one and what it lies in.
  size_t MemberBehind(size_t link, size_t first) const {
    size_t member = link + 1;
    if (TypesOf(first).Has(MentionType::kOrganization)) {  // "Acme, the Bolt Group and at the Harbour Trust"
      if (first > 1 && IsPreposition(member) && (SameWord(first - 1, member) || SameWord(first - 2, member))) ++member;
      return IsWord(member, "the") ? member + 1 : member;
    }
    if (!TypesOf(first).Intersects({MentionType::kDate, MentionType::kEvent})) return member;
    for (const std::string_view word : {"again", "then", "later", "finally", "once", "more"}) {
      if (IsWord(member, word)) ++member;
    }
    if (first > 0 && IsPreposition(member) && SameWord(first - 1, member)) return member + 1;
    return member == link + 1 ? member : cells_.size();  // "Oslo and then Bergen" may be two things
  }
  // "She died in 2009 and in 2011 he married": the last date opens a clause of its own.
  bool IsNextClause(size_t first, size_t last, size_t end) const {
    if (end >= cells_.size() || cells_[end].mention < 0 || !TypesOf(first).Has(MentionType::kDate)) return false;
    if (!IsPreposition(last - 1) || first < 2 || IsWord(first - 2, ",")) return false;
    return TypesOf(end).Intersects({MentionType::kPerson, MentionType::kTeam, MentionType::kOrganization});
  }
  // "left Acme and the Bolt board met": what stands behind the second name may make it the subject of a new clause.
  bool ClosesBefore(size_t i) const {
    static constexpr auto kCloses =
        WordSet({",",     ".",      ";",     ")",  "(",  "and", "in",   "on",    "at",    "for", "of",
                 "from",  "since",  "until", "to", "by", "as",  "with", "where", "which", "who", "before",
                 "after", "during", "while", "–",  "—",  "-",   "?",    "!",     ":"});
    return i >= cells_.size() || (cells_[i].mention < 0 && kCloses.Has(input_.text->Lower(cells_[i].first)));
  }
  bool SameWord(size_t a, size_t b) const {
    return b < cells_.size() && cells_[a].mention < 0 && cells_[b].mention < 0 &&
           input_.text->Lower(cells_[a].first) == input_.text->Lower(cells_[b].first);
  }
  bool IsPreposition(size_t i) const {
    return IsWord(i, "in") || IsWord(i, "on") || IsWord(i, "at") || IsWord(i, "for") || IsWord(i, "of");
  }
  bool SameTypes(size_t a, size_t b) const { return TypesOf(a).Intersects(TypesOf(b)); }
  bool IsWord(size_t i, std::string_view word) const {
    return i < cells_.size() && cells_[i].mention < 0 && input_.text->Lower(cells_[i].first) == word;
  }

  const SentenceInput& input_;
  const std::vector<Cell>& cells_;
};

bool IsAloneFor(const SentenceInput& input, const std::vector<Cell>& cells, size_t begin, size_t end) {
  const auto is = [&](size_t i, std::string_view word) {
    return cells[i].mention < 0 && input.text->Lower(cells[i].first) == word;
  };
  const bool owner = begin > 0 && (cells[begin - 1].mention >= 0 || is(begin - 1, "'s") || is(begin - 1, "’s"));
  return owner || (end < cells.size() && (is(end, ",") || is(end, "(")));
}

bool Collapse(const SentenceInput& input, bool bare, View* view) {
  const ListReader reader(input, view->cells);
  std::vector<Cell> cells;
  bool found = false;
  for (size_t i = 0; i < view->cells.size();) {
    size_t end = 0;
    const std::vector<size_t> members = reader.MembersAt(i, &end);
    const TypeSet common = members.empty() ? TypeSet() : reader.Common(members);
    if (common.empty() || (bare && IsAloneFor(input, view->cells, i, end))) {
      cells.push_back(view->cells[i++]);
      continue;
    }
    Cell cell = view->cells[i];
    cell.last = view->cells[end - 1].last;
    cell.symbol = kNoWord;
    cell.types = common;
    cell.form = Form::kName;
    cell.list = static_cast<int32_t>(view->lists.size());
    view->lists.emplace_back();
    for (size_t member : members) view->lists.back().push_back(view->cells[member].mention);
    cells.push_back(cell);
    found = true;
    i = end;
  }
  view->cells = std::move(cells);
  return found;
}

}  // namespace

bool CollapseLists(const SentenceInput& input, View* view) { return Collapse(input, false, view); }
bool CollapseBareLists(const SentenceInput& input, View* view) { return Collapse(input, true, view); }

}  // namespace kg::extract
