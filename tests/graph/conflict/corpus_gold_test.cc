// The engine alone on the corpus: from the gold claims, all that must be reported, and none that must not be.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/graph/conflict/world.h"
#include "tests/paths.h"

namespace kg::graph {
namespace {

using nlohmann::json;

std::filesystem::path Gold(const char* name) { return tests::SourceDir() / "corpus" / "gold" / name; }

std::vector<json> ReadLines(const std::filesystem::path& path) {
  std::vector<json> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) lines.push_back(json::parse(line));
  }
  return lines;
}

// When the articles of the corpus were published; what is not here has no date.
TestDoc DocOf(const std::string& name) {
  static const std::map<std::string, std::string> kDates = {{"01-ghent-marathon-2022.txt", "2022-10-09"},
                                                            {"02-ghent-marathon-2023.html", "2023-10-08"},
                                                            {"03-jepturgut-profile.txt", "2024-02-20"},
                                                            {"04-verhaegen-obituary.html", "2024-05-05"},
                                                            {"05-verhaegen-tribute.txt", "2024-05-12"},
                                                            {"06-north-sea-games-2023.html", "2023-07-15"},
                                                            {"07-kiel-swim-meet.txt", "2024-06-23"},
                                                            {"08-plovdiv-open-2023.txt", "2023-09-17"},
                                                            {"09-luoma-feature.html", "2024-04-02"},
                                                            {"10-baltic-hockey-cup.txt", "2024-03-31"},
                                                            {"11-northern-cup-final.html", "2024-05-18"},
                                                            {"12-tarleton-transfer.txt", "2024-07-02"},
                                                            {"13-vantoro-ceo.html", "2023-02-14"},
                                                            {"15-lindqvist-prize.html", "2023-11-21"},
                                                            {"17-lillehammer-sprint.html", "2024-02-10"},
                                                            {"19-tallinn-indoor-cup.txt", "2024-03-10"},
                                                            {"20-aarhus-marathon-2024.txt", "2024-05-26"},
                                                            {"21-lantern-games.txt", "2024-08-30"},
                                                            {"22-garonne-marathon-preview.html", "2025-04-10"},
                                                            {"23-aldermoor-fenwick.txt", "2024-11-02"},
                                                            {"24-montalvo-coach.html", "2025-06-16"},
                                                            {"25-voyageurs-wildcatters.txt", "2025-03-12"},
                                                            {"26-bergamo-ladies.txt", "2024-10-20"},
                                                            {"27-quartey-obituary.txt", "2025-02-03"},
                                                            {"28-tasman-swimming.txt", "2025-01-12"},
                                                            {"29-weekend-brief.txt", "2025-01-27"},
                                                            {"30-ramdeen-profile.html", "2025-07-20"},
                                                            {"31-vilkmane-cabinet.txt", "2024-10-21"},
                                                            {"32-marrowstone-chief.html", "2025-05-07"},
                                                            {"33-ezcurdia-obituary.txt", "2025-03-03"},
                                                            {"34-castleden-medal.html", "2025-09-18"},
                                                            {"35-otterby-hospice-trial.txt", "2024-11-29"},
                                                            {"36-tuazon-wedding.txt", "2025-08-12"},
                                                            {"38-pavoncelli-profile.txt", "2025-03-11"},
                                                            {"brief-clock", "2023-12-09"},
                                                            {"brief-councillor", "2024-06-11"},
                                                            {"brief-northern-cup-women", "2024-05-19"},
                                                            {"brief-ohlendorf", "2024-08-01"},
                                                            {"brief-tangen", "2024-02-14"}};
  const auto date = kDates.find(name);
  return date == kDates.end() ? Undated(name, "", "") : Dated(name, date->second);
}

std::string Text(const json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

// Two people of one name are two entities: resolution tells them apart.
std::string SubjectOf(const json& line) {
  const std::string name = line.at("subject");
  return line.at("doc") == "brief-councillor" && name == "Owen Tarleton" ? name + " (councillor)" : name;
}

std::set<std::string> TeamsOf(const std::vector<json>& lines) {
  std::set<std::string> teams;
  for (const json& line : lines) {
    const std::string predicate = line.at("predicate");
    if (predicate == "member-of") teams.insert(Text(line.at("object")));
  }
  return teams;
}

class CorpusGold : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(Gold("claims.jsonl"))) GTEST_SKIP() << "no corpus/gold";
    const std::vector<json> lines = ReadLines(Gold("claims.jsonl"));
    for (const std::string& team : TeamsOf(lines)) world_.Known(team, ValueType::kTeam);
    for (const json& line : lines) {
      const std::string predicate = line.at("predicate");
      if (predicate == "located-in") {
        std::string& within = world_.Known(line.at("subject"), ValueType::kPlace).attributes["within"];
        within += (within.empty() ? "" : "|") + Text(line.at("object"));
      }
    }
    for (const json& line : lines) Say(line);
    conflicts_ = world_.Check();
  }

  void Say(const json& line) {
    // Optional ages without a time may be of any time.
    const bool timeless = line.at("predicate") == "age" && !line.contains("qualifiers");
    if (timeless && line.value("optional", false)) return;
    World::Qualifiers qualifiers;
    if (line.contains("qualifiers")) {
      for (const auto& [name, value] : line.at("qualifiers").items()) qualifiers.emplace_back(name, Text(value));
    }
    const std::string object = Text(line.at("object"));
    const ResolvedClaim& said =
        world_.Say(DocOf(line.at("doc")), SubjectOf(line), line.at("predicate"), object, qualifiers);
    std::set<std::string>& values = values_[said.claim.id];
    values = {object, SubjectOf(line)};
    for (const auto& [name, value] : qualifiers) values.insert(value);
  }

  bool Says(const Conflict& conflict, const Camp& camp, const std::string& value) const {
    if (camp.value == value || camp.value.starts_with(value + "-")) return true;
    if (conflict.kind == "name") return false;
    for (const ClaimId& id : camp.claims) {
      if (values_.at(id).contains(value)) return true;
    }
    return false;
  }

  // Sets two of the values against each other: in no camp together.
  bool Opposes(const Conflict& conflict, const std::vector<std::string>& values) const {
    for (size_t i = 0; i < values.size(); ++i) {
      for (size_t j = i + 1; j < values.size(); ++j) {
        bool first = false;
        bool second = false;
        bool together = false;
        for (const Camp& camp : conflict.camps) {
          const bool a = Says(conflict, camp, values[i]);
          const bool b = Says(conflict, camp, values[j]);
          first = first || a;
          second = second || b;
          together = together || (a && b);
        }
        if (first && second && !together) return true;
      }
    }
    return false;
  }

  const Conflict* Find(const json& line) const {
    const std::vector<std::string> kinds = line.at("kind");
    for (const Conflict& conflict : conflicts_) {
      if (conflict.level == ConflictLevel::kUnknown) continue;
      const bool kind = std::find(kinds.begin(), kinds.end(), conflict.kind) != kinds.end() ||
                        std::find(kinds.begin(), kinds.end(), "*") != kinds.end();
      const std::string subject = line.at("subject");
      const bool involved = conflict.subject_name == subject ||
                            std::find(conflict.involved.begin(), conflict.involved.end(), World::IdOf(subject)) !=
                                conflict.involved.end();
      if (kind && involved && Opposes(conflict, line.at("values"))) return &conflict;
    }
    return nullptr;
  }

  World world_;
  std::map<ClaimId, std::set<std::string>> values_;
  std::vector<Conflict> conflicts_;
};

TEST_F(CorpusGold, AllThatMustBeReportedIs) {
  for (const json& line : ReadLines(Gold("conflicts.jsonl"))) {
    if (line.at("must") != "report") continue;
    const Conflict* found = Find(line);
    ASSERT_NE(found, nullptr) << line.dump();
    const std::vector<std::string> levels = line.at("level");
    EXPECT_NE(std::find(levels.begin(), levels.end(), ToString(found->level)), levels.end()) << found->why;
  }
}

TEST_F(CorpusGold, NoLookAlikeIs) {
  for (const json& line : ReadLines(Gold("conflicts.jsonl"))) {
    if (line.at("must") != "not report") continue;
    const Conflict* found = Find(line);
    EXPECT_EQ(found, nullptr) << line.dump() << "\n" << (found == nullptr ? "" : found->why);
  }
}

TEST_F(CorpusGold, NothingElseIsAConflict) {
  for (const Conflict& conflict : conflicts_) {
    bool wanted = false;
    for (const json& line : ReadLines(Gold("conflicts.jsonl"))) {
      wanted = wanted || (line.at("must") == "report" && Find(line) != nullptr &&
                          Opposes(conflict, line.at("values").get<std::vector<std::string>>()));
    }
    EXPECT_TRUE(wanted || conflict.level != ConflictLevel::kConflict) << conflict.why;
  }
}

}  // namespace
}  // namespace kg::graph
