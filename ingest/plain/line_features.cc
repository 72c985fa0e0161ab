// What a line looks like, as numbers; see line_model.h.
#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/model/text.h"
#include "ingest/plain/line_model.h"
#include "ingest/text/ascii.h"
#include "ingest/text/dates.h"
#include "ingest/text/people.h"

namespace kg::ingest {
namespace {

// Each feature takes one value of its range; ranges follow each other in the weights.
enum Feature : size_t {
  kWords,         // how long it is
  kEnd,           // how it ends
  kKind,          // paragraph, bullet, number, fact
  kFamily,        // of noise
  kDated,         // date line, date, time of day
  kLowerShare,    // of words that begin in lower case
  kCommas,        // how many
  kCase,          // all capitals, begins in lower case
  kSigns,         // quotation mark, bar, address
  kPerson,        // "I", "you", "we"
  kRepeated,      // stands elsewhere, in or beside the title
  kBefore1,       // the unit before: length and ending
  kBefore2,       // the one before that
  kAfter1,        // the unit behind
  kAfter2,        // the one behind that
  kDone,          // share of running text that stands before
  kDense,         // share of running text around
  kShortRun,      // how many short lines stand in a row here
  kSinceRelated,  // how far behind a header of other stories
  kSinceComment,  // how far behind a header of comments or a form
  kCues,          // lines around that look like the head of a comment or of a teaser
  kTextAlone,     // running text by length and by whether neighbours are running text
  kHeadOrTail,    // the first or the last units
  kFeatures
};
constexpr std::array<uint16_t, kFeatures> kSizes = {11, 7,  6,  16, 6, 7, 4, 4, 8, 6,  5, 14,
                                                    14, 14, 14, 9,  7, 8, 7, 7, 6, 13, 9};

constexpr std::array<uint16_t, kFeatures + 1> Offsets() {
  std::array<uint16_t, kFeatures + 1> offsets{};
  for (size_t i = 0; i < kFeatures; ++i) offsets[i + 1] = static_cast<uint16_t>(offsets[i] + kSizes[i]);
  return offsets;
}
constexpr auto kOffsets = Offsets();

// The index of the first limit that `value` does not exceed.
template <size_t kCount>
size_t Bucket(double value, const std::array<double, kCount>& limits) {
  size_t i = 0;
  while (i < kCount && value > limits[i]) ++i;
  return i;
}

size_t WordsBucket(size_t words) {
  return Bucket(static_cast<double>(words), std::array<double, 10>{1, 2, 3, 5, 8, 12, 18, 28, 45, 80});
}

// What one look at a line tells.
struct Look {
  size_t lower_share = 0;
  size_t commas = 0;
  size_t letter_case = 0;
  size_t person = 0;
  bool time_of_day = false;
  bool truncated = false;
};

constexpr size_t kLooksAt = 600;  // bytes

bool IsTimeOfDay(std::string_view text, size_t colon) {
  const bool before = colon > 0 && IsAsciiDigit(text[colon - 1]);
  return before && colon + 2 < text.size() && IsAsciiDigit(text[colon + 1]) && IsAsciiDigit(text[colon + 2]);
}

size_t PersonOf(std::string_view word) {
  while (!word.empty() && !IsAsciiAlpha(word.back())) word.remove_suffix(1);
  if (word == "I" || word == "I'm" || word == "my" || word == "My" || word == "me") return 1;
  for (const std::string_view you : {"you", "your", "yours"}) {
    if (EqualsNoCase(word, you)) return 2;
  }
  for (const std::string_view we : {"our", "us", "we"}) {
    if (EqualsNoCase(word, we) && word != "US") return 4;
  }
  return 0;
}

Look LookAt(std::string_view text) {
  Look look;
  text = text.substr(0, kLooksAt);
  size_t words = 0;
  size_t lower = 0;
  size_t commas = 0;
  size_t uppers = 0;
  size_t lowers = 0;
  size_t persons = 0;
  bool inside = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    uppers += IsAsciiUpper(c);
    lowers += IsAsciiLower(c);
    commas += c == ',';
    if (c == ':' && IsTimeOfDay(text, i)) look.time_of_day = true;
    if (!inside && c != ' ') {
      ++words;
      lower += IsAsciiLower(c);
      if (persons < 7) {
        const size_t end = std::min(text.find(' ', i), text.size());
        if (end - i <= 6) persons |= PersonOf(text.substr(i, end - i));
      }
    }
    inside = c != ' ';
  }
  const double share = words == 0 ? 0 : static_cast<double>(lower) / static_cast<double>(words);
  look.lower_share = lower == 0 ? 0 : 1 + Bucket(share, std::array<double, 5>{0.2, 0.4, 0.55, 0.7, 0.85});
  look.commas = std::min<size_t>(commas, 3);
  look.letter_case = lowers == 0 && uppers > 1                    ? 1
                     : IsAsciiLower(text.empty() ? ' ' : text[0]) ? 2
                     : uppers == 0                                ? 3
                                                                  : 0;
  look.person = persons == 0 ? 0 : persons == 1 ? 1 : persons == 2 ? 2 : persons == 4 ? 3 : (persons & 2) != 0 ? 4 : 5;
  look.truncated = text.ends_with("...") || text.ends_with("\xE2\x80\xA6");
  return look;
}

size_t EndOf(const Unit& unit, const Look& look) {
  if (look.truncated) return 1;
  if (unit.text.ends_with('?')) return 2;
  if (unit.text.ends_with('!')) return 3;
  if (unit.sentence) return 4;
  if (unit.text.ends_with(':')) return 5;
  return unit.text.ends_with(',') ? 6 : 0;
}

size_t KindOf(const Unit& unit) {
  if (unit.fact) return 1;
  if (unit.bullet) return 2;
  if (unit.numbered) return 3;
  if (unit.paragraph) return unit.sentence ? 4 : 5;
  return 0;
}

size_t SignsOf(std::string_view text) {
  if (text.find("http") != std::string_view::npos || text.find("www.") != std::string_view::npos) return 1;
  if (text.find('@') != std::string_view::npos) return 2;
  if (text.find("\xC2\xA9") != std::string_view::npos) return 3;
  if (text.find('|') != std::string_view::npos || text.find("\xC2\xBB") != std::string_view::npos) return 4;
  if (text.starts_with("\xE2\x80\x9C") || text.starts_with('"')) return 5;
  if (text.find("\xE2\x80\x9C") != std::string_view::npos || text.find('"') != std::string_view::npos) return 6;
  return text.find('$') != std::string_view::npos ? 7 : 0;
}

// Length and ending of a neighbour; 0 where there is none.
size_t ShapeOf(const Unit& unit) {
  if (unit.noise != Noise::kNone) return 1;
  const size_t length = Bucket(static_cast<double>(unit.words), std::array<double, 5>{2, 6, 12, 22, 45});
  return 2 + 2 * length + (unit.sentence ? 1 : 0);
}

bool IsRunning(const Unit& unit) { return unit.paragraph && unit.noise == Noise::kNone; }

// "3 years ago", "Ana Ruiz says:", "Reply": the head or the foot of a comment.
bool IsCue(const Unit& unit, const Look& look, bool dated) {
  if (unit.words > 12) return false;
  if (dated) return true;
  if (unit.sentence) return false;
  const std::string_view key = unit.key;
  return key == "reply" || key == "permalink" || key == "upvote" || key.ends_with(" says") || key.ends_with(" said") ||
         key.ends_with(" ago") || key.find(" ago ") != std::string_view::npos || key.ends_with(" reply") ||
         (look.time_of_day && unit.words <= 8);
}

class FeatureMaker {
 public:
  // `set` is called with a unit's index and a feature, unit by unit.
  FeatureMaker(const std::vector<Unit>& units, const std::function<void(size_t, uint16_t)>& set)
      : units_(units), set_(set) {}
  void Run();

 private:
  void Set(size_t i, Feature feature, size_t value) {
    value = std::min<size_t>(value, kSizes[feature] - 1U);
    set_(i, static_cast<uint16_t>(kOffsets[feature] + value));
  }
  void Survey();
  void Own(size_t i);
  void Neighbours(size_t i);
  void Place(size_t i);
  double RunningWords(size_t begin, size_t end) const {
    return running_[std::min(end, units_.size())] - running_[begin];
  }

  const std::vector<Unit>& units_;
  const std::function<void(size_t, uint16_t)>& set_;
  std::vector<Look> looks_;
  std::vector<char> dated_;        // 1: date line, 2: holds a date
  std::vector<double> running_;    // words of running text before
  std::vector<size_t> cues_;       // cues before
  std::vector<size_t> short_run_;  // length of the run of short lines around
  std::unordered_map<std::string_view, size_t> keys_;
  size_t since_related_ = 1000;
  size_t since_comment_ = 1000;
};

void FeatureMaker::Survey() {
  const size_t n = units_.size();
  looks_.resize(n);
  dated_.assign(n, 0);
  running_.assign(n + 1, 0);
  cues_.assign(n + 1, 0);
  short_run_.assign(n, 0);
  size_t run = 0;
  for (size_t i = 0; i < n; ++i) {
    const Unit& unit = units_[i];
    looks_[i] = LookAt(unit.text);
    if (unit.words <= 24 && unit.text.size() <= 200 && unit.text.size() > 3) {
      dated_[i] = ParseDateLine(unit.text).is_date_line ? 1 : FindFullDate(unit.text) ? 2 : 0;
    }
    running_[i + 1] = running_[i] + (IsRunning(unit) ? static_cast<double>(unit.words) : 0);
    cues_[i + 1] = cues_[i] + IsCue(unit, looks_[i], dated_[i] == 1 || (dated_[i] == 2 && unit.words <= 12));
    if (!unit.key.empty()) ++keys_[unit.key];
    run = unit.sentence || unit.words > 14 ? 0 : run + 1;
    short_run_[i] = run;
  }
  for (size_t i = n; i-- > 1;) {
    if (short_run_[i] > 0 && short_run_[i - 1] > 0) short_run_[i - 1] = short_run_[i];
  }
}

void FeatureMaker::Own(size_t i) {
  const Unit& unit = units_[i];
  const Look& look = looks_[i];
  Set(i, kWords, WordsBucket(unit.words));
  Set(i, kEnd, EndOf(unit, look));
  Set(i, kKind, KindOf(unit));
  Set(i, kFamily, static_cast<size_t>(unit.noise));
  Set(i, kDated, dated_[i] != 0 ? size_t{1} + (dated_[i] == 2) * 2U + look.time_of_day : look.time_of_day ? 5 : 0);
  Set(i, kLowerShare, look.lower_share);
  Set(i, kCommas, look.commas);
  Set(i, kCase, look.letter_case);
  Set(i, kSigns, SignsOf(unit.text));
  Set(i, kPerson, look.person);
  const auto repeated = unit.key.empty() ? keys_.end() : keys_.find(unit.key);
  const bool twice = repeated != keys_.end() && repeated->second > 1;
  Set(i, kRepeated, !twice ? 0 : (unit.words <= 3 ? 1 : 2) + (repeated->second > 2 ? 2 : 0));
}

void FeatureMaker::Neighbours(size_t i) {
  const size_t n = units_.size();
  Set(i, kBefore1, i >= 1 ? ShapeOf(units_[i - 1]) : 0);
  Set(i, kBefore2, i >= 2 ? ShapeOf(units_[i - 2]) : 0);
  Set(i, kAfter1, i + 1 < n ? ShapeOf(units_[i + 1]) : 0);
  Set(i, kAfter2, i + 2 < n ? ShapeOf(units_[i + 2]) : 0);
  const size_t lone = IsRunning(units_[i])
                          ? 1 + 3 * Bucket(static_cast<double>(units_[i].words), std::array<double, 3>{18, 32, 60}) +
                                (i > 0 && IsRunning(units_[i - 1])) + (i + 1 < n && IsRunning(units_[i + 1]))
                          : 0;
  Set(i, kTextAlone, lone);
}

void FeatureMaker::Place(size_t i) {
  const size_t n = units_.size();
  const double total = std::max(running_[n], 1.0);
  Set(i, kDone,
      running_[i] == 0 ? 0
      : running_[i] >= total
          ? 8
          : 1 + Bucket(running_[i] / total, std::array<double, 6>{0.05, 0.15, 0.35, 0.6, 0.8, 0.93}));
  const size_t begin = i >= 6 ? i - 6 : 0;
  const double around = RunningWords(begin, i + 7) - (IsRunning(units_[i]) ? static_cast<double>(units_[i].words) : 0);
  Set(i, kDense, Bucket(around, std::array<double, 6>{0, 25, 60, 120, 220, 400}));
  Set(i, kShortRun, Bucket(static_cast<double>(short_run_[i]), std::array<double, 7>{0, 1, 2, 4, 7, 12, 25}));
  const std::array<double, 6> distances = {1, 2, 4, 8, 15, 30};
  Set(i, kSinceRelated, Bucket(static_cast<double>(since_related_), distances));
  Set(i, kSinceComment, Bucket(static_cast<double>(since_comment_), distances));
  Set(i, kCues, cues_[std::min(n, i + 7)] - cues_[begin]);
  Set(i, kHeadOrTail,
      i < 1         ? 1
      : i < 3       ? 2
      : i < 8       ? 3
      : i < 20      ? 4
      : n - i <= 2  ? 5
      : n - i <= 8  ? 6
      : n - i <= 25 ? 7
      : n < 40      ? 8
                    : 0);
  since_related_ = units_[i].noise == Noise::kRelatedHeader ? 1 : since_related_ + 1;
  const bool comment = units_[i].noise == Noise::kCommentHeader || units_[i].noise == Noise::kCommentForm;
  since_comment_ = comment ? 1 : since_comment_ + 1;
}

void FeatureMaker::Run() {
  Survey();
  for (size_t i = 0; i < units_.size(); ++i) {
    Own(i);
    Neighbours(i);
    Place(i);
  }
}

}  // namespace

std::vector<std::vector<uint16_t>> LineFeatures(const std::vector<Unit>& units) {
  std::vector<std::vector<uint16_t>> out(units.size());
  FeatureMaker(units, [&](size_t i, uint16_t feature) { out[i].push_back(feature); }).Run();
  return out;
}

std::vector<int32_t> ScoreLines(const std::vector<Unit>& units, std::span<const int16_t> weights) {
  std::vector<int32_t> scores(units.size(), 0);
  FeatureMaker(units, [&](size_t i, uint16_t feature) { scores[i] += weights[feature]; }).Run();
  return scores;
}

size_t LineFeatureCount() { return kOffsets[kFeatures]; }

}  // namespace kg::ingest
