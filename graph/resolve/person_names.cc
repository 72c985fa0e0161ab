#include "graph/resolve/person_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <vector>

#include "graph/model/text.h"
#include "graph/resolve/names.h"
#include "graph/resolve/short_names.h"
#include "graph/resolve/sounds.h"

namespace kg::graph {
namespace {

constexpr int kMostLetters = 2;
constexpr int kMostSounds = 3;  // words that only sound alike, in names that are transliterated
constexpr size_t kMostWords = 8;

bool IsParticle(std::string_view word) {
  constexpr std::array<std::string_view, 23> kParticles = {"van", "der", "den", "de",  "la",  "le",  "du", "dos",
                                                           "da",  "das", "do",  "del", "di",  "von", "zu", "al",
                                                           "el",  "ul",  "bin", "ibn", "ben", "ter", "ten"};
  return IsOneOf(kParticles, word);
}

// "jr" for a generation mark of any kind that says the younger, "sr" the elder; "" for any other word.
std::string_view GenerationOf(std::string_view word) {
  if (word == "jr" || word == "junior") return "jr";
  if (word == "sr" || word == "senior") return "sr";
  if (word == "ii" || word == "iii" || word == "iv") return word;
  return {};
}

using WordList = std::vector<std::string>;

struct Parsed {
  WordList words;
  std::string generation;
};

constexpr std::array<std::string_view, 7> kArticles = {"el", "al", "ul", "ud", "ad", "ed", "ur"};

// Arabic names of two parts are written in one word or three: "abdel rahman", "abd al rahman", "abdulrahman"; "nour el
// din", "noureddine". True when `word` goes on such a name; an article that stands between is taken off `words`.
bool IsArabicPair(std::string_view word, WordList* words) {
  constexpr std::array<std::string_view, 5> kServant = {"abd", "abdel", "abdul", "abdal", "abdur"};
  constexpr std::array<std::string_view, 4> kFaith = {"din", "dine", "deen", "eddin"};
  if (words->empty() || word.size() < 2) return false;
  const bool article = words->size() > 1 && IsOneOf(kArticles, words->back());
  const std::string& before = article ? (*words)[words->size() - 2] : words->back();
  if (!(IsOneOf(kServant, before) && !IsOneOf(kArticles, word)) && !(article && IsOneOf(kFaith, word))) return false;
  if (article) words->pop_back();
  return true;
}

// "noureddin" for "noureddine", "nuruddin".
std::string WithPlainEnding(std::string_view word) {
  for (const std::string_view ending : {"eddine", "eddin", "uddin", "ouddine", "eldin", "aldin"}) {
    if (word.size() >= ending.size() + 2 && word.ends_with(ending))
      return std::string(word.substr(0, word.size() - ending.size())) + "eddin";
  }
  return std::string(word);
}

std::string JoinArabic(const std::string& before, std::string_view word) {
  return before.starts_with("abd") ? "abdul" + std::string(word) : before + "eddin";
}

// Said before a name: "Sr Agnes", "Sheikh Khalid".
bool IsTitle(std::string_view word) {
  constexpr std::array<std::string_view, 11> kTitles = {"sr",  "dr", "prof", "sir",    "dame", "fr",
                                                        "rev", "mr", "mrs",  "sheikh", "sheik"};
  return IsOneOf(kTitles, word);
}

Parsed Parse(std::string_view key) {
  Parsed parsed;
  std::vector<std::string_view> words = Words(key);
  if (words.size() > 2 && IsTitle(words.front())) words.erase(words.begin());
  for (const std::string_view word : words) {
    const std::string_view generation = parsed.words.size() < 2 ? std::string_view() : GenerationOf(word);
    if (!generation.empty()) {
      parsed.generation = generation;
    } else if (IsArabicPair(word, &parsed.words)) {
      parsed.words.back() = JoinArabic(parsed.words.back(), word);
    } else if (parsed.words.size() < kMostWords) {
      parsed.words.push_back(WithPlainEnding(word));
    }
  }
  // "Lam Thi Ngoc Han": says of a Vietnamese name that it is a woman's.
  if (parsed.words.size() > 3) std::erase(parsed.words, "thi");
  return parsed;
}

WordList WithParticlesJoined(const WordList& words) {
  WordList joined;
  std::string held;
  for (size_t i = 0; i < words.size(); ++i) {
    held += words[i];
    if (i > 0 && i + 1 < words.size() && IsParticle(words[i])) continue;
    joined.push_back(std::move(held));
    held.clear();
  }
  return joined;
}

WordList WithoutParticles(const WordList& words) {
  WordList left;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i == 0 || i + 1 == words.size() || !IsParticle(words[i])) left.push_back(words[i]);
  }
  return left;
}

std::string Concatenated(const WordList& words) {
  std::string all;
  for (const std::string& word : words) all += word;
  return all;
}

struct WordFit {
  int letters = 0;
  bool by_sound = false;
  bool initial = false;
  bool short_form = false;
};

// "novak", "novakova"; "petrov", "petrova": a woman's surname is no spelling of a man's.
bool DifferInGender(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  return a.size() > b.size() && a.back() == 'a' && a.starts_with(b);
}

// The first sound, with those as one that spellings exchange: "gervais", "gravais"; "jelinek", "chelinek".
char FirstSound(const std::string& sound) {
  const char first = sound.empty() ? '\0' : sound.front();
  return first == 'g' || first == 'c' ? 'j' : first;
}

// "max" for "maximilian", "femi" for "oluwafemi"; not "paul" for "pauline".
bool IsCutOff(std::string_view part, std::string_view whole) {
  constexpr size_t kLeastMore = 3;
  constexpr std::array<std::string_view, 7> kWomens = {"ine", "ina", "ette", "etta", "elle", "ella", "ia"};
  if (part.size() < 3 || whole.size() < part.size() + kLeastMore) return false;
  if (whole.starts_with(part)) {
    const std::string_view rest = whole.substr(part.size());
    return std::none_of(kWomens.begin(), kWomens.end(), [&rest](std::string_view end) { return rest.ends_with(end); });
  }
  return part.size() > 3 && whole.ends_with(part);
}

std::optional<WordFit> FitWords(const std::string& a, const std::string& b, bool given) {
  WordFit fit;
  if (a == b) return fit;
  const std::string sound_a = SoundKey(a);
  const std::string sound_b = SoundKey(b);
  if (a.size() == 1 || b.size() == 1) {
    const bool same = a.front() == b.front() || sound_a.substr(0, 1) == sound_b.substr(0, 1);
    if (!given || (!same && !AbbreviatesFormOf(a.size() == 1 ? a.front() : b.front(), a.size() == 1 ? b : a)))
      return std::nullopt;
    fit.initial = true;
    return fit;
  }
  const bool ending = given ? DiffersInEnding(a, b) : DifferInGender(a, b);
  const size_t shorter = std::min(a.size(), b.size());
  const int distance = EditDistance(a, b, 4);
  // Few given names are so long that two letters more would not make another one of them: Joan, Jane.
  const size_t most = given ? std::max<size_t>(1, (shorter - 1) / 2) : shorter / 2 + 1;
  if (!ending && sound_a == sound_b && sound_a.size() >= 2 && shorter >= 3 && distance <= 4 &&
      static_cast<size_t>(distance) <= most) {
    fit.letters = 1;
    fit.by_sound = true;
    return fit;
  }
  if (given && (AreFormsOfOneName(a, b) || IsCutOff(a, b) || IsCutOff(b, a))) {
    // "Mikhail" is as much a spelling of "Mykhailo" as a form of it.
    fit.by_sound = shorter >= 5 && distance <= 2;
    fit.short_form = !fit.by_sound;
    fit.letters = fit.by_sound ? 1 : 0;
    return fit;
  }
  const int allowed = shorter >= 7 ? 2 : (shorter >= 5 ? 1 : 0);
  if (ending || distance > allowed || FirstSound(sound_a) != FirstSound(sound_b)) return std::nullopt;
  fit.letters = distance;
  return fit;
}

struct Sum {
  int letters = 0;
  int sounds = 0;
  bool beyond_sound = false;
  bool Add(const WordFit& word, NameFit* fit) {
    letters += word.letters;
    if (word.by_sound) ++sounds;
    beyond_sound = beyond_sound || (word.letters > 0 && !word.by_sound);
    fit->initial = fit->initial || word.initial;
    fit->short_form = fit->short_form || word.short_form;
    return letters <= (beyond_sound ? kMostLetters : kMostSounds);
  }
};

// The words of the shorter name in order within the longer one; the first words are a pair.
NameFit Align(const WordList& shorter, const WordList& longer) {
  NameFit fit;
  Sum sum;
  size_t at = 0;
  for (size_t i = 0; i < shorter.size(); ++i) {
    const bool last = i + 1 == shorter.size();
    std::optional<WordFit> word;
    for (; at < longer.size(); ++at) {
      // An initial in the middle stands for the next word, not for any.
      if (longer.size() - at < shorter.size() - i) return {};
      word = FitWords(shorter[i], longer[at], !last && at + 1 < longer.size());
      if (word || i == 0) break;
      if (!last && (shorter[i].size() == 1 || longer[at].size() == 1)) return {};
    }
    if (!word || (last && shorter[i].size() < 2)) return {};
    if (!sum.Add(*word, &fit)) return {};
    ++at;
  }
  fit.added = static_cast<int>(longer.size() - shorter.size());
  // A surname added behind, as by marriage, says nothing of an initial in front.
  if (at < longer.size() && (fit.initial || longer.back().size() == 1)) return {};
  fit.letters = std::min(sum.letters, kMostLetters);
  fit.by_sound = sum.letters > 0 && !sum.beyond_sound;
  fit.fits = true;
  return fit;
}

void TakeBetter(const NameFit& fit, NameFit* best) {
  if (!fit.fits) return;
  const auto order = [](const NameFit& f) { return std::make_tuple(f.Weakness(), f.letters, f.added, f.reordered); };
  if (!best->fits || order(fit) < order(*best)) *best = fit;
}

// In the given order, and with the first word last or the last one first.
void AlignAllWays(const WordList& a, const WordList& b, bool respaced, NameFit* best) {
  if (a.size() < 2 || b.size() < 2) return;
  const auto align = [&](const WordList& left, const WordList& right, bool reordered) {
    NameFit fit = left.size() <= right.size() ? Align(left, right) : Align(right, left);
    fit.reordered = reordered;
    fit.respaced = respaced;
    TakeBetter(fit, best);
  };
  align(a, b, false);
  if (a.size() != b.size()) return;  // "john robert holt" is no other order of "robert holt"
  const auto turned = [](WordList words, size_t by) {
    std::rotate(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(by), words.end());
    return words;
  };
  // Each of the two in turn: which words are given names shows in the one that is left as it is.
  align(a, turned(b, 1), true);
  align(turned(a, 1), b, true);
  if (b.size() == 2) return;
  align(a, turned(b, b.size() - 1), true);
  align(turned(a, a.size() - 1), b, true);
}

// All words run together: "wen bo lin" and "lin wenbo".
void CompareRunTogether(const WordList& a, const WordList& b, NameFit* best) {
  const std::string left = Concatenated(a);
  for (size_t turn = 0; turn < b.size(); ++turn) {
    WordList turned = b;
    std::rotate(turned.begin(), turned.begin() + static_cast<std::ptrdiff_t>(turn), turned.end());
    const std::string right = Concatenated(turned);
    NameFit fit;
    fit.respaced = true;
    fit.reordered = turn > 0;
    fit.letters = left == right ? 0 : 1;
    fit.fits = left == right || (a.size() != b.size() && left.size() >= 8 && SoundKey(left) == SoundKey(right) &&
                                 EditDistance(left, right, 2) <= 2);
    TakeBetter(fit, best);
  }
}

}  // namespace

double NameFit::Weakness() const {
  double weakness = letters * 0.5;
  if (reordered) weakness += 0.25;
  if (respaced) weakness += 0.25;
  if (short_form) weakness += 0.5;
  if (initial) weakness += 0.5;
  return weakness + std::min(added, 2) * 0.5;
}

std::string NameFit::Describe() const {
  std::vector<std::string> parts;
  if (letters > 0) parts.emplace_back(letters == 1 ? "one letter off" : "two letters off");
  if (reordered) parts.emplace_back("another order of names");
  if (short_form) parts.emplace_back("a short form");
  if (initial) parts.emplace_back("an initial");
  if (added > 0) parts.emplace_back("one name longer");
  if (parts.empty()) parts.emplace_back(respaced ? "written together" : "same name");
  return Join(parts, ", ");
}

NameFit FitNames(std::string_view a, std::string_view b) {
  NameFit best;
  const Parsed left = Parse(a);
  const Parsed right = Parse(b);
  if (left.words.size() < 2 || right.words.size() < 2) return best;
  if (!left.generation.empty() && !right.generation.empty() && left.generation != right.generation) return best;
  if (left.words == right.words) {
    best.fits = true;
  } else {
    const std::array<WordList, 3> ways_left = {left.words, WithParticlesJoined(left.words),
                                               WithoutParticles(left.words)};
    const std::array<WordList, 3> ways_right = {right.words, WithParticlesJoined(right.words),
                                                WithoutParticles(right.words)};
    AlignAllWays(ways_left[0], ways_right[0], false, &best);
    for (size_t way = 1; way < ways_left.size(); ++way) {
      if (ways_left[way] == ways_left[0] && ways_right[way] == ways_right[0]) continue;
      AlignAllWays(ways_left[way], ways_right[way], true, &best);
    }
    CompareRunTogether(left.words, right.words, &best);
  }
  if (best.fits && left.generation != right.generation) ++best.added;  // the mark is given once only
  return best;
}

bool GenerationsDiffer(std::string_view a, std::string_view b) {
  const std::string left = Parse(a).generation;
  const std::string right = Parse(b).generation;
  return !left.empty() && !right.empty() && left != right;
}

bool MayShareFullName(std::string_view a, std::string_view b) {
  if (!IsInitialsOnly(a) && !IsInitialsOnly(b)) return false;
  const WordList left = Parse(a).words;
  const WordList right = Parse(b).words;
  if (left.empty() || right.empty() || !FitWords(left.front(), right.front(), true)) return false;
  return std::any_of(left.begin() + 1, left.end(), [&right](const std::string& word) {
    return word.size() > 1 && std::find(right.begin() + 1, right.end(), word) != right.end();
  });
}

bool IsPartOfName(std::string_view part, std::string_view key) {
  const std::string wanted = Concatenated(Parse(part).words);
  const WordList words = Parse(key).words;
  if (wanted.empty() || words.empty()) return false;
  if (words.front() == wanted || (words.size() > 2 && words[words.size() - 2] == wanted)) return true;
  std::string end;
  for (size_t i = words.size(); i-- > 1;) {
    end.insert(0, words[i]);
    if (end == wanted) return true;
  }
  return false;
}

bool IsInitialsOnly(std::string_view key) {
  const std::vector<std::string_view> words = Words(key);
  return words.size() > 1 &&
         std::all_of(words.begin(), words.end() - 1, [](std::string_view w) { return w.size() == 1; });
}

std::string WholeSound(std::string_view key) { return SoundKey(Concatenated(Parse(key).words)); }

std::string SortedSound(std::string_view key) {
  std::vector<std::string> sounds;
  for (const std::string& word : Parse(key).words) sounds.push_back(SoundKey(word));
  std::sort(sounds.begin(), sounds.end());
  return Join(sounds, " ");
}

std::vector<std::string> SoundsOfForms(std::string_view key) {
  std::vector<std::string> forms = {SortedSound(key)};
  const WordList words = WithoutParticles(Parse(key).words);
  if (words.size() < 2 || words.front().size() < 2) return forms;
  const auto add = [&forms](const std::string& given, const std::string& surname) {
    if (surname.size() > 2) forms.push_back(SortedSound(given + " " + surname));
  };
  std::vector<std::string> givens = {words.front()};
  for (const std::string_view full : FullFormsOf(words.front())) givens.emplace_back(full);
  for (const std::string& given : givens) {
    add(given, words.back());
    if (words.size() > 2) add(given, words[words.size() - 2]);
  }
  return forms;
}

std::string SurnameSound(std::string_view key) {
  const WordList words = Parse(key).words;
  return words.empty() ? std::string() : SoundKey(words.back());
}

}  // namespace kg::graph
