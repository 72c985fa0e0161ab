#!/usr/bin/env python3
"""Writes extract/lexicons/verb-irregular.txt: verbs whose forms do not follow the spelling rules.

Source: WordNet 3.0's exception list of verbs (verb.exc; Debian: wordnet-base). Run again only when that changes:
    tools/data/make_verb_irregular.py /usr/share/wordnet/verb.exc > extract/lexicons/verb-irregular.txt
"""
import collections
import sys

# Verbs that have a regular past beside the irregular one; the exception list knows the latter only.
BOTH = """bet bid burn clothe dive dream dwell fit forecast hang kneel knit lean leap learn light mow plead prove quit rid
saw sew shear shine show smell sneak sow speed spell spill spoil strive swell thrive wake wed wet""".split()
# Entries that are rare or wrong for the news.
SKIP = {("wrought", "work"), ("wan", "win"), ("rove", "reeve"), ("holpen", "help")}


def regular_past(base):
    if base.endswith("e"):
        return base + "d"
    if base in ("bet", "bid", "fit", "knit", "quit", "rid", "wed", "wet"):
        return base + base[-1] + "ed"
    return base + "ed"


def main():
    forms = collections.defaultdict(set)
    for line in open(sys.argv[1], encoding="utf-8"):
        form, *bases = line.split()
        if "_" in form or "-" in form or not form.isascii():
            continue
        for base in bases:
            if (form, base) not in SKIP and form != base and not form.endswith("'s"):
                forms[base].add(form)
    for base in BOTH:
        forms[base].add(regular_past(base))
    # What the exception list leaves out: the past equals the base form, or base and form swap.
    for base in "cut hit let put quit set shut cost hurt burst cast split spread thrust upset bet rid shed".split():
        forms[base].add(base)
    forms["be"] |= {"was", "were", "been", "being"}
    forms["have"] |= {"had", "having"}
    forms["read"].add("read")
    print("# Verbs whose past, participle or -ing form does not follow the spelling rules: base, then those forms.")
    print("# From WordNet 3.0 (Princeton University, WordNet License) by tools/data/make_verb_irregular.py.")
    for base in sorted(forms):
        if base.isascii() and base.isalpha():
            print(base, *sorted(forms[base]))


main()
