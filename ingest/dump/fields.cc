#include "ingest/dump/fields.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "ingest/dump/sniff.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

struct UsualNames {
  RecordField field;
  std::string_view names;  // as FieldKey makes them, the best first
};

constexpr std::array<UsualNames, kRecordFields> kUsual = {{
    {RecordField::kId, "id uid guid docid articleid recordid uuid"},
    {RecordField::kUrl, "url link sourceurl canonicalurl articleurl pageurl webpageurl permalink uri href"},
    {RecordField::kTitle, "title headline heading articletitle"},
    {RecordField::kAuthor, "author authors byline creator writer authorname"},
    {RecordField::kPublished,
     "published datepublish datepublished publishedat publishdate publisheddate publicationdate pubdate publishedon "
     "publishedtime datetime date timestamp"},
    {RecordField::kModified, "modified datemodified datemodify modifiedat updated updatedat dateupdated lastmodified"},
    {RecordField::kFetched,
     "fetched datedownload fetchedat fetchdate crawled crawledat crawldate retrieved retrievedat scrapedat scraped "
     "downloadedat"},
    {RecordField::kContentType, "contenttype mime mimetype"},
    {RecordField::kHtml, "html rawhtml pagehtml contenthtml bodyhtml"},
    {RecordField::kText,
     "text body content article articlebody maintext fulltext articletext articlecontent bodytext cleanedtext story"},
}};

constexpr std::string_view kOthers =
    " source publisher name summary description publication category categories section tags keywords language image ";

// In lower case, without spaces, "_" and "-".
std::string FieldKey(std::string_view name) {
  std::string key;
  for (const char c : TrimAscii(name)) {
    if (c != ' ' && c != '_' && c != '-') key.push_back(AsciiLowerOf(c));
  }
  return key;
}

std::optional<RecordField> KnownField(std::string_view name) {
  static constexpr std::pair<std::string_view, RecordField> kKnown[] = {{"id", RecordField::kId},
                                                                        {"url", RecordField::kUrl},
                                                                        {"title", RecordField::kTitle},
                                                                        {"author", RecordField::kAuthor},
                                                                        {"published", RecordField::kPublished},
                                                                        {"modified", RecordField::kModified},
                                                                        {"text", RecordField::kText},
                                                                        {"html", RecordField::kHtml},
                                                                        {"fetched", RecordField::kFetched}};
  for (const auto& [known, field] : kKnown) {
    if (known == name) return field;
  }
  return std::nullopt;
}

const std::map<std::string, FieldNames::Meaning, std::less<>>& Usual() {
  static const auto* const names = [] {
    auto* made = new std::map<std::string, FieldNames::Meaning, std::less<>>();
    for (const UsualNames& usual : kUsual) {
      uint32_t rank = 1;
      for (const std::string_view name : WordsOf(usual.names)) {
        made->emplace(name, FieldNames::Meaning{usual.field, rank++});
      }
    }
    return made;
  }();
  return *names;
}

}  // namespace

FieldNames::FieldNames(const FieldMap& mapped) : names_(Usual()) {
  for (const auto& [known, name] : mapped) {
    const std::optional<RecordField> field = KnownField(known);
    if (!field) continue;
    names_[FieldKey(name)] = Meaning{*field, 0};
    if (name.find('.') != std::string::npos) paths_[name] = Meaning{*field, 0};
  }
}

std::optional<FieldNames::Meaning> FieldNames::Find(std::string_view name) const {
  if (name.size() > 200) return std::nullopt;
  const auto at = names_.find(FieldKey(name));
  if (at == names_.end()) return std::nullopt;
  return at->second;
}

void FieldValues::Offer(const FieldNames::Meaning& meaning, std::string value) {
  const auto at = static_cast<size_t>(meaning.field);
  has_body = has_body || meaning.field == RecordField::kText || meaning.field == RecordField::kHtml;
  if (meaning.rank >= ranks[at] || TrimAscii(value).empty()) return;
  ranks[at] = meaning.rank;
  values[at] = std::move(value);
}

void FinishRecord(FieldValues values, RawDocument* record) {
  auto take = [&](RecordField field) { return std::move(values.values[static_cast<size_t>(field)]); };
  // A field that the user named for the text wins over html under its usual name.
  const bool mapped_text = values.ranks[static_cast<size_t>(RecordField::kText)] == 0 &&
                           values.ranks[static_cast<size_t>(RecordField::kHtml)] != 0;
  record->doc = take(RecordField::kId);
  record->url = take(RecordField::kUrl);
  record->title = take(RecordField::kTitle);
  record->author = take(RecordField::kAuthor);
  record->published = take(RecordField::kPublished);
  record->modified = take(RecordField::kModified);
  record->fetched = take(RecordField::kFetched);
  record->content_type = take(RecordField::kContentType);
  record->body = mapped_text ? std::string() : take(RecordField::kHtml);
  record->format = Format::kHtml;
  if (record->body.empty()) {
    record->body = take(RecordField::kText);
    record->format = LooksLikeHtml(record->body) ? Format::kHtml : Format::kText;
  }
}

size_t CountFieldNames(const std::vector<std::string>& cells) {
  return static_cast<size_t>(std::count_if(cells.begin(), cells.end(), [](const std::string& cell) {
    if (cell.size() > 200) return false;
    const std::string key = FieldKey(cell);
    return !key.empty() && (Usual().count(key) > 0 || kOthers.find(" " + key + " ") != std::string_view::npos);
  }));
}

}  // namespace kg::ingest
