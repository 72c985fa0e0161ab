// A person's decisions win over the machine, outlive what happens to the articles, and can be taken back.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "graph/model/text.h"
#include "tests/graph/store/graph_fixture.h"
#include "tests/random.h"

namespace kg::graph::test {
namespace {

JudgedName NameIn(const std::string& doc, const std::string& name) {
  return {IdBuilder("doc").Add(doc).Build<DocId>(), FoldKey(name), 0};
}

Judgement Merge(std::vector<JudgedName> names) {
  Judgement judgement;
  judgement.names = std::move(names);
  return judgement;
}

Judgement SplitOf(std::vector<JudgedName> names, std::vector<JudgedName> others) {
  Judgement judgement;
  judgement.kind = JudgementKind::kSplit;
  judgement.names = std::move(names);
  judgement.others = std::move(others);
  return judgement;
}

uint64_t JudgeIn(Writer* writer, const Judgement& judgement) {
  const Result<uint64_t> number = writer->Judge(judgement);
  EXPECT_TRUE(number.ok()) << number.status().message();
  return number.ok() ? *number : 0;
}

size_t CountOf(const ScratchFolder& folder, const char* name) {
  return OpenTestReader(folder / "db")->FindByName(name).size();
}

bool AreOne(const ScratchFolder& folder, const char* a, const char* b) {
  const auto reader = OpenTestReader(folder / "db");
  return reader->FindByName(a) == reader->FindByName(b) && reader->FindByName(a).size() == 1;
}

TEST(Judgements, AMergeJoinsWhatNoNameWouldJoinAndUndoPartsIt) {
  const ScratchFolder folder;
  Load(folder / "db", {DocBuilder("a.txt").Says("Ana Ruiz", "won", "Bergheim Marathon").Build(),
                       DocBuilder("b.txt").Says("Maria Holt", "won", "Northern Games").Build()});
  const std::string before = DumpOf(folder / "db");
  const auto writer = OpenWriter(folder / "db");
  JudgeIn(writer.get(), Merge({NameIn("a.txt", "Ana Ruiz"), NameIn("b.txt", "Maria Holt")}));
  PublishIn(writer.get());
  ASSERT_TRUE(AreOne(folder, "Ana Ruiz", "Maria Holt"));
  {
    const auto reader = OpenTestReader(folder / "db");
    const Result<Entity> entity = reader->GetEntity(reader->FindByName("Ana Ruiz").at(0));
    for (const Entity::Member& member : entity->members) EXPECT_EQ(member.confidence, 1.0);
    EXPECT_EQ(reader->FactsOf(entity->id).size(), 2U);
    EXPECT_EQ(reader->AllJudgements().size(), 1U);
  }
  ASSERT_TRUE(writer->Undo(0).ok());
  PublishIn(writer.get());
  EXPECT_EQ(DumpOf(folder / "db"), before);
  EXPECT_EQ(writer->Undo(0).status().code(), StatusCode::kNotFound);
}

TEST(Judgements, ASplitTakesArticlesOutOfOneName) {
  const ScratchFolder folder;
  Load(folder / "db",
       {DocBuilder("a.txt").Person("Tom Berger").Build(), DocBuilder("b.txt").Person("Tom Berger").Build(),
        DocBuilder("c.txt").Person("Tom Berger").Build()});
  ASSERT_EQ(CountOf(folder, "Tom Berger"), 1U);
  const auto writer = OpenWriter(folder / "db");
  JudgeIn(writer.get(),
          SplitOf({NameIn("b.txt", "Tom Berger")}, {NameIn("a.txt", "Tom Berger"), NameIn("c.txt", "Tom Berger")}));
  PublishIn(writer.get());
  EXPECT_EQ(CountOf(folder, "Tom Berger"), 2U);
  ASSERT_TRUE(writer->Undo(1).ok());
  PublishIn(writer.get());
  EXPECT_EQ(CountOf(folder, "Tom Berger"), 1U);
}

TEST(Judgements, TheLaterOfTwoThatContradictEachOtherWins) {
  const ScratchFolder folder;
  Load(folder / "db",
       {DocBuilder("a.txt").Person("Ana Ruiz").Build(), DocBuilder("b.txt").Person("Maria Holt").Build()});
  const auto writer = OpenWriter(folder / "db");
  const std::vector<JudgedName> a = {NameIn("a.txt", "Ana Ruiz")};
  const std::vector<JudgedName> b = {NameIn("b.txt", "Maria Holt")};
  JudgeIn(writer.get(), SplitOf(a, b));
  JudgeIn(writer.get(), Merge({a[0], b[0]}));
  PublishIn(writer.get());
  EXPECT_TRUE(AreOne(folder, "Ana Ruiz", "Maria Holt"));
  JudgeIn(writer.get(), SplitOf(a, b));
  PublishIn(writer.get());
  EXPECT_FALSE(AreOne(folder, "Ana Ruiz", "Maria Holt"));
}

TEST(Judgements, ADecisionOutlivesReplacementAndRemovalOfItsArticles) {
  const ScratchFolder folder;
  const auto build = [](const char* doc, const char* name, const char* version) {
    return DocBuilder(doc, version).Person(name).Build();
  };
  Load(folder / "db",
       {build("a.txt", "Ana Ruiz", "1"), build("b.txt", "Maria Holt", "1"), build("c.txt", "Mia Kern", "1")});
  const auto writer = OpenWriter(folder / "db", "r2");
  JudgeIn(writer.get(),
          Merge({NameIn("a.txt", "Ana Ruiz"), NameIn("b.txt", "Maria Holt"), NameIn("c.txt", "Mia Kern")}));
  PublishIn(writer.get());
  StoreIn(writer.get(), build("b.txt", "Maria Holt", "2"));
  PublishIn(writer.get());
  EXPECT_TRUE(AreOne(folder, "Ana Ruiz", "Maria Holt"));
  ASSERT_TRUE(writer->Remove("b.txt").ok());
  PublishIn(writer.get());
  EXPECT_TRUE(AreOne(folder, "Ana Ruiz", "Mia Kern"));
  StoreIn(writer.get(), build("b.txt", "Maria Holt", "3"));
  PublishIn(writer.get());
  EXPECT_TRUE(AreOne(folder, "Ana Ruiz", "Maria Holt"));
}

class History {
 public:
  explicit History(uint32_t seed) : random_(seed) {}

  // Stores, removes, decides and takes back at random, with a Publish now and then.
  void Run(const std::filesystem::path& database, int steps) {
    const auto writer = OpenWriter(database);
    for (int step = 0; step < steps; ++step) {
      const int what = Number(0, 9);
      if (what <= 5) {
        StoreOne(writer.get(), step);
      } else if (what == 6 && !present_.empty()) {
        const auto at = std::next(present_.begin(), Number(0, static_cast<int>(present_.size()) - 1));
        ASSERT_TRUE(writer->Remove(at->first).ok());
        present_.erase(at);
      } else if (what <= 8) {
        const Judgement judgement = MakeJudgement();
        judgements_[JudgeIn(writer.get(), judgement)] = judgement;
      } else if (!judgements_.empty()) {
        const auto at = std::next(judgements_.begin(), Number(0, static_cast<int>(judgements_.size()) - 1));
        ASSERT_TRUE(writer->Undo(at->first).ok());
        judgements_.erase(at);
      }
      if (Number(0, 2) == 0) PublishIn(writer.get());
    }
    PublishIn(writer.get());
  }

  // What is left, in any order, judgements in theirs: first or last.
  void LoadAnew(const std::filesystem::path& database) {
    std::vector<Document> documents;
    for (const auto& [name, document] : present_) documents.push_back(document);
    std::shuffle(documents.begin(), documents.end(), random_);
    const auto writer = OpenWriter(database);
    const bool judgements_first = Number(0, 1) == 0;
    const auto judge = [&] {
      for (const auto& [number, judgement] : judgements_) JudgeIn(writer.get(), judgement);
    };
    if (judgements_first) judge();
    for (const Document& document : documents) StoreIn(writer.get(), document);
    if (!judgements_first) judge();
    PublishIn(writer.get());
  }

 private:
  int Number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  const std::string& Pick(const std::vector<std::string>& from) {
    return from[static_cast<size_t>(Number(0, static_cast<int>(from.size()) - 1))];
  }

  void StoreOne(Writer* writer, int step) {
    const std::string name = std::to_string(Number(0, 9)) + ".txt";
    DocBuilder story(name, std::to_string(step));
    story.Published(("20" + std::to_string(10 + step)).c_str());
    for (int claim = Number(1, 3); claim > 0; --claim) {
      const std::string person = Pick(people_);
      if (Number(0, 1) == 0) {
        story.Says(Pick(coaches_), "coach-of", person);
      } else {
        story.Says(person, "competed-in", "Bergheim Marathon");
      }
    }
    const Document document = story.Build();
    if (StoreIn(writer, document) != StoreOutcome::kOlder) present_.insert_or_assign(name, document);
  }

  std::vector<JudgedName> Names() {
    std::vector<JudgedName> names;
    for (int count = Number(1, 3); count > 0; --count) {
      names.push_back(NameIn(std::to_string(Number(0, 9)) + ".txt", Pick(people_)));
    }
    return names;
  }

  Judgement MakeJudgement() {
    if (Number(0, 1) == 0) return SplitOf(Names(), Names());
    std::vector<JudgedName> names = Names();
    for (const JudgedName& name : Names()) names.push_back(name);
    return Merge(std::move(names));
  }

  const std::vector<std::string> people_ = {"Kelvin Brandtner", "Kevin Brandtner", "K. Brandtner", "Brandtner",
                                            "Bill Kemper",      "William Kemper",  "Ana Ruiz"};
  const std::vector<std::string> coaches_ = {"Ivo Lenz", "Mara Holt", "Lenz"};
  std::mt19937 random_;
  std::map<std::string, Document> present_;
  std::map<uint64_t, Judgement> judgements_;
};

TEST(Judgements, AnyHistoryOfLoadsRemovalsAndDecisionsEqualsLoadingWhatIsLeftAnew) {
  const uint32_t seed = tests::Seed();
  for (int round = 0; round < tests::Rounds(3); ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + " round " + std::to_string(round));
    const ScratchFolder folder;
    History history(seed + static_cast<uint32_t>(round));
    history.Run(folder / "db", 24);
    history.LoadAnew(folder / "fresh");
    ASSERT_EQ(DumpOf(folder / "db"), DumpOf(folder / "fresh"));
  }
}

}  // namespace
}  // namespace kg::graph::test
