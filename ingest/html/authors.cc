#include "ingest/html/authors.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "graph/model/text.h"
#include "ingest/html/hints.h"
#include "ingest/html/root.h"
#include "ingest/text/ascii.h"
#include "ingest/text/dates.h"
#include "ingest/text/people.h"
#include "ingest/text/repair.h"

namespace kg::ingest {
namespace {

constexpr uint32_t kNearTitle = 400;     // nodes behind the title that a byline stands in
constexpr uint32_t kBeforeTitle = 60;    // ... and before it
constexpr size_t kBlocksNearTitle = 15;  // blocks behind the title
constexpr size_t kMostAuthors = 12;

struct Byline {
  std::vector<std::string> people;
  std::string text;
  std::string_view origin;
  double rank = 0;
  bool explicit_by = false;
};

class Chooser {
 public:
  Chooser(const HtmlTree& tree, const PageText& page, const PageFacts& facts, const LinkedArticle& main,
          uint32_t title_node, std::string_view publisher)
      : tree_(tree), page_(page), facts_(facts), main_(main), title_(title_node), publisher_(LineKey(publisher)) {}

  ChosenAuthors Run() {
    const Byline visible = VisibleByline();
    TakeDeclared();
    if (out_.people.empty()) {
      out_.people = visible.people;
      out_.origin = visible.origin;
    } else if (Corrects(visible)) {
      out_.people = visible.people;
      out_.origin = visible.origin;
    }
    if (out_.people.empty()) TakeFooter();
    if (out_.people.empty()) TakeSignature();
    if (out_.people.size() > kMostAuthors) out_.people.resize(kMostAuthors);
    if (out_.people.empty()) out_.origin.clear();
    TakeAgency(visible);
    return std::move(out_);
  }

 private:
  std::vector<std::string> People(std::string_view text) const {
    std::vector<std::string> people = ParseAuthors(text);
    DropOutlets(&people);
    return people;
  }

  void DropOutlets(std::vector<std::string>* people) const {
    const std::string site = LineKey(facts_.linked.site);
    const std::string owner = LineKey(main_.publisher);
    std::erase_if(*people, [&](const std::string& name) {
      const std::string key = LineKey(name);
      for (const std::string& outlet : {publisher_, site, owner}) {
        if (!outlet.empty() &&
            (key == outlet || (outlet.size() > 6 && (" " + key + " ").find(" " + outlet + " ") != std::string::npos)))
          return true;
      }
      return false;
    });
  }

  void TakeDeclared() {
    out_.people = main_.authors;
    DropOutlets(&out_.people);
    out_.origin = "json-ld";
    static constexpr std::array<std::string_view, 16> kNames = {"author",
                                                                "article:author",
                                                                "og:article:author",
                                                                "parsely-author",
                                                                "sailthru.author",
                                                                "byl",
                                                                "dc.creator",
                                                                "dcterms.creator",
                                                                "dc:creator",
                                                                "cxenseparse:author",
                                                                "article.author",
                                                                "citation_author",
                                                                "authors",
                                                                "creator",
                                                                "byline",
                                                                "cxenseparse:pau"};
    for (const std::string_view name : kNames) {
      if (!out_.people.empty()) return;
      for (const std::string& text : facts_.AllMeta(name)) {
        if (text.find("://") != std::string::npos) continue;
        for (std::string& person : People(text)) Add(std::move(person));
      }
      out_.origin = name;
    }
    for (const std::string_view origin : {"microdata", "rdfa"}) {
      if (!out_.people.empty()) return;
      for (const Declared& declared : facts_.authors) {
        if (declared.origin != origin || IsElsewhere(tree_, page_, declared.node)) continue;
        for (std::string& person : People(declared.text)) Add(std::move(person));
      }
      out_.origin = origin;
    }
  }

  void Add(std::string person) {
    if (std::find(out_.people.begin(), out_.people.end(), person) == out_.people.end())
      out_.people.push_back(std::move(person));
  }

  // How far an element stands from where a byline is expected; negative when it is too far.
  double RankOf(uint32_t node) const {
    if (title_ == 0) return 1.0 / (1.0 + 0.001 * node);
    if (node > title_) return node - title_ > kNearTitle ? 0.2 : 1.0 - 0.001 * (node - title_);
    return title_ - node > kBeforeTitle ? 0.1 : 0.6 - 0.001 * (title_ - node);
  }

  // The best of: elements called byline or author, rel=author, lines that begin with "By" near the title.
  Byline VisibleByline() const {
    Byline best;
    auto offer = [&](Byline byline) {
      if (byline.people.empty()) return;
      // Elements within a byline name a part of its people.
      const bool more = byline.people.size() > best.people.size() && byline.rank > best.rank - 0.02;
      if (best.people.empty() || byline.rank > best.rank + 0.05 || more) best = std::move(byline);
    };
    for (const Declared& declared : facts_.authors) {
      if (declared.origin != "byline" && declared.origin != "rel") continue;
      if (IsElsewhere(tree_, page_, declared.node) || IsPortrait(declared.node)) continue;
      const bool by = StartsWithNoCase(declared.text, "by ") || StartsWithNoCase(declared.text, "written by");
      offer({People(declared.text), declared.text, declared.origin, RankOf(declared.node) + (by ? 0.1 : 0), by});
    }
    size_t behind = 0;
    for (const PageBlock& block : page_.blocks) {
      if (block.node > title_ && ++behind > kBlocksNearTitle && title_ != 0) break;
      if (block.text.length > 160 || block.words > 22) continue;
      if (title_ != 0 && title_ > block.node && title_ - block.node > kBeforeTitle) continue;
      std::string_view view = page_.View(block);
      static constexpr std::array<std::string_view, 11> kHeads = {
          "words by",  "words:",  "text by",   "text:", "story by",   "written by",
          "report by", "author:", "reporter:", "by:",   "reported by"};
      const bool by = StartsWithNoCase(view, "by ") ||
                      std::any_of(kHeads.begin(), kHeads.end(),
                                  [&](std::string_view head) { return StartsWithNoCase(view, head); });
      const bool short_line = title_ != 0 && view.find(',') != std::string_view::npos && !block.sentence;
      const bool first_line = title_ != 0 && behind > 0 && behind <= 2 && block.words <= 9 && !block.sentence;
      if (!by && !short_line && !first_line) continue;
      const std::string text = RepairText(view);
      if (!IsByline(text) && !by && !(first_line && IsNameAndDate(text))) continue;
      if (block.sentence && !IsByline(text) && !(behind > 0 && behind <= 3 && block.words <= 14)) continue;
      if (IsElsewhere(tree_, page_, block.inner)) continue;
      offer({People(text), text, "byline", RankOf(block.node) + (by ? 0.15 : 0), by});
    }
    return best;
  }

  // "Ana Ruiz", "Ana Ruiz, 2024-01-13": nothing else, and no name of a section or a tag.
  bool IsNameAndDate(const std::string& text) const {
    const std::vector<std::string> people = ParseAuthors(text);
    if (people.size() != 1 || !StartsWithNoCase(text, people[0])) return false;
    const std::string_view rest = Trim(std::string_view(text).substr(people[0].size()));
    if (!rest.empty() && !ParseDateLine(rest.substr(rest.find_first_not_of(",|- "))).is_date_line) return false;
    const std::string key = LineKey(people[0]);
    auto same = [&](const std::string& other) { return LineKey(other) == key; };
    return !same(main_.section) && !same(facts_.kicker) && !same(facts_.Meta({"article:section"})) &&
           std::none_of(main_.tags.begin(), main_.tags.end(), same) &&
           std::none_of(facts_.breadcrumbs.begin(), facts_.breadcrumbs.end(), same);
  }

  // In the box about the author, below the text; or a picture's credit.
  bool IsPortrait(uint32_t node) const {
    for (uint32_t n = node; n > 0; n = tree_.nodes[n].parent) {
      if ((page_.own_hints[n] & (kHintCaption | kHintCredit)) != 0 || tree_.nodes[n].tag == Tag::kFigure) return true;
    }
    return false;
  }

  static std::string LastWord(const std::string& name) {
    const std::string key = LineKey(name);
    const size_t at = key.rfind(' ');
    return at == std::string::npos ? key : key.substr(at + 1);
  }

  bool Names(const std::vector<std::string>& people, const std::string& name) const {
    const std::string last = LastWord(name);
    return std::any_of(people.begin(), people.end(), [&](const std::string& other) {
      return LineKey(other) == LineKey(name) || (LastWord(other) == last && LineKey(other)[0] == LineKey(name)[0]);
    });
  }

  bool IsSeen(const std::string& name) const {
    const std::string key = AsciiLower(name);
    for (const PageBlock& block : page_.blocks) {
      const std::string_view text = page_.View(block);
      if (text.size() <= 400 && FindNoCase(text, key) != std::string_view::npos) return true;
    }
    return false;
  }

  // A byline that readers see is right where it has all the people of the data and more, or where it says "By" beside
  // the title and the people of the data stand nowhere on the page (who saved the page in the system wrote nothing).
  bool Corrects(const Byline& visible) const {
    if (visible.people.empty() || visible.rank < 0.5 || visible.people.size() > kMostAuthors) return false;
    const bool all = std::all_of(out_.people.begin(), out_.people.end(),
                                 [&](const std::string& name) { return Names(visible.people, name); });
    if (all) return visible.people.size() > out_.people.size();
    const bool none_shared = std::none_of(out_.people.begin(), out_.people.end(),
                                          [&](const std::string& name) { return Names(visible.people, name); });
    return none_shared && visible.explicit_by && visible.rank > 0.7 &&
           std::none_of(out_.people.begin(), out_.people.end(), [&](const std::string& name) { return IsSeen(name); });
  }

  // "Posted by Ana Ruiz at 19:00", in the footer of a post.
  void TakeFooter() {
    for (const Declared& declared : facts_.authors) {
      if (!StartsWithNoCase(declared.text, "posted by") && !StartsWithNoCase(declared.text, "by ")) continue;
      if (page_.teaser[declared.node] != 0 || IsElsewhere(tree_, page_, declared.node, kHintFooter)) continue;
      out_.people = People(declared.text);
      out_.origin = declared.origin;
      if (!out_.people.empty()) return;
    }
  }

  // "(Reporting by Ana Ruiz in Oslo; Editing by Tom Okello)" at the end.
  void TakeSignature() {
    for (size_t i = page_.blocks.size(); i-- > 0;) {
      const PageBlock& block = page_.blocks[i];
      if (block.text.length > 250 || IsElsewhere(tree_, page_, block.inner)) continue;
      std::string_view text = page_.View(block);
      if (text.starts_with('(')) text = text.substr(1, text.find(')') - 1);
      if (!text.starts_with("Reporting by ") && !text.starts_with("Writing by ")) continue;
      out_.people = People(text);
      out_.origin = "byline";
      return;
    }
  }

  void TakeAgency(const Byline& visible) {
    auto offer = [&](std::string_view text, std::string_view origin) {
      if (!out_.agency.empty() || text.size() > 300) return;
      out_.agency = AgencyIn(text);
      if (!out_.agency.empty() && LineKey(out_.agency) == publisher_) out_.agency.clear();
      if (!out_.agency.empty()) out_.agency_origin = origin;
    };
    for (const std::string& name : main_.others) offer(name, "json-ld");
    for (const std::string_view name : {"author", "article:author", "byl", "dc.creator", "parsely-author",
                                        "sailthru.author", "source", "dc.source", "copyright-holder"}) {
      for (const std::string& text : facts_.AllMeta(name)) offer(text, name);
    }
    for (const Declared& declared : facts_.authors) {
      if (declared.text.size() < 120 && RankOf(declared.node) >= 0.5 && !IsElsewhere(tree_, page_, declared.node) &&
          !IsPortrait(declared.node))
        offer(declared.text, declared.origin);
    }
    offer(visible.text, "byline");
  }

  const HtmlTree& tree_;
  const PageText& page_;
  const PageFacts& facts_;
  const LinkedArticle& main_;
  uint32_t title_;
  std::string publisher_;
  ChosenAuthors out_;
};

}  // namespace

ChosenAuthors ChooseAuthors(const HtmlTree& tree, const PageText& page, const PageFacts& facts,
                            const LinkedArticle& main, uint32_t title_node, std::string_view publisher) {
  return Chooser(tree, page, facts, main, title_node, publisher).Run();
}

}  // namespace kg::ingest
