// Names that strangers chose (members of archives, URLs in records), made safe to print and to keep.
#ifndef NEWSGRAPH_INGEST_DUMP_MEMBER_NAME_H_
#define NEWSGRAPH_INGEST_DUMP_MEMBER_NAME_H_

#include <string>
#include <string_view>

namespace kg::ingest {

// Control characters, bytes that are no UTF-8 and marks that turn the direction of text appear as %XX; cut after 1024
// bytes. Different names stay different.
std::string PrintableName(std::string_view name);

// The same for a member of an archive: no "/" in front, and ".." as "%2E%2E", so that nobody who takes the name for a
// path is led out of the archive.
std::string MemberName(std::string_view name);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_MEMBER_NAME_H_
