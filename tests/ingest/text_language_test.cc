#include <gtest/gtest.h>

#include <string>

#include "ingest/text/language.h"

namespace kg::ingest {
namespace {

TEST(TextLanguage, EnglishFullOfForeignNamesStaysEnglish) {
  const std::string text =
      "Mikołaj Wiśniewski of Łódź beat Jürgen Großmann of Düsseldorf, Håkon Bjørnstad of Tromsø and Đorđe Živković of "
      "Čačak in the final, while Aurélie Lefèvre-Beaulieu and Íñigo Etxeberria Goikoetxea were disqualified by referee "
      "João Gonçalves Magalhães. Nguyễn Thị Hằng and Szilárd Kovács-Szűcs had withdrawn before the start in Wrocław.";
  EXPECT_EQ(DetectLanguage(text), "en");
}

TEST(TextLanguage, ListsOfForeignNamesAreNeverSurelyAnotherLanguageWhereTheTextIsEnglish) {
  std::string text = "The following runners of the county have been chosen for the race in Bergen on Sunday: ";
  for (const char* name : {"Søren Kjærgaard", "Þórunn Jónsdóttir", "Václav Dvořáček", "Małgorzata Śliwińska",
                           "Özgür Yıldırım", "Anaïs Grégoire", "Ülle Tõnisson", "Ramón Ibáñez Muñoz"}) {
    text += name;
    text += ", ";
  }
  const std::string language = DetectLanguage(text + "and their coach.");
  EXPECT_TRUE(language == "en" || language.empty()) << language;
}

TEST(TextLanguage, ShortEnglishArticlesAreEnglish) {
  EXPECT_EQ(DetectLanguage("Lena Berg won the harbour marathon on Sunday in two hours and 25 minutes. It was her first "
                           "race, and she will run again in May, her coach said on Monday evening."),
            "en");
}

TEST(TextLanguage, AFooterInAnotherLanguageChangesNothing) {
  std::string text;
  for (int i = 0; i < 4; ++i) {
    text +=
        "The council of the town decided on Tuesday to build a second bridge over the river, after many years of plans "
        "that had all come to nothing. Work on it begins in autumn and will take two years, the mayor said.\n";
  }
  text +=
      "Todos los derechos reservados. Suscríbase a nuestro boletín y reciba las noticias del día en su correo. Lea "
      "también nuestra política de privacidad y las condiciones de uso de este sitio.\n";
  EXPECT_EQ(DetectLanguage(text), "en");
}

TEST(TextLanguage, TextsOfOtherLanguagesAreKnownThoughTheyNameEnglishThings) {
  EXPECT_EQ(DetectLanguage("El ayuntamiento decidió el martes construir un segundo puente sobre el río, once años "
                           "después de los primeros planes. El equipo de Manchester United y la empresa Apple ayudan a "
                           "pagar las obras, que empiezan en otoño y durarán dos años, según dijo la alcaldesa."),
            "es");
}

}  // namespace
}  // namespace kg::ingest
