// The mention finder: names of people, places, teams, organizations and events, disciplines and nationalities,
// pronouns.
//
// A name is known by its evidence in the article (form, title, apposition, role noun, a verb that people do, a fuller
// form elsewhere), by the gazetteer, by head words ("Marathon", "Championships", "United", "University"), not by lists
// of names. Values found before are taken as they are; mentions do not overlap them.
#ifndef NEWSGRAPH_EXTRACT_MENTIONS_FINDER_H_
#define NEWSGRAPH_EXTRACT_MENTIONS_FINDER_H_

#include <filesystem>
#include <memory>
#include <vector>

#include "extract/mentions/mention.h"
#include "extract/text/tokens.h"
#include "graph/model/article.h"
#include "graph/model/gazetteer.h"
#include "graph/model/status.h"

namespace kg::extract {

namespace mentions {
class WordCache;
}

// Immutable once loaded; threads share it. `gazetteer` must outlive it.
class MentionFinder {
 public:
  // Reads the word lists of `lexicons` (head words, titles, role nouns, stop words ...).
  static Result<MentionFinder> Load(const std::filesystem::path& lexicons, const Gazetteer& gazetteer);
  MentionFinder(MentionFinder&&) noexcept;
  MentionFinder& operator=(MentionFinder&&) noexcept;
  ~MentionFinder();

  // All mentions of the article, `values` among them, in text order, not overlapping. Person pronouns and possessives
  // ("he", "her", "who", "whose") are mentions with form kPronoun / kPossessive and attribute gender/number.
  std::vector<Mention> Find(const Article& article, const TokenizedText& text, std::vector<Mention> values) const;
  // The same, with what was looked up for other texts; one cache a thread, used with this finder alone.
  std::vector<Mention> Find(const Article& article, const TokenizedText& text, std::vector<Mention> values,
                            mentions::WordCache* cache) const;

 private:
  struct Data;
  explicit MentionFinder(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_MENTIONS_FINDER_H_
