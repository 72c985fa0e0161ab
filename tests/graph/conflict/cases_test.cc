// The engine alone on corpus/conflicts: from the claims that a perfect reader would take from the articles it reports
// every true case at its level, and none of the look-alikes.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "graph/model/text.h"
#include "tests/graph/conflict/case_claims.h"
#include "tests/graph/conflict/world.h"
#include "tests/paths.h"

namespace kg::graph {
namespace {

using nlohmann::json;

std::filesystem::path Folder() { return tests::SourceDir() / "corpus" / "conflicts"; }

std::map<std::string, json> ReadGold() {
  std::map<std::string, json> gold;
  std::ifstream file(Folder() / "gold.jsonl");
  for (std::string line; std::getline(file, line);) {
    json entry = json::parse(line);
    std::string name = entry.at("case");
    gold.emplace(std::move(name), std::move(entry));
  }
  return gold;
}

// "Ana Ruiz" of "Ana Ruiz#swimmer".
std::string NameOf(const std::string& entity) { return entity.substr(0, entity.find('#')); }

TestDoc DocOf(const CaseClaim& claim) {
  if (claim.published.empty()) return Undated(claim.article, "", "");
  return Dated(claim.article, claim.published);
}

// The form of an entity's name that the sentence has, else the name.
std::string SurfaceOf(const Entity& entity, const std::string& sentence) {
  for (const NameForm& alias : entity.aliases) {
    if (sentence.find(alias.text) != std::string::npos) return alias.text;
  }
  return entity.name;
}

void Declare(const CaseEntity& declared, World* world) {
  ValueType type = ValueType::kPerson;
  for (const auto& [name, value] : declared.known) {
    if (name == "type") {
      EXPECT_TRUE(ParseValueType(value, &type)) << value;
    }
  }
  Entity& entity = world->Known(declared.name, type);
  entity.name = NameOf(declared.name);
  for (const auto& [name, value] : declared.known) {
    if (name == "also") {
      entity.aliases.push_back({value, 1});
    } else if (name != "type") {
      entity.attributes[name] = value;
    }
  }
}

BlockRole RoleOf(const std::string& name) {
  if (name == "headline") return BlockRole::kHeadline;
  if (name == "caption") return BlockRole::kCaption;
  return name == "correction" ? BlockRole::kCorrection : BlockRole::kBody;
}

void Say(const CaseClaim& claim, World* world) {
  if (claim.predicate == "located-in") {
    std::string& within = world->Known(claim.subject, ValueType::kPlace).attributes["within"];
    within += (within.empty() ? "" : "|") + claim.object;
    return;
  }
  ResolvedClaim& said = world->Say(DocOf(claim), claim.subject, claim.predicate, claim.object, claim.qualifiers);
  said.sentence = claim.sentence;
  said.role = RoleOf(claim.role);
  said.claim.attributed_to = claim.speaker;
  if (claim.negated) said.claim.polarity = Polarity::kNegated;
  EXPECT_TRUE(ParseModality(claim.modality, &said.claim.modality)) << claim.modality;
  said.subject_name = NameOf(claim.subject);
  said.subject_surface = SurfaceOf(world->Known(claim.subject), claim.sentence);
  if (said.object.IsNull()) return;
  said.object_name = NameOf(claim.object);
  said.object_surface = SurfaceOf(world->Known(claim.object), claim.sentence);
}

std::vector<Conflict> ReportsOf(const Case& given) {
  World world;
  for (const CaseEntity& entity : given.entities) Declare(entity, &world);
  for (const CaseClaim& claim : given.claims) {
    for (const std::string& name : {claim.subject, claim.object}) {
      if (name.find('#') != std::string::npos) world.Known(name).name = NameOf(name);
    }
    Say(claim, &world);
  }
  std::vector<Conflict> reports = world.Check();
  std::erase_if(reports, [](const Conflict& report) { return report.level == ConflictLevel::kUnknown; });
  return reports;
}

std::set<std::string> WordsOf(const std::string& name) {
  const std::string key = FoldKey(name);
  std::set<std::string> words;
  for (const std::string_view word : Split(key, ' ')) words.emplace(word);
  words.erase("");
  return words;
}

bool ShareWord(const std::string& a, const std::string& b) {
  const std::set<std::string> words = WordsOf(a);
  return std::ranges::any_of(WordsOf(b), [&](const std::string& word) { return words.contains(word); });
}

// Of one of the right kinds, and it names the subject: as its own, or in a value ("not Ana Ruiz" of her coach).
bool IsOf(const Conflict& report, const json& gold) {
  const std::vector<std::string> kinds = gold.at("kind");
  if (std::ranges::find(kinds, report.kind) == kinds.end()) return false;
  const std::vector<std::string> values = gold.at("values");
  const std::string subject = gold.at("subject");
  const auto in_a_value = [&](const std::string& text) {
    return std::ranges::any_of(report.camps, [&](const Camp& camp) { return ShareWord(camp.value, text); });
  };
  return ShareWord(report.subject_name, subject) || in_a_value(subject) || std::ranges::all_of(values, in_a_value);
}

std::string Print(const std::vector<Conflict>& reports) {
  std::string text;
  for (const Conflict& report : reports) text += "\n  " + Summary(report) + ": " + report.why;
  return reports.empty() ? "nothing" : text;
}

TEST(ConflictCases, EveryTrueOneIsReportedAtItsLevelAndNoLookAlikeIs) {
  if (!std::filesystem::exists(Folder())) GTEST_SKIP() << "no corpus/conflicts";
  std::map<std::string, json> gold = ReadGold();
  for (const Case& given : ReadCases(Folder() / "claims.txt")) {
    const auto entry = gold.extract(given.name);
    ASSERT_FALSE(entry.empty()) << "no gold for the case " << given.name;
    const std::string truth = entry.mapped().at("truth");
    SCOPED_TRACE(given.name + " (" + truth + "): " + std::string(entry.mapped().at("why")));
    const std::vector<Conflict> reports = ReportsOf(given);
    if (truth == "silent") {
      EXPECT_TRUE(reports.empty()) << Print(reports);
    } else if (truth == "look-alike tension") {
      const auto is_conflict = [](const Conflict& report) { return report.level == ConflictLevel::kConflict; };
      EXPECT_TRUE(std::ranges::none_of(reports, is_conflict)) << Print(reports);
    } else {
      const auto is_right = [&](const Conflict& report) {
        return IsOf(report, entry.mapped()) && ToString(report.level) == truth;
      };
      EXPECT_TRUE(std::ranges::any_of(reports, is_right)) << Print(reports);
    }
  }
  EXPECT_TRUE(gold.empty()) << gold.size() << " cases without claims, the first " << gold.begin()->first;
}

}  // namespace
}  // namespace kg::graph
