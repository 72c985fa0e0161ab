#include "graph/model/gazetteer.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "graph/model/text.h"
#include "tests/paths.h"

namespace kg {
namespace {

class GazetteerTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    Result<Gazetteer> loaded = Gazetteer::Load(tests::SourceDir() / "graph/places");
    ASSERT_TRUE(loaded.ok()) << loaded.status().message();
    places_ = new Gazetteer(std::move(*loaded));
  }
  static void TearDownTestSuite() {
    delete places_;
    places_ = nullptr;
  }

  static PlaceId First(std::string_view name) {
    const auto found = places_->Find(FoldName(name));
    return found.empty() ? kNoPlace : found.front();
  }
  // The first place of that name that is of this kind, in this country ("" for any).
  static PlaceId Of(std::string_view name, PlaceKind kind, std::string_view country = "") {
    for (PlaceId id : places_->Find(FoldName(name))) {
      const Place* place = places_->Get(id);
      if (place->kind == kind && (country.empty() || place->country_code == country)) return id;
    }
    return kNoPlace;
  }
  static std::string NameOf(PlaceId id) {
    const Place* place = places_->Get(id);
    return place == nullptr ? "none" : std::string(place->name);
  }
  static std::string Nationality(std::string_view demonym) {
    return NameOf(places_->CountryOfDemonym(FoldName(demonym)));
  }

  static Gazetteer* places_;
};
Gazetteer* GazetteerTest::places_ = nullptr;

TEST_F(GazetteerTest, CountriesPrintAsNewsWriteThem) {
  for (const char* name :
       {"Tanzania",      "South Korea", "North Korea",    "Russia",   "Ivory Coast", "Vietnam",
        "Iran",          "Syria",       "Bolivia",        "Moldova",  "Venezuela",   "Laos",
        "Brunei",        "Turkey",      "Czech Republic", "Eswatini", "Cape Verde",  "United Kingdom",
        "United States", "Netherlands", "DR Congo",       "Kosovo"}) {
    EXPECT_EQ(NameOf(First(name)), name);
    EXPECT_EQ(places_->Get(First(name))->kind, PlaceKind::kCountry) << name;
  }
}

TEST_F(GazetteerTest, OtherNamesLeadToTheSameCountry) {
  EXPECT_EQ(NameOf(First("Britain")), "United Kingdom");
  EXPECT_EQ(NameOf(First("UK")), "United Kingdom");
  EXPECT_EQ(NameOf(First("USA")), "United States");
  EXPECT_EQ(NameOf(First("Côte d’Ivoire")), "Ivory Coast");
  EXPECT_EQ(NameOf(First("Swaziland")), "Eswatini");
  EXPECT_EQ(NameOf(First("Türkiye")), "Turkey");
  EXPECT_EQ(NameOf(First("Holland")), "Netherlands");
  EXPECT_EQ(NameOf(First("the netherlands")), "Netherlands");
}

TEST_F(GazetteerTest, DemonymsGiveTheCountry) {
  EXPECT_EQ(Nationality("Kenyan"), "Kenya");
  EXPECT_EQ(Nationality("Kenyans"), "Kenya");
  EXPECT_EQ(Nationality("New Zealander"), "New Zealand");
  EXPECT_EQ(Nationality("British"), "United Kingdom");
  EXPECT_EQ(Nationality("Swiss"), "Switzerland");
  EXPECT_EQ(Nationality("Dutchman"), "Netherlands");
  EXPECT_EQ(Nationality("Dutchmen"), "Netherlands");
  EXPECT_EQ(Nationality("Burkinabé"), "Burkina Faso");
  EXPECT_EQ(Nationality("South Korean"), "South Korea");
  EXPECT_EQ(Nationality("South African"), "South Africa");
  EXPECT_EQ(Nationality("Nigerian"), "Nigeria");
  EXPECT_EQ(Nationality("Nigerien"), "Niger");
  EXPECT_EQ(Nationality("Congolese"), "DR Congo");
  EXPECT_EQ(Nationality("Monday"), "none");
  EXPECT_EQ(Nationality("African"), "none");
}

TEST_F(GazetteerTest, EnglandScotlandAndWalesAreCountriesWithinTheUnitedKingdom) {
  EXPECT_EQ(Nationality("English"), "England");
  EXPECT_EQ(Nationality("Scottish"), "Scotland");
  EXPECT_EQ(Nationality("Welsh"), "Wales");
  EXPECT_EQ(Nationality("Northern Irish"), "Northern Ireland");
  const Place* england = places_->Get(First("England"));
  ASSERT_NE(england, nullptr);
  EXPECT_EQ(england->kind, PlaceKind::kCountry);
  EXPECT_EQ(NameOf(england->parent), "United Kingdom");
  EXPECT_EQ(places_->Contains(First("United Kingdom"), First("Leeds")), true);
  EXPECT_EQ(places_->Contains(First("England"), First("Leeds")), true);
  EXPECT_EQ(places_->Contains(First("Scotland"), First("Leeds")), false);
}

TEST_F(GazetteerTest, EveryCountryOfTheWorldIsReachedByItsCodes) {
  EXPECT_EQ(NameOf(places_->CountryByCode("KE")), "Kenya");
  EXPECT_EQ(NameOf(places_->CountryByCode("KEN")), "Kenya");
  EXPECT_EQ(NameOf(places_->CountryByCode("GER")), "Germany");
  EXPECT_EQ(NameOf(places_->CountryByCode("DEU")), "Germany");
  EXPECT_EQ(NameOf(places_->CountryByCode("NED")), "Netherlands");
  EXPECT_EQ(NameOf(places_->CountryByCode("SUI")), "Switzerland");
  EXPECT_EQ(NameOf(places_->CountryByCode("RSA")), "South Africa");
  EXPECT_EQ(NameOf(places_->CountryByCode("KSA")), "Saudi Arabia");
  EXPECT_EQ(NameOf(places_->CountryByCode("TPE")), "Taiwan");
  EXPECT_EQ(NameOf(places_->CountryByCode("SCO")), "Scotland");
  EXPECT_EQ(NameOf(places_->CountryByCode("BRN")), "Bahrain") << "sport's use before ISO's";
  EXPECT_EQ(places_->CountryByCode("ZZZ"), kNoPlace);
  EXPECT_EQ(places_->CountryByCode("ken"), kNoPlace) << "codes are upper case";
}

TEST_F(GazetteerTest, FindGivesCountriesThenRegionsThenCitiesByFallingPopulation) {
  const auto georgia = places_->Find("georgia");
  ASSERT_GE(georgia.size(), 2u);
  EXPECT_EQ(places_->Get(georgia[0])->kind, PlaceKind::kCountry);
  EXPECT_EQ(places_->Get(georgia[1])->kind, PlaceKind::kRegion);
  const auto springfield = places_->Find("springfield");
  ASSERT_GT(springfield.size(), 5u);
  for (size_t i = 1; i < springfield.size(); ++i) {
    const Place* before = places_->Get(springfield[i - 1]);
    const Place* after = places_->Get(springfield[i]);
    EXPECT_LE(static_cast<int>(before->kind), static_cast<int>(after->kind));
    if (before->kind == after->kind) {
      EXPECT_GE(before->population, after->population);
    }
  }
}

TEST_F(GazetteerTest, CitiesHaveTheirEnglishNames) {
  EXPECT_EQ(NameOf(First("Cologne")), "Cologne");
  EXPECT_EQ(First("Köln"), First("Cologne"));
  EXPECT_EQ(First("Sevilla"), First("Seville"));
  EXPECT_EQ(First("Göteborg"), First("Gothenburg"));
  EXPECT_EQ(First("Kiev"), Of("Kyiv", PlaceKind::kCity));
  EXPECT_EQ(First("St Petersburg"), First("St. Petersburg"));
  EXPECT_EQ(NameOf(First("Zürich")), "Zurich");
  EXPECT_EQ(NameOf(Of("The Hague", PlaceKind::kCity)), "The Hague");
  EXPECT_NE(Of("Iten", PlaceKind::kCity, "KE"), kNoPlace);
  EXPECT_NE(Of("Eldoret", PlaceKind::kCity, "KE"), kNoPlace);
}

TEST_F(GazetteerTest, CityInRegionInCountryInContinent) {
  const PlaceId eldoret = First("Eldoret");
  EXPECT_EQ(places_->Contains(First("Uasin Gishu"), eldoret), true);
  EXPECT_EQ(places_->Contains(First("Kenya"), eldoret), true);
  EXPECT_EQ(places_->Contains(First("Africa"), eldoret), true);
  EXPECT_EQ(places_->Contains(eldoret, eldoret), true);
  EXPECT_EQ(places_->Contains(eldoret, First("Kenya")), false);
  EXPECT_EQ(places_->Contains(First("Ethiopia"), eldoret), false);
  EXPECT_EQ(places_->Contains(First("Europe"), eldoret), false);
  EXPECT_EQ(places_->Contains(First("Texas"), Of("Houston", PlaceKind::kCity, "US")), true);
  EXPECT_EQ(places_->Contains(First("Ohio"), Of("Houston", PlaceKind::kCity, "US")), false);
  EXPECT_EQ(places_->Contains(First("Bavaria"), First("Munich")), true);
}

TEST_F(GazetteerTest, ContainmentThatTheDataCantTellIsUnknown) {
  // Kent is in England, and so is Leeds: which places lie in Kent is not in the data.
  EXPECT_EQ(places_->Contains(First("Kent"), Of("Maidstone", PlaceKind::kCity, "GB")), std::nullopt);
  EXPECT_EQ(places_->Contains(First("Scotland"), First("Kent")), false);
  EXPECT_EQ(places_->Contains(First("Asia"), First("Moscow")), std::nullopt) << "Russia lies in two continents";
  EXPECT_EQ(places_->Contains(First("United States"), Of("San Juan", PlaceKind::kCity, "PR")), std::nullopt);
  EXPECT_EQ(places_->Contains(First("Kenya"), kNoPlace), std::nullopt);
}

TEST_F(GazetteerTest, TwoTownsExcludeEachOtherButASuburbMayBePartOfItsCity) {
  EXPECT_EQ(places_->Contains(First("Eldoret"), First("Iten")), false);
  EXPECT_EQ(places_->Contains(Of("Leeds", PlaceKind::kCity, "GB"), Of("Bristol", PlaceKind::kCity, "GB")), false);
  EXPECT_EQ(places_->Contains(Of("London", PlaceKind::kCity, "GB"), Of("Islington", PlaceKind::kCity, "GB")),
            std::nullopt);
}

TEST_F(GazetteerTest, ABoroughOfNewYorkMayBeMeantByItsCity) {
  const PlaceId city = places_->Find("new york city").front();
  for (const char* borough : {"brooklyn", "manhattan", "queens", "the bronx"}) {
    EXPECT_NE(places_->Contains(city, places_->Find(borough).front()), false) << borough;
  }
}

TEST_F(GazetteerTest, StartsNameIsTrueForTheFirstWordOfNamesAndDemonymsOnly) {
  for (const char* word : {"new", "york", "kenya", "kenyan", "kenyans", "rio", "south", "st.", "burkinabe", "cote"}) {
    EXPECT_TRUE(places_->StartsName(word)) << word;
  }
  for (const char* word : {"", "kenyani", "yor", "zealander", "championships", "qwertz"}) {
    EXPECT_FALSE(places_->StartsName(word)) << word;
  }
}

// The keys are made by the script that makes the data: it must fold as FoldName does.
TEST_F(GazetteerTest, EveryPlaceIsFoundByTheFoldedFormOfItsName) {
  size_t cities = 0;
  size_t lost = 0;
  for (PlaceId id = 0x40000000; id < 0x40000000 + 14000000; ++id) {
    const Place* place = places_->Get(id);
    if (place == nullptr) continue;
    ++cities;
    const auto found = places_->Find(FoldName(place->name));
    if (std::find(found.begin(), found.end(), id) != found.end()) continue;
    if (++lost <= 5) ADD_FAILURE() << place->name << " is not found as " << FoldName(place->name);
  }
  EXPECT_EQ(lost, 0u);
  EXPECT_GT(cities, 120000u);
}

TEST_F(GazetteerTest, IdsStayTheSameAcrossVersionsOfTheData) {
  EXPECT_EQ(First("Kenya"), 404u) << "ISO's numeric code";
  EXPECT_EQ(First("Africa"), 2u) << "the UN's code";
  EXPECT_EQ(First("Eldoret"), 0x40000000u + 198629u) << "GeoNames' id";
  EXPECT_EQ(First("California"), 564122718u) << "from the ISO code US-CA";
}

TEST(GazetteerLoad, AMissingFolderOrABrokenLineIsSaidWithItsPlace) {
  const auto missing = Gazetteer::Load("/nonexistent/places");
  ASSERT_FALSE(missing.ok());
  EXPECT_NE(missing.status().message().find("countries.tsv"), std::string::npos) << missing.status().message();

  const auto folder = std::filesystem::temp_directory_path() / ("gazetteer_test_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "countries.tsv") << "continent\t2\t\tAfrica\t\t\t\t\t\ncountry\tfour\tKE\tKenya\t2\t\t\t\t\n";
  const auto broken = Gazetteer::Load(folder);
  std::filesystem::remove_all(folder);
  ASSERT_FALSE(broken.ok());
  EXPECT_NE(broken.status().message().find("countries.tsv:2:"), std::string::npos) << broken.status().message();
}

TEST(GazetteerLoad, ATruncatedOrChangedFileOfCitiesIsRefused) {
  const auto data = tests::SourceDir() / "graph/places";
  const auto folder = std::filesystem::temp_directory_path() / ("gazetteer_test_cut_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  for (const char* name : {"countries.tsv", "regions.tsv", "city_names.tsv"}) {
    std::filesystem::copy_file(data / name, folder / name);
  }
  std::ifstream in(data / "cities.bin.zst", std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const auto load_with = [&folder](const std::string& content) {
    std::ofstream(folder / "cities.bin.zst", std::ios::binary) << content;
    return Gazetteer::Load(folder);
  };
  EXPECT_TRUE(load_with(bytes).ok());
  EXPECT_FALSE(load_with("").ok());
  EXPECT_FALSE(load_with("not compressed at all").ok());
  EXPECT_FALSE(load_with(bytes.substr(0, bytes.size() / 2)).ok());
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x40);
  const auto changed = load_with(bytes);
  std::filesystem::remove_all(folder);
  ASSERT_FALSE(changed.ok());
  EXPECT_NE(changed.status().message().find("cities.bin.zst"), std::string::npos) << changed.status().message();
}

}  // namespace
}  // namespace kg
