// Where the words of an article stand in the raw document it was cleaned from.
//
// The map is made when somebody asks, and never stored: the letters of the article are aligned with the letters that a
// reader of the source sees. Common stretches are found by hashes of sixteen letters, taken in the order of the text,
// lengthened as far as they go, and small gaps (a dropped letter, a repaired one) are bridged.
#ifndef NEWSGRAPH_INGEST_TEXT_SOURCE_MAP_H_
#define NEWSGRAPH_INGEST_TEXT_SOURCE_MAP_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/ingest.h"

namespace kg::ingest {

struct ByteRange {
  uint32_t begin = 0;
  uint32_t end = 0;
};

class SourceMap {
 public:
  // A stretch of the text and the stretch of the source it came from; both begin and end at letters or digits.
  struct Run {
    ByteRange text;
    ByteRange source;
  };

  // `source`: the bytes of the raw document, unpacked. `format`: kHtml, else text. `text`: Article::text. Time and
  // memory grow linearly with both; a source of more than 64 MB gives an empty map.
  static SourceMap Build(std::string_view source, Format format, std::string_view text);

  // The bytes of the source that show text[begin, end): from the first to the last letter of it that was found, with
  // the punctuation that ends it. nullopt when less than half of its letters were found in one place.
  std::optional<ByteRange> Find(ByteRange span) const;

  // In the order of the text.
  std::vector<Run> Runs() const;

 private:
  struct Link {
    ByteRange text;
    ByteRange source;
    uint32_t index = 0;  // of the letter in the source
    bool found = false;
  };
  std::vector<Link> links_;     // one a letter of the text
  std::vector<char> trailing_;  // by letter: bytes of punctuation behind it that the source has too
};

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_TEXT_SOURCE_MAP_H_
