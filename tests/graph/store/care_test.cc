// The care of a database: what .check notices, backups, compaction, databases of older versions.
#include "graph/care.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <random>

#include "graph/store/db.h"
#include "graph/store/judgements.h"
#include "graph/store/layout.h"
#include "graph/store/stored.h"
#include "tests/graph/store/graph_fixture.h"
#include "tests/random.h"

namespace kg::graph::test {
namespace {

namespace fs = std::filesystem;

std::string LongStory() {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "word" + std::to_string(i * 7919 % 1000) + " ";
  return text;
}

// Facts with and without entities, an alias, a conflict, exact and near copies.
std::vector<Document> Stories() {
  Document near = DocBuilder("near.txt").Body(LongStory() + "More of it.").Person("Mira Holtan").Build();
  Document wire = DocBuilder("wire.txt").Body(LongStory()).Person("Mira Holtan").Build();
  wire.article.sketch = {58};
  for (uint32_t i = 0; i < 64; ++i) wire.article.sketch.push_back(i * 2654435761U);
  near.article.sketch = wire.article.sketch;
  near.article.sketch[0] = 60;
  return {DocBuilder("berg.txt")
              .Published("2021-05-12")
              .Says("Mira Holtan", "won", "Solvik Marathon", {{"date", "2021-05-09"}, {"time", "2:31:40"}})
              .Says("Egil Brandvold", "coach-of", "Mira Holtan")
              .Alias("Mira Holtan", "Holtan")
              .Says("Mira Holtan", "born-on", "1990-03-03")
              .Build(),
          DocBuilder("years.txt")
              .Published("2021-05-20")
              .Url("https://example.org/years")
              .Says("Egil Brandvold", "coach-of", "Mira Holtan")
              .Says("Mira Holtan", "born-on", "1993-03-03")
              .Build(),
          wire, near};
}

std::vector<std::string> ProblemsOf(const fs::path& database) {
  std::vector<std::string> problems;
  const auto report = CheckDatabase(database, [&](const std::string& problem) { problems.push_back(problem); }, {});
  EXPECT_TRUE(report.ok()) << report.status().message();
  EXPECT_TRUE(!report.ok() || report->problems == problems.size());
  return problems;
}

fs::path LatestEpoch(const fs::path& database) { return EpochPath(database, *ReadLatest(database)); }

using Entry = std::tuple<Table, std::string, std::string>;

std::vector<Entry> EntriesOf(const fs::path& epoch) {
  std::vector<Entry> entries;
  const auto db = Db::OpenForReading(epoch, {});
  EXPECT_TRUE(db.ok()) << db.status().message();
  for (size_t i = 0; i < static_cast<size_t>(Table::kCount); ++i) {
    const auto table = static_cast<Table>(i);
    for (FullScan scan(**db, table); scan.Valid(); scan.Next()) {
      if (table == Table::kMeta && scan.key() != "counters") continue;
      entries.emplace_back(table, scan.key(), scan.value());
    }
  }
  return entries;
}

void Change(const fs::path& epoch, Batch batch) {
  auto db = Db::OpenForWriting(epoch, {1 << 20, 1 << 20});
  ASSERT_TRUE(db.ok()) << db.status().message();
  ASSERT_TRUE((*db)->Write(std::move(batch), false).ok());
}

TEST(Check, FindsNothingWrongInWhatWasLoadedReplacedAndRemoved) {
  const ScratchFolder folder;
  Load(folder / "db", Stories());
  EXPECT_EQ(ProblemsOf(folder / "db"), std::vector<std::string>());
  Load(folder / "db", {DocBuilder("berg.txt", "2").Says("Ivo Lenz", "coach-of", "Mira Holtan").Build()});
  EXPECT_EQ(ProblemsOf(folder / "db"), std::vector<std::string>());
  {
    const auto writer = OpenWriter(folder / "db");
    ASSERT_TRUE(writer->Remove("wire.txt").ok());
    PublishIn(writer.get());
  }
  EXPECT_EQ(ProblemsOf(folder / "db"), std::vector<std::string>());
}

TEST(Check, CountsWhatItHasSeenAndSaysWhatItHasNot) {
  const ScratchFolder folder;
  Load(folder / "db", Stories());
  const auto writer = OpenWriter(folder / "db");
  const auto report = CheckDatabase(folder / "db", [](const std::string&) {}, {});
  ASSERT_TRUE(report.ok());
  EXPECT_GT(report->files, 15U);
  EXPECT_GT(report->entries, 100U);
  ASSERT_EQ(report->remarks.size(), 1U);
  EXPECT_NE(report->remarks[0].find("process"), std::string::npos) << report->remarks[0];
  EXPECT_EQ(CheckDatabase(folder / "none", [](const std::string&) {}, {}).status().code(), StatusCode::kNotFound);
}

TEST(Check, CanBeInterruptedWithinATable) {
  const ScratchFolder folder;
  std::vector<Document> stories;
  for (int i = 0; i < 30; ++i) {
    DocBuilder story("story-" + std::to_string(i) + ".txt");
    for (int j = 0; j < 20; ++j) story.Says("Mira Holtan", "won", "Solvik Run " + std::to_string(j));
    stories.push_back(story.Build());
  }
  Load(folder / "db", stories);
  int asked = 0;
  const auto go_on = [&asked] { return ++asked < 3; };
  const auto report = CheckDatabase(
      folder / "db", [](const std::string&) {}, go_on);
  EXPECT_EQ(report.status().code(), StatusCode::kInterrupted);
}

// Whatever single entry is taken away, another one speaks of it.
TEST(Check, NoticesEveryEntryThatIsMissing) {
  const ScratchFolder folder;
  Load(folder / "db", Stories());
  const fs::path epoch = LatestEpoch(folder / "db");
  std::vector<Entry> entries = EntriesOf(epoch);
  std::set<Table> tables;
  for (const Entry& entry : entries) tables.insert(std::get<0>(entry));
  EXPECT_GE(tables.size(), 20U) << "the stories fill all tables but pending";
  const auto seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::shuffle(entries.begin(), entries.end(), random);
  entries.resize(std::min<size_t>(entries.size(), static_cast<size_t>(tests::Rounds(25))));
  for (const auto& [table, key, value] : entries) {
    Batch without;
    without.Delete(table, key);
    Change(epoch, std::move(without));
    EXPECT_FALSE(ProblemsOf(folder / "db").empty()) << TableName(table) << " of " << key.size() << " bytes";
    Batch again;
    again.Put(table, key, value);
    Change(epoch, std::move(again));
  }
  EXPECT_EQ(ProblemsOf(folder / "db"), std::vector<std::string>());
}

// An entry that belongs to nothing: the key of another one with its last byte changed.
TEST(Check, NoticesEntriesThatBelongToNothing) {
  const ScratchFolder folder;
  Load(folder / "db", Stories());
  const fs::path epoch = LatestEpoch(folder / "db");
  std::set<std::pair<Table, char>> seen;  // one of each kind: table and first byte, or length
  for (const auto& [table, key, value] : EntriesOf(epoch)) {
    if (table == Table::kMeta) continue;
    const bool tagged = table == Table::kIndex || table == Table::kCopy;
    if (!seen.emplace(table, tagged ? key[0] : static_cast<char>(key.size())).second) continue;
    std::string other = key;
    other.back() = static_cast<char>(other.back() ^ 0x5a);
    Batch more;
    more.Put(table, other, value);
    Change(epoch, std::move(more));
    EXPECT_FALSE(ProblemsOf(folder / "db").empty()) << TableName(table) << " " << key.size();
    Batch back;
    back.Delete(table, other);
    Change(epoch, std::move(back));
  }
  EXPECT_EQ(ProblemsOf(folder / "db"), std::vector<std::string>());
}

// What stands beside a conflict, a person's decisions, and entries that lead elsewhere: each with a value that is
// whole, but not the right one.
TEST(Check, SaysWhatIsWrongWithVotesWeightsDecisionsAndIndexEntries) {
  const ScratchFolder folder;
  Load(folder / "db", Stories());
  {
    const auto writer = OpenWriter(folder / "db");
    Judgement judgement;
    judgement.names = {{Stories()[0].article.id, "mira holtan", 0}, {Stories()[1].article.id, "mira holtan", 0}};
    ASSERT_TRUE(writer->Judge(judgement).ok());
    PublishIn(writer.get());
  }
  ASSERT_EQ(ProblemsOf(folder / "db"), std::vector<std::string>());
  const fs::path epoch = LatestEpoch(folder / "db");
  std::map<char, std::pair<std::string, std::string>> first;  // entry of table index, by kind
  for (const auto& [table, key, value] : EntriesOf(epoch)) {
    if (table == Table::kIndex) first.emplace(key[0], std::pair(key, value));
  }
  StoredVotes votes;
  ASSERT_TRUE(Decode(first.at('v').second, &votes));
  ASSERT_EQ(votes.camps.size(), 2U);
  std::swap(votes.camps[0], votes.camps[1]);
  const std::string to_itself = first.at('k').first.substr(1);
  struct Wrong {
    std::string key;
    std::string value;
    std::string what;
  };
  const std::vector<Wrong> wrong = {
      {first.at('v').first, Encode(votes), "the votes are not those of the claims"},
      {first.at('v').first, "x", "the value is damaged"},
      {first.at('t').first, Encode(StoredTrust{{0.9, 0.1}}), "do not follow from the votes"},
      {first.at('n').first, std::string(7, '\0') + '\x63', "epoch 99"},
      {first.at('j').first, first.at('v').second, "the value is damaged"},
      {JudgementKey(7), first.at('j').second, "it holds another decision"},
      {'a' + to_itself, to_itself, "in its own place"},
      {'q' + to_itself, "", "no key of this table"},
  };
  for (const auto& [key, value, what] : wrong) {
    const bool there = first.contains(key[0]) && first.at(key[0]).first == key;
    const std::string good = there ? first.at(key[0]).second : "";
    Batch change;
    change.Put(Table::kIndex, key, value);
    Change(epoch, std::move(change));
    const std::vector<std::string> problems = ProblemsOf(folder / "db");
    const bool said = std::any_of(problems.begin(), problems.end(),
                                  [&what](const auto& p) { return p.find(what) != std::string::npos; });
    EXPECT_TRUE(said) << what << ": " << (problems.empty() ? "nothing" : problems[0]);
    Batch back;
    there ? back.Put(Table::kIndex, key, good) : back.Delete(Table::kIndex, key);
    Change(epoch, std::move(back));
  }
  EXPECT_EQ(ProblemsOf(folder / "db"), std::vector<std::string>());
}

TEST(Backup, IsADatabaseOfItsOwn) {
  const ScratchFolder folder;
  Load(folder / "db", Stories());
  const std::string before = DumpOf(folder / "db");
  {
    const auto writer = OpenWriter(folder / "db");  // somebody writes meanwhile
    StoreIn(writer.get(), DocBuilder("later.txt").Says("Ivo Lenz", "coach-of", "Ana Ruiz").Build());
    const Status status = BackUp(folder / "db", folder / "copy");
    ASSERT_TRUE(status.ok()) << status.message();
  }
  fs::remove_all(folder / "db");
  EXPECT_EQ(DumpOf(folder / "copy"), before);
  EXPECT_EQ(ProblemsOf(folder / "copy"), std::vector<std::string>());
  Load(folder / "copy", {DocBuilder("later.txt").Says("Ivo Lenz", "coach-of", "Ana Ruiz").Build()});
  EXPECT_EQ(OpenTestReader(folder / "copy")->Stats().articles, 5U);
  EXPECT_EQ(ProblemsOf(folder / "copy"), std::vector<std::string>());
}

TEST(Backup, NeverGoesOverWhatIsThere) {
  const ScratchFolder folder;
  Load(folder / "db", Stories());
  fs::create_directory(folder / "full");
  std::ofstream(folder / "full" / "holiday.jpg") << "not a graph";
  EXPECT_EQ(BackUp(folder / "db", folder / "full").code(), StatusCode::kInvalid);
  EXPECT_EQ(BackUp(folder / "db", folder / "none" / "copy").ok(), true);
  EXPECT_EQ(BackUp(folder / "missing", folder / "copy").ok(), false);
  EXPECT_FALSE(fs::exists(folder / "copy"));
}

std::string AllBytesBelow(const fs::path& folder) {
  std::string bytes;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(file), {});
  }
  return bytes;
}

TEST(Compact, WhatWasRemovedIsInNoFileAnyMore) {
  const ScratchFolder folder;
  std::vector<Document> stories = Stories();
  // A value that no compression shortens: digits of a hash.
  const std::string secret = IdBuilder("secret").Build<DocId>().ToHex();
  stories.push_back(DocBuilder("secret.txt").Says("Mira Holtan", "won", "Cup of " + secret).Build());
  Load(folder / "db", stories);
  EXPECT_NE(AllBytesBelow(folder / "db").find(secret), std::string::npos);
  {
    const auto writer = OpenWriter(folder / "db");
    ASSERT_TRUE(writer->Remove("secret.txt").ok());
    PublishIn(writer.get());
  }
  const std::string before = DumpOf(folder / "db");
  EXPECT_NE(AllBytesBelow(folder / "db").find(secret), std::string::npos) << "kept by older epochs, so far";
  {
    const auto reader = OpenTestReader(folder / "db");
    ASSERT_TRUE(CompactDatabase(folder / "db").ok());
    EXPECT_EQ(DropOldEpochs(folder / "db"), 1U) << "the one that is read";
    EXPECT_EQ(Dump(*reader), before);
  }
  EXPECT_EQ(DropOldEpochs(folder / "db"), 0U);
  EXPECT_EQ(AllBytesBelow(folder / "db").find(secret), std::string::npos);
  EXPECT_EQ(DumpOf(folder / "db"), before);
  EXPECT_EQ(ProblemsOf(folder / "db"), std::vector<std::string>());
}

TEST(Compact, WaitsForNobody) {
  const ScratchFolder folder;
  Load(folder / "db", Stories());
  const auto writer = OpenWriter(folder / "db");
  EXPECT_EQ(CompactDatabase(folder / "db").code(), StatusCode::kLocked);
}

// Written by the first version of the schema, before there were near copies.
TEST(OlderVersions, ADatabaseOfTheFirstOneIsReadAndRaisedByTheFirstWriter) {
  const ScratchFolder folder;
  const std::string unpack = "tar xzf '" + kg::tests::SourceDir().string() +
                             "/tests/graph/store/fixtures/schema1.tgz' -C '" + (folder / ".").string() + "'";
  ASSERT_EQ(std::system(unpack.c_str()), 0);
  ASSERT_EQ(*ReadSchemaVersion(folder / "db"), 1U);
  {
    const auto reader = OpenTestReader(folder / "db");
    EXPECT_EQ(reader->Stats().articles, 3U);
    EXPECT_EQ(reader->Stats().claims, 7U);
    ASSERT_EQ(reader->AllConflicts().size(), 1U);
    EXPECT_EQ(reader->AllConflicts()[0].kind, "born-on");
    ASSERT_EQ(reader->FindByName("mira holtan").size(), 1U);
    EXPECT_EQ(reader->GetArticle(reader->AllSources()[0].id)->text.substr(0, 14), "Story berg.txt");
  }
  EXPECT_EQ(ProblemsOf(folder / "db"), std::vector<std::string>());
  Load(folder / "db", {DocBuilder("new.txt").Says("Egil Brandvold", "coach-of", "Ana Ruiz").Build()});
  EXPECT_EQ(*ReadSchemaVersion(folder / "db"), kSchemaVersion);
  EXPECT_EQ(OpenTestReader(folder / "db")->Stats().articles, 4U);
  EXPECT_EQ(ProblemsOf(folder / "db"), std::vector<std::string>());
}

}  // namespace
}  // namespace kg::graph::test
