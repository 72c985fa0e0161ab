#include "ingest/text/source_map.h"

#include <algorithm>
#include <bit>
#include <cstddef>

#include "ingest/text/source_text.h"

namespace kg::ingest {
namespace {

constexpr size_t kLargestSource = size_t{64} << 20;
constexpr size_t kGram = 16;
constexpr size_t kStride = 4;           // every fourth gram of the source is known
constexpr size_t kMostPlaces = 8;       // of one gram that are looked at
constexpr size_t kCompared = 256;       // letters by which two places are compared
constexpr size_t kGap = 24;             // letters that may be missing on either side
constexpr size_t kAfterGap = 5;         // letters that must agree behind a gap
constexpr size_t kShortBlock = 2;       // letters at least, where a short block is looked for
constexpr size_t kSearchWindow = 4096;  // letters of the source in which a short block is looked for
constexpr uint32_t kNowhere = UINT32_MAX;

using Letters = std::vector<SourceLetter>;

uint64_t GramAt(const Letters& letters, size_t at) {
  uint64_t hash = 0x9E3779B97F4A7C15ULL;
  for (size_t i = 0; i < kGram; ++i) hash = (hash ^ letters[at + i].letter) * 0x100000001B3ULL;
  return hash ^ (hash >> 29);
}

class Aligner {
 public:
  Aligner(const Letters& source, const Letters& text) : source_(source), text_(text), place_(text.size(), kNowhere) {}
  std::vector<uint32_t> Run();

 private:
  void Index();
  size_t Common(size_t text, size_t source, size_t most) const;
  size_t BestPlace(size_t text, size_t near) const;
  bool Bridge(size_t* text, size_t* source);
  void Take(size_t text, size_t source);
  void FillShort(size_t begin, size_t end);

  const Letters& source_;
  const Letters& text_;
  std::vector<uint32_t> place_;  // of each letter of the text, in the source
  std::vector<uint32_t> heads_;  // by hash: the first gram of the source
  std::vector<uint32_t> next_;   // by gram: the next one with the same hash
  size_t budget_ = 0;            // comparisons that bridging may still make
};

// A table of chains: the first place of a gram, and for each place the next one with the same slot.
void Aligner::Index() {
  if (source_.size() < kGram) return;
  const size_t grams = (source_.size() - kGram) / kStride + 1;
  heads_.assign(std::bit_ceil(grams), kNowhere);
  next_.assign(grams, kNowhere);
  for (size_t i = grams; i-- > 0;) {
    uint32_t& head = heads_[GramAt(source_, i * kStride) & (heads_.size() - 1)];
    next_[i] = head;
    head = static_cast<uint32_t>(i);
  }
}

size_t Aligner::Common(size_t text, size_t source, size_t most) const {
  size_t n = 0;
  while (n < most && text + n < text_.size() && source + n < source_.size() &&
         text_[text + n].letter == source_[source + n].letter)
    ++n;
  return n;
}

// The place whose letters agree longest; of equal ones the first behind `near`.
size_t Aligner::BestPlace(size_t text, size_t near) const {
  if (heads_.empty()) return kNowhere;
  size_t best = kNowhere;
  size_t best_length = kGram - 1;
  uint32_t gram = heads_[GramAt(text_, text) & (heads_.size() - 1)];
  for (size_t i = 0; i < kMostPlaces && gram != kNowhere; ++i, gram = next_[gram]) {
    const size_t place = gram * kStride;
    const size_t length = Common(text, place, kCompared);
    const bool nearer = length == best_length && best < near && place >= near;
    if (length > best_length || nearer) {
      best = place;
      best_length = length;
    }
  }
  return best;
}

// The text goes on after a gap of a few letters on either side.
bool Aligner::Bridge(size_t* text, size_t* source) {
  for (size_t sum = 1; sum <= kGap; ++sum) {
    for (size_t in_text = 0; in_text <= sum; ++in_text) {
      if (budget_ == 0) return false;
      --budget_;
      if (Common(*text + in_text, *source + sum - in_text, kAfterGap) < kAfterGap) continue;
      *text += in_text;
      *source += sum - in_text;
      return true;
    }
  }
  return false;
}

// Takes all that agrees from here on, over gaps.
void Aligner::Take(size_t text, size_t source) {
  do {
    while (text < text_.size() && source < source_.size() && text_[text].letter == source_[source].letter)
      place_[text++] = static_cast<uint32_t>(source++);
  } while (text < text_.size() && source < source_.size() && place_[text] == kNowhere && Bridge(&text, &source));
}

// A stretch too short for a gram, between two that were found: it stands between their places, or not far behind.
void Aligner::FillShort(size_t begin, size_t end) {
  const size_t length = end - begin;
  if (length < kShortBlock || length > 4 * kGram || budget_ < kSearchWindow) return;
  const size_t from = begin > 0 && place_[begin - 1] != kNowhere ? place_[begin - 1] + 1 : 0;
  size_t to = end < text_.size() && place_[end] != kNowhere ? place_[end] : source_.size();
  if (to < from) to = source_.size();
  to = std::min(to, from + kSearchWindow);
  budget_ -= kSearchWindow;
  for (size_t at = from; at + length <= to; ++at) {
    if (Common(begin, at, length) < length) continue;
    for (size_t i = 0; i < length; ++i) place_[begin + i] = static_cast<uint32_t>(at + i);
    return;
  }
}

std::vector<uint32_t> Aligner::Run() {
  Index();
  budget_ = 16 * (source_.size() + text_.size()) + 100'000;
  size_t near = 0;
  for (size_t i = 0; i + kGram <= text_.size();) {
    if (place_[i] != kNowhere) {
      near = place_[i] + 1;
      ++i;
      continue;
    }
    size_t best = BestPlace(i, near);
    if (best == kNowhere) {
      ++i;
      continue;
    }
    size_t begin = i;
    while (begin > 0 && best > 0 && place_[begin - 1] == kNowhere &&
           text_[begin - 1].letter == source_[best - 1].letter) {
      --begin;
      --best;
    }
    Take(begin, best);
  }
  for (size_t i = 0; i < text_.size();) {
    size_t end = i;
    while (end < text_.size() && place_[end] == kNowhere) ++end;
    if (end > i) FillShort(i, end);
    i = end + 1;
  }
  return std::move(place_);
}

// Bytes of closing punctuation at `pos` that both have.
size_t CommonPunctuation(std::string_view text, size_t pos, std::string_view source, size_t at) {
  size_t n = 0;
  while (n < 8 && pos + n < text.size() && at + n < source.size() && text[pos + n] == source[at + n] &&
         (std::string_view(".,;:!?)]'\"").find(text[pos + n]) != std::string_view::npos ||
          static_cast<uint8_t>(text[pos + n]) >= 0x80))
    ++n;
  while (n > 0 && pos + n < text.size() && (static_cast<uint8_t>(text[pos + n]) & 0xC0) == 0x80) --n;
  return n;
}

}  // namespace

SourceMap SourceMap::Build(std::string_view source, Format format, std::string_view text) {
  SourceMap map;
  if (source.size() > kLargestSource || text.size() > kLargestSource) return map;
  const Letters source_letters = LettersOfSource(source, format == Format::kHtml);
  const Letters text_letters = LettersOfText(text);
  const std::vector<uint32_t> places = Aligner(source_letters, text_letters).Run();
  map.links_.reserve(places.size());
  map.trailing_.reserve(places.size());
  for (size_t i = 0; i < places.size(); ++i) {
    Link link;
    link.text = {text_letters[i].begin, text_letters[i].end};
    size_t trailing = 0;
    if (places[i] != kNowhere) {
      const SourceLetter& letter = source_letters[places[i]];
      link.source = {letter.begin, letter.end};
      link.index = places[i];
      link.found = true;
      trailing = CommonPunctuation(text, link.text.end, source, letter.end);
    }
    map.links_.push_back(link);
    map.trailing_.push_back(static_cast<char>(trailing));
  }
  return map;
}

std::optional<ByteRange> SourceMap::Find(ByteRange span) const {
  const auto first = std::partition_point(links_.begin(), links_.end(),
                                          [&](const Link& link) { return link.text.begin < span.begin; });
  const auto last =
      std::partition_point(first, links_.end(), [&](const Link& link) { return link.text.end <= span.end; });
  // The longest stretch of the span whose places rise without a leap.
  const auto count = static_cast<size_t>(last - first);
  size_t best = 0;
  ByteRange range;
  size_t best_last = 0;
  for (auto it = first; it != last;) {
    if (!it->found) {
      ++it;
      continue;
    }
    const auto begin = it;
    auto end = it;
    size_t found = 0;
    for (; it != last; ++it) {
      if (!it->found) continue;
      const size_t leap = 4 * kGap + 4 * static_cast<size_t>(it - end);
      if (it->index < end->index || it->index - end->index > leap) break;
      end = it;
      ++found;
    }
    if (found > best) {
      best = found;
      range = {begin->source.begin, end->source.end};
      best_last = static_cast<size_t>(end - links_.begin());
    }
  }
  if (best == 0 || best * 2 < count) return std::nullopt;
  const auto room = span.end > links_[best_last].text.end ? span.end - links_[best_last].text.end : 0U;
  range.end += std::min(room, static_cast<uint32_t>(trailing_[best_last]));
  return range;
}

std::vector<SourceMap::Run> SourceMap::Runs() const {
  std::vector<Run> runs;
  const Link* before = nullptr;
  for (const Link& link : links_) {
    if (!link.found) {
      before = nullptr;
      continue;
    }
    if (before != nullptr && (link.index == before->index + 1 || link.index == before->index)) {
      runs.back().text.end = link.text.end;
      runs.back().source.end = link.source.end;
    } else {
      runs.push_back({link.text, link.source});
    }
    before = &link;
  }
  return runs;
}

}  // namespace kg::ingest
