#include "ingest/dump/identity.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

int HexValue(char c) {
  if (IsAsciiDigit(c)) return c - '0';
  const char lower = AsciiLowerOf(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Percent-encoded unreserved characters are decoded, other escapes in upper case, spaces and controls encoded (RFC
// 3986, 6.2.2).
std::string NormalizeEscapes(std::string_view part) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  out.reserve(part.size());
  for (size_t i = 0; i < part.size(); ++i) {
    auto byte = static_cast<uint8_t>(part[i]);
    bool escape = byte <= 0x20 || byte >= 0x7F || part[i] == '"' || part[i] == '<' || part[i] == '>';
    if (part[i] == '%' && i + 2 < part.size() && HexValue(part[i + 1]) >= 0 && HexValue(part[i + 2]) >= 0) {
      byte = static_cast<uint8_t>(HexValue(part[i + 1]) * 16 + HexValue(part[i + 2]));
      const char c = static_cast<char>(byte);
      escape = !(IsAsciiAlnum(c) || c == '-' || c == '.' || c == '_' || c == '~');
      i += 2;
    }
    if (escape) {
      out.push_back('%');
      out.push_back(kHex[byte >> 4]);
      out.push_back(kHex[byte & 15]);
    } else {
      out.push_back(static_cast<char>(byte));
    }
  }
  return out;
}

std::string RemoveDotSegments(const std::string& path) {
  std::vector<std::string_view> kept;
  const std::string_view view = path;
  bool open_end = false;
  for (size_t i = 1; i <= view.size();) {
    size_t end = view.find('/', i);
    if (end == std::string_view::npos) end = view.size();
    const std::string_view segment = view.substr(i, end - i);
    open_end = segment == "." || segment == "..";
    if (segment == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (segment != ".") {
      kept.push_back(segment);
    }
    i = end + 1;
  }
  std::string out;
  for (const std::string_view segment : kept) out.append("/").append(segment);
  if (open_end || out.empty()) out += '/';
  return out;
}

bool IsTracking(std::string_view parameter) {
  static constexpr std::array<std::string_view, 12> kNames = {"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid",
                                                              "igshid", "yclid", "_ga",   "ocid",    "cmpid",  "xtor"};
  const std::string_view name = parameter.substr(0, parameter.find('='));
  if (StartsWithNoCase(name, "utm_")) return true;
  for (const std::string_view known : kNames) {
    if (EqualsNoCase(name, known)) return true;
  }
  return false;
}

std::string NormalizeQuery(std::string_view query) {
  std::string out;
  for (size_t i = 0; i < query.size();) {
    size_t end = query.find('&', i);
    if (end == std::string_view::npos) end = query.size();
    const std::string_view parameter = query.substr(i, end - i);
    if (!parameter.empty() && !IsTracking(parameter)) {
      out.push_back(out.empty() ? '?' : '&');
      out += NormalizeEscapes(parameter);
    }
    i = end + 1;
  }
  return out;
}

}  // namespace

std::string NormalizeUrl(std::string_view url) {
  url = TrimAscii(url);
  if (url.size() > 8192) return {};
  std::string_view scheme;
  if (StartsWithNoCase(url, "https://")) {
    scheme = "https";
  } else if (StartsWithNoCase(url, "http://")) {
    scheme = "http";
  } else {
    return {};
  }
  std::string_view rest = url.substr(scheme.size() + 3);
  rest = rest.substr(0, rest.find('#'));
  const size_t path_at = std::min(rest.find_first_of("/?"), rest.size());
  std::string host = AsciiLower(rest.substr(0, path_at));
  if (const size_t at = host.rfind('@'); at != std::string::npos) host.erase(0, at + 1);
  const std::string_view port = scheme == "https" ? ":443" : ":80";
  if (host.ends_with(port)) host.resize(host.size() - port.size());
  if (host.ends_with(":")) host.pop_back();
  if (host.ends_with(".")) host.pop_back();
  if (host.empty() || host.find_first_of(" \t<>\"\\^`{|}") != std::string::npos) return {};
  rest.remove_prefix(path_at);
  const size_t query_at = rest.find('?');
  std::string path = NormalizeEscapes(rest.substr(0, query_at));
  if (path.empty()) path.push_back('/');
  std::string out(scheme);
  out.append("://").append(NormalizeEscapes(host)).append(RemoveDotSegments(path));
  if (query_at != std::string_view::npos) out += NormalizeQuery(rest.substr(query_at + 1));
  return out;
}

std::string LastComponent(const std::string& path) {
  std::string trimmed = path;
  while (trimmed.size() > 1 && trimmed.back() == '/') trimmed.pop_back();
  std::string name = std::filesystem::path(trimmed).filename().string();
  if (name == "." || name == "..") {
    std::error_code error;
    const auto whole = std::filesystem::canonical(trimmed, error);
    if (!error) name = whole.filename().string();
  }
  return name;
}

std::string RecordIdentity(std::string_view dump_name, std::string_view record_id) {
  std::string identity(dump_name);
  identity.append("#").append(record_id);
  return identity;
}

}  // namespace kg::ingest
