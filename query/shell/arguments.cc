#include "query/shell/arguments.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include "graph/model/text.h"

namespace kg::query {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Opening and closing quotes; a longer mark is tried as a whole.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kQuotes = {
    {{"\"", "\""}, {"'", "'"}, {"“", "”"}, {"‘", "’"}}};

// The closing quote that ends a word is followed by a blank or the end: 'O'Brien' keeps its apostrophe.
bool EndsWord(std::string_view text, size_t pos) { return pos >= text.size() || IsBlank(text[pos]); }

Result<Word> QuotedWord(std::string_view text, std::string_view open, std::string_view close, size_t* pos) {
  Word word;
  word.quoted = true;
  size_t at = *pos + open.size();
  while (at < text.size()) {
    if (open == "\"" && text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\')) {
      word.text.push_back(text[at + 1]);
      at += 2;
      continue;
    }
    if (text.substr(at, close.size()) == close && EndsWord(text, at + close.size())) {
      *pos = at + close.size();
      return word;
    }
    word.text.push_back(text[at++]);
  }
  return InvalidError("a quote is not closed: " + std::string(text.substr(*pos)));
}

std::vector<std::string> OptionNames(std::span<const OptionSpec> specs) {
  std::vector<std::string> names;
  for (const OptionSpec& spec : specs) names.emplace_back(spec.name);
  return names;
}

// "-v", "--max", "--max=3"; not "-", "-3" or a dash between words.
bool LooksLikeOption(const Word& word) {
  if (word.quoted || word.text.size() < 2 || word.text[0] != '-') return false;
  const char second = word.text[1];
  return second == '-' || (second >= 'a' && second <= 'z') || (second >= 'A' && second <= 'Z');
}

}  // namespace

Result<std::vector<Word>> SplitWords(std::string_view text) {
  std::vector<Word> words;
  size_t pos = 0;
  while (pos < text.size()) {
    if (IsBlank(text[pos])) {
      ++pos;
      continue;
    }
    const auto quote = std::find_if(kQuotes.begin(), kQuotes.end(), [&](const auto& marks) {
      return text.substr(pos, marks.first.size()) == marks.first;
    });
    if (quote != kQuotes.end()) {
      Result<Word> word = QuotedWord(text, quote->first, quote->second, &pos);
      if (!word.ok()) return word.status();
      words.push_back(std::move(word.value()));
      continue;
    }
    Word word;
    while (pos < text.size() && !IsBlank(text[pos])) word.text.push_back(text[pos++]);
    words.push_back(std::move(word));
  }
  return words;
}

bool Arguments::Has(std::string_view option) const { return options.count(std::string(option)) > 0; }

std::string Arguments::Get(std::string_view option) const {
  const auto found = options.find(std::string(option));
  return found == options.end() ? std::string() : found->second;
}

std::string Arguments::Joined() const {
  std::string out;
  for (const Word& word : words) {
    if (!out.empty()) out.push_back(' ');
    out += word.text;
  }
  return out;
}

Result<Arguments> ParseArguments(std::string_view text, std::span<const OptionSpec> specs) {
  Result<std::vector<Word>> words = SplitWords(text);
  if (!words.ok()) return words.status();
  Arguments arguments;
  for (size_t i = 0; i < words->size(); ++i) {
    const Word& word = words.value()[i];
    if (!LooksLikeOption(word)) {
      arguments.words.push_back(word);
      continue;
    }
    const size_t equals = word.text.find('=');
    const std::string name = word.text.substr(0, equals);
    const auto spec = std::find_if(specs.begin(), specs.end(), [&](const OptionSpec& s) { return s.name == name; });
    if (spec == specs.end()) return InvalidError("unknown option " + name + DidYouMean(name, OptionNames(specs)));
    if (arguments.Has(name)) return InvalidError("option " + name + " is given twice");
    std::string value;
    if (spec->takes_value) {
      if (equals != std::string::npos) {
        value = word.text.substr(equals + 1);
      } else if (i + 1 < words->size()) {
        value = words.value()[++i].text;
      } else {
        return InvalidError("option " + name + " needs a value");
      }
    } else if (equals != std::string::npos) {
      return InvalidError("option " + name + " takes no value");
    }
    arguments.options[name] = std::move(value);
  }
  return arguments;
}

Result<int64_t> ParseCount(std::string_view option, std::string_view text, int64_t lowest, int64_t highest) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < lowest || value > highest) {
    return InvalidError("option " + std::string(option) + ": expected a number from " + std::to_string(lowest) +
                        " to " + std::to_string(highest) + ", found '" + std::string(text) + "'");
  }
  return value;
}

Result<double> ParseShare(std::string_view option, std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || !(value >= 0 && value <= 1)) {
    return InvalidError("option " + std::string(option) + ": expected a number from 0 to 1, found '" +
                        std::string(text) + "'");
  }
  return value;
}

std::string NearestWord(std::string_view word, const std::vector<std::string>& candidates) {
  const int limit = word.size() <= 4 ? 1 : (word.size() <= 8 ? 2 : 3);
  std::string best;
  int best_distance = std::numeric_limits<int>::max();
  for (const std::string& candidate : candidates) {
    int distance = EditDistance(word, candidate, limit);
    // An unfinished word counts as near.
    if (distance > limit && word.size() >= 3 && candidate.substr(0, word.size()) == word) distance = limit;
    if (distance <= limit && distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string DidYouMean(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string nearest = NearestWord(word, candidates);
  return nearest.empty() ? "" : " (did you mean " + nearest + "?)";
}

}  // namespace kg::query
