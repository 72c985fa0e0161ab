#include "ingest/html/hints.h"

#include <array>
#include <string_view>
#include <unordered_map>

#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

struct WordHint {
  std::string_view word;
  uint32_t hints;
};

// Whole words of a class or id ("article-body__share" has three and "articleBody" two).
constexpr WordHint kWords[] = {
    {"comment", kHintComment},
    {"comments", kHintComment},
    {"commentlist", kHintComment},
    {"disqus", kHintComment},
    {"respond", kHintComment},
    {"livefyre", kHintComment},
    {"discussion", kHintComment},
    {"coral", kHintComment},
    {"viafoura", kHintComment},
    {"commenting", kHintComment},
    {"related", kHintRelated},
    {"recommended", kHintRelated},
    {"recommendation", kHintRelated},
    {"recommendations", kHintRelated},
    {"recirc", kHintRelated},
    {"recirculation", kHintRelated},
    {"trending", kHintRelated},
    {"popular", kHintRelated},
    {"mostread", kHintRelated},
    {"mostpopular", kHintRelated},
    {"outbrain", kHintRelated},
    {"taboola", kHintRelated},
    {"teaser", kHintRelated},
    {"teasers", kHintRelated},
    {"promo", kHintRelated},
    {"promos", kHintRelated},
    {"readmore", kHintRelated},
    {"readnext", kHintRelated},
    {"jp", kHintNone},
    {"relatedposts", kHintRelated},
    {"relatedarticles", kHintRelated},
    {"zergnet", kHintRelated},
    {"revcontent", kHintRelated},
    {"onward", kHintRelated},
    {"latest", kHintRelated},
    {"yarpp", kHintRelated},
    {"crp", kHintRelated},
    {"nrelate", kHintRelated},
    {"linkwithin", kHintRelated},
    {"similar", kHintRelated},
    {"upnext", kHintRelated},
    {"share", kHintShare},
    {"sharing", kHintShare},
    {"shares", kHintShare},
    {"social", kHintShare},
    {"addthis", kHintShare},
    {"sharedaddy", kHintShare},
    {"addtoany", kHintShare},
    {"sharebar", kHintShare},
    {"socials", kHintShare},
    {"shareaholic", kHintShare},
    {"follow", kHintShare},
    {"sharethis", kHintShare},
    {"newsletter", kHintNewsletter},
    {"newsletters", kHintNewsletter},
    {"subscribe", kHintNewsletter},
    {"subscription", kHintNewsletter},
    {"signup", kHintNewsletter},
    {"optin", kHintNewsletter},
    {"mailchimp", kHintNewsletter},
    {"subscriber", kHintNewsletter},
    {"authorbox", kHintAuthor},
    {"bio", kHintAuthor},
    {"biography", kHintAuthor},
    {"authorbio", kHintAuthor},
    {"bios", kHintAuthor},
    {"nav", kHintNav},
    {"navigation", kHintNav},
    {"navbar", kHintNav},
    {"menu", kHintNav},
    {"breadcrumb", kHintNav},
    {"breadcrumbs", kHintNav},
    {"crumbs", kHintNav},
    {"pagination", kHintNav},
    {"pager", kHintNav},
    {"paging", kHintNav},
    {"toolbar", kHintNav},
    {"toc", kHintNav},
    {"submenu", kHintNav},
    {"megamenu", kHintNav},
    {"skip", kHintNav},
    {"search", kHintNav},
    {"masthead", kHintHeader},
    {"dropdown", kHintNav},
    {"topbar", kHintNav},
    {"ad", kHintAdvert},
    {"ads", kHintAdvert},
    {"advert", kHintAdvert},
    {"advertisement", kHintAdvert},
    {"advertising", kHintAdvert},
    {"adsense", kHintAdvert},
    {"adslot", kHintAdvert},
    {"adunit", kHintAdvert},
    {"sponsor", kHintAdvert},
    {"sponsored", kHintAdvert},
    {"dfp", kHintAdvert},
    {"adbox", kHintAdvert},
    {"banner", kHintAdvert},
    {"leaderboard", kHintAdvert},
    {"adwrapper", kHintAdvert},
    {"gpt", kHintAdvert},
    {"affiliate", kHintAdvert},
    {"caption", kHintCaption},
    {"figcaption", kHintCaption},
    {"credit", kHintCredit},
    {"credits", kHintCredit},
    {"photocredit", kHintCredit},
    {"copyright", kHintCredit},
    {"attribution", kHintCredit},
    {"imagecaption", kHintCaption},
    {"cutline", kHintCaption},
    {"byline", kHintByline | kHintMeta},
    {"bylines", kHintByline | kHintMeta},
    {"dateline", kHintMeta},
    {"timestamp", kHintMeta},
    {"pubdate", kHintMeta},
    {"publishdate", kHintMeta},
    {"published", kHintMeta},
    {"meta", kHintMeta},
    {"metadata", kHintMeta},
    {"postmeta", kHintMeta},
    {"tags", kHintTags},
    {"taglist", kHintTags},
    {"categories", kHintTags},
    {"keywords", kHintTags},
    {"tagcloud", kHintTags},
    {"postdate", kHintMeta},
    {"readtime", kHintMeta},
    {"updated", kHintMeta},
    {"hidden", kHintHidden},
    {"hide", kHintHidden},
    {"visuallyhidden", kHintHidden},
    {"offscreen", kHintHidden},
    {"invisible", kHintHidden},
    {"noprint", kHintNone},
    {"standfirst", kHintStandfirst},
    {"subtitle", kHintStandfirst},
    {"dek", kHintStandfirst},
    {"deck", kHintStandfirst},
    {"subhead", kHintStandfirst},
    {"subheadline", kHintStandfirst},
    {"subheading", kHintStandfirst},
    {"excerpt", kHintStandfirst},
    {"subhed", kHintStandfirst},
    {"pullquote", kHintPullQuote},
    {"correction", kHintCorrection},
    {"corrections", kHintCorrection},
    {"sidebar", kHintSidebar},
    {"rail", kHintSidebar},
    {"sidecolumn", kHintSidebar},
    {"widget", kHintSidebar},
    {"widgets", kHintSidebar},
    {"rightrail", kHintSidebar},
    {"footer", kHintFooter},
    {"colophon", kHintFooter},
    {"foot", kHintFooter},
    {"header", kHintHeader},
    {"headline", kHintTitle},
    {"title", kHintTitle},
    {"keypoints", kHintKeyPoints},
    {"takeaways", kHintKeyPoints},
    {"highlights", kHintKeyPoints},
    {"gallery", kHintMedia},
    {"slideshow", kHintMedia},
    {"carousel", kHintMedia},
    {"video", kHintMedia},
    {"player", kHintMedia},
    {"videoplayer", kHintMedia},
    {"slider", kHintMedia},
    {"cookie", kHintLegal},
    {"cookies", kHintLegal},
    {"gdpr", kHintLegal},
    {"consent", kHintLegal},
    {"paywall", kHintLegal},
    {"login", kHintLegal},
    {"disclaimer", kHintLegal},
    {"modal", kHintLegal},
    {"popup", kHintLegal},
    {"overlay", kHintLegal},
    {"lightbox", kHintLegal},
    {"signin", kHintLegal},
    {"interstitial", kHintLegal},
    {"tweet", kHintEmbed},
    {"instagram", kHintEmbed},
};

// Two words in a row.
struct PairHint {
  std::string_view first;
  std::string_view second;
  uint32_t hints;
};
constexpr PairHint kPairs[] = {
    {"article", "body", kHintContent},
    {"article", "content", kHintContent},
    {"article", "text", kHintContent},
    {"article", "copy", kHintContent},
    {"story", "body", kHintContent},
    {"story", "content", kHintContent},
    {"story", "text", kHintContent},
    {"entry", "content", kHintContent},
    {"post", "content", kHintContent},
    {"post", "body", kHintContent},
    {"body", "content", kHintContent},
    {"body", "copy", kHintContent},
    {"body", "text", kHintContent},
    {"content", "body", kHintContent},
    {"news", "content", kHintContent},
    {"news", "body", kHintContent},
    {"blog", "content", kHintContent},
    {"entry", "body", kHintContent},
    {"entry", "text", kHintContent},
    {"post", "text", kHintContent},
    {"td", "post", kHintNone},
    {"article", "main", kHintContent},
    {"paragraph", "content", kHintContent},
    {"more", "from", kHintRelated},
    {"more", "stories", kHintRelated},
    {"more", "news", kHintRelated},
    {"most", "read", kHintRelated},
    {"most", "popular", kHintRelated},
    {"most", "viewed", kHintRelated},
    {"read", "more", kHintRelated},
    {"read", "next", kHintRelated},
    {"read", "also", kHintRelated},
    {"also", "read", kHintRelated},
    {"up", "next", kHintRelated},
    {"next", "article", kHintRelated},
    {"also", "like", kHintRelated},
    {"see", "also", kHintRelated},
    {"link", "list", kHintRelated},
    {"top", "stories", kHintRelated},
    {"more", "articles", kHintRelated},
    {"more", "posts", kHintRelated},
    {"you", "may", kHintRelated},
    {"editors", "picks", kHintRelated},
    {"author", "bio", kHintAuthor},
    {"author", "box", kHintAuthor},
    {"about", "author", kHintAuthor},
    {"author", "info", kHintAuthor | kHintMeta},
    {"author", "card", kHintAuthor},
    {"author", "description", kHintAuthor},
    {"author", "profile", kHintAuthor},
    {"the", "author", kHintAuthor},
    {"author", "details", kHintAuthor},
    {"author", "about", kHintAuthor},
    {"sign", "up", kHintNewsletter},
    {"sign", "in", kHintLegal},
    {"log", "in", kHintLegal},
    {"opt", "in", kHintNewsletter},
    {"email", "signup", kHintNewsletter},
    {"sr", "only", kHintHidden},
    {"visually", "hidden", kHintHidden},
    {"screen", "reader", kHintHidden},
    {"d", "none", kHintHidden},
    {"display", "none", kHintHidden},
    {"pull", "quote", kHintPullQuote},
    {"side", "bar", kHintSidebar},
    {"right", "rail", kHintSidebar},
    {"right", "column", kHintSidebar},
    {"left", "rail", kHintSidebar},
    {"right", "col", kHintSidebar},
    {"col", "right", kHintSidebar},
    {"image", "caption", kHintCaption},
    {"photo", "credit", kHintCredit},
    {"image", "credit", kHintCredit},
    {"media", "caption", kHintCaption},
    {"pub", "date", kHintMeta},
    {"publish", "date", kHintMeta},
    {"post", "meta", kHintMeta},
    {"entry", "meta", kHintMeta},
    {"article", "meta", kHintMeta},
    {"post", "date", kHintMeta},
    {"post", "info", kHintMeta},
    {"post", "tags", kHintTags},
    {"tag", "list", kHintTags},
    {"tag", "cloud", kHintTags},
    {"article", "tags", kHintTags},
    {"key", "points", kHintKeyPoints},
    {"key", "takeaways", kHintKeyPoints},
    {"story", "highlights", kHintKeyPoints},
    {"article", "info", kHintMeta},
    {"article", "summary", kHintStandfirst},
    {"sub", "title", kHintStandfirst},
    {"sub", "headline", kHintStandfirst},
    {"sub", "heading", kHintStandfirst},
    {"article", "subtitle", kHintStandfirst},
    {"post", "navigation", kHintNav},
    {"post", "nav", kHintNav},
    {"site", "header", kHintHeader},
    {"site", "footer", kHintFooter},
    {"twitter", "tweet", kHintEmbed},
    {"embed", "tweet", kHintEmbed},
    {"editor", "note", kHintCorrection},
    {"editors", "note", kHintCorrection},
};

uint32_t OfWord(std::string_view word) {
  static const auto kMap = [] {
    std::unordered_map<std::string_view, uint32_t> map;
    for (const WordHint& hint : kWords) map.emplace(hint.word, hint.hints);
    return map;
  }();
  const auto it = kMap.find(word);
  return it == kMap.end() ? 0 : it->second;
}

uint32_t OfPair(std::string_view first, std::string_view second) {
  static const auto kMap = [] {
    std::unordered_multimap<std::string_view, const PairHint*> map;
    for (const PairHint& hint : kPairs) map.emplace(hint.first, &hint);
    return map;
  }();
  for (auto [it, end] = kMap.equal_range(first); it != end; ++it) {
    if (it->second->second == second) return it->second->hints;
  }
  return 0;
}

// The words of one class name or id, in lower case, in `buffer`; parted at marks, digits and humps.
uint32_t OfName(std::string_view name) {
  char buffer[96];
  uint32_t hints = 0;
  std::string_view previous;
  size_t used = 0;
  for (size_t i = 0; i < name.size() && used < sizeof buffer;) {
    if (!IsAsciiAlpha(name[i])) {
      ++i;
      continue;
    }
    const size_t begin = used;
    bool lower_seen = false;
    while (i < name.size() && used < sizeof buffer && IsAsciiAlpha(name[i])) {
      if (IsAsciiUpper(name[i]) && lower_seen) break;
      lower_seen = lower_seen || IsAsciiLower(name[i]);
      buffer[used++] = AsciiLowerOf(name[i++]);
    }
    const std::string_view word(buffer + begin, used - begin);
    uint32_t own = OfWord(word);
    // "field-label-hidden" hides its label; only an element that is called hidden, and nothing else, is.
    if (word.size() != name.size()) own &= ~uint32_t{kHintHidden};
    hints |= own | OfPair(previous, word);
    previous = word;
  }
  return hints;
}

uint32_t OfNames(std::string_view names) {
  uint32_t hints = 0;
  for (size_t i = 0; i < names.size();) {
    while (i < names.size() && IsAsciiSpace(names[i])) ++i;
    const size_t begin = i;
    while (i < names.size() && !IsAsciiSpace(names[i])) ++i;
    hints |= OfName(names.substr(begin, i - begin));
  }
  return hints;
}

uint32_t OfTag(Tag tag) {
  switch (tag) {
    case Tag::kNav:
      return kHintNav;
    case Tag::kFooter:
      return kHintFooter;
    case Tag::kAside:
      return kHintSidebar;
    case Tag::kFigcaption:
      return kHintCaption;
    case Tag::kNoscript:
      return kHintHidden;
    default:
      return kHintNone;
  }
}

bool IsUnseen(const HtmlTree& tree, uint32_t node) {
  if (tree.Has(node, Attr::kHidden) || tree.Get(node, Attr::kAriaHidden) == "true") return true;
  const std::string_view style = tree.Get(node, Attr::kStyle);
  if (style.empty()) return false;
  const size_t at = FindNoCase(style, "display");
  if (at == std::string_view::npos) return FindNoCase(style, "visibility:hidden") != std::string_view::npos;
  std::string_view rest = style.substr(at + 7);
  while (!rest.empty() && (rest.front() == ' ' || rest.front() == ':')) rest.remove_prefix(1);
  return StartsWithNoCase(rest, "none");
}

}  // namespace

uint32_t HintsOf(const HtmlTree& tree, uint32_t node) {
  const Node& n = tree.nodes[node];
  uint32_t hints = OfTag(n.tag);
  if (n.attribute_count == 0) return hints;
  for (uint32_t i = n.attributes; i < n.attributes + n.attribute_count; ++i) {
    const std::string_view value = tree.View(tree.attributes[i].value);
    switch (tree.attributes[i].name) {
      case Attr::kClass:
      case Attr::kId:
      case Attr::kDataTestid:
        hints |= OfNames(value);
        break;
      case Attr::kItemprop:
        if (value == "articleBody") hints |= kHintContent;
        if (value == "caption") hints |= kHintCaption;
        if (value == "headline") hints |= kHintTitle;
        break;
      case Attr::kRole:
        if (value == "navigation" || value == "menu" || value == "search") hints |= kHintNav;
        if (value == "complementary") hints |= kHintSidebar;
        if (value == "contentinfo") hints |= kHintFooter;
        if (value == "dialog" || value == "alertdialog") hints |= kHintLegal;
        break;
      default:
        break;
    }
  }
  if (IsUnseen(tree, node)) hints |= kHintHidden;
  return hints;
}

}  // namespace kg::ingest
