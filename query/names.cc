#include "query/names.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <tuple>

#include "graph/model/text.h"
#include "query/print/layout.h"
#include "query/print/phrases.h"

namespace kg::query {
namespace {

constexpr size_t kShownCandidates = 10;
constexpr size_t kSuggestions = 3;

bool IsHex(std::string_view text) {
  return text.size() >= 4 && text.size() <= 32 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// "nationality Kenya", as seen from `id`; "" for a fact whose other end can't be read.
std::string ShortFact(const graph::Reader& reader, const EntityId& id, const graph::Fact& fact) {
  const std::string_view date = QualifierOf(fact.qualifiers, "date");
  const std::string tail = date.empty() ? std::string() : " (" + std::string(date) + ")";
  if (fact.subject == id) return PredicatePhrase(fact.predicate, fact.qualifiers) + " " + fact.object_text + tail;
  const Result<graph::Entity> subject = reader.DescribeEntity(fact.subject);
  if (!subject.ok()) return "";
  return InversePhrase(fact.predicate, fact.qualifiers) + " " + subject->name + tail;
}

// What tells each of the candidates from the others: its best supported fact that no other one has.
std::vector<std::string> DistinguishingFacts(const graph::Reader& reader, const std::vector<EntityId>& ids) {
  std::vector<std::vector<std::string>> facts(ids.size());
  std::multiset<std::string> all;
  for (size_t i = 0; i < ids.size(); ++i) {
    std::vector<graph::Fact> known = reader.FactsOf(ids[i]);
    std::stable_sort(known.begin(), known.end(), [](const auto& a, const auto& b) { return a.sources > b.sources; });
    std::set<std::string> own;
    for (const graph::Fact& fact : known) {
      std::string text = ShortFact(reader, ids[i], fact);
      if (text.empty() || !own.insert(text).second) continue;
      all.insert(text);
      facts[i].push_back(std::move(text));
    }
  }
  std::vector<std::string> out(ids.size());
  for (size_t i = 0; i < ids.size(); ++i) {
    for (const std::string& text : facts[i]) {
      if (all.count(text) > 1) continue;
      out[i] = text;
      break;
    }
  }
  return out;
}

Status AmbiguousError(const graph::Reader& reader, std::string_view name, std::vector<EntityId> ids) {
  const size_t total = ids.size();
  if (ids.size() > kShownCandidates) ids.resize(kShownCandidates);
  const std::vector<std::string> facts = DistinguishingFacts(reader, ids);
  std::vector<graph::Entity> entities;
  int width = 0;
  for (const EntityId& id : ids) {
    Result<graph::Entity> entity = reader.DescribeEntity(id);
    if (!entity.ok()) return entity.status();
    width = std::max(width, DisplayWidth(OneLine(entity->name)));
    entities.push_back(std::move(entity.value()));
  }
  std::string message =
      "'" + OneLine(name) + "' may be any of " + std::to_string(total) + "; use the full name or an id:";
  for (size_t i = 0; i < entities.size(); ++i) {
    message += "\n  " + ShortId(reader, ids[i]) + "  " + PadRight(OneLine(entities[i].name), width) + "  " +
               PadRight(ToString(entities[i].type), 12);
    if (!facts[i].empty()) message += "  " + OneLine(facts[i]);
    while (message.back() == ' ') message.pop_back();
  }
  if (total > ids.size()) message += "\n  ... and " + std::to_string(total - ids.size()) + " more";
  return InvalidError(message);
}

Status UnknownError(const graph::Reader& reader, std::string_view name) {
  std::string message = "nothing is known of '" + OneLine(name) + "'";
  const std::vector<std::string> nearest = NearestNames(reader, name, kSuggestions);
  for (size_t i = 0; i < nearest.size(); ++i) {
    message += (i == 0 ? "; did you mean " : (i + 1 == nearest.size() ? " or " : ", ")) + OneLine(nearest[i]);
  }
  return NotFoundError(nearest.empty() ? message : message + "?");
}

// Falls back from names to ids; an empty list when neither knows it.
std::vector<EntityId> Candidates(const graph::Reader& reader, std::string_view name) {
  std::vector<EntityId> ids = reader.FindByName(name);
  const std::string lower = ToLower(Trim(name));
  if (ids.empty() && IsHex(lower)) ids = reader.FindById(lower);
  if (ids.size() < 2) return ids;
  const std::string folded = FoldName(name);
  std::vector<EntityId> canonical;
  for (const EntityId& id : ids) {
    const Result<graph::Entity> entity = reader.DescribeEntity(id);
    if (entity.ok() && FoldName(entity->name) == folded) canonical.push_back(id);
  }
  return canonical.size() == 1 ? canonical : ids;
}

std::string JoinWords(const std::vector<Word>& words, size_t begin, size_t end) {
  std::string out;
  for (size_t i = begin; i < end; ++i) {
    if (!out.empty()) out.push_back(' ');
    out += words[i].text;
  }
  return out;
}

// How unlike two folded names are: 0 equal; nullopt when nothing speaks for a mistake.
std::optional<int> Unlikeness(const std::string& wanted, const std::vector<std::string_view>& wanted_words,
                              const std::string& name) {
  const int limit = wanted.size() < 3 ? 0 : std::max(1, static_cast<int>(wanted.size()) / 4);
  const int distance = EditDistance(wanted, name, limit);
  if (distance <= limit) return distance;
  int shared = 0;
  const std::vector<std::string_view> name_words = Split(name, ' ');
  for (std::string_view word : wanted_words) {
    if (word.size() < 3) continue;
    const int word_limit = word.size() >= 6 ? 2 : 1;
    const bool found = std::any_of(name_words.begin(), name_words.end(), [&](std::string_view other) {
      return EditDistance(word, other, word_limit) <= word_limit || (word.size() >= 4 && other.starts_with(word));
    });
    shared += found ? 1 : 0;
  }
  if (shared == 0) return std::nullopt;
  return 100 - 10 * shared + static_cast<int>(std::min<size_t>(name_words.size(), 9));
}

}  // namespace

std::string ShortId(const graph::Reader& reader, const EntityId& id) {
  const std::string hex = id.ToHex();
  for (size_t length = 8; length < hex.size(); length += 4) {
    if (reader.FindById(std::string_view(hex).substr(0, length)).size() <= 1) return hex.substr(0, length);
  }
  return hex;
}

std::vector<std::string> NearestNames(const graph::Reader& reader, std::string_view name, size_t limit) {
  const std::string wanted = FoldKey(name);
  if (wanted.empty()) return {};
  const std::vector<std::string_view> wanted_words = Split(wanted, ' ');
  // Unlikeness, then more articles first, then by name.
  std::vector<std::tuple<int, size_t, std::string>> found;
  reader.ForEachEntity([&](const graph::Entity& entity) {
    std::optional<int> best = Unlikeness(wanted, wanted_words, FoldKey(entity.name));
    for (const NameForm& alias : entity.aliases) {
      const std::optional<int> value = Unlikeness(wanted, wanted_words, FoldKey(alias.text));
      if (value && (!best || *value < *best)) best = value;
    }
    if (!best) return true;
    found.emplace_back(*best, std::numeric_limits<size_t>::max() - entity.members.size(), entity.name);
    if (found.size() > 1000) {
      std::nth_element(found.begin(), found.begin() + 100, found.end());
      found.resize(100);
    }
    return true;
  });
  std::sort(found.begin(), found.end());
  std::vector<std::string> names;
  for (const auto& [unlikeness, members, text] : found) {
    if (names.size() >= limit) break;
    if (std::find(names.begin(), names.end(), text) == names.end()) names.push_back(text);
  }
  return names;
}

Result<graph::Entity> ResolveName(const graph::Reader& reader, std::string_view name) {
  if (Trim(name).empty()) return InvalidError("a name is missing");
  const std::vector<EntityId> ids = Candidates(reader, name);
  if (ids.empty()) return UnknownError(reader, name);
  if (ids.size() > 1) return AmbiguousError(reader, name, ids);
  return reader.DescribeEntity(ids.front());
}

Result<graph::Entity> ResolveWithMembers(const graph::Reader& reader, std::string_view name) {
  const Result<graph::Entity> entity = ResolveName(reader, name);
  return entity.ok() ? reader.GetEntity(entity->id) : entity.status();
}

Result<std::pair<graph::Entity, graph::Entity>> ResolveTwoNames(const graph::Reader& reader,
                                                                const std::vector<Word>& words) {
  if (words.size() < 2) return InvalidError("two names are needed; names of several words in quotes");
  size_t cut = 1;
  if (words.size() > 2) {
    std::vector<size_t> cuts;
    for (size_t i = 1; i < words.size(); ++i) {
      if (!Candidates(reader, JoinWords(words, 0, i)).empty() &&
          !Candidates(reader, JoinWords(words, i, words.size())).empty()) {
        cuts.push_back(i);
      }
    }
    if (cuts.size() != 1) {
      return InvalidError("two names are needed; put names of several words in quotes, as in \"" +
                          JoinWords(words, 0, words.size() / 2) + "\" \"" +
                          JoinWords(words, words.size() / 2, words.size()) + "\"");
    }
    cut = cuts.front();
  }
  Result<graph::Entity> first = ResolveName(reader, JoinWords(words, 0, cut));
  if (!first.ok()) return first.status();
  Result<graph::Entity> second = ResolveName(reader, JoinWords(words, cut, words.size()));
  if (!second.ok()) return second.status();
  return std::make_pair(std::move(first.value()), std::move(second.value()));
}

}  // namespace kg::query
