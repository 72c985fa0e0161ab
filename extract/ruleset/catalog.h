// The lists, maps and macros of a rule set by name, and the lexicon files they come from.
#ifndef NEWSGRAPH_EXTRACT_RULESET_CATALOG_H_
#define NEWSGRAPH_EXTRACT_RULESET_CATALOG_H_

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/ruleset/ast.h"
#include "extract/ruleset/inflect.h"

namespace kg::extract {

// A list or map with everything it includes. Keys are folded words parted by one space.
struct WordList {
  std::string name;
  bool is_map = false;
  std::map<std::string, std::string> phrases;  // phrase -> value ("" in a plain list)
};

// Finds lexicon files: beside the rule file, beside its folder, in the folders given, in the data folder.
class LexiconFinder {
 public:
  explicit LexiconFinder(std::vector<std::filesystem::path> folders) : folders_(std::move(folders)) {}
  // `relative` as in "lexicons/coach.txt"; `near`: the file that asks, or "". nullopt when there is none.
  std::optional<std::string> Read(const std::string& relative, const std::filesystem::path& near) const;
  // The lines of such a file without comments and blank lines.
  static std::vector<std::string> LinesOf(std::string_view text);

 private:
  std::vector<std::filesystem::path> folders_;
};

class Catalog {
 public:
  // Both must outlive the catalog.
  Catalog(Sources* sources, const LexiconFinder* lexicons);

  // Takes the definitions of a file; files in order of their folders. Reports names defined twice.
  void Add(FileAst* file);
  // Resolves all lists: reads files, inflects verbs, follows includes. Reports what is missing.
  void Resolve();
  // nullptr, with an error that names what is near, when there is none that `at`'s folder sees. Marks it as used.
  const MacroDecl* FindMacro(const std::string& name, Location at);
  // -1 likewise.
  int32_t FindList(const std::string& name, Location at);
  const WordList& list(int32_t index) const { return lists_[static_cast<size_t>(index)]; }
  size_t list_count() const { return lists_.size(); }
  // Warns of what nothing uses.
  void WarnUnused();

 private:
  using ScopedName = std::pair<std::string, uint32_t>;
  template <typename Map>
  auto Lookup(Map& map, const std::string& name, uint32_t scope) const;
  void ResolveList(size_t index, std::vector<bool>* busy);
  void AddPhrase(const ListPart& part, std::string_view text, WordList* list);

  Sources& sources_;
  const LexiconFinder& lexicons_;
  IrregularVerbs irregular_;
  std::vector<ListDecl> list_decls_;
  std::vector<WordList> lists_;
  std::vector<bool> list_done_;
  std::vector<bool> list_used_;
  std::map<ScopedName, size_t> list_names_;
  std::vector<MacroDecl> macros_;
  std::vector<bool> macro_used_;
  std::map<ScopedName, size_t> macro_names_;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_CATALOG_H_
