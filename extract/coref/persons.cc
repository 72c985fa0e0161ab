// Names of persons: full names, surnames, first names, and spellings a letter or two apart.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/coref/state.h"
#include "extract/coref/syntax.h"
#include "graph/model/text.h"

namespace kg::extract::coref {
namespace {

// Units of work that comparing two names takes.
constexpr uint64_t kPairWork = 400;
// People of one surname in an article; of more the bare name means nobody.
constexpr size_t kMostNamesakes = 100;

// A distinct form of a name, with where it stands.
struct NameForms {
  std::vector<std::string> words;  // folded, suffix and nickname off
  std::string suffix;              // "jr", "sr", "ii"
  std::vector<uint32_t> mentions;
  int prose = 0;  // mentions outside headlines
  int32_t cluster = -1;
};

bool IsSuffix(std::string_view word) {
  return word == "jr" || word == "sr" || word == "jnr" || word == "snr" || word == "ii" || word == "iii" ||
         word == "iv";
}

NameForms Parse(std::string_view value) {
  NameForms form;
  const std::string key = NameKey(value);
  for (std::string_view word : Split(key, ' ')) {
    if (word.empty()) continue;
    if (IsSuffix(word) && !form.words.empty()) {
      form.suffix = word == "jnr" ? "jr" : word == "snr" ? "sr" : std::string(word);
    } else {
      form.words.emplace_back(word);
    }
  }
  return form;
}

bool IsInitial(const std::string& word) { return word.size() == 1; }

// True when `part` is a run of whole words at the start or the end of `whole`.
bool IsEdge(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  if (part.size() >= whole.size()) return false;
  return std::equal(part.begin(), part.end(), whole.begin()) || std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

// "ana maria ruiz" and "ana ruiz", "a ruiz" and "ana ruiz".
bool Compatible(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.back() != b.back()) return false;
  const std::string& x = a.front();
  const std::string& y = b.front();
  if (x != y && !((IsInitial(x) || IsInitial(y)) && x[0] == y[0])) return false;
  if (a.size() == 3 && b.size() == 3 && a[1] != b[1]) return (IsInitial(a[1]) || IsInitial(b[1])) && a[1][0] == b[1][0];
  return true;
}

// Two spellings of one word, by a letter or two: "gravais", "gervais"; not "maria" and "mario", nor short words, nor a
// longer surname: "polak", "polaczek".
bool SpellingVariant(const std::string& a, const std::string& b) {
  const size_t shorter = std::min(a.size(), b.size());
  if (shorter < 5) return false;
  const int distance = EditDistance(a, b, 2);
  if (distance == 0 || distance > 2) return false;
  if (distance == 2 && (shorter < 6 || std::max(a.size(), b.size()) == shorter + 2)) return false;
  const bool vowel_end = a.substr(0, a.size() - 1) == b.substr(0, b.size() - 1);  // only the last letter differs
  return !vowel_end;
}

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
      NameForms form = Parse(mention.value);
      if (form.words.empty()) continue;
      std::string key = form.suffix;
      for (const std::string& word : form.words) key += " " + word;
      auto [it, fresh] = index.try_emplace(std::move(key), forms_.size());
      if (fresh) forms_.push_back(std::move(form));
      NameForms& mine = forms_[it->second];
      mine.mentions.push_back(m);
      if (s_.RoleOf(mention.sentence) != BlockRole::kHeadline) ++mine.prose;
    }
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
    }
    return false;
  }

  void PlaceFull(size_t i) {
    const NameForms& form = forms_[i];
    int32_t found = -1;
    for (int32_t c : Candidates(form.words)) {
      const Cluster& cluster = clusters_[static_cast<size_t>(c)];
      if (SuffixClash(form, cluster)) continue;
      for (size_t f : cluster.forms) {
        const NameForms& other = forms_[f];
        if (other.words.size() < 2 || !s_.budget.Take(kPairWork)) continue;
        const bool same = other.words == form.words || Compatible(other.words, form.words) ||
                          (IsEdge(other.words, form.words) && form.prose > 0) ||
                          (IsEdge(form.words, other.words) && other.prose > 0);
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
  // the first name is that of one other person, who was named before.
  void JoinMaidenNames() {
    for (size_t i = 0; i < forms_.size(); ++i) {
      NameForms& form = forms_[i];
      if (form.words.size() < 2 || form.mentions.size() != 1 || form.cluster < 0) continue;
      const Mention& mention = s_.mentions[form.mentions[0]];
      if (s_.LowerAt(mention.last) != "was" || s_.LowerAt(static_cast<int64_t>(mention.last) + 1) != "born") continue;
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
      clusters_[static_cast<size_t>(form.cluster)] = {};
      form.cluster = other;
      clusters_[static_cast<size_t>(other)].forms.push_back(i);
    }
  }

  bool NamedBefore(int32_t cluster, uint32_t mention) const {
    const std::vector<size_t>& forms = clusters_[static_cast<size_t>(cluster)].forms;
    return std::any_of(forms.begin(), forms.end(), [&](size_t f) { return forms_[f].mentions.front() < mention; });
  }

  // One word differs by a letter or two, and the two never stand in one sentence.
  bool IsVariant(const NameForms& a, const NameForms& b) const {
    if (a.words.size() != b.words.size()) return false;
    int different = 0;
    for (size_t i = 0; i < a.words.size(); ++i) {
      if (a.words[i] == b.words[i]) continue;
      if (++different > 1 || !SpellingVariant(a.words[i], b.words[i])) return false;
    }
    if (different != 1 || !s_.budget.Take(a.mentions.size() * b.mentions.size())) return false;
    for (uint32_t x : a.mentions) {
      for (uint32_t y : b.mentions) {
        if (s_.mentions[x].sentence == s_.mentions[y].sentence && !s_.text.sentences.empty()) return false;
      }
    }
    return true;
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

  void PlaceShort(size_t i) {
    for (bool surname : {true, false}) {
      std::vector<int32_t> fitting;
      for (int32_t c : Candidates(forms_[i].words)) {
        if (Fits(forms_[i], clusters_[static_cast<size_t>(c)], surname)) fitting.push_back(c);
      }
      if (fitting.size() == 1) {
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
    for (auto& [form, fitting] : ambiguous_) {
      for (uint32_t m : forms_[form].mentions) {
        const int32_t cluster = Choose(m, fitting);
        if (cluster < 0) continue;
        ++meant_[cluster];
        s_.Link(m, entity_of[static_cast<size_t>(cluster)]);
      }
    }
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

  // How often, and how near before the mention, a cluster was named in full.
  struct Presence {
    int total = 0;
    int64_t last = -1;
    int64_t first = -1;
  };

  Presence PresenceOf(int32_t cluster, uint32_t before) const {
    const std::vector<uint32_t>& all = MentionsOf(cluster);
    Presence presence;
    presence.total = static_cast<int>(all.size());
    if (!all.empty()) presence.first = all.front();
    const auto behind = std::lower_bound(all.begin(), all.end(), before);
    if (behind != all.begin()) presence.last = *(behind - 1);
    return presence;
  }

  // The mentions of a cluster's forms in text order. No form may join it afterwards.
  const std::vector<uint32_t>& MentionsOf(int32_t cluster) const {
    const auto [it, fresh] = mentions_of_.try_emplace(cluster);
    if (fresh) {
      for (size_t f : clusters_[static_cast<size_t>(cluster)].forms) {
        it->second.insert(it->second.end(), forms_[f].mentions.begin(), forms_[f].mentions.end());
      }
      std::sort(it->second.begin(), it->second.end());
    }
    return it->second;
  }

  // What the mentions of a cluster say of its gender.
  const std::set<std::string_view>& GendersOf(int32_t cluster) const {
    const auto [it, fresh] = genders_of_.try_emplace(cluster);
    if (fresh) {
      for (uint32_t m : MentionsOf(cluster)) {
        if (std::string_view gender = s_.mentions[m].Get("gender"); !gender.empty()) it->second.insert(gender);
      }
    }
    return it->second;
  }

  // The one the bare name means here: the only one named so far, the topic against a passing mention, the one named in
  // full in this paragraph; -1 when the text leaves it open.
  int32_t Choose(uint32_t mention, const std::vector<int32_t>& fitting) const {
    if (fitting.size() > kMostNamesakes) return -1;
    int32_t best = -1;
    int32_t known = 0;
    for (int32_t c : fitting) {
      if (PresenceOf(c, mention).last >= 0) {
        ++known;
        best = c;
      }
    }
    if (known == 1) return best;
    if (std::string_view gender = s_.mentions[mention].Get("gender"); !gender.empty()) {
      if (const int32_t by_gender = ByGender(gender, fitting); by_gender >= 0) return by_gender;
    }
    std::vector<std::pair<int, int32_t>> by_count;
    for (int32_t c : fitting) by_count.push_back({PresenceOf(c, mention).total + Meant(c), c});
    std::sort(by_count.rbegin(), by_count.rend());
    if (by_count[0].first >= 2 * by_count[1].first && by_count[0].first >= 2) return by_count[0].second;
    // Named in full in this sentence or paragraph, and the others not.
    int32_t here = -1;
    const uint32_t paragraph = s_.text.sentences[s_.mentions[mention].sentence].paragraph;
    for (int32_t c : fitting) {
      const int64_t last = PresenceOf(c, mention).last;
      if (last < 0) continue;
      if (s_.text.sentences[s_.mentions[static_cast<size_t>(last)].sentence].paragraph != paragraph) continue;
      if (here >= 0) return -1;
      here = c;
    }
    return here >= 0 ? here : Leading(fitting);
  }

  // How often the bare name meant the cluster so far.
  int Meant(int32_t cluster) const {
    const auto found = meant_.find(cluster);
    return found == meant_.end() ? 0 : found->second;
  }

  // Who was named first and most often: whom the article is about.
  int32_t Leading(const std::vector<int32_t>& fitting) const {
    int32_t lead = fitting[0];
    for (int32_t c : fitting) {
      if (PresenceOf(c, 0).first < PresenceOf(lead, 0).first) lead = c;
    }
    // Of equals the first one leads if it is the subject of its sentence and the others are not.
    const auto is_subject = [this](int32_t c) {
      return IsSubject(s_, s_.mentions[static_cast<size_t>(PresenceOf(c, 0).first)]);
    };
    for (int32_t c : fitting) {
      if (c == lead) continue;
      const int total = PresenceOf(c, 0).total;
      const int most = PresenceOf(lead, 0).total;
      if (total > most || (total == most && (!is_subject(lead) || is_subject(c)))) return -1;
    }
    return lead;
  }

  int32_t ByGender(std::string_view gender, const std::vector<int32_t>& fitting) const {
    int32_t found = -1;
    for (int32_t c : fitting) {
      const std::set<std::string_view>& known = GendersOf(c);
      const bool clash = known.size() > 1 || (known.size() == 1 && *known.begin() != gender);
      if (clash) continue;
      if (found >= 0) return -1;
      found = c;
    }
    return found;
  }

  State& s_;
  std::vector<NameForms> forms_;
  std::vector<Cluster> clusters_;
  std::vector<std::pair<size_t, std::vector<int32_t>>> ambiguous_;
  std::vector<int32_t> cluster_of_;
  std::unordered_map<int32_t, int> meant_;                                      // see Meant
  std::unordered_map<std::string, std::vector<int32_t>> by_word_;               // see Candidates
  std::unordered_map<std::string, std::vector<int32_t>> by_ending_;             // see ShortVariant
  mutable std::unordered_map<int32_t, std::vector<uint32_t>> mentions_of_;      // see MentionsOf
  mutable std::unordered_map<int32_t, std::set<std::string_view>> genders_of_;  // see GendersOf
};

}  // namespace

void LinkPersons(State* state) { PersonLinker(state).Link(); }

}  // namespace kg::extract::coref
