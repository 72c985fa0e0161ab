// CleanDocument: from the bytes of a record to an article, or to the reason why there is none.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "graph/model/text.h"
#include "ingest/cleaned.h"
#include "ingest/copies.h"
#include "ingest/dump/identity.h"
#include "ingest/html/html.h"
#include "ingest/ingest.h"
#include "ingest/plain/plain_text.h"
#include "ingest/site_templates.h"
#include "ingest/text/ascii.h"
#include "ingest/text/author_notes.h"
#include "ingest/text/charset.h"
#include "ingest/text/dates.h"
#include "ingest/text/language.h"
#include "ingest/text/people.h"
#include "ingest/text/repair.h"

namespace kg::ingest {
namespace {

constexpr size_t kFewestWords = 12;      // the body of a page's article has more
constexpr size_t kLanguageBytes = 4096;  // enough to tell a language

Date ToDate(const PartialDate& date) { return Date::Of(date.year, date.month, date.day, date.approximate); }

// A field of the record as a date: the metadata forms, or EDTF.
std::optional<PartialDate> FieldDate(std::string_view field) {
  if (Trim(field).empty()) return std::nullopt;
  return ParseStatedDate(RepairText(IsValidUtf8(field) ? field : std::string_view()));
}

void SetPublished(const Cleaned& cleaned, const RawDocument& raw, const Options& options, Article* article) {
  std::optional<PartialDate> date = FieldDate(raw.published);
  std::string basis = date ? "record" : cleaned.published_basis;
  if (!date) date = cleaned.published;
  if (!date) {
    date = DateOfUrl(article->url);
    if (date) basis = "url";
  }
  if (date && date->IsValid()) {
    article->published.days = date->Days();
    article->published.estimate = ToDate(*date);
    article->published.basis = basis;
  } else if (options.published) {
    article->published.days = options.published->Days();
    article->published.estimate = *options.published;
    article->published.basis = "option";
  }
}

std::string CleanField(const std::string& field) { return Squeeze(RepairText(DecodeToUtf8(field, ""))); }

CleanResult SkipOf(const RawDocument& raw, std::string reason, const std::string& message) {
  CleanResult result;
  result.skip = Skip{std::move(reason), raw.source, raw.source + ": " + message};
  return result;
}

// Words of the running text: what makes a document an article.
size_t BodyWords(const Cleaned& cleaned) {
  size_t words = 0;
  for (const CleanBlock& block : cleaned.blocks) {
    const bool body = block.role == BlockRole::kBody || block.role == BlockRole::kQuote ||
                      block.role == BlockRole::kList || block.role == BlockRole::kKeyPoint ||
                      block.role == BlockRole::kStandfirst;
    if (body) words += CountTextWords(block.text);
  }
  return words;
}

// "Correction: an earlier version of this report ...": says what was wrong, and is no statement of the article's own.
bool IsCorrection(std::string_view text) {
  for (const std::string_view head : {"correction:", "corrections:", "clarification:", "correction (",
                                      "editor's note: an earlier", "an earlier version of this"}) {
    if (StartsWithNoCase(text, head)) return true;
  }
  if (!StartsWithNoCase(text, "this article") && !StartsWithNoCase(text, "this story") &&
      !StartsWithNoCase(text, "this report"))
    return false;
  const std::string_view begin = text.substr(0, 80);
  return FindNoCase(begin, "amended") != std::string_view::npos ||
         FindNoCase(begin, "corrected") != std::string_view::npos ||
         FindNoCase(begin, "has been updated to correct") != std::string_view::npos;
}

Cleaned CleanBody(const RawDocument& raw, std::string body, const Limits& limits) {
  if (raw.format == Format::kHtml) return CleanHtml(body, raw.url, limits, FieldDate(raw.fetched));
  const std::string title = CleanField(raw.title);
  return NeedsRepair(body) ? CleanPlainText(RepairText(body), title) : CleanPlainText(body, title);
}

// Where each field of the article comes from, by name; fields that are empty are left out.
std::vector<FieldOrigin> OriginsOf(const Article& article, const RawDocument& raw, const Cleaned& cleaned,
                                   bool title_of_record, bool authors_of_record) {
  std::map<std::string, std::string> origins;
  for (const FieldOrigin& origin : cleaned.origins) origins[origin.field] = origin.origin;
  if (!raw.url.empty()) origins["url"] = "record";
  if (title_of_record) origins["title"] = "record";
  if (authors_of_record) origins["author"] = "record";
  if (FieldDate(raw.modified)) origins["modified"] = "record";
  if (article.fetched.start.year != 0) origins["fetched"] = "record";
  origins["published"] = article.published.basis;
  origins["language"] = "detected";
  const std::pair<const char*, bool> present[] = {{"title", !article.title.empty()},
                                                  {"author", !article.authors.empty()},
                                                  {"publisher", !article.publisher.empty()},
                                                  {"agency", !article.agency.empty()},
                                                  {"url", !article.url.empty()},
                                                  {"place", !article.dateline_place.empty()},
                                                  {"section", !article.section.empty()},
                                                  {"tags", !article.tags.empty()},
                                                  {"published", !article.published.basis.empty()},
                                                  {"modified", article.modified.start.year != 0},
                                                  {"fetched", article.fetched.start.year != 0},
                                                  {"language", !article.language.empty()}};
  std::vector<FieldOrigin> out;
  for (const auto& [field, is_there] : present) {
    const auto found = origins.find(field);
    if (is_there && found != origins.end() && !found->second.empty()) out.push_back({field, found->second});
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.field < b.field; });
  return out;
}

void FillArticle(const RawDocument& raw, const Options& options, std::string language, Cleaned&& cleaned,
                 Article* article) {
  article->language = std::move(language);
  article->id = IdOfDocument(raw);
  article->identity = raw.identity;
  article->doc = raw.doc;
  article->source = raw.source;
  article->url = raw.url.empty() ? cleaned.url : raw.url;
  const bool title_of_record = cleaned.title.empty() && !raw.title.empty();
  article->title = title_of_record ? CleanField(raw.title) : cleaned.title;
  if (!raw.author.empty()) article->authors = ParseAuthors(CleanField(raw.author));
  const bool authors_of_record = !article->authors.empty();
  if (!authors_of_record) article->authors = std::move(cleaned.authors);
  article->publisher = std::move(cleaned.publisher);
  article->agency = cleaned.agency.empty() ? AgencyIn(CleanField(raw.author)) : std::move(cleaned.agency);
  article->dateline_place = std::move(cleaned.dateline_place);
  article->section = std::move(cleaned.section);
  article->tags = std::move(cleaned.tags);
  article->content = ContentOfDocument(raw);
  SetPublished(cleaned, raw, options, article);
  std::optional<PartialDate> modified = FieldDate(raw.modified);
  if (!modified) modified = cleaned.modified;
  if (modified && modified->IsValid()) article->modified = ToDate(*modified);
  if (const auto fetched = FieldDate(raw.fetched); fetched && fetched->IsValid()) article->fetched = ToDate(*fetched);
  article->origins = OriginsOf(*article, raw, cleaned, title_of_record, authors_of_record);
  MarkAuthorNotes(article->authors, &cleaned.blocks);
  AppendBlock(BlockRole::kHeadline, article->title, article);
  for (const CleanBlock& block : cleaned.blocks) {
    const bool correction = block.role == BlockRole::kBody && IsCorrection(block.text);
    AppendBlock(correction ? BlockRole::kCorrection : block.role, block.text, article);
  }
}

void DropTemplates(const std::string& host, const SiteTemplates& templates, Cleaned* cleaned) {
  if (host.empty()) return;
  std::erase_if(cleaned->blocks, [&](const CleanBlock& block) { return templates.Repeats(host, block.text); });
}

std::string BodyText(const Cleaned& cleaned) {
  std::string text;
  for (const CleanBlock& block : cleaned.blocks) {
    if (text.size() > kLanguageBytes) break;
    text.append(block.text).append("\n");
  }
  return text;
}

}  // namespace

DocId IdOfDocument(const RawDocument& raw) { return IdBuilder("doc").Add(raw.identity).Build<DocId>(); }

ContentHash ContentOfDocument(const RawDocument& raw) {
  return IdBuilder("content")
      .Add(raw.body)
      .Add(raw.format == Format::kHtml ? "html" : "text")
      .Add(raw.url)
      .Add(raw.title)
      .Add(raw.author)
      .Add(raw.published)
      .Add(raw.modified)
      .Add(raw.fetched)
      .Add(raw.content_type)
      .Build<ContentHash>();
}

CleanResult CleanDocument(const RawDocument& raw, const Options& options) {
  if (raw.body.size() > options.limits.document_bytes) {
    return SkipOf(raw, "over a limit",
                  "larger than " + std::to_string(options.limits.document_bytes) + " bytes (--max-document-bytes)");
  }
  if (TrimAscii(raw.body).empty()) return SkipOf(raw, "empty", "no text");
  if (!LooksLikeText(std::string_view(raw.body).substr(0, 8192))) return SkipOf(raw, "binary", "binary data, no text");
  std::string_view label = CharsetOfContentType(raw.content_type);
  if (label.empty() && raw.format == Format::kHtml) label = CharsetOfHtml(raw.body);
  std::string body = DecodeToUtf8(raw.body, std::string(label));
  // NUL bytes further on end no text, here or in a parser.
  if (body.find('\0') != std::string::npos) body.erase(std::remove(body.begin(), body.end(), '\0'), body.end());
  Cleaned cleaned = CleanBody(raw, std::move(body), options.limits);
  if (!cleaned.no_article.empty()) {
    const bool vowel = std::string_view("aeiou").find(cleaned.no_article.front()) != std::string_view::npos;
    return SkipOf(raw, "no article", (vowel ? "an " : "a ") + cleaned.no_article + ", no article");
  }
  if (options.templates != nullptr) DropTemplates(HostOfDocument(raw), *options.templates, &cleaned);
  if (!cleaned.sentences_only && BodyWords(cleaned) < kFewestWords)
    return SkipOf(raw, "no article", "no running text was found");
  const std::string language = DetectLanguage(BodyText(cleaned));
  if (!language.empty() && language != "en" && !options.any_language) {
    return SkipOf(raw, "other language", "the text is in another language than English (" + language + ")");
  }
  CleanResult result;
  result.article.emplace();
  FillArticle(raw, options, language, std::move(cleaned), &*result.article);
  result.article->sketch = SketchOf(*result.article);
  return result;
}

}  // namespace kg::ingest
