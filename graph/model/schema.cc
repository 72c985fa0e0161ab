#include "graph/model/schema.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fstream>
#include <sstream>

#include "graph/model/text.h"

namespace kg {
namespace fs = std::filesystem;

namespace {

bool IsNameChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::string KnownTypes() {
  std::string out;
  for (int i = 0; i <= static_cast<int>(ValueType::kText); ++i) {
    if (i > 0) out += ", ";
    out += ToString(static_cast<ValueType>(i));
  }
  return out;
}

// Reads one line from left to right; columns count bytes from 1.
class LineReader {
 public:
  explicit LineReader(std::string_view line) : line_(line) {}
  void SkipBlanks() {
    while (pos_ < line_.size() && (line_[pos_] == ' ' || line_[pos_] == '\t')) ++pos_;
  }
  bool AtEnd() {
    SkipBlanks();
    return pos_ >= line_.size();
  }
  std::string_view Name() {
    SkipBlanks();
    const size_t start = pos_;
    while (pos_ < line_.size() && IsNameChar(line_[pos_])) ++pos_;
    return line_.substr(start, pos_ - start);
  }
  bool Take(char c) {
    SkipBlanks();
    if (pos_ >= line_.size() || line_[pos_] != c) return false;
    ++pos_;
    return true;
  }
  std::string_view Rest() {
    SkipBlanks();
    return Trim(line_.substr(std::min(pos_, line_.size())));
  }
  int column() const { return static_cast<int>(pos_) + 1; }

 private:
  std::string_view line_;
  size_t pos_ = 0;
};

std::string_view WithoutComment(std::string_view line) { return line.substr(0, line.find('#')); }

}  // namespace

bool RelationArgument::Accepts(ValueType type) const {
  return std::find(types.begin(), types.end(), type) != types.end();
}

const RelationArgument* Relation::FindQualifier(std::string_view qualifier) const {
  for (size_t i = 2; i < arguments.size(); ++i) {
    if (arguments[i].name == qualifier) return &arguments[i];
  }
  return nullptr;
}

std::string Relation::QueryName() const {
  std::string out = name;
  for (char& c : out) c = c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

// Collects every error of a file before it gives up, so that a writer sees them all at once.
class SchemaParser {
 public:
  SchemaParser(std::string_view file, Schema* schema) : file_(file), schema_(schema) {}

  void Parse(std::string_view text) {
    int number = 0;
    for (std::string_view raw : Split(text, '\n')) {
      ++number;
      const std::string_view line = WithoutComment(raw);
      if (Trim(line).empty()) continue;
      line_ = number;
      if (line[0] == ' ' || line[0] == '\t') {
        ParseProperty(LineReader(line));
      } else {
        ParseRelation(LineReader(line));
      }
    }
    CheckKeys();
  }
  const std::string& errors() const { return errors_; }

 private:
  void Error(int column, const std::string& message) {
    if (!errors_.empty()) errors_ += "\n";
    errors_ += std::string(file_) + ":" + std::to_string(line_) + ":" + std::to_string(column) + ": error: " + message;
  }

  void ParseRelation(LineReader in) {
    current_ = nullptr;
    if (const std::string_view word = in.Name(); word != "relation") {
      return Error(1, "expected 'relation NAME(ARGUMENTS)', found '" + std::string(word) + "'");
    }
    Relation relation;
    relation.name = in.Name();
    relation.file = file_;
    relation.line = line_;
    if (relation.name.empty()) return Error(in.column(), "expected the name of the relation, such as coach-of");
    if (declared_.contains(relation.name)) {
      return Error(in.column(), "relation " + relation.name + " is declared twice; first in line " +
                                    std::to_string(declared_[relation.name]));
    }
    if (!in.Take('(')) return Error(in.column(), "expected '(' and the arguments of " + relation.name);
    do {
      RelationArgument argument;
      if (!ParseArgument(&in, &argument)) return;
      relation.arguments.push_back(std::move(argument));
    } while (in.Take(','));
    if (!in.Take(')'))
      return Error(in.column(), "expected ',' or ')' after the argument " + relation.arguments.back().name);
    if (!in.AtEnd()) return Error(in.column(), "unexpected '" + std::string(in.Rest()) + "' after the relation");
    if (relation.arguments.size() < 2) return Error(1, "a relation needs a subject and an object");
    if (relation.arguments[0].optional || relation.arguments[1].optional) {
      return Error(1, "subject and object of a relation are never optional");
    }
    declared_[relation.name] = line_;
    current_ = &(schema_->relations_[relation.name] = std::move(relation));
  }

  bool ParseArgument(LineReader* in, RelationArgument* argument) {
    argument->name = in->Name();
    if (argument->name.empty()) {
      Error(in->column(), "expected the name of an argument");
      return false;
    }
    argument->optional = in->Take('?');
    if (!in->Take(':')) {
      Error(in->column(), "expected ':' and a type after the argument " + argument->name);
      return false;
    }
    do {
      in->SkipBlanks();
      const int column = in->column();
      const std::string_view name = in->Name();
      ValueType type;
      if (!ParseValueType(name, &type)) {
        Error(column, "unknown type '" + std::string(name) + "'; known: " + KnownTypes());
        return false;
      }
      argument->types.push_back(type);
    } while (in->Take('|'));
    return true;
  }

  void ParseProperty(LineReader in) {
    in.SkipBlanks();
    const int column = in.column();
    const std::string word(in.Name());
    if (current_ == nullptr) return Error(column, "'" + word + "' belongs to no relation: the line above has an error");
    const std::string rest(in.Rest());
    if (word == "kind") {
      current_->kind = rest;
    } else if (word == "single" || word == "symmetric") {
      (word == "single" ? current_->single : current_->symmetric) = true;
      if (!rest.empty()) Error(column, "'" + word + "' takes no value, found '" + rest + "'");
    } else if (word == "time") {
      if (rest != "event" && rest != "state") return Error(column, "time is 'event' or 'state', found '" + rest + "'");
      current_->is_state = rest == "state";
    } else if (word == "key") {
      std::istringstream words(rest);
      for (std::string part; words >> part;) current_->key.push_back(part);
      key_lines_[current_->name] = line_;
    } else if (word == "impact") {
      const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), current_->impact);
      if (error != std::errc() || end != rest.data() + rest.size() || current_->impact < 0 || current_->impact > 1) {
        Error(column, "impact is a number from 0 to 1, found '" + rest + "'");
      }
    } else if (word == "compare" || word == "order") {
      static constexpr std::string_view kCompare[] = {"exact", "containment"};
      static constexpr std::string_view kOrder[] = {"less-is-better", "more-is-better"};
      const auto& known = word == "compare" ? kCompare : kOrder;
      if (std::find(std::begin(known), std::end(known), rest) == std::end(known)) {
        return Error(column, word + " is '" + std::string(known[0]) + "' or '" + std::string(known[1]) + "', found '" +
                                 rest + "'");
      }
      current_->properties[word] = rest;
    } else if (word == "tolerance" || word == "holder" || word == "level" || word == "example" || word == "life" ||
               word == "chain" || word == "derive") {
      ParseConstraint(column, word, rest);
    } else if (word == "after" || word == "within") {
      ParseBound(column, word, rest);
    } else if (word == "gap") {
      ParseGap(column, rest);
    } else {
      Error(column,
            "unknown property '" + word +
                "'; known: after, chain, compare, derive, example, gap, holder, impact, key, kind, level, life, order, "
                "single, symmetric, time, tolerance, within");
    }
  }

  // What only the conflict engine reads: kept as it stands.
  void ParseConstraint(int column, const std::string& word, const std::string& rest) {
    if (word == "holder" && rest != "single") return Error(column, "holder is 'single', found '" + rest + "'");
    if (word == "level" && rest != "conflict" && rest != "tension") {
      return Error(column, "level is 'conflict' or 'tension', found '" + rest + "'");
    }
    if (word == "life" && rest != "alive" && rest != "both") {
      return Error(column, "life is 'alive' (the subject) or 'both' (the object too), found '" + rest + "'");
    }
    if (word == "chain" && rest != "rising" && rest != "falling") {
      return Error(column, "chain is 'rising' or 'falling', found '" + rest + "'");
    }
    if (word == "derive" && rest != "margin") return Error(column, "derive is 'margin', found '" + rest + "'");
    if (word == "tolerance" && !IsTolerance(rest)) {
      return Error(
          column,
          "tolerance is a number of days, seconds, metres or units, or a percentage such as 5%, found '" + rest + "'");
    }
    if (word != "example") {
      current_->properties[word] = rest;
      return;
    }
    const std::string level = rest.substr(0, rest.find(' '));
    if (level != "conflict" && level != "tension" && level != "silent") {
      return Error(column, "an example begins with 'conflict', 'tension' or 'silent', found '" + level + "'");
    }
    if (rest.find("->") == std::string::npos || rest.find('|') == std::string::npos) {
      return Error(column, "an example is two claims or more, 'SUBJECT -> OBJECT (QUALIFIER=VALUE) | ...', found '" +
                               rest + "'");
    }
    current_->properties[word] += std::to_string(line_) + "\t" + rest + "\n";
  }

  // "2 years": the number and 'd', 'm' or 'y'; false when it is no such length.
  static bool ReadLength(const std::string& count, const std::string& unit, int* number, char* letter) {
    const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), *number);
    const std::string one = unit.ends_with('s') ? unit.substr(0, unit.size() - 1) : unit;
    if (error != std::errc() || end != count.data() + count.size() || *number < 0 || *number > 100'000) return false;
    *letter = one.empty() ? ' ' : one[0];
    return one == "day" || one == "month" || one == "year";
  }

  // "after REL [by N years] [same object]", "within N years of REL [same object]": kept as the engine reads it.
  void ParseBound(int column, const std::string& word, const std::string& rest) {
    std::istringstream words(rest);
    std::vector<std::string> parts;
    for (std::string part; words >> part;) parts.push_back(part);
    const bool same = parts.size() >= 2 && parts[parts.size() - 2] == "same" && parts.back() == "object";
    if (same) parts.resize(parts.size() - 2);
    int number = 0;
    char unit = 'd';
    std::string other;
    bool good = false;
    if (word == "after") {
      good = parts.size() == 1 ||
             (parts.size() == 4 && parts[1] == "by" && ReadLength(parts[2], parts[3], &number, &unit));
      if (good) other = parts[0];
    } else {
      good = parts.size() == 4 && parts[2] == "of" && ReadLength(parts[0], parts[1], &number, &unit);
      if (good) other = parts[3];
    }
    if (!good) {
      const std::string wanted = word == "after" ? "RELATION [by N days|months|years] [same object]"
                                                 : "N days|months|years of RELATION [same object]";
      return Error(column, "expected '" + word + " " + wanted + "', found '" + word + " " + rest + "'");
    }
    bounds_.push_back({current_->name, other, line_, column});
    current_->properties["bounds"] +=
        word + " " + std::to_string(number) + " " + unit + " " + other + (same ? " same" : "") + "\n";
  }

  void ParseGap(int column, const std::string& rest) {
    std::istringstream words(rest);
    std::string count, unit, more;
    int years = 0;
    char letter = ' ';
    const bool good = words >> count >> unit && ReadLength(count, unit, &years, &letter) && letter == 'y' &&
                      years > 0 && !(words >> more);
    if (!good) return Error(column, "gap is a number of years, such as '12 years', found '" + rest + "'");
    const auto is_person = [](const RelationArgument& argument) { return argument.Accepts(ValueType::kPerson); };
    if (!is_person(current_->subject()) || !is_person(current_->object())) {
      return Error(column, "'gap' of " + current_->name + " needs a Person at both ends: it is between their births");
    }
    current_->properties["gap"] = std::to_string(years);
  }

  static bool HasTime(const Relation& relation) {
    return relation.object().Accepts(ValueType::kDate) || relation.FindQualifier("date") != nullptr;
  }

  // What a line of time speaks of must be there, and have a time.
  void CheckBounds() {
    for (const Bound& bound : bounds_) {
      line_ = bound.line;
      const Relation* other = schema_->Find(bound.other);
      if (other == nullptr) {
        Error(bound.column, "there is no relation '" + bound.other + "' here or before");
      } else if (!HasTime(*other)) {
        Error(bound.column, "'" + bound.other + "' has no time: neither a Date nor a qualifier 'date'");
      }
      if (!HasTime(*schema_->Find(bound.relation))) {
        Error(bound.column, "'" + bound.relation + "' has no time: neither a Date nor a qualifier 'date'");
      }
    }
  }

  static bool IsTolerance(std::string_view text) {
    if (text.ends_with('%')) text.remove_suffix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value >= 0 && value <= 1e9;
  }

  // What is checked needs a kind, by which people ask for it.
  void CheckConstraint(const Relation& relation, int line) {
    const auto has = [&](const char* word) { return relation.properties.contains(word); };
    line_ = line;
    if (has("chain") && !HasTime(relation))
      Error(1, "'chain' of " + relation.name + " has no time: no qualifier 'date'");
    const std::vector<ValueType>& objects = relation.object().types;
    const bool is_time = std::find(objects.begin(), objects.end(), ValueType::kDuration) != objects.end();
    if (has("derive") && (!is_time || (!has("chain") && !has("order"))))
      Error(1, "'derive margin' of " + relation.name + " needs a Duration for an object, and 'chain' or 'order'");
    if (!relation.kind.empty()) return;
    if (has("holder")) Error(1, "'holder single' of " + relation.name + " needs a 'kind'");
    for (const char* word : {"bounds", "chain", "gap"}) {
      const std::string name = word == std::string("bounds") ? "after' or 'within" : word;
      if (has(word)) Error(1, "'" + name + "' of " + relation.name + " needs a 'kind'");
    }
    if (has("tolerance")) Error(1, "'tolerance' of " + relation.name + " needs a 'kind' and 'single'");
  }

  void CheckKeys() {
    for (const auto& [name, line] : declared_) CheckConstraint(*schema_->Find(name), line);
    CheckBounds();
    for (const auto& [name, line] : key_lines_) {
      const Relation& relation = *schema_->Find(name);
      for (const std::string& key : relation.key) {
        line_ = line;
        if (relation.FindQualifier(key) == nullptr) Error(3, "key '" + key + "' is no qualifier of " + name);
      }
    }
  }

  std::string_view file_;
  Schema* schema_;
  Relation* current_ = nullptr;
  int line_ = 0;
  std::map<std::string, int> declared_;
  std::map<std::string, int> key_lines_;
  struct Bound {
    std::string relation;
    std::string other;
    int line = 0;
    int column = 0;
  };
  std::vector<Bound> bounds_;
  std::string errors_;
};

Result<Schema> Schema::Parse(std::string_view text, std::string_view file_name) {
  Schema schema;
  SchemaParser parser(file_name, &schema);
  parser.Parse(text);
  if (!parser.errors().empty()) return InvalidError(parser.errors());
  schema.version_ = IdBuilder("schema").Add(text).Build<ContentHash>().ToHex();
  return schema;
}

Result<Schema> Schema::Load(const std::vector<fs::path>& directories) {
  Schema schema;
  IdBuilder version("schema");
  for (const fs::path& directory : directories) {
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::recursive_directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
      if (it->path().extension() == ".schema") files.push_back(it->path());
    }
    if (error) return IoError(directory.string() + ": can't be read: " + error.message());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
      std::ifstream in(file, std::ios::binary);
      std::stringstream content;
      if (!in || !(content << in.rdbuf())) return IoError(file.string() + ": can't be read");
      SchemaParser parser(file.native(), &schema);
      parser.Parse(content.str());
      if (!parser.errors().empty()) return InvalidError(parser.errors());
      version.Add(content.str());
    }
  }
  if (schema.relations_.empty())
    return NotFoundError("no relation is declared: expected *.schema files with 'relation' lines");
  schema.version_ = version.Build<ContentHash>().ToHex();
  return schema;
}

const Relation* Schema::Find(std::string_view relation) const {
  const auto found = relations_.find(relation);
  return found == relations_.end() ? nullptr : &found->second;
}

}  // namespace kg
