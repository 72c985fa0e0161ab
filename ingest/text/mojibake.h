// UTF-8 that was once read as windows-1252 or latin-1 ("â€™" for an apostrophe), once or twice over.
#ifndef NEWSGRAPH_INGEST_TEXT_MOJIBAKE_H_
#define NEWSGRAPH_INGEST_TEXT_MOJIBAKE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace kg::ingest {

// How sure it is that characters are one misread UTF-8 sequence. "Ã©" can hardly be anything else; "Ô" may be the end
// of a quotation in capitals.
enum class Misread { kNo, kPossible, kCertain };

// Whether the characters at `pos` are the windows-1252 or latin-1 reading of one UTF-8 sequence of several bytes. Then
// `code_point` gets what was meant and `end` the position behind. REQUIRES: valid UTF-8.
Misread MisreadAt(std::string_view text, size_t pos, char32_t* code_point, size_t* end);
// The same for code points: `length` gets how many of `count` are taken.
Misread MisreadOf(const char32_t* points, size_t count, char32_t* code_point, size_t* length);

// True when a sequence of `line` is certain.
bool IsMisread(std::string_view line);
// The line with all its sequences read again, and once more while they are certain (three times at most). A closing
// quotation mark whose last byte windows-1252 cannot show ("â€" before a space) is restored. REQUIRES: IsMisread(line).
std::string ReadAgain(std::string_view line);

// The code point of a windows-1252 byte 0x80..0x9F, 0 where there is none.
char32_t OfWindows1252(int byte);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_TEXT_MOJIBAKE_H_
