// What makes two records the same article: see the interface, "Identity of an article".
#ifndef NEWSGRAPH_INGEST_DUMP_IDENTITY_H_
#define NEWSGRAPH_INGEST_DUMP_IDENTITY_H_

#include <string>
#include <string_view>

namespace kg::ingest {

// The URL in the form in which equal addresses are equal bytes: scheme and host in lower case, no default port, no
// fragment, no tracking parameters (utm_*, fbclid, gclid ...), dot segments resolved, percent-encoding in its shortest
// form, an empty path as "/". "" when `url` is no absolute http or https URL.
std::string NormalizeUrl(std::string_view url);

// The last component of a PATH as given ("a/b/" -> "b"); of "." and ".." that of the folder they mean.
std::string LastComponent(const std::string& path);

// The identity of a record that has an id in its dump: "dump.jsonl#id".
std::string RecordIdentity(std::string_view dump_name, std::string_view record_id);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_IDENTITY_H_
