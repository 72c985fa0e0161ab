#include "graph/model/json_forms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/model/document_record.h"

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
  Document document = SampleDocument();
  document.article.source = "dumps/\xff.txt";  // a path need not be UTF-8
  document.article.sketch = {12, 4000000000U};
  const std::string line = DocumentToRecord(document, "r7");
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const auto read = DocumentFromRecord(line);
  ASSERT_TRUE(read.ok()) << read.status().message();
  EXPECT_EQ(read->rules_version, "r7");
  EXPECT_EQ(DocumentToRecord(read->document, "r7"), line);
  EXPECT_EQ(read->document.article.source, document.article.source);
  EXPECT_EQ(read->document.entities[0].attributes.at("gender"), "female");
  EXPECT_EQ(read->document.claims[0].Get("as_of"), "2024-02-13");
  EXPECT_EQ(read->document.article.published.days.first, DayFromCivil({2024, 2, 13}));
}

TEST(DocumentRecords, ACutLineIsReportedNotTrusted) {
  const std::string line = DocumentToRecord(SampleDocument(), "r7");
  for (size_t size = 0; size < line.size(); size += 7) {
    EXPECT_EQ(DocumentFromRecord(std::string_view(line).substr(0, size)).status().code(), StatusCode::kInvalid) << size;
  }
}

// A page that somebody else made up must not speak for another article, nor reach outside its own text.
TEST(DocumentRecords, WhatDoesNotFollowFromTheContentIsRefused) {
  const std::string line = DocumentToRecord(SampleDocument(), "r7");
  const auto changed = [&line](std::string_view from, std::string_view to) {
    std::string other = line;
    const size_t at = other.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return DocumentFromRecord(other.replace(at, from.size(), to)).status();
  };
  EXPECT_THAT(changed(R"("identity":"a.txt")", R"("identity":"b.txt")").message(), HasSubstr("article.id"));
  EXPECT_THAT(changed(R"("name":"Zoë Ruiz")", R"("name":"Ana Ruiz")").message(), HasSubstr("entity's id"));
  EXPECT_THAT(changed(R"("object":"24")", R"("object":"25")").message(), HasSubstr("claim's id"));
  EXPECT_THAT(changed(R"("subject":0)", R"("subject":1)").message(), HasSubstr("not there"));
  EXPECT_THAT(changed(R"("subject":0)", R"("subject":-1)").message(), HasSubstr("out of range"));
  EXPECT_THAT(changed(R"("span":[11,24])", R"("span":[11,2400])").message(), HasSubstr("outside the text"));
  EXPECT_THAT(changed(R"("confidence":0.9)", R"("confidence":9.0)").message(), HasSubstr("confidence"));
  EXPECT_THAT(changed(R"("polarity":"asserted")", R"("polarity":"sworn")").message(), HasSubstr("'sworn'"));
  EXPECT_EQ(changed(R"("version":1)", R"("version":2)").code(), StatusCode::kUnsupported);
  EXPECT_EQ(changed(R"("newsgraph":"document")", R"("newsgraph":"dream")").code(), StatusCode::kInvalid);
}

TEST(DocumentRecords, BracketsWithoutEndAreRefusedAtOnce) {
  EXPECT_THAT(DocumentFromRecord(std::string(10'000'000, '[')).status().message(), HasSubstr("nested"));
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
