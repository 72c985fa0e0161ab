// The output formats of kgq.
#ifndef NEWSGRAPH_QUERY_PRINT_FORMAT_H_
#define NEWSGRAPH_QUERY_PRINT_FORMAT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kg::query {

enum class Format {
  kTable,  // aligned columns and prose, for people
  kJson,   // one array of objects per statement
  kJsonl,  // one object a line
  kCsv,    // RFC 4180 with "\n" between records; the first record holds the column names
  kTsv,    // as CSV, but with \t \n \r \\ written as escapes and nothing quoted
};

std::string_view ToString(Format format);
std::optional<Format> ParseFormat(std::string_view name);
// "table", "json", ... in the order of the enumeration.
std::vector<std::string> FormatNames();

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PRINT_FORMAT_H_
