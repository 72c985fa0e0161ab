#include <string>

#include "graph/model/text.h"
#include "tools/rules/trace.h"

namespace kg::tools {
namespace {

std::string OneLine(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  }
  return MakeVisible(line);
}

std::string_view Words(const TracedDocument& traced, Span span) {
  return std::string_view(traced.document.article.text).substr(span.begin, span.end - span.begin);
}

void PrintMentions(const TracedDocument& traced, uint32_t sentence, std::ostream& out) {
  for (size_t m = 0; m < traced.trace.mentions.size(); ++m) {
    const extract::Mention& mention = traced.trace.mentions[m];
    if (mention.sentence != sentence) continue;
    out << "    mention  " << KindText(mention) << "  \"" << OneLine(Words(traced, traced.trace.spans[m])) << "\"";
    if (const std::string entity = EntityOf(mention, traced.document); !entity.empty()) {
      out << "  → " << OneLine(entity);
    } else if (mention.form != extract::Form::kName) {
      out << "  → nobody known";
    } else if (!mention.value.empty() && mention.value != Words(traced, traced.trace.spans[m])) {
      out << "  = " << OneLine(mention.value);
    }
    out << "\n";
  }
}

void PrintFirings(const TracedDocument& traced, uint32_t sentence, std::ostream& out) {
  for (const extract::Firing& firing : traced.trace.firings) {
    if (firing.sentence != sentence) continue;
    const bool mark = firing.rule->stage == extract::Stage::kMark;
    out << (mark ? "    mark     " : "    rule     ") << firing.rule->name << "  \""
        << OneLine(Words(traced, firing.span)) << "\"";
    if (!firing.slots.empty()) out << "  " << OneLine(SlotsText(firing, traced));
    if (!mark && !firing.claim) out << "  → no claim: " << OneLine(ReasonText(firing, traced));
    out << "\n";
  }
}

void PrintClaims(const TracedDocument& traced, Span sentence, std::ostream& out) {
  for (const Claim& claim : traced.document.claims) {
    if (claim.sentence != sentence) continue;
    out << "    claim    " << OneLine(ClaimText(claim, traced.document)) << "  " << OneLine(StatusText(claim)) << "  "
        << claim.confidence << "  by " << Join(RulesBehind(claim, traced), ", ") << "\n";
  }
}

}  // namespace

void PrintTraceText(const TracedDocument& traced, std::ostream& out) {
  const Article& article = traced.document.article;
  out << "== " << OneLine(article.doc);
  if (!article.title.empty()) out << ": " << OneLine(article.title);
  if (const std::string date = article.published.estimate.ToString(); !date.empty()) out << " (" << date << ")";
  out << "\n";
  for (uint32_t s = 0; s < traced.trace.sentences.size(); ++s) {
    const auto& sentence = traced.trace.sentences[s];
    out << "\n" << s + 1 << " " << ToString(sentence.role) << " » " << OneLine(Words(traced, sentence.span)) << "\n";
    PrintMentions(traced, s, out);
    PrintFirings(traced, s, out);
    PrintClaims(traced, sentence.span, out);
  }
  out << "\n" << traced.document.claims.size() << " claims\n\n";
}

}  // namespace kg::tools
