// Damaged dumps of every kind: whatever the damage, reading ends, and each record is delivered or reported.
#include <gtest/gtest.h>

#include <random>

#include "tests/ingest/dump/memory.h"
#include "tests/random.h"

namespace kg::ingest {
namespace {

// Some bytes overwritten, taken out, doubled, or the end cut off.
std::string Damaged(std::string bytes, std::mt19937* random) {
  const auto pick = [&](size_t below) { return below == 0 ? 0 : (*random)() % below; };
  for (size_t times = 1 + pick(4); times > 0 && !bytes.empty(); --times) {
    const size_t at = pick(bytes.size());
    const size_t size = 1 + pick(std::min<size_t>(bytes.size() - at, pick(2) != 0 ? 4 : 200));
    switch (pick(5)) {
      case 0:
        for (size_t i = at; i < at + size && i < bytes.size(); ++i) bytes[i] = static_cast<char>(pick(256));
        break;
      case 1:
        bytes.erase(at, size);
        break;
      case 2:
        bytes.insert(at, bytes.substr(at, size));
        break;
      case 3:
        bytes.resize(at);
        break;
      default:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << pick(8)));
    }
  }
  return bytes;
}

TEST(Damage, NeverCrashesOrHangsAReader) {
  TempFolder folder;
  folder.Write("d/a.html", "<html><body><p>Mira Solberg won the bakers' race.</p></body></html>");
  folder.Write("d/b.jsonl", "{\"id\": 1, \"text\": \"one\"}\n{\"id\": 2, \"text\": \"two\"}\n");
  folder.Write("d/c.json", "{\"items\": [{\"id\": 1, \"text\": \"one\"}, {\"id\": 2, \"text\": \"two\"}]}");
  folder.Write("d/d.csv", "id,title,text\n1,\"T, \"\"x\"\"\",\"one\ntwo\"\n2,T,three\n");
  folder.Write("d/e.warc",
               "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/a\r\nContent-Type: "
               "application/http\r\nContent-Length: 104\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
               "Transfer-Encoding: chunked\r\n\r\n1a\r\n<p>Mira won the race.</p>\r\n\r\n0\r\n\r\n\r\n\r\n");
  RunIn(folder,
        "gzip -k d/e.warc; zstd d/b.jsonl; xz -k d/c.json; bzip2 -k d/d.csv; tar cf n.tar d; zip -r n.zip d; "
        "zip -0 -r s.zip d; 7z a n.7z d; tar czf n.tgz d; mv n.* s.* d");
  const auto seed = tests::Seed();
  std::fprintf(stderr, "seed %u\n", seed);  // unbuffered: it must be known of a run that was killed, too
  std::mt19937 random(seed);
  Options options;
  options.limits.document_bytes = options.limits.line_bytes = 1 << 20;
  options.limits.unpacked_bytes = 16 << 20;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "d")) {
    const std::string whole = Content(entry.path().string());
    for (int i = 0; i < 150; ++i) {
      const ReadResult result = ReadMemory(Damaged(whole, &random), entry.path().filename().string(), options);
      for (const RawDocument& raw : result.documents) {
        EXPECT_FALSE(raw.identity.empty() || raw.doc.empty() || raw.source.empty() || raw.body.empty());
      }
    }
  }
}

}  // namespace
}  // namespace kg::ingest
