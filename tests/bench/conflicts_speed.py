#!/usr/bin/env python3
"""Times what a person waits for on a database with many contradictions: the first page, one name, a full recheck.

    tests/bench/conflicts_speed.py [--bin build/release/bin] [--people 5000]

Two articles tell of each person; of one in four the birth dates contradict each other. Everything goes through the programs,
so the times include their start (shown by `.quit` alone) and, for .recheck, reading every claim and publishing an epoch. The
engine alone, without a store: NEWSGRAPH_TEST_ROUNDS=100 kg_graph_test --gtest_filter='ConflictSpeed.*'
"""

import argparse
import json
import pathlib
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIRST = ["Ana", "Bo", "Ivo", "Mara", "Tomas", "Eva", "Lars", "Nina", "Paul", "Rosa"]
SYLLABLES = ["ba", "der", "kin", "lo", "mar", "ne", "pol", "ros", "tan", "vi"]


def name_of(number):
    digits = [number // 1000 % 10, number // 100 % 10, number // 10 % 10, number // 10000 % 10]
    return FIRST[number % 10] + " " + "".join(SYLLABLES[d] for d in digits).capitalize()


def articles(people):
    for number in range(people):
        name = name_of(number)
        for telling in range(2):
            year = 1950 + number % 50 + (3 if telling and number % 4 == 0 else 0)
            text = (
                f"{name} was born on 9 March {year}. The cellist {name} lives in Graz. "
                f"Neighbour {number} of house {number * 7} and lane {number * 13 + telling} said so."
            )
            yield {
                "id": f"{number}-{telling}",
                "url": f"https://paper{number % 17 + telling}.example/{number}",
                "title": f"A cellist at home, part {telling}",
                "published": f"2024-05-0{1 + telling}",
                "text": text,
            }


def seconds(command):
    start = time.monotonic()
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True)
    return time.monotonic() - start, done


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=ROOT / "build/release/bin", type=pathlib.Path)
    parser.add_argument("--people", type=int, default=5000)
    arguments = parser.parse_args()
    kgq = arguments.bin / "kgq"
    with tempfile.TemporaryDirectory() as folder:
        dump = pathlib.Path(folder) / "news.jsonl"
        with dump.open("w") as out:
            for article in articles(arguments.people):
                out.write(json.dumps(article) + "\n")
        database = pathlib.Path(folder) / "db"
        took, _ = seconds([arguments.bin / "kgingest", "--db", database, "--progress", "never", dump])
        _, stats = seconds([kgq, database, "--format", "json", "-c", ".stats"])
        counts = json.loads(stats.stdout)
        counts = counts[0] if isinstance(counts, list) else counts
        print(f"{counts['articles']} articles, {counts['claims']} claims, {counts['conflicts']} conflicts: loaded in {took:.1f} s")
        statements = {
            "start alone": ".quit",
            "first page": ".conflicts --limit 50",
            "one name": f".conflicts {name_of(4)}",
            "all": ".conflicts",
            "recheck": ".recheck",
        }
        for what, statement in statements.items():
            best = min(seconds([kgq, database, "-c", statement])[0] for _ in range(1 if what == "recheck" else 3))
            print(f"{what:12} {best * 1000:8.0f} ms")


if __name__ == "__main__":
    main()
