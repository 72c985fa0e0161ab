// How a rule becomes a regular expression.
//
// A view of a sentence is a row of cells: a mention, or a token outside all mentions. A cell is known by two numbers,
// the key of its word (PhraseBook: its symbol, and the phrases that begin at it) and the key of its mention (types and
// form); a mention of one word has both, so a rule may ask for either. To a rule, cells that meet the same leaves of
// its patterns are equal. So each rule has an alphabet of its own: words fall into a few word classes, mention keys
// into a few mention classes, and pairs of classes that meet the same leaves are one code point. With up to 255 of them
// a code point is one byte of Latin-1, the offset of a capture is the number of a cell, and RE2's automata stay small;
// more need UTF-8.
//
//     find <coach:Person> , $COACH of <athlete:Person>      leaves: Person.name | , | $COACH | of
//     "Lenz , coach of Ruiz"  ->  code points 6 2 3 4 6   ->  ([\x06])[\x02][\x03][\x04]([\x06])
//
// RE2 runs with longest match: alternatives need no order. Captures are numbered, one a slot and branch; the first one
// that took part binds the slot.
#include "extract/ruleset/compile.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <map>
#include <numeric>
#include <optional>

#include "extract/ruleset/pattern_writer.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

constexpr uint32_t kEntityTypes = 5;  // Person, Place, Team, Organization, Event come first

// All type sets with a number: singles, pairs, and larger sets of entity types.
struct TypeSetTable {
  std::vector<TypeSet> sets;
  std::vector<uint8_t> index;  // by bits; 255: none

  TypeSetTable() : index(1u << kMentionTypeCount, 255) {
    for (uint32_t bits = 1; bits < (1u << kMentionTypeCount); ++bits) {
      const int count = __builtin_popcount(bits);
      if (count > 2 && (bits >> kEntityTypes) != 0) continue;
      TypeSet set;
      for (int t = 0; t < kMentionTypeCount; ++t) {
        if ((bits >> t) & 1u) set.Add(static_cast<MentionType>(t));
      }
      index[bits] = static_cast<uint8_t>(sets.size());
      sets.push_back(set);
    }
  }
};
const TypeSetTable& TypeSets() {
  static const TypeSetTable table;
  return table;
}

uint32_t LowestTwo(uint32_t bits) {
  const uint32_t first = bits & (~bits + 1);
  const uint32_t rest = bits & ~first;
  return first | (rest & (~rest + 1));
}

// Words that finders often make a mention of, and rules often write: they are seen as both.
constexpr char kPronounWords[] =
    "he she they it who whom whose which that his her hers their theirs its him them himself herself themselves i we "
    "you my "
    "our your me us";
constexpr char kNumberWords[] =
    "one two three four five six seven eight nine ten eleven twelve first second third fourth fifth sixth seventh "
    "eighth "
    "ninth tenth last next runner-up today yesterday tomorrow now";
constexpr TypeSet kNumberTypes = {MentionType::kDate, MentionType::kAge, MentionType::kNumber, MentionType::kRank,
                                  MentionType::kDuration};

std::vector<std::string> WordsIn(std::string_view text) {
  std::vector<std::string> words;
  for (std::string_view word : Split(text, ' ')) words.emplace_back(word);
  return words;
}

// Gives every distinct bit row a number in order of first appearance.
class Classes {
 public:
  uint16_t Of(const std::vector<uint64_t>& row) {
    return ids_.try_emplace(row, static_cast<uint16_t>(ids_.size())).first->second;
  }
  size_t size() const { return ids_.size(); }
  // Rows by number.
  std::vector<std::vector<uint64_t>> Rows() const {
    std::vector<std::vector<uint64_t>> rows(ids_.size());
    for (const auto& [row, id] : ids_) rows[id] = row;
    return rows;
  }

 private:
  std::map<std::vector<uint64_t>, uint16_t> ids_;
};

bool Bit(const std::vector<uint64_t>& row, size_t i) { return (row[i / 64] >> (i % 64)) & 1u; }
void SetBit(size_t i, std::vector<uint64_t>* row) { (*row)[i / 64] |= uint64_t{1} << (i % 64); }

// Puts the words of the vocabulary and the mention keys into classes, and pairs of classes into code points.
class Alphabet {
 public:
  Alphabet(const LeafCollector& leaves, const Vocabulary& vocabulary, const PhraseBook& phrases, CompiledRule* rule)
      : leaves_(leaves.leaves()), uses_(leaves.uses()), vocabulary_(vocabulary), phrases_(phrases), rule_(*rule) {}

  // False when there are too many for code points.
  bool Build(Vocabulary::SetId pronouns, Vocabulary::SetId numbers) {
    WordClasses();
    MentionClasses();
    pronoun_word_ = WordClassesOf(pronouns);
    number_word_ = WordClassesOf(numbers);
    MarkMentionClasses();
    rule_.word_classes = static_cast<uint32_t>(words_.size());
    const auto word_rows = words_.Rows();
    const auto mention_rows = mentions_.Rows();
    const std::vector<uint64_t> open = OpenLeaves();
    Classes codes;
    rule_.codes.reserve(mention_rows.size() * word_rows.size());
    for (size_t m = 0; m < mention_rows.size(); ++m) {
      // A mention that some leaf asks for is mostly seen as nothing else: one code for all words.
      const bool wanted = IsWanted(m, mention_rows[m]);
      const uint16_t alone = wanted ? static_cast<uint16_t>(1 + codes.Of(mention_rows[m])) : uint16_t{0};
      for (size_t w = 0; w < word_rows.size(); ++w) {
        const bool both = (pronoun_word_[w] && pronoun_class_[m]) || (number_word_[w] && number_class_[m]);
        if (wanted && !both) {
          rule_.codes.push_back(alone);
        } else {
          rule_.codes.push_back(static_cast<uint16_t>(1 + codes.Of(RowOf(m, mention_rows[m], word_rows[w], open))));
        }
      }
    }
    rows_ = codes.Rows();
    NumberByUse();
    rule_.utf8 = rows_.size() > 255;
    return rows_.size() < 0xD000;
  }

  // The code points of each leaf, ascending.
  std::vector<std::vector<uint32_t>> CodePoints() const {
    std::vector<std::vector<uint32_t>> out(leaves_.size());
    for (size_t leaf = 0; leaf < leaves_.size(); ++leaf) {
      for (size_t code = 0; code < rows_.size(); ++code) {
        if (Bit(rows_[code], leaf)) out[leaf].push_back(static_cast<uint32_t>(1 + code));
      }
    }
    return out;
  }

 private:
  std::vector<uint64_t> EmptyRow() const { return std::vector<uint64_t>(leaves_.size() / 64 + 1); }

  // Gaps and noun phrases: what meets them must be no mention.
  std::vector<uint64_t> OpenLeaves() const {
    std::vector<uint64_t> open = EmptyRow();
    for (size_t leaf = 0; leaf < leaves_.size(); ++leaf) {
      if (leaves_[leaf].plain || leaves_[leaf].no_verb) SetBit(leaf, &open);
    }
    return open;
  }

  // A mention that some leaf asks for. One of one word is seen as both where the word often is one ("who", "first");
  // else as a mention when the rule asks for such, and as the word when it does not.
  static bool IsWanted(size_t m, const std::vector<uint64_t>& mention) {
    return m != 0 && std::any_of(mention.begin(), mention.end() - 1, [](uint64_t bits) { return bits != 0; });
  }

  // The leaves that a cell meets. The last number tells mentions from words, as a mention ends a gap.
  static std::vector<uint64_t> RowOf(size_t m, const std::vector<uint64_t>& mention, const std::vector<uint64_t>& word,
                                     const std::vector<uint64_t>& open) {
    std::vector<uint64_t> row = mention;
    for (size_t i = 0; i < word.size(); ++i) row[i] |= m == 0 ? word[i] : word[i] & ~open[i];
    return row;
  }

  // Numbers the code points so that the leaves that stand most often in the patterns are few ranges each, because what
  // RE2 makes of a pattern grows with its ranges. In the order of a Gray code over the leaves, the most used first, the
  // first two are one range, the third two, and so on.
  void NumberByUse() {
    std::vector<size_t> leaves(leaves_.size());
    std::iota(leaves.begin(), leaves.end(), size_t{0});
    std::stable_sort(leaves.begin(), leaves.end(), [&](size_t a, size_t b) { return uses_[a] > uses_[b]; });
    std::vector<std::vector<uint64_t>> keys(rows_.size(), EmptyRow());  // leaf k of the order: bit 63 - k % 64
    for (size_t row = 0; row < rows_.size(); ++row) {
      for (size_t k = 0; k < leaves.size(); ++k) {
        if (Bit(rows_[row], leaves[k])) keys[row][k / 64] |= uint64_t{1} << (63 - k % 64);
      }
    }
    std::vector<size_t> order(rows_.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return BeforeInGrayCode(keys[a], keys[b]); });
    std::vector<std::vector<uint64_t>> rows;
    std::vector<uint16_t> number(rows_.size());
    for (size_t row : order) {
      number[row] = static_cast<uint16_t>(rows.size());
      rows.push_back(std::move(rows_[row]));
    }
    rows_ = std::move(rows);
    for (uint16_t& code : rule_.codes) code = static_cast<uint16_t>(1 + number[code - 1]);
  }

  // The first bit in which they differ decides, the other way round behind an odd number of ones.
  static bool BeforeInGrayCode(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
    bool odd = false;
    for (size_t i = 0; i < a.size(); ++i) {
      if (a[i] == b[i]) {
        odd ^= (std::popcount(a[i]) & 1) != 0;
        continue;
      }
      const int bit = 63 - std::countl_zero(a[i] ^ b[i]);
      const uint64_t above = bit == 63 ? 0 : a[i] >> (bit + 1);
      odd ^= (std::popcount(above) & 1) != 0;
      return (((a[i] >> bit) & 1u) != 0) == odd;
    }
    return false;
  }

  // By word class: whether it holds a word of the set.
  std::vector<bool> WordClassesOf(Vocabulary::SetId set) const {
    const auto symbols = vocabulary_.SymbolsOf(set);
    std::vector<bool> result(words_.size());
    for (const Symbol s : symbols) result[rule_.word_class[s]] = true;
    for (size_t k = vocabulary_.symbol_count(); k < phrases_.key_count(); ++k) {
      const Symbol s = phrases_.SymbolOf(static_cast<WordKey>(k));
      if (std::binary_search(symbols.begin(), symbols.end(), s)) result[rule_.word_class[k]] = true;
    }
    result[0] = false;
    return result;
  }

  // By mention class: whether pronouns, or numbers and dates, are among its mentions.
  void MarkMentionClasses() {
    pronoun_class_.assign(mentions_.size(), false);
    number_class_.assign(mentions_.size(), false);
    const auto& sets = TypeSets().sets;
    for (size_t key = 1; key < kMentionKeyCount; ++key) {
      const auto form = static_cast<Form>((key - 1) / sets.size());
      const size_t c = rule_.mention_class[key];
      if (form == Form::kPronoun || form == Form::kPossessive) pronoun_class_[c] = true;
      if (form == Form::kName && sets[(key - 1) % sets.size()].Intersects(kNumberTypes)) number_class_[c] = true;
    }
  }

  // Most words meet only what any plain word meets, so rows are made for those in the leaves' sets alone.
  void WordClasses() {
    std::vector<uint64_t> plain = EmptyRow();
    for (size_t leaf = 0; leaf < leaves_.size(); ++leaf) {
      if (leaves_[leaf].plain || leaves_[leaf].no_verb) SetBit(leaf, &plain);
    }
    words_.Of(EmptyRow());  // class 0: meets no leaf; also the mention of several words
    const uint16_t plain_class = words_.Of(plain);
    rows_by_symbol_.clear();
    for (size_t leaf = 0; leaf < leaves_.size(); ++leaf) MarkSets(leaf, plain);
    rule_.word_class.resize(phrases_.key_count());
    for (size_t s = 0; s < vocabulary_.symbol_count(); ++s) {
      rule_.word_class[s] = vocabulary_.IsPunctuation(static_cast<Symbol>(s)) ? 0 : plain_class;
    }
    for (const auto& [symbol, row] : rows_by_symbol_) rule_.word_class[symbol] = words_.Of(row);
    const std::vector<std::vector<size_t>> leaves_of_set = LeavesOfPhrases();
    for (size_t k = vocabulary_.symbol_count(); k < phrases_.key_count(); ++k) {
      const auto key = static_cast<WordKey>(k);
      const Symbol symbol = phrases_.SymbolOf(key);
      rule_.word_class[k] = rule_.word_class[symbol];
      // The leaves of the word, and those that a phrase beginning at it meets.
      std::optional<std::vector<uint64_t>> row;
      for (PhraseBook::SetId set : phrases_.SetsOf(key)) {
        if (set >= leaves_of_set.size()) continue;
        for (size_t leaf : leaves_of_set[set]) {
          if (!row) row = RowOfSymbol(symbol, plain);
          SetBit(leaf, &*row);
        }
      }
      if (row) rule_.word_class[k] = words_.Of(*row);
    }
  }

  // By set of phrases: the leaves that they meet.
  std::vector<std::vector<size_t>> LeavesOfPhrases() const {
    std::vector<std::vector<size_t>> leaves_of_set;
    for (size_t leaf = 0; leaf < leaves_.size(); ++leaf) {
      for (PhraseBook::SetId set : leaves_[leaf].phrases) {
        if (set >= leaves_of_set.size()) leaves_of_set.resize(set + 1);
        leaves_of_set[set].push_back(leaf);
      }
    }
    return leaves_of_set;
  }

  std::vector<uint64_t> RowOfSymbol(Symbol symbol, const std::vector<uint64_t>& plain) const {
    const auto row = rows_by_symbol_.find(symbol);
    if (row != rows_by_symbol_.end()) return row->second;
    return vocabulary_.IsPunctuation(symbol) ? EmptyRow() : plain;
  }

  void MarkSets(size_t leaf, const std::vector<uint64_t>& plain) {
    for (Vocabulary::SetId set : leaves_[leaf].words) {
      for (Symbol s : vocabulary_.SymbolsOf(set)) {
        const auto [row, fresh] = rows_by_symbol_.try_emplace(s);
        if (fresh) row->second = vocabulary_.IsPunctuation(s) ? EmptyRow() : plain;
        if (leaves_[leaf].no_verb) {
          row->second[leaf / 64] &= ~(uint64_t{1} << (leaf % 64));
        } else {
          SetBit(leaf, &row->second);
        }
      }
    }
  }

  void MentionClasses() {
    // Class 0 is no mention. A mention that meets no leaf still ends a gap, so it is a class of its own.
    std::vector<uint64_t> none = EmptyRow();
    none.push_back(1);
    mentions_.Of(none);
    rule_.mention_class.assign(kMentionKeyCount, 0);
    const auto& sets = TypeSets().sets;
    for (uint32_t form = 0; form < 4; ++form) {
      for (size_t i = 0; i < sets.size(); ++i) {
        std::vector<uint64_t> row = EmptyRow();
        row.push_back(0);
        for (size_t leaf = 0; leaf < leaves_.size(); ++leaf) {
          const Leaf& l = leaves_[leaf];
          if (((l.forms >> form) & 1u) && l.types.Intersects(sets[i])) SetBit(leaf, &row);
        }
        rule_.mention_class[1 + form * sets.size() + i] = mentions_.Of(row);
      }
    }
  }

  const std::vector<Leaf>& leaves_;
  const std::vector<uint64_t>& uses_;
  const Vocabulary& vocabulary_;
  const PhraseBook& phrases_;
  CompiledRule& rule_;
  Classes words_;
  Classes mentions_;
  std::vector<bool> pronoun_word_;  // by word class
  std::vector<bool> number_word_;
  std::vector<bool> pronoun_class_;  // by mention class
  std::vector<bool> number_class_;
  std::vector<std::vector<uint64_t>> rows_;                 // by code point - 1
  std::map<Symbol, std::vector<uint64_t>> rows_by_symbol_;  // of the words in the leaves' sets
};

}  // namespace

MentionKey MentionKeyOf(TypeSet types, Form form) {
  const TypeSetTable& table = TypeSets();
  uint32_t bits = types.bits() & ((1u << kMentionTypeCount) - 1);
  if (bits == 0) return 0;
  if (table.index[bits] == 255) bits = LowestTwo(bits);
  return static_cast<MentionKey>(1 + static_cast<size_t>(form) * table.sets.size() + table.index[bits]);
}

void AddToVocabulary(const RulePlan& plan, const Catalog& catalog, const Lexicons& lexicons, Vocabulary* vocabulary,
                     PhraseBook* phrases) {
  vocabulary->AddSet(kAdjectiveSet, lexicons.adjectives);
  vocabulary->AddSet(kVerbSet, lexicons.verb_forms);
  vocabulary->AddSet(kPronounSet, WordsIn(kPronounWords));
  vocabulary->AddSet(kNumberSet, WordsIn(kNumberWords));
  LeafCollector leaves(catalog, vocabulary, phrases);
  leaves.Collect(plan.find);
  for (const UnlessClause& clause : plan.unless) leaves.Collect(clause.pattern);
}

std::string CompileRule(RulePlan plan, const Catalog& catalog, Vocabulary* vocabulary, PhraseBook* phrases,
                        CompiledRule* rule) {
  LeafCollector leaves(catalog, vocabulary, phrases);
  leaves.Collect(plan.find);
  for (const UnlessClause& clause : plan.unless) leaves.Collect(clause.pattern);
  Alphabet alphabet(leaves, *vocabulary, *phrases, rule);
  if (!alphabet.Build(vocabulary->AddSet(kPronounSet, {}), vocabulary->AddSet(kNumberSet, {})))
    return "the rule's lists tell too many words apart; make them smaller";
  PatternWriter writer(*phrases, leaves, alphabet.CodePoints());
  rule->find = writer.Write(plan.find, plan.slots, &rule->groups);
  for (const UnlessClause& clause : plan.unless) {
    const bool before = clause.place == UnlessClause::Place::kBefore;
    rule->unless.push_back("(?:" + writer.Write(clause.pattern, {}, nullptr) + ")" + (before ? "\\z" : ""));
  }
  rule->requirements = RequirementsOf(plan.find, catalog, vocabulary);
  rule->plan = std::move(plan);
  return {};
}

}  // namespace kg::extract
