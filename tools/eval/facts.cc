#include "tools/eval/facts.h"

#include "graph/model/text.h"
#include "tools/eval/json_lines.h"

namespace kg::eval {
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

std::vector<Name> NamesOf(const json& line, const char* key) {
  std::vector<Name> names;
  for (const std::string& text : TextsOf(line, key)) names.push_back(MakeName(text));
  return names;
}

std::set<std::string> SetOf(const json& line, const char* key) {
  const auto texts = TextsOf(line, key);
  return {texts.begin(), texts.end()};
}

Result<Fact> FactOf(const json& line) {
  Fact fact;
  for (const char* key : {"doc", "subject", "predicate", "object"}) {
    if (!line.contains(key) || line[key].is_null()) {
      return InvalidError("no \"" + std::string(key) + "\"; expected doc, subject, predicate and object");
    }
  }
  fact.doc = TextOf(line, "doc");
  fact.predicate = TextOf(line, "predicate");
  fact.subject = MakeName(TextOf(line, "subject"));
  fact.object = MakeName(TextOf(line, "object"));
  if (const auto it = line.find("qualifiers"); it != line.end() && it->is_object()) {
    for (const auto& [name, value] : it->items()) fact.qualifiers[name] = TextOf(*it, name.c_str());
  }
  fact.sentence = CollapseSpaces(TextOf(line, "sentence"));
  fact.subject_aliases = NamesOf(line, "subject_aliases");
  fact.object_aliases = NamesOf(line, "object_aliases");
  fact.optional_qualifiers = SetOf(line, "optional_qualifiers");
  fact.optional = IsTrue(line, "optional");
  fact.why = TextOf(line, "why");
  fact.rule = TextOf(line, "rule");
  if (const auto it = line.find("confidence"); it != line.end() && it->is_number()) fact.confidence = it->get<double>();
  const auto is_or_unsaid = [&](const char* key, const char* wanted) {
    return !line.contains(key) || TextOf(line, key) == wanted;
  };
  fact.plain = is_or_unsaid("polarity", "asserted") && is_or_unsaid("modality", "fact");
  return fact;
}

std::map<std::string, std::string> TextMap(const json& object, const char* key) {
  std::map<std::string, std::string> map;
  const auto it = object.find(key);
  if (it == object.end() || !it->is_object()) return map;
  for (const auto& [name, value] : it->items()) {
    if (value.is_string() && !value.get<std::string>().empty()) map[name] = value.get<std::string>();
  }
  return map;
}

}  // namespace

Result<std::vector<Fact>> ReadFacts(const fs::path& file) {
  std::vector<Fact> facts;
  KG_RETURN_IF_ERROR(ForEachJsonLine(file, [&facts](const json& line) {
    auto fact = FactOf(line);
    if (fact.ok()) facts.push_back(std::move(fact).value());
    return fact.status();
  }));
  return facts;
}

Result<Scope> ReadScope(const fs::path& file) {
  Scope scope;
  KG_RETURN_IF_ERROR(ForEachJsonLine(file, [&scope](const json& line) {
    if (!line.contains("doc") || !line.contains("predicates")) {
      return InvalidError("a line of a scope needs \"doc\" and \"predicates\"");
    }
    DocumentScope& document = scope[TextOf(line, "doc")];
    document = {SetOf(line, "predicates"), TextOf(line, "fold"), {}};
    if (const auto it = line.find("passages"); it != line.end() && it->is_array()) {
      for (const json& passage : *it) {
        if (!passage.is_object()) continue;
        document.passages.push_back({CollapseSpaces(TextOf(passage, "text")), SetOf(passage, "predicates")});
      }
    }
    return Status::Ok();
  }));
  return scope;
}

Result<Meta> ReadMeta(const fs::path& file) {
  const auto read = ReadJsonFile(file);
  if (!read.ok()) return read.status();
  return Meta{TextMap(*read, "merge"), TextMap(*read, "implies"), IsTrue(*read, "recall_only"),
              IsTrue(*read, "precision_on_subject")};
}

std::string CollapseSpaces(std::string_view text) {
  std::string out;
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    if (!IsSpace(NextCodePoint(text, &pos))) {
      out.append(text.substr(begin, pos - begin));
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string ToString(const Fact& fact) {
  std::string text = fact.predicate + "(" + fact.subject.text + ", " + fact.object.text;
  for (const auto& [name, value] : fact.qualifiers) text += ", " + name + " = " + value;
  return text + ")";
}

}  // namespace kg::eval
