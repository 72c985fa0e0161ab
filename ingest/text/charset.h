// From the bytes of a document to valid UTF-8.
#ifndef NEWSGRAPH_INGEST_TEXT_CHARSET_H_
#define NEWSGRAPH_INGEST_TEXT_CHARSET_H_

#include <string>
#include <string_view>

namespace kg::ingest {

// The document as valid UTF-8, without byte order mark. In this order: byte order mark (UTF-8, UTF-16), valid UTF-8 as
// it is, `label` ("iso-8859-2", from HTTP or a meta element; "" or an unknown name is ignored), windows-1252 for each
// byte that is no UTF-8 (U+FFFD for the five bytes that windows-1252 leaves open). Never fails and never drops the
// document.
std::string DecodeToUtf8(std::string bytes, std::string_view label);

// The charset that an HTTP content type ("text/html; charset=utf-8") or the first 4 KB of an HTML document names; "" if
// none.
std::string_view CharsetOfContentType(std::string_view content_type);
std::string_view CharsetOfHtml(std::string_view html);

// False when the first bytes can be no text: NUL without a UTF-16 mark, a known binary signature, many control
// characters.
bool LooksLikeText(std::string_view head);
// The container or file type whose signature `head` begins with ("zip", "7z", "zstd", "xz", "bzip2", "tar", "gzip",
// "PDF", "PNG" ...); "" if none.
std::string_view SignatureOf(std::string_view head);
// True for the types above that hold documents, and are archives or compressed files.
bool IsContainer(std::string_view signature);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_TEXT_CHARSET_H_
