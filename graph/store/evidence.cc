#include "graph/store/evidence.h"

#include <algorithm>

#include "graph/model/text.h"

namespace kg::graph {
namespace {

std::string_view TextAt(const Article& article, const Span& span) {
  if (span.begin >= span.end || span.end > article.text.size()) return {};
  return std::string_view(article.text).substr(span.begin, span.end - span.begin);
}

bool IsNameForm(const LocalEntity& entity, std::string_view text) {
  return std::any_of(entity.names.begin(), entity.names.end(),
                     [text](const NameForm& form) { return form.text == text; });
}

// The name that the article uses nearest to the claim: within its span, else within its sentence, else the last one
// before, else the first one after, else the canonical name.
std::string SurfaceOf(const Article& article, const LocalEntity& entity, const Claim& claim) {
  std::string_view in_sentence;
  std::string_view before;
  std::string_view after;
  for (const Span& mention : entity.mentions) {
    const std::string_view text = TextAt(article, mention);
    if (!IsNameForm(entity, text)) continue;
    if (mention.begin >= claim.span.begin && mention.end <= claim.span.end) return std::string(text);
    if (mention.begin >= claim.sentence.begin && mention.end <= claim.sentence.end) {
      if (in_sentence.empty()) in_sentence = text;
    } else if (mention.end <= claim.sentence.begin) {
      before = text;
    } else if (after.empty()) {
      after = text;
    }
  }
  if (!in_sentence.empty()) return std::string(in_sentence);
  if (!before.empty()) return std::string(before);
  return after.empty() ? entity.name : std::string(after);
}

BlockRole RoleAt(const Article& article, uint32_t position) {
  for (const Block& block : article.blocks) {
    if (block.begin <= position && position < block.end) return block.role;
  }
  return BlockRole::kBody;
}

bool IsBody(BlockRole role) {
  return role == BlockRole::kBody || role == BlockRole::kList || role == BlockRole::kQuote ||
         role == BlockRole::kTableRow;
}

// Appends FoldKey of the text, but word by word where a word is not ASCII: most of a text needs no Unicode.
void AppendFolded(std::string_view text, std::string* out) {
  const auto is_ascii = [](char c) { return static_cast<uint8_t>(c) < 0x80; };
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  const auto part = [out] {
    if (!out->empty() && out->back() != ' ') out->push_back(' ');
  };
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    bool ascii = true;
    for (; pos < text.size() && !is_space(text[pos]); ++pos) ascii = ascii && is_ascii(text[pos]);
    const std::string_view word = text.substr(begin, pos - begin);
    if (!ascii) out->append(FoldKey(word));
    for (size_t i = 0; ascii && i < word.size(); ++i) {
      const char c = word[i];
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        out->push_back(c);
      } else if (c >= 'A' && c <= 'Z') {
        out->push_back(static_cast<char>(c - 'A' + 'a'));
      } else if (c != '\'' && c != '`' && c != '.') {
        part();
      }
    }
    while (pos < text.size() && is_space(text[pos])) ++pos;
    part();
  }
}

Status Misfit(const Article& article, const std::string& what) {
  return InvalidError("document " + (article.doc.empty() ? article.identity : article.doc) + ": " + what);
}

}  // namespace

StoredClaim MakeStoredClaim(const Document& document, const Claim& claim) {
  StoredClaim stored;
  stored.claim = claim;
  stored.sentence = TextAt(document.article, claim.sentence);
  stored.role = RoleAt(document.article, claim.span.begin);
  stored.subject_surface = SurfaceOf(document.article, document.entities[claim.subject], claim);
  if (claim.object_entity >= 0) {
    const LocalEntity& object = document.entities[static_cast<size_t>(claim.object_entity)];
    stored.object_surface = SurfaceOf(document.article, object, claim);
  } else {
    stored.object_surface = claim.object;
  }
  return stored;
}

ContentHash BodyHashOf(const Article& article) {
  std::string body;
  body.reserve(article.text.size() + 1);
  for (const Block& block : article.blocks) {
    if (!IsBody(block.role) || block.end > article.text.size() || block.begin > block.end) continue;
    AppendFolded(article.BlockText(block), &body);
  }
  if (body.empty()) AppendFolded(article.text, &body);
  IdBuilder id("cluster");
  if (Trim(body).empty()) {
    id.Add("empty").Add(article.id.AsBytes());
  } else {
    id.Add(body);
  }
  return id.Build<ContentHash>();
}

Status CheckDocument(const Document& document) {
  const Article& article = document.article;
  if (article.id.IsNull()) return Misfit(article, "it has no id");
  if (article.identity.empty()) return Misfit(article, "it has no identity");
  for (const Block& block : article.blocks) {
    if (block.begin > block.end || block.end > article.text.size()) return Misfit(article, "a block outside the text");
  }
  for (const LocalEntity& entity : document.entities) {
    if (!IsEntityType(entity.type))
      return Misfit(article, "a local entity of type " + std::string(ToString(entity.type)));
  }
  for (const Claim& claim : document.claims) {
    const bool subject = claim.subject < document.entities.size();
    const bool object = claim.object_entity < 0 || static_cast<size_t>(claim.object_entity) < document.entities.size();
    if (!subject || !object) return Misfit(article, "a claim about an entity that it does not have");
    if (claim.predicate.empty() || claim.doc != article.id) return Misfit(article, "a claim that is not of it");
  }
  return Status::Ok();
}

}  // namespace kg::graph
