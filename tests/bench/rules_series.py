#!/usr/bin/env python3
"""What more rules cost: text to claims with 50, 100, 200 ... rules, on one thread, in CPU seconds.

    tests/bench/rules_series.py TEXTS.jsonl [--bin build/release/bin] [--counts 50 100 200 350 500] [--rounds 3]

TEXTS.jsonl: lines with "id" and "text", no text twice (generate_news.py --text makes some). Up to the number of built-in
rules, every n-th of them is taken, so that candidates grow with the rules; beyond, rules are added whose trigger words
stand in no text, so that only the number grows. Each run is made over nothing (start-up), the first half and the whole:
`first half` holds what is made once a thread, `second half` is the steady state.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from measure import in_turn, median, run

ROOT = pathlib.Path(__file__).resolve().parents[2]


def statements(text):
    """A rule file's statements: each begins in the first column; comments and empty lines stay with the next one."""
    return re.split(r"\n(?=[a-z])", text)


def write_rules(data, count):
    """A data folder's rules cut down to `count`, or filled up; returns how many rules it has then."""
    files = {path: statements(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "extract/rules").glob("*.rules"))}
    rules = [(path, i) for path, parts in files.items() for i, part in enumerate(parts) if part.startswith("rule ")]
    wanted = min(count, len(rules))
    kept = {rules[i * len(rules) // wanted] for i in range(wanted)}
    for path, parts in files.items():
        text = "\n".join(part for i, part in enumerate(parts) if not part.startswith("rule ") or (path, i) in kept)
        (data / "extract/rules" / path.name).write_text(text + "\n", encoding="utf-8")
    made = "".join(
        f"rule series.r{n}\n  find   <winner:Person> zq{n}ed <loser:Person>\n  emit   beat(winner, loser)\n"
        f'  + "[Ana Ruiz|Person] zq{n}ed [Mara Holt|Person] ." => beat(Ana Ruiz, Mara Holt)\n'
        f'  - "[Ana Ruiz|Person] was zq{n}ed ."\n\n'
        for n in range(count - wanted)
    )
    (data / "extract/rules/series.rules").write_text(made, encoding="utf-8")
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts")
    parser.add_argument("--bin", default=str(ROOT / "build/release/bin"))
    parser.add_argument("--counts", type=int, nargs="+", default=[50, 100, 200, 350, 500])
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    lines = open(arguments.texts, encoding="utf-8").readlines()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        data = folder / "data"
        shutil.copytree(ROOT / "extract", data / "extract")
        for part in ("schema", "places"):
            shutil.copytree(ROOT / "graph" / part, data / "graph" / part)
        os.environ["NEWSGRAPH_DATA"] = str(data)
        halves = {"one": lines[:1], "half": lines[: len(lines) // 2], "whole": lines}
        size = {}
        for kind, part in halves.items():
            (folder / f"{kind}.jsonl").write_text("".join(part), encoding="utf-8")
            size[kind] = sum(len(json.loads(line)["text"].encode()) for line in part) / 1e6
        kgingest = pathlib.Path(arguments.bin) / "kgingest"
        print(f"{size['whole']:.1f} MB of text; CPU seconds a MB, start-up apart", flush=True)
        for count in arguments.counts:
            write_rules(data, count)
            command = [kgingest, "--claims", "--jobs", "1", "--progress", "never"]
            runs = in_turn(
                arguments.rounds, {kind: (lambda k=kind: run([*command, folder / f"{k}.jsonl"])) for kind in halves}
            )
            cpu = {kind: median([result.cpu for result in results]) for kind, results in runs.items()}
            claims = subprocess.run([*command, folder / "whole.jsonl"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            if claims.returncode != 0:
                sys.exit(f"kgingest: exit {claims.returncode}")
            first = (cpu["half"] - cpu["one"]) / (size["half"] - size["one"])
            second = (cpu["whole"] - cpu["half"]) / (size["whole"] - size["half"])
            print(
                f"  {count:>4} rules: start-up {cpu['one']:.2f} s, first half {first:.2f}, second half {second:.2f};"
                f" {claims.stdout.count(bytes([10]))} claims",
                flush=True,
            )


if __name__ == "__main__":
    main()
