#include "ingest/text/author_notes.h"

#include <algorithm>
#include <string_view>

#include "graph/model/text.h"
#include "ingest/text/ascii.h"
#include "ingest/text/noise.h"
#include "ingest/text/people.h"

namespace kg::ingest {
namespace {

constexpr size_t kMostNotes = 3;   // paragraphs at the end
constexpr size_t kMostWords = 90;  // of a note

// "Written by Ana Ruiz": what such a note may begin with.
std::string_view PastLabel(std::string_view text, bool* labelled) {
  static constexpr std::string_view kLabels[] = {"about the author:",
                                                 "about the author",
                                                 "additional reporting by ",
                                                 "with reporting by ",
                                                 "reporting by ",
                                                 "written by ",
                                                 "report by ",
                                                 "words by ",
                                                 "words: ",
                                                 "text: ",
                                                 "contact ",
                                                 "reporter ",
                                                 "columnist ",
                                                 "the author, ",
                                                 "by "};
  while (!text.empty() && (text.front() == '*' || text.front() == '(' || text.front() == '-' || text.front() == ' ' ||
                           text.front() == '['))
    text.remove_prefix(1);
  *labelled = false;
  for (const std::string_view label : kLabels) {
    if (!StartsWithNoCase(text, label)) continue;
    *labelled = true;
    return Trim(text.substr(label.size()));
  }
  return text;
}

// The name of two or three capitals that a text begins with; "" where it begins with none.
std::string_view LeadingName(std::string_view text) {
  size_t end = 0;
  size_t words = 0;
  while (end < text.size() && words < 3) {
    const size_t next = std::min(text.find_first_of(" ,.(", end), text.size());
    if (next == end || text[end] < 'A' || (text[end] > 'Z' && static_cast<unsigned char>(text[end]) < 0x80)) break;
    end = next;
    ++words;
    if (end >= text.size() || text[end] != ' ') break;
    ++end;
  }
  const std::string_view name = Trim(text.substr(0, end));
  return words >= 2 && LooksLikePersonName(name) ? name : std::string_view();
}

bool IsTold(std::string_view name, const std::vector<CleanBlock>& blocks, size_t end) {
  const std::vector<std::string_view> words = WordsOf(name);
  return words.empty() || std::any_of(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(end),
                                      [&](const CleanBlock& block) { return ContainsWord(block.text, words.back()); });
}

bool SpeaksAsNote(std::string_view text) {
  for (const std::string_view sign : {"the author of", "this article", "first appeared", "originally published",
                                      "writes about", " covers ", "can be reached", "follow her", "follow him"}) {
    if (FindNoCase(text, sign) != std::string_view::npos) return true;
  }
  std::string_view name;
  return IsAuthorBiography(text, &name);
}

bool IsNoteOf(std::string_view author, std::string_view text) {
  const std::vector<std::string_view> names = WordsOf(author);
  if (names.size() < 2) return false;
  for (const std::string_view name : {author, names.front(), names.back()}) {
    if (!text.starts_with(name) || text.size() <= name.size()) continue;
    const char behind = text[name.size()];
    if (behind == ' ' || behind == ',' || behind == '.') return true;
  }
  return false;
}

bool IsAuthorNote(std::string_view text, const std::vector<std::string>& authors, const std::vector<CleanBlock>& blocks,
                  size_t at) {
  if (CountTextWords(text) > kMostWords || text.find('"') != text.npos || text.find("\u201c") != text.npos)
    return false;
  bool labelled = false;
  const std::string_view body = PastLabel(text, &labelled);
  for (const std::string& author : authors) {
    if (IsNoteOf(author, body) && !IsTold(author, blocks, at)) return true;
  }
  const std::string_view name = LeadingName(body);
  if (name.empty() || IsTold(name, blocks, at)) return false;
  const bool tells = body.size() > name.size() + 2;
  const bool contact = StartsWithNoCase(text, "contact ");
  return tells && ((labelled && (!contact || text.find('@') != text.npos)) || SpeaksAsNote(body));
}

}  // namespace

void MarkAuthorNotes(const std::vector<std::string>& authors, std::vector<CleanBlock>* blocks) {
  size_t notes = 0;
  for (size_t i = blocks->size(); i-- > 1 && notes < kMostNotes;) {
    CleanBlock& block = (*blocks)[i];
    if (block.role == BlockRole::kCaption || block.role == BlockRole::kAuthorNote) continue;
    if (block.role != BlockRole::kBody || !IsAuthorNote(block.text, authors, *blocks, i)) return;
    block.role = BlockRole::kAuthorNote;
    ++notes;
  }
}

}  // namespace kg::ingest
