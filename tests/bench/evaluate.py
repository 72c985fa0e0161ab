#!/usr/bin/env python3
"""Measures the claims on all gold there is, and writes a row a data set, with date and commit, to corpus/RESULTS.md.

    tests/bench/evaluate.py                     print the figures of the development data
    tests/bench/evaluate.py --append            ... and add them to corpus/RESULTS.md
    tests/bench/evaluate.py --measure --append  also the measurement half: only when a change is finished
    tests/bench/evaluate.py --sets corpus,coref --note "before the rules on awards"

Figures are those of kgeval: lenient precision, recall and F1, strict F1 beside them. Data that are not there are left out and
named. Rows are only ever added; a change of gold is a line of its own under the table (--gold-change "what and why").
"""

import argparse
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RESULTS = ROOT / "corpus/RESULTS.md"
HEADER = """# Results

Every measurement, the newest last, added by `tests/bench/evaluate.py --append`. Lenient precision, recall and F1, and strict
F1, as `kgeval` counts them; for coreference the share of mentions linked right. "absent" is what was said of the things that must not be said.

| date | commit | data | gold | said | P | R | F1 | strict F1 | absent | note |
|---|---|---|---|---|---|---|---|---|---|---|
"""
CHANGES = "\n## Changes of gold after its first use\n\n"
NOT_WORLD_KNOWLEDGE = {"located-in", "nationality"}  # labelled from world knowledge in Re-DocRED, not from the text


class DataSet:
    def __init__(self, name, gold, documents, absent=None, options=(), without=()):
        self.name, self.gold, self.documents = name, gold, documents
        self.absent, self.options, self.without = absent, list(options), without

    def missing(self):
        return [str(path) for path in (self.gold, *self.documents) if not path.exists()]


def data_sets(shared, measure):
    claims = shared / "bench/claims"
    seeds = shared / "seeds"
    sets = [
        DataSet("corpus", ROOT / "corpus/gold/claims.jsonl", [ROOT / "corpus/articles"], ROOT / "corpus/gold/absent.jsonl"),
        DataSet("seeds, with qualifiers", seeds / "expected-facts.jsonl", sorted(seeds.glob("*.txt")),
                seeds / "expected-absent.jsonl", ["--require-qualifiers"]),
        DataSet("news-dev", claims / "news-dev/gold.jsonl", [claims / "news-dev/docs.jsonl"]),
        DataSet("knowledgenet-dev", claims / "knowledgenet-dev/gold.jsonl", [claims / "knowledgenet-dev/docs.jsonl"]),
        DataSet("redocred-dev", claims / "redocred-dev/gold.jsonl", [claims / "redocred-dev/docs.jsonl"],
                without=NOT_WORLD_KNOWLEDGE),
    ]
    if measure:
        half = ROOT / "corpus/measure"
        sets.append(DataSet("measurement half", half / "gold/claims.jsonl", [half / "articles"], half / "gold/absent.jsonl"))
    return sets


def run(command, allowed=(0,)):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode not in allowed:
        sys.exit(f"{command[0]} {command[1]} ...: exit {done.returncode}: {done.stderr.strip()[-500:]}")
    return done.stdout


def predicates_of(gold):
    with open(gold, encoding="utf-8") as lines:
        return {json.loads(line)["predicate"] for line in lines if line.strip()}


def measure_claims(bins, data, folder):
    claims = pathlib.Path(folder) / "claims.jsonl"
    claims.write_text(run([bins / "kgingest", "--claims", *data.documents]), encoding="utf-8")
    command = [bins / "kgeval", "--gold", data.gold, "--claims", claims, "--format", "json", "--list", "0", *data.options]
    if data.without:
        command += ["--predicates", ",".join(sorted(predicates_of(data.gold) - data.without))]
    if data.absent and data.absent.exists():
        command += ["--absent", data.absent]
    figures = json.loads(run(command, allowed=(0, 3)))
    row, lenient = figures["all"], figures["all"]["lenient"]
    absent = f"{len(figures['absent']['said'])} of {figures['absent']['lines']}" if "absent" in figures else ""
    return [data.name, row["gold"], row["said"], lenient["precision"], lenient["recall"], lenient["f1"], row["strict"]["f1"], absent]


def measure_links(bins, name, gold, articles, folder):
    trace = pathlib.Path(folder) / "trace.jsonl"
    trace.write_text(run([bins / "kgrules", "trace", "--format", "jsonl", articles]), encoding="utf-8")
    figures = json.loads(run([bins / "kgeval", "--coref", gold, "--trace", trace, "--format", "json", "--list", "0"]))
    total = figures["all"]
    linked = total["right"] + total["wrong"]
    return [name, total["gold"], linked, "", total["accuracy"], "", "", ""]


def commit():
    head = run(["git", "-C", ROOT, "rev-parse", "--short=10", "HEAD"]).strip()
    changed = run(["git", "-C", ROOT, "status", "--porcelain", "--untracked-files=no"]).strip()
    return head + ("+" if changed else "")  # + : with changes that are not committed


def append(rows, gold_change):
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else HEADER
    table, _, changes = text.partition(CHANGES)
    table = table.rstrip("\n") + "\n" + "".join(rows)
    if gold_change:
        changes += f"- {datetime.date.today()}, {commit()}: {gold_change}\n"
    RESULTS.write_text(table + (CHANGES + changes if changes else ""), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(ROOT / "build/release/bin"))
    parser.add_argument("--shared", default=os.environ.get("NEWSGRAPH_SHARED") or str(ROOT / ".." / "shared"))
    parser.add_argument("--sets", default="", help="only those whose name begins with one of these, parted by commas")
    parser.add_argument("--measure", action="store_true", help="also the measurement half, and its coreference")
    parser.add_argument("--append", action="store_true", help="add the rows to corpus/RESULTS.md")
    parser.add_argument("--note", default="")
    parser.add_argument("--gold-change", default="", help="with --append: a change of gold, and its reason")
    arguments = parser.parse_args()
    bins, shared = pathlib.Path(arguments.bin).resolve(), pathlib.Path(arguments.shared).resolve()
    if not (bins / "kgeval").exists():
        sys.exit(f"{bins}: no kgeval there; --bin names the folder of the programs")
    wanted = tuple(name for name in arguments.sets.split(",") if name)
    links = [("coreference, corpus", ROOT / "corpus/gold/coref.jsonl", ROOT / "corpus/articles")]
    if arguments.measure:
        links.append(("coreference, measurement half", ROOT / "corpus/measure/gold/coref.jsonl", ROOT / "corpus/measure/articles"))
    rows, head = [], commit()
    with tempfile.TemporaryDirectory() as folder:
        measured = []
        for data in data_sets(shared, arguments.measure):
            if wanted and not data.name.startswith(wanted):
                continue
            if data.missing() or not data.documents:
                print(f"{data.name}: left out, not there: {', '.join(data.missing()) or 'documents'}", file=sys.stderr)
            else:
                measured.append(measure_claims(bins, data, folder))
        for name, gold, articles in links:
            if (not wanted or name.startswith(wanted)) and gold.exists():
                measured.append(measure_links(bins, name, gold, articles, folder))
    for row in measured:
        cells = [f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row]
        rows.append(f"| {datetime.date.today()} | {head} | {' | '.join(cells)} | {arguments.note} |\n")
    print("".join(rows), end="")
    if arguments.append:
        append(rows, arguments.gold_change)


if __name__ == "__main__":
    main()
