// Which names of fields (of JSON objects, of the columns of a table) hold what.
#ifndef NEWSGRAPH_INGEST_DUMP_FIELDS_H_
#define NEWSGRAPH_INGEST_DUMP_FIELDS_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/ingest.h"

namespace kg::ingest {

enum class RecordField : uint8_t {
  kId,
  kUrl,
  kTitle,
  kAuthor,
  kPublished,
  kModified,
  kFetched,
  kContentType,
  kHtml,
  kText,
  kCount
};
inline constexpr size_t kRecordFields = static_cast<size_t>(RecordField::kCount);

// Names are compared without case, spaces, "_" and "-".
class FieldNames {
 public:
  // `mapped`: names that the user gave; they come before the usual ones.
  explicit FieldNames(const FieldMap& mapped);

  struct Meaning {
    RecordField field = RecordField::kCount;
    uint32_t rank = 0;  // of several names for one field the smaller rank counts
  };
  std::optional<Meaning> Find(std::string_view name) const;
  // The names with a "." in them that the user gave: paths into nested objects.
  const std::map<std::string, Meaning>& paths() const { return paths_; }

 private:
  std::map<std::string, Meaning, std::less<>> names_;
  std::map<std::string, Meaning> paths_;
};

// A field of a record goes where it belongs; kText and kHtml are no members and go to `body` by FinishRecord.
struct FieldValues {
  std::array<std::string, kRecordFields> values;
  std::array<uint32_t, kRecordFields> ranks{};
  bool has_body = false;  // a field for the text is there, if empty

  FieldValues() { ranks.fill(~uint32_t{0}); }
  // Keeps `value` if it says something and no better name did.
  void Offer(const FieldNames::Meaning& meaning, std::string value);
};
// Fills `record`: body, format, url, title, author, published, modified, fetched, content_type, doc.
void FinishRecord(FieldValues values, RawDocument* record);

// How many cells of a header line name fields, those of articles that are not read among them ("category").
size_t CountFieldNames(const std::vector<std::string>& cells);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_FIELDS_H_
