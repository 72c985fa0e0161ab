#!/usr/bin/env python3
"""Paths, neighbours and look-ups on a graph of 200,000 nodes and 1,000,000 edges (power law, 8 types), beside Kùzu.

Both get the same edges and the same questions in turns, each in one warm process, and must give the same answers:
lengths of shortest paths (--plain), numbers of nodes within two steps, names looked up. What is asked while warming up is not
asked again. The graph is made once and kept in --folder. On a busy machine only ratios hold.

    cmake -B build/release -DNEWSGRAPH_BENCH=ON && ninja -C build/release kg_query_bench
    tests/bench/paths.py --folder /tmp/paths [--npm DIR] [--questions 300] [--rounds 3]
"""

import argparse
import bisect
import json
import pathlib
import random
import shutil
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# Predicate, first letters of subject and object.
TYPES = [("coach-of", "p", "p"), ("beat", "p", "p"), ("works-for", "p", "o"), ("educated-at", "p", "o"),
         ("political-party", "p", "o"), ("member-of", "p", "t"), ("competed-in", "p", "e"), ("founded-by", "o", "p")]
SHARES = {"p": 0.80, "o": 0.10, "t": 0.07, "e": 0.03}
EXPONENT = 0.75  # the weight of the n-th node of a type is n ** -EXPONENT: the degrees have exponent 1 + 1 / 0.75
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


def name_of(letter, number):
    """A word that no other node has; its first letter is the type."""
    number = number * 7_919_993 % 68_719_476_736
    word = ""
    for _ in range(6):
        number, rest = divmod(number, len(SYLLABLES))
        word += SYLLABLES[rest]
    return letter + word


class Weighted:
    """Draws nodes of one type, the first ones far more often."""

    def __init__(self, letter, count):
        self.names = [name_of(letter, i) for i in range(count)]
        self.sums, total = [], 0.0
        for i in range(count):
            total += (i + 1) ** -EXPONENT
            self.sums.append(total)

    def draw(self, rng):
        return self.names[bisect.bisect_left(self.sums, rng.random() * self.sums[-1])]


def make_edges(path, nodes, edges, seed):
    rng = random.Random(seed)
    pools = {letter: Weighted(letter, int(nodes * share)) for letter, share in SHARES.items()}
    seen, used = set(), set()
    with path.open("w", encoding="utf-8") as out:
        # Every node has an edge; the rest goes by weight.
        first = [name for pool in pools.values() for name in pool.names]
        rng.shuffle(first)
        while len(seen) < edges:
            predicate, subject_type, object_type = TYPES[rng.randrange(len(TYPES))]
            subject, target = pools[subject_type].draw(rng), pools[object_type].draw(rng)
            while first and first[-1] in used:
                first.pop()
            if first:
                fresh = first.pop()
                fitting = [t for t in TYPES if fresh[0] in t[1:]]
                predicate, subject_type, object_type = fitting[rng.randrange(len(fitting))]
                subject = fresh if fresh[0] == subject_type else pools[subject_type].draw(rng)
                target = pools[object_type].draw(rng) if fresh[0] == subject_type else fresh
            edge = (subject, predicate, target)
            if subject == target or edge in seen:
                continue
            seen.add(edge)
            used.update((subject, target))
            out.write("\t".join(edge) + "\n")


def questions_of(edges, count, seed):
    """Lists of (kind, from, to): nodes drawn evenly, so that most have few edges."""
    names = sorted({name for line in edges.open(encoding="utf-8") for name in line.rstrip("\n").split("\t")[::2]})
    rng = random.Random(seed)
    return [(kind, *rng.sample(names, 2)) for kind in KINDS for _ in range(count)]


KINDS = ["shortest", "best", "five", "point", "two"]
STATEMENTS = {
    "shortest": ".path {0} {1} --plain",
    "best": ".path {0} {1}",
    "five": ".path {0} {1} --k 5 --plain",
    "point": "MATCH (n {{name: '{0}'}}) RETURN n.name AS name;",
    "two": "MATCH (n {{name: '{0}'}})-[*1..2]-(m) WHERE m <> n RETURN count(DISTINCT m) AS nodes;",
}
RIVAL = {"shortest", "point", "two"}


class Program:
    """A process that reads a question a line and answers with milliseconds, a tab, and the answer; what it says beside is lost."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        time, _, answer = self.process.stdout.readline().rstrip("\n").partition("\t")
        if not time:
            sys.exit(f"no answer to {line}")
        return float(time), answer

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def plain_answer(kind, answer):
    """What both must agree on."""
    if not answer.strip():
        return None
    row = json.loads(answer.strip().split("} {")[0] + ("}" if "} {" in answer else ""))
    return row["hops"] if "hops" in row else row.get("name", row.get("nodes"))


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def prepare(arguments):
    folder = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    edges = folder / f"edges-{arguments.nodes}-{arguments.edges}.tsv"
    if not edges.exists():
        make_edges(edges, arguments.nodes, arguments.edges, 1)
    database = edges.with_suffix(".kg")
    if not database.exists():
        subprocess.run([arguments.bench, "make", database, edges], check=True)
    return edges, database


def start_rival(arguments, edges):
    place = arguments.npm or arguments.folder / "npm"
    place.mkdir(exist_ok=True)
    if not (place / "node_modules" / "kuzu").exists():
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent", "kuzu"], cwd=place, check=True)
    if not (place / "node_modules" / "kuzu" / "kuzujs.node").exists():  # newer versions of npm run no install scripts
        subprocess.run(["node", "install.js"], cwd=place / "node_modules" / "kuzu", check=True, stdout=subprocess.DEVNULL)
    script = shutil.copy(HERE / "rivals" / "kuzu.mjs", place / "kuzu.mjs")
    return Program(["node", script, edges.with_suffix(".kuzu"), edges])


def measure(arguments, ours, rival, warm, asked):
    times, wrong = {}, 0
    for kind, *names in warm:
        ours.ask(STATEMENTS[kind].format(*names))
        if rival and kind in RIVAL:
            rival.ask("\t".join((kind, *names)))
    for _ in range(arguments.rounds):
        for kind, *names in asked:
            time, answer = ours.ask(STATEMENTS[kind].format(*names))
            times.setdefault((kind, "kgq"), []).append(time)
            if rival and kind in RIVAL:
                time, theirs = rival.ask("\t".join((kind, *names)))
                times.setdefault((kind, "kuzu"), []).append(time)
                if str(plain_answer(kind, answer)) != theirs:
                    wrong += 1
                    print(f"{kind} {names}: kgq {plain_answer(kind, answer)}, Kùzu {theirs}")
    return times, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=pathlib.Path, required=True, help="where the graph and the rival are kept")
    parser.add_argument("--bench", type=pathlib.Path, default=ROOT / "build/release/bin/kg_query_bench")
    parser.add_argument("--npm", type=pathlib.Path, help="a folder that has Kùzu, or is to have it")
    parser.add_argument("--no-rival", action="store_true")
    parser.add_argument("--cpu", action="store_true", help="of kgq the time that it was worked for: for busy machines")
    parser.add_argument("--nodes", type=int, default=200_000)
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--questions", type=int, default=300, help="of each kind")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--warm", type=int, default=1000, help="other questions of each kind, before")
    arguments = parser.parse_args()
    edges, database = prepare(arguments)
    ours = Program([arguments.bench, "ask", database] + (["cpu"] if arguments.cpu else []))
    rival = None if arguments.no_rival else start_rival(arguments, edges)
    warm = questions_of(edges, arguments.warm, 2)
    times, wrong = measure(arguments, ours, rival, warm, questions_of(edges, arguments.questions, 3))
    for program in filter(None, (ours, rival)):
        program.close()
    print(f"{'ms':22} {'p50':>9} {'p90':>9} {'p99':>9} {'mean':>9}")
    for (kind, who), values in sorted(times.items(), key=lambda item: (KINDS.index(item[0][0]), item[0][1])):
        row = [percentile(values, share) for share in (0.5, 0.9, 0.99)] + [statistics.mean(values)]
        print(f"{kind + ', ' + who:22} " + " ".join(f"{value:9.3f}" for value in row))
    print(f"{wrong} answers differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
