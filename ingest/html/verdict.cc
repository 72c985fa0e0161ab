#include "ingest/html/verdict.h"

#include <algorithm>
#include <array>

#include "graph/model/text.h"
#include "ingest/html/hints.h"
#include "ingest/html/root.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

constexpr uint32_t kSurelyArticle = 400;  // words of running text that need no further proof
constexpr uint32_t kTeaserText = 140;     // words: a page with less shows a part of its story at most
constexpr uint32_t kLockedText = 60;      // words that a paywall leaves; with more, the head of the story is told
constexpr uint32_t kWordsOfPost = 90;     // of one post of a ticker
constexpr size_t kFewestPosts = 6;
constexpr size_t kFewestPictures = 5;
constexpr int kEnough = 4;  // points

// Bytes of a time of day at the head of `text`: "21:52", "9.30pm", "45+2'"; 0 when there is none.
size_t TimeAtHead(std::string_view text) {
  size_t digits = 0;
  while (digits < text.size() && digits < 3 && IsAsciiDigit(text[digits])) ++digits;
  if (digits == 0 || digits == text.size()) return 0;
  size_t at = digits;
  if (text[at] == '+') {
    ++at;
    while (at < text.size() && IsAsciiDigit(text[at])) ++at;
  }
  if (at < text.size() && (text[at] == '\'' || text.substr(at).starts_with("\xE2\x80\x99"))) return at + 1;
  if (at != digits || digits > 2 || (text[at] != ':' && text[at] != '.')) return 0;
  size_t minutes = at + 1;
  while (minutes < text.size() && IsAsciiDigit(text[minutes])) ++minutes;
  if (minutes != at + 3) return 0;
  // "10.30 million" is no time: a point needs am, pm or nothing behind it.
  if (text[at] == '.' && minutes < text.size() && !StartsWithNoCase(TrimAscii(text.substr(minutes)), "am") &&
      !StartsWithNoCase(TrimAscii(text.substr(minutes)), "pm"))
    return 0;
  return minutes;
}

// "3 / 12", "3 of 12"
bool IsCounter(std::string_view text) {
  if (text.size() > 12 || text.empty() || !IsAsciiDigit(text[0])) return false;
  const std::vector<std::string_view> words = WordsOf(text);
  if (words.size() == 3)
    return (words[1] == "/" || words[1] == "of") && IsAsciiDigit(words[2][0]) && IsAsciiDigit(words[0].back());
  const size_t slash = text.find('/');
  return words.size() == 1 && slash != std::string_view::npos && slash + 1 < text.size() && slash <= 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return IsAsciiDigit(c) || c == '/'; }) &&
         std::count(text.begin(), text.end(), '/') == 1;
}

template <size_t n>
int CountIn(const std::string& key, const std::array<std::string_view, n>& words) {
  return static_cast<int>(
      std::count_if(words.begin(), words.end(), [&](std::string_view w) { return ContainsWord(key, w); }));
}

class Judge {
 public:
  Judge(const HtmlTree& tree, const PageText& page, const PageMetadata& meta, const Cleaned& cleaned,
        const std::vector<KeptBlock>& kept, std::string_view url)
      : tree_(tree), page_(page), meta_(meta), cleaned_(cleaned), kept_(kept), url_(url) {}

  std::string Run() {
    Measure();
    if (IsTicker()) return "live ticker";
    if (running_words_ >= kSurelyArticle && teasers_kept_ * 2 < running_blocks_) return {};
    if (IsGallery()) return "gallery";
    if (IsSearch()) return "search page";
    if (IsIndex()) return "index page";
    if (IsError()) return "error page";
    if (IsConsent()) return "consent page";
    if (IsPaywall()) return "paywall";
    if (IsVideo()) return "video page";
    return {};
  }

 private:
  void Measure() {
    MeasurePage();
    MeasureKept();
    const std::string type = meta_.facts.Meta({"og:type"});
    typed_article_ = EqualsNoCase(type, "article");
    typed_site_ = EqualsNoCase(type, "website");
    typed_video_ = StartsWithNoCase(type, "video");
    title_key_ = LineKey(cleaned_.title) + " " + LineKey(meta_.facts.title);
    for (const PageHeading& heading : meta_.facts.headings) {
      if (heading.level == 1) title_key_ += " " + LineKey(heading.text);
    }
  }

  void MeasurePage() {
    for (const PageBlock& block : page_.blocks) {
      const bool link = block.link_density() > 0.6;
      if (link && block.words >= 3) {
        ++title_links_;
        title_link_words_ += block.words;
      }
      if (IsHeading(block.tag) && link) ++linked_headings_;
      const std::string_view text = page_.View(block);
      if (IsCounter(text)) ++counters_;
    }
    for (uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      const Tag tag = tree_.nodes[i].tag;
      pictures_ += tag == Tag::kImg && page_.teaser[i] == 0;
      players_ += tag == Tag::kVideo;
      buttons_ += tag == Tag::kButton;
    }
  }

  // The link title that a kept block stands below, as teasers do.
  bool StandsBelowLink(uint32_t index) const {
    for (uint32_t i = index; i-- > 0 && index - i <= 2;) {
      const PageBlock& before = page_.blocks[i];
      if (before.link_density() > 0.6 && before.words >= (IsHeading(before.tag) ? 1u : 3u)) return true;
      if (IsRunningText(before)) return false;
    }
    return false;
  }

  void MeasureKept() {
    for (const KeptBlock& kept : kept_) {
      const PageBlock& block = page_.blocks[kept.block];
      if (kept.role == BlockRole::kCaption) captions_ += 1;
      kept_links_ += block.link_density() > 0.6;
      const bool text = kept.role == BlockRole::kBody || kept.role == BlockRole::kQuote ||
                        kept.role == BlockRole::kList || kept.role == BlockRole::kKeyPoint;
      if (!text) continue;
      kept_words_ += block.words;
      if (!IsRunningText(block)) continue;
      running_words_ += block.words;
      ++running_blocks_;
      teasers_kept_ += StandsBelowLink(kept.block);
      if (running_blocks_ == 1) first_running_ = kept.block;
      kept_text_.append(page_.View(block)).append("\n");
    }
  }

  bool HasArticleData() const { return meta_.main.is_article && !meta_.main.headline.empty(); }
  bool IsDated() const { return cleaned_.published.has_value() || !cleaned_.authors.empty(); }

  // Many short posts, each under its time.
  bool IsTicker() const {
    constexpr uint32_t kOthers = kHintComment | kHintRelated | kHintSidebar | kHintFooter | kHintNav;
    size_t posts = 0;
    size_t short_posts = 0;
    uint32_t words = 0;    // of the post that we are in
    uint32_t outside = 0;  // words of running text before the first post
    bool ordered_up = true;
    bool ordered_down = true;
    std::string last;
    for (const PageBlock& block : page_.blocks) {
      uint32_t hints = page_.own_hints[block.inner] | page_.own_hints[block.node];
      if (page_.teaser[block.node] != 0 || (hints & kOthers) != 0) continue;
      const std::string_view text = page_.View(block);
      // A table of times is a timetable.
      const size_t time = block.link_density() > 0.5 || block.in_table ? 0 : TimeAtHead(text);
      if (time > 0) {
        if (posts > 0 && words <= kWordsOfPost) ++short_posts;
        ++posts;
        std::string now(text.substr(0, time));
        if (now.size() < 5) now.insert(0, 5 - now.size(), '0');
        if (!last.empty()) {
          ordered_up = ordered_up && now >= last;
          ordered_down = ordered_down && now <= last;
        }
        last = std::move(now);
        words = block.words;
      } else if (posts == 0) {
        outside += IsRunningText(block) ? block.words : 0;
      } else {
        words += block.words;
      }
    }
    const bool declared = meta_.main.is_live_blog && meta_.main.live_updates >= 3;
    if (outside >= 200 && !declared) return false;
    const bool named =
        ContainsWord(title_key_, "live") || ContainsWord(title_key_, "updates") || meta_.main.is_live_blog;
    int points = declared ? 3 : 0;
    points += posts >= kFewestPosts ? 2 : 0;
    points += posts >= 2 * kFewestPosts ? 1 : 0;
    points += posts >= 4 && short_posts * 4 >= (posts - 1) * 3 ? 1 : 0;
    points += posts >= kFewestPosts && (ordered_up || ordered_down) ? 1 : 0;
    points += named ? 1 : 0;
    points -= outside >= 100 ? 2 : 0;
    return points >= kEnough && (declared || posts >= kFewestPosts);
  }

  bool IsGallery() const {
    int points = meta_.facts.linked.is_gallery && !HasArticleData() ? 3 : 0;
    points += counters_ >= 4 ? 2 : 0;
    const size_t pictures = std::max<size_t>(pictures_, captions_);
    points += pictures >= kFewestPictures && running_words_ < 25 * pictures ? 1 : 0;
    points += captions_ >= kFewestPictures && running_words_ < kTeaserText ? 2 : 0;
    static constexpr std::array<std::string_view, 6> kWords = {"pictures", "gallery",   "photos",
                                                               "images",   "slideshow", "photographs"};
    points += CountIn(title_key_, kWords) > 0 ? 1 : 0;
    return points >= kEnough && running_words_ < 2 * kTeaserText;
  }

  // What the path of the URL says: 0 for the front page.
  size_t PathParts() const {
    const size_t scheme = url_.find("://");
    if (scheme == std::string_view::npos) return 99;
    std::string_view path = url_.substr(scheme + 3);
    path = path.substr(0, path.find_first_of("?#"));
    const size_t slash = path.find('/');
    if (slash == std::string_view::npos) return 0;
    path.remove_prefix(slash);
    while (path.ends_with('/')) path.remove_suffix(1);
    return static_cast<size_t>(std::count(path.begin(), path.end(), '/'));
  }

  // "/2024/03/", "/page/2", "/category/sport": addresses of lists.
  bool IsListPath() const {
    const size_t scheme = url_.find("://");
    if (scheme == std::string_view::npos) return false;
    const std::string_view rest = url_.substr(scheme + 3);
    const size_t slash = rest.find('/');
    if (slash == std::string_view::npos) return false;
    const std::vector<std::string_view> parts =
        Split(rest.substr(slash + 1, rest.find_first_of("?#") - slash - 1), '/');
    size_t words = 0;
    bool list = false;
    for (const std::string_view part : parts) {
      if (part == "category" || part == "tag" || part == "topic" || part == "author" || part == "page") {
        list = true;
      } else if (!std::all_of(part.begin(), part.end(), IsAsciiDigit)) {
        ++words;
      }
    }
    return (list && words <= 1) || (words == 0 && parts.size() >= 2);
  }

  // A heading of the title's own, that does not lead to another page.
  bool HasHeadline() const {
    if (meta_.title_node == 0) return false;
    for (uint32_t n = meta_.title_node; n < tree_.nodes[meta_.title_node].end; ++n) {
      if (tree_.nodes[n].tag == Tag::kA) return false;
    }
    return true;
  }

  bool IsIndex() const {
    if (HasArticleData() && !meta_.facts.linked.is_list) return false;
    int points = 0;
    points += meta_.facts.linked.is_list && !HasArticleData() ? 2 : 0;
    points += typed_site_ ? 1 : 0;
    points += PathParts() == 0 ? 2 : 0;
    points += title_links_ >= 12 && title_link_words_ > 2 * running_words_ ? 2 : 0;
    points += title_links_ >= 30 ? 1 : 0;
    points += linked_headings_ >= 5 ? 1 : 0;
    const bool teasers = running_blocks_ > 0 && teasers_kept_ >= 3 && teasers_kept_ * 10 >= running_blocks_ * 6;
    points += teasers ? 3 : 0;
    points += teasers && teasers_kept_ >= 4 && teasers_kept_ * 10 >= running_blocks_ * 8 && !typed_article_ ? 2 : 0;
    points += running_blocks_ == 0 || (typed_site_ && running_words_ < 25 && !IsDated()) ? 2 : 0;
    points += IsListPath() ? 2 : 0;
    points += !HasHeadline() && linked_headings_ >= 3 ? 1 : 0;
    points += !IsDated() ? 1 : 0;
    points += running_words_ < 60 ? 1 : 0;
    points -= typed_article_ ? 2 : 0;
    points -= cleaned_.authors.empty() ? 0 : 1;
    points -= running_words_ >= 2 * kTeaserText && teasers_kept_ * 2 < running_blocks_ ? 3 : 0;
    return points >= kEnough + 1;
  }

  bool IsSearch() const {
    const bool asked = url_.find("?q=") != std::string_view::npos || url_.find("?s=") != std::string_view::npos ||
                       url_.find("&q=") != std::string_view::npos || url_.find("query=") != std::string_view::npos ||
                       url_.find("/search") != std::string_view::npos;
    static constexpr std::array<std::string_view, 3> kWords = {"search results", "results for", "search"};
    int points = meta_.facts.linked.is_search ? 3 : 0;
    points += asked ? 2 : 0;
    points += CountIn(title_key_, kWords) >= 2 ? 2 : CountIn(title_key_, kWords);
    points += kept_links_ >= 4 || (title_links_ >= 5 && title_link_words_ > running_words_ / 2) ? 1 : 0;
    points += cleaned_.authors.empty() ? 1 : 0;
    points -= HasArticleData() || typed_article_ ? 3 : 0;
    return points >= kEnough && (running_words_ < 2 * kTeaserText || teasers_kept_ * 2 >= running_blocks_);
  }

  bool IsError() const {
    if (HasArticleData() || running_words_ > kTeaserText) return false;
    static constexpr std::array<std::string_view, 12> kWords = {
        "404",   "403",           "410",       "500",         "503",           "not found",
        "error", "access denied", "forbidden", "unavailable", "doesn t exist", "just a moment"};
    int points = std::min(2, CountIn(title_key_, kWords)) + (CountIn(title_key_, kWords) > 0 ? 1 : 0);
    points += running_blocks_ <= 3 ? 1 : 0;
    points += !IsDated() ? 1 : -2;
    points += running_words_ < 60 ? 1 : 0;
    return points >= kEnough && CountIn(title_key_, kWords) > 0;
  }

  bool IsConsent() const {
    if (HasArticleData() || IsDated() || typed_article_) return false;
    static constexpr std::array<std::string_view, 12> kWords = {
        "cookies", "consent", "privacy",  "partners",    "personal data", "vendors",
        "gdpr",    "accept",  "settings", "advertising", "your data",     "preferences"};
    const std::string key = LineKey(kept_text_);
    const int words = CountIn(key, kWords);
    return words >= 4 && running_words_ < 3 * kTeaserText && (buttons_ >= 2 || words >= 6);
  }

  // Little of the story, and behind it a wall: words that ask to pay or sign in, an element that is named so.
  bool IsPaywall() const {
    static constexpr std::array<std::string_view, 20> kWords = {
        "already a subscriber", "already a member", "subscribe to",
        "continue reading",     "keep reading",     "read on",
        "to read the full",     "subscribers",      "unlock",
        "unlimited access",     "free stories",     "free articles",
        "please subscribe",     "become a member",  "read the rest",
        "start a trial",        "free trial",       "sign in to read",
        "log in to read",       "this month"};
    uint32_t told = 0;  // words before the wall
    bool cut = false;
    bool wall = false;
    std::string asked;
    for (uint32_t i = first_running_; i < page_.blocks.size() && asked.size() < 3000; ++i) {
      const PageBlock& block = page_.blocks[i];
      const std::string_view text = page_.View(block);
      const std::string key = LineKey(text.substr(0, 400));
      wall = wall || CountIn(key, kWords) > 0;
      if (wall) {
        asked.append(key).append(" ");
      } else if (IsRunningText(block)) {
        told += block.words;
        cut = cut || text.ends_with("...") || text.ends_with("\xE2\x80\xA6");
      }
    }
    if (!wall || told > kLockedText) return false;
    int points = meta_.main.is_locked ? 2 : 0;
    points += std::min(CountIn(asked, kWords), 2);
    points += cut ? 1 : 0;
    points += HasWallElement() ? 1 : 0;
    points += told < kLockedText ? 1 : 0;
    return points >= kEnough;
  }

  bool HasWallElement() const {
    for (uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      for (const Attr attr : {Attr::kClass, Attr::kId}) {
        const std::string_view name = tree_.Get(i, attr);
        for (const std::string_view word : {"wall", "barrier", "locked", "premium", "subscriber-only"}) {
          if (FindNoCase(name, word) != std::string_view::npos) return true;
        }
      }
    }
    return false;
  }

  bool IsVideo() const {
    if (running_words_ > kTeaserText || running_blocks_ > 4) return false;
    int points = meta_.facts.linked.is_video && !HasArticleData() ? 2 : 0;
    points += typed_video_ ? 2 : 0;
    points += players_ > 0 ? 1 : 0;
    points += url_.find("/video") != std::string_view::npos ? 1 : 0;
    points += ContainsWord(title_key_, "video") || ContainsWord(title_key_, "watch") ? 1 : 0;
    points += running_words_ < 40 ? 1 : 0;
    points -= running_words_ > kTeaserText / 2 ? 1 : 0;
    return points >= kEnough;
  }

  const HtmlTree& tree_;
  const PageText& page_;
  const PageMetadata& meta_;
  const Cleaned& cleaned_;
  const std::vector<KeptBlock>& kept_;
  std::string_view url_;
  std::string title_key_;
  std::string kept_text_;
  bool typed_article_ = false;
  bool typed_site_ = false;
  bool typed_video_ = false;
  uint32_t running_words_ = 0;
  uint32_t kept_words_ = 0;
  size_t running_blocks_ = 0;
  size_t teasers_kept_ = 0;
  uint32_t first_running_ = 0;
  size_t kept_links_ = 0;
  size_t title_links_ = 0;
  uint32_t title_link_words_ = 0;
  size_t linked_headings_ = 0;
  size_t counters_ = 0;
  size_t pictures_ = 0;
  size_t captions_ = 0;
  size_t players_ = 0;
  size_t buttons_ = 0;
};

}  // namespace

std::string NoArticleVerdict(const HtmlTree& tree, const PageText& page, const PageMetadata& meta,
                             const Cleaned& cleaned, const std::vector<KeptBlock>& kept, std::string_view url) {
  return Judge(tree, page, meta, cleaned, kept, url).Run();
}

}  // namespace kg::ingest
