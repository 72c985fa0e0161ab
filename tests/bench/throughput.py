#!/usr/bin/env python3
"""Measures the whole programs on one thread: text -> claims in MB/s, HTML -> stored in pages/s, start-up, peak memory.

    tests/bench/throughput.py [--bin build/release/bin] [--rounds 5]

The texts are the public data of NEWSGRAPH_SHARED (default ../shared beside the project), none of them twice; without that
folder the project's corpus is used, which is too small for more than a first look. Start-up (loading rules and places) is
measured apart and taken off. Medians and ranges over the rounds; on a busy machine only ratios hold.
"""
import argparse
import gzip
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def shared_folder():
    return pathlib.Path(os.environ.get("NEWSGRAPH_SHARED") or ROOT / ".." / "shared")


def write_texts(folder):
    """One JSON-lines dump of documents of a few thousand characters. Returns (path, bytes of text)."""
    path = folder / "texts.jsonl"
    total = 0
    with open(path, "w", encoding="utf-8") as out:
        sources = sorted((shared_folder() / "bench" / "claims").glob("*-dev/docs.jsonl"))
        if sources:
            texts = (json.loads(line)["text"] for source in sources for line in open(source, encoding="utf-8"))
        else:
            texts = (p.read_text(encoding="utf-8") for p in sorted((ROOT / "corpus/articles").glob("*.txt")))
        parts, number = [], 0
        for text in list(texts) + [None]:
            if text is not None:
                parts.append(text)
            if parts and (text is None or sum(map(len, parts)) > 3000):
                joined = "\n\n".join(parts)
                total += len(joined.encode())
                out.write(json.dumps({"id": f"t{number}", "published": "2020-06-01", "text": joined}) + "\n")
                parts, number = [], number + 1
    return path, total


def write_pages(folder):
    """HTML pages as files. Returns (folder, pages, bytes)."""
    pages = folder / "pages"
    pages.mkdir()
    total = count = 0
    sources = sorted((shared_folder() / "bench" / "articles" / "html").glob("*.html.gz"))
    for source in sources or sorted((ROOT / "corpus/articles").glob("*.html")):
        data = gzip.open(source).read() if source.suffix == ".gz" else source.read_bytes()
        (pages / (source.name.split(".")[0] + ".html")).write_bytes(data)
        total += len(data)
        count += 1
    return pages, count, total


def run(command):
    """CPU seconds and peak memory in MB of one run."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def show(name, amount, unit, results, startup):
    rates = [amount / max(cpu - startup, 1e-3) for cpu, _, _ in results]
    print(f"{name}: {statistics.median(rates):.2f} {unit} (range {min(rates):.2f} to {max(rates):.2f}, "
          f"CPU {statistics.median(r[0] for r in results):.2f} s, wall {statistics.median(r[1] for r in results):.2f} s), "
          f"peak memory {max(r[2] for r in results):.0f} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(ROOT / "build/release/bin"))
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    kgingest = pathlib.Path(arguments.bin) / "kgingest"
    if not kgingest.exists():
        sys.exit(f"{kgingest}: not there; run tools/build first")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        texts, text_bytes = write_texts(folder)
        pages, page_count, page_bytes = write_pages(folder)
        one = folder / "one.txt"
        one.write_text("The town hall of Norwick was painted on Monday by four people who had volunteered for it.\n")
        starts, claims, stored = [], [], []
        for _ in range(arguments.rounds):
            starts.append(run([kgingest, "--claims", "--jobs", "1", one]))
            claims.append(run([kgingest, "--claims", "--jobs", "1", texts]))
            stored.append(run([kgingest, "--db", folder / "db", "--jobs", "1", pages]))
            shutil.rmtree(folder / "db")
        startup = statistics.median(s[0] for s in starts)
        print(f"start to first claim: CPU {startup:.2f} s, wall {statistics.median(s[1] for s in starts):.2f} s")
        show(f"text to claims ({text_bytes / 1e6:.1f} MB)", text_bytes / 1e6, "MB/s", claims, startup)
        show(f"HTML to stored ({page_count} pages, {page_bytes / 1e6:.1f} MB)", page_count, "pages/s", stored, startup)


if __name__ == "__main__":
    main()
