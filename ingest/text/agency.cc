// News agencies by the names that they go by in bylines and datelines.
#include <array>
#include <string>
#include <string_view>

#include "ingest/text/ascii.h"
#include "ingest/text/people.h"

namespace kg::ingest {

std::string AgencyIn(std::string_view text) {
  struct Agency {
    std::string_view word;
    std::string_view name;
  };
  static constexpr std::array<Agency, 51> kAgencies = {{
      {"Reuters", "Reuters"},
      {"REUTERS", "Reuters"},
      {"Thomson Reuters", "Reuters"},
      {"Associated Press", "AP"},
      {"ASSOCIATED PRESS", "AP"},
      {"The AP", "AP"},
      {"AFP", "AFP"},
      {"Agence France-Presse", "AFP"},
      {"Agence France Presse", "AFP"},
      {"AP", "AP"},
      {"Xinhua", "Xinhua"},
      {"XINHUA", "Xinhua"},
      {"PA Media", "PA Media"},
      {"PA MEDIA", "PA Media"},
      {"Press Association", "PA Media"},
      {"PA news agency", "PA Media"},
      {"dpa", "dpa"},
      {"DPA", "dpa"},
      {"Deutsche Presse-Agentur", "dpa"},
      {"UPI", "UPI"},
      {"United Press International", "UPI"},
      {"ANI", "ANI"},
      {"Asian News International", "ANI"},
      {"PTI", "PTI"},
      {"Press Trust of India", "PTI"},
      {"IANS", "IANS"},
      {"Indo-Asian News Service", "IANS"},
      {"Bloomberg News", "Bloomberg"},
      {"Kyodo News", "Kyodo"},
      {"Kyodo", "Kyodo"},
      {"Yonhap", "Yonhap"},
      {"TASS", "TASS"},
      {"Interfax", "Interfax"},
      {"RIA Novosti", "RIA Novosti"},
      {"Anadolu Agency", "Anadolu"},
      {"Australian Associated Press", "AAP"},
      {"AAP", "AAP"},
      {"The Canadian Press", "The Canadian Press"},
      {"Canadian Press", "The Canadian Press"},
      {"News Agency of Nigeria", "NAN"},
      {"NTB", "NTB"},
      {"Ritzau", "Ritzau"},
      {"TT News Agency", "TT"},
      {"ANP", "ANP"},
      {"Belga", "Belga"},
      {"Lusa", "Lusa"},
      {"Efe", "EFE"},
      {"Tass", "TASS"},
      {"Agencia EFE", "EFE"},
      {"ANSA", "ANSA"},
      {"EFE", "EFE"},
  }};
  // Of two that fit, the longer: "Australian Associated Press" is not AP.
  const Agency* best = nullptr;
  for (const Agency& agency : kAgencies) {
    if (ContainsWord(text, agency.word) && (best == nullptr || agency.word.size() > best->word.size())) best = &agency;
  }
  return best == nullptr ? std::string() : std::string(best->name);
}

}  // namespace kg::ingest
