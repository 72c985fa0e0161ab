// The attributes of a page's start tags, read before the page is parsed: half of a news page is attributes, most of
// them of no use here, and libxml2 takes them in a character at a time, comparing each with all before it in its tag.
#ifndef NEWSGRAPH_INGEST_HTML_ATTRIBUTES_H_
#define NEWSGRAPH_INGEST_HTML_ATTRIBUTES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kg::ingest {

// Attributes that are kept; all others are dropped.
enum class Attr : uint8_t {
  kNone,
  kClass,
  kId,
  kHref,
  kItemprop,
  kItemtype,
  kDatetime,
  kContent,
  kProperty,
  kName,
  kRel,
  kType,
  kStyle,
  kHidden,
  kAriaHidden,
  kRole,
  kLang,
  kDataTestid,
  kDataTime,  // data-ts and the like
  kTitle,     // of small elements: abbr, span, time
};

// Offsets into an arena.
struct Slice {
  uint32_t begin = 0;
  uint32_t length = 0;
};

struct Attribute {
  Attr name = Attr::kNone;
  Slice value;  // entities resolved
};

// Kept attributes of a run of tags.
struct AttributeTable {
  struct Range {
    uint32_t first = 0;  // into `attributes`
    uint16_t count = 0;
  };
  std::string arena;
  std::vector<Attribute> attributes;
  std::vector<Range> tags;  // those that have any
};

// Reads start tags as the HTML standard's tokenizer does (13.2.5.32 to 13.2.5.40), but for a quote that is never
// closed: it ends with its tag.
class AttributeReader {
 public:
  AttributeReader(std::string_view html, AttributeTable* table) : html_(html), table_(table) {}

  struct Tag {
    size_t name_end = 0;
    size_t end = 0;       // behind the ">"; the end of the input if there is none
    bool closed = false;  // the ">" is there
    bool empty = false;   // ends in "/>"
    uint32_t number = 0;  // in AttributeTable::tags, from 1 on; 0: no kept attributes
  };
  // REQUIRES: a "<" and a letter stand at `at`.
  Tag Read(size_t at);

 private:
  std::string_view Name(size_t* at) const;
  std::string_view Value(size_t* at);
  void Keep(Attr name, std::string_view value, size_t tag_first);

  std::string_view html_;
  AttributeTable* table_;
  std::array<size_t, 2> last_quote_ = {std::string_view::npos, std::string_view::npos};  // none of " or ' from here on
};

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_ATTRIBUTES_H_
