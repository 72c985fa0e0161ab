// Templates of a site, learned over a dump: blocks that repeat over pages of one host ("Support our journalism ...",
// "About this series ...") belong to its design, wherever on the page they stand.
//
//     first pass:   for each raw document templates.Offer(host, id): which pages there are, nothing is cleaned
//     second pass:  if (templates.WantsAny()) for each that templates.Wants(host, id): templates.Observe(host, article)
//     then:         templates.Learn(), and CleanDocument with Options::templates drops the blocks that repeat
//
// Only a sample of each host's pages is kept, those with the smallest ids: so what is learned depends on which
// documents a dump holds and not on their order, and memory does not grow with the dump. (Bottom-k sampling: Cohen and
// Kaplan, "Summarizing data using bottom-k sketches", PODC 2007.)
#ifndef NEWSGRAPH_INGEST_SITE_TEMPLATES_H_
#define NEWSGRAPH_INGEST_SITE_TEMPLATES_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/article.h"
#include "graph/model/status.h"
#include "ingest/ingest.h"

namespace kg::ingest {

// The host that a raw document is a page of, without "www.": from its URL, else from the address that the page itself
// states as its own. "" when neither is there: then nothing is learned or dropped.
std::string HostOfDocument(const RawDocument& raw);

// Not thread-safe while learning; Repeats may be called from many threads once Learn has returned.
class SiteTemplates {
 public:
  // Returns whether the page is in the sample for now.
  bool Offer(const std::string& host, const DocId& id);
  // Whether any host has pages enough to learn from.
  bool WantsAny() const;
  // True for a page of the sample.
  bool IsSampled(const std::string& host, const DocId& id) const;
  // True for a page of the sample of a host that has enough of them.
  bool Wants(const std::string& host, const DocId& id) const;
  void Observe(const std::string& host, const Article& article);
  void Learn();
  // True when the block is part of the design of `host`.
  bool Repeats(const std::string& host, std::string_view block) const;
  // How many blocks were learned.
  size_t size() const;

  // The learned blocks as lines "host<tab>hash in hex", for using them on other shards of the same dump.
  std::string ToLines() const;
  // Error kInvalid with the line that is none.
  static Result<SiteTemplates> FromLines(std::string_view lines);

 private:
  struct PageBlock {
    uint64_t hash;
    bool newsy;  // long and full of names and figures: could be background that several reports repeat
  };
  using Pages = std::map<DocId, std::vector<PageBlock>>;  // by id: the greatest goes when the sample is full

  std::map<std::string, Pages> hosts_;
  std::map<std::string, std::set<uint64_t>, std::less<>> learned_;
};

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_SITE_TEMPLATES_H_
