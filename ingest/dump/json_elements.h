// The elements of a JSON array, or JSON values one behind the other, without reading the whole.
#ifndef NEWSGRAPH_INGEST_DUMP_JSON_ELEMENTS_H_
#define NEWSGRAPH_INGEST_DUMP_JSON_ELEMENTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/dump/byte_source.h"

namespace kg::ingest {

class JsonElements {
 public:
  enum class Shape : uint8_t { kArray, kSequence };
  // `source` stands at the array's "[" or at the first value. Elements of more than `limit` bytes are passed over.
  JsonElements(ByteSource* source, Shape shape, uint64_t limit) : source_(source), shape_(shape), limit_(limit) {}

  enum class Kind : uint8_t { kElement, kBroken, kTooLong, kEnd };
  struct Element {
    Kind kind = Kind::kEnd;
    std::string_view text;  // valid until the next call; of kElement only
    uint64_t index = 0;     // from 1
  };
  // A string that a raw line break cuts makes an element broken; reading goes on at the next line that begins with
  // "{". Error: the source's, or kInvalid when the array is not closed at the end.
  Result<Element> Next();
  // Nothing but white space is left.
  bool AtEnd();

 private:
  enum class State : uint8_t { kBetween, kWithin, kString, kEscape, kLost, kDone };
  // Moves through `piece` until an element is complete or the piece ends; returns the bytes used.
  size_t Step(std::string_view piece);
  size_t Between(std::string_view piece);
  size_t Within(std::string_view piece);
  size_t InString(std::string_view piece);
  size_t Lost(std::string_view piece);
  void Keep(std::string_view part);
  Element Finished(Kind kind);

  ByteSource* source_;
  Shape shape_;
  uint64_t limit_;
  State state_ = State::kBetween;
  bool opened_ = false;   // the array's "[" was passed
  bool resumed_ = false;  // after damage: where the array ends is no longer certain
  bool complete_ = false;
  bool broken_ = false;
  bool too_long_ = false;
  bool line_start_ = false;
  uint64_t depth_ = 0;
  uint64_t index_ = 0;
  std::string buffer_;
};

// Where in the beginning of a JSON object (`head`) the array of records stands under a usual name (articles, items,
// data, results, docs ...), also within another object: the offset of its "[". None when the object is a record itself
// or no such array begins in `head`.
std::optional<size_t> FindRecordArray(std::string_view head);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_JSON_ELEMENTS_H_
