#!/usr/bin/env python3
"""Who is whom at size: generated articles with misspelt names, scored as identity_score.py does.

    tests/bench/identity_size.py [--count 5000] [--misspelling-rate 0.03] [--bin build/release/bin]

The gold are the persons of the generator's truth: every article that says something of one, under the name it uses. Blocks
of the generated world share nobody, so a name that comes in two blocks is two people's. Prints the time of the load, too.
"""

import argparse
import collections
import json
import pathlib
import shutil
import subprocess
import tempfile
import time

import identity_score

ROOT = pathlib.Path(__file__).resolve().parents[2]
BLOCK_ARTICLES = 400
OF_PERSONS = {"born-on", "born-in", "age", "nationality", "coach-of", "member-of", "spouse", "educated-at", "lives-in"}


def gold_of(truth):
    """Lines of gold: doc, name, aliases, type, entity."""
    said, spelled = collections.defaultdict(set), collections.defaultdict(list)
    for line in truth:
        if "misspelling" in line:
            for doc in line["docs"]:
                spelled[doc].append((line["misspelling"], line["as"]))
        elif line.get("predicate") in OF_PERSONS and line.get("wrong") is False:
            for doc in line["docs"]:
                said[doc].add(line["subject"])
    gold = []
    for doc, names in sorted(said.items()):
        block = int(doc[1:]) // BLOCK_ARTICLES
        for name in sorted(names):
            aliases = [name.replace(right, wrong) for right, wrong in spelled[doc] if right in name]
            gold.append({"doc": doc, "name": name, "aliases": aliases, "type": "Person", "entity": f"{block} {name}"})
    return gold


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--misspelling-rate", default="0.03")
    parser.add_argument("--bin", default=str(ROOT / "build/release/bin"))
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        dump, truth = folder / "news.jsonl", folder / "truth.jsonl"
        subprocess.run(
            [ROOT / "tests/bench/generate_news.py", "--count", str(arguments.count), "--text", "--out", dump,
             "--truth", truth, "--misspelling-rate", arguments.misspelling_rate, "--copies", "0"],
            check=True, capture_output=True,
        )  # fmt: skip
        begin = time.monotonic()
        members = identity_score.members_of(arguments.bin, dump)
        seconds = time.monotonic() - begin
        gold = gold_of(json.loads(line) for line in truth.open(encoding="utf-8"))
        found = identity_score.assign(gold, members)
        here = [i for i, member in enumerate(found) if member]
        _, _, precision, recall, b = identity_score.measure([gold[i] for i in here], [found[i] for i in here])
        print(f"articles {arguments.count}, loaded and listed in {seconds:.1f} s")
        print(f"lines {len(gold)}, found in their article {len(here)}; people {len({line['entity'] for line in gold})}")
        print(f"of those found: pairs precision {precision:.4f}, recall {recall:.4f}; B-cubed F1 {b[2]:.4f}")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
