#include "extract/mentions/finder.h"

#include <algorithm>

#include "extract/mentions/event_names.h"
#include "extract/mentions/finders.h"
#include "extract/text/word_set.h"

namespace kg::extract {

struct MentionFinder::Data {
  mentions::Lexicon lexicon;
  const Gazetteer* gazetteer;
};

namespace {

// An age in apposition ("Ruiz, 37,") belongs to the person right before it; elsewhere the figure is a number.
void CheckAges(mentions::Scan* scan) {
  for (Mention& mention : scan->mentions) {
    if (mention.first == mention.last || !mention.types.Has(MentionType::kAge) || mention.Get("apposition") != "yes")
      continue;
    bool person = false;
    for (int back = 1; back <= 2 && !person; ++back) {
      uint32_t i = 0;
      if (!scan->Near(mention.first, -back, &i)) break;
      const Mention* before = scan->At(i);
      person = before != nullptr && before->types.Has(MentionType::kPerson);
      if (scan->ShapeOf(i) != Shape::kPunct) break;
    }
    if (!person) mention.types = {MentionType::kNumber};
  }
}

// "Erik ten Brink": the number ten is a particle between two names.
bool IsParticle(const mentions::Scan& scan, const Mention& value) {
  if (value.last != value.first + 1 || value.first == 0 || scan.Text(value.first) != "ten") return false;
  const auto name = [&](uint32_t i) {
    return scan.ShapeOf(i) == Shape::kTitle && !scan.words[i].common && !scan.Is(i, mentions::kWeekName);
  };
  uint32_t behind = 0;
  return name(value.first - 1) && scan.Near(value.first, 1, &behind) && name(behind);
}

constexpr auto kSurnameParticles = WordSet({"von", "van", "vom", "de", "del", "della", "der", "den", "di", "da", "das",
                                            "do", "dos", "du", "la", "zu", "zum", "af", "ter"});

// "said van Dijk": where the first name is not said, the small words in front are the surname's all the same.
void TakeParticles(mentions::Scan* scan) {
  for (Mention& mention : scan->mentions) {
    if (mention.form != Form::kName || mention.last != mention.first + 1 || mention.first == 0) continue;
    uint32_t first = mention.first;
    while (first > 0 && scan->Free(first - 1) && scan->ShapeOf(first - 1) == Shape::kLower &&
           kSurnameParticles.Has(scan->Lower(first - 1)))
      --first;
    if (first == mention.first || first == 0) continue;
    const bool role = scan->Is(first - 1, mentions::kRole);
    // "la" and "do" lead no name, and a foreign phrase is none: "marché de Noël".
    const std::string_view lead = scan->Lower(first);
    if (lead == "la" || lead == "do" || lead == "der" || lead == "den" || lead == "das") continue;
    const bool english =
        role ||
        scan->Is(first - 1, mentions::kCommon | mentions::kFunction | mentions::kPersonVerb | mentions::kSportVerb) ||
        scan->ShapeOf(first - 1) == Shape::kPunct;
    if (!english || (!mention.types.Has(MentionType::kPerson) && !role)) continue;
    mention.value = std::string(scan->text.Range(first, mention.last));
    for (uint32_t i = first; i < mention.first; ++i) scan->owner[i] = scan->owner[mention.first];
    mention.first = first;
    mention.types = {MentionType::kPerson};
    std::erase_if(mention.attributes, [](const auto& attribute) { return attribute.first == "gazetteer"; });
  }
}

// "TSV 1860 Brell", "FK Brell 1904": the year right behind a club's name is a part of it, as no date is told without a
// preposition.
void TakeFoundingYears(mentions::Scan* scan) {
  constexpr int kLatest = 1935;
  for (size_t m = 0; m < scan->mentions.size(); ++m) {
    Mention& club = scan->mentions[m];
    if (club.first == club.last || club.form != Form::kName || !club.types.Has(MentionType::kTeam)) continue;
    uint32_t behind = 0;
    if (!scan->Near(club.last - 1, 1, &behind) || scan->owner[behind] < 0) continue;
    const int year = mentions::YearAt(*scan, behind);
    const auto owner = static_cast<size_t>(scan->owner[behind]);
    Mention& date = scan->mentions[owner];
    if (year == 0 || year > kLatest || date.first != behind || date.last != behind + 1) continue;
    scan->owner[behind] = static_cast<int32_t>(m);
    date.last = date.first;
    club.last = behind + 1;
  }
}

}  // namespace

Result<MentionFinder> MentionFinder::Load(const std::filesystem::path& lexicons, const Gazetteer& gazetteer) {
  Result<mentions::Lexicon> lexicon = mentions::Lexicon::Load(lexicons);
  if (!lexicon.ok()) return lexicon.status();
  auto data = std::make_unique<Data>();
  data->lexicon = std::move(lexicon).value();
  data->gazetteer = &gazetteer;
  return MentionFinder(std::move(data));
}

MentionFinder::MentionFinder(std::unique_ptr<Data> data) : data_(std::move(data)) {}
MentionFinder::MentionFinder(MentionFinder&&) noexcept = default;
MentionFinder& MentionFinder::operator=(MentionFinder&&) noexcept = default;
MentionFinder::~MentionFinder() = default;

std::vector<Mention> MentionFinder::Find(const Article& article, const TokenizedText& text,
                                         std::vector<Mention> values) const {
  mentions::WordCache cache;
  return Find(article, text, std::move(values), &cache);
}

std::vector<Mention> MentionFinder::Find(const Article& article, const TokenizedText& text, std::vector<Mention> values,
                                         mentions::WordCache* cache) const {
  mentions::Scan scan(article, text, data_->lexicon, *data_->gazetteer, cache);
  for (Mention& value : values) {
    if (IsParticle(scan, value)) continue;
    for (uint32_t i = value.first; i < value.last; ++i) scan.owner[i] = static_cast<int32_t>(scan.mentions.size());
    scan.mentions.push_back(std::move(value));
  }
  mentions::FindEvents(&scan);
  mentions::FindContests(&scan);
  mentions::FindShortEvents(&scan);
  mentions::LinkEventAliases(&scan);
  mentions::FindDisciplines(&scan);
  mentions::FindPlaceCompounds(&scan);
  mentions::FindOwnerCompounds(&scan);
  mentions::FindNames(&scan);
  mentions::FindPartyLetters(&scan);
  mentions::FindParties(&scan);
  mentions::FindTowns(&scan);
  TakeParticles(&scan);
  TakeFoundingYears(&scan);
  mentions::FindPronouns(&scan);
  mentions::LinkPlaces(&scan);
  CheckAges(&scan);
  std::erase_if(scan.mentions, [](const Mention& mention) { return mention.first == mention.last; });
  std::sort(scan.mentions.begin(), scan.mentions.end(),
            [](const Mention& a, const Mention& b) { return a.first < b.first; });
  return std::move(scan.mentions);
}

}  // namespace kg::extract
