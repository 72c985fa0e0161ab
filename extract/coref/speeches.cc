// What is said without quotation marks: "THRANE: I was nine.", interviews in questions and answers, and texts that a
// person tells in the first person.
#include <algorithm>
#include <map>
#include <string>

#include "extract/coref/narrators.h"
#include "extract/coref/questions.h"
#include "extract/coref/speech.h"
#include "extract/text/word_set.h"
#include "graph/model/text.h"

namespace kg::extract::coref {
namespace {

constexpr uint32_t kLongestLabel = 5;      // tokens
constexpr uint32_t kLongestQuestion = 60;  // tokens
constexpr size_t kMostAnswer = 3;          // people interviewed together
constexpr auto kFirstPerson = WordSet({"i", "me", "my", "mine", "myself", "we", "our", "us"});
// Of one writer: "us" and "our" are a newspaper's as well.
constexpr auto kOnePerson = WordSet({"i", "me", "my", "mine", "myself"});
constexpr auto kSecondPerson = WordSet({"you", "your", "yours", "yourself"});

struct Label {
  std::string key;      // folded words; "" where the block has none
  uint32_t behind = 0;  // the token behind its mark
  int32_t entity = -1;
};

class SpeechFinder {
 public:
  explicit SpeechFinder(State* state) : s_(*state), blocks_(BlockRanges(state->text)) {}

  void Find() {
    Count();
    if (first_person_ == 0) return;
    if (!Labelled() && !Interview() && !RunOnInterview() && !ToldInFirstPerson()) WrittenInFirstPerson();
    std::sort(spans_.begin(), spans_.end(), [](const Quote& a, const Quote& b) { return a.first < b.first; });
    Merge();
  }

 private:
  struct Words {
    bool first = false;     // first person outside quotations
    bool one = false;       // likewise, of one person
    bool second = false;    // second person outside quotations
    bool question = false;  // it ends with a question mark
    bool prose = true;      // no heading, caption or table
    bool quoted = false;    // a quotation in the first person from end to end
  };

  void Count() {
    for (const BlockRange& block : blocks_) {
      Words words;
      words.question = IsQuestion(s_.text, block);
      const BlockRole role = s_.RoleOf(block.begin);
      words.prose = role == BlockRole::kBody || role == BlockRole::kSubheading || role == BlockRole::kQuote ||
                    role == BlockRole::kStandfirst || role == BlockRole::kList;
      const bool enclosed = IsEnclosed(block);
      for (uint32_t i = block.first_token; i < block.last_token; ++i) {
        const std::string_view word = s_.text.Lower(i);
        const bool first = kFirstPerson.Has(word) && s_.text.Text(i) != "US";
        words.quoted |= first && enclosed;
        if ((!first && !kSecondPerson.Has(word)) || s_.QuoteAt(i) != nullptr) continue;
        (first ? words.first : words.second) = true;
        words.one |= kOnePerson.Has(word);
      }
      if (words.prose && (words.first || words.quoted)) ++first_person_;
      words_.push_back(words);
    }
  }

  // A quotation, and nothing beside it.
  bool IsEnclosed(const BlockRange& block) const {
    const Quote* quote = s_.QuoteAt(block.first_token + 1);
    return quote != nullptr && quote->first == block.first_token + 1 && quote->last + 1 >= block.last_token;
  }

  // Labels

  // "THRANE: ", "Ana Ruiz — ", "Q. "
  Label LabelOf(const BlockRange& block) const {
    const std::string_view opener = s_.text.Text(block.first_token);
    if (opener == "Q." || opener == "A.") return {opener == "Q." ? "q" : "a", block.first_token + 1, -1};
    const uint32_t end = std::min(block.last_token, block.first_token + kLongestLabel + 1);
    for (uint32_t i = block.first_token; i < end; ++i) {
      const std::string_view mark = s_.text.Text(i);
      const bool dash = (mark == "\u2014" || mark == "\u2013" || mark == "-") && s_.text.tokens[i].space_before;
      const bool letter = i == block.first_token + 1 && (mark == "." || mark == ")");
      if (mark == ":" || dash || letter) return MakeLabel(block.first_token, i, letter);
      const Shape shape = s_.text.tokens[i].shape;
      const bool named = shape == Shape::kTitle || shape == Shape::kUpper || shape == Shape::kInitial ||
                         shape == Shape::kMixed || mark == ".";
      if (!named) return {};
    }
    return {};
  }

  Label MakeLabel(uint32_t first, uint32_t mark, bool letter) const {
    if (mark == first) return {};
    Label label;
    label.key = NameKey(s_.text.Range(first, mark));
    label.behind = mark + 1;
    const bool question = label.key == "q" || label.key == "a" || label.key == "question" || label.key == "answer";
    // "Q1:", "A2:"
    const bool numbered = label.key.size() > 1 && (label.key[0] == 'q' || label.key[0] == 'a') &&
                          label.key.find_first_not_of("0123456789", 1) == std::string::npos;
    if (numbered) {
      label.key.resize(1);
      return label;
    }
    if (letter && !question) return {};
    if (!question) label.entity = PersonCalled(label.key);
    if (!question && label.entity < 0 && label.key.size() == 2) label.entity = PersonOfInitials(label.key, first);
    return label;
  }

  // "EG: ...", "MG: ..." of Eilidh Garrioch and her sister Mhairi: the one person of those initials, whose surname may
  // be told of somebody else alone.
  int32_t PersonOfInitials(const std::string& key, uint32_t label) const {
    int32_t found = -1;
    bool surname = false;
    for (size_t e = 0; e < s_.entities.size(); ++e) {
      if (s_.entities[e].type != ValueType::kPerson || s_.entities[e].mentions.empty() || !s_.budget.Take(2)) continue;
      std::string name;
      for (uint32_t m : s_.entities[e].mentions) {
        const std::string one = NameKey(s_.mentions[m].value);
        if (s_.mentions[m].form == Form::kName && one.size() > name.size()) name = one;
      }
      const size_t space = name.rfind(' ');
      const bool full = space != std::string::npos;
      surname |= full && name[space + 1] == key[1];
      // Who is interviewed the text has named before.
      if (s_.mentions[s_.entities[e].mentions.front()].first >= label) continue;
      if (name.empty() || name[0] != key[0] || (full && name[space + 1] != key[1])) continue;
      if (found >= 0) return -1;
      found = static_cast<int32_t>(e);
    }
    return surname ? found : -1;
  }

  // The one person with that name, surname or first name; of several whom the text is about, if it is one of them.
  int32_t PersonCalled(const std::string& key) const {
    int32_t found = -1;
    bool several = false;
    const int32_t main = MainPersonBefore(s_, UINT32_MAX);
    for (size_t e = 0; e < s_.entities.size(); ++e) {
      if (s_.entities[e].type != ValueType::kPerson || !s_.budget.Take(2)) continue;
      const auto called = [&](uint32_t m) {
        const std::string name = NameKey(s_.mentions[m].value);
        return name == key || name.ends_with(" " + key) || name.starts_with(key + " ");
      };
      const std::vector<uint32_t>& all = s_.entities[e].mentions;
      if (std::none_of(all.begin(), all.begin() + static_cast<int64_t>(std::min<size_t>(all.size(), 20)), called))
        continue;
      if (static_cast<int32_t>(e) == main) return main;
      several |= found >= 0;
      found = static_cast<int32_t>(e);
    }
    return several ? -1 : found;
  }

  bool Labelled() {
    std::vector<Label> labels;
    std::map<std::string, int> uses;
    bool persons = false;
    size_t own = 0;  // answers with a label
    size_t unlabelled = 0;
    for (size_t b = 0; b < blocks_.size(); ++b) {
      labels.push_back(words_[b].prose ? LabelOf(blocks_[b]) : Label());
      if (words_[b].prose && words_[b].first) ++(labels.back().entity >= 0 ? own : unlabelled);
      if (labels.back().key.empty()) continue;
      ++uses[labels.back().key];
      persons |= labels.back().entity >= 0 && (words_[b].first || words_[b].second);
    }
    const bool letters = uses["q"] + uses["question"] > 1 || uses["a"] + uses["answer"] > 1;
    if (!persons && !letters) return false;
    // "Ana Ruiz: ..." before the first answer alone: the others go by their questions.
    constexpr size_t kFewAnswers = 3;
    if (!letters && own == 1 && unlabelled >= kFewAnswers) return false;
    const std::vector<int32_t> people = Answerers(labels);
    const int32_t answers = people.size() == 1 ? people[0] : letters ? MainPerson(blocks_.size()) : -1;
    party_.clear();
    if (people.size() > 1 && people.size() <= kMostAnswer && IsAsked(labels, uses)) party_ = people;
    bool speaking = false;
    for (size_t b = 0; b < blocks_.size(); ++b) {
      const Label& label = labels[b];
      const bool is_answer = label.key == "a" || label.key == "answer";
      const bool used = label.entity >= 0 ? uses[label.key] > 1 || words_[b].first
                                          : !label.key.empty() && (is_answer || uses[label.key] > 1);
      if (used) {
        speaking = true;
        speaker_ = is_answer ? answers : label.entity;
        Say(label.behind, blocks_[b].last_token, speaker_, speaker_ == answers || !party_.empty() ? -1 : answers);
      } else if (speaking && words_[b].prose && words_[b].first && !Asks(b)) {
        Say(blocks_[b].first_token, blocks_[b].last_token, speaker_, -1);
      } else if (!party_.empty() && Asks(b)) {
        Say(blocks_[b].first_token, blocks_[b].last_token, -1, -1);
      } else {
        speaking = false;
      }
    }
    party_.clear();
    return true;
  }

  // Those whom labels name, without one who only asks.
  std::vector<int32_t> Answerers(const std::vector<Label>& labels) const {
    std::map<int32_t, std::pair<int, int>> told;  // questions, all
    std::vector<int32_t> people;
    for (size_t b = 0; b < labels.size(); ++b) {
      if (labels[b].entity < 0) continue;
      auto& [questions, all] = told[labels[b].entity];
      if (all++ == 0) people.push_back(labels[b].entity);
      questions += words_[b].question ? 1 : 0;
    }
    if (people.size() > 1) {
      std::erase_if(people, [&told](int32_t one) {
        const auto& [questions, all] = told.at(one);
        return questions > 1 && questions * 3 >= all * 2;
      });
    }
    return people;
  }

  // True when somebody else asks those whom labels name: "Q: ...", "The Post: ...?", paragraphs of their own.
  bool IsAsked(const std::vector<Label>& labels, std::map<std::string, int>& uses) const {
    if (uses["q"] + uses["question"] > 1) return true;
    int questions = 0;
    for (size_t b = 0; b < labels.size(); ++b) questions += labels[b].entity < 0 && words_[b].question ? 1 : 0;
    return questions > 1;
  }

  // Questions and answers

  bool Asks(size_t b) const {
    const bool request = IsRequest(s_.text, blocks_[b]);
    return words_[b].prose && (!words_[b].first || request || (words_[b].question && !words_[b].one)) &&
           blocks_[b].last_token - blocks_[b].first_token <= kLongestQuestion &&
           (words_[b].second || words_[b].question || request);
  }

  bool IsAskedBehind(size_t block) const {
    for (size_t b = block + 1; b + 1 < blocks_.size(); ++b) {
      if (words_[b].question && Asks(b) && words_[b + 1].first) return true;
    }
    return false;
  }

  // "You trained as a chemist.", before an answer in the first person: as good as a question.
  bool IsRemark(size_t b) const {
    constexpr uint32_t kLongest = 32;  // tokens
    return words_[b].prose && words_[b].second && !words_[b].first && !words_[b].quoted && b + 1 < blocks_.size() &&
           words_[b + 1].one && blocks_[b].last_token - blocks_[b].first_token <= kLongest;
  }

  // Remarks count where there are questions as well.
  bool RemarksAsk() const {
    size_t questions = 0;
    for (size_t b = 0; b + 1 < blocks_.size(); ++b) questions += words_[b].question && Asks(b) && words_[b + 1].first;
    return questions >= 2;
  }

  // Questions to "you" in paragraphs of their own, answers in the first person.
  bool Interview() {
    const bool remarks = RemarksAsk();
    size_t asked = 0;
    size_t answered = 0;
    bool writer = false;
    size_t first_question = blocks_.size();
    for (size_t b = 0; b < blocks_.size(); ++b) {
      if (!words_[b].prose) continue;
      writer |= words_[b].one && first_question == blocks_.size() && !Asks(b);
      const bool request = IsRequest(s_.text, blocks_[b]) || (remarks && IsRemark(b));
      if (!Asks(b) || (!words_[b].question && !request)) continue;
      asked += words_[b].second || request ? 1 : 0;
      answered += b + 1 < blocks_.size() && (words_[b + 1].first || words_[b + 1].quoted) ? 1 : 0;
      first_question = std::min(first_question, b);
    }
    // A writer who says "I" and speaks to the reader asks now and then; who meets somebody asks on.
    const size_t least = writer ? 4 : 2;
    if (asked < std::min<size_t>(least, 3) || answered < least) return false;
    const int32_t answers = MainPerson(first_question);
    if (answers < 0) return true;
    bool question_before = false;
    for (size_t b = first_question; b < blocks_.size(); ++b) {
      if (!words_[b].prose) continue;
      const bool question = Asks(b) && (!question_before || words_[b].question);
      if (!question && !question_before && !words_[b].first && !words_[b].quoted && Names(answers, blocks_[b])) {
        if (!IsAskedBehind(b)) break;
        continue;  // a box of facts
      }
      Say(blocks_[b].first_token, blocks_[b].last_token, question ? -1 : answers, question ? answers : -1);
      question_before = question;
    }
    return true;
  }

  // The end of the question that a block begins with and goes on behind, its first token where there is none.
  uint32_t OpeningQuestion(const BlockRange& block) const {
    const uint32_t end = s_.text.sentences[block.begin].last_token;
    const bool asks =
        end < block.last_token && s_.text.Text(end - 1) == "?" && s_.QuoteAt(block.first_token) == nullptr;
    return asks ? end : block.first_token;
  }

  // "What did you want to be? I wanted to be a vet.": each paragraph a question and its answer.
  bool RunOnInterview() {
    size_t asked = 0;
    size_t first_question = blocks_.size();
    for (size_t b = 0; b < blocks_.size(); ++b) {
      if (!words_[b].prose || OpeningQuestion(blocks_[b]) == blocks_[b].first_token) continue;
      asked += words_[b].second && words_[b].one ? 1 : 0;
      first_question = std::min(first_question, b);
    }
    const int32_t answers = asked < 2 ? -1 : MainPerson(first_question);
    if (answers < 0) return false;
    for (size_t b = first_question; b < blocks_.size(); ++b) {
      if (!words_[b].prose) continue;
      const uint32_t question = OpeningQuestion(blocks_[b]);
      if (question == blocks_[b].first_token && !words_[b].one) break;
      Say(blocks_[b].first_token, question, -1, answers);
      Say(question, blocks_[b].last_token, answers, -1);
    }
    return true;
  }

  bool Names(int32_t entity, const BlockRange& block) const {
    const std::vector<uint32_t>& all = s_.entities[static_cast<size_t>(entity)].mentions;
    return std::any_of(all.begin(), all.end(), [&](uint32_t m) {
      return s_.mentions[m].sentence >= block.begin && s_.mentions[m].sentence < block.end;
    });
  }

  // "As told to", "in her own words": who tells is whom the text presents.
  bool ToldInFirstPerson() {
    static constexpr std::string_view kSigns[] = {"as told to",         "in her own words", "in his own words",
                                                  "in their own words", "was talking to",   "was speaking to"};
    const bool told = std::any_of(std::begin(kSigns), std::end(kSigns), [this](std::string_view sign) {
      return s_.text.lower.find(sign) != std::string::npos;
    });
    if (!told) return false;
    const auto own = std::count_if(words_.begin(), words_.end(), [](const Words& w) { return w.prose && w.one; });
    if (own < 2) return false;
    const int32_t teller = MainPerson(blocks_.size());
    for (size_t b = 0; b < blocks_.size() && teller >= 0; ++b) {
      if (words_[b].prose && words_[b].first) Say(blocks_[b].first_token, blocks_[b].last_token, teller, -1);
    }
    return true;
  }

  std::vector<Telling> TellingBlocks() const {
    std::vector<Telling> telling;
    for (size_t b = 0; b < blocks_.size(); ++b) {
      const Words& words = words_[b];
      const bool own = words.one || (words.quoted && s_.QuoteAt(blocks_[b].first_token + 1)->speaker < 0);
      const bool aside = !words.prose || (words.question && !words.one);  // "1. Biggest fear?"
      telling.push_back(aside ? Telling::kNoProse : own ? Telling::kOfOneself : Telling::kOfOthers);
    }
    return telling;
  }

  // A column: "I" outside all quotations, more than once, is the one author, or whom the text presents.
  void WrittenInFirstPerson() {
    const std::vector<std::string>& authors = s_.article.authors;
    const std::vector<Telling> telling = TellingBlocks();
    if (std::count(telling.begin(), telling.end(), Telling::kOfOneself) < 2) return;
    const bool signed_by_one = authors.size() == 1 && authors[0].find(' ') != std::string::npos;
    int32_t author = signed_by_one ? PersonCalled(NameKey(authors[0])) : NarratorOf(s_, blocks_, telling);
    if (!signed_by_one && author < 0) return;
    if (author < 0) {
      author = static_cast<int32_t>(s_.entities.size());
      s_.entities.emplace_back();
      s_.entities.back().byline = authors[0];
    }
    for (size_t b = 0; b < blocks_.size(); ++b) {
      const bool own = signed_by_one ? words_[b].one : telling[b] == Telling::kOfOneself;
      if (own) Say(blocks_[b].first_token, blocks_[b].last_token, author, -1);
    }
  }

  // Whom the text up to that block is about.
  int32_t MainPerson(size_t blocks) const {
    return MainPersonBefore(s_, blocks < blocks_.size() ? blocks_[blocks].first_token : UINT32_MAX);
  }

  void Say(uint32_t first, uint32_t last, int32_t speaker, int32_t addressee) {
    Quote span;
    span.first = first;
    span.last = last;
    span.entity = speaker;
    span.addressee = addressee;
    const bool one_of_them = speaker < 0 || std::find(party_.begin(), party_.end(), speaker) != party_.end();
    if (one_of_them) span.together = party_;
    spans_.push_back(span);
  }

  // Speeches fill what the quotations in them leave.
  void Merge() {
    std::vector<Quote> merged;
    size_t q = 0;
    for (const Quote& span : spans_) {
      uint32_t from = span.first;
      while (q < s_.quotes.size() && s_.quotes[q].first < span.last) {
        const Quote& quote = s_.quotes[q++];
        if (quote.first > from) merged.push_back(Part(span, from, quote.first - 1));
        merged.push_back(quote);
        // In an answer a quotation that nobody else speaks is the speaker's own words.
        if (quote.speaker < 0 && quote.first >= span.first) merged.back().entity = span.entity;
        from = std::max(from, quote.last + 1);
      }
      if (from < span.last) merged.push_back(Part(span, from, span.last));
    }
    merged.insert(merged.end(), s_.quotes.begin() + static_cast<int64_t>(q), s_.quotes.end());
    std::erase_if(merged, [](const Quote& quote) { return quote.first >= quote.last; });
    s_.quotes = std::move(merged);
  }

  static Quote Part(Quote span, uint32_t first, uint32_t last) {
    span.first = first;
    span.last = last;
    return span;
  }

  State& s_;
  std::vector<BlockRange> blocks_;
  std::vector<Words> words_;  // per block
  std::vector<Quote> spans_;
  std::vector<int32_t> party_;  // who are interviewed together
  int32_t speaker_ = -1;
  size_t first_person_ = 0;  // blocks
};

}  // namespace

void FindSpeeches(State* state) { SpeechFinder(state).Find(); }

}  // namespace kg::extract::coref
