// The matcher against a small backtracking one, on random patterns and sentences: every beginning, its longest match.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "extract/ruleset/data.h"
#include "tests/extract/ruleset/rule_fixture.h"
#include "tests/random.h"

namespace kg::extract {
namespace {

// A cell of the sentence: one word, or a mention of one or two words.
struct OracleCell {
  std::string word;  // "" for a mention of several words
  bool mention = false;
  TypeSet types;
  Form form = Form::kName;
};

class Oracle {
 public:
  Oracle(const RuleSet::Data& data, const std::vector<OracleCell>& cells) : data_(data), cells_(cells) {}

  // All ends of matches that begin at `at`.
  std::set<size_t> Ends(const Node& node, size_t at) const {
    switch (node.kind) {
      case NodeKind::kSequence:
        return Sequence(node.children, 0, at);
      case NodeKind::kAlternative: {
        std::set<size_t> ends;
        for (const Node& child : node.children) ends.merge(Ends(child, at));
        return ends;
      }
      case NodeKind::kRepeat:
        return Repeat(node, 0, at);
      case NodeKind::kSlot:
        return Ends(node.children[0], at);
      case NodeKind::kWord:
        return One(at, at < cells_.size() && cells_[at].word == node.text);
      case NodeKind::kMention:
        return One(at, at < cells_.size() && cells_[at].mention && cells_[at].types.Intersects(node.type_set) &&
                           ((node.form_bits >> static_cast<unsigned>(cells_[at].form)) & 1u));
      case NodeKind::kList:
        return List(node, at);
      case NodeKind::kGap:
        return Gap(node.max, at);
      case NodeKind::kStart:
        return at == 0 ? std::set<size_t>{at} : std::set<size_t>{};
      case NodeKind::kEnd:
        return at == cells_.size() ? std::set<size_t>{at} : std::set<size_t>{};
      default:
        return {};
    }
  }

 private:
  static std::set<size_t> One(size_t at, bool holds) { return holds ? std::set<size_t>{at + 1} : std::set<size_t>{}; }
  std::set<size_t> Sequence(const std::vector<Node>& parts, size_t i, size_t at) const {
    if (i == parts.size()) return {at};
    std::set<size_t> ends;
    for (size_t next : Ends(parts[i], at)) ends.merge(Sequence(parts, i + 1, next));
    return ends;
  }
  std::set<size_t> Repeat(const Node& node, int round, size_t at) const {
    std::set<size_t> ends;
    if (round >= node.min) ends.insert(at);
    if (node.max != kUnbounded && round >= node.max) return ends;
    for (size_t next : Ends(node.children[0], at)) {
      if (next > at) ends.merge(Repeat(node, round + 1, next));
      if (next == at && round < node.min) ends.merge(Repeat(node, round + 1, next));
    }
    return ends;
  }
  std::set<size_t> List(const Node& node, size_t at) const {
    std::set<size_t> ends;
    for (const auto& [phrase, value] : data_.catalog->list(node.list).phrases) {
      std::string words;
      for (size_t end = at; end < cells_.size() && !cells_[end].word.empty(); ++end) {
        words += (end > at ? " " : "") + cells_[end].word;
        if (words == phrase) ends.insert(end + 1);
      }
    }
    return ends;
  }
  std::set<size_t> Gap(int max, size_t at) const {
    std::set<size_t> ends = {at};
    for (int i = 0; i < max && at < cells_.size() && !cells_[at].mention && cells_[at].word != ","; ++i)
      ends.insert(++at);
    return ends;
  }
  const RuleSet::Data& data_;
  const std::vector<OracleCell>& cells_;
};

const char* const kWords[] = {"a", "b", "c", "d", "who", "first", ",", "zebra"};
const char* const kMentions[] = {"Person", "Person.pron", "Person.any", "Place", "Person|Team", "Rank", "Team.any"};

std::string RandomPattern(std::mt19937* random, int depth, int* slots) {
  const auto pick = [&](int n) { return static_cast<int>((*random)() % static_cast<unsigned>(n)); };
  std::string out;
  for (int terms = 1 + pick(3); terms > 0; --terms) {
    std::string term;
    switch (pick(depth > 0 ? 9 : 6)) {
      case 0:
      case 1:
        term = kWords[pick(7)];
        break;
      case 2:
        term = pick(2) == 0 ? "$L" : "$M";
        break;
      case 3:
        term = "<" + std::string(kMentions[pick(7)]) + ">";
        break;
      case 4:
        term = "<s" + std::to_string((*slots)++) + ":" + kMentions[pick(7)] + ">";
        out += " " + term;
        continue;
      case 5:
        out += " .." + std::to_string(1 + pick(3));
        continue;
      default:
        term = "( " + RandomPattern(random, depth - 1, slots) + " | " + RandomPattern(random, depth - 1, slots) + " )";
        out += " " + term;
        continue;
    }
    const char* const kQuantifiers[] = {"", "", "", "?", "*", "+", "{0,2}", "{2}"};
    out += " " + term + kQuantifiers[pick(8)];
  }
  return out;
}

// The sentence as the matcher sees it, and as the oracle does.
struct RandomSentence {
  std::string text;
  TokenizedText tokens;
  std::vector<Mention> mentions;
  std::vector<OracleCell> cells;
  std::vector<uint32_t> first_token;  // of each cell, and the end
};

void MakeSentence(std::mt19937* random, RandomSentence* s) {
  const auto pick = [&](int n) { return static_cast<int>((*random)() % static_cast<unsigned>(n)); };
  std::vector<std::string> words;
  for (int n = 1 + pick(10); n > 0; --n) {
    OracleCell cell;
    s->first_token.push_back(static_cast<uint32_t>(words.size()));
    const int kind = pick(3);
    cell.word = kWords[pick(8)];
    words.push_back(cell.word);
    // What is a mention and a word at once is exact for pronouns and numbers only; here other mentions have no rule's
    // word.
    if (kind == 0 && cell.word != ",") {
      cell.mention = true;
      if (cell.word == "who") {
        cell.types = {MentionType::kPerson};
        cell.form = Form::kPronoun;
      } else if (cell.word == "first") {
        cell.types = {MentionType::kRank};
      } else {
        words.back() = "X";
        words.push_back("Y");
        cell.word.clear();
        const TypeSet kSets[] = {{MentionType::kPerson},
                                 {MentionType::kPlace},
                                 {MentionType::kTeam},
                                 {MentionType::kPerson, MentionType::kTeam},
                                 {MentionType::kPlace, MentionType::kTeam},
                                 {MentionType::kPlace, MentionType::kTeam, MentionType::kPerson},
                                 {MentionType::kMoney}};
        cell.types = kSets[pick(7)];
        cell.form = pick(4) == 0 ? Form::kPossessive : Form::kName;
      }
      Mention mention;
      mention.types = cell.types;
      mention.form = cell.form;
      mention.first = s->first_token.back();
      mention.last = static_cast<uint32_t>(words.size());
      s->mentions.push_back(mention);
    }
    s->cells.push_back(cell);
  }
  s->first_token.push_back(static_cast<uint32_t>(words.size()));
  for (const std::string& word : words) {
    Token token;
    if (!s->text.empty()) s->text += ' ';
    token.begin = static_cast<uint32_t>(s->text.size());
    s->text += word;
    token.end = static_cast<uint32_t>(s->text.size());
    token.shape = word == "," ? Shape::kPunct : Shape::kLower;
    s->tokens.tokens.push_back(token);
  }
  s->tokens.text = s->text;
  s->tokens.lower = s->text;
  s->tokens.sentences.push_back(
      {0, static_cast<uint32_t>(s->text.size()), 0, static_cast<uint32_t>(words.size()), 0, 0, false});
}

// Every match binds its whole text, so that none is left out as saying no more than another.
TEST(Matcher, AgreesWithABacktrackingMatcherOnRandomRules) {
  const unsigned seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  int loaded_rules = 0;
  int matches_seen = 0;
  // Rule sets with a pattern that can match nothing are refused, so the number of rounds varies with the seed.
  for (int round = 0; round < 600 && (loaded_rules < 150 || matches_seen < 1500); ++round) {
    std::string text = "words $L = a | b c | c d a | first a\nwords $M = b | c , d | $L\n";
    for (int r = 0; r < 5; ++r) {
      int slots = 0;
      const std::string name = "r" + std::to_string(r);
      text += "rule " + name + "\n  view names\n  find <w:Text( " + RandomPattern(&random, 2, &slots) +
              " )>\n  emit holds-position(@subject, w)\n  + \"x\" => holds-position(x, x)\n  - \"x\"\n";
    }
    const LoadedRules loaded = LoadText(text);
    if (!loaded.rules) continue;  // a pattern that can match nothing, or the like
    const RuleSet::Data& data = loaded.rules->data();
    loaded_rules += static_cast<int>(data.rules.size());
    Matcher matcher(*loaded.rules);
    for (int n = 0; n < 40; ++n) {
      RandomSentence sentence;
      MakeSentence(&random, &sentence);
      std::set<std::string> expected;
      for (const CompiledRule& rule : data.rules) {
        for (size_t at = 0; at < sentence.cells.size(); ++at) {
          const std::set<size_t> ends = Oracle(data, sentence.cells).Ends(rule.plan.find, at);
          if (ends.empty() || *ends.rbegin() == at) continue;
          const auto words = sentence.tokens.Range(sentence.first_token[at], sentence.first_token[*ends.rbegin()]);
          expected.insert(rule.plan.decl.name + ": " + std::string(words));
        }
      }
      std::vector<Match> matches;
      matcher.Match(Stage::kEmit, {&sentence.tokens, 0, sentence.mentions, BlockRole::kBody}, &matches);
      std::set<std::string> found;
      for (const Match& match : matches) found.insert(match.rule->name + ": " + match.bindings[1].text);
      EXPECT_EQ(found, expected) << text << "\nsentence: " << sentence.text;
      matches_seen += static_cast<int>(matches.size());
    }
    if (HasFailure()) break;
  }
  EXPECT_GE(loaded_rules, 150);
  EXPECT_GE(matches_seen, 1500);
}

TEST(Matcher, ASetWithoutRulesMatchesNothing) {
  const LoadedRules lists = LoadText("words $A = a | b\n");
  ASSERT_TRUE(lists.rules.has_value()) << lists.error;
  const TokenizedText tokens = Tokenize("Ana ran.");
  Matcher matcher(*lists.rules);
  EXPECT_EQ(matcher.SymbolsOf(tokens).size(), tokens.tokens.size());
  std::vector<Match> matches;
  matcher.Match(Stage::kEmit, {&tokens, 0, {}, BlockRole::kBody}, &matches);
  EXPECT_TRUE(matches.empty());
}

TEST(Matcher, ASentenceWithoutEndCostsLinearTime) {
  const LoadedRules good = LoadText(
      "rule s\n  find a %np b\n  emit holds-position(@subject, \"x\")\n  + \"[A|Person] a x b\" => holds-position(A, "
      "x)\n  - \"a\"\n");
  ASSERT_TRUE(good.rules.has_value()) << good.error;
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "a x ";
  text += "b";
  const TokenizedText tokens = Tokenize(text);
  ASSERT_GE(tokens.sentences.size(), 1u);
  Matcher matcher(*good.rules);
  std::vector<Match> matches;
  for (uint32_t s = 0; s < tokens.sentences.size(); ++s) {
    matcher.Match(Stage::kEmit, {&tokens, s, {}, BlockRole::kBody}, &matches);
  }
  EXPECT_FALSE(matches.empty());
}

}  // namespace
}  // namespace kg::extract
