// The page of `kgrules trace --format html`. All that comes from an article or a rule goes through Escape.
#include <algorithm>
#include <string>

#include "graph/model/text.h"
#include "tools/rules/trace.h"

namespace kg::tools {
namespace {

constexpr const char* kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>newsgraph: what was found</title>
<style>
body { font: 15px/1.5 sans-serif; margin: 1em auto; max-width: 80em; padding: 0 1em; color: #222; background: #fff }
.row { display: grid; grid-template-columns: 3fr 2fr; gap: 1.5em; border-top: 1px solid #ddd; padding: .4em 0 }
.role { color: #777; font-size: 80%; }
.m { border-radius: 3px; padding: 0 .15em; background: #eee; border-bottom: 2px solid #999 }
.m .m { border-bottom-width: 1px }
.unknown { border-bottom-style: dotted }
.Person { background: #d8e8ff; border-color: #36c } .Place { background: #d9f2d9; border-color: #393 }
.Team { background: #ffe9c9; border-color: #c70 } .Organization { background: #f6dcef; border-color: #a3a }
.Event { background: #fff3b0; border-color: #b90 } .Date { background: #e6e0f8; border-color: #64a }
.claim { margin: 0 0 .4em } .claim b { font-weight: 600 }
.tag { font-size: 80%; color: #555 } .no { color: #b00020; font-weight: 600 } .maybe { color: #8a5a00; font-weight: 600 }
details { font-size: 85%; color: #444 } summary { cursor: pointer }
.legend span { margin-right: .6em }
</style>
</head>
<body>
<p class="legend">
<span class="m Person">person</span><span class="m Place">place</span><span class="m Team">team</span>
<span class="m Organization">organization</span><span class="m Event">event</span><span class="m Date">date</span>
<span class="m">other value</span><span class="m unknown">means nobody known</span></p>
)";

std::string Escape(std::string_view text) {
  std::string out;
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  for (const char c : MakeVisible(line)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string_view Words(const TracedDocument& traced, Span span) {
  return std::string_view(traced.document.article.text).substr(span.begin, span.end - span.begin);
}

// The first type gives the colour.
std::string ClassOf(const extract::Mention& mention) {
  std::string name = "m ";
  for (int t = 0; t < extract::kMentionTypeCount; ++t) {
    const auto type = static_cast<extract::MentionType>(t);
    if (!mention.types.Has(type)) continue;
    name += extract::ToString(type);
    break;
  }
  const bool needs_entity = mention.form != extract::Form::kName;
  return needs_entity && mention.entity < 0 ? name + " unknown" : name;
}

std::string TipOf(const extract::Mention& mention, const TracedDocument& traced) {
  std::string tip = KindText(mention);
  if (const std::string entity = EntityOf(mention, traced.document); !entity.empty()) {
    tip += " → " + entity;
  } else if (!mention.value.empty()) {
    tip += " = " + mention.value;
  }
  for (const auto& [key, value] : mention.attributes) tip += "; " + key + ": " + value;
  return tip;
}

// The sentence with its mentions as nested spans. One that overlaps another, without lying in it, is left plain.
void PrintSentence(const TracedDocument& traced, uint32_t s, std::ostream& out) {
  const Span sentence = traced.trace.sentences[s].span;
  uint32_t at = sentence.begin;
  std::vector<uint32_t> open;  // ends of the open mentions
  const auto go_to = [&](uint32_t to) {
    if (to > at) out << Escape(Words(traced, {at, to}));
    at = std::max(at, to);
  };
  const auto close_until = [&](uint32_t begin) {
    while (!open.empty() && open.back() <= begin) {
      go_to(open.back());
      out << "</span>";
      open.pop_back();
    }
  };
  for (size_t m = 0; m < traced.trace.mentions.size(); ++m) {
    const extract::Mention& mention = traced.trace.mentions[m];
    if (mention.sentence != s) continue;
    const Span span = traced.trace.spans[m];
    close_until(span.begin);
    if (span.begin < at || (!open.empty() && span.end > open.back())) continue;
    go_to(span.begin);
    out << "<span class=\"" << ClassOf(mention) << "\" title=\"" << Escape(TipOf(mention, traced)) << "\">";
    open.push_back(span.end);
  }
  close_until(sentence.end);
  go_to(sentence.end);
}

void PrintClaim(const Claim& claim, const TracedDocument& traced, std::ostream& out) {
  const char* colour = claim.IsPlainFact() ? "tag" : claim.polarity == Polarity::kNegated ? "no" : "maybe";
  out << "<div class=\"claim\"><b>" << Escape(ClaimText(claim, traced.document)) << "</b><br><span class=\"" << colour
      << "\">" << Escape(StatusText(claim)) << "</span> <span class=\"tag\">" << claim.confidence << " · rule "
      << Escape(Join(RulesBehind(claim, traced), ", ")) << (claim.inferred ? " · inferred" : "") << "</span></div>\n";
}

void PrintFirings(const TracedDocument& traced, uint32_t s, std::ostream& out) {
  const auto& firings = traced.trace.firings;
  const auto here = std::count_if(firings.begin(), firings.end(), [s](const auto& f) { return f.sentence == s; });
  if (here == 0) return;
  out << "<details><summary>" << here << (here == 1 ? " rule" : " rules") << " matched</summary>\n";
  for (const extract::Firing& firing : firings) {
    if (firing.sentence != s) continue;
    out << "<div><b>" << Escape(firing.rule->name) << "</b> “" << Escape(Words(traced, firing.span)) << "” "
        << Escape(SlotsText(firing, traced));
    if (firing.rule->stage == extract::Stage::kEmit && !firing.claim) {
      out << " <span class=\"no\">no claim: " << Escape(ReasonText(firing, traced)) << "</span>";
    }
    out << "</div>\n";
  }
  out << "</details>\n";
}

}  // namespace

void PrintHtmlHead(std::ostream& out) { out << kHead; }

void PrintTraceHtml(const TracedDocument& traced, std::ostream& out) {
  const Article& article = traced.document.article;
  out << "<h1>" << Escape(article.title.empty() ? article.doc : article.title) << "</h1>\n<p class=\"tag\">"
      << Escape(article.doc) << " · " << Escape(article.published.estimate.ToString()) << " · "
      << traced.document.claims.size() << " claims</p>\n";
  for (uint32_t s = 0; s < traced.trace.sentences.size(); ++s) {
    const auto& sentence = traced.trace.sentences[s];
    out << "<div class=\"row\"><div><span class=\"role\">" << Escape(ToString(sentence.role)) << "</span> <bdi>";
    PrintSentence(traced, s, out);
    out << "</bdi></div><div>\n";
    for (const Claim& claim : traced.document.claims) {
      if (claim.sentence == sentence.span) PrintClaim(claim, traced, out);
    }
    PrintFirings(traced, s, out);
    out << "</div></div>\n";
  }
}

void PrintHtmlTail(std::ostream& out) { out << "</body>\n</html>\n"; }

}  // namespace kg::tools
