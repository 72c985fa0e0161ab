#include "ingest/html/title.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>
#include <vector>

#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

constexpr size_t kLongestTitle = 400;
constexpr size_t kMostCandidates = 24;

constexpr std::array<std::string_view, 12> kSeparators = {
    " | ", " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB ", " :: ", " \xE2\x80\xA2 ",
    " / ", " \xC2\xB7 ", " \xE2\x80\xB9 ", " \xE2\x80\xBA ", " < "};
// Those that part a title and little else.
bool IsStrong(std::string_view separator) {
  return separator != " - " && separator != " \xE2\x80\x93 " && separator != " \xE2\x80\x94 " && separator != " / ";
}

// The share of `words` that are among `others`, which are in order.
double SharedWords(const std::vector<std::string_view>& words, const std::vector<std::string_view>& others) {
  if (words.empty()) return 0;
  const auto shared = std::count_if(words.begin(), words.end(), [&](std::string_view word) {
    return std::binary_search(others.begin(), others.end(), word);
  });
  return static_cast<double>(shared) / static_cast<double>(words.size());
}

std::vector<std::string_view> SortedWords(std::string_view key) {
  std::vector<std::string_view> words = WordsOf(key);
  std::sort(words.begin(), words.end());
  return words;
}

bool IsCutShort(std::string_view title) { return title.ends_with("...") || title.ends_with("\xE2\x80\xA6"); }

bool IsShouted(std::string_view title) {
  const auto upper = std::count_if(title.begin(), title.end(), IsAsciiUpper);
  return upper >= 8 && std::none_of(title.begin(), title.end(), IsAsciiLower);
}

struct Candidate {
  std::string text;  // without the site's name
  std::string key;
  std::string origin;
};

class Chooser {
 public:
  Chooser(const PageFacts& facts, const LinkedArticle& main, std::string_view publisher, std::string_view url)
      : facts_(facts), main_(main), site_(LineKey(publisher)), host_(HostKey(url)) {}

  ChosenTitle Run() {
    GatherRaw();
    for (const auto& [text, origin] : raw_) Add(text, origin);
    for (const Candidate& candidate : candidates_) candidate_words_.push_back(SortedWords(candidate.key));
    const PageHeading* heading = VisibleHeading();
    ChosenTitle title = heading != nullptr ? FromHeading(*heading) : FromData();
    title.site = RestOfTitle(title.text);
    return title;
  }

 private:
  // "wwwexamplecom" of "https://www.example.com/...".
  static std::string HostKey(std::string_view url) {
    const size_t begin = url.find("://");
    if (begin == std::string_view::npos) return {};
    std::string host = AsciiLower(url.substr(begin + 3, url.substr(begin + 3).find('/')));
    std::erase_if(host, [](char c) { return !IsAsciiAlnum(c); });
    return host;
  }

  void GatherRaw() {
    std::string origin;
    raw_.emplace_back(main_.headline, "json-ld");
    for (const std::string_view name : {"og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title",
                                        "dcterms.title", "headline", "article.headline", "title"}) {
      for (std::string& text : facts_.AllMeta(name)) raw_.emplace_back(std::move(text), name);
    }
    raw_.emplace_back(facts_.declared_headline, "microdata");
    raw_.emplace_back(facts_.title, "title");
    std::erase_if(raw_, [](const auto& entry) { return entry.first.empty() || entry.first.size() > kLongestTitle; });
    raw_.resize(std::min(raw_.size(), kMostCandidates));
    for (const auto& entry : raw_) said_.insert(LineKey(entry.first));
    for (const PageHeading& heading : facts_.headings) {
      said_.insert(LineKey(heading.text));
      said_.insert(LineKey(heading.unlabelled));
    }
  }

  void Add(const std::string& text, const std::string& origin) {
    Candidate candidate{WithoutSite(text), "", origin};
    candidate.key = LineKey(candidate.text);
    if (!candidate.key.empty()) candidates_.push_back(std::move(candidate));
  }

  // The page's headings and its data as they stand.
  bool IsSaidElsewhere(const std::string& key) const { return said_.contains(key); }

  int LevelOf(const std::string& key) const {
    int level = 99;
    for (const PageHeading& heading : facts_.headings) {
      if (heading.level < level && (LineKey(heading.unlabelled) == key || LineKey(heading.text) == key))
        level = heading.level;
    }
    return level;
  }

  bool IsSite(const std::string& key) const {
    if (key.empty()) return false;
    const bool longer = key.starts_with(site_ + " ") && CountWords(key) <= CountWords(site_) + 2;
    if (!site_.empty() && (key == site_ || longer || site_.starts_with(key + " "))) return true;
    std::string glued = key;
    std::erase(glued, ' ');
    return glued.size() >= 3 && !host_.empty() && host_.find(glued) != std::string::npos;
  }

  // Exactly the site's name, or all of it that the host has.
  bool IsNamedSite(const std::string& key) const {
    std::string glued = key;
    std::erase(glued, ' ');
    return !key.empty() && (key == site_ || (glued.size() >= 5 && host_.find(glued) != std::string::npos));
  }

  // "The Example" of "The Example: Bridge opens" and "Bridge opens | The Example".
  std::string RestOfTitle(const std::string& title) const {
    std::string_view rest = facts_.title;
    const size_t at = rest.find(title);
    if (title.empty() || at == std::string_view::npos || rest.size() == title.size()) return {};
    rest = at == 0 ? rest.substr(title.size()) : rest.substr(0, at);
    auto is_mark = [](char c) { return !IsAsciiAlnum(c) && static_cast<unsigned char>(c) < 0x80; };
    while (!rest.empty() && is_mark(rest.front())) rest.remove_prefix(1);
    while (!rest.empty() && is_mark(rest.back()) && rest.back() != '.' && rest.back() != '!') rest.remove_suffix(1);
    const bool name = !rest.empty() && (IsAsciiUpper(rest[0]) || IsAsciiDigit(rest[0])) && CountWords(rest) <= 5;
    const bool parts = std::any_of(kSeparators.begin(), kSeparators.end(), [&](std::string_view separator) {
      return rest.find(separator) != std::string_view::npos;
    });
    return name && !parts ? std::string(rest) : std::string();
  }

  // Cuts "... | Site", "... | Section | Site" and "Site: ..." off.
  std::string WithoutSite(const std::string& title) const {
    std::string best = title;
    for (int round = 0; round < 4; ++round) {
      const std::string cut = CutOnce(best);
      if (cut == best) break;
      best = cut;
    }
    return best;
  }

  std::string CutOnce(const std::string& best) const {
    for (const std::string_view separator : kSeparators) {
      for (size_t at = best.rfind(separator); at != std::string::npos && at > 0; at = best.rfind(separator, at - 1)) {
        const std::string left = Squeeze(best.substr(0, at));
        const std::string right = Squeeze(best.substr(at + separator.size()));
        const std::string left_key = LineKey(left);
        const std::string right_key = LineKey(right);
        const bool left_said = CountWords(left_key) >= 2 && IsSaidElsewhere(left_key) && !IsSite(left_key);
        const bool right_said = CountWords(right_key) >= 2 && IsSaidElsewhere(right_key) && !IsSite(right_key);
        if (left_said && right_said) return LevelOf(right_key) < LevelOf(left_key) ? right : left;
        if (left_said) return left;
        if (right_said) return right;
        if (IsSite(right_key) && CountWords(right_key) <= 8) return left;
        if (IsSite(left_key) && CountWords(left_key) <= 8 && CountWords(right_key) > 2) return right;
        if (LooksLikeSite(separator, left_key, right)) return left;
      }
    }
    const size_t colon = best.find(": ");
    if (colon != std::string::npos && CountWords(best.substr(colon)) > 3) {
      const std::string left = LineKey(best.substr(0, colon));
      const std::string right = Squeeze(best.substr(colon + 2));
      const std::string right_key = LineKey(right);
      if (IsSaidElsewhere(LineKey(best))) return best;
      if (IsNamedSite(left) || (IsSaidElsewhere(right_key) && CountWords(left) <= 4)) return right;
    }
    return best;
  }

  // Nobody says what the last part is: a few words in capitals behind a longer title.
  bool LooksLikeSite(std::string_view separator, const std::string& left_key, const std::string& right) const {
    const size_t words = CountWords(right);
    const size_t limit = IsStrong(separator) ? 5 : 3;
    if (words > limit || CountWords(left_key) < (IsStrong(separator) ? 3u : 5u) || !site_.empty()) return false;
    const std::vector<std::string_view> parts = WordsOf(right);
    return std::all_of(parts.begin(), parts.end(), [](std::string_view word) {
      return !IsAsciiLower(word[0]) || word == "of" || word == "the" || word.find('.') != std::string_view::npos;
    });
  }

  // The heading that the page's data speak of: the highest, then the closest, then the first.
  const PageHeading* VisibleHeading() const {
    const PageHeading* best = nullptr;
    double best_score = 0;
    for (const PageHeading& heading : facts_.headings) {
      const double score = ScoreOf(heading);
      if (score > best_score) {
        best = &heading;
        best_score = score;
      }
    }
    return best;
  }

  double ScoreOf(const PageHeading& heading) const {
    const std::string key = LineKey(heading.unlabelled);
    if (key.empty() || heading.text.size() > kLongestTitle || IsSite(key)) return 0;
    double best = 0;
    const std::vector<std::string_view> words = SortedWords(key);
    for (size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& candidate = candidates_[i];
      const std::vector<std::string_view>& others = candidate_words_[i];
      const double there = SharedWords(words, others);
      const double back = SharedWords(others, words);
      // The heading may be longer than a short form, or the data may have a label or a site that we did not know.
      const bool prefix = key.starts_with(candidate.key) || (IsCutShort(candidate.text) && back > 0.7);
      double score = candidate.key == key ? 2 : std::min(there, back) + 0.5 * std::max(there, back);
      if (prefix && others.size() >= 3) score = std::max(score, 1.6);
      if (heading.level > 1 && candidate.key != key && !prefix) score = 0;
      if (score < 0.9) score = 0;
      best = std::max(best, score);
    }
    return best - 0.1 * (std::min(heading.level, 4) - 1);
  }

  ChosenTitle FromHeading(const PageHeading& heading) const {
    ChosenTitle title{heading.unlabelled, heading.level == kBoldLine ? "bold" : "h" + std::to_string(heading.level),
                      heading.node, ""};
    const std::string key = LineKey(heading.text);
    // The label belongs to the headline where the page's data have it too.
    if (std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& c) { return c.key == key; }))
      title.text = heading.text;
    const std::string own = LineKey(title.text);
    size_t agreeing = 0;
    const Candidate* shorter = nullptr;
    for (const Candidate& c : candidates_) {
      // Set in capitals: the same words in common case are better.
      if (c.key == own && IsShouted(title.text) && !IsShouted(c.text)) title.text = c.text;
      if (c.key != own && own.ends_with(" " + c.key) && CountWords(c.key) >= 4) {
        shorter = &c;
        ++agreeing;
      }
      if (c.key == own) agreeing = 0;
      if (IsCutShort(title.text) && c.key.starts_with(own) && c.key.size() > own.size()) title.text = c.text;
    }
    const std::string final_key = LineKey(title.text);
    const bool exact =
        std::any_of(raw_.begin(), raw_.end(), [&](const auto& entry) { return LineKey(entry.first) == final_key; });
    if (!exact && shorter != nullptr && agreeing >= 2) title.text = shorter->text;
    return title;
  }

  ChosenTitle FromData() const {
    const Candidate* best = nullptr;
    for (const Candidate& c : candidates_) {
      if (IsSite(c.key)) continue;
      if (best == nullptr) best = &c;
      if (IsCutShort(best->text) && !IsCutShort(c.text) && c.text.size() > best->text.size()) best = &c;
    }
    // A line in bold above the text says more than a <title> that stands alone.
    if (best != nullptr && candidates_.size() == 1 && best->origin == "title") {
      for (const PageHeading& heading : facts_.headings) {
        if (heading.level == kBoldLine && heading.text.size() > 20) return {heading.text, "bold", heading.node, ""};
      }
    }
    if (best != nullptr) return {best->text, best->origin, 0, ""};
    for (const PageHeading& heading : facts_.headings) {
      if (heading.level == 1 && !IsSite(LineKey(heading.text))) return {heading.unlabelled, "h1", heading.node, ""};
    }
    if (!candidates_.empty()) return {candidates_.front().text, candidates_.front().origin, 0, ""};
    for (const PageHeading& heading : facts_.headings) {
      if (heading.level == 2 && CountWords(heading.text) >= 3) return {heading.text, "h2", heading.node, ""};
    }
    return {};
  }

  const PageFacts& facts_;
  const LinkedArticle& main_;
  std::string site_;
  std::string host_;
  std::vector<std::pair<std::string, std::string>> raw_;
  std::unordered_set<std::string> said_;  // keys
  std::vector<Candidate> candidates_;
  std::vector<std::vector<std::string_view>> candidate_words_;  // of each, in order
};

}  // namespace

ChosenTitle ChooseTitle(const PageFacts& facts, const LinkedArticle& main, std::string_view publisher,
                        std::string_view url) {
  return Chooser(facts, main, publisher, url).Run();
}

}  // namespace kg::ingest
