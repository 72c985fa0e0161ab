// Whom mentions mean, and what type they are, against gold: of what `kgrules trace --format jsonl` printed.
//
// Coreference gold: {"doc", "sentence", "mention", "occurrence"?, "entity", "kind"?}: in that sentence the n-th place
// (1 is
//                   the first) of those words means the entity of that name; a list for a plural; null: no name of the
//                   text
// Mention gold:     {"doc", "sentence", "mention", "occurrence"?, "type", "kind"?}; null: no mention at all
#ifndef NEWSGRAPH_TOOLS_EVAL_LINKS_H_
#define NEWSGRAPH_TOOLS_EVAL_LINKS_H_

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/status.h"

namespace kg::eval {

struct MentionGold {
  std::string doc;
  std::string sentence;
  std::string words;
  size_t occurrence = 1;
  std::string kind;                 // "" where the line does not say: told from the trace, else from the words
  std::vector<std::string> wanted;  // entities, or the type; empty: none
};

// The mentions of one traced document.
struct TracedMention {
  size_t begin = 0;
  size_t end = 0;
  std::string form;
  std::vector<std::string> types;
  std::vector<std::vector<std::string>> entities;  // of each entity that it means, its names
};
struct TracedText {
  std::string text;
  std::vector<TracedMention> mentions;
};
using TracedTexts = std::map<std::string, TracedText>;  // by doc

enum class Question { kEntity, kType };

// `question`: which of the two forms of gold.
Result<std::vector<MentionGold>> ReadMentionGold(const std::filesystem::path& file, Question question);
Result<TracedTexts> ReadTrace(const std::filesystem::path& file);

struct LinkCounts {
  int gold = 0;
  int right = 0;
  int wrong = 0;   // another entity or type, or one where there is none
  int absent = 0;  // no link, no mention
  double Accuracy() const { return gold == 0 ? 0 : static_cast<double>(right) / gold; }
};

struct LinkMiss {
  MentionGold gold;
  std::string kind;
  std::string found;  // "" where there is none
};

struct LinkScore {
  std::map<std::string, LinkCounts> by_kind;  // name, nominal, possessive, pronoun
  std::vector<LinkMiss> misses;
  int not_in_text = 0;  // lines of gold whose words are not in the traced text (left out)
  LinkCounts Total() const;
};

LinkScore ScoreLinks(const std::vector<MentionGold>& gold, const TracedTexts& texts, Question question);

// The bytes of the n-th whole-word place of `words` in the sentence; white space in the text may be any.
std::optional<std::pair<size_t, size_t>> FindWords(const std::string& text, const MentionGold& gold);

}  // namespace kg::eval

#endif  // NEWSGRAPH_TOOLS_EVAL_LINKS_H_
