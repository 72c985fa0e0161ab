#include "extract/ruleset/sentence_views.h"

#include "extract/ruleset/firms.h"
#include "extract/ruleset/lists.h"

namespace kg::extract {

void SentenceViews::Build(const RuleSet::Data& data, const SentenceInput& input, std::span<const Symbol> symbols,
                          Stage stage) {
  all_.clear();
  BuildNames(input, symbols, data.phrases, &whole_[kNames]);
  all_.push_back({kNamesView, &whole_[kNames]});
  if (stage != Stage::kEmit) return;
  const bool nominals = BuildNominals(input, symbols, data.phrases, &whole_[kNominals]);
  if (nominals) all_.push_back({kNominalsView, &whole_[kNominals]});
  const View* base = &whole_[kNominals];
  if (BuildBare(input, *base, data.verbs, data.descriptions, data.phrases, &whole_[kBare])) {
    base = &whole_[kBare];
    all_.push_back({kSkeletonView, base});
  }
  // "Acme, the maker of pumps, named Ana Ruiz as its chief", "her husband, the painter Holt": rules that read "its
  // chief" word by word want both, no aside or description and no nominal.
  const View* names = &whole_[kNames];
  if (nominals && BuildBare(input, *names, data.verbs, data.descriptions, data.phrases, &whole_[kBareNames])) {
    names = &whole_[kBareNames];
    all_.push_back({kSkeletonView, names});
  }
  const View* skeleton = nullptr;
  if (BuildSkeleton(input, *base, data.verbs, data.descriptions, data.phrases, &whole_[kSkeleton])) {
    skeleton = &whole_[kSkeleton];
    all_.push_back({kSkeletonView, skeleton});
    View& of_names = whole_[kSkeletonOfNames];
    if (nominals && BuildSkeleton(input, *names, data.verbs, data.descriptions, data.phrases, &of_names)) {
      all_.push_back({kSkeletonView, &of_names});
    }
  }
  // "the singer Ana Ruiz and the actor Ivo Lenz", "Ruiz of Kenya and Holt of Norway": lists once descriptions are gone.
  View& listed = whole_[kListed];
  if (base != &whole_[kNominals]) {
    listed.cells = base->cells;
    listed.lists = base->lists;
    if (CollapseBareLists(input, &listed)) {
      FindPhrases(data.phrases, &listed);
      all_.push_back({kNominalsView, &listed});
    }
  }
  size_t clauses = BuildClauses(input, *base, skeleton, data.verbs, data.phrases, &clauses_);
  clauses = BuildPosts(input, *names, data.verbs, data.phrases, &clauses_, clauses);
  for (size_t i = 0; i < clauses; ++i) all_.push_back({kClausesView, &clauses_[i]});
  // "Acme is old. Ruiz joined the company in 2011": rules for names of firms.
  const size_t views = all_.size();
  if (firms_.size() < views) firms_.resize(views);
  for (size_t i = 0; i < views; ++i) {
    if (BuildFirmsAsNames(input, *all_[i].view, &firms_[i])) all_.push_back({all_[i].name, &firms_[i]});
  }
}

}  // namespace kg::extract
