#include "ingest/plain/wrap.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

constexpr size_t kNarrowest = 40;
constexpr size_t kWidest = 130;
constexpr size_t kFewestFull = 3;
constexpr size_t kManyHyphens = 3;

size_t Characters(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }));
}

std::string_view FirstWord(std::string_view line) { return line.substr(0, line.find(' ')); }

bool BeginsLow(std::string_view line) { return IsAsciiLower(line[0]) || static_cast<uint8_t>(line[0]) >= 0xC3; }

bool IsWordByte(char c) { return IsAsciiAlnum(c) || static_cast<uint8_t>(c) >= 0x80; }

bool EndsInHyphen(std::string_view line) {
  return line.size() > 2 && line.back() == '-' && IsWordByte(line[line.size() - 2]);
}

}  // namespace

size_t WrapWidth(const std::vector<Line>& lines) {
  std::array<int64_t, kWidest + 2> begins{};  // lines that are full from this width on, minus those up to it
  std::array<int64_t, kWidest + 2> low{};
  size_t inner = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].gap) continue;
    ++inner;
    if (lines[i].text.size() > 4 * kWidest) continue;
    const size_t length = Characters(lines[i].text);
    if (length > kWidest) continue;
    const size_t end = std::min(length + Characters(FirstWord(lines[i + 1].text)) + 1, kWidest + 1);
    ++begins[length];
    --begins[end];
    if (BeginsLow(lines[i + 1].text)) {
      ++low[length];
      --low[end];
    }
  }
  int64_t full = 0;
  int64_t full_low = 0;
  int64_t best = 0;
  int64_t best_low = 0;
  size_t width = 0;
  for (size_t w = 0; w <= kWidest; ++w) {
    full += begins[w];
    full_low += low[w];
    if (w >= kNarrowest && full >= best) {
      best = full;
      best_low = full_low;
      width = w;
    }
  }
  const bool most = best * 5 >= static_cast<int64_t>(inner) * 3;
  return best >= static_cast<int64_t>(kFewestFull) && most && best_low * 5 >= best * 2 ? width : 0;
}

bool IsFull(std::string_view line, std::string_view next, size_t width) {
  const size_t length = line.size() > 4 * kWidest ? line.size() : Characters(line);
  return length + Characters(FirstWord(next)) >= width && length * 3 >= width * 2;
}

LineJoiner::LineJoiner(std::string_view whole, const std::vector<Line>& lines) : whole_(whole) {
  for (const Line& line : lines) hyphens_ += EndsInHyphen(line.text);
}

void LineJoiner::CollectWords() {
  collected_ = true;
  bool parted = false;  // the line before ended in a hyphen: what follows may be half a word
  for (size_t i = 0; i < whole_.size();) {
    while (i < whole_.size() && !IsWordByte(whole_[i]))
      parted = whole_[i++] == '-' || (parted && IsAsciiSpace(whole_[i - 1]));
    const size_t begin = i;
    const auto goes_on = [&](size_t at) {
      return IsWordByte(whole_[at]) || (whole_[at] == '-' && at + 1 < whole_.size() && IsWordByte(whole_[at + 1]));
    };
    size_t part = begin;  // compounds count as one word, and so do their parts
    for (; i < whole_.size() && goes_on(i); ++i) {
      if (whole_[i] != '-') continue;
      words_.insert(whole_.substr(part, i - part));
      part = i + 1;
    }
    const bool half = parted || (i < whole_.size() && whole_[i] == '-');
    if (i == begin || half) continue;
    words_.insert(whole_.substr(begin, i - begin));
    if (part > begin) words_.insert(whole_.substr(part, i - part));
  }
}

bool LineJoiner::DropsHyphen(std::string_view before, std::string_view behind) {
  if (!collected_) CollectWords();
  const std::string word = std::string(before) + std::string(behind);
  if (words_.contains(word)) return true;
  const std::string compound = std::string(before) + "-" + std::string(behind);
  if (words_.contains(compound)) return false;
  if (before.find('-') != std::string_view::npos) return false;
  const bool both_known = words_.contains(before) && words_.contains(behind);
  return hyphens_ >= kManyHyphens && !both_known;
}

void LineJoiner::Join(std::string_view next, std::string* line) {
  if (!EndsInHyphen(*line) || !BeginsLow(next)) {
    *line += ' ';
  } else {
    size_t begin = line->size() - 1;
    while (begin > 0 && line->size() - begin < 64 && (IsWordByte((*line)[begin - 1]) || (*line)[begin - 1] == '-'))
      --begin;
    size_t end = 0;
    while (end < next.size() && IsWordByte(next[end])) ++end;
    const std::string_view before = std::string_view(*line).substr(begin, line->size() - 1 - begin);
    const bool bounded = before.size() + end < 60;  // longer than any word: nothing to look up
    if (bounded && DropsHyphen(before, next.substr(0, end))) line->pop_back();
  }
  line->append(next);
}

}  // namespace kg::ingest
