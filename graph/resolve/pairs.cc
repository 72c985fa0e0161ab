#include "graph/resolve/pairs.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>

namespace kg::graph {
namespace {

constexpr size_t kAllPairs = 150;  // of a larger block only those that have something in common are compared
constexpr size_t kNext = 8;
constexpr size_t kMatrixSize = size_t{1} << 15;  // 128 MB

using Block = std::vector<uint32_t>;  // indices of candidates, rising

// Pairs as they are found, many of them many times.
class PairList {
 public:
  void Add(size_t a, size_t b) {
    keys_.push_back(uint64_t{a} << 32 | b);
    if (keys_.size() >= limit_) Compact();
  }
  void AddAllOf(std::span<const uint32_t> block) {
    for (size_t a = 0; a < block.size(); ++a) {
      for (size_t b = a + 1; b < block.size(); ++b) Add(block[a], block[b]);
    }
  }
  // Each once, sorted.
  std::vector<std::pair<size_t, size_t>> Take() {
    Compact();
    std::vector<std::pair<size_t, size_t>> pairs;
    pairs.reserve(keys_.size());
    for (const uint64_t key : keys_) pairs.emplace_back(key >> 32, key & 0xFFFFFFFFU);
    return pairs;
  }

 private:
  void Compact() {
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    limit_ = std::max(kLeast, 2 * keys_.size());
  }

  static constexpr size_t kLeast = size_t{1} << 18;
  std::vector<uint64_t> keys_;
  size_t limit_ = kLeast;
};

// The pairs of large blocks. A candidate may be in thousands of them, each with other members: what they share is
// looked at once for all blocks, and every pair is found once.
class LargeBlocks {
 public:
  LargeBlocks(const std::vector<Candidate>& candidates, std::set<Block> blocks, PairList* pairs)
      : blocks_(std::move(blocks)), place_(candidates.size()), pairs_(pairs) {
    for (const Block& block : blocks_) members_.insert(members_.end(), block.begin(), block.end());
    std::sort(members_.begin(), members_.end());
    members_.erase(std::unique(members_.begin(), members_.end()), members_.end());
    for (size_t i = 0; i < members_.size(); ++i) place_[members_[i]] = static_cast<uint32_t>(i);
    ReadItems(candidates);
    if (members_.size() <= kMatrixSize) MarkMeeting();
  }

  void AddPairs() {
    std::vector<Block> sharing(holders_.size());
    std::vector<bool> in_blocks(holders_.size(), true);  // items that are looked at block by block
    for (size_t item = 0; item < holders_.size(); ++item) {
      if (open_.empty() || holders_[item].size() > kAllPairs) continue;
      in_blocks[item] = false;
      AddAllOf(holders_[item]);
    }
    for (const Block& block : blocks_) {
      std::vector<uint32_t> items;
      for (const uint32_t candidate : block) {
        for (const uint32_t item : items_[place_[candidate]]) {
          if (!in_blocks[item]) continue;
          if (sharing[item].empty()) items.push_back(item);
          sharing[item].push_back(place_[candidate]);
        }
      }
      for (const uint32_t item : items) {
        if (sharing[item].size() <= kAllPairs) AddAllOf(sharing[item]);
        sharing[item].clear();
      }
      for (size_t a = 0; a < block.size(); ++a) {
        for (size_t b = a + 1; b < block.size() && b <= a + kNext; ++b) pairs_->Add(block[a], block[b]);
      }
    }
  }

 private:
  // Numbers what several of the members are named with.
  void ReadItems(const std::vector<Candidate>& candidates) {
    std::unordered_map<std::string_view, uint32_t> numbers;
    for (size_t i = 0; i < members_.size(); ++i) {
      const Candidate& candidate = candidates[members_[i]];
      for (const auto* list : {&candidate.context.neighbours, &candidate.company}) {
        for (const std::string& text : *list) {
          const auto number = numbers.emplace(text, static_cast<uint32_t>(holders_.size())).first->second;
          if (number == holders_.size()) holders_.emplace_back();
          Block& holders = holders_[number];
          if (holders.empty() || holders.back() != i) holders.push_back(static_cast<uint32_t>(i));
        }
      }
    }
    items_.resize(members_.size());
    for (size_t item = 0; item < holders_.size(); ++item) {
      if (holders_[item].size() < 2) continue;
      for (const uint32_t place : holders_[item]) items_[place].push_back(static_cast<uint32_t>(item));
    }
  }

  void MarkMeeting() {
    const size_t size = members_.size();
    open_.resize(size, std::vector<bool>(size));
    for (const Block& block : blocks_) {
      for (size_t a = 0; a < block.size(); ++a) {
        for (size_t b = a + 1; b < block.size(); ++b) open_[place_[block[a]]][place_[block[b]]] = true;
      }
    }
  }

  void AddAllOf(const Block& places) {
    for (size_t a = 0; a < places.size(); ++a) {
      for (size_t b = a + 1; b < places.size(); ++b) {
        if (!open_.empty()) {
          if (!open_[places[a]][places[b]]) continue;
          open_[places[a]][places[b]] = false;
        }
        pairs_->Add(members_[places[a]], members_[places[b]]);
      }
    }
  }

  const std::set<Block> blocks_;
  std::vector<uint32_t> members_;             // of any block, rising
  std::vector<uint32_t> place_;               // of a candidate, in members_
  std::vector<Block> holders_;                // of each item, by place
  std::vector<std::vector<uint32_t>> items_;  // by place: those that others hold, too
  std::vector<std::vector<bool>> open_;       // pairs of places that meet and were not found yet; empty: not known
  PairList* pairs_;
};

}  // namespace

std::vector<std::pair<size_t, size_t>> MakePairs(const std::vector<Candidate>& candidates) {
  if (candidates.size() < 2) return {};
  std::vector<std::pair<uint64_t, uint32_t>> entries;
  for (size_t i = 0; i < candidates.size(); ++i) {
    const size_t begin = entries.size();
    for (const Profile* member : candidates[i].members) {
      for (const auto* keys : {&member->blocks.names, &member->blocks.variants}) {
        for (const uint64_t key : *keys) entries.emplace_back(key, static_cast<uint32_t>(i));
      }
    }
    std::sort(entries.begin() + begin, entries.end());
    entries.erase(std::unique(entries.begin() + begin, entries.end()), entries.end());
  }
  std::sort(entries.begin(), entries.end());
  PairList pairs;
  std::set<Block> large;  // the same members meet in several blocks
  for (auto begin = entries.begin(); begin != entries.end();) {
    const auto end =
        std::find_if(begin, entries.end(), [begin](const auto& entry) { return entry.first != begin->first; });
    Block block;
    for (auto at = begin; at != end; ++at) block.push_back(at->second);
    if (block.size() > kAllPairs) {
      large.insert(std::move(block));
    } else if (block.size() > 1) {
      pairs.AddAllOf(block);
    }
    begin = end;
  }
  if (!large.empty()) LargeBlocks(candidates, std::move(large), &pairs).AddPairs();
  return pairs.Take();
}

}  // namespace kg::graph
