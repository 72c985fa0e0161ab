#include "extract/mentions/event_names.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "extract/mentions/finders.h"
#include "extract/mentions/runs.h"

namespace kg::extract::mentions {
namespace {

using SV = std::string_view;

void SetCategory(const Scan& scan, uint32_t sentence_first, uint32_t core, const std::string& lower, Mention* mention) {
  auto has = [&](SV word) { return lower.find(word) != std::string::npos; };
  static constexpr std::array<std::pair<SV, SV>, 12> kCategories = {{{" women", "women"},
                                                                     {" ladies", "women"},
                                                                     {" men", "men"},
                                                                     {" under-20 ", "under 20"},
                                                                     {" u20 ", "under 20"},
                                                                     {" under-23 ", "under 23"},
                                                                     {" u23 ", "under 23"},
                                                                     {" under-18 ", "under 18"},
                                                                     {" u18 ", "under 18"},
                                                                     {" under-21 ", "under 21"},
                                                                     {" under-17 ", "under 17"},
                                                                     {" junior ", "junior"}}};
  for (const auto& [words, category] : kCategories) {
    if (has(words)) {
      mention->Set("category", category);
      return;
    }
  }
  if (mention->first < sentence_first + 2 || core == sentence_first) return;
  const uint32_t before = mention->first - 1;
  if (!IsPossessiveMark(scan.Lower(before))) return;
  SV owner = scan.LowerAt(before, -1);
  if (owner == "women" || owner == "ladies") mention->Set("category", "women");
  if (owner == "men") mention->Set("category", "men");
}

}  // namespace

int YearAt(const Scan& scan, uint32_t i) {
  SV text = scan.Text(i);
  if (text.size() != 4 || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) return 0;
  const int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
  return year >= 1860 && year <= 2100 ? year : 0;
}

bool IsPlaceWord(const Scan& scan, uint32_t i) {
  return scan.words[i].place && !scan.gazetteer.Find(FoldLower(std::string(scan.Lower(i)))).empty();
}

std::string EventNameOf(const Scan& scan, uint32_t core, uint32_t end, Style style) {
  std::string value;
  for (uint32_t i = core; i < end; ++i) {
    if (YearAt(scan, i) != 0) continue;
    if (!value.empty() && scan.text.tokens[i].space_before) value += ' ';
    std::string word(scan.Text(i));
    const bool of_name = scan.Is(i, kEventHead | kEventWord);  // "the British indoor championships"
    if (of_name && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
    if (scan.ShapeOf(i) == Shape::kUpper && style == Style::kAllCaps && word.size() > 3) {
      for (size_t k = 1; k < word.size(); ++k) {
        if (word[k] >= 'A' && word[k] <= 'Z') word[k] = static_cast<char>(word[k] - 'A' + 'a');
      }
    }
    value += word;
  }
  return value;
}

void SetEventAttributes(const Scan& scan, uint32_t sentence_first, uint32_t core, uint32_t end, Mention* mention) {
  const std::string lower = " " + scan.LowerRange(core, end) + " ";
  auto has = [&](SV word) { return lower.find(word) != std::string::npos; };
  if (has(" half marathon ") || has(" half-marathon ")) {
    mention->Set("discipline", "half marathon");
  } else if (has(" marathon ")) {
    mention->Set("discipline", "marathon");
  } else if (has(" cross country ") || has(" cross-country ")) {
    mention->Set("discipline", "cross country");
  } else if (has(" 10k ") || has(" 10km ")) {
    mention->Set("discipline", "10 kilometres");
  } else if (has(" 5k ") || has(" 5km ")) {
    mention->Set("discipline", "5 kilometres");
  }
  SetCategory(scan, sentence_first, core, lower, mention);
  for (uint32_t n = 3; n > 0; --n) {
    if (core + n >= end) continue;
    std::span<const PlaceId> found = scan.gazetteer.Find(FoldLower(scan.LowerRange(core, core + n)));
    if (found.empty() || scan.Is(core, kEventWord)) continue;
    mention->Set("place", scan.text.Range(core, core + n));
    break;
  }
}

}  // namespace kg::extract::mentions
