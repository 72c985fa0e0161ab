#!/usr/bin/env python3
"""Makes mention-common.txt and mention-roles.txt from WordNet 3.0 (Debian's wordnet-base; WordNet licence).

mention-common.txt: words that English texts use in lower case (some sense is tagged in the sense-annotated corpora that
come with WordNet), base forms and irregular inflections. mention-roles.txt: nouns whose usual sense is a person.
Usage: make_mention_words.py [WORDNET_DIR]; writes into extract/lexicons.
"""
import collections
import os
import re
import sys

DIR = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet"
OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "extract", "lexicons")
POS = {"noun": "1", "verb": "2", "adj": "3", "adv": "4"}
WORD = re.compile(r"[a-z]{2,}(?:-[a-z]+)*$")


def lower_senses():
    """(part of speech, lemma) -> {offset: lexicographer file} of the synsets that spell the lemma in lower case."""
    senses = collections.defaultdict(dict)
    for pos in POS:
        for line in open(os.path.join(DIR, "data." + pos), encoding="latin-1"):
            if line.startswith("  "):
                continue
            f = line.split(" ")
            for i in range(int(f[3], 16)):
                word = re.sub(r"\(.*\)$", "", f[4 + 2 * i])
                if WORD.match(word):
                    senses[pos, word][f[0]] = int(f[1])
    return senses


def counts():
    """lemma -> {(part of speech, sense number): times tagged}."""
    out = collections.defaultdict(dict)
    kind = {"1": "noun", "2": "verb", "3": "adj", "5": "adj", "4": "adv"}
    for line in open(os.path.join(DIR, "cntlist.rev"), encoding="latin-1"):
        key, number, count = line.split()
        lemma, rest = key.rsplit("%", 1)
        out[lemma][kind[rest[0]], int(number)] = int(count)
    return out


def main():
    senses, tagged = lower_senses(), counts()
    common, roles = set(), set()
    for pos in POS:
        for line in open(os.path.join(DIR, "index." + pos), encoding="latin-1"):
            if line.startswith("  "):
                continue
            f = line.split()
            lemma, offsets = f[0], f[-int(f[2]):]
            mine = senses.get((pos, lemma))
            if not mine or not WORD.match(lemma):
                continue
            if any(tagged[lemma].get((pos, n + 1)) for n, o in enumerate(offsets) if o in mine):
                common.add(lemma)
            if pos == "noun":
                total = sum(tagged[lemma].get(("noun", n + 1), 0) + 0.3 / (n + 1) for n in range(len(offsets)))
                person = sum(tagged[lemma].get(("noun", n + 1), 0) + 0.3 / (n + 1)
                             for n, o in enumerate(offsets) if mine.get(o) == 18)
                first = mine.get(offsets[0]) == 18
                other = sum(n for (kind, _), n in tagged[lemma].items() if kind != "noun")
                people = sum(tagged[lemma].get(("noun", n + 1), 0) for n, o in enumerate(offsets) if mine.get(o) == 18)
                if first and person / total >= 0.5 and other <= people and not lemma.endswith("ed"):
                    roles.add(lemma)
    for pos in ("noun", "verb", "adj"):
        for line in open(os.path.join(DIR, pos + ".exc"), encoding="latin-1"):
            f = line.split()
            if WORD.match(f[0]) and f[1] in common:
                common.add(f[0])
    common.discard("kent")  # a past of "ken" that no paper prints: a county and a surname
    common.update(("hat-tricks", "touchdowns", "tries"))  # plurals that begin sentences of match reports
    header = "# Made by make_mention_words.py from WordNet 3.0 (WordNet licence, Princeton University). %s\n"
    for name, words, what in (("mention-common.txt", common, "Words that texts use in lower case."),
                              ("mention-roles.txt", roles, "Nouns whose usual sense is a person.")):
        with open(os.path.join(OUT, name), "w", encoding="utf-8") as out:
            out.write(header % what)
            out.writelines(w + "\n" for w in sorted(words))


main()
