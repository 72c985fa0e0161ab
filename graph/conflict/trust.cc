#include "graph/conflict/trust.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace kg::graph {
namespace {

constexpr double kPrior = 0.8;
constexpr double kPriorCount = 4;
constexpr double kLowest = 0.1;  // a source is never believed or disbelieved outright
constexpr double kHighest = 0.95;
constexpr int kMaxRounds = 20;
constexpr double kSettled = 1e-4;

// One vote: the sources of a copy cluster, as indexes, sorted, each once.
using Vote = std::vector<size_t>;
struct Item {
  std::vector<std::vector<Vote>> camps;  // each sorted
  bool operator<(const Item& other) const { return camps < other.camps; }
};

std::map<ContentHash, size_t> IndexSources(const std::vector<TrustItem>& items) {
  std::map<ContentHash, size_t> index;
  for (const TrustItem& item : items) {
    for (const auto& camp : item.camps) {
      for (const TrustVote& vote : camp) index.emplace(vote.source, 0);
    }
  }
  size_t next = 0;
  for (auto& [source, number] : index) number = next++;
  return index;
}

Item ItemOf(const TrustItem& item, const std::map<ContentHash, size_t>& sources) {
  std::map<ContentHash, size_t> camps_of_cluster;
  for (const auto& camp : item.camps) {
    std::set<ContentHash> clusters;
    for (const TrustVote& vote : camp) clusters.insert(vote.cluster);
    for (const ContentHash& cluster : clusters) ++camps_of_cluster[cluster];
  }
  Item out;
  for (const auto& camp : item.camps) {
    std::map<ContentHash, std::set<size_t>> votes;
    for (const TrustVote& vote : camp) {
      if (camps_of_cluster.at(vote.cluster) == 1) votes[vote.cluster].insert(sources.at(vote.source));
    }
    std::vector<Vote>& counted = out.camps.emplace_back();
    for (const auto& [cluster, members] : votes) counted.emplace_back(members.begin(), members.end());
    std::sort(counted.begin(), counted.end());
  }
  return out;
}

double AccuracyOf(const Vote& vote, const std::vector<double>& accuracy) {
  double sum = 0;
  for (const size_t source : vote) sum += accuracy[source];
  return sum / static_cast<double>(vote.size());
}

std::vector<double> Probabilities(const Item& item, const std::vector<double>& accuracy) {
  const double against = std::max<double>(1.0, static_cast<double>(item.camps.size()) - 1);
  std::vector<double> weight;
  for (const auto& camp : item.camps) {
    double sum = 0;
    for (const Vote& vote : camp) {
      const double a = AccuracyOf(vote, accuracy);
      sum += std::log(against * a / (1 - a));
    }
    weight.push_back(sum);
  }
  const double top = weight.empty() ? 0 : *std::max_element(weight.begin(), weight.end());
  double total = 0;
  for (double& w : weight) total += w = std::exp(w - top);
  for (double& w : weight) w /= total;
  return weight;
}

// Three digits that add up to 1: what rounding leaves goes to the largest.
std::vector<double> Rounded(std::vector<double> shares) {
  int64_t left = 1000;
  std::vector<int64_t> thousandths;
  for (const double share : shares) {
    thousandths.push_back(std::llround(share * 1000));
    left -= thousandths.back();
  }
  if (!thousandths.empty()) *std::max_element(thousandths.begin(), thousandths.end()) += left;
  for (size_t i = 0; i < shares.size(); ++i) shares[i] = static_cast<double>(thousandths[i]) / 1000;
  return shares;
}

}  // namespace

std::vector<std::vector<double>> WeighCamps(const std::vector<TrustItem>& items) {
  const std::map<ContentHash, size_t> sources = IndexSources(items);
  std::vector<Item> all;
  all.reserve(items.size());
  for (const TrustItem& item : items) all.push_back(ItemOf(item, sources));
  // Sums are made in an order that depends on nothing but the content.
  std::vector<size_t> order(all.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return all[a] < all[b]; });

  std::vector<double> accuracy(sources.size(), kPrior);
  for (int round = 0; round < kMaxRounds; ++round) {
    std::vector<double> sum(accuracy.size(), kPrior * kPriorCount);
    std::vector<double> count(accuracy.size(), kPriorCount);
    for (const size_t i : order) {
      const std::vector<double> shares = Probabilities(all[i], accuracy);
      for (size_t camp = 0; camp < shares.size(); ++camp) {
        for (const Vote& vote : all[i].camps[camp]) {
          for (const size_t source : vote) {
            sum[source] += shares[camp];
            count[source] += 1;
          }
        }
      }
    }
    double moved = 0;
    for (size_t s = 0; s < accuracy.size(); ++s) {
      const double next = std::clamp(sum[s] / count[s], kLowest, kHighest);
      moved = std::max(moved, std::abs(next - accuracy[s]));
      accuracy[s] = next;
    }
    if (moved < kSettled) break;
  }
  std::vector<std::vector<double>> out;
  out.reserve(all.size());
  for (const Item& item : all) out.push_back(Rounded(Probabilities(item, accuracy)));
  return out;
}

}  // namespace kg::graph
