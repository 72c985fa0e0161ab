// The mission's three articles, read from the public data: facts, things not to say, conflicts, paths.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class Seeds : public ::testing::Test {
 protected:
  void SetUp() override {
    if (SharedDir().empty() || !fs::is_directory(SharedDir() / "seeds")) {
      GTEST_SKIP() << "no seeds folder in NEWSGRAPH_SHARED (default ../shared)";
    }
    seeds_ = SharedDir() / "seeds";
    for (const auto& entry : fs::directory_iterator(seeds_)) {
      if (entry.path().extension() == ".txt") articles_.push_back(entry.path().string());
    }
    std::sort(articles_.begin(), articles_.end());
  }
  void Load() {
    std::vector<std::string> arguments = {"--db", (folder_ / "db").string()};
    arguments.insert(arguments.end(), articles_.begin(), articles_.end());
    const ProcessResult result = RunProgram("kgingest", arguments);
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }
  std::string Ask(const std::string& statement, const std::string& format = "jsonl") {
    const ProcessResult result = RunProgram("kgq", {(folder_ / "db").string(), "--format", format, "-c", statement});
    EXPECT_EQ(result.exit_code, 0) << statement << "\n" << result.err;
    return result.out;
  }
  std::vector<json> PrintedClaims() {
    std::vector<std::string> arguments = {"--claims"};
    arguments.insert(arguments.end(), articles_.begin(), articles_.end());
    return JsonLines(RunProgram("kgingest", arguments).out);
  }

  ScratchFolder folder_;
  fs::path seeds_;
  std::vector<std::string> articles_;
};

std::string Plain(const json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

TEST_F(Seeds, FourFifthsOfTheExpectedFactsAreFoundWithTheirQualifiers) {
  const fs::path scorer = SharedDir() / "bench/claims/score.py";
  if (!fs::exists(scorer)) GTEST_SKIP() << "no bench/claims/score.py in NEWSGRAPH_SHARED";
  std::string lines;
  for (const json& claim : PrintedClaims()) lines += claim.dump() + "\n";
  WriteFile(folder_ / "facts.jsonl", lines);
  const ProcessResult score = RunShell("python3 " + ShellQuote(scorer.string()) + " --gold " +
                                           ShellQuote((seeds_ / "expected-facts.jsonl").string()) +
                                           " --facts facts.jsonl --require-qualifiers --json score.json",
                                       folder_.path());
  ASSERT_EQ(score.exit_code, 0) << score.err;
  const json result = json::parse(ReadFile(folder_ / "score.json"));
  const double precision = result["MICRO"]["lenient"][0];
  const double recall = result["MICRO"]["lenient"][1];
  EXPECT_GE(recall, 0.80) << score.out;
  EXPECT_GE(precision, 0.90) << score.out;
}

TEST_F(Seeds, NothingOfTheAbsentListIsClaimed) {
  const auto claims = PrintedClaims();
  for (const json& absent : JsonLines(ReadFile(seeds_ / "expected-absent.jsonl"))) {
    for (const json& claim : claims) {
      if (claim["polarity"] != "asserted" || claim["modality"] != "fact" || claim["doc"] != absent["doc"]) continue;
      const auto matches = [&](const char* field, const json& value) {
        return absent[field] == "*" || Plain(absent[field]) == Plain(value);
      };
      const bool straight = matches("subject", claim["subject"]) && matches("object", claim["object"]);
      const bool turned =
          absent["predicate"] == "spouse" && matches("subject", claim["object"]) && matches("object", claim["subject"]);
      EXPECT_FALSE(matches("predicate", claim["predicate"]) && (straight || turned)) << claim.dump();
    }
  }
}

// The values that one claim, or for `name` one camp, says.
std::set<std::string> ValuesOf(const json& claim) {
  std::set<std::string> values = {Plain(claim["object"]), Plain(claim["subject"])};
  for (const auto& [name, value] : claim["qualifiers"].items()) values.insert(Plain(value));
  return values;
}

// True when two claims of the conflict say two of `wanted`, in no camp together or in one minimal set.
bool Opposes(const json& conflict, const std::map<std::string, json>& claims, const std::set<std::string>& wanted) {
  if (conflict["kind"] == "name") {
    size_t spellings = 0;
    for (const json& value : conflict["values"]) spellings += wanted.contains(Plain(value)) ? 1 : 0;
    return spellings >= 2;
  }
  const auto together = [&](const std::string& a, const std::string& b) {
    for (const json& camp : conflict["camps"]) {
      const auto ids = camp["claims"].get<std::set<std::string>>();
      if (ids.contains(a) && ids.contains(b)) return true;
    }
    return false;
  };
  const auto witness = conflict["witness"].get<std::set<std::string>>();
  const auto ids = conflict["claims"].get<std::vector<std::string>>();
  for (const std::string& a : ids) {
    for (const std::string& b : ids) {
      if (a == b || !claims.contains(a) || !claims.contains(b)) continue;
      for (const std::string& x : wanted) {
        for (const std::string& y : wanted) {
          if (x == y || !ValuesOf(claims.at(a)).contains(x) || !ValuesOf(claims.at(b)).contains(y)) continue;
          if (!together(a, b) || (witness.contains(a) && witness.contains(b))) return true;
        }
      }
    }
  }
  return false;
}

TEST_F(Seeds, TheExpectedConflictsAreReportedAndTheLookAlikesAreNot) {
  Load();
  std::map<std::string, json> claims;
  for (const json& claim : JsonLines(Ask(".claims"))) claims[claim["id"]] = claim;
  const auto conflicts = JsonLines(Ask(".conflicts"));
  for (const json& expected : JsonLines(ReadFile(seeds_ / "expected-conflicts.jsonl"))) {
    const auto kinds = expected["kind"].get<std::set<std::string>>();
    const auto wanted = expected["values"].get<std::set<std::string>>();
    const bool report = expected["must"] == "report";
    const auto found = std::find_if(conflicts.begin(), conflicts.end(), [&](const json& conflict) {
      if (!kinds.contains("*") && !kinds.contains(conflict["kind"].get<std::string>())) return false;
      if (conflict["subject"] != expected["subject"] || !Opposes(conflict, claims, wanted)) return false;
      return !report || expected["level"].get<std::set<std::string>>().contains(conflict["level"].get<std::string>());
    });
    if (report) {
      ASSERT_NE(found, conflicts.end()) << expected.dump();
      EXPECT_GT((*found)["why"].get<std::string>().size(), 40U) << found->dump();
    } else {
      EXPECT_EQ(found, conflicts.end()) << expected.dump() << "\n" << found->dump();
    }
  }
}

TEST_F(Seeds, NothingButTheExpectedIsCalledAConflict) {
  Load();
  const auto expected = JsonLines(ReadFile(seeds_ / "expected-conflicts.jsonl"));
  for (const json& conflict : JsonLines(Ask(".conflicts"))) {
    if (conflict["level"] != "conflict") continue;
    EXPECT_TRUE(std::any_of(expected.begin(), expected.end(), [&](const json& line) {
      const auto kinds = line["kind"].get<std::set<std::string>>();
      return line["must"] == "report" && line["subject"] == conflict["subject"] &&
             kinds.contains(conflict["kind"].get<std::string>());
    })) << conflict.dump();
  }
}

TEST_F(Seeds, TwoRunnersOfOneEditionAreConnectedThroughIt) {
  Load();
  const std::string chain = Ask(".path \"Gervais Hakizimana\" \"Eliud Kipchoge\"", "table");
  EXPECT_THAT(chain, HasSubstr("Hakizimana ─competed-in→ London Marathon (2016) ←won─ Eliud Kipchoge"));
  const auto paths = JsonLines(Ask(".path \"Amos Kipruto\" \"Gervais Hakizimana\" --k 3"));
  ASSERT_FALSE(paths.empty());
  EXPECT_TRUE(std::any_of(paths.begin(), paths.end(), [](const json& path) {
    const auto nodes = path["nodes"].get<std::vector<std::string>>();
    return std::find(nodes.begin(), nodes.end(), "Kelvin Kiptum") != nodes.end();
  })) << paths.size();
  for (const json& edge : JsonLines(Ask(".path \"Gervais Hakizimana\" \"Eliud Kipchoge\""))[0]["edges"]) {
    EXPECT_THAT(Ask(".why " + edge["claims"][0].get<std::string>(), "table"), HasSubstr("»"));
  }
}

TEST_F(Seeds, BiographyCommentFormAndRelatedLinksGiveNoClaim) {
  for (const json& claim : PrintedClaims()) {
    const std::string sentence = claim["sentence"];
    for (const char* noise : {"Aayusha", "Bhattarai", "Akismet", "comment!", "email address"})
      EXPECT_EQ(sentence.find(noise), std::string::npos) << sentence;
  }
}

}  // namespace
}  // namespace kg::testing
