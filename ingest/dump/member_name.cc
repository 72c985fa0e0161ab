#include "ingest/dump/member_name.h"

#include <algorithm>
#include <cstdint>

#include "graph/model/text.h"

namespace kg::ingest {
namespace {

constexpr size_t kNameBytes = 1024;

// Line and paragraph separators, marks of direction, C1 controls, the byte order mark.
bool Unprintable(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFD;
}

void AppendEscaped(std::string_view bytes, std::string* out) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : bytes) {
    const auto byte = static_cast<uint8_t>(c);
    out->push_back('%');
    out->push_back(kHex[byte >> 4]);
    out->push_back(kHex[byte & 15]);
  }
}

// FNV-1a, so that names that are cut stay different.
std::string Fingerprint(std::string_view name) {
  uint64_t hash = 0xCBF29CE484222325;
  for (const char c : name) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001B3;
  return std::to_string(hash);
}

}  // namespace

std::string PrintableName(std::string_view name) {
  std::string out;
  out.reserve(name.size());
  for (size_t i = 0; i < name.size();) {
    if (out.size() >= kNameBytes) return out + "..." + Fingerprint(name);
    const size_t begin = i;
    const char32_t c = NextCodePoint(name, &i);
    const std::string_view bytes = name.substr(begin, i - begin);
    if (Unprintable(c)) {
      AppendEscaped(bytes, &out);
    } else {
      out += bytes;
    }
  }
  return out;
}

std::string MemberName(std::string_view name) {
  std::string out;
  for (size_t i = 0; i < name.size();) {
    const size_t end = std::min(name.find('/', i), name.size());
    const std::string_view part = name.substr(i, end - i);
    if (!part.empty() && part != ".") {
      if (!out.empty()) out += '/';
      out += part == ".." ? std::string_view("%2E%2E") : part;
    }
    i = end + 1;
  }
  return out.empty() ? "unnamed" : PrintableName(out);
}

}  // namespace kg::ingest
