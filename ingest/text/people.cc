#include "ingest/text/people.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "graph/model/text.h"
#include "ingest/text/ascii.h"
#include "ingest/text/people_words.h"

namespace kg::ingest {
namespace {

enum class Kind : uint8_t { kName, kJob, kOutlet, kPage, kSoft };

Kind KindOf(std::string_view word) {
  static const auto kMap = [] {
    std::unordered_map<std::string_view, Kind> map;
    for (const std::string_view w : WordsOf(kJobWords)) map.emplace(w, Kind::kJob);
    for (const std::string_view w : WordsOf(kOutletWords)) map.emplace(w, Kind::kOutlet);
    for (const std::string_view w : WordsOf(kPageWords)) map.emplace(w, Kind::kPage);
    for (const std::string_view w : WordsOf(kSoftWords)) map.emplace(w, Kind::kSoft);
    return map;
  }();
  while (word.ends_with('.') || word.ends_with(':')) word.remove_suffix(1);
  const auto it = kMap.find(AsciiLower(word));
  return it == kMap.end() ? Kind::kName : it->second;
}

// `word` is one of `words`, which a space parts.
bool IsOneOf(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const size_t end = std::min(words.find(' '), words.size());
    if (EqualsNoCase(words.substr(0, end), word)) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

bool IsParticle(std::string_view word) {
  return IsOneOf(
      "de da del della der den di do dos du el la le van von bin ibn al ben ter ten y e st af zu ap ab mac nic op tot "
      "abu bint",
      word);
}

bool IsSuffix(std::string_view word) { return IsOneOf("jr jr. sr sr. ii iii iv", word); }
bool IsHonorific(std::string_view word) { return IsOneOf("mr mr. mrs mrs. ms ms. dr dr. prof prof.", word); }
bool IsDegree(std::string_view word) { return IsOneOf("phd ph.d. ph.d md m.d. m.d mba esq esq. obe mbe", word); }

// What may follow a name without a comma.
bool IsTailWord(std::string_view word) {
  return IsOneOf("for in at of on from is was has reports reporting covers writes joined via to as updated published",
                 word);
}

// The words of a name; a comma parts words too.
bool IsNameWord(std::string_view word) {
  size_t pos = 0;
  const char32_t first = NextCodePoint(word, &pos);
  if (!IsUpper(first) && !(IsLetter(first) && !IsLower(first))) {
    // "d'Alba", "al-Sayed", "O'Hara"
    const size_t mark = word.find_first_of("'-\xE2");
    if (mark == std::string_view::npos || mark > 3 || mark + 1 >= word.size()) return false;
    pos = mark + (word[mark] == '\xE2' ? 3 : 1);
    if (pos >= word.size() || !IsUpper(NextCodePoint(word, &pos))) return false;
  }
  while (pos < word.size()) {
    const char32_t c = NextCodePoint(word, &pos);
    if (!IsLetter(c) && c != '-' && c != '\'' && c != 0x2019 && c != '.' && c != 0x2010 && c != 0x301) return false;
  }
  return true;
}

bool IsInitial(std::string_view word) { return word.size() <= 2 && (word.size() == 1 || word[1] == '.'); }

bool HasLower(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    if (IsLower(NextCodePoint(text, &pos))) return true;
  }
  return false;
}

// "RUIZ-OKELLO" -> "Ruiz-Okello", "MCALLEN" -> "McAllen", "TJ" and "J.P." as they are.
std::string TitleCaseWord(std::string_view word) {
  if (IsSuffix(word) || word.find('.') != std::string_view::npos) return std::string(word);
  const bool vowel = word.find_first_of("AEIOUY") != std::string_view::npos;
  if (word.size() <= 2 && (!vowel || word.ends_with('J'))) return std::string(word);
  std::string out;
  bool start = true;
  for (size_t pos = 0; pos < word.size();) {
    const size_t begin = pos;
    const char32_t c = NextCodePoint(word, &pos);
    const std::string_view letter = word.substr(begin, pos - begin);
    out += start ? std::string(letter) : ToLower(letter);
    start = c == '-' || c == '\'' || c == 0x2019;
    if (begin == 1 && word.size() > 4 && word.starts_with("MC")) start = true;
  }
  return out;
}

// `words` in order; those in all capitals in title case where all are, or where the word is long.
std::string JoinName(const std::vector<std::string_view>& words) {
  const bool shouted = std::none_of(words.begin(), words.end(), [](std::string_view w) { return HasLower(w); });
  std::string name;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (!name.empty()) name += ' ';
    if (HasLower(word) || (!shouted && word.size() < 4)) {
      name += word;
    } else if (i > 0 && i + 1 < words.size() && shouted &&
               IsOneOf("van von der den de del della da dos di du la ter ten zu af bin ibn y", word)) {
      name += AsciiLower(word);
    } else {
      name += TitleCaseWord(word);
    }
  }
  return name;
}

// "New York", "San Marino": two words that look like a person and are a place.
bool LooksLikePlace(const std::vector<std::string_view>& words) {
  if (words.size() != 2) return false;
  return IsOneOf(
             "new san los las hong tel abu addis buenos kuala rio cape port fort north south east west united santa",
             words[0]) &&
         !words[1].ends_with('.');
}

bool IsAddress(std::string_view word) {
  return word.find('@') != std::string_view::npos || word.find("http") != std::string_view::npos ||
         word.find("www.") != std::string_view::npos || word.find(".com") != std::string_view::npos;
}

// The words of `part` that can belong to a name: no address, no honorific; nothing from a bracket or a digit on.
std::vector<std::string_view> WordsOfPart(std::string_view part) {
  std::vector<std::string_view> words;
  for (std::string_view word : WordsOf(part.substr(0, part.find_first_of("([{<")))) {
    if (std::any_of(word.begin(), word.end(), IsAsciiDigit) && !IsAddress(word)) break;
    while (word.ends_with(',') || word.ends_with(':')) word.remove_suffix(1);
    if (word.empty() || IsAddress(word) || (words.empty() && IsHonorific(word)) || IsDegree(word)) continue;
    words.push_back(word);
  }
  return words;
}

// The person that one part of a byline names, with a job before or behind the name; nullopt if it names none.
std::optional<std::string> PersonIn(std::string_view part) {
  std::vector<std::string_view> words = WordsOfPart(part);
  size_t begin = 0;
  while (begin < words.size() && KindOf(words[begin]) == Kind::kJob) ++begin;
  // "Guest Writer Ana Ruiz"
  if (begin == 0 && words.size() > 3 && KindOf(words[0]) == Kind::kSoft && KindOf(words[1]) == Kind::kJob) {
    begin = 1;
    while (begin < words.size() && KindOf(words[begin]) == Kind::kJob) ++begin;
  }
  size_t end = begin;
  size_t whole = 0;
  for (; end < words.size(); ++end) {
    const std::string_view word = words[end];
    const Kind kind = KindOf(word);
    const bool soft = kind == Kind::kSoft && end - begin < 2;
    if (kind != Kind::kName && !soft) break;
    if (IsNameWord(word)) {
      whole += IsInitial(word) ? 0 : 1;
    } else if (!IsParticle(word)) {
      break;
    }
  }
  if (end < words.size()) {
    const std::string_view stop = words[end];
    const bool acronym = !HasLower(stop) && stop.size() >= 3 && HasLower(words[begin]);
    if (KindOf(stop) == Kind::kOutlet && !acronym) return std::nullopt;
    if (KindOf(stop) == Kind::kName && !IsTailWord(stop)) return std::nullopt;
  }
  while (end > begin && IsParticle(words[end - 1]) && !IsNameWord(words[end - 1])) --end;
  const std::vector<std::string_view> name(words.begin() + static_cast<std::ptrdiff_t>(begin),
                                           words.begin() + static_cast<std::ptrdiff_t>(end));
  if (name.size() < 2 || name.size() > 6 || whole == 0 || (whole == 1 && IsInitial(name.back()))) return std::nullopt;
  if (LooksLikePlace(name) || !AgencyIn(Join({name.begin(), name.end()}, " ")).empty()) return std::nullopt;
  if (name.back().size() <= 1 || (name.back().ends_with('.') && !IsSuffix(name.back()))) return std::nullopt;
  return JoinName(name);
}

// A byline, word by word: what stands between names parts them, what stands before "by" tells the craft.
class BylineReader {
 public:
  std::vector<std::string> Read(std::string_view text) {
    for (std::string_view word : WordsOf(text)) {
      bool ends = false;
      while (word.ends_with(',') || word.ends_with(';') || EndsSentence(word)) {
        word.remove_suffix(1);
        ends = true;
      }
      Take(word);
      if (ends) Flush();
    }
    Flush();
    return std::move(people_);
  }

 private:
  // "Okello." but not "P." and "Jr."
  static bool EndsSentence(std::string_view word) {
    return word.size() > 4 && word.ends_with('.') && word.find('.') == word.size() - 1 && IsAsciiLower(word[1]);
  }

  void Take(std::string_view word) {
    if (word.empty()) return;
    if (IsOneOf("and & + with | / - \xE2\x80\x93 \xE2\x80\x94 \xE2\x80\xA2 \xC2\xB7 \xC2\xBB > \xE2\x80\xBA", word))
      return Flush();
    if (EqualsNoCase(word, "by") || EqualsNoCase(word, "by:")) return TakeBy();
    if (word.ends_with(':')) return TakeLabel(word.substr(0, word.size() - 1));
    // "Ana Ruiz|The Example", "Ana Ruiz/AP": marks without a space.
    const size_t mark = word.find_first_of("|/;");
    if (mark != std::string_view::npos && !IsAddress(word)) {
      Take(word.substr(0, mark));
      Flush();
      return Take(word.substr(mark + 1));
    }
    part_.push_back(word);
  }

  void TakeBy() {
    const std::string_view before = part_.empty() ? last_ : part_.back();
    if (!part_.empty() && (IsOneOf(kOtherCraftWords, before) || IsOneOf(kWritingWords, before))) part_.pop_back();
    const bool helped = !part_.empty() && EqualsNoCase(part_.back(), "additional");
    if (helped) part_.pop_back();
    const bool wrote = IsOneOf(kWritingWords, before) || !IsOneOf(kOtherCraftWords, before);
    Flush();
    writer_ = wrote && !helped;
  }

  void TakeLabel(std::string_view label) {
    Flush();
    if (IsOneOf(kOtherCraftWords, label)) {
      writer_ = false;
    } else if (IsOneOf(kWritingWords, label)) {
      writer_ = true;
    } else if (labelled_) {
      writer_ = false;  // "Text: Ana Ruiz. Harp: Tom Okello"
    } else {
      part_.push_back(label);
      Flush();
    }
    labelled_ = true;
  }

  void Flush() {
    if (part_.empty()) return;
    last_ = part_.back();
    if (part_.size() == 1 && IsSuffix(part_[0]) && !people_.empty()) {
      people_.back().append(" ").append(part_[0]);
    } else if (writer_) {
      std::string joined;
      for (const std::string_view word : part_) joined.append(joined.empty() ? "" : " ").append(word);
      auto person = PersonIn(joined);
      if (person && std::find(people_.begin(), people_.end(), *person) == people_.end())
        people_.push_back(std::move(*person));
    }
    part_.clear();
  }

  std::vector<std::string_view> part_;
  std::string_view last_;
  bool writer_ = true;
  bool labelled_ = false;
  std::vector<std::string> people_;
};

// "Ruiz, Ana": one capitalised word (or a particle and one), a comma, one to three words of which the first is a name.
std::optional<std::string> LastFirst(std::string_view text) {
  const size_t comma = text.find(',');
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos) return std::nullopt;
  const std::vector<std::string_view> last = WordsOf(text.substr(0, comma));
  const std::vector<std::string_view> first = WordsOf(text.substr(comma + 1));
  if (last.empty() || last.size() > 3 || first.empty() || first.size() > 3 || IsSuffix(first[0])) return std::nullopt;
  for (size_t i = 0; i + 1 < last.size(); ++i) {
    if (!IsParticle(last[i])) return std::nullopt;
  }
  auto is_plain = [](std::string_view word) { return IsNameWord(word) && KindOf(word) == Kind::kName; };
  if (!is_plain(last.back()) || !is_plain(first[0]) || IsInitial(last.back())) return std::nullopt;
  for (const std::string_view word : first) {
    if (!is_plain(word) && !IsParticle(word)) return std::nullopt;
  }
  std::vector<std::string_view> words = first;
  words.insert(words.end(), last.begin(), last.end());
  return JoinName(words);
}

// All parts of the field are such names, or none is read so.
std::vector<std::string> AllLastFirst(std::string_view text) {
  std::vector<std::string> names;
  std::vector<std::string_view> parts;
  for (const std::string_view chunk : Split(text, ';')) {
    std::string_view rest = Trim(chunk);
    for (size_t at; (at = rest.find(" and ")) != std::string_view::npos; rest = Trim(rest.substr(at + 5))) {
      parts.push_back(Trim(rest.substr(0, at)));
    }
    if (!rest.empty()) parts.push_back(rest);
  }
  for (const std::string_view part : parts) {
    auto name = LastFirst(part);
    if (!name) return {};
    if (std::find(names.begin(), names.end(), *name) == names.end()) names.push_back(std::move(*name));
  }
  return names;
}

// "Words: Ana Ruiz", "Interview: Ana Ruiz": a credit where a name stands behind it, else a headline ("Report: 12
// hurt").
std::string_view StripCredit(std::string_view text) {
  for (const std::string_view lead : {"words:", "text:", "interview:", "report:", "story:", "photos and text:"}) {
    if (!StartsWithNoCase(text, lead)) continue;
    const std::string_view rest = Trim(text.substr(lead.size()));
    return LooksLikePersonName(rest) ? rest : text;
  }
  return text;
}

std::string_view StripLead(std::string_view text) {
  static constexpr std::array<std::string_view, 19> kLeads = {
      "analysis by", "opinion by", "review by",    "interview by", "column by",  "compiled by", "by:",
      "by ",         "written by", "posted by",    "reported by",  "story by",   "author:",     "authors:",
      "words by",    "text by",    "published by", "article by",   "authored by"};
  text = StripCredit(Trim(text));
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view lead : kLeads) {
      if (!StartsWithNoCase(text, lead)) continue;
      std::string_view rest = text.substr(lead.size());
      if (!rest.empty() && rest.front() == ':') rest.remove_prefix(1);
      text = Trim(rest);
      again = true;
    }
  }
  return text;
}

}  // namespace

bool LooksLikePersonName(std::string_view text) {
  text = Trim(text);
  if (text.size() > 60) return false;
  const std::vector<std::string_view> words = WordsOf(text);
  if (words.size() < 2 || words.size() > 5) return false;
  size_t capitals = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    const Kind kind = KindOf(words[i]);
    if (kind != Kind::kName && !(kind == Kind::kSoft && words.size() <= 3)) return false;
    if (IsNameWord(words[i])) {
      ++capitals;
    } else if (i == 0 || i + 1 == words.size() || !IsParticle(words[i])) {
      return i == 0 && IsParticle(words[i]) && IsNameWord(words.back());
    }
  }
  return capitals >= 2 && words.back().size() > 1 && (words.back().back() != '.' || IsSuffix(words.back()));
}

std::vector<std::string> ParseAuthors(std::string_view byline) {
  if (byline.size() > 1000) return {};
  std::string text = Squeeze(byline);
  // "ana@news.example (Ana Ruiz)", as feeds write it.
  if (const size_t open = text.find(" ("); open != std::string::npos && text.ends_with(')')) {
    if (IsAddress(text.substr(0, open)) && text.find(' ') == open) text = text.substr(open + 2, text.size() - open - 3);
  }
  if (std::vector<std::string> names = AllLastFirst(StripLead(text)); !names.empty()) return names;
  return BylineReader().Read(text);
}

bool IsByline(std::string_view line) {
  line = Trim(line);
  if (line.size() > 160) return false;
  const std::string_view rest = StripLead(line);
  if (rest.size() != line.size())
    return rest.size() < 120 && (!ParseAuthors(rest).empty() || CountWords(rest) <= 4) && !rest.ends_with(".");
  const size_t comma = line.find_first_of(",|");
  if (comma == std::string_view::npos || !LooksLikePersonName(line.substr(0, comma))) return false;
  const std::vector<std::string_view> words = WordsOf(line.substr(comma + 1));
  return !words.empty() && words.size() <= 5 && !line.ends_with(".") &&
         std::any_of(words.begin(), words.end(), [](std::string_view word) { return KindOf(word) != Kind::kName; });
}

}  // namespace kg::ingest
