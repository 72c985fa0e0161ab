// Lines of a page that are not the article: what each family of them looks like, in words. A line's words are one sign
// among several; the cleaners weigh them with its place and its neighbours.
#ifndef NEWSGRAPH_INGEST_TEXT_NOISE_H_
#define NEWSGRAPH_INGEST_TEXT_NOISE_H_

#include <string_view>

namespace kg::ingest {

enum class Noise {
  kNone,
  kShare,          // "Share this:", "Tweet", "Copy link"
  kNewsletter,     // "Sign up for our newsletter", "Subscribe now"
  kRelatedHeader,  // "Related articles", "You may also like", "Latest News": a list of other stories follows
  kRelatedLine,    // "Read more: ...", "ALSO READ: ...": one other story
  kCommentHeader,  // "Leave a Reply", "12 Comments": what follows is not the article's
  kCommentForm,    // "Please enter your comment!", "Your email address will not be published."
  kLegal,          // cookies, copyright, terms
  kAdvert,         // "Advertisement", "Continue reading below"
  kInterface,      // video players, menus: "Play Video", "5 min read", "Skip to content"
  kUpdated,        // "This article was last updated by ..."
  kTags,           // "Tags: ...", "Filed under: ..."
  kAuthorHeader,   // "About the author"
  kKeyPoints,      // "What you need to know:": key points follow
  kCreditLine,     // "Photo credit: ...", "(Photo by ...)"
  kAgencyNote,     // "Reporting by ...; Editing by ...", "The writer is ..."
};

// The family of a line, kNone for text. `line` is trimmed and without a bullet.
Noise ClassifyLine(std::string_view line);

// "About Example Media", "Media contact": what a press release says of its sender follows.
bool IsSenderHeader(std::string_view line);
// "About Example Media": Example Media; "" for other lines. Where the text is about it, so is what follows.
std::string_view SenderNamedBy(std::string_view line);

// A paragraph of a cookie notice: longer than the lines that ClassifyLine knows.
bool IsCookieNotice(std::string_view paragraph);

// Cuts a picture credit off the end of a caption: "(Source: Twitter)", "| Photo: Ana Ruiz/Agency", "[Image: X]".
std::string_view CutCredit(std::string_view caption);
// Takes "Photo: ", "Caption: ", "[Image] " off the head of a caption; false when the line does not begin so, or is a
// mere credit.
bool TakeCaptionLabel(std::string_view* line);
// True when `line` is nothing but a credit, or ends with one.
bool EndsWithCredit(std::string_view line);

// "Ana Ruiz is a dedicated writer with a passion ...": says in the third person what an author does for a living. The
// words alone: the caller asks where it stands. `name` gets the subject, as in the text.
bool IsAuthorBiography(std::string_view paragraph, std::string_view* name);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_TEXT_NOISE_H_
