#include "graph/conflict/measure.h"

#include <algorithm>
#include <array>

#include "graph/conflict/group.h"
#include "graph/model/duration.h"
#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

constexpr int64_t kSecond = 1000;

// "about" and a headline may be off by a fiftieth; what a headline says is never firm then.
void Loosen(const ResolvedClaim& claim, Reading* reading) {
  static constexpr std::array<std::string_view, 8> kAbout = {"about",         "around", "roughly",   "some",
                                                             "approximately", "nearly", "just over", "just under"};
  const std::string_view precision = claim.claim.Get("precision");
  // "in about 2:20" may be stored as the whole minute.
  const bool coarse = precision == "minute" || precision == "hour";
  const bool about = precision == "about" || (coarse && SentenceHas(claim, kAbout));
  const bool headline = claim.role == BlockRole::kHeadline;
  if (about) reading->firm = false;
  if (!about && !headline) return;
  const int64_t slack = reading->core.last >= Range::kHighest ? 0 : reading->core.last / 50;
  reading->hull = Widen(reading->hull, slack, slack);
}

// Tenths of a millimetre; 0 for what is no metric length: feet and points are not compared with metres.
int64_t UnitSize(std::string_view unit) {
  if (unit == "m" || unit == "metres" || unit == "meters" || unit == "metre" || unit == "meter") return 10000;
  if (unit == "cm" || unit == "centimetres" || unit == "centimeters") return 100;
  return unit == "km" || unit == "kilometres" || unit == "kilometers" ? 10000000 : 0;
}

void SetBound(std::string_view bound, int64_t value, int64_t step, Reading* reading) {
  if (bound == "<") reading->core = {0, value - 1};
  if (bound == "<=") reading->core = {0, value};
  if (bound == ">") reading->core = {value + step, Range::kHighest};
  if (bound == ">=") reading->core = {value, Range::kHighest};
}

}  // namespace

std::optional<Reading> ReadTime(const ResolvedClaim& claim, std::string_view text) {
  const auto time = Duration::Parse(text);
  if (!time) return std::nullopt;
  const std::string_view precision = claim.claim.Get("precision");
  int64_t step = time->StepMilliseconds();
  if (precision == "minute") step = 60 * kSecond;
  if (precision == "hour") step = 3600 * kSecond;
  const int64_t value = time->milliseconds;
  Reading reading = PlainReading(claim, {value, value + step - 1}, {}, std::string(text));
  SetBound(claim.claim.Get("bound"), value, step, &reading);
  // A second's difference is rounding; so is one step of a finer notation.
  reading.hull = Widen(reading.core, std::min(step, kSecond), std::min(step, kSecond));
  reading.bare_core = reading.core;
  Loosen(claim, &reading);
  return reading;
}

std::optional<Reading> ReadMark(const ResolvedClaim& claim, std::string_view text) {
  std::string digits;
  int64_t step = 10000;  // tenths of a millimetre in a metre
  size_t at = 0;
  bool fraction = false;
  int64_t value = 0;
  for (; at < text.size() && (text[at] == '.' || text[at] == ',' || (text[at] >= '0' && text[at] <= '9')); ++at) {
    if (text[at] == ',') continue;
    if (text[at] == '.') {
      if (fraction) return std::nullopt;
      fraction = true;
      continue;
    }
    if (fraction && step == 1) return std::nullopt;
    if (fraction) step /= 10;
    value = value * 10 + (text[at] - '0');
    if (value > 9999999) return std::nullopt;
  }
  const int64_t tenths_mm = UnitSize(FoldName(Trim(text.substr(at))));
  if (at == 0 || tenths_mm == 0) return std::nullopt;
  // In tenths of a millimetre; `step` is the last place of the notation.
  const int64_t scaled = value * step * tenths_mm / 10000;
  const int64_t width = std::max<int64_t>(1, step * tenths_mm / 10000);
  Reading reading = PlainReading(claim, {scaled, scaled + width - 1}, {}, std::string(text));
  SetBound(claim.claim.Get("bound"), scaled, width, &reading);
  reading.hull = Widen(reading.core, width, width);
  reading.bare_core = reading.core;
  Loosen(claim, &reading);
  return reading;
}

void RoundFractions(std::vector<Reading>* times) {
  const auto length = [](const Reading& reading) { return reading.core.last - reading.core.first + 1; };
  const bool coarse = std::any_of(times->begin(), times->end(), [&](const Reading& r) { return length(r) >= kSecond; });
  if (!coarse) return;
  for (Reading& reading : *times) {
    if (length(reading) >= kSecond || reading.core.first % kSecond == 0) continue;
    reading.core.last = std::max(reading.core.last, (reading.core.first / kSecond + 1) * kSecond);
    reading.hull = Cover(reading.hull, reading.core);
    reading.bare_core = reading.core;
  }
}

}  // namespace kg::graph::conflict
