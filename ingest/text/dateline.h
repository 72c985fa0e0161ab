// Datelines: "NAIROBI, Feb 12 (Reuters) - The ..." at the head of the first paragraph.
#ifndef NEWSGRAPH_INGEST_TEXT_DATELINE_H_
#define NEWSGRAPH_INGEST_TEXT_DATELINE_H_

#include <optional>
#include <string>
#include <string_view>

#include "graph/model/date.h"

namespace kg::ingest {

struct Dateline {
  std::string place;                // as written, without date and agency; "" when only an agency is named
  std::string agency;               // "Reuters"; "" when none is named
  std::optional<PartialDate> date;  // only a full date
  size_t length = 0;                // bytes of the paragraph up to the first sentence
};

// nullopt when the paragraph begins with no dateline.
std::optional<Dateline> ParseDateline(std::string_view paragraph);

// The place of a line of its own that says where and when: "Perth, Scotland, 12 April 2024. By Ana Ruiz"; "" where what
// stands before the date is none (a person's name, a page's section).
std::string PlaceBeforeDate(std::string_view line);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_TEXT_DATELINE_H_
