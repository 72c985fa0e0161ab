// Loads gazetteer and word lists once, and prints mentions as "words|Type|Type=value".
#ifndef NEWSGRAPH_TESTS_EXTRACT_MENTIONS_MENTIONS_FIXTURE_H_
#define NEWSGRAPH_TESTS_EXTRACT_MENTIONS_MENTIONS_FIXTURE_H_

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "extract/mentions/finder.h"
#include "extract/text/tokens.h"
#include "extract/values/values.h"
#include "graph/model/gazetteer.h"
#include "tests/paths.h"

namespace kg::extract::testing {

struct Analysed {
  Article article;
  TokenizedText text;
  std::vector<Mention> mentions;

  // "Ana Ruiz|Person" for every mention that is no pronoun.
  std::vector<std::string> Names() const {
    std::vector<std::string> out;
    for (const Mention& mention : mentions) {
      if (mention.form == Form::kName) out.push_back(Print(mention));
    }
    return out;
  }
  std::string Print(const Mention& mention) const {
    std::string out(text.Range(mention.first, mention.last));
    for (int t = 0; t < kMentionTypeCount; ++t) {
      const auto type = static_cast<MentionType>(t);
      if (mention.types.Has(type)) out += "|" + std::string(ToString(type));
    }
    return out;
  }
  // The first mention over exactly these words.
  const Mention& At(std::string_view words) const {
    for (const Mention& mention : mentions) {
      if (text.Range(mention.first, mention.last) == words) return mention;
    }
    ADD_FAILURE() << "no mention of " << words;
    static const Mention kNone;
    return kNone;
  }
};

class MentionsTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::filesystem::path root = tests::SourceDir();
    if (gazetteer_ != nullptr) return;
    auto gazetteer = Gazetteer::Load(root / "graph" / "places");
    ASSERT_TRUE(gazetteer.ok()) << gazetteer.status().message();
    gazetteer_ = std::make_unique<Gazetteer>(std::move(gazetteer).value());
    auto finder = MentionFinder::Load(root / "extract" / "lexicons", *gazetteer_);
    ASSERT_TRUE(finder.ok()) << finder.status().message();
    finder_ = std::make_unique<MentionFinder>(std::move(finder).value());
  }

  // Blocks are parted by an empty line; the first is the headline when `headline`.
  static Analysed Analyse(std::string_view text, bool headline = false) {
    Analysed out;
    out.article.id = IdBuilder("doc").Add("test").Build<DocId>();
    for (size_t at = 0; at < text.size();) {
      size_t end = std::min(text.find("\n\n", at), text.size());
      AppendBlock(headline && at == 0 ? BlockRole::kHeadline : BlockRole::kBody, text.substr(at, end - at),
                  &out.article);
      at = end + 2;
    }
    out.text = Tokenize(out.article.text, out.article.blocks);
    DateContext context;
    context.reference = Date::Parse("2024-02-20");
    out.mentions = finder_->Find(out.article, out.text, FindValues(out.text, context));
    return out;
  }

  static inline std::unique_ptr<Gazetteer> gazetteer_;
  static inline std::unique_ptr<MentionFinder> finder_;
};

}  // namespace kg::extract::testing

#endif  // NEWSGRAPH_TESTS_EXTRACT_MENTIONS_MENTIONS_FIXTURE_H_
