#include "graph/resolve/short_names.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/model/text.h"

namespace kg::graph {
namespace {

// One name a line, its forms parted by blanks. A form may stand in several lines (Ted: Edward, Theodore).
constexpr std::string_view kForms = R"(abigail abby
alexander aleksandr aleksander alexandr alexandre oleksandr alex sasha sandy sacha
alexandra aleksandra oleksandra alex sasha sandra
alfred alf fred
andrew andy drew
andrei andrey andriy
anna anya annie ann
anthony antony tony
anton toni
arthur art
barbara barb babs
benjamin ben benny
bernard bernie
catherine katherine kathryn kate katie kathy cathy kat kitty
charles charlie chuck
christina kristina christine tina
christopher chris
daniel dan danny
david dave davy
deborah debbie deb
desmond des
dmitry dmitri dmitriy dima
donald don donny
dorothy dot dolly
edward ed eddie ted ned
ekaterina yekaterina katya
eleanor ellie nell
elizabeth liz lizzie beth betty betsy eliza libby
evgeny yevgeny evgeni evgeniy yevgeniy zhenya
frances fran
francis frank
francisco paco pancho
frederick fred freddie freddy
gabriel gabe
george georgios giorgos yiorgos yorgos
gerald gerry jerry
gregory greg
harold hal harry
henry harry hank
ignacio nacho
isabella bella izzy
ivan vanya
jacob jake
jacqueline jackie
james jim jimmy jamie
jeffrey geoffrey jeff geoff
jennifer jen jenny
jessica jess
john johnny jack
jonathan jon
jose pepe
joseph joe joey
judith judy
katalin kata
kenneth ken kenny
ksenia xenia kseniya
lawrence laurence larry
louis luis lou louie
leonard len lenny
manuel manolo
margaret peggy maggie meg
maria masha
matthew matt
michael mike mick mickey
mikhail mykhailo mykhaylo misha
mohammed muhammad mohamed mohammad mohamad muhammed
natalia nataliya natalya natasha
nicholas nicolas nick nicky
nikolai nikolay mykola kolya
olga olha olya
pamela pam
patricia pat patty tricia
patrick pat paddy
peter pete
philip phillip phil
raymond ray
rebecca becky
richard rick ricky dick richie
robert bob bobby rob robbie
roberto beto
ronald ron ronnie
rosemary rosie
samantha sam
samuel sam sammy
sarah sally
sergei sergey serhiy serhii
stephen steven steve
susan sue susie
tatiana tatyana tanya
theodore ted teddy
thomas tom tommy
timothy tim
victoria vicky
vincent vince
vladimir volodymyr volodya vova
walter walt
william bill billy will willy willie
)";

using Lines = std::vector<int>;

const std::unordered_map<std::string_view, Lines>& LinesOf() {
  static const auto* const kLines = [] {
    auto* lines = new std::unordered_map<std::string_view, Lines>;
    int number = 0;
    for (const std::string_view line : Split(kForms, '\n')) {
      for (const std::string_view form : Split(line, ' ')) (*lines)[form].push_back(number);
      ++number;
    }
    lines->erase(std::string_view());
    return lines;
  }();
  return *kLines;
}

// The full name that a line begins with.
std::string_view FirstOf(int line) {
  static const auto* const kFirst = [] {
    auto* first = new std::vector<std::string_view>;
    for (const std::string_view forms : Split(kForms, '\n')) first->push_back(forms.substr(0, forms.find(' ')));
    return first;
  }();
  return (*kFirst)[static_cast<size_t>(line)];
}

}  // namespace

bool AreFormsOfOneName(std::string_view a, std::string_view b) {
  const auto left = LinesOf().find(a);
  const auto right = LinesOf().find(b);
  if (left == LinesOf().end() || right == LinesOf().end()) return false;
  return std::find_first_of(left->second.begin(), left->second.end(), right->second.begin(), right->second.end()) !=
         left->second.end();
}

bool AbbreviatesFormOf(char initial, std::string_view name) {
  const auto found = LinesOf().find(name);
  if (found == LinesOf().end()) return false;
  return std::any_of(found->second.begin(), found->second.end(),
                     [initial](int line) { return FirstOf(line).front() == initial; });
}

}  // namespace kg::graph
