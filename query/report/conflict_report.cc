#include "query/report/conflict_report.h"

#include <algorithm>
#include <map>
#include <set>

#include "query/print/json.h"
#include "query/print/phrases.h"
#include "query/print/records.h"
#include "query/report/html.h"
#include "query/report/timeline_svg.h"

namespace kg::query {
namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Contradictions</title>
<style>
:root { --ink: #1d2229; --soft: #59636e; --line: #d5dae0; --conflict: #a61b1b; --tension: #8a5a00; }
* { box-sizing: border-box; }
body { font: 16px/1.5 Georgia, 'Times New Roman', serif; color: var(--ink); background: #fff; margin: 0 auto;
  max-width: 62rem; padding: 1.5rem; }
h1 { font-size: 1.9rem; margin: 0 0 .3rem; }
h2 { font-size: 1.25rem; margin: 0; }
h3 { font-size: 1.05rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
p { margin: .5rem 0; }
table, .tag, .meta, .share, footer { font-family: system-ui, 'Helvetica Neue', Arial, sans-serif; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; margin: 1.2rem 0 2rem; }
th { text-align: left; border-bottom: 2px solid var(--ink); padding: .25rem .5rem; }
td { border-bottom: 1px solid var(--line); padding: .25rem .5rem; vertical-align: top; overflow-wrap: anywhere; }
td.number { text-align: right; }
section { border-top: 2px solid var(--ink); padding: 1rem 0 1.6rem; }
.tag { display: inline-block; font-size: .75rem; font-weight: 600; color: #fff; border-radius: 3px;
  padding: .1rem .45rem; margin-right: .4rem; vertical-align: middle; }
.tag.conflict { background: var(--conflict); }
.tag.tension { background: var(--tension); }
.tag.unknown { background: var(--soft); }
.meta { color: var(--soft); font-size: .8rem; overflow-wrap: anywhere; }
.camps { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: .8rem; margin: 1rem 0; }
.camp { border: 1px solid var(--line); border-top: 5px solid; border-radius: 4px; padding: .7rem .9rem;
  break-inside: avoid; }
.share { color: var(--soft); font-size: .8rem; font-weight: normal; }
blockquote { margin: .6rem 0 0; padding: 0; overflow-wrap: anywhere; }
mark { background: #ffef9e; padding: 0 .1em; }
a { color: #124a8a; }
figure { margin: 1rem 0 0; break-inside: avoid; }
figcaption { color: var(--soft); font-size: .85rem; }
svg.timeline { width: 100%; max-width: 56rem; height: auto; font-family: system-ui, Arial, sans-serif; }
svg .tick { stroke: var(--line); stroke-width: 1; }
svg .at { font-size: 10px; fill: var(--soft); text-anchor: middle; }
svg .end { text-anchor: end; }
svg .label { font-size: 11px; fill: var(--ink); text-anchor: end; }
svg .hull { opacity: .3; }
.camp0 { border-top-color: #20639b; } .camp1 { border-top-color: #b8480e; } .camp2 { border-top-color: #2c7a4b; }
.camp3 { border-top-color: #6b3fa0; } .camp4 { border-top-color: #8c7400; } .camp5 { border-top-color: #555555; }
svg .camp0 { fill: #20639b; } svg .camp1 { fill: #b8480e; } svg .camp2 { fill: #2c7a4b; }
svg .camp3 { fill: #6b3fa0; } svg .camp4 { fill: #8c7400; } svg .camp5 { fill: #555555; }
footer { border-top: 1px solid var(--line); color: var(--soft); font-size: .8rem; padding-top: .6rem; }
@media print {
  body { font-size: 11pt; max-width: none; padding: 0; }
  section h2, section > .why { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
  .tag, mark, svg, .camp { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
</style>
</head>
<body>
)";
constexpr size_t kColours = 6;
constexpr size_t kMaxClaims = 12;  // of one camp; the rest is counted

std::string CountOf(uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

// One page being written.
class Page {
 public:
  Page(const graph::Reader& reader, const Schema& schema, std::ostream& out)
      : reader_(reader), schema_(schema), out_(out) {}

  void Head(const std::vector<graph::Conflict>& conflicts);
  Status Section(const graph::Conflict& conflict);
  void Foot();

 private:
  using Claims = std::map<ClaimId, graph::ResolvedClaim>;

  Result<Claims> ReadClaims(const graph::Conflict& conflict) const;
  void Camp(const graph::Conflict& conflict, size_t index, const Claims& claims);
  void Quote(const graph::Conflict& conflict, const graph::ResolvedClaim& claim);
  void Figure(const graph::Conflict& conflict, const Claims& claims);

  const graph::Reader& reader_;
  const Schema& schema_;
  std::ostream& out_;
};

void Page::Head(const std::vector<graph::Conflict>& conflicts) {
  size_t hard = 0;
  std::set<std::string> docs;
  for (const graph::Conflict& conflict : conflicts) {
    hard += conflict.level == graph::ConflictLevel::kConflict ? 1 : 0;
    for (const std::string& doc : DocsOf(conflict)) docs.insert(doc);
  }
  const graph::GraphStats stats = reader_.Stats();
  out_ << kHead << "<header>\n<h1>Contradictions</h1>\n<p class=\"meta\">" << CountOf(hard, "conflict", "conflicts")
       << " and " << CountOf(conflicts.size() - hard, "tension", "tensions") << " in "
       << CountOf(docs.size(), "article", "articles") << " of " << stats.articles << "; epoch " << stats.epoch
       << ". A conflict cannot be resolved within the stated dates and their tolerance; a tension hardly fits, or rests"
          " on an approximate, attributed or uncertain statement.</p>\n</header>\n";
  if (conflicts.empty()) {
    out_ << "<p>No source contradicts another.</p>\n";
    return;
  }
  out_ << "<table>\n<thead><tr><th>Score</th><th>Level</th><th>About</th><th>What</th><th>Values</th></tr></thead>\n"
          "<tbody>\n";
  for (const graph::Conflict& conflict : conflicts) {
    std::vector<std::string> values;
    for (const graph::Camp& camp : conflict.camps) values.push_back(camp.value);
    std::string text;
    for (const std::string& value : values) text += (text.empty() ? "" : " · ") + value;
    out_ << "<tr><td class=\"number\">" << ScoreText(conflict.score) << "</td><td>" << graph::ToString(conflict.level)
         << "</td><td><a href=\"#c" << conflict.id.ToHex() << "\">" << EscapeHtml(conflict.subject_name)
         << "</a></td><td>" << EscapeHtml(conflict.kind) << "</td><td>" << EscapeHtml(text) << "</td></tr>\n";
  }
  out_ << "</tbody>\n</table>\n";
}

Result<Page::Claims> Page::ReadClaims(const graph::Conflict& conflict) const {
  Claims claims;
  for (const ClaimId& id : ClaimsOf(conflict)) {
    Result<graph::ResolvedClaim> claim = reader_.GetClaim(id);
    if (!claim.ok()) return claim.status();
    claims.emplace(id, std::move(claim).value());
  }
  return claims;
}

void Page::Quote(const graph::Conflict& conflict, const graph::ResolvedClaim& claim) {
  const SentenceParts parts = PartsOf(claim);
  out_ << "<blockquote>“" << EscapeHtml(parts.before);
  if (!parts.marked.empty()) out_ << "<mark>" << EscapeHtml(parts.marked) << "</mark>";
  out_ << EscapeHtml(parts.after) << "”</blockquote>\n<div class=\"meta\">";
  const Result<Article> article = reader_.GetArticle(claim.claim.doc);
  const std::string name = article.ok() && !article->title.empty() ? article->title : claim.doc;
  if (article.ok() && IsWebLink(article->url)) {
    out_ << "<a href=\"" << EscapeHtml(article->url) << "\" rel=\"noreferrer\">" << EscapeHtml(name) << "</a>";
  } else {
    out_ << EscapeHtml(name);
  }
  if (article.ok() && !article->publisher.empty()) out_ << ", " << EscapeHtml(article->publisher);
  out_ << ", " << EscapeHtml(PublishedText(claim.published));
  if (name != claim.doc) out_ << " (" << EscapeHtml(claim.doc) << ")";
  if (claim.role != BlockRole::kBody) out_ << ", " << ToString(claim.role);
  if (!claim.claim.attributed_to.empty()) out_ << ", said by " << EscapeHtml(claim.claim.attributed_to);
  const auto& witness = conflict.witness;
  if (std::find(witness.begin(), witness.end(), claim.claim.id) != witness.end()) out_ << " · decides";
  out_ << "</div>\n";
}

void Page::Camp(const graph::Conflict& conflict, size_t index, const Claims& claims) {
  const graph::Camp& camp = conflict.camps[index];
  out_ << "<div class=\"camp camp" << index % kColours << "\">\n<h3>" << EscapeHtml(camp.value)
       << " <span class=\"share\">" << CountOf(camp.docs.size(), "article", "articles");
  // Where all are as likely the figure says nothing.
  const bool tells = std::any_of(conflict.camps.begin(), conflict.camps.end(), [&camp](const graph::Camp& other) {
    return other.probability != camp.probability;
  });
  if (camp.probability > 0 && tells) out_ << ", probability " << ScoreText(camp.probability);
  out_ << "</span></h3>\n";
  // What decides is shown before what only agrees.
  std::vector<const graph::ResolvedClaim*> shown;
  for (const ClaimId& id : camp.claims) {
    if (const auto claim = claims.find(id); claim != claims.end()) shown.push_back(&claim->second);
  }
  const auto decides = [&](const graph::ResolvedClaim* claim) {
    return std::find(conflict.witness.begin(), conflict.witness.end(), claim->claim.id) != conflict.witness.end();
  };
  std::stable_partition(shown.begin(), shown.end(), decides);
  for (size_t i = 0; i < shown.size() && i < kMaxClaims; ++i) Quote(conflict, *shown[i]);
  if (shown.size() > kMaxClaims) {
    out_ << "<p class=\"meta\">and " << CountOf(shown.size() - kMaxClaims, "more claim", "more claims") << "</p>\n";
  }
  if (shown.empty()) {
    for (const std::string& doc : camp.docs) out_ << "<div class=\"meta\">" << EscapeHtml(doc) << "</div>\n";
  }
  out_ << "</div>\n";
}

void Page::Figure(const graph::Conflict& conflict, const Claims& claims) {
  std::map<ClaimId, graph::ResolvedClaim> wanted(claims);
  for (graph::ResolvedClaim& claim : reader_.ClaimsOf(conflict.subject))
    wanted.emplace(claim.claim.id, std::move(claim));
  std::vector<graph::ResolvedClaim> all;
  for (auto& [id, claim] : wanted) all.push_back(std::move(claim));
  std::map<ClaimId, BarLabel> labels;
  for (size_t i = 0; i < conflict.camps.size(); ++i) {
    for (const ClaimId& id : conflict.camps[i].claims) {
      const auto claim = claims.find(id);
      if (claim == claims.end()) continue;
      const std::string& doc = claim->second.doc;
      const std::string file = doc.substr(doc.rfind('/') + 1);  // all of it where there is no slash
      labels.emplace(id, BarLabel{claim->second.object_name + ", " + file, i});
    }
  }
  const graph::Timeline timeline = graph::TimelineOf(schema_, conflict, all);
  const std::string svg = TimelineSvg(timeline, labels);
  if (svg.empty()) return;
  out_ << "<figure>\n<figcaption>" << EscapeHtml(timeline.caption) << "; pale: with tolerance</figcaption>\n"
       << svg << "\n</figure>\n";
}

Status Page::Section(const graph::Conflict& conflict) {
  Result<Claims> claims = ReadClaims(conflict);
  if (!claims.ok()) return claims.status();
  const std::string_view level = graph::ToString(conflict.level);
  out_ << "<section id=\"c" << conflict.id.ToHex() << "\">\n<h2><span class=\"tag " << level << "\">" << level << " "
       << ScoreText(conflict.score) << "</span>" << EscapeHtml(conflict.subject_name) << ": "
       << EscapeHtml(conflict.kind) << "</h2>\n<p class=\"why\">" << EscapeHtml(conflict.why)
       << "</p>\n<div class=\"camps\">\n";
  for (size_t i = 0; i < conflict.camps.size(); ++i) Camp(conflict, i, *claims);
  out_ << "</div>\n";
  Figure(conflict, *claims);
  out_ << "<p class=\"meta\">id " << conflict.id.ToHex() << "</p>\n</section>\n";
  return Status::Ok();
}

void Page::Foot() {
  out_ << "<footer>Made by newsgraph from the articles quoted. A camp is a set of claims that can be true together;"
          " “decides” marks the claims that prove the contradiction. In a time line the dark bar is the literal reading"
          " of a claim.</footer>\n</body>\n</html>\n";
}

}  // namespace

Status WriteConflictReport(const graph::Reader& reader, const Schema& schema,
                           const std::vector<graph::Conflict>& conflicts, const std::atomic<bool>* interrupted,
                           std::ostream& out) {
  Page page(reader, schema, out);
  page.Head(conflicts);
  for (const graph::Conflict& conflict : conflicts) {
    if (interrupted != nullptr && interrupted->load(std::memory_order_relaxed)) {
      return {StatusCode::kInterrupted, "interrupted"};
    }
    KG_RETURN_IF_ERROR(page.Section(conflict));
  }
  page.Foot();
  return reader.Health();
}

}  // namespace kg::query
