#include "tools/tck/expectations.h"

#include <charconv>
#include <fstream>
#include <optional>
#include <sstream>
#include <tuple>
#include <utility>

namespace kg::tck {
namespace {

// "7.12": 7 and 12; the example is 0 where there is none.
struct Number {
  uint64_t scenario = 0;
  uint64_t example = 0;
};

bool TakeNumber(std::string_view& text, uint64_t* number) {
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), *number);
  if (error != std::errc() || *number > 100'000) return false;
  text.remove_prefix(static_cast<size_t>(stop - text.data()));
  return true;
}

bool Take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Number> ParseNumber(std::string_view& text) {
  Number number;
  if (!TakeNumber(text, &number.scenario)) return std::nullopt;
  if (Take(text, '.') && !TakeNumber(text, &number.example)) return std::nullopt;
  return number;
}

std::string ToString(const Number& number) {
  return std::to_string(number.scenario) + (number.example > 0 ? "." + std::to_string(number.example) : "");
}

// The numbers of "1-4 7.1-7.12"; nullopt where it is not of that form.
std::optional<std::vector<Number>> ParseNumbers(const std::string& text) {
  std::vector<Number> numbers;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    std::string_view rest = word;
    const std::optional<Number> first = ParseNumber(rest);
    const std::optional<Number> last = Take(rest, '-') ? ParseNumber(rest) : first;
    if (!first || !last || !rest.empty() || (first->example == 0) != (last->example == 0)) return std::nullopt;
    const bool of_outline = first->example > 0;
    if (of_outline && first->scenario != last->scenario) return std::nullopt;
    for (Number number = *first; of_outline ? number.example <= last->example : number.scenario <= last->scenario;
         ++(of_outline ? number.example : number.scenario)) {
      numbers.push_back(number);
    }
  }
  return numbers;
}

bool TakeLine(const std::string& line, Expectations* expectations) {
  const bool passes = line.starts_with("pass ");
  if (!passes && !line.starts_with("fail ")) return false;
  const size_t colon = line.find(": ");
  if (colon == std::string::npos) return false;
  const std::string feature = line.substr(5, colon - 5);
  const size_t second = passes ? std::string::npos : line.find(": ", colon + 2);
  if (!passes && second == std::string::npos) return false;
  const auto numbers = ParseNumbers(line.substr(colon + 2, passes ? second : second - colon - 2));
  if (!numbers) return false;
  for (const Number& number : *numbers) {
    (*expectations)[feature + " [" + ToString(number) + "]"] = {passes, passes ? "" : line.substr(second + 2)};
  }
  return true;
}

std::string RangesText(const std::vector<Number>& numbers) {
  std::string out;
  for (size_t i = 0; i < numbers.size();) {
    size_t last = i;
    const auto follows = [&](const Number& a, const Number& b) {
      return a.example > 0 ? b.scenario == a.scenario && b.example == a.example + 1
                           : b.example == 0 && b.scenario == a.scenario + 1;
    };
    while (last + 1 < numbers.size() && follows(numbers[last], numbers[last + 1])) ++last;
    out += " " + ToString(numbers[i]) + (last > i ? "-" + ToString(numbers[last]) : "");
    i = last + 1;
  }
  return out;
}

}  // namespace

Result<Expectations> ReadExpectations(const std::string& file) {
  std::ifstream in(file);
  if (!in) return NotFoundError(file + ": cannot be opened");
  Expectations expectations;
  size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (!TakeLine(line, &expectations)) {
      return InvalidError(file + ":" + std::to_string(number) +
                          ": expected 'pass FEATURE: NUMBERS' or 'fail FEATURE: NUMBERS: REASON'");
    }
  }
  if (in.bad()) return IoError(file + ": cannot be read");
  return expectations;
}

std::string WriteExpectations(const std::vector<std::pair<std::string, bool>>& outcomes, const Expectations& known) {
  std::map<std::tuple<std::string, bool, std::string>, std::vector<Number>> groups;
  for (const auto& [id, passed] : outcomes) {
    const size_t open = id.find(" [");
    const std::string feature = id.substr(0, open);
    std::string_view rest = std::string_view(id).substr(open + 2);
    const std::optional<Number> number = ParseNumber(rest);
    if (!number) continue;
    const auto it = known.find(id);
    const std::string reason = passed ? "" : it == known.end() || it->second.passes ? "unknown" : it->second.reason;
    groups[{feature, !passed, reason}].push_back(*number);
  }
  std::string out;
  for (const auto& [group, numbers] : groups) {
    const auto& [feature, failed, reason] = group;
    out += (failed ? "fail " : "pass ") + feature + ":" + RangesText(numbers) + (failed ? ": " + reason : "") + "\n";
  }
  return out;
}

}  // namespace kg::tck
