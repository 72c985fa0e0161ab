#include "ingest/text/repair.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

#include "graph/model/text.h"
#include "ingest/text/ascii.h"
#include "ingest/text/entities.h"
#include "ingest/text/mojibake.h"

namespace kg::ingest {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

template <size_t kCount>
bool IsIn(const std::array<Range, kCount>& ranges, char32_t c) {
  const auto it = std::partition_point(ranges.begin(), ranges.end(), [c](const Range& r) { return r.last < c; });
  return it != ranges.end() && it->first <= c;
}

// Where NFC may change something: marks, conjoining letters, characters with a canonical equivalent. Blocks with many
// of them stand here whole.
constexpr std::array<Range, 30> kComposable = {
    {{0x0300, 0x036F}, {0x0374, 0x0374}, {0x037E, 0x037E}, {0x0387, 0x0387}, {0x0483, 0x0489}, {0x0591, 0x05C7},
     {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06ED}, {0x0711, 0x0711}, {0x0730, 0x074A},
     {0x07EB, 0x1CFF}, {0x1DC0, 0x1DFF}, {0x1F00, 0x1FFF}, {0x20D0, 0x20FF}, {0x2126, 0x2126}, {0x212A, 0x212B},
     {0x2329, 0x232A}, {0x2ADC, 0x2ADC}, {0x2CEF, 0x2CF1}, {0x2DE0, 0x2DFF}, {0x302A, 0x302F}, {0x3099, 0x309A},
     {0xA66F, 0xA6F1}, {0xA802, 0xABFF}, {0xD7B0, 0xD7FF}, {0xF900, 0xFB4F}, {0xFE20, 0xFE2F}, {0x101FD, 0x1EFFF}}};
constexpr char32_t kComposableSupplement = 0x2F800;

bool MayCompose(char32_t c) {
  return c >= 0x300 && (IsIn(kComposable, c) || (c >= kComposableSupplement && c <= 0x2FA1F));
}

constexpr std::array<Range, 14> kUnseen = {{{0x00, 0x08},
                                            {0x0B, 0x1F},
                                            {0x7F, 0x9F},
                                            {0xAD, 0xAD},
                                            {0x034F, 0x034F},
                                            {0x061C, 0x061C},
                                            {0x180E, 0x180E},
                                            {0x200B, 0x200B},
                                            {0x200E, 0x200F},
                                            {0x202A, 0x202E},
                                            {0x2060, 0x2064},
                                            {0x2066, 0x206F},
                                            {0xFEFF, 0xFEFF},
                                            {0xFFF9, 0xFFFC}}};

bool IsWideSpace(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

// Scripts whose words are spelt with joiners, and emoji.
bool TakesJoiners(char32_t c) {
  return (c >= 0x0600 && c <= 0x08FF) || (c >= 0x0900 && c <= 0x0DFF) || (c >= 0x1000 && c <= 0x109F) ||
         (c >= 0x1780 && c <= 0x18AF) || (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
         (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F || (c >= 0x1F000 && c <= 0x1FAFF);
}

std::string_view LettersOf(char32_t ligature) {
  static constexpr std::array<std::string_view, 7> kLetters = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  return ligature >= 0xFB00 && ligature <= 0xFB06 ? kLetters[ligature - 0xFB00] : std::string_view();
}

constexpr uint64_t Repeat(uint8_t byte) { return 0x0101010101010101ULL * byte; }

// Eight bytes that stay as they are: ASCII, no control but a line feed, no "&". May say no for a few others.
bool IsPlainWord(const char* bytes) {
  uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof(word));
  const uint64_t with_feeds = word ^ Repeat('&');
  const uint64_t ampersand = (with_feeds - Repeat(1)) & ~with_feeds;
  const uint64_t control = (word - Repeat(0x20)) & ~word;
  const uint64_t del = word + Repeat(1);
  return ((ampersand | control | del | word) & Repeat(0x80)) == 0;
}

// What stands at `pos` needs no repair; `length`: its bytes.
bool StaysAt(std::string_view text, size_t pos, size_t* length) {
  const auto byte = [&](size_t i) { return i < text.size() ? static_cast<uint8_t>(text[i]) : uint8_t{0}; };
  const uint8_t lead = byte(pos);
  if (lead < 0x80) {
    *length = 1;
    return lead != '&' && lead != 0x7F && (lead >= 0x20 || lead == '\n' || lead == '\t');
  }
  const uint8_t second = byte(pos + 1);
  if (lead == 0xC3) {  // Latin letters; misread text has a character beyond ASCII behind them
    *length = 2;
    return byte(pos + 2) < 0x80;
  }
  if (lead == 0xE2 && second == 0x80) {  // quotation marks, dashes, bullet, ellipsis
    const uint8_t third = byte(pos + 2);
    *length = 3;
    return (third >= 0x92 && third <= 0xA7) || (third >= 0xB0 && third <= 0xBE);
  }
  if (lead == 0xC2) {
    *length = 2;
    return second > 0xA0 && second != 0xAD;
  }
  if (lead >= 0xC4 && lead <= 0xCB) {
    *length = 2;
    return true;
  }
  if (lead >= 0xD0 && lead <= 0xD1) {  // Cyrillic
    *length = 2;
    return true;
  }
  *length = 3;
  return (lead >= 0xE4 && lead <= 0xE9) || lead == 0xEB || lead == 0xEC;  // Han, most of Hangul
}

// The end of what stays as it is from `pos` on.
size_t PlainRun(std::string_view text, size_t pos) {
  size_t length = 0;
  while (pos < text.size()) {
    while (pos + 8 <= text.size() && IsPlainWord(text.data() + pos)) pos += 8;
    if (pos >= text.size() || !StaysAt(text, pos, &length)) break;
    pos += length;
  }
  return std::min(pos, text.size());
}

class Repairer {
 public:
  explicit Repairer(std::string_view text) : text_(text) { out_.reserve(text.size()); }
  std::string Run();

 private:
  void Step();
  void Add(char32_t c);
  bool AddMisreadLine();
  bool JoinerStays() const;

  std::string_view text_;
  std::string out_;
  size_t pos_ = 0;
  size_t judged_ = 0;  // lines up to here have been looked at for misread text
  bool compose_ = false;
  bool may_run_again_ = true;
  bool from_entities_ = false;  // letters that may begin a misread sequence were written as entities
  char32_t last_ = 0;           // the code point before, as far as joiners need it
};

// The neighbours: the one before is known when it was no plain run.
bool Repairer::JoinerStays() const {
  if (TakesJoiners(last_)) return true;
  if (pos_ >= text_.size()) return false;
  size_t next = pos_;
  return TakesJoiners(NextCodePoint(text_, &next));
}

void Repairer::Add(char32_t c) {
  if (c >= 0x80 && c < 0xA0) c = OfWindows1252(static_cast<int>(c));
  if (c == 0x2028 || c == 0x2029) c = '\n';
  if (c == 0x2010 || c == 0x2011) c = '-';
  const char32_t before = last_;
  last_ = c;
  if (IsWideSpace(c)) {
    out_.push_back(' ');
  } else if ((c == 0x200C || c == 0x200D) && !TakesJoiners(before) && !JoinerStays()) {
    last_ = before;
  } else if (const std::string_view letters = LettersOf(c); !letters.empty()) {
    out_.append(letters);
  } else if (!IsIn(kUnseen, c)) {
    compose_ = compose_ || MayCompose(c);
    AppendCodePoint(c, &out_);
  }
}

// Reads the rest of the present line again when it is misread; then everything of it is done.
bool Repairer::AddMisreadLine() {
  if (pos_ < judged_) return false;
  judged_ = std::min(text_.find('\n', pos_), text_.size());
  const std::string_view line = text_.substr(pos_, judged_ - pos_);
  if (!IsMisread(line)) return false;
  Repairer inner(line);
  const std::string again = ReadAgain(line);
  inner.text_ = again;
  inner.judged_ = again.size();
  out_.append(inner.Run());
  pos_ = judged_;
  return true;
}

void Repairer::Step() {
  const auto byte = static_cast<uint8_t>(text_[pos_]);
  if (byte == '\r') {
    if (pos_ + 1 >= text_.size() || text_[pos_ + 1] != '\n') out_.push_back('\n');
    ++pos_;
    return;
  }
  char32_t c = 0;
  size_t end = 0;
  if (byte == '&' && EntityAt(text_, pos_, &c, &end)) {
    pos_ = end;
    from_entities_ = from_entities_ || (c >= 0xC2 && c <= 0xF4);
  } else if (byte == 0xC3 && AddMisreadLine()) {
    return;
  } else {
    c = NextCodePoint(text_, &pos_);
  }
  Add(c);
}

std::string Repairer::Run() {
  while (true) {
    const size_t run = PlainRun(text_, pos_);
    if (run > pos_) last_ = 0;
    out_.append(text_, pos_, run - pos_);
    pos_ = run;
    if (pos_ >= text_.size()) break;
    Step();
  }
  std::string out = compose_ ? ToNfc(out_) : std::move(out_);
  if (!from_entities_ || !may_run_again_ || !IsMisread(out)) return out;
  Repairer again(out);
  again.may_run_again_ = false;
  return again.Run();
}

}  // namespace

bool NeedsRepair(std::string_view utf8) { return PlainRun(utf8, 0) < utf8.size(); }

std::string RepairText(std::string_view utf8) { return NeedsRepair(utf8) ? Repairer(utf8).Run() : std::string(utf8); }

}  // namespace kg::ingest
