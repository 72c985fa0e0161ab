// An article read up to coreference, and questions to it.
#ifndef NEWSGRAPH_TESTS_EXTRACT_COREF_COREF_FIXTURE_H_
#define NEWSGRAPH_TESTS_EXTRACT_COREF_COREF_FIXTURE_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/coref/coref.h"
#include "tests/extract/mentions/mentions_fixture.h"

namespace kg::extract {

class CorefTest : public testing::MentionsTest {
 protected:
  void Read(std::string_view text, bool headline = false) {
    analysed_ = Analyse(text, headline);
    entities_ = ResolveCoreference(analysed_.article, analysed_.text, *gazetteer_, &analysed_.mentions);
  }
  // As Read, with a nominal over the words, as a mark rule would make it.
  void ReadWithNominal(std::string_view text, std::string_view words,
                       std::vector<std::pair<std::string, std::string>> attributes) {
    analysed_ = Analyse(text);
    Mention nominal;
    nominal.types = {MentionType::kPerson};
    nominal.form = Form::kNominal;
    nominal.attributes = std::move(attributes);
    const TokenizedText& t = analysed_.text;
    for (uint32_t i = 0; i < t.tokens.size(); ++i) {
      for (uint32_t k = i + 1; k <= t.tokens.size(); ++k) {
        if (t.Range(i, k) != words) continue;
        nominal.first = i;
        nominal.last = k;
      }
    }
    for (uint32_t s = 0; s < t.sentences.size(); ++s) {
      if (nominal.first >= t.sentences[s].first_token && nominal.first < t.sentences[s].last_token)
        nominal.sentence = s;
    }
    auto at = std::find_if(analysed_.mentions.begin(), analysed_.mentions.end(),
                           [&](const Mention& m) { return m.first >= nominal.first; });
    analysed_.mentions.insert(at, nominal);
    entities_ = ResolveCoreference(analysed_.article, analysed_.text, *gazetteer_, &analysed_.mentions);
  }
  // The name of the entity that the n-th mention over these words means, "" when it is left open.
  std::string Who(std::string_view words, int n = 0) const {
    for (const Mention& mention : analysed_.mentions) {
      if (analysed_.text.Range(mention.first, mention.last) != words || n-- > 0) continue;
      return mention.entity < 0 ? "" : entities_[static_cast<size_t>(mention.entity)].name;
    }
    return "no such mention";
  }
  const LocalEntity& Entity(std::string_view name) const {
    for (const LocalEntity& entity : entities_) {
      if (entity.name == name) return entity;
    }
    ADD_FAILURE() << "no entity " << name;
    static const LocalEntity kNone;
    return kNone;
  }

  testing::Analysed analysed_;
  std::vector<LocalEntity> entities_;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_TESTS_EXTRACT_COREF_COREF_FIXTURE_H_
