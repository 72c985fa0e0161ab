#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ingest/dump/memory.h"

namespace kg::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kPage = "<html><body><p>Mira Solberg won the bakers' race.</p></body></html>";

std::string Record(const std::string& type, const std::string& uri, const std::string& headers,
                   const std::string& block, const std::string& version = "WARC/1.0") {
  std::string record = version + "\r\nWARC-Type: " + type + "\r\n";
  if (!uri.empty()) record += "WARC-Target-URI: " + uri + "\r\n";
  record += "WARC-Date: 2024-03-02T10:00:00Z\r\n" + headers;
  record += "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
  return record;
}

std::string Response(const std::string& uri, const std::string& http_headers, std::string_view body,
                     const std::string& status = "200 OK") {
  return Record("response", uri, "Content-Type: application/http; msgtype=response\r\n",
                "HTTP/1.1 " + status + "\r\n" + http_headers + "\r\n" + std::string(body));
}

std::string Html(const std::string& uri, std::string_view body = kPage) {
  return Response(uri, "Content-Type: text/html; charset=utf-8\r\n", body);
}

ReadResult ReadMemory(std::string_view bytes, const Options& options = {}) {
  return ReadMemory(bytes, "n.warc", options);
}

// `content` through the real program.
std::string Packed(const TempFolder& folder, const std::string& command, std::string_view content) {
  folder.Write("in", content);
  EXPECT_TRUE(RunIn(folder, command + " < in > out")) << command;
  return Content(PathIn(folder, "out"));
}

TEST(Warc, AResponseCarriesItsUrlDateTypeAndId) {
  const std::string uri = "https://news.example/2024/race/";
  const ReadResult result = ReadMemory(
      Record("warcinfo", "", "", "software: a crawler\r\n") + Record("request", uri, "", "GET / HTTP/1.1\r\n\r\n") +
      Record("response", uri, "WARC-Record-ID: <urn:uuid:0001>\r\nContent-Type: application/http\r\n",
             "HTTP/1.1 200 OK\r\ncontent-TYPE: text/html;\r\n charset=iso-8859-1\r\n\r\n" + std::string(kPage)) +
      Record("metadata", uri, "", "fetchTimeMs: 12\r\n"));
  EXPECT_TRUE(result.status.ok()) << result.status.message();
  EXPECT_THAT(result.skips, IsEmpty());
  ASSERT_THAT(result.documents, SizeIs(1));
  const RawDocument& raw = result.documents[0];
  EXPECT_EQ(raw.identity, uri);
  EXPECT_EQ(raw.url, uri);
  EXPECT_EQ(raw.fetched, "2024-03-02T10:00:00Z");
  EXPECT_EQ(raw.content_type, "text/html; charset=iso-8859-1");
  EXPECT_EQ(raw.doc, "urn:uuid:0001");
  EXPECT_EQ(raw.source, "n.warc: record 3 <https://news.example/2024/race/>");
  EXPECT_EQ(raw.format, Format::kHtml);
  EXPECT_EQ(raw.body, kPage);
}

TEST(Warc, EveryVersionIsReadWithAndWithoutBracketsAroundTheUri) {
  std::string bytes;
  for (const char* version : {"WARC/0.17", "WARC/0.18", "WARC/1.0", "WARC/1.1"}) {
    bytes +=
        Record("response", std::string("<https://news.example/") + version + ">", "Content-Type: application/http\r\n",
               "HTTP/1.0 200\r\nContent-Type: text/html\r\n\r\n" + std::string(kPage), version);
  }
  EXPECT_THAT(IdentitiesOf(ReadMemory(bytes)),
              ElementsAre("https://news.example/WARC/0.17", "https://news.example/WARC/0.18",
                          "https://news.example/WARC/1.0", "https://news.example/WARC/1.1"));
}

TEST(Warc, LineEndsMayBeBareAndFieldsFolded) {
  std::string bytes = Record("response", "https://news.example/a", "Content-Type:\r\n application/http\r\n",
                             "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + std::string(kPage));
  bytes.erase(std::remove(bytes.begin(), bytes.begin() + 150, '\r'), bytes.begin() + 150);
  EXPECT_THAT(ReadMemory(bytes).documents, SizeIs(1));
}

TEST(Warc, GzipPerRecordIsReadMemberByMember) {
  KG_NEEDS("gzip");
  TempFolder folder;
  const std::string bytes = Packed(folder, "gzip -c", Html("https://news.example/a/")) +
                            Packed(folder, "gzip -c", Html("https://news.example/b"));
  const ReadResult result = ReadAll(folder.Write("n.warc.gz", bytes));
  EXPECT_TRUE(result.status.ok()) << result.status.message();
  EXPECT_THAT(IdentitiesOf(result), ElementsAre("https://news.example/a/", "https://news.example/b"));
  EXPECT_THAT(result.documents[1].source, HasSubstr("n.warc.gz: record 2 <https://news.example/b>"));
}

TEST(Warc, OneGzipOverAllAndZstdAreReadToo) {
  KG_NEEDS("zstd");
  TempFolder folder;
  const std::string all = Html("https://news.example/a") + Html("https://news.example/b");
  for (const char* command : {"gzip -c", "zstd -c", "xz -c", "bzip2 -c"}) {
    EXPECT_THAT(IdentitiesOf(ReadMemory(Packed(folder, command, all))),
                ElementsAre("https://news.example/a", "https://news.example/b"))
        << command;
  }
}

TEST(Warc, AZstdDictionaryInFrontIsUsed) {
  KG_NEEDS("zstd");
  TempFolder folder;
  for (int i = 0; i < 200; ++i) {
    folder.Write("train/" + std::to_string(i),
                 Html("https://news.example/" + std::to_string(i), std::string(kPage) + std::to_string(i * 7919)));
  }
  ASSERT_TRUE(RunIn(folder, "zstd --train train/* --maxdict=4096 -o dict"));
  const std::string dictionary = Content(PathIn(folder, "dict"));
  for (const bool packed : {false, true}) {
    const std::string inner = packed ? Packed(folder, "zstd -c", dictionary) : dictionary;
    std::string bytes("\x5D\x2A\x4D\x18", 4);
    for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(inner.size() >> shift & 255);
    bytes += inner;
    for (const char* name : {"a", "b"}) {
      bytes += Packed(folder, "zstd -c -D dict", Html(std::string("https://news.example/") + name));
    }
    EXPECT_THAT(IdentitiesOf(ReadMemory(bytes)), ElementsAre("https://news.example/a", "https://news.example/b"));
  }
}

TEST(Warc, ChunkedAndCompressedBodiesAreDecoded) {
  KG_NEEDS("gzip");
  KG_NEEDS("zstd");
  TempFolder folder;
  const std::string packed = Packed(folder, "gzip -c", kPage);
  const std::string first = packed.substr(0, 10);
  const std::string rest = packed.substr(10);
  std::string chunked = "a;name=value\r\n" + first + "\r\n";
  char size[32];
  std::snprintf(size, sizeof size, "%zX\r\n", rest.size());
  chunked += size + rest + "\r\n0\r\nTrailer: x\r\n\r\n";
  const std::string type = "Content-Type: text/html\r\n";
  const std::string bytes =
      Response("https://news.example/1", type + "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked) +
      Response("https://news.example/2", type + "CONTENT-ENCODING: x-gzip\r\n", packed) +
      Response("https://news.example/3", type + "Content-Encoding: zstd\r\n", Packed(folder, "zstd -c", kPage)) +
      // Deflate without zlib's frame: what gzip holds between its header and its trailer.
      Response("https://news.example/4", type + "Content-Encoding: deflate\r\n", packed.substr(10, packed.size() - 18));
  const ReadResult result = ReadMemory(bytes);
  EXPECT_THAT(result.skips, IsEmpty());
  ASSERT_THAT(result.documents, SizeIs(4));
  for (const RawDocument& raw : result.documents) EXPECT_EQ(raw.body, kPage) << raw.url;
}

TEST(Warc, ABrotliBodyIsDecoded) {
  // "<p>Mira won the bakers' race, Mira said; Mira won the race.</p>" in brotli.
  const std::string packed(
      "\x1B\x3E\x00\xC0\x1C\xA9\x55\x9F\x3A\xB8\xE6\x69\x4A\x83\x53\x3E\x72\x7D\xB2\x13\x36\x07\x1C\x72\xC0\xFE\x6F"
      "\x51\x14\x79\xE0\x21\xDB\x94\x7A\xC9\x24\xC9\x33\xDB\xB4\x6C\xAD\x37\x47\x25\x04\x24\x51\x15\x0F\x8C\x57\x0A",
      54);
  const ReadResult result =
      ReadMemory(Response("https://news.example/1", "Content-Type: text/html\r\nContent-Encoding: br\r\n", packed));
  ASSERT_THAT(result.documents, SizeIs(1));
  EXPECT_EQ(result.documents[0].body, "<p>Mira won the bakers' race, Mira said; Mira won the race.</p>");
}

TEST(Warc, HeadersWhoseEncodingWasUndoneByTheCrawlerDoNoHarm) {
  const std::string type = "Content-Type: text/html\r\n";
  for (const char* header : {"Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n",
                             "Content-Encoding: deflate\r\n", "Content-Encoding: br\r\n"}) {
    const ReadResult result = ReadMemory(Response("https://news.example/1", type + header, kPage));
    ASSERT_THAT(result.documents, SizeIs(1)) << header;
    EXPECT_EQ(result.documents[0].body, kPage) << header;
  }
}

TEST(Warc, WhatIsNoPageIsSkippedWithItsReason) {
  const ReadResult result = ReadMemory(
      Response("https://news.example/1", "Content-Type: image/png\r\n", "\x89PNG") +
      Response("https://news.example/2", "Content-Type: text/html\r\n", kPage, "404 Not Found") +
      Record("revisit", "https://news.example/3", "Content-Type: application/http\r\n", "HTTP/1.1 200 OK\r\n\r\n") +
      Response("https://news.example/4", "Content-Type: text/html\r\n", " \r\n") +
      Response("https://news.example/5", "Content-Type: text/html\r\n", std::string("\0\1\2\3", 4)) +
      Record("response", "https://news.example/6", "Content-Type: application/http\r\n", "no status line") +
      Response("https://news.example/7", "Content-Type: text/html\r\nContent-Encoding: sdch\r\n", "xyz"));
  EXPECT_THAT(result.documents, IsEmpty());
  EXPECT_THAT(ReasonsOf(result),
              ElementsAre("other type", "http status", "revisit", "empty", "binary", "broken record", "unsupported"));
}

TEST(Warc, ResourcesAndConversionsAreDocuments) {
  const ReadResult result =
      ReadMemory(Record("resource", "https://news.example/r", "Content-Type: text/html\r\n", std::string(kPage)) +
                 Record("resource", "file:///x.png", "Content-Type: image/png\r\n", "\x89PNG") +
                 Record("conversion", "https://news.example/c", "Content-Type: text/plain\r\n", "Words of a page.") +
                 Record("response", "dns:news.example", "Content-Type: text/dns\r\n", "20240302 news.example"));
  ASSERT_THAT(result.documents, SizeIs(2));
  EXPECT_EQ(result.documents[1].format, Format::kText);
  EXPECT_THAT(ReasonsOf(result), ElementsAre("other type"));
}

TEST(Warc, ARecordWithoutUrlIsNamedByItsId) {
  const ReadResult result = ReadMemory(Record(
      "resource", "urn:local:1", "Content-Type: text/html\r\nWARC-Record-ID: <urn:uuid:7>\r\n", std::string(kPage)));
  EXPECT_THAT(IdentitiesOf(result), ElementsAre("n.warc#urn:uuid:7"));
}

TEST(Warc, AContentLengthThatIsWrongEndsAPlainFileWithItsPosition) {
  std::string bad = Html("https://news.example/bad");
  bad.replace(bad.find("Content-Length: ") + 16, 3, "120");
  const ReadResult result = ReadMemory(Html("https://news.example/a") + bad + Html("https://news.example/b"));
  EXPECT_EQ(result.status.code(), StatusCode::kIo);
  EXPECT_THAT(result.status.message(), HasSubstr("record 3, at byte "));
  EXPECT_EQ(result.documents[0].url, "https://news.example/a");
}

TEST(Warc, AContentLengthThatIsWrongHarmsOnlyItsOwnGzipMember) {
  KG_NEEDS("gzip");
  TempFolder folder;
  for (const char* length : {"999", "120"}) {
    std::string bad = Html("https://news.example/bad");
    bad.replace(bad.find("Content-Length: ") + 16, 3, length);
    const std::string bytes = Packed(folder, "gzip -c", Html("https://news.example/a")) +
                              Packed(folder, "gzip -c", bad) +
                              Packed(folder, "gzip -c", Html("https://news.example/b"));
    const ReadResult result = ReadMemory(bytes);
    EXPECT_EQ(result.status.code(), StatusCode::kIo) << length;
    EXPECT_THAT(IdentitiesOf(result), ::testing::Contains("https://news.example/a"));
    EXPECT_THAT(IdentitiesOf(result), ::testing::Contains("https://news.example/b"));
  }
}

TEST(Warc, ADamagedGzipMemberIsLeftOutAndTheNextOneIsRead) {
  KG_NEEDS("gzip");
  TempFolder folder;
  std::string bad = Packed(folder, "gzip -c", Html("https://news.example/bad"));
  for (size_t i = 60; i < 90; ++i) bad[i] = static_cast<char>(i * 37);
  const std::string bytes = Packed(folder, "gzip -c", Html("https://news.example/a")) + bad +
                            Packed(folder, "gzip -c", Html("https://news.example/b"));
  const ReadResult result = ReadMemory(bytes);
  EXPECT_EQ(result.status.code(), StatusCode::kIo);
  EXPECT_THAT(IdentitiesOf(result), ElementsAre("https://news.example/a", "https://news.example/b"));
}

TEST(Warc, ATruncatedFileGivesWhatCameBeforeAndAnError) {
  KG_NEEDS("gzip");
  TempFolder folder;
  std::string plain;
  std::string packed;
  for (const char* name : {"a", "b", "c"}) {
    const std::string record = Html(std::string("https://news.example/") + name);
    plain += record;
    packed += Packed(folder, "gzip -c", record);
  }
  for (const std::string& bytes : {plain, packed}) {
    const ReadResult result = ReadMemory(bytes.substr(0, bytes.size() - 60));
    EXPECT_EQ(result.status.code(), StatusCode::kIo);
    EXPECT_THAT(result.status.message(), HasSubstr("byte "));
    EXPECT_THAT(IdentitiesOf(result), ElementsAre("https://news.example/a", "https://news.example/b"));
  }
}

TEST(Warc, BodiesOverTheLimitAreSkippedAndTheRestIsRead) {
  KG_NEEDS("gzip");
  TempFolder folder;
  const std::string large = "<html><body>" + std::string(200000, 'x') + "</body></html>";
  Options options;
  options.limits.document_bytes = 100000;
  const ReadResult result =
      ReadMemory(Html("https://news.example/1", large) +
                     Response("https://news.example/2", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n",
                              Packed(folder, "gzip -c", large)) +
                     Html("https://news.example/3"),
                 options);
  EXPECT_THAT(ReasonsOf(result), ElementsAre("over a limit", "over a limit"));
  EXPECT_THAT(result.skips[1].message, HasSubstr("--max-document-bytes"));
  EXPECT_THAT(IdentitiesOf(result), ElementsAre("https://news.example/3"));
}

TEST(Warc, InAnArchiveAndGivenByHandItIsReadToo) {
  KG_NEEDS("zip");
  TempFolder folder;
  folder.Write("n.warc", Html("https://news.example/a"));
  ASSERT_TRUE(RunIn(folder, "gzip n.warc && zip n.zip n.warc.gz"));
  Options options;
  options.format = Format::kWarc;
  EXPECT_THAT(ReadAll(PathIn(folder, "n.zip"), options).documents, SizeIs(1));
}

}  // namespace
}  // namespace kg::ingest
