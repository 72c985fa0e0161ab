#include "extract/ruleset/views.h"

#include <algorithm>

namespace kg::extract {
namespace {

// "the Dutch sailor Petra Lund": a description before the name of whom it means; rules read its words.
bool IsTitleOfName(const SentenceInput& input, const Mention& nominal) {
  return std::any_of(input.mentions.begin(), input.mentions.end(), [&](const Mention& name) {
    return name.form == Form::kName && name.first == nominal.last && name.entity >= 0 &&
           name.entity == nominal.entity && name.types.Has(MentionType::kPerson);
  });
}

// The mentions that become cells, by position.
std::vector<int32_t> Choose(const SentenceInput& input, bool nominals) {
  const Sentence& sentence = input.text->sentences[input.sentence];
  std::vector<int32_t> chosen;
  bool overlap = false;
  uint32_t end = sentence.first_token;
  for (size_t i = 0; i < input.mentions.size(); ++i) {
    const Mention& m = input.mentions[i];
    if (m.types.empty() || m.first >= m.last || m.first < sentence.first_token || m.last > sentence.last_token)
      continue;
    if (m.form == Form::kNominal && (!nominals || IsTitleOfName(input, m))) continue;
    overlap |= m.first < end;
    end = std::max(end, m.last);
    chosen.push_back(static_cast<int32_t>(i));
  }
  if (!overlap) return chosen;
  const auto at = [&](int32_t i) -> const Mention& { return input.mentions[static_cast<size_t>(i)]; };
  std::stable_sort(chosen.begin(), chosen.end(), [&](int32_t a, int32_t b) {
    const uint32_t size_a = at(a).last - at(a).first;
    const uint32_t size_b = at(b).last - at(b).first;
    return size_a != size_b ? size_a > size_b : at(a).first < at(b).first;
  });
  std::vector<bool> taken(sentence.last_token - sentence.first_token);
  std::vector<int32_t> kept;
  for (int32_t i : chosen) {
    const auto begin = taken.begin() + (at(i).first - sentence.first_token);
    const auto last = taken.begin() + (at(i).last - sentence.first_token);
    if (std::find(begin, last, true) != last) continue;
    std::fill(begin, last, true);
    kept.push_back(i);
  }
  std::sort(kept.begin(), kept.end(), [&](int32_t a, int32_t b) { return at(a).first < at(b).first; });
  return kept;
}

void AddCells(const SentenceInput& input, std::span<const Symbol> symbols, const std::vector<int32_t>& mentions,
              View* view) {
  const Sentence& sentence = input.text->sentences[input.sentence];
  view->Clear();
  size_t next = 0;
  for (uint32_t token = sentence.first_token; token < sentence.last_token;) {
    Cell cell;
    cell.first = token;
    cell.last = token + 1;
    if (next < mentions.size() && input.mentions[static_cast<size_t>(mentions[next])].first == token) {
      const Mention& mention = input.mentions[static_cast<size_t>(mentions[next])];
      cell.mention = mentions[next++];
      cell.last = mention.last;
      cell.types = mention.types;
      cell.form = mention.form;
    }
    if (cell.last == token + 1) cell.symbol = symbols[token - sentence.first_token];
    view->cells.push_back(cell);
    token = cell.last;
  }
}

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
    return i < cells_.size() && cells_[i].mention >= 0 && MentionOf(i).form == Form::kName &&
           !TypesOf(i).Has(MentionType::kRank);
  }
  // The cell behind the link at `link`; of a list that began behind a preposition ("in 1958, in 1961 and again in
  // 1974") that preposition is passed over, with what orders the members in time.
  // Not of places: "in Oslo, Norway and in Bergen" names one and what it lies in.
  size_t MemberBehind(size_t link, size_t first) const {
    size_t member = link + 1;
    if (!TypesOf(first).Intersects({MentionType::kDate, MentionType::kEvent})) return member;
    for (const std::string_view word : {"again", "then", "later", "finally", "once", "more"}) {
      if (IsWord(member, word)) ++member;
    }
    const bool repeated = first > 0 && member < cells_.size() && cells_[first - 1].mention < 0 &&
                          cells_[member].mention < 0 &&
                          input_.text->Lower(cells_[first - 1].first) == input_.text->Lower(cells_[member].first) &&
                          IsPreposition(member);
    if (repeated) return member + 1;
    return member == link + 1 ? member : cells_.size();  // "Oslo and then Bergen" may be two things
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

// Turns lists into one cell each; false when there is none.
bool CollapseLists(const SentenceInput& input, View* view) {
  const ListReader reader(input, view->cells);
  std::vector<Cell> cells;
  bool found = false;
  for (size_t i = 0; i < view->cells.size();) {
    size_t end = 0;
    const std::vector<size_t> members = reader.MembersAt(i, &end);
    const TypeSet common = members.empty() ? TypeSet() : reader.Common(members);
    if (common.empty()) {
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

void FindPhrases(const PhraseBook& phrases, View* view) {
  std::vector<Cell>& cells = view->cells;
  for (size_t i = 0; i < cells.size(); ++i) {
    cells[i].word = cells[i].symbol;
    if (!phrases.StartsAt(cells[i].symbol)) continue;
    cells[i].word = phrases.KeyOf(
        cells[i].symbol, [&](size_t ahead) { return i + ahead < cells.size() ? cells[i + ahead].symbol : kNoWord; });
  }
}

void BuildNames(const SentenceInput& input, std::span<const Symbol> symbols, const PhraseBook& phrases, View* view) {
  AddCells(input, symbols, Choose(input, false), view);
  FindPhrases(phrases, view);
}

bool BuildNominals(const SentenceInput& input, std::span<const Symbol> symbols, const PhraseBook& phrases, View* view) {
  const std::vector<int32_t> chosen = Choose(input, true);
  AddCells(input, symbols, chosen, view);
  const bool nominal = std::any_of(chosen.begin(), chosen.end(), [&](int32_t i) {
    return input.mentions[static_cast<size_t>(i)].form == Form::kNominal;
  });
  const bool list = CollapseLists(input, view);
  FindPhrases(phrases, view);
  return nominal || list;
}

}  // namespace kg::extract
