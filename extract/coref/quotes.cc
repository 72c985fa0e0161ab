// Quotations and who speaks them: by the words around each, else as the quotation before it in the paragraph, else as
// the paragraphs before go on.
#include <algorithm>
#include <optional>

#include "extract/coref/speech.h"
#include "extract/coref/state.h"

namespace kg::extract::coref {
namespace {

class QuoteFinder {
 public:
  explicit QuoteFinder(State* state) : s_(*state), words_(*state) {}

  void Find() {
    for (const BlockRange& block : BlockRanges(s_.text)) Paragraph(block);
  }

 private:
  // What is known of the paragraph before.
  struct Before {
    Attribution last;                  // who spoke last in it
    bool quoted = false;               // it holds a quotation
    bool open = false;                 // its last quotation is not closed
    int32_t subject = -1;              // whom its last sentence is about
    std::vector<size_t> unattributed;  // quotations of the paragraphs before that this one may go on with
  };

  void Paragraph(const BlockRange& block) {
    const std::vector<MarkedQuote> quotes = FindMarkedQuotes(s_.text, block.first_token, block.last_token);
    Before now;
    now.quoted = !quotes.empty();
    now.open = now.quoted && quotes.back().open;
    if (quotes.empty()) {
      now.subject = words_.LastSubject(block.first_token, block.last_token);
      before_ = std::move(now);
      return;
    }
    bool told = false;  // by words of the paragraph itself
    std::vector<Attribution> said = Attribute(quotes, block, &told);
    const size_t first_added = s_.quotes.size();
    for (size_t q = 0; q < quotes.size(); ++q) Add(quotes[q], said[q]);
    now.last = said.back();
    // A quotation left open is that of the paragraph that ends it.
    if (before_.open && told && quotes.front().first <= block.first_token + 1 && said.front().speaker >= 0) {
      for (size_t q : before_.unattributed) s_.quotes[q].speaker = said.front().speaker;
    }
    if (now.open && !told) {
      if (before_.open) now.unattributed = std::move(before_.unattributed);
      for (size_t q = first_added; q < s_.quotes.size(); ++q) now.unattributed.push_back(q);
    }
    before_ = std::move(now);
  }

  std::vector<Attribution> Attribute(const std::vector<MarkedQuote>& quotes, const BlockRange& block,
                                     bool* told) const {
    std::vector<Attribution> said(quotes.size());
    for (size_t q = 0; q < quotes.size(); ++q) said[q] = Beside(quotes, q, block);
    *told = std::any_of(said.begin(), said.end(), [](const Attribution& by) { return by.speaker >= 0; });
    for (size_t q = 1; q < quotes.size(); ++q) {
      if (said[q].speaker < 0) said[q] = words_.Reported(quotes[q - 1].last + 1, quotes[q].first - 1);
      if (said[q].speaker < 0) said[q] = said[q - 1];
    }
    if (said[0].speaker < 0) said[0] = Opening(quotes[0], block);
    for (size_t q = 1; q < quotes.size(); ++q) {
      if (said[q].speaker < 0) said[q] = said[q - 1];
    }
    // "No. Never." The last word was Ruiz's: "Never again," she said.
    for (size_t q = quotes.size() - 1; q-- > 0;) {
      if (said[q].speaker < 0) said[q] = said[q + 1];
    }
    return said;
  }

  // By the words right behind the quotation and right before it.
  Attribution Beside(const std::vector<MarkedQuote>& quotes, size_t q, const BlockRange& block) const {
    const MarkedQuote& quote = quotes[q];
    const uint32_t from = q == 0 ? block.first_token : quotes[q - 1].last + 1;
    const uint32_t to = q + 1 < quotes.size() ? quotes[q + 1].first - 1 : block.last_token;
    const uint32_t opening = quote.first - 1;
    if (opening > from && s_.text.Text(opening - 1) == ":") {
      if (const Attribution before = words_.Before(from, opening); before.speaker >= 0) return before;
    }
    if (!quote.open) {
      if (const Attribution behind = words_.Behind(quote.last + 1, to); behind.speaker >= 0) return behind;
    }
    return opening > from ? words_.Before(from, opening) : Attribution();
  }

  // Of the paragraph's first quotation, that nothing beside it gives to anybody.
  Attribution Opening(const MarkedQuote& quote, const BlockRange& block) const {
    const bool opens = quote.first <= block.first_token + 1;
    if (!opens) return {words_.LastSubject(block.first_token, quote.first - 1), -1};
    if (before_.quoted) return before_.last;
    return {before_.subject, -1};
  }

  void Add(const MarkedQuote& quote, const Attribution& said) {
    uint32_t from = quote.first;
    for (const MarkedQuote& inner : quote.inner) {
      const uint32_t opening = inner.first - 1;
      const Attribution by = opening > from ? words_.Before(from, opening) : Attribution();
      if (by.speaker < 0) continue;  // a title or a scare quote: the speaker's own words
      Push(from, opening, said);
      Push(inner.first, inner.last, by);
      from = inner.last;
    }
    Push(from, quote.last, said);
  }

  void Push(uint32_t first, uint32_t last, const Attribution& said) {
    if (first >= last) return;
    Quote quote;
    quote.first = first;
    quote.last = last;
    quote.speaker = said.speaker;
    quote.listener = said.listener;
    s_.quotes.push_back(quote);
  }

  State& s_;
  AttributionFinder words_;
  Before before_;
};

}  // namespace

void FindQuotes(State* state) {
  QuoteFinder(state).Find();
  FindSpeeches(state);
}

const Quote* State::QuoteAt(uint32_t token) const {
  auto it = std::upper_bound(quotes.begin(), quotes.end(), token,
                             [](uint32_t t, const Quote& quote) { return t < quote.first; });
  if (it == quotes.begin()) return nullptr;
  --it;
  return token < it->last ? &*it : nullptr;
}

}  // namespace kg::extract::coref
