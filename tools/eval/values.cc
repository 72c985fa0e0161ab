#include "tools/eval/values.h"

#include <cctype>
#include <charconv>
#include <cstdlib>
#include <utility>

#include "graph/model/text.h"
#include "tools/eval/names.h"

namespace kg::eval {
namespace {

bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }
bool IsWordByte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::string WithoutAbout(std::string_view date) {
  std::string out;
  for (char c : date) {
    if (c != '~') out += c;
  }
  return out;
}

// The first or last day that a date of any precision covers, as text that sorts.
std::string EndOf(std::string_view date, bool last) {
  if (date.empty()) return last ? "9999-99-99" : "0000-00-00";
  std::string day(date);
  if (day.size() == 4) day += last ? "-12" : "-01";
  if (day.size() == 7) day += last ? "-31" : "-01";
  return day;
}

std::pair<std::string, std::string> DaysOf(const std::string& date) {
  const size_t slash = date.find('/');
  if (slash == std::string::npos) return {EndOf(date, false), EndOf(date, true)};
  const std::string_view view = date;
  return {EndOf(view.substr(0, slash), false), EndOf(view.substr(slash + 1), true)};
}

// "1,500 metres" and "1500-m" become "1500m", kilometres "10km"; the rest in lower case.
std::string PlainDistances(std::string_view text) {
  std::string joined;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool thousands = text[i] == ',' && i > 0 && i + 3 < text.size() && IsDigitByte(text[i - 1]) &&
                           IsDigitByte(text[i + 1]) && IsDigitByte(text[i + 2]) && IsDigitByte(text[i + 3]);
    if (!thousands) joined += text[i];
  }
  joined = ToLower(joined);
  std::string out;
  for (size_t i = 0; i < joined.size();) {
    out += joined[i++];
    if (!IsDigitByte(out.back()) || (i < joined.size() && IsDigitByte(joined[i]))) continue;
    size_t unit = i;
    while (unit < joined.size() && joined[unit] == ' ') ++unit;
    if (unit < joined.size() && joined[unit] == '-') ++unit;
    while (unit < joined.size() && joined[unit] == ' ') ++unit;
    size_t end = unit;
    while (end < joined.size() && IsWordByte(joined[end])) ++end;
    const std::string_view word = std::string_view(joined).substr(unit, end - unit);
    const bool metres = word == "m" || word == "metre" || word == "metres" || word == "meter" || word == "meters";
    const bool kilometres = word == "k" || word == "km" || word == "kilometre" || word == "kilometres" ||
                            word == "kilometer" || word == "kilometers";
    if (!metres && !kilometres) continue;
    out += metres ? "m" : "km";
    i = end;
  }
  return out;
}

}  // namespace

std::optional<double> SecondsOf(std::string_view time) {
  time = Trim(time);
  double seconds = 0;
  int parts = 0;
  for (const std::string_view part : Split(time, ':')) {
    const size_t point = part.find('.');
    const std::string_view whole = part.substr(0, point);
    const std::string_view fraction = point == std::string_view::npos ? "0" : part.substr(point + 1);
    for (const std::string_view digits : {whole, fraction}) {
      if (digits.empty() || digits.size() > 9) return std::nullopt;
      for (char c : digits) {
        if (!IsDigitByte(c)) return std::nullopt;
      }
    }
    if (seconds != static_cast<double>(static_cast<long long>(seconds))) return std::nullopt;  // "1.5:30"
    seconds = seconds * 60 + std::strtod(std::string(part).c_str(), nullptr);
    if (++parts > 3) return std::nullopt;
  }
  return seconds;
}

bool DatesAgree(std::string_view a, std::string_view b) {
  const std::string x = WithoutAbout(a);
  const std::string y = WithoutAbout(b);
  if (x.starts_with(y) || y.starts_with(x)) return true;
  const auto has = [&](const char* part) {
    return x.find(part) != std::string::npos || y.find(part) != std::string::npos;
  };
  if (!has("/") || has("..")) return false;  // an open span says too little to agree with what lies in it
  const auto [x_first, x_last] = DaysOf(x);
  const auto [y_first, y_last] = DaysOf(y);
  return (x_first <= y_first && y_last <= x_last) || (y_first <= x_first && x_last <= y_last);
}

bool QualifiersAgree(std::string_view qualifier, std::string_view gold, std::string_view said) {
  if (qualifier == "date" || qualifier == "as_of") return DatesAgree(gold, said);
  if (qualifier == "time") {
    const auto x = SecondsOf(gold);
    const auto y = SecondsOf(said);
    return (x && x == y) || KeyOf(gold) == KeyOf(said);
  }
  const bool discipline = qualifier == "discipline";
  const Name x = MakeName(discipline ? PlainDistances(gold) : gold);
  const Name y = MakeName(discipline ? PlainDistances(said) : said);
  return x.words == y.words || IsRunOfOther(x.words, y.words);
}

}  // namespace kg::eval
