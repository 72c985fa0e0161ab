// The words and options behind a dot command.
#ifndef NEWSGRAPH_QUERY_SHELL_ARGUMENTS_H_
#define NEWSGRAPH_QUERY_SHELL_ARGUMENTS_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"

namespace kg::query {

struct Word {
  std::string text;
  bool quoted = false;
};

// Words parted by white space. A word that begins with a quote (", ' or a typographic one) goes to the closing quote;
// \" and \\ stand for themselves within double quotes. kInvalid: a quote is not closed.
Result<std::vector<Word>> SplitWords(std::string_view text);

struct OptionSpec {
  std::string_view name;  // "--max", "-v"
  bool takes_value = false;
};

struct Arguments {
  std::vector<Word> words;                     // without options
  std::map<std::string, std::string> options;  // name -> value, "" for a flag
  std::string raw;                             // the text as it stands

  bool Has(std::string_view option) const;
  // The value, or "" when absent.
  std::string Get(std::string_view option) const;
  // All words joined by single spaces: a name that needs no quotes.
  std::string Joined() const;
};

// kInvalid: an unknown option (suggests the nearest), an option without its value, an option given twice.
Result<Arguments> ParseArguments(std::string_view text, std::span<const OptionSpec> specs);

// A whole number in [lowest, highest], else kInvalid naming the option.
Result<int64_t> ParseCount(std::string_view option, std::string_view text, int64_t lowest, int64_t highest);
// A number in [0, 1], else kInvalid naming the option.
Result<double> ParseShare(std::string_view option, std::string_view text);

// The candidate nearest to `word` if it is near enough to be meant, else "".
std::string NearestWord(std::string_view word, const std::vector<std::string>& candidates);
// " (did you mean X?)" or "".
std::string DidYouMean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_SHELL_ARGUMENTS_H_
