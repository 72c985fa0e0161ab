// What is kept beside the contradictions of a graph: whom to believe, and since when they are known.
#include <gtest/gtest.h>

#include "tests/graph/store/graph_fixture.h"

namespace kg::graph::test {
namespace {

Document Born(const std::string& name, const std::string& site, const std::string& place) {
  return DocBuilder(name)
      .Published("2024-02-10")
      .Url("https://" + site + "/" + name)
      .Says("Ana Ruiz", "born-in", place)
      .Says("Ana Ruiz", "won", "Lugo Marathon", {{"date", "2023-05-07"}})
      .Build();
}

double ShareOf(const Conflict& conflict, const std::string& value) {
  for (const Camp& camp : conflict.camps) {
    if (camp.value == value) return camp.probability;
  }
  return -1;
}

std::vector<Conflict> ConflictsOf(const std::filesystem::path& database) {
  const auto reader = OpenTestReader(database);
  std::vector<Conflict> conflicts = reader->AllConflicts();
  EXPECT_TRUE(reader->Health().ok());
  std::erase_if(conflicts, [](const Conflict& conflict) { return conflict.kind != "born-in"; });
  return conflicts;
}

TEST(StoredConflicts, CampsAreWeighedByVotesAndTheWeightsFollowTheArticles) {
  const ScratchFolder folder;
  const auto writer = OpenWriter(folder / "db");
  StoreIn(writer.get(), Born("a", "one.example", "Lyon"));
  StoreIn(writer.get(), Born("b", "two.example", "Marseille"));
  PublishIn(writer.get());
  auto conflicts = ConflictsOf(folder / "db");
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_DOUBLE_EQ(ShareOf(conflicts[0], "Lyon"), 0.5);
  StoreIn(writer.get(), Born("c", "three.example", "Lyon"));
  PublishIn(writer.get());
  conflicts = ConflictsOf(folder / "db");
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_GT(ShareOf(conflicts[0], "Lyon"), 0.6);
  EXPECT_GT(ShareOf(conflicts[0], "Marseille"), 0.0);
  ASSERT_TRUE(writer->Remove("c").ok());
  PublishIn(writer.get());
  conflicts = ConflictsOf(folder / "db");
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_DOUBLE_EQ(ShareOf(conflicts[0], "Lyon"), 0.5);
}

TEST(StoredConflicts, KnowTheEpochThatTheyCameWith) {
  const ScratchFolder folder;
  const auto writer = OpenWriter(folder / "db");
  StoreIn(writer.get(), Born("a", "one.example", "Lyon"));
  PublishIn(writer.get());
  StoreIn(writer.get(), Born("b", "two.example", "Marseille"));
  PublishIn(writer.get());
  const auto conflicts = ConflictsOf(folder / "db");
  ASSERT_EQ(conflicts.size(), 1U);
  const uint64_t came = OpenTestReader(folder / "db")->Stats().epoch;
  EXPECT_EQ(OpenTestReader(folder / "db")->EpochOf(conflicts[0].id), came);
  StoreIn(writer.get(), DocBuilder("z").Published("2024-02-11").Says("Bo Lind", "born-in", "Lyon").Build());
  PublishIn(writer.get());
  EXPECT_GT(OpenTestReader(folder / "db")->Stats().epoch, came);
  EXPECT_EQ(OpenTestReader(folder / "db")->EpochOf(conflicts[0].id), came);
  ASSERT_TRUE(writer->Remove("b").ok());
  PublishIn(writer.get());
  EXPECT_TRUE(ConflictsOf(folder / "db").empty());
  EXPECT_EQ(OpenTestReader(folder / "db")->EpochOf(conflicts[0].id), 0U);
}

TEST(StoredConflicts, AParentIsCheckedAgainWhenTheBirthOfTheChildIsTold) {
  const ScratchFolder folder;
  const auto writer = OpenWriter(folder / "db");
  StoreIn(writer.get(), DocBuilder("a").Published("2024-02-10").Says("Ana Ruiz", "child-of", "Bo Ruiz").Build());
  PublishIn(writer.get());
  StoreIn(writer.get(), DocBuilder("b")
                            .Published("2024-02-10")
                            .Says("Bo Ruiz", "born-on", "1980-01-05")
                            .Says("Ana Ruiz", "child-of", "Bo Ruiz")
                            .Build());
  PublishIn(writer.get());
  StoreIn(writer.get(), DocBuilder("c")
                            .Published("2024-02-10")
                            .Says("Ana Ruiz", "born-on", "1988-01-05")
                            .Says("Ana Ruiz", "child-of", "Bo Ruiz")
                            .Build());
  PublishIn(writer.get());
  const auto kinds = [&] {
    std::vector<std::string> found;
    for (const Conflict& conflict : OpenTestReader(folder / "db")->AllConflicts()) found.push_back(conflict.kind);
    return found;
  };
  EXPECT_EQ(kinds(), std::vector<std::string>{"parent"});
  ASSERT_TRUE(writer->Remove("b").ok());
  PublishIn(writer.get());
  EXPECT_EQ(kinds(), std::vector<std::string>{});
}

}  // namespace
}  // namespace kg::graph::test
