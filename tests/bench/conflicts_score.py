#!/usr/bin/env python3
"""Scores reported contradictions against corpus/conflicts, each case in a database of its own.

    tests/bench/conflicts_score.py [CASES] [--bin build/release/bin] [--only 101,102] [--verbose]

CASES: a folder of folders of articles with gold.jsonl (default corpus/conflicts). A true case is found when a report names
its subject (as its own or in a value) and one of its kinds; its level is right when it is the gold's. A false alarm is any
report in a silent case, a conflict in a case marked "look-alike tension", and, counted apart, any report beside the right
one in a true case.
"""

import argparse
import collections
import concurrent.futures
import json
import pathlib
import shutil
import subprocess
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]


def folded(name):
    text = unicodedata.normalize("NFKD", name.casefold())
    return {word for word in "".join(c if c.isalnum() else " " for c in text if not unicodedata.combining(c)).split()}


def reports_of(arguments, case):
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        database = folder / "db"
        for command in (
            [f"{arguments.bin}/kgingest", "--db", database, "--progress", "never", arguments.cases / case],
            [f"{arguments.bin}/kgq", database, "--format", "jsonl", "-c", ".conflicts"],
        ):
            done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]
    finally:
        shutil.rmtree(folder)


def is_of(report, gold):
    if report["kind"] not in gold["kind"]:
        return False
    values = [folded(str(value)) for value in report["values"]]
    same_values = all(any(folded(str(value)) & found for found in values) for value in gold["values"])
    named = [folded(report["subject"]), *values]  # what denies that A coaches B speaks of either
    return same_values or any(folded(gold["subject"]) & words for words in named)


def judge(gold, reports):
    """(verdict, the reports that are wrong): verdict is found, wrong level, missed, right or false alarm."""
    if gold["truth"] == "silent":
        return ("false alarm" if reports else "right"), reports
    if gold["truth"] == "look-alike tension":
        bad = [r for r in reports if r["level"] == "conflict"]
        return ("false alarm" if bad else "right"), bad
    hits = [r for r in reports if is_of(r, gold)]
    beside = [r for r in reports if r not in hits and not folded(r["subject"]) & folded(gold["subject"])]
    if not hits:
        return "missed", beside
    return ("found" if any(r["level"] == gold["truth"] for r in hits) else "wrong level"), beside


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="?", type=pathlib.Path, default=ROOT / "corpus/conflicts")
    parser.add_argument("--bin", default=str(ROOT / "build/release/bin"))
    parser.add_argument("--only", default="")
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    only = [part for part in arguments.only.split(",") if part]
    lines = (arguments.cases / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    golds = [g for g in map(json.loads, lines) if not only or g["case"].split("-")[0] in only]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        reported = list(pool.map(lambda gold: reports_of(arguments, gold["case"]), golds))
    verdicts, beside = collections.Counter(), 0
    for gold, reports in zip(golds, reported):
        verdict, bad = judge(gold, reports)
        true = gold["truth"] in ("conflict", "tension")
        verdicts[verdict] += 1
        beside += len(bad) if true else 0
        if arguments.verbose and (verdict not in ("found", "right") or bad):
            print(f"{verdict}: {gold['case']} ({gold['truth']}: {'/'.join(gold['kind'])}, {gold['subject']}) {gold['why']}")
            for r in bad or reports:
                print(f"    {r['level']} {r['kind']} {r['subject']}: {' | '.join(map(str, r['values']))}: {r['why']}")
    true = sum(gold["truth"] in ("conflict", "tension") for gold in golds)
    found = verdicts["found"] + verdicts["wrong level"]
    print(f"true cases: {true}; found {found} (recall {found / max(true, 1):.3f}), level right in {verdicts['found']}")
    print(f"look-alikes: {len(golds) - true}; false alarms {verdicts['false alarm']}; reports beside the right one: {beside}")


if __name__ == "__main__":
    main()
