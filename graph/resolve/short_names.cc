#include "graph/resolve/short_names.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/model/text.h"

namespace kg::graph {
namespace {

// One name a line, its forms parted by blanks. A form may stand in several lines (Ted: Edward, Theodore).
constexpr std::string_view kForms = R"(abdullah abdallah abdulla
abigail abby
ahmed ahmad ahmet achmed
aisha aicha ayesha
aleksei alexei alexey aleksey oleksiy oleksii alyosha
alexander aleksandr aleksander alexandr alexandre oleksandr alex sasha sandy sacha
alexandra aleksandra oleksandra alex sasha sandra
alfred alf fred
anastasia anastasiya nastya
andrei andrey andriy
andrew andy drew
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
elena yelena jelena olena lena
elizabeth liz lizzie beth betty betsy eliza libby
evgeny yevgeny evgeni evgeniy yevgeniy zhenya
fatima fatma fatimah
frances fran
francis frank
francisco paco pancho
frederick fred freddie freddy
fyodor fedor fjodor fiodor
gabriel gabe
george georgios giorgos yiorgos yorgos
gerald gerry jerry
gregory greg
grigory grigori grigoriy hryhoriy grisha
harold hal harry
hassan hasan
henry harry hank
hussein husain husayn hossein hussain
ibrahim ebrahim
ignacio nacho
irina iryna ira
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
khalid khaled
konstantin kostiantyn kostya
ksenia xenia kseniya
lawrence laurence larry
leonard len lenny
louis luis lou louie
manuel manolo
margaret peggy maggie meg
maria masha
matthew matt
maxim maksim maksym
michael mike mick mickey
mikhail mykhailo mykhaylo misha
mohammed muhammad mohamed mohammad mohamad muhammed
natalia nataliya natalya natasha
nicholas nicolas nick nicky
nikolai nikolay mykola kolya
nour nur noor
olga olha olya
pamela pam
patricia pat patty tricia
patrick pat paddy
pavel pavlo pasha
peter pete
petro petr pyotr
philip phillip phil
raymond ray
rebecca becky
richard rick ricky dick richie
robert bob bobby rob robbie
roberto beto
ronald ron ronnie
rosemary rosie
said saeed
samantha sam
samuel sam sammy
sarah sally
semyon semen
sergei sergey serhiy serhii
sofia sofiya sofya sophia
stephen steven steve
susan sue susie
tatiana tatyana tanya
theodore ted teddy
thomas tom tommy
timofey timofei
timothy tim
vasily vasyl vasili vasiliy
victoria vicky
vincent vince
vladimir volodymyr volodya vova
walter walt
william bill billy will willy willie
yulia julia iulia yuliya juliya
yuri juri yury yuriy
yusuf youssef yousef
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

std::vector<std::string_view> FullFormsOf(std::string_view name) {
  std::vector<std::string_view> full;
  if (const auto found = LinesOf().find(name); found != LinesOf().end()) {
    for (const int line : found->second) full.push_back(FirstOf(line));
  }
  return full;
}

bool AbbreviatesFormOf(char initial, std::string_view name) {
  const auto found = LinesOf().find(name);
  if (found == LinesOf().end()) return false;
  return std::any_of(found->second.begin(), found->second.end(),
                     [initial](int line) { return FirstOf(line).front() == initial; });
}

}  // namespace kg::graph
