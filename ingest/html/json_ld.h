// What a page says about its article in JSON-LD (schema.org). The JSON library stays behind this header.
#ifndef NEWSGRAPH_INGEST_HTML_JSON_LD_H_
#define NEWSGRAPH_INGEST_HTML_JSON_LD_H_

#include <string>
#include <string_view>
#include <vector>

namespace kg::ingest {

struct LinkedData {
  bool is_article = false;  // an Article or one of its kinds was found
  std::string headline;
  std::vector<std::string> authors;  // people; of authors whose kind is not said those that can be people
  std::string publisher;
  std::string published;
  std::string modified;
  std::string url;
  std::string body;
  std::string site;  // the name of a WebSite
};

// Adds what the JSON text of one script element says; fields that are set already stay. Arrays, @graph and references
// by @id are followed; text that is no JSON is ignored.
void AddLinkedData(std::string_view json, LinkedData* data);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_JSON_LD_H_
