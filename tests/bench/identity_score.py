#!/usr/bin/env python3
"""Scores who is whom across articles against gold, through the real programs.

    tests/bench/identity_score.py [FOLDER] [--bin build/release/bin] [--verbose] [--append NOTE]

FOLDER: articles/ and gold.jsonl (default corpus/identity). A line of gold is found by a local entity of its article that
carries one of its names; the one that shares its fullest name goes before others. Lines of one article and one name are
told apart by `occurrence`. What no local entity carries stands alone: it costs recall, never precision. `doubtful` lines
count neither way. Pairs: two lines in one entity, over all lines of gold. B-cubed: the mean over all lines of how pure
and how complete the entity of the line is. --append adds a row to corpus/RESULTS.md.
"""

import argparse
import collections
import datetime
import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]


def folded(name):
    text = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c if c.isalnum() else " " for c in text if not unicodedata.combining(c)).split())


def read_lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def members_of(binaries, articles):
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        database = folder / "db"
        subprocess.run([f"{binaries}/kgingest", "--db", database, "--progress", "never", articles], capture_output=True, check=True)
        done = subprocess.run(
            [f"{binaries}/kgq", database, "--format", "jsonl", "-c", ".members"], capture_output=True, text=True, check=True
        )
        return [json.loads(line) for line in done.stdout.splitlines()]
    finally:
        shutil.rmtree(folder)


def stem(doc):
    return doc.rsplit(".", 1)[0] if "." in doc else doc


def without_nickname(name):
    """'Ana "Nan" Ruiz' as the program writes it: Ana Ruiz."""
    return re.sub(r'["“][^"“”]*["”] ?', "", name)


def rank(line, member):
    """How well a local entity fits a line of gold; 0: not at all."""
    name = folded(without_nickname(line["name"]))
    names = {folded(without_nickname(n)) for n in [line["name"], *line["aliases"]]}
    forms = {folded(n) for n in [member["name"], *member["aliases"]]}
    if not names & forms:
        return 0
    score = 1 + len(names & forms)
    score += 100 if folded(member["name"]) == name else 50 if name in forms else 0
    score += 10 if folded(member["name"]) in names else 0
    score += 5 if member["name"] == line["name"] else 0  # "Joao", "João": two of one article may differ by no more
    return score + (20 if member["type"] == line["type"] else 0)


def assign(gold, members):
    """For every line of gold its local entity, or None."""
    by_doc = collections.defaultdict(list)
    for member in members:
        by_doc[stem(member["doc"])].append(member)
    found = []
    for line in gold:
        fits = [(rank(line, m), m) for m in by_doc[line["doc"]]]
        best = max((score for score, _ in fits), default=0)
        ties = sorted((m for score, m in fits if score == best), key=lambda m: m["number"])
        at = min(line.get("occurrence", 1), len(ties)) - 1
        found.append(ties[at] if best > 0 else None)
    return found


def ratio(part, whole):
    return part / whole if whole else 1.0


def b_cubed(gold, said):
    """(precision, recall, F1) over two lists of labels."""
    in_gold, in_said, in_both = collections.Counter(gold), collections.Counter(said), collections.Counter(zip(gold, said))
    precision = sum(in_both[g, s] / in_said[s] for g, s in zip(gold, said)) / len(gold)
    recall = sum(in_both[g, s] / in_gold[g] for g, s in zip(gold, said)) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def measure(gold, found):
    labels = [line["entity"] for line in gold]
    said = [m["entity_id"] if m else f"none {i}" for i, m in enumerate(found)]

    def pairs(counter):
        return sum(n * (n - 1) // 2 for n in counter.values())

    right = pairs(collections.Counter(zip(labels, said)))
    precision, recall = ratio(right, pairs(collections.Counter(said))), ratio(right, pairs(collections.Counter(labels)))
    return labels, said, precision, recall, b_cubed(labels, said)


def explain(gold, found, said, phenomena):
    kinds = {line["entity"]: line["phenomenon"] for line in phenomena if "entity" in line}
    print("\nnot found in its article:")
    for line, member in zip(gold, found):
        if member is None:
            print(f"  {line['type']:12} {line['name']}  [{line['doc']}]")
    print("\nfalse joins:")
    by_said = collections.defaultdict(list)
    for i, label in enumerate(said):
        by_said[label].append(i)
    for group in by_said.values():
        if len({gold[i]["entity"] for i in group}) > 1:
            print("  " + "; ".join(show(gold[i], found[i]) for i in group))
    print("\nleft apart:")
    by_gold = collections.defaultdict(list)
    for i, line in enumerate(gold):
        by_gold[line["entity"]].append(i)
    for entity, group in by_gold.items():
        if len({said[i] for i in group}) > 1:
            print(f"  {entity} ({kinds.get(entity, '-')})")
            for label in sorted({said[i] for i in group}):
                print(f"      {label[:8]}: " + "; ".join(show(gold[i], found[i]) for i in group if said[i] == label))


def show(line, member):
    text = f"{line['name']} ({line['doc'][:3]}"
    if member is None:
        return text + ", not found)"
    other = "" if folded(member["name"]) == folded(line["name"]) else f" as {member['name']}"
    kind = "" if member["type"] == line["type"] else f" {member['type']}"
    return f"{text}{other}{kind}, {member['confidence']} {member['evidence']})"


def append_row(text):
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short=10", "HEAD"], capture_output=True, text=True).stdout.strip()
    path = ROOT / "corpus/RESULTS.md"
    table, mark, changes = path.read_text(encoding="utf-8").partition("\n## Changes of gold")
    path.write_text(f"{table}| {datetime.date.today()} | {commit} | {text} |\n{mark}{changes}", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=ROOT / "corpus/identity")
    parser.add_argument("--bin", default=str(ROOT / "build/release/bin"))
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--append", metavar="NOTE")
    arguments = parser.parse_args()
    gold = [line for line in read_lines(arguments.folder / "gold.jsonl") if not line.get("doubtful")]
    found = assign(gold, members_of(arguments.bin, arguments.folder / "articles"))
    labels, said, precision, recall, (b_precision, b_recall, b_f1) = measure(gold, found)
    missing = sum(member is None for member in found)
    print(f"lines {len(gold)}, found in their article {len(gold) - missing}; entities {len(set(labels))}")
    print(f"pairs: precision {precision:.3f}, recall {recall:.3f}; B-cubed {b_precision:.3f}, {b_recall:.3f}, F1 {b_f1:.3f}")
    here = [i for i, member in enumerate(found) if member]
    _, _, p, r, b = measure([gold[i] for i in here], [found[i] for i in here])
    print(f"of those found alone: precision {p:.3f}, recall {r:.3f}; B-cubed F1 {b[2]:.3f}")
    by_type = collections.Counter(line["type"] for line in gold)
    for kind in sorted(by_type):
        chosen = [i for i, line in enumerate(gold) if line["type"] == kind]
        _, _, p, r, b = measure([gold[i] for i in chosen], [found[i] for i in chosen])
        print(f"  {kind:14} lines {by_type[kind]:4}  precision {p:.3f}  recall {r:.3f}  B-cubed F1 {b[2]:.3f}")
    if arguments.verbose:
        path = arguments.folder / "phenomena.jsonl"
        explain(gold, found, said, read_lines(path) if path.exists() else [])
    if arguments.append is not None:
        append_row(
            f"identity | {len(gold)} | {len(gold) - missing} | {precision:.3f} | {recall:.3f} | {b_f1:.3f} | "
            f"| | pairs; F1 is B-cubed ({b_precision:.3f}, {b_recall:.3f}); {arguments.append}"
        )


if __name__ == "__main__":
    main()
