// Quotations and who speaks them.
#include <algorithm>

#include "extract/coref/state.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

constexpr auto kSpeech = WordSet(
    {"said",     "says",    "say",      "added",     "adds",      "told",      "tells",    "explained", "explains",
     "insisted", "insists", "admitted", "admits",    "replied",   "recalled",  "recalls",  "joked",     "wrote",
     "writes",   "tweeted", "argued",   "argues",    "continued", "noted",     "notes",    "claimed",   "claims",
     "warned",   "stated",  "declared", "announced", "concluded", "commented", "remarked", "testified", "thought",
     "stressed", "shouted", "asked",    "revealed",  "confessed", "reflected", "posted",   "quipped"});

bool IsSpeech(std::string_view word) { return kSpeech.Has(word); }

bool Opens(std::string_view mark) { return mark == "\u201c" || mark == "\u00ab" || mark == "``"; }
bool Closes(std::string_view mark) { return mark == "\u201d" || mark == "\u00bb" || mark == "''"; }

bool CanSpeak(const Mention& mention) {
  return mention.types.Has(MentionType::kPerson) && mention.form != Form::kPossessive && mention.Get("person") != "1" &&
         mention.Get("number") != "plural";
}

class QuoteFinder {
 public:
  explicit QuoteFinder(State* state) : s_(*state) {}

  void Find() {
    uint32_t s = 0;
    const std::vector<Sentence>& sentences = s_.text.sentences;
    while (s < sentences.size()) {
      uint32_t end = s;
      while (end < sentences.size() && sentences[end].block == sentences[s].block) ++end;
      Paragraph(s, end);
      s = end;
    }
  }

 private:
  // The quotations of sentences [begin, end), which are one block, and their common speaker.
  void Paragraph(uint32_t begin, uint32_t end) {
    const uint32_t first = s_.text.sentences[begin].first_token;
    const uint32_t last = s_.text.sentences[end - 1].last_token;
    if (Labelled(begin, first, last)) return;
    const size_t quotes_before = s_.quotes.size();
    bool open = false;
    uint32_t from = 0;
    for (uint32_t i = first; i < last; ++i) {
      if (s_.text.tokens[i].shape != Shape::kPunct) continue;
      std::string_view mark = s_.text.Text(i);
      const bool straight = mark == "\"";
      if (!open && (Opens(mark) || straight)) {
        open = true;
        from = i + 1;
      } else if (open && (Closes(mark) || straight)) {
        open = false;
        Add(from, i);
      }
    }
    open = open && last > from + 2;
    if (open) Add(from, last);
    const int32_t speaker = Speaker(begin, end);
    // A quotation without a speaker is the last speaker's, or, left open, that of the paragraph that ends it.
    const bool all_quote = s_.quotes.size() == quotes_before + 1 && s_.quotes.back().first <= first + 1 &&
                           s_.quotes.back().last + 2 >= last;
    for (size_t q = quotes_before; q < s_.quotes.size(); ++q) {
      s_.quotes[q].speaker = speaker < 0 && all_quote ? previous_ : speaker;
    }
    if (!pending_.empty() && s_.quotes.size() > quotes_before && speaker >= 0) {
      for (size_t q : pending_) s_.quotes[q].speaker = speaker;
    }
    pending_.clear();
    if (open && speaker < 0) pending_.push_back(s_.quotes.size() - 1);
    if (speaker >= 0 || !all_quote) previous_ = speaker;
  }

  // An interview: "Ruiz: I was a pilot." A paragraph behind the name of its speaker; what nobody is named for goes on.
  bool Labelled(uint32_t begin, uint32_t first, uint32_t last) {
    const uint32_t m = s_.sentence_begin[begin];
    if (m >= s_.mentions.size()) return false;
    const Mention& name = s_.mentions[m];
    if (name.first != first || name.form != Form::kName || !name.types.Has(MentionType::kPerson)) return false;
    if (s_.LowerAt(name.last) != ":" || last < name.last + 3) return false;
    s_.quotes.push_back({name.last + 1, last, static_cast<int32_t>(m)});
    previous_ = -1;
    return true;
  }

  // Scare quotes ("pitched 'his' camp") hold three words or fewer and nobody speaks them.
  void Add(uint32_t first, uint32_t last) {
    if (last > first + 2) s_.quotes.push_back({first, last, -1});
  }

  int32_t Speaker(uint32_t begin, uint32_t end) const {
    int32_t found = -1;
    for (uint32_t m = s_.sentence_begin[begin]; m < s_.sentence_begin[end]; ++m) {
      const Mention& mention = s_.mentions[m];
      if (!CanSpeak(mention) || s_.QuoteAt(mention.first) != nullptr) continue;
      if (!NextToSpeech(mention)) continue;
      if (found >= 0) return Same(found, static_cast<int32_t>(m)) ? found : -1;
      found = static_cast<int32_t>(m);
    }
    return found;
  }

  bool Same(int32_t a, int32_t b) const {
    const Mention& x = s_.mentions[static_cast<size_t>(a)];
    const Mention& y = s_.mentions[static_cast<size_t>(b)];
    return y.form == Form::kPronoun || (x.entity >= 0 && x.entity == y.entity);
  }

  // "said Ruiz", "Ruiz said", "Ruiz, the coach, said", "Ruiz later told reporters".
  bool NextToSpeech(const Mention& mention) const {
    if (mention.first > 0 && IsSpeech(s_.LowerAt(static_cast<int64_t>(mention.first) - 1))) return true;
    const int64_t last = mention.last;
    if (IsSpeech(s_.LowerAt(last))) return true;
    if (IsSpeech(s_.LowerAt(last + 1)) && s_.LowerAt(last) != "," && s_.LowerAt(last) != "and") return true;
    if (s_.LowerAt(last) != ",") return false;
    for (int64_t i = last + 1; i < last + 14; ++i) {  // behind an apposition
      std::string_view word = s_.LowerAt(i);
      if (word.empty() || word == "." || word == "\"" || word == "\u201c") return false;
      if (word == ",") return IsSpeech(s_.LowerAt(i + 1));
    }
    return false;
  }

  State& s_;
  int32_t previous_ = -1;        // who spoke last, a paragraph ago
  std::vector<size_t> pending_;  // a quotation left open by the paragraph before
};

}  // namespace

void FindQuotes(State* state) { QuoteFinder(state).Find(); }

const Quote* State::QuoteAt(uint32_t token) const {
  auto it = std::upper_bound(quotes.begin(), quotes.end(), token,
                             [](uint32_t t, const Quote& quote) { return t < quote.first; });
  if (it == quotes.begin()) return nullptr;
  --it;
  return token < it->last ? &*it : nullptr;
}

}  // namespace kg::extract::coref
