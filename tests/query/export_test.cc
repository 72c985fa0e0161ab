// Exports, each read by a reader of its own format: what an article can put into a name must not break one.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "query/export/formats.h"
#include "query/export/whole_files.h"
#include "query/session.h"
#include "tests/paths.h"
#include "tests/query/fake_reader.h"

namespace kg::query::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string Slurp(const fs::path& file) {
  std::stringstream content;
  content << std::ifstream(file, std::ios::binary).rdbuf();
  return content.str();
}

// A strict reader of RFC 4180 with "\n": no line ends within fields, quotes only around whole fields.
std::vector<std::vector<std::string>> ReadCsv(const std::string& text) {
  std::vector<std::vector<std::string>> records;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> fields(1);
    for (size_t i = 0; i < line.size(); ++i) {
      if (line[i] == ',') {
        fields.emplace_back();
      } else if (line[i] != '"') {
        fields.back() += line[i];
      } else {
        EXPECT_TRUE(fields.back().empty()) << line;
        for (++i; i < line.size() && (line[i] != '"' || line.substr(i, 2) == "\"\""); ++i) {
          if (line[i] == '"') ++i;
          fields.back() += line[i];
        }
        EXPECT_TRUE(i < line.size() && (i + 1 == line.size() || line[i + 1] == ',')) << line;
      }
    }
    records.push_back(fields);
  }
  return records;
}

class ExportTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "newsgraph-export-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    hostile_ = reader_.AddEntity(kHostile, ValueType::kPerson, {"=cmd|' /C calc'!A0", "one;two", "-\"x\""});
    ana_ = reader_.AddEntity("Ana Ruíz", ValueType::kPerson, {"Ruiz"});
    event_ = reader_.AddEntity("Bergheim & Sons <Marathon>", ValueType::kEvent);
    far_ = reader_.AddEntity("Far Away", ValueType::kPerson);
    reader_.AddClaim(hostile_, "coach-of", ana_, {{"date", "2019/..", false}}, "one.txt");
    reader_.AddClaim(ana_, "won", event_, {{"date", "2023-05-07", false}, {"time", "2:24:10", false}}, "one.txt");
    reader_.AddClaim(far_, "won", event_, {{"rank", "1", true}, {"score", "\"1\\2\"", false}}, "two.txt");
    reader_.AddClaim(ana_, "spouse", far_, {}, "two.txt");
    reader_.AddLiteral(ana_, "born-on", "1999-12", ValueType::kDate, {}, "one.txt");
    reader_.AddLiteral(ana_, "born-on", "1998~", ValueType::kDate, {}, "two.txt");
    reader_.AddLiteral(hostile_, "award", "a \"medal\",\nand\\more;", ValueType::kText, {}, "two.txt");
    reader_.EditArticle("one.txt").url = "https://news.invalid/a b?<q>=\"1\"";
    reader_.EditArticle("one.txt").title = kHostile;
  }
  void TearDown() override { fs::remove_all(folder_); }

  Status Run(const std::string& statement) {
    std::ostringstream out;
    std::ostringstream err;
    Session session(reader_, out, err, {});
    const Status status = session.RunStatement(statement);
    out_ = out.str();
    return status;
  }
  std::string File(const std::string& name) const { return (folder_ / name).string(); }
  std::string Export(const std::string& format, const std::string& options = "") {
    const Status status = Run(".export " + format + " " + File("out." + format) + " --force " + options);
    EXPECT_TRUE(status.ok()) << status.message();
    return Slurp(File("out." + format));
  }
  // What the command prints; its exit code is kept.
  std::string Shell(const std::string& command) {
    const int status = std::system(("{ " + command + "; } >" + File("shell.out") + " 2>&1").c_str());
    shell_exit_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return Slurp(File("shell.out"));
  }
  bool Has(const std::string& program) {
    Shell("command -v " + program);
    return shell_exit_ == 0;
  }

  // Control characters, an override of writing direction, an escape sequence, markup, quotes, a backslash at the end.
  static constexpr const char* kHostile = "Ev\x01il\x1b[31m \u202e<b>\"&amp;\" ]]> 'x'\nN\\";
  FakeReader reader_;
  EntityId hostile_, ana_, event_, far_;
  fs::path folder_;
  std::string out_;
  int shell_exit_ = 0;
};

TEST_F(ExportTest, GraphmlIsValidAndEveryReferenceHolds) {
  const std::string text = Export("graphml");
  EXPECT_THAT(text, HasSubstr("Bergheim &amp; Sons &lt;Marathon&gt;"));
  EXPECT_THAT(text, HasSubstr("Ev\uFFFDil\uFFFD[31m"));
  EXPECT_THAT(text, HasSubstr("1998~; 1999-12"));
  if (!Has("xmllint")) GTEST_SKIP() << "xmllint is not installed";
  const std::string schema = (tests::SourceDir() / "tests/query/data/graphml.xsd").string();
  const std::string said = Shell("xmllint --noout --schema " + schema + " " + File("out.graphml"));
  EXPECT_EQ(shell_exit_, 0) << said;
}

TEST_F(ExportTest, RdfReadersFindTheSameInNquadsAndTrig) {
  const std::string nquads = Export("nquads");
  const std::string trig = Export("trig");
  EXPECT_THAT(nquads, HasSubstr("<http://www.wikidata.org/prop/direct/P569> \"1999-12\"^^"
                                "<http://www.w3.org/2001/XMLSchema#gYearMonth> <urn:newsgraph:article:"));
  EXPECT_THAT(nquads, HasSubstr("\"1998~\"^^<http://id.loc.gov/datatypes/edtf/EDTF>"));
  EXPECT_THAT(nquads, HasSubstr("Ev\\u0001il\\u001B[31m"));
  EXPECT_THAT(trig, HasSubstr("wdt:P569 \"1999-12\"^^xsd:gYearMonth"));
  if (!Has("rapper")) GTEST_SKIP() << "rapper (raptor2-utils) is not installed";
  const auto read = [&](const std::string& format) {
    const std::string said =
        Shell("rapper -q -i " + format + " -o nquads " + File("out." + format) + " http://x.invalid/ | LC_ALL=C sort");
    EXPECT_THAT(said, Not(HasSubstr("rapper:"))) << said;
    return said;
  };
  const std::string from_nquads = read("nquads");
  EXPECT_EQ(from_nquads, read("trig"));
  EXPECT_EQ(std::count(from_nquads.begin(), from_nquads.end(), '\n'), std::count(nquads.begin(), nquads.end(), '\n'));
}

TEST_F(ExportTest, DotAndSvgKeepNamesAsTheyAre) {
  const std::string text = Export("dot");
  EXPECT_THAT(text, HasSubstr("label=\"Bergheim &amp; Sons <Marathon>\""));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  if (!Has("dot")) GTEST_SKIP() << "dot (graphviz) is not installed";
  EXPECT_THAT(Shell("dot -Tcanon " + File("out.dot")), Not(HasSubstr("rror")));
  EXPECT_EQ(shell_exit_, 0);
  EXPECT_THAT(Export("svg"), HasSubstr("Bergheim &amp; Sons &lt;Marathon&gt;"));
  if (!Has("xmllint")) GTEST_SKIP() << "xmllint is not installed";
  EXPECT_EQ(Shell("xmllint --noout --nonet " + File("out.svg")), "");
}

TEST_F(ExportTest, ADrawingOfTooMuchIsRefused) {
  for (int i = 0; i < 600; ++i) reader_.AddEntity("P" + std::to_string(i), ValueType::kPerson);
  const Status status = Run(".export svg " + File("all.svg"));
  EXPECT_EQ(status.code(), StatusCode::kLimit);
  EXPECT_THAT(status.message(), HasSubstr("--near"));
  EXPECT_TRUE(fs::is_empty(folder_));
}

TEST_F(ExportTest, CsvHoldsTwoFilesWhoseReferencesHold) {
  const auto nodes = ReadCsv(Export("csv"));
  const auto edges = ReadCsv(Slurp(File("out-relationships.csv")));
  EXPECT_THAT(nodes[0],
              ElementsAre("id:ID", ":LABEL", "name", "aliases:string[]", "award:string[]", "born-on:string[]"));
  EXPECT_THAT(edges[0], ElementsAre(":START_ID", ":END_ID", ":TYPE", "fact", "sources:int", "confidence:double", "date",
                                    "rank", "score", "time", "claims:string[]"));
  ASSERT_EQ(nodes.size(), 5U);
  ASSERT_EQ(edges.size(), 5U);
  std::set<std::string> ids;
  for (size_t i = 1; i < nodes.size(); ++i) {
    EXPECT_EQ(nodes[i].size(), nodes[0].size());
    EXPECT_TRUE(ids.insert(nodes[i][0]).second);
    if (nodes[i][0] == ana_.ToHex()) {
      EXPECT_EQ(nodes[i][5], "1998~;1999-12");
    }
    if (nodes[i][0] == hostile_.ToHex()) {
      EXPECT_EQ(nodes[i][4], "a \"medal\", and\\more,");
      EXPECT_THAT(nodes[i][3], HasSubstr("one,two;"));
    }
  }
  for (size_t i = 1; i < edges.size(); ++i) {
    EXPECT_EQ(edges[i].size(), edges[0].size());
    EXPECT_EQ(ids.count(edges[i][0]) + ids.count(edges[i][1]), 2U);
  }
}

TEST_F(ExportTest, CsvSafeLeavesNoFormula) {
  reader_.AddEntity("=1+1", ValueType::kPerson);
  EXPECT_THAT(Export("csv"), HasSubstr(",=1+1,"));
  EXPECT_THAT(Export("csv", "--csv-safe"), HasSubstr(",'=1+1,"));
  EXPECT_THAT(Run(".export dot " + File("x") + " --csv-safe").message(), HasSubstr("--csv-safe is for csv"));
}

TEST_F(ExportTest, NearTakesOnlyWhatLiesAround) {
  const std::string all = Export("dot");
  EXPECT_THAT(all, HasSubstr("Far Away"));
  const std::string near = Export("dot", "--near " + hostile_.ToHex());
  EXPECT_THAT(near, HasSubstr("Ana"));
  EXPECT_THAT(near, Not(HasSubstr("Far Away")));
  EXPECT_THAT(Export("dot", "--near " + hostile_.ToHex() + " --hops 2"), HasSubstr("Far Away"));
  const std::string claims = Export("jsonl", "--near " + hostile_.ToHex());
  EXPECT_EQ(std::count(claims.begin(), claims.end(), '\n'), 4);
}

// Only what the rows hold: a relationship between two entities of the rows that no row has stays out.
TEST_F(ExportTest, TheResultOfAQueryIsAGraphInEveryFormat) {
  const std::string coached = "--query \"MATCH (c)-[r:COACH_OF]->(a)-[:SPOUSE]-(s) RETURN c, [r], {s: s};\"";
  for (const std::string& format : ExportFormats()) {
    if (format == "svg" && !Has("dot")) continue;
    const std::string text = Export(format, coached);
    EXPECT_THAT(text, HasSubstr("Ana Ru")) << format;
    EXPECT_THAT(text, Not(HasSubstr("Bergheim"))) << format;
    EXPECT_EQ(Export(format, coached), text) << format;
  }
  EXPECT_THAT(Export("dot", coached), HasSubstr("Far Away"));
  EXPECT_THAT(Export("dot", coached), Not(HasSubstr("spouse")));
  const std::string claims = Export("jsonl", coached);
  EXPECT_EQ(std::count(claims.begin(), claims.end(), '\n'), 1);
  // Paths bring their relationships, nodes alone what lies between them, claims themselves.
  EXPECT_THAT(Export("dot", "--query 'MATCH p = (:Person {name: \"Far Away\"})-[:WON]->() RETURN p'"),
              HasSubstr("Bergheim"));
  EXPECT_THAT(Export("dot", "--query 'MATCH (n:Person) RETURN n'"), HasSubstr("spouse"));
  EXPECT_THAT(Export("jsonl", "--query 'MATCH (c:Claim {predicate: \"spouse\"}) RETURN c'"), HasSubstr("spouse"));
  EXPECT_THAT(Run(".export dot " + File("x") + " --query 'RETURN 1 AS n'").message(), HasSubstr("hold no entity"));
  EXPECT_THAT(Run(".export dot " + File("x") + " --query 'MATCH (n RETURN n'").message(), HasSubstr("1:10"));
  EXPECT_FALSE(fs::exists(File("x")));
}

TEST_F(ExportTest, NothingIsReplacedUnaskedNorLeftBehind) {
  Export("csv");
  const std::string before = Slurp(File("out-relationships.csv"));
  fs::remove(File("out.csv"));
  // The second of two files is there: neither is written.
  EXPECT_THAT(Run(".export csv " + File("out.csv")).message(), HasSubstr("out-relationships.csv exists; --force"));
  EXPECT_FALSE(fs::exists(File("out.csv")));
  EXPECT_EQ(Slurp(File("out-relationships.csv")), before);
  std::atomic<bool> interrupted{true};
  std::ostringstream out;
  std::ostringstream err;
  SessionOptions options;
  options.interrupted = &interrupted;
  Session session(reader_, out, err, options);
  EXPECT_EQ(session.RunStatement(".export trig " + File("new.trig")).code(), StatusCode::kInterrupted);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

// A second Ctrl-C, or a kill, left a file with the ending .part.
TEST_F(ExportTest, WhatIsWrittenHasNoNameUntilItIsWhole) {
  const int nameless = ::open(folder_.c_str(), O_TMPFILE | O_RDWR, 0600);
  if (nameless < 0) GTEST_SKIP() << "the file system has no files without a name";
  ::close(nameless);
  for (const bool force : {false, true}) {
    const auto write = [&](std::ostream& out) {
      out << "whole" << force << std::flush;
      const auto files = std::distance(fs::directory_iterator(folder_), fs::directory_iterator());
      EXPECT_EQ(files, force ? 1 : 0);
      return Status::Ok();
    };
    ASSERT_TRUE(WriteWholeFiles({{File("a.txt"), write}}, force, std::cout).ok());
    EXPECT_EQ(Slurp(File("a.txt")), "whole" + std::to_string(force));
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

TEST_F(ExportTest, EqualGraphsGiveEqualBytes) {
  for (const char* format : {"jsonl", "csv", "graphml", "nquads", "trig", "dot"}) {
    EXPECT_EQ(Export(format), Export(format)) << format;
    EXPECT_TRUE(Run(std::string(".export ") + format + " -").ok());
    EXPECT_THAT(out_, HasSubstr(Slurp(File(std::string("out.") + format)))) << format;
  }
}

TEST_F(ExportTest, UnknownFormatsAreToldWithTheNearest) {
  EXPECT_THAT(Run(".export graphlm x").message(), HasSubstr("did you mean graphml?"));
  EXPECT_THAT(Run(".export dot " + File("x") + " --hops 2").message(), HasSubstr("--near"));
}

}  // namespace
}  // namespace kg::query::testing
