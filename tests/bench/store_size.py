#!/usr/bin/env python3
"""What a growing database costs: time a document, look-ups, memory, and a block of people of one name.

    tests/bench/store_size.py [--count 10000] [--namesakes 5000] [--bin build/release/bin] [--folder DIR]

Generated articles come in ten commands of a tenth each: CPU seconds a document of each tenth, resolving and publishing
included, start-up taken off; the peak memory of each. Then the whole in one command with --bulk, which must give the same
export. Look-ups (`.facts` of a person) and neighbourhoods of two steps are timed by kgq itself, once to warm up and once more.
Last, articles about people of one name: a tenth, a half and all of them, in CPU seconds an article.
"""

import argparse
import hashlib
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

from measure import run

ROOT = pathlib.Path(__file__).resolve().parents[2]
SMALL = ["--jobs", "1", "--progress", "never", "--templates", "off"]
LOOK_UPS = 500


def ask(binary, database, statements):
    script = "".join(line + "\n" for line in statements)
    return subprocess.run(
        [pathlib.Path(binary) / "kgq", database, "--format", "jsonl", "--keep-going"],
        input=script, capture_output=True, text=True, check=True,
    )  # fmt: skip


def digest(binary, database):
    export = pathlib.Path(str(database) + ".jsonl")
    ask(binary, database, [f".export jsonl {export} --force"])
    value = hashlib.sha256(export.read_bytes()).hexdigest()
    export.unlink()
    return value


def tenths(dump, folder):
    lines = dump.read_text(encoding="utf-8").splitlines(keepends=True)
    size = -(-len(lines) // 10)
    for number in range(10):
        part = folder / f"part-{number}.jsonl"
        part.write_text("".join(lines[number * size : (number + 1) * size]), encoding="utf-8")
        yield part, len(lines[number * size : (number + 1) * size])


def grow(binary, dump, folder, startup):
    database = folder / "grown"
    costs = []
    for part, documents in tenths(dump, folder):
        usage = run([pathlib.Path(binary) / "kgingest", "--db", database, *SMALL, part])
        costs.append(1000 * (usage.cpu - startup) / documents)
        print(f"  tenth {len(costs):2}: {costs[-1]:6.2f} ms CPU a document, peak {usage.peak_mb:.0f} MB", flush=True)
    print(f"  last tenth against first: {100 * (costs[-1] / costs[0] - 1):+.0f} %", flush=True)
    return database


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def look_up(binary, database):
    listed = ask(binary, database, [".entities"]).stdout.splitlines()
    people = [line["id"] for line in map(json.loads, listed) if line.get("type") == "Person"]
    chosen = random.Random(1).sample(people, min(LOOK_UPS, len(people)))
    for name, form in (("look-up", ".facts {}"), ("two steps", ".neighbours {} --hops 2")):
        statements = [form.format(person) for person in chosen]
        said = ask(binary, database, [*statements, ".timer on", *statements]).stderr
        times = [float(ms.replace(",", "")) for ms in re.findall(r"([\d.,]+) ms\)", said)]
        if len(times) < len(chosen):
            sys.exit(f"{name}: {len(times)} of {len(chosen)} answers were timed: {said[-300:]}")
        times = times[-len(chosen) :]
        print(f"  {name}: p50 {percentile(times, 0.5):.1f} ms, p99 {percentile(times, 0.99):.1f} ms", flush=True)


def namesakes(path, count):
    """Articles about as many people of one name: some share a trade or a city, none is another one."""
    r = random.Random(7)
    cities, trades = ["Graz", "Linz", "Wels", "Bern", "Basel", "Ghent"], ["coach", "surgeon", "novelist", "engineer"]
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            city, trade, age = r.choice(cities), r.choice(trades), r.randint(18, 90)
            text = (
                f"Maria Holt, {age}, lives in {city}. The {trade} was born in {r.choice(cities)} on "
                f"{r.randint(1, 28)} May {2023 - age}. She won the Number {number} Cup in {r.randint(2000, 2022)}."
            )
            out.write(json.dumps({"id": f"m{number}", "published": "2023-06-10", "title": "A life", "text": text}) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10000)
    parser.add_argument("--namesakes", type=int, default=5000)
    parser.add_argument("--bin", default=str(ROOT / "build/release/bin"))
    parser.add_argument("--folder", help="where to work; a temporary one otherwise")
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(dir=arguments.folder))
    try:
        kgingest = pathlib.Path(arguments.bin) / "kgingest"
        one = folder / "one.txt"
        one.write_text("Ana Ruiz, 31, won the Bergheim Marathon on 4 May 2023. She lives in Graz.\n", encoding="utf-8")
        startup = run([kgingest, "--db", folder / "one", *SMALL, one]).cpu
        if arguments.count:
            dump = folder / "news.jsonl"
            subprocess.run(
                [ROOT / "tests/bench/generate_news.py", "--count", str(arguments.count), "--text", "--out", dump],
                check=True, capture_output=True,
            )  # fmt: skip
            print(f"{arguments.count} articles, start-up {startup:.2f} s", flush=True)
            grown = grow(arguments.bin, dump, folder, startup)
            usage = run([kgingest, "--db", folder / "bulk", "--bulk", *SMALL, dump])
            each = arguments.count / (usage.cpu - startup)
            print(f"  bulk: {each:.0f} articles a CPU second, peak {usage.peak_mb:.0f} MB, {usage.wall:.0f} s", flush=True)
            same = digest(arguments.bin, grown) == digest(arguments.bin, folder / "bulk")
            print("  the exports are equal" if same else "  THE EXPORTS DIFFER", flush=True)
            look_up(arguments.bin, grown)
        for count in (arguments.namesakes // 10, arguments.namesakes // 2, arguments.namesakes) if arguments.namesakes else ():
            dump, database = folder / "namesakes.jsonl", folder / f"namesakes-{count}"
            namesakes(dump, count)
            usage = run([kgingest, "--db", database, *SMALL, dump])
            print(
                f"{count} of one name: {1000 * (usage.cpu - startup) / count:.2f} ms CPU an article, peak {usage.peak_mb:.0f} MB",
                flush=True,
            )
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
