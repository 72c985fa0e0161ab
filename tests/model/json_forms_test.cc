#include "graph/model/json_forms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kg {
namespace {

using ::testing::HasSubstr;

Document SampleDocument() {
  Document document;
  Article& article = document.article;
  article.identity = "a.txt";
  article.id = IdBuilder("doc").Add(article.identity).Build<DocId>();
  article.doc = "a.txt";
  article.title = "Ruiz \"wins\"";
  article.authors = {"Mara Holt", "Leo Brandt"};
  article.published.days = Date::Of(2024, 2, 13).Days();
  article.published.estimate = Date::Of(2024, 2, 13);
  article.published.basis = "meta";
  AppendBlock(BlockRole::kHeadline, "Ruiz wins", &article);
  AppendBlock(BlockRole::kBody, "Zoë Ruiz, 24, won.", &article);
  LocalEntity person;
  person.type = ValueType::kPerson;
  person.name = "Zoë Ruiz";
  person.names = {{"Zoë Ruiz", 1}, {"Ruiz", 1}};
  person.attributes["gender"] = "female";
  person.mentions = {{11, 20}};
  person.id = MakeLocalId(article.id, person);
  document.entities.push_back(person);
  Claim claim;
  claim.doc = article.id;
  claim.predicate = "age";
  claim.object = "24";
  claim.object_type = ValueType::kAge;
  claim.Set("as_of", "2024-02-13");
  claim.confidence = 0.9;
  claim.sentence = {11, 30};
  claim.span = {11, 24};
  claim.rule = "age.apposition";
  claim.id = MakeClaimId(document, claim);
  document.claims.push_back(claim);
  return document;
}

TEST(ClaimLines, HaveTheFieldsOfTheInterface) {
  const Document document = SampleDocument();
  const std::string line =
      ClaimToJsonLine(document.claims[0], LocalNames(document, document.claims[0]), "a.txt", "Zoë Ruiz, 24, won.");
  EXPECT_THAT(line, HasSubstr(R"("subject":"Zoë Ruiz")"));
  EXPECT_THAT(line, HasSubstr(R"("object":24,"object_id":null,"object_type":"Age")"));
  EXPECT_THAT(
      line,
      HasSubstr(
          R"("qualifiers":{"as_of":"2024-02-13"},"polarity":"asserted","modality":"fact","attributed_to":null,"confidence":0.9)"));
  EXPECT_THAT(line, HasSubstr(R"("span":[11,24])"));
}

TEST(ClaimLines, EscapeWhatJsonWantsEscapedAndPrintThreeDigits) {
  Document document = SampleDocument();
  Claim& claim = document.claims[0];
  claim.qualifiers.clear();
  claim.Set("rank", "3", true);
  claim.Set("role", "3");
  claim.confidence = 1;
  const auto line = [&](std::string_view sentence) {
    return ClaimToJsonLine(claim, LocalNames(document, claim), "a.txt", sentence);
  };
  EXPECT_THAT(line("\"Go\",\n\x01 C:\\ \xff"), HasSubstr(R"("sentence":"\"Go\",\n\u0001 C:\\ )"
                                                         "\xEF\xBF\xBD"
                                                         R"(","span")"));
  EXPECT_THAT(line("x"), HasSubstr(R"("qualifiers":{"rank":3,"role":"3"},)"));
  EXPECT_THAT(line("x"), HasSubstr(R"("confidence":1.0,)"));
  claim.confidence = 0.0896;
  EXPECT_THAT(line("x"), HasSubstr(R"("confidence":0.09,)"));
}

TEST(ArticleLines, JoinAuthorsAndNameRoles) {
  const std::string line = ArticleToJsonLine(SampleDocument().article);
  EXPECT_THAT(line, HasSubstr(R"("author":"Mara Holt; Leo Brandt")"));
  EXPECT_THAT(line, HasSubstr(R"("title":"Ruiz \"wins\"")"));
  EXPECT_THAT(line, HasSubstr(R"({"role":"headline","text":"Ruiz wins"})"));
  EXPECT_THAT(line, HasSubstr(R"("published":"2024-02-13","published_basis":"meta")"));
}

TEST(DocumentRecords, ComeBackAsTheyWere) {
  const std::string bytes = EncodeDocument(SampleDocument());
  const auto decoded = DecodeDocument(bytes);
  ASSERT_TRUE(decoded.ok()) << decoded.status().message();
  EXPECT_EQ(EncodeDocument(*decoded), bytes);
  EXPECT_EQ(decoded->entities[0].attributes.at("gender"), "female");
  EXPECT_EQ(decoded->claims[0].Get("as_of"), "2024-02-13");
  EXPECT_EQ(decoded->article.published.days.first, DayFromCivil({2024, 2, 13}));
}

TEST(DocumentRecords, DamagedBytesAreReportedNotTrusted) {
  const std::string bytes = EncodeDocument(SampleDocument());
  EXPECT_EQ(DecodeDocument("").status().code(), StatusCode::kCorrupt);
  for (size_t size = 0; size < bytes.size(); size += 7) {
    EXPECT_FALSE(DecodeDocument(std::string_view(bytes).substr(0, size)).ok()) << size;
  }
}

TEST(Ids, DependOnContentAndPartsDoNotRunTogether) {
  EXPECT_NE(IdBuilder("x").Add("ab").Add("c").Build<DocId>(), IdBuilder("x").Add("a").Add("bc").Build<DocId>());
  EXPECT_NE(IdBuilder("x").Add("a").Build<DocId>(), IdBuilder("y").Add("a").Build<DocId>());
  const DocId id = IdBuilder("x").Add("a").Build<DocId>();
  EXPECT_EQ(DocId::FromHex(id.ToHex()), id);
  EXPECT_FALSE(DocId::FromHex("12"));
  EXPECT_FALSE(DocId::FromHex(std::string(32, 'g')));
}

}  // namespace
}  // namespace kg
