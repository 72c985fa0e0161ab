// The Article: a cleaned raw document, made by ingest and read by all later stages.
#ifndef NEWSGRAPH_GRAPH_MODEL_ARTICLE_H_
#define NEWSGRAPH_GRAPH_MODEL_ARTICLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/date.h"
#include "graph/model/id.h"

namespace kg {

// What a block of an article is. Blocks that are navigation, comments, related links or the like are not kept at all.
enum class BlockRole : uint8_t {
  kHeadline,
  kStandfirst,
  kBody,
  kSubheading,
  kList,
  kQuote,
  kTableRow,
  kCaption,
  kKeyPoint,
  kCorrection,
  kAuthorNote,
};
// "headline", "standfirst", "body", "sub-heading", "list", "quote", "table row", "caption", "key point", "correction",
// "author note".
std::string_view ToString(BlockRole role);
// False when `name` is none of the names above.
bool ParseBlockRole(std::string_view name, BlockRole* role);

// A block is a byte range of Article::text; blocks are in text order, do not overlap, and are parted by "\n\n".
struct Block {
  BlockRole role = BlockRole::kBody;
  uint32_t begin = 0;
  uint32_t end = 0;
};

// When an article was published.
struct Published {
  // All days the article may be of. A stated date is one day (or month, or year); an undated article has what its
  // own text allows, kMinDay/kMaxDay where nothing bounds it. The conflict engine uses this.
  DayInterval days;
  // For people: the stated date, or the best estimate (a month, usually); default-constructed (year 0) when unknown.
  Date estimate;
  // Where it comes from: "json-ld", "meta", "time", "url", "record" (a field of the dump's record), "option"
  // (--published), "byline", "dateline", "text" (estimated from the dates it tells of), or "" (unknown).
  std::string basis;
  bool IsStated() const { return !basis.empty() && basis != "text"; }
};

// Where a field of an article was found: field "title", origin "og:title". Origins are short words of the cleaner's:
// "json-ld", "meta", "og:title", "microdata", "byline", "dateline", "url", "record", "option", "text", "detected" ...
struct FieldOrigin {
  std::string field;
  std::string origin;
};

// For near copies (ingest/copies): count of the body's shingles, then MinHash values. Equal bodies have equal sketches.
using Sketch = std::vector<uint32_t>;  // empty for a text too short to compare

struct Article {
  DocId id;
  std::string identity;  // what the id is made of: the normalised URL, or dump name + record id, or the path
  std::string doc;       // the dump's id, else the base name with extension: how people name the article
  std::string source;    // where it was read: path, or container and member ("news.zip/2024/001.txt", "a.jsonl:17")
  std::string url;
  std::string title;
  std::vector<std::string> authors;
  std::string publisher;
  std::string agency;    // "Reuters", "AFP" when the text is theirs
  std::string language;  // ISO 639-1; "" when not detected
  Published published;
  Date modified;  // year 0 when unknown
  Date fetched;   // year 0 when unknown
  std::string dateline_place;
  std::string section;               // "Athletics", as the page names it
  std::vector<std::string> tags;     // the page's own key words, in its order
  std::vector<FieldOrigin> origins;  // in order of the field's name; fields that are empty have none
  Sketch sketch;
  ContentHash content;  // of the raw bytes of the document and of what came with it
  std::string text;     // UTF-8, NFC; all blocks, joined by "\n\n"
  std::vector<Block> blocks;

  std::string_view BlockText(const Block& block) const {
    return std::string_view(text).substr(block.begin, block.end - block.begin);
  }
};

// Appends a block to `article`, with the separator; empty `text` is ignored.
void AppendBlock(BlockRole role, std::string_view text, Article* article);

}  // namespace kg

#endif  // NEWSGRAPH_GRAPH_MODEL_ARTICLE_H_
