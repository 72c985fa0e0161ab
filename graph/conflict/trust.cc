#include "graph/conflict/trust.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

namespace kg::graph {
namespace {

// Fractions are counted in 2^-32, for sums of whole numbers are exact: the order of items and votes changes nothing.
using Fixed = int64_t;
constexpr double kOne = 4294967296.0;
Fixed ToFixed(double value) { return std::llround(value * kOne); }
double FromFixed(Fixed value) { return static_cast<double>(value) / kOne; }

constexpr double kPrior = 0.8;
constexpr int64_t kPriorCount = 4;
constexpr double kLowest = 0.1;  // a source is never believed or disbelieved outright
constexpr double kHighest = 0.95;
constexpr int kMaxRounds = 20;
constexpr double kSettled = 1e-4;

// All votes in flat arrays, as each round reads them from end to end. The camps of item i end before camp_ends[i], the
// votes of camp c before vote_ends[c], the sources of vote v before source_ends[v].
struct Ballots {
  std::vector<size_t> camp_ends;
  std::vector<size_t> vote_ends;
  std::vector<size_t> source_ends;
  std::vector<uint32_t> sources;  // numbered
  size_t known_sources = 0;
};

class BallotCounter {
 public:
  Ballots Count(const std::vector<TrustItem>& items) && {
    for (const TrustItem& item : items) {
      ReadVotes(item);
      DropDivided();
      AddItem(item.camps.size());
    }
    ballots_.known_sources = numbers_.size();
    return std::move(ballots_);
  }

 private:
  struct Vote {
    uint32_t camp;
    ContentHash cluster;
    uint32_t source;
    bool operator==(const Vote&) const = default;
  };

  uint32_t NumberOf(const ContentHash& source) {
    return numbers_.try_emplace(source, static_cast<uint32_t>(numbers_.size())).first->second;
  }

  void ReadVotes(const TrustItem& item) {
    votes_.clear();
    for (uint32_t camp = 0; camp < item.camps.size(); ++camp) {
      for (const TrustVote& vote : item.camps[camp]) votes_.push_back({camp, vote.cluster, NumberOf(vote.source)});
    }
  }

  // A cluster that stands in several camps votes for none.
  void DropDivided() {
    std::sort(votes_.begin(), votes_.end(), [](const Vote& a, const Vote& b) {
      return std::tie(a.cluster, a.camp, a.source) < std::tie(b.cluster, b.camp, b.source);
    });
    size_t kept = 0;
    for (size_t begin = 0, end = 0; begin < votes_.size(); begin = end) {
      while (end < votes_.size() && votes_[end].cluster == votes_[begin].cluster) ++end;
      if (votes_[begin].camp != votes_[end - 1].camp) continue;
      for (size_t i = begin; i < end; ++i) {
        if (i == begin || !(votes_[i] == votes_[i - 1])) votes_[kept++] = votes_[i];
      }
    }
    votes_.resize(kept);
    std::stable_sort(votes_.begin(), votes_.end(), [](const Vote& a, const Vote& b) { return a.camp < b.camp; });
  }

  // Each run of one cluster is one vote of all its sources.
  void AddItem(size_t camps) {
    size_t next = 0;
    for (size_t camp = 0; camp < camps; ++camp) {
      for (size_t begin = next; next < votes_.size() && votes_[next].camp == camp; begin = next) {
        for (; next < votes_.size() && votes_[next].cluster == votes_[begin].cluster; ++next) {
          ballots_.sources.push_back(votes_[next].source);
        }
        ballots_.source_ends.push_back(ballots_.sources.size());
      }
      ballots_.vote_ends.push_back(ballots_.source_ends.size());
    }
    ballots_.camp_ends.push_back(ballots_.vote_ends.size());
  }

  Ballots ballots_;
  std::unordered_map<ContentHash, uint32_t> numbers_;
  std::vector<Vote> votes_;  // of the item at hand
};

Fixed LogOdds(double accuracy) { return ToFixed(std::log(accuracy / (1 - accuracy))); }

// What sources are believed to get right.
class Accuracies {
 public:
  explicit Accuracies(size_t sources) : accuracy_(sources, ToFixed(kPrior)), log_odds_(sources, LogOdds(kPrior)) {}

  void Set(size_t source, double accuracy) {
    accuracy_[source] = ToFixed(accuracy);
    log_odds_[source] = LogOdds(accuracy);
  }
  double Of(size_t source) const { return FromFixed(accuracy_[source]); }
  // Of a vote: of the mean of its sources.
  Fixed LogOddsOf(const uint32_t* first, const uint32_t* last) const {
    if (last - first == 1) return log_odds_[*first];
    Fixed sum = 0;
    for (const uint32_t* source = first; source != last; ++source) sum += accuracy_[*source];
    return LogOdds(FromFixed(sum) / static_cast<double>(last - first));
  }

 private:
  std::vector<Fixed> accuracy_;
  std::vector<Fixed> log_odds_;
};

// Of the camps [first_camp, last_camp) of one item.
void Probabilities(const Ballots& ballots, const Accuracies& accuracies, size_t first_camp, size_t last_camp,
                   std::vector<double>* shares) {
  const double camps = static_cast<double>(last_camp - first_camp);
  const Fixed against = ToFixed(std::log(std::max(1.0, camps - 1)));
  shares->clear();
  for (size_t camp = first_camp; camp < last_camp; ++camp) {
    Fixed sum = 0;
    for (size_t vote = camp == 0 ? 0 : ballots.vote_ends[camp - 1]; vote < ballots.vote_ends[camp]; ++vote) {
      const size_t first = vote == 0 ? 0 : ballots.source_ends[vote - 1];
      sum += against + accuracies.LogOddsOf(&ballots.sources[first], &ballots.sources[0] + ballots.source_ends[vote]);
    }
    shares->push_back(FromFixed(sum));
  }
  if (shares->empty()) return;
  const double top = *std::max_element(shares->begin(), shares->end());
  double total = 0;
  for (double& share : *shares) total += share = share == top ? 1.0 : std::exp(share - top);
  for (double& share : *shares) share /= total;
}

// One round: how often each source stands with the others; true when little has moved.
bool Improve(const Ballots& ballots, Accuracies* accuracies) {
  std::vector<Fixed> sum(ballots.known_sources, ToFixed(kPrior) * kPriorCount);
  std::vector<int64_t> count(ballots.known_sources, kPriorCount);
  std::vector<double> shares;
  size_t camp = 0;
  size_t at = 0;
  for (const size_t camp_end : ballots.camp_ends) {
    Probabilities(ballots, *accuracies, camp, camp_end, &shares);
    for (size_t i = 0; camp < camp_end; ++camp, ++i) {
      const Fixed share = ToFixed(shares[i]);
      const size_t votes = ballots.vote_ends[camp];
      for (const size_t end = votes == 0 ? 0 : ballots.source_ends[votes - 1]; at < end; ++at) {
        sum[ballots.sources[at]] += share;
        ++count[ballots.sources[at]];
      }
    }
  }
  double moved = 0;
  for (size_t source = 0; source < sum.size(); ++source) {
    const double next = std::clamp(FromFixed(sum[source]) / static_cast<double>(count[source]), kLowest, kHighest);
    moved = std::max(moved, std::abs(next - accuracies->Of(source)));
    accuracies->Set(source, next);
  }
  return moved < kSettled;
}

// Three digits that add up to 1: what rounding leaves goes to the largest.
std::vector<double> Rounded(const std::vector<double>& shares) {
  int64_t left = 1000;
  std::vector<int64_t> thousandths;
  for (const double share : shares) {
    thousandths.push_back(std::llround(share * 1000));
    left -= thousandths.back();
  }
  if (!thousandths.empty()) *std::max_element(thousandths.begin(), thousandths.end()) += left;
  std::vector<double> rounded;
  for (const int64_t share : thousandths) rounded.push_back(static_cast<double>(share) / 1000);
  return rounded;
}

}  // namespace

std::vector<std::vector<double>> WeighCamps(const std::vector<TrustItem>& items) {
  const Ballots ballots = BallotCounter().Count(items);
  Accuracies accuracies(ballots.known_sources);
  for (int round = 0; round < kMaxRounds && !Improve(ballots, &accuracies); ++round) {
  }
  std::vector<std::vector<double>> out;
  out.reserve(items.size());
  std::vector<double> shares;
  size_t camp = 0;
  for (const size_t camp_end : ballots.camp_ends) {
    Probabilities(ballots, accuracies, camp, camp_end, &shares);
    out.push_back(Rounded(shares));
    camp = camp_end;
  }
  return out;
}

}  // namespace kg::graph
