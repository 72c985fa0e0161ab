#include "ingest/text/noise.h"

#include <algorithm>
#include <array>
#include <string>

#include "graph/model/text.h"
#include "ingest/text/ascii.h"
#include "ingest/text/people.h"

namespace kg::ingest {
namespace {

// How a phrase must stand in the line's key (letters and digits in lower case, single spaces).
enum Where : char {
  kWhole,   // the line is the phrase
  kPrefix,  // it begins with it, and has no more than `words` words
  kWithin,  // it holds it, and has no more than `words` words
};

struct Phrase {
  std::string_view text;
  Noise noise;
  Where where;
  size_t words;
};

constexpr Phrase kPhrases[] = {
    {"share", Noise::kShare, kWhole, 0},
    {"share this", Noise::kShare, kPrefix, 6},
    {"share article", Noise::kShare, kPrefix, 4},
    {"share on", Noise::kShare, kPrefix, 5},
    {"share via", Noise::kShare, kPrefix, 5},
    {"share with", Noise::kShare, kPrefix, 5},
    {"share to", Noise::kShare, kPrefix, 4},
    {"share the", Noise::kShare, kPrefix, 4},
    {"shares", Noise::kShare, kWhole, 0},
    {"tweet", Noise::kShare, kPrefix, 2},
    {"pin it", Noise::kShare, kPrefix, 3},
    {"copy link", Noise::kShare, kPrefix, 4},
    {"link copied", Noise::kShare, kPrefix, 4},
    {"facebook", Noise::kShare, kPrefix, 6},
    {"twitter", Noise::kShare, kPrefix, 5},
    {"whatsapp", Noise::kShare, kPrefix, 4},
    {"linkedin", Noise::kShare, kPrefix, 4},
    {"pinterest", Noise::kShare, kPrefix, 4},
    {"telegram", Noise::kShare, kWhole, 0},
    {"reddit", Noise::kShare, kPrefix, 3},
    {"instagram", Noise::kShare, kWhole, 0},
    {"email", Noise::kShare, kWhole, 0},
    {"email this", Noise::kShare, kPrefix, 4},
    {"print", Noise::kShare, kWhole, 0},
    {"print this", Noise::kShare, kPrefix, 4},
    {"like this", Noise::kShare, kWhole, 0},
    {"like loading", Noise::kShare, kPrefix, 3},
    {"click to share", Noise::kShare, kPrefix, 12},
    {"follow us", Noise::kShare, kPrefix, 30},
    {"follow me", Noise::kShare, kPrefix, 14},
    {"like us on", Noise::kShare, kPrefix, 16},
    {"find us on", Noise::kShare, kPrefix, 12},
    {"join us on", Noise::kShare, kPrefix, 12},
    {"join our whatsapp", Noise::kShare, kPrefix, 20},
    {"join our telegram", Noise::kShare, kPrefix, 20},
    {"save this story", Noise::kShare, kPrefix, 6},
    {"save article", Noise::kShare, kPrefix, 4},
    {"bookmark", Noise::kShare, kWhole, 0},
    {"sign up", Noise::kNewsletter, kPrefix, 30},
    {"subscribe", Noise::kNewsletter, kPrefix, 25},
    {"newsletter", Noise::kNewsletter, kPrefix, 6},
    {"get our newsletter", Noise::kNewsletter, kPrefix, 20},
    {"our newsletter", Noise::kNewsletter, kWithin, 22},
    {"daily newsletter", Noise::kNewsletter, kWithin, 22},
    {"weekly newsletter", Noise::kNewsletter, kWithin, 22},
    {"to your inbox", Noise::kNewsletter, kWithin, 25},
    {"in your inbox", Noise::kNewsletter, kWithin, 25},
    {"enter your email", Noise::kNewsletter, kWithin, 14},
    {"email address", Noise::kNewsletter, kWhole, 0},
    {"your email", Noise::kNewsletter, kWhole, 0},
    {"download our app", Noise::kNewsletter, kWithin, 20},
    {"download the app", Noise::kNewsletter, kPrefix, 12},
    {"become a member", Noise::kNewsletter, kPrefix, 12},
    {"already a subscriber", Noise::kNewsletter, kPrefix, 8},
    {"support our journalism", Noise::kNewsletter, kWithin, 14},
    {"related", Noise::kRelatedHeader, kWhole, 0},
    {"related articles", Noise::kRelatedHeader, kPrefix, 4},
    {"related article", Noise::kRelatedHeader, kWhole, 0},
    {"related posts", Noise::kRelatedHeader, kPrefix, 4},
    {"related stories", Noise::kRelatedHeader, kPrefix, 4},
    {"related story", Noise::kRelatedHeader, kWhole, 0},
    {"related news", Noise::kRelatedHeader, kPrefix, 4},
    {"related topics", Noise::kRelatedHeader, kPrefix, 4},
    {"related content", Noise::kRelatedHeader, kPrefix, 4},
    {"related coverage", Noise::kRelatedHeader, kPrefix, 4},
    {"related links", Noise::kRelatedHeader, kPrefix, 4},
    {"related reading", Noise::kRelatedHeader, kWhole, 0},
    {"related videos", Noise::kRelatedHeader, kPrefix, 3},
    {"you may also like", Noise::kRelatedHeader, kPrefix, 6},
    {"you might also like", Noise::kRelatedHeader, kPrefix, 6},
    {"you may like", Noise::kRelatedHeader, kPrefix, 4},
    {"you might like", Noise::kRelatedHeader, kPrefix, 4},
    {"you may also be interested", Noise::kRelatedHeader, kPrefix, 8},
    {"you might be interested in", Noise::kRelatedHeader, kPrefix, 7},
    {"recommended", Noise::kRelatedHeader, kWhole, 0},
    {"recommended for you", Noise::kRelatedHeader, kPrefix, 4},
    {"recommended stories", Noise::kRelatedHeader, kPrefix, 4},
    {"recommended articles", Noise::kRelatedHeader, kPrefix, 4},
    {"recommended reading", Noise::kRelatedHeader, kPrefix, 3},
    {"more from", Noise::kRelatedHeader, kPrefix, 6},
    {"more stories", Noise::kRelatedHeader, kPrefix, 6},
    {"more news", Noise::kRelatedHeader, kPrefix, 4},
    {"more in", Noise::kRelatedHeader, kPrefix, 4},
    {"more on this", Noise::kRelatedHeader, kPrefix, 4},
    {"more like this", Noise::kRelatedHeader, kPrefix, 4},
    {"most read", Noise::kRelatedHeader, kPrefix, 4},
    {"most popular", Noise::kRelatedHeader, kPrefix, 4},
    {"most viewed", Noise::kRelatedHeader, kPrefix, 4},
    {"popular posts", Noise::kRelatedHeader, kPrefix, 4},
    {"popular stories", Noise::kRelatedHeader, kPrefix, 4},
    {"popular articles", Noise::kRelatedHeader, kPrefix, 4},
    {"popular", Noise::kRelatedHeader, kWhole, 0},
    {"trending", Noise::kRelatedHeader, kPrefix, 4},
    {"top stories", Noise::kRelatedHeader, kPrefix, 4},
    {"top news", Noise::kRelatedHeader, kPrefix, 3},
    {"latest news", Noise::kRelatedHeader, kPrefix, 4},
    {"latest stories", Noise::kRelatedHeader, kPrefix, 4},
    {"latest articles", Noise::kRelatedHeader, kPrefix, 4},
    {"latest posts", Noise::kRelatedHeader, kPrefix, 4},
    {"latest", Noise::kRelatedHeader, kWhole, 0},
    {"recent posts", Noise::kRelatedHeader, kPrefix, 4},
    {"recent news", Noise::kRelatedHeader, kPrefix, 3},
    {"recent articles", Noise::kRelatedHeader, kPrefix, 3},
    {"recent comments", Noise::kRelatedHeader, kPrefix, 3},
    {"editors picks", Noise::kRelatedHeader, kPrefix, 4},
    {"editor s picks", Noise::kRelatedHeader, kPrefix, 4},
    {"editors pick", Noise::kRelatedHeader, kPrefix, 3},
    {"don t miss", Noise::kRelatedHeader, kWhole, 0},
    {"must read", Noise::kRelatedHeader, kWhole, 0},
    {"must reads", Noise::kRelatedHeader, kWhole, 0},
    {"up next", Noise::kRelatedHeader, kWhole, 0},
    {"next article", Noise::kRelatedHeader, kPrefix, 4},
    {"previous article", Noise::kRelatedHeader, kPrefix, 4},
    {"next post", Noise::kRelatedHeader, kPrefix, 4},
    {"previous post", Noise::kRelatedHeader, kPrefix, 4},
    {"post navigation", Noise::kRelatedHeader, kWhole, 0},
    {"in other news", Noise::kRelatedHeader, kWhole, 0},
    {"around the web", Noise::kRelatedHeader, kWhole, 0},
    {"from around the web", Noise::kRelatedHeader, kPrefix, 6},
    {"from the web", Noise::kRelatedHeader, kWhole, 0},
    {"sponsored", Noise::kRelatedHeader, kPrefix, 3},
    {"promoted stories", Noise::kRelatedHeader, kPrefix, 4},
    {"promoted content", Noise::kRelatedHeader, kPrefix, 4},
    {"what to read next", Noise::kRelatedHeader, kPrefix, 5},
    {"read next", Noise::kRelatedHeader, kPrefix, 3},
    {"keep reading", Noise::kRelatedHeader, kWhole, 0},
    {"also read", Noise::kRelatedLine, kPrefix, 30},
    {"read also", Noise::kRelatedLine, kPrefix, 30},
    {"read more", Noise::kRelatedLine, kPrefix, 30},
    {"also see", Noise::kRelatedLine, kPrefix, 20},
    {"see also", Noise::kRelatedLine, kPrefix, 25},
    {"see more", Noise::kRelatedLine, kPrefix, 6},
    {"learn more", Noise::kRelatedLine, kPrefix, 6},
    {"find out more", Noise::kRelatedLine, kPrefix, 8},
    {"continue reading", Noise::kRelatedLine, kPrefix, 16},
    {"click here", Noise::kRelatedLine, kPrefix, 20},
    {"view all", Noise::kRelatedLine, kPrefix, 5},
    {"view more", Noise::kRelatedLine, kPrefix, 5},
    {"load more", Noise::kRelatedLine, kPrefix, 4},
    {"show more", Noise::kRelatedLine, kPrefix, 4},
    {"leave a reply", Noise::kCommentHeader, kPrefix, 8},
    {"leave a comment", Noise::kCommentHeader, kPrefix, 8},
    {"leave comment", Noise::kCommentHeader, kPrefix, 4},
    {"post a comment", Noise::kCommentHeader, kPrefix, 6},
    {"add a comment", Noise::kCommentHeader, kPrefix, 6},
    {"write a comment", Noise::kCommentHeader, kPrefix, 6},
    {"join the conversation", Noise::kCommentHeader, kPrefix, 6},
    {"join the discussion", Noise::kCommentHeader, kPrefix, 6},
    {"comments", Noise::kCommentHeader, kPrefix, 3},
    {"no comments", Noise::kCommentHeader, kPrefix, 4},
    {"view comments", Noise::kCommentHeader, kPrefix, 4},
    {"show comments", Noise::kCommentHeader, kPrefix, 4},
    {"user comments", Noise::kCommentHeader, kPrefix, 3},
    {"be the first to comment", Noise::kCommentHeader, kPrefix, 8},
    {"what do you think", Noise::kCommentHeader, kWhole, 0},
    {"share your thoughts", Noise::kCommentHeader, kPrefix, 10},
    {"please enter your", Noise::kCommentForm, kPrefix, 8},
    {"your email address will not be published", Noise::kCommentForm, kWithin, 20},
    {"required fields are marked", Noise::kCommentForm, kWithin, 20},
    {"save my name", Noise::kCommentForm, kPrefix, 22},
    {"cancel reply", Noise::kCommentForm, kWithin, 8},
    {"post comment", Noise::kCommentForm, kWhole, 0},
    {"log in to", Noise::kCommentForm, kPrefix, 8},
    {"you must be logged in", Noise::kCommentForm, kPrefix, 12},
    {"login to", Noise::kCommentForm, kPrefix, 6},
    {"notify me of", Noise::kCommentForm, kPrefix, 12},
    {"you have entered an incorrect email address", Noise::kCommentForm, kWithin, 12},
    {"uses akismet to reduce spam", Noise::kCommentForm, kWithin, 20},
    {"comment data is processed", Noise::kCommentForm, kWithin, 20},
    {"we use cookies", Noise::kLegal, kWithin, 70},
    {"this site uses cookies", Noise::kLegal, kWithin, 60},
    {"this website uses cookies", Noise::kLegal, kWithin, 60},
    {"accept cookies", Noise::kLegal, kWithin, 8},
    {"accept all", Noise::kLegal, kPrefix, 4},
    {"cookie policy", Noise::kLegal, kWithin, 12},
    {"privacy policy", Noise::kLegal, kWithin, 30},
    {"terms of service", Noise::kLegal, kWithin, 30},
    {"terms of use", Noise::kLegal, kWithin, 30},
    {"terms and conditions apply", Noise::kLegal, kWithin, 20},
    {"all rights reserved", Noise::kLegal, kWithin, 50},
    {"copyright", Noise::kLegal, kPrefix, 30},
    {"may not be published broadcast", Noise::kLegal, kWithin, 60},
    {"may not be reproduced", Noise::kLegal, kWithin, 60},
    {"protected by recaptcha", Noise::kLegal, kWithin, 30},
    {"advertisement", Noise::kAdvert, kPrefix, 6},
    {"advertisements", Noise::kAdvert, kWhole, 0},
    {"ad", Noise::kAdvert, kWhole, 0},
    {"ads", Noise::kAdvert, kWhole, 0},
    {"story continues below", Noise::kAdvert, kPrefix, 6},
    {"article continues below", Noise::kAdvert, kPrefix, 6},
    {"article continues after", Noise::kAdvert, kPrefix, 6},
    {"story continues after", Noise::kAdvert, kPrefix, 6},
    {"continue reading below", Noise::kAdvert, kPrefix, 6},
    {"scroll to continue", Noise::kAdvert, kPrefix, 6},
    {"skip to", Noise::kInterface, kPrefix, 5},
    {"skip advert", Noise::kInterface, kPrefix, 4},
    {"play video", Noise::kInterface, kPrefix, 6},
    {"watch video", Noise::kInterface, kPrefix, 4},
    {"watch now", Noise::kInterface, kPrefix, 3},
    {"watch live", Noise::kInterface, kPrefix, 3},
    {"now playing", Noise::kInterface, kPrefix, 10},
    {"this video can not be played", Noise::kInterface, kPrefix, 10},
    {"media playback is unsupported", Noise::kInterface, kWithin, 14},
    {"your browser does not support", Noise::kInterface, kWithin, 20},
    {"please enable javascript", Noise::kInterface, kWithin, 20},
    {"enable javascript", Noise::kInterface, kWithin, 16},
    {"listen to this article", Noise::kInterface, kPrefix, 10},
    {"listen to article", Noise::kInterface, kPrefix, 6},
    {"to play this video", Noise::kInterface, kWithin, 14},
    {"close", Noise::kInterface, kWhole, 0},
    {"menu", Noise::kInterface, kWhole, 0},
    {"search", Noise::kInterface, kWhole, 0},
    {"home", Noise::kInterface, kWhole, 0},
    {"login", Noise::kInterface, kWhole, 0},
    {"log in", Noise::kInterface, kWhole, 0},
    {"sign in", Noise::kInterface, kPrefix, 5},
    {"register", Noise::kInterface, kWhole, 0},
    {"back to top", Noise::kInterface, kPrefix, 4},
    {"loading", Noise::kInterface, kWhole, 0},
    {"click to enlarge", Noise::kInterface, kPrefix, 6},
    {"click to expand", Noise::kInterface, kPrefix, 6},
    {"min read", Noise::kInterface, kWithin, 4},
    {"mins read", Noise::kInterface, kWithin, 4},
    {"minute read", Noise::kInterface, kWithin, 4},
    {"minutes read", Noise::kInterface, kWithin, 4},
    {"reading time", Noise::kInterface, kWithin, 7},
    {"view this post on instagram", Noise::kInterface, kPrefix, 8},
    {"a post shared by", Noise::kInterface, kPrefix, 20},
    {"this article was last updated", Noise::kUpdated, kPrefix, 16},
    {"this story was last updated", Noise::kUpdated, kPrefix, 16},
    {"this post was last updated", Noise::kUpdated, kPrefix, 16},
    {"last updated", Noise::kUpdated, kPrefix, 14},
    {"last modified", Noise::kUpdated, kPrefix, 14},
    {"tags", Noise::kTags, kPrefix, 30},
    {"tagged", Noise::kTags, kPrefix, 20},
    {"topics", Noise::kTags, kPrefix, 12},
    {"filed under", Noise::kTags, kPrefix, 20},
    {"categories", Noise::kTags, kPrefix, 14},
    {"category", Noise::kTags, kPrefix, 8},
    {"keywords", Noise::kTags, kPrefix, 24},
    {"posted in", Noise::kTags, kPrefix, 12},
    {"about the author", Noise::kAuthorHeader, kPrefix, 6},
    {"about the writer", Noise::kAuthorHeader, kPrefix, 6},
    {"about author", Noise::kAuthorHeader, kWhole, 0},
    {"meet the author", Noise::kAuthorHeader, kPrefix, 5},
    {"author bio", Noise::kAuthorHeader, kWhole, 0},
    {"view all posts by", Noise::kAuthorHeader, kPrefix, 10},
    {"what you need to know", Noise::kKeyPoints, kWhole, 0},
    {"what to know", Noise::kKeyPoints, kWhole, 0},
    {"key points", Noise::kKeyPoints, kWhole, 0},
    {"key takeaways", Noise::kKeyPoints, kWhole, 0},
    {"key facts", Noise::kKeyPoints, kWhole, 0},
    {"at a glance", Noise::kKeyPoints, kWhole, 0},
    {"in summary", Noise::kKeyPoints, kWhole, 0},
    {"in short", Noise::kKeyPoints, kWhole, 0},
    {"summary", Noise::kKeyPoints, kWhole, 0},
    {"highlights", Noise::kKeyPoints, kWhole, 0},
    {"story highlights", Noise::kKeyPoints, kWhole, 0},
    {"the essentials", Noise::kKeyPoints, kWhole, 0},
    {"photo credit", Noise::kCreditLine, kPrefix, 14},
    {"photo credits", Noise::kCreditLine, kPrefix, 14},
    {"image credit", Noise::kCreditLine, kPrefix, 14},
    {"image credits", Noise::kCreditLine, kPrefix, 14},
    {"picture credit", Noise::kCreditLine, kPrefix, 14},
    {"image source", Noise::kCreditLine, kPrefix, 10},
    {"image caption", Noise::kCreditLine, kWhole, 0},
    {"photo by", Noise::kCreditLine, kPrefix, 12},
    {"photos by", Noise::kCreditLine, kPrefix, 12},
    {"photograph by", Noise::kCreditLine, kPrefix, 12},
    {"picture by", Noise::kCreditLine, kPrefix, 12},
    {"image by", Noise::kCreditLine, kPrefix, 12},
    {"image via", Noise::kCreditLine, kPrefix, 10},
    {"photo courtesy", Noise::kCreditLine, kPrefix, 12},
    {"courtesy of", Noise::kCreditLine, kPrefix, 7},
    {"getty images", Noise::kCreditLine, kWithin, 8},
    {"reporting by", Noise::kAgencyNote, kPrefix, 40},
    {"editing by", Noise::kAgencyNote, kPrefix, 16},
    {"writing by", Noise::kAgencyNote, kPrefix, 30},
    {"additional reporting by", Noise::kAgencyNote, kPrefix, 24},
    {"our standards", Noise::kAgencyNote, kPrefix, 8},
};

// "Photo: X", "Photo | X", "PHOTO/X", "Credit: X", "Source: X", "Pic: X": the key has lost the sign that parts them.
bool IsLabelledCredit(std::string_view line, size_t words) {
  static constexpr std::array<std::string_view, 10> kLabels = {"photo", "photos", "credit", "credits", "source",
                                                               "image", "images", "pic",    "picture", "photograph"};
  if (words > 12) return false;
  const size_t end = line.find_first_of(":|/\xC2");
  if (end == std::string_view::npos || end > 12) return false;
  const std::string_view label = Trim(line.substr(0, end));
  return std::any_of(kLabels.begin(), kLabels.end(),
                     [&](std::string_view known) { return EqualsNoCase(label, known); });
}

bool StartsWithWords(std::string_view key, std::string_view phrase) {
  return key.starts_with(phrase) && (key.size() == phrase.size() || key[phrase.size()] == ' ');
}

bool IsSentence(std::string_view line, size_t words) {
  return words >= 9 && (line.ends_with(".") || line.ends_with(".\xE2\x80\x9D") || line.ends_with(".\""));
}

Noise ByPhrase(std::string_view line, std::string_view key, size_t words) {
  // "Related to this, the court ruled ..." is text: a phrase counts whole, or in a line short enough for its family.
  for (const Phrase& phrase : kPhrases) {
    if (phrase.where == kWhole ? key == phrase.text
                               : words <= phrase.words && (phrase.where == kPrefix ? StartsWithWords(key, phrase.text)
                                                                                   : ContainsWord(key, phrase.text))) {
      const bool label =
          phrase.noise == Noise::kRelatedHeader || phrase.noise == Noise::kShare || phrase.noise == Noise::kTags;
      if (label && IsSentence(line, words) && phrase.text.find(' ') == std::string_view::npos) continue;
      return phrase.noise;
    }
  }
  return Noise::kNone;
}

bool IsCountOf(std::string_view key, std::string_view noun) {
  size_t i = 0;
  while (i < key.size() && (IsAsciiDigit(key[i]) || key[i] == ' ')) ++i;
  return i > 0 && key.substr(i) == noun;
}

bool IsCreditTail(std::string_view inner) {
  static constexpr std::array<std::string_view, 14> kHeads = {
      "source:", "photo:",   "photo by",     "image:",       "image by",       "image via", "credit:",
      "pic:",    "picture:", "photo credit", "image credit", "photo courtesy", "courtesy",  "via "};
  inner = Trim(inner);
  return inner.size() < 90 && std::any_of(kHeads.begin(), kHeads.end(),
                                          [&](std::string_view head) { return StartsWithNoCase(inner, head); });
}

}  // namespace

Noise ClassifyLine(std::string_view line) {
  if (line.empty() || line.size() > 700) return Noise::kNone;
  if (line.starts_with("\xC2\xA9")) return Noise::kLegal;
  const std::string key = LineKey(line);
  const std::string_view trimmed = Trim(key);
  const size_t words = CountWords(trimmed);
  if (words == 0) return Noise::kNone;
  if (const Noise noise = ByPhrase(line, trimmed, words); noise != Noise::kNone) return noise;
  if (IsLabelledCredit(line, words)) return Noise::kCreditLine;
  if (IsCountOf(trimmed, "comments") || IsCountOf(trimmed, "comment")) return Noise::kCommentHeader;
  if (IsCountOf(trimmed, "shares") || IsCountOf(trimmed, "views") || IsCountOf(trimmed, "share")) return Noise::kShare;
  const std::string_view whole = Trim(line);
  if (words <= 14 && whole.starts_with("(") && whole.ends_with(")") && IsCreditTail(whole.substr(1)))
    return Noise::kCreditLine;
  if (words <= 14 && whole.starts_with("[") && whole.ends_with("]") && IsCreditTail(whole.substr(1)))
    return Noise::kCreditLine;
  return Noise::kNone;
}

std::string_view CutCredit(std::string_view caption) {
  caption = Trim(caption);
  for (const auto& [open, close] : {std::pair{'(', ')'}, std::pair{'[', ']'}}) {
    if (!caption.ends_with(close)) continue;
    const size_t at = caption.rfind(open);
    if (at != std::string_view::npos && IsCreditTail(caption.substr(at + 1))) return Trim(caption.substr(0, at));
  }
  for (const std::string_view label : {"photo:", "photo by ", "photo credit:", "image:", "image credit:", "picture:",
                                       "credit:", "source:", "photograph:", "pic:"}) {
    const size_t at = FindNoCase(caption, label);
    if (at == std::string_view::npos || caption.size() - at > 80) continue;
    std::string_view left = Trim(caption.substr(0, at));
    while (!left.empty() && (left.back() == '|' || left.back() == '-' || left.back() == '/'))
      left = Trim(left.substr(0, left.size() - 1));
    return left;
  }
  const size_t bar = caption.rfind(" | ");
  if (bar != std::string_view::npos && caption.size() - bar < 60 && !AgencyIn(caption.substr(bar)).empty())
    return Trim(caption.substr(0, bar));
  return caption;
}

bool EndsWithCredit(std::string_view line) { return CutCredit(line).size() < Trim(line).size(); }

bool IsAuthorBiography(std::string_view paragraph, std::string_view* name) {
  static constexpr std::array<std::string_view, 24> kTrades = {
      "writer",     "journalist",    "reporter",    "editor",     "author",      "blogger",
      "columnist",  "correspondent", "contributor", "freelancer", "copywriter",  "editor-in-chief",
      "sub-editor", "storyteller",   "novelist",    "critic",     "producer",    "photographer",
      "content",    "sportswriter",  "creator",     "intern",     "broadcaster", "historian"};
  size_t verb = std::string_view::npos;
  size_t verb_length = 0;
  for (const std::string_view form :
       {" is a ", " is an ", " is the ", " is our ", " is ", " covers ", " has been ", " writes "}) {
    const size_t at = paragraph.substr(0, 80).find(form);
    if (at != std::string_view::npos && at < verb) {
      verb = at;
      verb_length = form.size();
    }
  }
  if (verb == std::string_view::npos) return false;
  *name = Trim(paragraph.substr(0, verb));
  const std::vector<std::string_view> words = WordsOf(*name);
  if (words.empty() || words.size() > 4 || !(words.size() == 1 || LooksLikePersonName(*name))) return false;
  if (words.size() == 1 && !IsAsciiUpper(words[0][0])) return false;
  const std::string_view after = paragraph.substr(verb + verb_length);
  const std::string said = AsciiLower(after.substr(0, 140));
  const std::string_view verb_text = Trim(paragraph.substr(verb, verb_length));
  if (verb_text == "covers" || verb_text == "writes")
    return said.find(" for ") != std::string::npos || said.find("about") != std::string::npos;
  // The trade stands near the verb: "is an award-winning sports writer", not "is a runner whom a reporter met".
  const std::string near = said.substr(0, said.find_first_of(",.;"));
  return std::any_of(
             kTrades.begin(), kTrades.end(),
             [&](std::string_view trade) { return ContainsWord(std::string_view(near).substr(0, 70), trade); }) &&
         near.find(" who was ") == std::string::npos && near.find(" whose ") == std::string::npos;
}

}  // namespace kg::ingest
