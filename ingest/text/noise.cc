#include "ingest/text/noise.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/model/text.h"
#include "ingest/text/ascii.h"
#include "ingest/text/noise_phrases.h"
#include "ingest/text/people.h"

namespace kg::ingest {
namespace {

constexpr size_t kLongestNoise = 450;  // bytes of a line
constexpr size_t kLongestCredit = 90;

// "Photo: X", "Photo | X", "PHOTO/X", "Credit: X", "Source: X", "Pic: X": the key has lost the sign that parts them.
bool IsLabelledCredit(std::string_view line, size_t words) {
  static constexpr std::array<std::string_view, 10> kLabels = {"photo", "photos", "credit", "credits", "source",
                                                               "image", "images", "pic",    "picture", "photograph"};
  if (words > 12) return false;
  const size_t end = line.find_first_of(":|/\xC2");
  if (end == std::string_view::npos || end > 12) return false;
  const std::string_view label = Trim(line.substr(0, end));
  return std::any_of(kLabels.begin(), kLabels.end(),
                     [&](std::string_view known) { return EqualsNoCase(label, known); });
}

bool StartsWithWords(std::string_view key, std::string_view phrase) {
  return key.starts_with(phrase) && (key.size() == phrase.size() || key[phrase.size()] == ' ');
}

bool IsSentence(std::string_view line, size_t words) {
  return words >= 9 && (line.ends_with(".") || line.ends_with(".\xE2\x80\x9D") || line.ends_with(".\""));
}

// `key`: from where the phrase must begin.
bool Fits(const Phrase& phrase, std::string_view line, std::string_view key, size_t words) {
  if (phrase.where == kWhole) return key == phrase.text;
  if (words > phrase.words) return false;
  if (!StartsWithWords(key, phrase.text)) return false;
  // "Related to this, the court ruled ..." is text: single words count only in lines that are no sentence.
  const bool label =
      phrase.noise == Noise::kRelatedHeader || phrase.noise == Noise::kShare || phrase.noise == Noise::kTags;
  return !(label && IsSentence(line, words) && phrase.text.find(' ') == std::string_view::npos);
}

// The phrases by their first word: those that begin a line, and those that may stand anywhere in it.
struct PhraseIndex {
  using Map = std::unordered_map<std::string_view, std::vector<const Phrase*>>;
  Map leading;
  Map anywhere;
  uint64_t anywhere_starts = 0;  // bit of the first letter of each word in `anywhere`
  PhraseIndex() {
    for (const Phrase& phrase : kPhrases) {
      const std::string_view word = phrase.text.substr(0, phrase.text.find(' '));
      (phrase.where == kWithin ? anywhere : leading)[word].push_back(&phrase);
      if (phrase.where == kWithin) anywhere_starts |= BitOf(word[0]);
    }
  }
  static uint64_t BitOf(char c) { return uint64_t{1} << (static_cast<uint8_t>(c) & 63); }
};

Noise ByPhrase(std::string_view line, std::string_view key, size_t words) {
  static const PhraseIndex kIndex;
  if (const auto it = kIndex.leading.find(key.substr(0, key.find(' '))); it != kIndex.leading.end()) {
    for (const Phrase* phrase : it->second) {
      if (Fits(*phrase, line, key, words)) return phrase->noise;
    }
  }
  for (size_t begin = 0; begin < key.size();) {
    const size_t end = std::min(key.find(' ', begin), key.size());
    if (end > begin && (kIndex.anywhere_starts & PhraseIndex::BitOf(key[begin])) != 0) {
      const auto it = kIndex.anywhere.find(key.substr(begin, end - begin));
      for (size_t i = 0; it != kIndex.anywhere.end() && i < it->second.size(); ++i) {
        if (Fits(*it->second[i], line, key.substr(begin), words)) return it->second[i]->noise;
      }
    }
    begin = end + 1;
  }
  return Noise::kNone;
}

bool IsCountOf(std::string_view key, std::string_view noun) {
  size_t i = 0;
  while (i < key.size() && (IsAsciiDigit(key[i]) || key[i] == ' ')) ++i;
  return i > 0 && key.substr(i) == noun;
}

bool IsCreditTail(std::string_view inner) {
  static constexpr std::array<std::string_view, 14> kHeads = {
      "source:", "photo:",   "photo by",     "image:",       "image by",       "image via", "credit:",
      "pic:",    "picture:", "photo credit", "image credit", "photo courtesy", "courtesy",  "via "};
  inner = Trim(inner);
  return inner.size() < 90 && std::any_of(kHeads.begin(), kHeads.end(),
                                          [&](std::string_view head) { return StartsWithNoCase(inner, head); });
}

// Where "Photo: Ana Ruiz/Agency" begins at the end of a caption. A sentence or a bar ends before it, and a few words
// follow: "said one source: nobody knew" is no credit.
size_t LabelledCreditAt(std::string_view caption) {
  static constexpr std::array<std::string_view, 10> kLabels = {
      "Photo:",   "Photo by ", "Photo credit:", "Image:",      "Image credit:",
      "Picture:", "Credit:",   "Source:",       "Photograph:", "Pic:"};
  const size_t tail = caption.size() - std::min(caption.size(), kLongestCredit);
  const size_t colon = caption.find(':', tail);
  const size_t mark = std::min(colon, caption.find("hoto by ", tail));
  if (mark == std::string_view::npos) return mark;
  for (const std::string_view label : kLabels) {
    size_t at = caption.find(label, tail);
    if (at == std::string_view::npos) {
      std::string upper(label);
      for (char& c : upper) c = IsAsciiLower(c) ? static_cast<char>(c - 32) : c;
      at = caption.find(upper, tail);
    }
    if (at == std::string_view::npos) continue;
    const std::string_view before = Trim(caption.substr(0, at));
    const bool parted = before.empty() || std::string_view(".|!?)/-\"").find(before.back()) != std::string_view::npos ||
                        before.ends_with("\xE2\x80\x9D");
    if (parted && CountWords(caption.substr(at + label.size())) <= 8) return at;
  }
  return std::string_view::npos;
}

// "Trending: Mayor opens bridge", "Most read | Mayor opens bridge": a header and the one story that it heads.
bool IsLabelledLink(std::string_view line, size_t words) {
  constexpr size_t kMostWords = 30;
  constexpr size_t kLongestLabel = 32;
  const size_t end = line.substr(0, kLongestLabel).find_first_of(":|");
  if (words > kMostWords || end == std::string_view::npos || end == 0) return false;
  const std::string key = LineKey(line.substr(0, end));
  const std::string_view label = Trim(key);
  return ByPhrase(line.substr(0, end), label, CountWords(label)) == Noise::kRelatedHeader;
}

}  // namespace

Noise ClassifyLine(std::string_view line) {
  if (line.empty() || line.size() > kLongestNoise) return Noise::kNone;
  if (line.starts_with("\xC2\xA9")) return Noise::kLegal;
  const std::string key = LineKey(line);
  const std::string_view trimmed = Trim(key);
  const size_t words = CountWords(trimmed);
  if (words == 0) return Noise::kNone;
  if (const Noise noise = ByPhrase(line, trimmed, words); noise != Noise::kNone) return noise;
  if (words <= 25 && StartsWithNoCase(line, "related:")) return Noise::kRelatedLine;
  if (IsLabelledLink(line, words)) return Noise::kRelatedLine;
  std::string_view caption = line;
  if (TakeCaptionLabel(&caption)) return Noise::kNone;
  if (IsLabelledCredit(line, words)) return Noise::kCreditLine;
  if (IsCountOf(trimmed, "comments") || IsCountOf(trimmed, "comment")) return Noise::kCommentHeader;
  if (IsCountOf(trimmed, "shares") || IsCountOf(trimmed, "views") || IsCountOf(trimmed, "share")) return Noise::kShare;
  const std::string_view whole = Trim(line);
  if (words <= 14 && whole.starts_with("(") && whole.ends_with(")") && IsCreditTail(whole.substr(1)))
    return Noise::kCreditLine;
  if (words <= 14 && whole.starts_with("[") && whole.ends_with("]") && IsCreditTail(whole.substr(1)))
    return Noise::kCreditLine;
  return Noise::kNone;
}

bool IsSenderHeader(std::string_view line) {
  while (line.ends_with(':')) line.remove_suffix(1);
  if (CountWords(line) > 7) return false;
  for (const std::string_view header : {"media contact", "media contacts", "press contact", "contacts",
                                        "for further information", "for more information", "notes to editors"}) {
    if (EqualsNoCase(line, header)) return true;
  }
  // The name is in capitals: "About Example Media", not "About the storm".
  return (line.starts_with("About ") || line.starts_with("ABOUT ")) && line.size() > 6 && IsAsciiUpper(line[6]) &&
         !line.ends_with('?') && !line.ends_with('.');
}

std::string_view SenderNamedBy(std::string_view line) {
  while (line.ends_with(':')) line.remove_suffix(1);
  if (!IsSenderHeader(line) || (!line.starts_with("About ") && !line.starts_with("ABOUT "))) return {};
  return line.substr(6);
}

bool IsCookieNotice(std::string_view paragraph) {
  const size_t first = FindNoCase(paragraph, "cookies");
  if (first == std::string_view::npos || FindNoCase(paragraph.substr(first + 7), "cookies") == std::string_view::npos)
    return false;
  return FindNoCase(paragraph, "website") != std::string_view::npos ||
         FindNoCase(paragraph, "browser") != std::string_view::npos;
}

std::string_view CutCredit(std::string_view caption) {
  caption = Trim(caption);
  for (const auto& [open, close] : {std::pair{'(', ')'}, std::pair{'[', ']'}}) {
    if (!caption.ends_with(close)) continue;
    const size_t at = caption.rfind(open);
    if (at != std::string_view::npos && IsCreditTail(caption.substr(at + 1))) return Trim(caption.substr(0, at));
  }
  if (const size_t at = LabelledCreditAt(caption); at != std::string_view::npos) {
    std::string_view left = Trim(caption.substr(0, at));
    while (!left.empty() && (left.back() == '|' || left.back() == '-' || left.back() == '/')) {
      left = Trim(left.substr(0, left.size() - 1));
    }
    return left;
  }
  const size_t bar = caption.rfind(" | ");
  if (bar != std::string_view::npos && caption.size() - bar < 60 && !AgencyIn(caption.substr(bar)).empty())
    return Trim(caption.substr(0, bar));
  return caption;
}

bool TakeCaptionLabel(std::string_view* line) {
  static constexpr std::array<std::string_view, 7> kLabels = {"photo",    "caption",       "image",        "picture",
                                                              "pictured", "photo caption", "image caption"};
  const std::string_view whole = Trim(*line);
  const bool bracket = whole.starts_with('[');
  const size_t end = whole.substr(0, 24).find(bracket ? ']' : ':');
  if (end == std::string_view::npos) return false;
  const std::string_view label = Trim(whole.substr(bracket ? 1 : 0, bracket ? end - 1 : end));
  const std::string_view rest = Trim(whole.substr(end + 1));
  const bool known =
      std::any_of(kLabels.begin(), kLabels.end(), [&](std::string_view l) { return EqualsNoCase(l, label); });
  // "Photo: Lena Berg/Example Media" names who took it; a caption has a verb or a place, and more words.
  if (!known || CountWords(rest) < (label.size() == 5 ? 6 : 4)) return false;
  *line = rest;
  return true;
}

bool EndsWithCredit(std::string_view line) { return CutCredit(line).size() < Trim(line).size(); }

bool IsAuthorBiography(std::string_view paragraph, std::string_view* name) {
  static constexpr std::array<std::string_view, 24> kTrades = {
      "writer",     "journalist",    "reporter",    "editor",     "author",      "blogger",
      "columnist",  "correspondent", "contributor", "freelancer", "copywriter",  "editor-in-chief",
      "sub-editor", "storyteller",   "novelist",    "critic",     "producer",    "photographer",
      "content",    "sportswriter",  "creator",     "intern",     "broadcaster", "historian"};
  size_t verb = std::string_view::npos;
  size_t verb_length = 0;
  for (const std::string_view form :
       {" is a ", " is an ", " is the ", " is our ", " is ", " covers ", " has been ", " writes "}) {
    const size_t at = paragraph.substr(0, 80).find(form);
    if (at != std::string_view::npos && at < verb) {
      verb = at;
      verb_length = form.size();
    }
  }
  if (verb == std::string_view::npos) return false;
  *name = Trim(paragraph.substr(0, verb));
  const std::vector<std::string_view> words = WordsOf(*name);
  if (words.empty() || words.size() > 4 || !(words.size() == 1 || LooksLikePersonName(*name))) return false;
  if (words.size() == 1 && !IsAsciiUpper(words[0][0])) return false;
  const std::string_view after = paragraph.substr(verb + verb_length);
  const std::string said = AsciiLower(after.substr(0, 140));
  const std::string_view verb_text = Trim(paragraph.substr(verb, verb_length));
  if (verb_text == "covers" || verb_text == "writes")
    return said.find(" for ") != std::string::npos || said.find("about") != std::string::npos;
  // The trade stands near the verb: "is an award-winning sports writer", not "is a runner whom a reporter met".
  const std::string near = said.substr(0, said.find_first_of(",.;"));
  return std::any_of(
             kTrades.begin(), kTrades.end(),
             [&](std::string_view trade) { return ContainsWord(std::string_view(near).substr(0, 70), trade); }) &&
         near.find(" who was ") == std::string::npos && near.find(" whose ") == std::string::npos;
}

}  // namespace kg::ingest
