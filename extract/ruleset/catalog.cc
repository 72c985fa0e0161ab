#include "extract/ruleset/catalog.h"

#include <fstream>
#include <sstream>

#include "extract/ruleset/words.h"
#include "graph/model/data_dir.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

constexpr std::uintmax_t kMaxLexiconBytes = 16 << 20;

std::optional<std::string> ReadWhole(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error) || std::filesystem::file_size(path, error) > kMaxLexiconBytes) {
    return std::nullopt;
  }
  std::ifstream in(path, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  if (!in || !IsValidUtf8(content.str())) return std::nullopt;
  return content.str();
}

bool SameParts(const ListDecl& a, const ListDecl& b) {
  if (a.is_map != b.is_map || a.parts.size() != b.parts.size()) return false;
  for (size_t i = 0; i < a.parts.size(); ++i) {
    const ListPart& x = a.parts[i];
    const ListPart& y = b.parts[i];
    if (x.kind != y.kind || x.text != y.text || x.value != y.value || x.forms != y.forms) return false;
  }
  return true;
}

bool SamePattern(const Node& a, const Node& b) {
  auto same_names = [](const std::vector<Identifier>& x, const std::vector<Identifier>& y) {
    if (x.size() != y.size()) return false;
    for (size_t i = 0; i < x.size(); ++i) {
      if (x[i].text != y[i].text) return false;
    }
    return true;
  };
  if (a.kind != b.kind || a.text != b.text || a.slot_kind != b.slot_kind || a.min != b.min || a.max != b.max ||
      !same_names(a.types, b.types) || !same_names(a.forms, b.forms) || !same_names(a.arguments, b.arguments) ||
      a.children.size() != b.children.size()) {
    return false;
  }
  for (size_t i = 0; i < a.children.size(); ++i) {
    if (!SamePattern(a.children[i], b.children[i])) return false;
  }
  return true;
}

// Names with their sign, each once.
template <typename Names>
std::vector<std::string> NamesOf(const Names& names, char sign) {
  std::vector<std::string> out;
  for (const auto& [name, index] : names) {
    std::string written = sign + name.first;
    if (out.empty() || out.back() != written) out.push_back(std::move(written));
  }
  return out;
}

}  // namespace

std::optional<std::string> LexiconFinder::Read(const std::string& relative, const std::filesystem::path& near) const {
  std::vector<std::filesystem::path> folders;
  if (!near.empty()) {
    const std::filesystem::path own = near.parent_path();
    folders = {own, own / ".."};
  }
  folders.insert(folders.end(), folders_.begin(), folders_.end());
  for (const std::filesystem::path& folder : folders) {
    if (std::optional<std::string> text = ReadWhole(folder / relative)) return text;
  }
  if (Result<std::filesystem::path> data = FindDataDir(); data.ok())
    return ReadWhole(data.value() / "extract" / relative);
  return std::nullopt;
}

std::vector<std::string> LexiconFinder::LinesOf(std::string_view text) {
  std::vector<std::string> lines;
  for (std::string_view line : Split(text, '\n')) {
    line = Trim(line.substr(0, line.find('#')));
    if (!line.empty()) lines.emplace_back(line);
  }
  return lines;
}

Catalog::Catalog(Sources* sources, const LexiconFinder* lexicons) : sources_(*sources), lexicons_(*lexicons) {
  if (const auto text = lexicons_.Read("lexicons/verb-irregular.txt", {})) irregular_ = ParseIrregularVerbs(*text);
}

void Catalog::Add(FileAst* file) {
  for (ListDecl& decl : file->lists) {
    const uint32_t scope = sources_.file(decl.at.file).scope;
    const auto [it, added] = list_names_.try_emplace({decl.name, scope}, list_decls_.size());
    if (added) {
      list_decls_.push_back(std::move(decl));
    } else if (const ListDecl& first = list_decls_[it->second]; !SameParts(first, decl)) {
      sources_.Error(decl.at,
                     "$" + decl.name + " is defined twice, and differently; first at " + sources_.Describe(first.at));
    }
  }
  for (MacroDecl& decl : file->macros) {
    const uint32_t scope = sources_.file(decl.at.file).scope;
    const auto [it, added] = macro_names_.try_emplace({decl.name, scope}, macros_.size());
    if (added) {
      macros_.push_back(std::move(decl));
    } else if (const MacroDecl& first = macros_[it->second]; !SamePattern(first.body, decl.body)) {
      sources_.Error(decl.at,
                     "%" + decl.name + " is defined twice, and differently; first at " + sources_.Describe(first.at));
    }
  }
}

// The definition that a folder sees: its own, else that of the nearest folder before it.
template <typename Map>
auto Catalog::Lookup(Map& map, const std::string& name, uint32_t scope) const {
  for (uint32_t s = scope + 1; s-- > 0;) {
    if (const auto it = map.find({name, s}); it != map.end()) return it;
  }
  return map.end();
}

void Catalog::Resolve() {
  lists_.resize(list_decls_.size());
  list_done_.assign(list_decls_.size(), false);
  list_used_.assign(list_decls_.size(), false);
  macro_used_.assign(macros_.size(), false);
  std::vector<bool> busy(list_decls_.size(), false);
  for (size_t i = 0; i < list_decls_.size(); ++i) ResolveList(i, &busy);
}

void Catalog::AddPhrase(const ListPart& part, std::string_view text, WordList* list) {
  const std::string key = Join(SplitWords(text), " ");
  if (key.empty()) return;
  const auto [it, added] = list->phrases.try_emplace(key, part.value);
  if (!added && it->second != part.value) {
    sources_.Error(part.at,
                   "\"" + key + "\" stands under two values: \"" + it->second + "\" and \"" + part.value + "\"");
  }
}

void Catalog::ResolveList(size_t index, std::vector<bool>* busy) {
  if (list_done_[index]) return;
  (*busy)[index] = true;
  const ListDecl& decl = list_decls_[index];
  WordList list;
  list.name = decl.name;
  list.is_map = decl.is_map;
  for (const ListPart& part : decl.parts) {
    switch (part.kind) {
      case ListPart::Kind::kPhrase:
        AddPhrase(part, part.text, &list);
        break;
      case ListPart::Kind::kVerb: {
        // Of a phrase the first word is inflected: "look after", "looked after".
        const size_t space = part.text.find(' ');
        const std::string rest = space == std::string::npos ? "" : part.text.substr(space);
        for (const std::string& form : InflectVerb(ToLower(part.text.substr(0, space)), part.forms, irregular_)) {
          AddPhrase(part, form + rest, &list);
        }
        break;
      }
      case ListPart::Kind::kFile: {
        const std::optional<std::string> text = lexicons_.Read(part.text, sources_.file(part.at.file).path);
        if (!text) {
          sources_.Error(part.at, "no readable file '" + part.text +
                                      "' beside this file, beside its folder or in the data folder");
          break;
        }
        for (const std::string& line : LexiconFinder::LinesOf(*text)) AddPhrase(part, line, &list);
        break;
      }
      case ListPart::Kind::kInclude: {
        const int32_t other = FindList(part.text, part.at);
        if (other < 0) break;
        const auto at = static_cast<size_t>(other);
        if ((*busy)[at] && !list_done_[at]) {
          sources_.Error(part.at, "$" + part.text + " includes itself");
          break;
        }
        ResolveList(at, busy);
        for (const auto& [phrase, value] : lists_[at].phrases) {
          ListPart piece = part;
          if (decl.is_map && part.value.empty()) piece.value = value;
          AddPhrase(piece, phrase, &list);
        }
        break;
      }
    }
  }
  lists_[index] = std::move(list);
  list_done_[index] = true;
}

const MacroDecl* Catalog::FindMacro(const std::string& name, Location at) {
  const auto it = Lookup(macro_names_, name, sources_.file(at.file).scope);
  if (it == macro_names_.end()) {
    const std::vector<std::string> known = NamesOf(macro_names_, '%');
    sources_.Error(at, "unknown macro %" + name + DidYouMean("%" + name, known) + "; built in: %adj, %np" +
                           (known.empty() ? "" : "; defined: " + Enumerate(known)));
    return nullptr;
  }
  macro_used_[it->second] = true;
  return &macros_[it->second];
}

int32_t Catalog::FindList(const std::string& name, Location at) {
  const auto it = Lookup(list_names_, name, sources_.file(at.file).scope);
  if (it == list_names_.end()) {
    const std::vector<std::string> known = NamesOf(list_names_, '$');
    sources_.Error(at, "unknown list $" + name + DidYouMean("$" + name, known) +
                           (known.empty() ? "; none is defined" : "; defined: " + Enumerate(known)));
    return -1;
  }
  list_used_[it->second] = true;
  return static_cast<int32_t>(it->second);
}

void Catalog::WarnUnused() {
  for (size_t i = 0; i < list_decls_.size(); ++i) {
    if (!list_used_[i]) sources_.Warning(list_decls_[i].at, "$" + list_decls_[i].name + " is never used");
  }
  for (size_t i = 0; i < macros_.size(); ++i) {
    if (!macro_used_[i]) sources_.Warning(macros_[i].at, "%" + macros_[i].name + " is never used");
  }
}

}  // namespace kg::extract
