#include "extract/mentions/scan.h"

#include <algorithm>

#include "graph/model/text.h"

namespace kg::extract::mentions {

bool IsPossessiveMark(std::string_view token) {
  return token == "'s" || token == "\u2019s" || token == "'S" || token == "\u2019S" || token == "'" ||
         token == "\u2019";
}

bool IsQuote(std::string_view token) {
  return token == "\"" || token == "\u201c" || token == "\u201d" || token == "\u2018" || token == "'" ||
         token == "\u00ab" || token == "\u00bb" || token == "\u201e" || token == "``" || token == "''";
}

namespace {

// "vanderWoude", "dosSantos": a particle without its space.
bool IsGluedParticle(std::string_view token) {
  constexpr std::string_view kParticles[] = {"vander", "vanden", "della", "dela", "delos", "dos", "von"};
  return std::any_of(std::begin(kParticles), std::end(kParticles), [&token](std::string_view particle) {
    size_t pos = particle.size();
    return token.size() > pos + 2 && token.starts_with(particle) && IsUpper(NextCodePoint(token, &pos));
  });
}

bool IsCapital(std::string_view token, Shape shape) {
  switch (shape) {
    case Shape::kTitle:
    case Shape::kUpper:
    case Shape::kInitial:
      return true;
    case Shape::kMixed: {
      size_t pos = 0;
      if (IsUpper(NextCodePoint(token, &pos))) return true;
      // "iPhone", "eBay", "al-Sisi": a capital inside a short lower-case beginning.
      for (int i = 0; i < 3 && pos < token.size(); ++i) {
        if (IsUpper(NextCodePoint(token, &pos))) return true;
      }
      return IsGluedParticle(token);
    }
    default:
      return false;
  }
}

bool StartsPlace(const Gazetteer& gazetteer, std::string_view lower) {
  const bool ascii =
      std::all_of(lower.begin(), lower.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return ascii ? gazetteer.StartsName(lower) : gazetteer.StartsName(FoldName(lower));
}

bool IsWord(Shape shape) { return shape != Shape::kPunct && shape != Shape::kNumber; }

}  // namespace

Scan::Scan(const Article& a, const TokenizedText& t, const Lexicon& l, const Gazetteer& g, WordCache* cache)
    : article(a), text(t), lexicon(l), gazetteer(g) {
  words.resize(text.tokens.size());
  owner.assign(text.tokens.size(), -1);
  sentence_of.resize(text.tokens.size());
  for (uint32_t s = 0; s < text.sentences.size(); ++s) {
    for (uint32_t i = text.sentences[s].first_token; i < text.sentences[s].last_token; ++i) sentence_of[i] = s;
  }
  ReadWords(cache);
  styles.reserve(text.sentences.size());
  for (const Sentence& sentence : text.sentences) styles.push_back(StyleOf(sentence));
}

void Scan::ReadWords(WordCache* cache) {
  for (const Sentence& sentence : text.sentences) {
    bool initial = true;
    for (uint32_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const Shape shape = text.tokens[i].shape;
      std::string_view token = text.Text(i);
      Word& word = words[i];
      if (!IsWord(shape)) {
        if (shape == Shape::kPunct) {
          initial = initial || IsQuote(token) || token == ":" || token == "\u2022" || token == "|" ||
                    token == "\u2014" || token == "." || token == "?" || token == "!";
        } else {
          initial = false;
        }
        continue;
      }
      const std::string_view lower = text.Lower(i);
      const uint64_t classes = cache->Classes(lexicon, lower);
      word.classes = classes;
      word.capital = IsCapital(token, shape);
      if (shape == Shape::kUpper && (token == "US" || token == "IT" || token == "WHO"))
        word.classes &= ~static_cast<uint64_t>(kFunction);
      // "Brell IF": a club's letters.
      if (token == "IF" && i > sentence.first_token && text.tokens[i - 1].shape == Shape::kTitle)
        word.classes = (word.classes & ~static_cast<uint64_t>(kFunction)) | kTeamHead;
      // "Brell Verft AS": a firm's letters.
      if (token == "AS" && i > sentence.first_token && text.tokens[i - 1].shape == Shape::kTitle)
        word.classes = (word.classes & ~static_cast<uint64_t>(kFunction)) | kFirm | kOrgHead;
      if (word.capital)
        word.place = (word.classes & (kFunction | kWeekName)) == 0 &&
                     cache->StartsPlace(lexicon, lower, [&] { return StartsPlace(gazetteer, lower); });
      if (word.capital) {
        word.common = word.classes == classes ? cache->IsCommon(lexicon, lower) : lexicon.IsCommon(lower, word.classes);
      }
      word.initial = initial;
      initial = false;
    }
  }
}

Style Scan::StyleOf(const Sentence& sentence) const {
  int words_long = 0;
  int capitals = 0;
  int uppers = 0;
  int function_capitals = 0;
  int letters = 0;
  int lower_verbs = 0;  // "he", "was", "has" in lower case: prose
  for (uint32_t i = sentence.first_token; i < sentence.last_token; ++i) {
    const Shape shape = text.tokens[i].shape;
    if (!IsWord(shape) || text.Text(i).size() < 2 || IsPossessiveMark(text.Text(i))) continue;
    ++letters;
    if (shape == Shape::kUpper) ++uppers;
    if (words[i].capital && !words[i].initial && Is(i, kFunction)) ++function_capitals;
    std::string_view lower = text.Lower(i);
    if (shape == Shape::kLower && (Is(i, kFunction | kPersonVerb)) &&
        (lower == "was" || lower == "he" || lower == "she" || lower == "has" || lower == "had" || lower == "were" ||
         lower == "they" || lower == "said")) {
      ++lower_verbs;
    }
    if (text.Text(i).size() < 4 && Is(i, kFunction)) continue;
    ++words_long;
    if (words[i].capital) ++capitals;
  }
  if (letters >= 2 && uppers * 10 >= letters * 8) return Style::kAllCaps;
  const bool ends = sentence.last_token > sentence.first_token && text.Text(sentence.last_token - 1) == ".";
  if (lower_verbs > 0 || (ends && function_capitals < 2)) return Style::kProse;
  if (words_long >= 4 && capitals * 10 >= words_long * 9) return Style::kTitle;
  if (words_long >= 3 && function_capitals >= 1 && capitals * 10 >= words_long * 8) return Style::kTitle;
  return Style::kProse;
}

bool Scan::Near(uint32_t token, int offset, uint32_t* other) const {
  const Sentence& sentence = SentenceOf(token);
  const int64_t at = static_cast<int64_t>(token) + offset;
  if (at < sentence.first_token || at >= sentence.last_token) return false;
  *other = static_cast<uint32_t>(at);
  return true;
}

std::string_view Scan::LowerAt(uint32_t token, int offset) const {
  uint32_t other = 0;
  return Near(token, offset, &other) ? text.Lower(other) : std::string_view();
}

bool Scan::IsAt(uint32_t token, int offset, uint64_t classes) const {
  uint32_t other = 0;
  return Near(token, offset, &other) && Is(other, classes);
}

std::string Scan::LowerRange(uint32_t first, uint32_t last) const {
  std::string out;
  for (uint32_t i = first; i < last; ++i) {
    std::string_view token = text.Lower(i);
    if (!out.empty() && !IsPossessiveMark(token)) out += ' ';
    if (IsPossessiveMark(token) && token.size() > 1) {
      out += "'s";
    } else {
      out += token;
    }
  }
  return out;
}

Mention& Scan::Take(uint32_t first, uint32_t last, TypeSet types, Form form, std::string value) {
  const int32_t index = static_cast<int32_t>(mentions.size());
  for (uint32_t i = first; i < last; ++i) {
    if (owner[i] >= 0) {
      Mention& old = mentions[static_cast<size_t>(owner[i])];
      const uint32_t old_first = old.first;
      const uint32_t old_last = old.last;
      old.last = old.first;
      for (uint32_t k = old_first; k < old_last; ++k) owner[k] = -1;
    }
  }
  for (uint32_t i = first; i < last; ++i) owner[i] = index;
  Mention mention;
  mention.types = types;
  mention.form = form;
  mention.sentence = sentence_of[first];
  mention.first = first;
  mention.last = last;
  mention.value = std::move(value);
  mentions.push_back(std::move(mention));
  return mentions.back();
}

bool Scan::AllFree(uint32_t first, uint32_t last) const {
  return std::all_of(owner.begin() + first, owner.begin() + last, [](int32_t o) { return o < 0; });
}

}  // namespace kg::extract::mentions
