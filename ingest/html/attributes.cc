#include "ingest/html/attributes.h"

#include <algorithm>
#include <utility>

#include "graph/model/text.h"
#include "ingest/text/ascii.h"
#include "ingest/text/entities.h"

namespace kg::ingest {
namespace {

constexpr std::pair<std::string_view, Attr> kNames[] = {
    {"id", Attr::kId},
    {"rel", Attr::kRel},
    {"href", Attr::kHref},
    {"name", Attr::kName},
    {"type", Attr::kType},
    {"role", Attr::kRole},
    {"lang", Attr::kLang},
    {"class", Attr::kClass},
    {"style", Attr::kStyle},
    {"title", Attr::kTitle},
    {"hidden", Attr::kHidden},
    {"content", Attr::kContent},
    {"data-ts", Attr::kDataTime},
    {"itemprop", Attr::kItemprop},
    {"itemtype", Attr::kItemtype},
    {"datetime", Attr::kDatetime},
    {"property", Attr::kProperty},
    {"data-time", Attr::kDataTime},
    {"data-date", Attr::kDataTime},
    {"aria-hidden", Attr::kAriaHidden},
    {"data-testid", Attr::kDataTestid},
    {"data-datetime", Attr::kDataTime},
    {"data-timestamp", Attr::kDataTime},
    {"data-published", Attr::kDataTime},
};

Attr AttrOf(std::string_view name) {
  for (const auto& [known, attr] : kNames) {
    if (known.size() == name.size() && EqualsNoCase(known, name)) return attr;
  }
  return Attr::kNone;
}

}  // namespace

AttributeReader::Tag AttributeReader::Read(size_t at) {
  Tag tag;
  size_t i = at + 1;
  while (i < html_.size() && !IsAsciiSpace(html_[i]) && html_[i] != '/' && html_[i] != '>') ++i;
  tag.name_end = i;
  const size_t first = table_->attributes.size();
  while (i < html_.size() && html_[i] != '>') {
    tag.empty = html_[i] == '/';
    if (IsAsciiSpace(html_[i]) || html_[i] == '/') {
      ++i;
      continue;
    }
    const Attr name = AttrOf(Name(&i));
    const std::string_view value = Value(&i);
    if (name != Attr::kNone) Keep(name, value, first);
  }
  tag.closed = i < html_.size();
  tag.end = tag.closed ? i + 1 : i;
  if (const size_t count = table_->attributes.size() - first; count > 0) {
    table_->tags.push_back({static_cast<uint32_t>(first), static_cast<uint16_t>(count)});
    tag.number = static_cast<uint32_t>(table_->tags.size());
  }
  return tag;
}

std::string_view AttributeReader::Name(size_t* at) const {
  const size_t begin = *at;
  size_t i = begin + 1;  // a "=" in front is part of the name
  while (i < html_.size() && !IsAsciiSpace(html_[i]) && html_[i] != '/' && html_[i] != '>' && html_[i] != '=') ++i;
  *at = i;
  return html_.substr(begin, i - begin);
}

std::string_view AttributeReader::Value(size_t* at) {
  size_t i = *at;
  while (i < html_.size() && IsAsciiSpace(html_[i])) ++i;
  if (i >= html_.size() || html_[i] != '=') return {};
  for (++i; i < html_.size() && IsAsciiSpace(html_[i]);) ++i;
  if (i < html_.size() && (html_[i] == '"' || html_[i] == '\'')) {
    size_t& last = last_quote_[html_[i] == '"' ? 0 : 1];
    const size_t end = i >= last ? std::string_view::npos : html_.find(html_[i], i + 1);
    if (end != std::string_view::npos) {
      *at = end + 1;
      return html_.substr(i + 1, end - i - 1);
    }
    last = std::min(last, i);
    ++i;
  }
  const size_t begin = i;
  while (i < html_.size() && !IsAsciiSpace(html_[i]) && html_[i] != '>') ++i;
  *at = i;
  return html_.substr(begin, i - begin);
}

void AttributeReader::Keep(Attr name, std::string_view value, size_t tag_first) {
  std::string& arena = table_->arena;
  if (arena.size() + value.size() > UINT32_MAX / 2) return;
  for (size_t i = tag_first; i < table_->attributes.size(); ++i) {
    if (table_->attributes[i].name == name) return;  // the first of a name counts
  }
  const size_t begin = arena.size();
  for (size_t i = 0; i < value.size();) {
    const size_t mark = std::min(value.find('&', i), value.size());
    arena.append(value, i, mark - i);
    i = mark;
    if (i == value.size()) break;
    char32_t code_point = 0;
    size_t end = 0;
    if (EntityAt(value, i, &code_point, &end)) {
      AppendCodePoint(code_point, &arena);
      i = end;
    } else {
      arena.push_back(value[i++]);
    }
  }
  table_->attributes.push_back({name, {static_cast<uint32_t>(begin), static_cast<uint32_t>(arena.size() - begin)}});
}

}  // namespace kg::ingest
