// What paths.py measures: makes a graph, and times statements in one session of the shell.
//
//     kg_query_bench make DB EDGES    loads the edges of a file, "subject TAB predicate TAB object" a line: the first
//                                     letter of a name is its type (p person, o organization, t team, e event)
//     kg_query_bench ask DB [cpu]     reads statements, one a line; for each prints its milliseconds (cpu: those that
//                                     the processor worked for it) and the answer, of which the line ends are spaces
//
// One document holds the whole graph: resolution and conflicts are measured elsewhere.
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <unordered_map>

#include "graph/model/data_dir.h"
#include "graph/model/gazetteer.h"
#include "graph/model/schema.h"
#include "graph/reader.h"
#include "graph/writer.h"
#include "query/session.h"

namespace {

kg::ValueType TypeOf(char letter) {
  switch (letter) {
    case 'o':
      return kg::ValueType::kOrganization;
    case 't':
      return kg::ValueType::kTeam;
    case 'e':
      return kg::ValueType::kEvent;
    default:
      return kg::ValueType::kPerson;
  }
}

class OneDocument {
 public:
  OneDocument() {
    document_.article.identity = document_.article.doc = document_.article.source = "edges";
    document_.article.id = kg::IdBuilder("doc").Add("edges").Build<kg::DocId>();
    document_.article.content = kg::IdBuilder("content").Add("edges").Build<kg::ContentHash>();
    kg::AppendBlock(kg::BlockRole::kBody, "All edges of a graph that was drawn by lot.", &document_.article);
  }
  void Add(const std::string& subject, const std::string& predicate, const std::string& object) {
    kg::Claim claim;
    claim.doc = document_.article.id;
    claim.subject = static_cast<uint32_t>(Entity(subject));
    claim.predicate = predicate;
    claim.object_entity = static_cast<int32_t>(Entity(object));
    claim.object = object;
    claim.object_type = TypeOf(object[0]);
    claim.confidence = 0.9;
    claim.sentence = claim.span = {0, 42};
    claim.rule = "bench";
    document_.claims.push_back(std::move(claim));
  }
  const kg::Document& Finish() {
    for (kg::LocalEntity& entity : document_.entities) entity.id = kg::MakeLocalId(document_.article.id, entity);
    for (kg::Claim& claim : document_.claims) claim.id = kg::MakeClaimId(document_, claim);
    return document_;
  }

 private:
  size_t Entity(const std::string& name) {
    const auto [found, added] = index_.try_emplace(name, document_.entities.size());
    if (added) {
      kg::LocalEntity entity;
      entity.type = TypeOf(name[0]);
      entity.name = name;
      entity.names = {{name, 1}};
      entity.mentions = {{0, 3}};
      document_.entities.push_back(std::move(entity));
    }
    return found->second;
  }
  kg::Document document_;
  std::unordered_map<std::string, size_t> index_;
};

int Fail(const kg::Status& status) {
  std::cerr << "error: " << status.message() << '\n';
  return 1;
}

int Make(const std::string& database, const std::string& edges) {
  std::ifstream in(edges);
  if (!in.is_open()) return Fail(kg::IoError("cannot read " + edges));
  OneDocument document;
  std::string subject;
  std::string predicate;
  std::string object;
  while (std::getline(in, subject, '\t') && std::getline(in, predicate, '\t') && std::getline(in, object)) {
    document.Add(subject, predicate, object);
  }
  const auto data = kg::FindDataDir();
  if (!data.ok()) return Fail(data.status());
  const auto schema = kg::Schema::Load({*data / "graph" / "schema"});
  if (!schema.ok()) return Fail(schema.status());
  const auto gazetteer = kg::Gazetteer::Load(*data / "graph" / "places");
  if (!gazetteer.ok()) return Fail(gazetteer.status());
  const auto writer = kg::graph::Writer::Open(database, *schema, *gazetteer, "bench", {});
  if (!writer.ok()) return Fail(writer.status());
  const auto stored = (*writer)->Store(document.Finish());
  if (!stored.ok()) return Fail(stored.status());
  const kg::Status published = (*writer)->Publish({});
  return published.ok() ? 0 : Fail(published);
}

double Milliseconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

int Ask(const std::string& database, clockid_t clock) {
  const auto reader = kg::graph::OpenReader(database);
  if (!reader.ok()) return Fail(reader.status());
  std::ostringstream out;
  kg::query::SessionOptions options;
  options.print.format = kg::query::Format::kJsonl;
  kg::query::Session session(**reader, out, std::cerr, options);
  for (std::string line; std::getline(std::cin, line);) {
    out.str("");
    const double begin = Milliseconds(clock);
    const kg::Status status = session.RunText(line, "");
    const double time = Milliseconds(clock) - begin;
    if (!status.ok()) return 1;
    std::string answer = out.str();
    for (char& c : answer) c = c == '\n' ? ' ' : c;
    std::printf("%.4f\t%s\n", time, answer.c_str());
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string verb = argc > 1 ? argv[1] : "";
  if (verb == "make" && argc == 4) return Make(argv[2], argv[3]);
  if (verb == "ask" && argc == 3) return Ask(argv[2], CLOCK_MONOTONIC);
  if (verb == "ask" && argc == 4 && std::string(argv[3]) == "cpu") return Ask(argv[2], CLOCK_PROCESS_CPUTIME_ID);
  std::cerr << "usage: kg_query_bench make DB EDGES | ask DB [cpu]\n";
  return 2;
}
