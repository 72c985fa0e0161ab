#include "tools/eval/links.h"

#include <algorithm>
#include <cctype>

#include "graph/model/text.h"
#include "tools/eval/facts.h"
#include "tools/eval/json_lines.h"
#include "tools/eval/names.h"

namespace kg::eval {
using nlohmann::json;

namespace {

constexpr const char* kPossessives[] = {"his", "her", "their", "its", "whose", "my", "our", "your"};
constexpr const char* kPronouns[] = {"he",    "she",    "they", "it",     "him",  "them",    "who",     "whom",
                                     "which", "i",      "me",   "we",     "us",   "himself", "herself", "themselves",
                                     "hers",  "theirs", "you",  "itself", "that", "myself"};

bool IsOneOf(const std::string& word, const auto& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// For gold that the trace has no mention for.
std::string KindOfWords(const std::string& words) {
  const std::string lower = ToLower(words);
  if (IsOneOf(lower, kPronouns)) return "pronoun";
  if (IsOneOf(lower, kPossessives)) return "possessive";
  const std::string first = lower.substr(0, lower.find(' '));
  constexpr const char* kDeterminers[] = {"the",   "this",  "that", "both", "a",     "an",
                                          "these", "those", "his",  "her",  "their", "its"};
  const bool capital = !words.empty() && std::isupper(static_cast<unsigned char>(words[0])) != 0;
  return capital && !IsOneOf(first, kDeterminers) ? "name" : "nominal";
}

bool IsWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || c == '_' || byte >= 0x80;
}

// The text with runs of white space as one space, and where each of its bytes comes from.
struct Collapsed {
  std::string text;
  std::vector<size_t> from;
};

Collapsed Collapse(const std::string& text) {
  Collapsed out;
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    const bool space = IsSpace(NextCodePoint(text, &pos));
    if (space && (out.text.empty() || out.text.back() == ' ')) continue;
    for (size_t i = begin; i < (space ? begin + 1 : pos); ++i) {
      out.text += space ? ' ' : text[i];
      out.from.push_back(i);
    }
  }
  out.from.push_back(text.size());
  return out;
}

bool NamesMatch(const std::string& wanted, const std::vector<std::string>& names) {
  const Name gold = MakeName(wanted);
  return std::any_of(names.begin(), names.end(), [&](const std::string& text) {
    const Name name = MakeName(text);
    return gold.key == name.key || MayBeSamePerson(gold, name) || MayBeSameThing(gold, name);
  });
}

// Each wanted entity is meant, and no other.
bool EntitiesMatch(const MentionGold& gold, const TracedMention& mention) {
  if (gold.wanted.size() != mention.entities.size()) return false;
  return std::all_of(gold.wanted.begin(), gold.wanted.end(), [&](const std::string& wanted) {
    return std::any_of(mention.entities.begin(), mention.entities.end(),
                       [&](const auto& names) { return NamesMatch(wanted, names); });
  });
}

const TracedMention* MentionAt(const TracedText& text, std::pair<size_t, size_t> place) {
  const auto exact = std::find_if(text.mentions.begin(), text.mentions.end(), [&](const TracedMention& mention) {
    return mention.begin == place.first && mention.end == place.second;
  });
  if (exact != text.mentions.end()) return &*exact;
  // A nominal may be marked with or without its article and adjectives: its last word tells.
  const auto nominal = std::find_if(text.mentions.begin(), text.mentions.end(), [&](const TracedMention& mention) {
    return mention.form == "nominal" && mention.end == place.second;
  });
  return nominal == text.mentions.end() ? nullptr : &*nominal;
}

std::string Found(const TracedMention& mention, Question question) {
  std::string found;
  const auto add = [&found](const std::string& text) { found += (found.empty() ? "" : ", ") + text; };
  if (question == Question::kType) {
    for (const std::string& type : mention.types) add(type);
  } else {
    for (const auto& names : mention.entities) add(names.empty() ? "?" : names.front());
  }
  return found;
}

}  // namespace

Result<std::vector<MentionGold>> ReadMentionGold(const std::filesystem::path& file, Question question) {
  std::vector<MentionGold> gold;
  const char* key = question == Question::kEntity ? "entity" : "type";
  KG_RETURN_IF_ERROR(ForEachJsonLine(file, [&](const json& line) {
    MentionGold one{TextOf(line, "doc"),
                    CollapseSpaces(TextOf(line, "sentence")),
                    CollapseSpaces(TextOf(line, "mention")),
                    1,
                    TextOf(line, "kind"),
                    {}};
    if (one.doc.empty() || one.sentence.empty() || one.words.empty() || !line.contains(key)) {
      return InvalidError(std::string("expected doc, sentence, mention and ") + key);
    }
    if (const auto it = line.find("occurrence"); it != line.end()) {
      if (!it->is_number_unsigned() || it->get<size_t>() == 0) return InvalidError("\"occurrence\" counts from 1");
      one.occurrence = it->get<size_t>();
    }
    one.wanted = TextsOf(line, key);
    if (line[key].is_string()) one.wanted = {line[key].get<std::string>()};
    gold.push_back(std::move(one));
    return Status::Ok();
  }));
  return gold;
}

Result<TracedTexts> ReadTrace(const std::filesystem::path& file) {
  TracedTexts texts;
  KG_RETURN_IF_ERROR(ForEachJsonLine(file, [&texts](const json& line) {
    const auto mentions = line.find("mentions");
    if (!line.contains("doc") || !line.contains("text") || mentions == line.end() || !mentions->is_array()) {
      return InvalidError("not a line of kgrules trace --format jsonl");
    }
    std::map<std::string, std::vector<std::string>> names;
    if (const auto entities = line.find("entities"); entities != line.end()) {
      for (const json& entity : *entities) {
        std::vector<std::string>& forms = names[TextOf(entity, "id")];
        forms = TextsOf(entity, "names");
        forms.insert(forms.begin(), TextOf(entity, "name"));
      }
    }
    TracedText& text = texts[TextOf(line, "doc")];
    text.text = TextOf(line, "text");
    for (const json& mention : *mentions) {
      const auto span = mention.find("span");
      if (span == mention.end() || !span->is_array() || span->size() != 2 || !(*span)[0].is_number_unsigned()) continue;
      TracedMention one{
          (*span)[0].get<size_t>(), (*span)[1].get<size_t>(), TextOf(mention, "form"), TextsOf(mention, "types"), {}};
      std::vector<std::string> ids = TextsOf(mention, "entity_id");
      if (const std::string id = TextOf(mention, "entity_id"); ids.empty() && !id.empty()) ids = {id};
      for (const std::string& id : ids) one.entities.push_back(names[id]);
      text.mentions.push_back(std::move(one));
    }
    return Status::Ok();
  }));
  return texts;
}

std::optional<std::pair<size_t, size_t>> FindWords(const std::string& text, const MentionGold& gold) {
  const Collapsed collapsed = Collapse(text);
  const size_t sentence = collapsed.text.find(gold.sentence);
  if (sentence == std::string::npos) return std::nullopt;
  const size_t end = sentence + gold.sentence.size();
  size_t seen = 0;
  for (size_t at = collapsed.text.find(gold.words, sentence); at != std::string::npos && at + gold.words.size() <= end;
       at = collapsed.text.find(gold.words, at + 1)) {
    const size_t behind = at + gold.words.size();
    const bool whole =
        (at == 0 || !IsWordByte(collapsed.text[at - 1]) || !IsWordByte(gold.words.front())) &&
        (behind >= collapsed.text.size() || !IsWordByte(collapsed.text[behind]) || !IsWordByte(gold.words.back()));
    if (whole && ++seen == gold.occurrence) return std::make_pair(collapsed.from[at], collapsed.from[behind - 1] + 1);
  }
  return std::nullopt;
}

LinkScore ScoreLinks(const std::vector<MentionGold>& gold, const TracedTexts& texts, Question question) {
  LinkScore score;
  for (const MentionGold& line : gold) {
    const auto text = texts.find(line.doc);
    const auto place = text == texts.end() ? std::nullopt : FindWords(text->second.text, line);
    if (!place) {
      ++score.not_in_text;
      continue;
    }
    const TracedMention* mention = MentionAt(text->second, *place);
    std::string kind = line.kind;
    if (kind.empty()) kind = mention != nullptr ? mention->form : KindOfWords(line.words);
    LinkCounts& counts = score.by_kind[kind];
    ++counts.gold;
    const bool none = mention == nullptr || (question == Question::kEntity && mention->entities.empty());
    const bool right = none ? line.wanted.empty()
                       : question == Question::kEntity
                           ? EntitiesMatch(line, *mention)
                           : !line.wanted.empty() && IsOneOf(line.wanted.front(), mention->types);
    (right ? counts.right : none ? counts.absent : counts.wrong) += 1;
    if (!right) score.misses.push_back({line, kind, none ? "" : Found(*mention, question)});
  }
  return score;
}

LinkCounts LinkScore::Total() const {
  LinkCounts total;
  for (const auto& [kind, counts] : by_kind) {
    total.gold += counts.gold;
    total.right += counts.right;
    total.wrong += counts.wrong;
    total.absent += counts.absent;
  }
  return total;
}

}  // namespace kg::eval
