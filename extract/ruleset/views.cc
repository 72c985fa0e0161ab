#include "extract/ruleset/views.h"

#include <algorithm>

#include "extract/ruleset/lists.h"

namespace kg::extract {
namespace {

// "the Dutch sailor Petra Lund", "the club's owner, Petra Lund": a description before the name of whom it means; rules
// read its words. Where a comma parts them only one that holds another description.
bool IsTitleOfName(const SentenceInput& input, const Mention& nominal) {
  const bool holds = std::any_of(input.mentions.begin(), input.mentions.end(), [&](const Mention& part) {
    return part.form == Form::kNominal && part.first == nominal.first && part.last < nominal.last;
  });
  const uint32_t behind = holds && nominal.last < input.text->tokens.size() && input.text->Text(nominal.last) == ","
                              ? nominal.last + 1
                              : nominal.last;
  return std::any_of(input.mentions.begin(), input.mentions.end(), [&](const Mention& name) {
    return name.form == Form::kName && (name.first == behind || (behind > nominal.last && name.first == behind + 1)) &&
           name.entity >= 0 && name.entity == nominal.entity && name.types.Has(MentionType::kPerson);
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
