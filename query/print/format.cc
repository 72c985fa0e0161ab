#include "query/print/format.h"

#include <array>

namespace kg::query {
namespace {

constexpr std::array<std::string_view, 5> kNames = {"table", "json", "jsonl", "csv", "tsv"};

}  // namespace

std::string_view ToString(Format format) { return kNames[static_cast<size_t>(format)]; }

std::optional<Format> ParseFormat(std::string_view name) {
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Format>(i);
  }
  return std::nullopt;
}

std::vector<std::string> FormatNames() { return {kNames.begin(), kNames.end()}; }

}  // namespace kg::query
