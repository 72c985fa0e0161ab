// Names of persons: full names, surnames, first names, and spellings a letter or two apart.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/coref/former_names.h"
#include "extract/coref/name_forms.h"
#include "extract/coref/namesakes.h"
#include "extract/coref/shared_surnames.h"
#include "extract/coref/short_names.h"
#include "extract/coref/state.h"
#include "extract/coref/told_apart.h"
#include "graph/model/text.h"

namespace kg::extract::coref {
namespace {

// Units of work that comparing two names takes.
constexpr uint64_t kPairWork = 400;

class PersonLinker {
 public:
  explicit PersonLinker(State* state) : s_(*state) {}

  void Link() {
    Collect();
    for (size_t i = 0; i < forms_.size(); ++i) {
      if (forms_[i].words.size() > 1) PlaceFull(i);
    }
    JoinMaidenNames();
    std::vector<size_t> lone;
    for (size_t i = 0; i < forms_.size(); ++i) {
      if (forms_[i].cluster < 0) lone.push_back(i);
    }
    IndexSurnames();
    for (size_t i : lone) PlaceShort(i);
    Store();
  }

 private:
  struct Cluster {
    std::vector<size_t> forms;
    std::vector<std::string> words;  // of the fullest form
  };

  void Collect() {
    std::map<std::string, size_t> index;
    for (uint32_t m = 0; m < s_.mentions.size(); ++m) {
      const Mention& mention = s_.mentions[m];
      ValueType type;
      if (mention.form != Form::kName || !EntityType(mention, &type) || type != ValueType::kPerson) continue;
      NameForms form = ParseName(mention.value);
      if (form.words.empty()) continue;
      std::string key = form.suffix;
      for (const std::string& word : form.words) key += " " + word;
      if (const auto known = index.find(key);
          form.words.size() > 1 && known != index.end() && IsNamesake(s_, mention, forms_[known->second].mentions)) {
        form.namesake = true;
        key += " 2";
      } else if (known == index.end() && form.words.size() > 1) {
        form.namesake = IsNamedApart(s_, mention);
      } else if (form.words.size() == 1 && IsSurnameKnown(form.words[0]) && IsIntroducedByLife(s_, mention)) {
        form.namesake = true;
        key += " 2";
      }
      auto [it, fresh] = index.try_emplace(std::move(key), forms_.size());
      if (fresh) forms_.push_back(std::move(form));
      NameForms& mine = forms_[it->second];
      mine.mentions.push_back(m);
      if (s_.RoleOf(mention.sentence) != BlockRole::kHeadline) ++mine.prose;
    }
  }

  bool IsSurnameKnown(const std::string& word) const {
    return std::any_of(forms_.begin(), forms_.end(),
                       [&word](const NameForms& form) { return form.words.size() > 1 && form.words.back() == word; });
  }

  void Join(size_t form, int32_t cluster) {
    forms_[form].cluster = cluster;
    for (const std::string* word : Handles(forms_[form].words)) {
      std::vector<int32_t>& known = by_word_[*word];
      if (known.empty() || known.back() != cluster) known.push_back(cluster);
    }
    Cluster& c = clusters_[static_cast<size_t>(cluster)];
    c.forms.push_back(form);
    if (forms_[form].words.size() > c.words.size()) c.words = forms_[form].words;
  }

  // The words by which other forms of a name are found: the first, the last, and that between two others.
  static std::vector<const std::string*> Handles(const std::vector<std::string>& words) {
    std::vector<const std::string*> handles = {&words.front()};
    if (words.size() == 3) handles.push_back(&words[1]);
    if (words.size() > 1) handles.push_back(&words.back());
    return handles;
  }

  // The clusters with a form that shares a first, last or middle word with `words`, in order: all that may fit.
  std::vector<int32_t> Candidates(const std::vector<std::string>& words) const {
    std::vector<int32_t> clusters;
    for (const std::string* word : Handles(words)) {
      const auto found = by_word_.find(*word);
      if (found != by_word_.end()) clusters.insert(clusters.end(), found->second.begin(), found->second.end());
    }
    std::sort(clusters.begin(), clusters.end());
    clusters.erase(std::unique(clusters.begin(), clusters.end()), clusters.end());
    return clusters;
  }

  int32_t NewCluster(size_t form) {
    clusters_.push_back({});
    const auto index = static_cast<int32_t>(clusters_.size() - 1);
    Join(form, index);
    return index;
  }

  // "His son, Ana Ruiz Jr.": told apart from the father, whose name has no suffix.
  bool IsCalledSon(const NameForms& form) const {
    if (form.suffix.empty()) return false;
    return std::any_of(form.mentions.begin(), form.mentions.end(), [this](uint32_t m) {
      int64_t before = static_cast<int64_t>(s_.mentions[m].first) - 1;
      if (s_.LowerAt(before) == ",") --before;
      const std::string_view word = s_.LowerAt(before);
      return word == "son" || word == "grandson" || word == "father" || word == "nephew";
    });
  }

  bool SuffixClash(const NameForms& a, const Cluster& cluster) const {
    for (size_t f : cluster.forms) {
      if (a.suffix != forms_[f].suffix && forms_[f].words == a.words && (IsCalledSon(a) || IsCalledSon(forms_[f])))
        return true;
      if (!a.suffix.empty() && !forms_[f].suffix.empty() && a.suffix != forms_[f].suffix) return true;
      // "Ana Ruiz said of Ana Ruiz Sr.": the mark tells the second from the first.
      if (a.suffix == "sr" && forms_[f].suffix.empty() && forms_[f].prose > 0 && forms_[f].words.size() > 1 &&
          forms_[f].mentions.front() < a.mentions.front())
        return true;
    }
    return false;
  }

  // Two of one name: each has what is said of it beside that name, and no other form goes to the second one.
  bool IsOfNamesake(const Cluster& cluster) const {
    return std::any_of(cluster.forms.begin(), cluster.forms.end(), [this](size_t f) { return forms_[f].namesake; });
  }

  // "Not to be confused with Ana Maria Ruiz": named once, by another name than who is meant.
  bool IsNamedOnceApart(int32_t cluster) const {
    const Cluster& apart = clusters_[static_cast<size_t>(cluster)];
    if (apart.forms.size() != 1) return false;
    const NameForms& form = forms_[apart.forms[0]];
    if (!form.namesake || form.mentions.size() != 1) return false;
    return std::none_of(forms_.begin(), forms_.end(),
                        [&form](const NameForms& other) { return !other.namesake && other.words == form.words; });
  }

  void PlaceFull(size_t i) {
    const NameForms& form = forms_[i];
    if (form.namesake) {
      NewCluster(i);
      return;
    }
    int32_t found = -1;
    for (int32_t c : Candidates(form.words)) {
      const Cluster& cluster = clusters_[static_cast<size_t>(c)];
      if (SuffixClash(form, cluster) || IsOfNamesake(cluster)) continue;
      for (size_t f : cluster.forms) {
        const NameForms& other = forms_[f];
        if (other.words.size() < 2 || !s_.budget.Take(kPairWork)) continue;
        const bool same =
            other.words == form.words || (Compatible(other.words, form.words) && !StandBeside(form, other)) ||
            (IsEdge(other.words, form.words) && form.prose > 0) || (IsEdge(form.words, other.words) && other.prose > 0);
        if (same || IsVariant(form, other)) {
          found = c;
          break;
        }
      }
      if (found >= 0) break;
    }
    if (found < 0) {
      NewCluster(i);
    } else {
      Join(i, found);
    }
  }

  // An obituary's "Ana Ruiz" whose life begins "Ana Maria Holt was born": the name she was born with, said once, when
  // the first name is that of one other person, who was named before. Likewise "Ana Ruiz, who ran as Ana Holt".
  void JoinMaidenNames() {
    for (size_t i = 0; i < forms_.size(); ++i) {
      NameForms& form = forms_[i];
      if (form.words.size() < 2 || form.mentions.size() != 1 || form.cluster < 0) continue;
      const Mention& mention = s_.mentions[form.mentions[0]];
      const bool other_name = IsOtherName(s_, mention);
      const bool was_born =
          s_.LowerAt(mention.last) == "was" && s_.LowerAt(static_cast<int64_t>(mention.last) + 1) == "born";
      if (!other_name && !was_born) continue;
      const auto found = by_word_.find(form.words.front());
      if (found == by_word_.end()) continue;
      int32_t other = -1;
      int others = 0;
      for (int32_t c : found->second) {
        const Cluster& cluster = clusters_[static_cast<size_t>(c)];
        if (c == form.cluster || cluster.words.size() < 2 || cluster.words.front() != form.words.front()) continue;
        other = c;
        ++others;
      }
      const bool alone = clusters_[static_cast<size_t>(form.cluster)].forms.size() == 1;
      if (others != 1 || !alone || !NamedBefore(other, form.mentions[0])) continue;
      if (!other_name && NamedIn(other, mention.sentence)) continue;  // "Named after Ana Ruiz, Ana Holt was born"
      clusters_[static_cast<size_t>(form.cluster)] = {};
      form.cluster = other;
      clusters_[static_cast<size_t>(other)].forms.push_back(i);
    }
  }

  bool NamedIn(int32_t cluster, uint32_t sentence) const {
    const std::vector<size_t>& forms = clusters_[static_cast<size_t>(cluster)].forms;
    return std::any_of(forms.begin(), forms.end(), [&](size_t f) {
      return std::any_of(forms_[f].mentions.begin(), forms_[f].mentions.end(),
                         [&](uint32_t m) { return s_.mentions[m].sentence == sentence; });
    });
  }

  bool NamedBefore(int32_t cluster, uint32_t mention) const {
    const std::vector<size_t>& forms = clusters_[static_cast<size_t>(cluster)].forms;
    return std::any_of(forms.begin(), forms.end(), [&](size_t f) { return forms_[f].mentions.front() < mention; });
  }

  // "Ida Moe, the daughter of I. K. Moe": an initial does not stand for the name beside it.
  bool StandBeside(const NameForms& a, const NameForms& b) const {
    return IsInitial(a.words.front()) != IsInitial(b.words.front()) && ShareSentence(a, b);
  }

  bool ShareSentence(const NameForms& a, const NameForms& b) const {
    if (s_.text.sentences.empty()) return false;
    return std::any_of(a.mentions.begin(), a.mentions.end(), [&](uint32_t x) {
      return std::any_of(b.mentions.begin(), b.mentions.end(),
                         [&](uint32_t y) { return s_.mentions[x].sentence == s_.mentions[y].sentence; });
    });
  }

  // One word differs by a letter or two, and the two never stand in one sentence.
  bool IsVariant(const NameForms& a, const NameForms& b) const {
    if (a.words.size() != b.words.size()) return false;
    int different = 0;
    for (size_t i = 0; i < a.words.size(); ++i) {
      if (a.words[i] == b.words[i]) continue;
      if (++different > 1 || !SpellingVariant(a.words[i], b.words[i])) return false;
    }
    return different == 1 && s_.budget.Take(a.mentions.size() * b.mentions.size()) && !ShareSentence(a, b);
  }

  bool Fits(const NameForms& form, const Cluster& cluster, bool surname) const {
    const std::vector<std::string>& whole = cluster.words;
    if (whole.size() <= form.words.size()) return false;
    for (size_t f : cluster.forms) {
      const std::vector<std::string>& words = forms_[f].words;
      if (words.size() <= form.words.size()) continue;
      const bool end = std::equal(form.words.rbegin(), form.words.rend(), words.rbegin());
      const bool begin = std::equal(form.words.begin(), form.words.end(), words.begin());
      if (surname ? end : begin) return true;
      // "Contreras" of "Luz Contreras Arroyo"
      if (surname && form.words.size() == 1 && words.size() == 3 && words[1] == form.words[0] && !IsInitial(words[1]))
        return true;
    }
    return false;
  }

  // "Kral was born in Oslo. His father was the painter Emil Kral": the surname alone is not the father's.
  bool IsOfKin(const NameForms& form, int32_t cluster) const {
    uint32_t named = static_cast<uint32_t>(s_.mentions.size());
    for (size_t f : clusters_[static_cast<size_t>(cluster)].forms) named = std::min(named, forms_[f].mentions.front());
    return form.mentions.front() < named && IsNamedAsKin(s_, s_.mentions[named]);
  }

  // "Des was born" where the text has one Desmond: the beginning of a first name, of who was named in full before.
  int32_t CalledShort(const NameForms& form) const {
    constexpr size_t kLeast = 3;
    if (form.words.size() != 1 || form.words[0].size() < kLeast) return -1;
    int32_t found = -1;
    for (size_t c = 0; c < clusters_.size(); ++c) {
      const std::vector<std::string>& words = clusters_[c].words;
      if (!s_.budget.Take(2)) return -1;
      if (words.size() < 2 || words[0].size() <= form.words[0].size() || !words[0].starts_with(form.words[0])) continue;
      if (found >= 0 || !NamedBefore(static_cast<int32_t>(c), FirstOfProse(form))) return -1;
      found = static_cast<int32_t>(c);
    }
    if (found < 0) return -1;
    const NameForms& full = forms_[clusters_[static_cast<size_t>(found)].forms.front()];
    return IsSomebodyElse(s_, form, full) ? -1 : found;
  }

  // A title may call somebody short whom the text then names in full.
  uint32_t FirstOfProse(const NameForms& form) const {
    for (uint32_t m : form.mentions) {
      if (s_.RoleOf(s_.mentions[m].sentence) != BlockRole::kHeadline) return m;
    }
    return form.mentions.front();
  }

  bool HasSuffix(int32_t cluster, const std::string& suffix) const {
    const std::vector<size_t>& forms = clusters_[static_cast<size_t>(cluster)].forms;
    return std::any_of(forms.begin(), forms.end(), [&](size_t f) { return forms_[f].suffix == suffix; });
  }

  void PlaceShort(size_t i) {
    if (forms_[i].namesake) {
      NewCluster(i);
      return;
    }
    for (bool surname : {true, false}) {
      std::vector<int32_t> fitting;
      for (int32_t c : Candidates(forms_[i].words)) {
        if (Fits(forms_[i], clusters_[static_cast<size_t>(c)], surname)) fitting.push_back(c);
      }
      // "His other son, Ivo Jr., died", "two sons, Ivo Jr. and Leo": not the father
      if (IsCalledSon(forms_[i]) || (!surname && forms_[i].suffix == "jr"))
        std::erase_if(fitting, [&](int32_t c) { return !HasSuffix(c, forms_[i].suffix); });
      // Who is named once, to say that another is meant, is nobody's short name.
      if (fitting.size() > 1) {
        std::erase_if(fitting, [this](int32_t c) { return IsNamedOnceApart(c); });
      }
      if (fitting.size() == 1) {
        if (surname && IsOfKin(forms_[i], fitting[0])) break;
        Join(i, fitting[0]);
        return;
      }
      if (fitting.size() > 1) {
        ambiguous_.push_back({i, std::move(fitting)});
        forms_[i].cluster = -2;
        return;
      }
    }
    if (const int32_t variant = ShortVariant(forms_[i]); variant >= 0) {
      Join(i, variant);
      return;
    }
    if (const int32_t called = CalledShort(forms_[i]); called >= 0) {
      Join(i, called);
      return;
    }
    NewCluster(i);
  }

  // "Kiptoo" beside "Kipto": a misspelt surname, when only one full name comes near.
  int32_t ShortVariant(const NameForms& form) const {
    if (form.words.size() != 1 || form.words[0].size() < 6) return -1;
    int32_t found = -1;
    const std::string& word = form.words[0];
    std::vector<int32_t> near;  // one slip leaves the first or the last letters as they are
    for (const std::string& end : {HeadOf(word), TailOf(word)}) {
      const auto at = by_ending_.find(end);
      if (at != by_ending_.end()) near.insert(near.end(), at->second.begin(), at->second.end());
    }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    for (int32_t c : near) {
      const std::string& last = clusters_[static_cast<size_t>(c)].words.back();
      if (EditDistance(last, word, 1) != 1) continue;
      if (last + "s" == word) return -1;  // a plural: "the Kiptums"
      // "Kipto lost to Kiptoo"
      if (std::any_of(form.mentions.begin(), form.mentions.end(),
                      [&](uint32_t m) { return NamedIn(c, s_.mentions[m].sentence); }))
        return -1;
      if (found >= 0) return -1;
      found = c;
    }
    return found;
  }

  static std::string HeadOf(const std::string& word) { return "^" + word.substr(0, 3); }
  static std::string TailOf(const std::string& word) { return word.substr(word.size() - 3) + "$"; }

  // Surnames of full names by their first and last letters.
  void IndexSurnames() {
    for (size_t c = 0; c < clusters_.size(); ++c) {
      const std::vector<std::string>& words = clusters_[c].words;
      if (words.size() < 2 || words.back().size() < 6) continue;
      by_ending_[HeadOf(words.back())].push_back(static_cast<int32_t>(c));
      by_ending_[TailOf(words.back())].push_back(static_cast<int32_t>(c));
    }
  }

  void Store() {
    std::vector<int32_t> entity_of(clusters_.size(), -1);
    for (uint32_t m = 0; m < s_.mentions.size(); ++m) {
      const int32_t cluster = ClusterOf(m);
      if (cluster < 0) continue;
      int32_t& entity = entity_of[static_cast<size_t>(cluster)];
      if (entity < 0) {
        entity = static_cast<int32_t>(s_.entities.size());
        s_.entities.emplace_back();
        s_.entities.back().type = ValueType::kPerson;
      }
      s_.Link(m, entity);
    }
    // Bare surnames of several people, in text order: each may lean on the ones before it.
    if (ambiguous_.empty()) return;
    Namesakes namesakes(s_, MentionsOfClusters());
    for (auto& [form, fitting] : ambiguous_) {
      for (uint32_t m : forms_[form].mentions) {
        const int32_t cluster = namesakes.Choose(m, fitting);
        if (cluster >= 0) s_.Link(m, entity_of[static_cast<size_t>(cluster)]);
      }
    }
  }

  std::vector<std::vector<uint32_t>> MentionsOfClusters() {
    std::vector<std::vector<uint32_t>> mentions(clusters_.size());
    for (uint32_t m = 0; m < s_.mentions.size(); ++m) {
      if (const int32_t cluster = ClusterOf(m); cluster >= 0) mentions[static_cast<size_t>(cluster)].push_back(m);
    }
    return mentions;
  }

  int32_t ClusterOf(uint32_t mention) {
    if (cluster_of_.empty()) {
      cluster_of_.assign(s_.mentions.size(), -1);
      for (const NameForms& form : forms_) {
        for (uint32_t m : form.mentions) cluster_of_[m] = form.cluster;
      }
    }
    return cluster_of_[mention];
  }

  State& s_;
  std::vector<NameForms> forms_;
  std::vector<Cluster> clusters_;
  std::vector<std::pair<size_t, std::vector<int32_t>>> ambiguous_;
  std::vector<int32_t> cluster_of_;
  std::unordered_map<std::string, std::vector<int32_t>> by_word_;    // see Candidates
  std::unordered_map<std::string, std::vector<int32_t>> by_ending_;  // see ShortVariant
};

}  // namespace

void LinkPersons(State* state) {
  CompleteSharedSurnames(state);
  CompleteTitledKin(state);
  PersonLinker(state).Link();
}

}  // namespace kg::extract::coref
