#!/usr/bin/env python3
"""Writes extract/lexicons/adjectives.txt and verb-forms.txt, the words behind %adj and %np of the rule language.

Source: WordNet 3.0's indexes and sense counts (Debian: wordnet-base). Run again only when that changes:
    tools/data/make_word_lexicons.py /usr/share/wordnet extract/lexicons
A word is an adjective when the counted texts use it as one and not much oftener as something else. A form is a verb's
when they use its verb at least twice and oftener than nouns and adjectives of that spelling.
"""
import collections
import re
import sys

ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth""".split()
ADJECTIVES = """former then long-time longtime one-time onetime ex late current new old interim acting outgoing incoming future veteran
fellow star rookie teenage reigning defending two-time three-time four-time five-time six-time seven-time eight-time nine-time
ten-time double triple multiple record record-breaking record-setting world-class top-ranked top-seeded second-seeded
unseeded highly-rated award-winning best-known well-known little-known self-styled home-grown homegrown locally-based
british-born american-born kenyan-born middle-distance long-distance short-distance cross-country half elite professional
amateur junior senior under-20 under-23 under-21 under-18 retired disgraced injured suspended legendary celebrated decorated
popular beloved estranged deceased eldest youngest elder younger older oldest biggest smallest fastest slowest best worst
longest shortest highest lowest greatest latest earliest newest nearest closest next last previous following same only own
head chief assistant deputy personal national international regional provincial local foreign home-based based olympic
paralympic commonwealth european african asian american world global annual inaugural debut maiden indoor outdoor
men women girl boy so-called full-time part-time high-profile hard-fought come-from-behind all-time""".split()
# WordNet has these as adjectives too; in a run before a noun they are something else.
# What they stand before is not so, or is another office: no rule may pass them over.
PRIVATIVE = set("""
acting alleged aspiring assistant deputy fake false fictional fictive future hypothetical imaginary intended likely
mock possible potential pretended probable prospective self-styled so-called supposed unlikely unsuccessful would-be
""".split())
NOT_ADJECTIVES = set("""a an the and or but in on at by to of for from with up down out over off under above about after before as
is was are were be been being am do does did done has have had will would can could may might must shall should who whose
which that this these those what when where why how not no nor so than if it its he she they his her their my your our i you
we me him them us one two three four five six seven eight nine ten it's there here all some any each every both either neither
such more most much many few several less least very too also just even still ever never always again away along around back
through across against between among during since until while because though although per via like near said says running
coming going made used given taken set put let men women girl boy home head world unlike like worth due next-to
enough quite rather almost nearly named joined""".split())
VERBS = """is was are were be been being am 's 're 'm do does did has have had having 've will would can could may might must shall should
'll ca wo said says say saying told tells won wins winning beat beats lost loses took takes taking became becomes came comes
went goes made makes got gets gave gives had ran runs led leads met meets knew knows thought thinks saw sees left leaves
died dies worked works hosted edited chaired headed captained retires born wrote writes spoke speaks kept keeps began begins held holds brought brings bought buys sold sells built
who whom whose which that when while where because although though if unless until since whether as but n't not never""".split()
NOT_VERBS = set("""record records coach coaches coaching race races racing win victory run runs time times title titles head lead leader
running winning training meeting being building opening beginning finishing fighting swimming skiing boxing rowing cycling
leading missing acting outgoing incoming interesting following marketing engineering housing banking farming mining
retired injured united advanced experienced talented united married mixed limited united based named called""".split())
KEEP_VERBS = {"is", "was", "are", "were"}


def counts(folder):
    """lemma -> part of speech (n v a r) -> how often tagged texts use it so."""
    result = collections.defaultdict(lambda: collections.defaultdict(int))
    parts = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
    for line in open(folder + "/cntlist.rev", encoding="utf-8"):
        key, _, count = line.split()
        lemma, _, rest = key.partition("%")
        result[lemma][parts[rest[0]]] += int(count)
    return result


def exceptions(folder, name):
    """base -> irregular forms"""
    result = collections.defaultdict(set)
    for line in open(f"{folder}/{name}.exc", encoding="utf-8"):
        form, *bases = line.split()
        for base in bases:
            result[base].add(form)
    return result


def regular_forms(base):
    vowels = "aeiou"
    forms = set()
    y = base.endswith("y") and base[-2:-1] not in vowels
    stem = base[:-1] if base.endswith("e") else base
    short = re.fullmatch(r"[^aeiou]*(qu)?[aeiou][^aeiouwxyh]", base) is not None
    double = base + base[-1] if short else stem
    forms.add(base[:-1] + "ies" if y else base + ("es" if re.search(r"(s|x|z|ch|sh)$", base) else "s"))
    forms.add(base[:-1] + "ied" if y else (double if short else stem) + "ed")
    forms.add(base + "ing" if re.search(r"(ee|oe|ye)$", base) else (double if short else stem) + "ing")
    return forms


def noun_plurals(tags):
    plurals = collections.Counter()
    for lemma, by_part in tags.items():
        if by_part["n"]:
            for plural in (lemma + "s", lemma + "es", re.sub("y$", "ies", lemma)):
                plurals[plural] += by_part["n"] // 3
    return plurals


def write(path, head, words):
    with open(path, "w", encoding="utf-8") as out:
        out.write(head)
        out.write("\n".join(sorted(words)) + "\n")


def main():
    folder, target = sys.argv[1:]
    tags = counts(folder)
    adjectives = set(ADJECTIVES) | set(ORDINALS)
    for lemma, by_part in tags.items():
        other = by_part["n"] + by_part["v"] + by_part["r"]
        if re.fullmatch(r"[a-z]+(-[a-z]+)*", lemma) and by_part["a"] >= 1 and by_part["a"] * 2 >= other:
            adjectives.add(lemma)
    adjectives -= PRIVATIVE
    adjectives -= NOT_ADJECTIVES - {"world", "home", "head", "men", "women"}
    write(target + "/adjectives.txt",
          "# Adjectives, ordinals and the like that stand before a noun: %adj of the rule language. One a line.\n"
          "# From WordNet 3.0 (Princeton University, WordNet License) by tools/data/make_word_lexicons.py.\n", adjectives)

    irregular = exceptions(folder, "verb")
    plurals = noun_plurals(tags)
    verbs = set(VERBS)
    for lemma, by_part in tags.items():
        if by_part["v"] < 2 or not re.fullmatch(r"[a-z]+", lemma):
            continue
        special = {f for f in irregular[lemma] if f.isalpha()}
        forms = regular_forms(lemma) | special | {lemma}
        if any(not f.endswith("ing") for f in special):
            forms -= {f for f in regular_forms(lemma) if f.endswith("ed")} - special
        for form in forms:
            rival = tags[form]["n"] + tags[form]["a"] if form in tags else 0
            rival += plurals[form]
            if by_part["v"] > 2 * rival:
                verbs.add(form)
    verbs -= NOT_VERBS - KEEP_VERBS
    write(target + "/verb-forms.txt",
          "# Verb forms, and words that begin a clause: what ends %np of the rule language. One a line.\n"
          "# From WordNet 3.0 (Princeton University, WordNet License) by tools/data/make_word_lexicons.py.\n", verbs)


main()
