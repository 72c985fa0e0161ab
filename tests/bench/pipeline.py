#!/usr/bin/env python3
"""Measures the whole programs, beside their rivals in the same run: A, B, A, B, medians and ranges over the rounds.

    tests/bench/pipeline.py [SECTION...] [--bin build/release/bin] [--rivals] [--rounds 5] [--pages 2000]

    start       start to the first claim
    text        text to claims, MB/s of text; rival: wink-nlp (sentences, tags, names)
    articles    gzipped HTML to articles, MB of HTML a CPU second; rival: @mozilla/readability on linkedom
    stored      gzipped HTML to stored claims, pages a CPU second; rival: the same and wink-nlp, nothing stored
    memory      peak memory for few and many pages, with small caches so that they are full in both
    flat        CPU time a document in the first tenth of a run against the last; one thread against two

All on one thread but for the last; rates are a CPU second with start-up taken off. Pages and texts are the public ones of
NEWSGRAPH_SHARED (default ../shared beside the project) where they are there, for `articles` and `text`, and otherwise made by
generate_news.py; no text comes twice in a process. --rivals installs them from npm into a temporary folder (--npm DIR: one
that has them). On a busy machine only ratios hold.
"""

import argparse
import functools
import gzip
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from measure import in_turn, median, rates, run, show, show_ratio

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SECTIONS = ("start", "text", "articles", "stored", "memory", "flat")


def shared_folder():
    return pathlib.Path(os.environ.get("NEWSGRAPH_SHARED") or ROOT / ".." / "shared") / "bench"


class Bench:
    def __init__(self, arguments, folder):
        self.arguments, self.folder = arguments, folder
        self.kgingest = pathlib.Path(arguments.bin) / "kgingest"
        if not self.kgingest.exists():
            sys.exit(f"{self.kgingest}: not there; run tools/build first")
        said = subprocess.run([self.kgingest, "--help"], capture_output=True, text=True, check=True).stdout
        self.small_caches = [
            part for option in ("--cache-mb", "--write-buffer-mb") if option in said for part in (option, "4")
        ]
        self.rival = self._rival() if arguments.rivals or arguments.npm else None

    def _rival(self):
        place = pathlib.Path(self.arguments.npm) if self.arguments.npm else self.folder / "npm"
        place.mkdir(exist_ok=True)
        for name in ("package.json", "rival.mjs"):
            shutil.copy(HERE / "rivals" / name, place / name)
        if not (place / "node_modules").exists():
            subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=place, check=True)
        return place / "rival.mjs"

    # Inputs.

    @functools.cache
    def pages(self, count):
        """A folder of generated pages, each gzipped, and the bytes of HTML in them."""
        place = self.folder / f"pages-{count}"
        subprocess.run(
            [
                sys.executable,
                HERE / "generate_news.py",
                "--count",
                str(count),
                "--seed",
                str(self.arguments.seed),
                "--gzip",
                "--out",
                place,
            ],
            check=True,
        )
        return place, _unpacked(place)

    def one(self, kind):
        """The smallest input, for start-up."""
        path = self.folder / f"one.{kind}"
        text = "The town hall was painted on Monday by four people who had volunteered for it. " * 8
        path.write_text(
            {
                "txt": text,
                "jsonl": json.dumps({"id": "one", "text": text}) + "\n",
                "html": f"<html><head><title>The town hall</title></head><body><p>{text}</p></body></html>",
            }[kind]
        )
        return path

    def public_texts(self):
        """One JSON-lines dump of documents of some thousand characters. (path, bytes of text, documents)"""
        path, total, documents, parts = self.folder / "texts.jsonl", 0, 0, []
        sources = sorted((shared_folder() / "claims").glob("*-dev/docs.jsonl"))
        if not sources:
            generated = self.folder / "texts-made.jsonl"
            subprocess.run(
                [sys.executable, HERE / "generate_news.py", "--count", "3000", "--text", "--out", generated], check=True
            )
            sources = [generated]
        with open(path, "w", encoding="utf-8") as out:
            for source in sources:
                for line in open(source, encoding="utf-8"):
                    parts.append(json.loads(line)["text"])
                    if sum(map(len, parts)) > 3000:
                        text, parts = "\n\n".join(parts), []
                        total, documents = total + len(text.encode()), documents + 1
                        out.write(json.dumps({"id": f"t{documents}", "published": "2020-06-01", "text": text}) + "\n")
        return path, total, documents

    # Runs.

    def store(self, source, *options, jobs=1):
        database = self.folder / "db"
        usage = run([self.kgingest, "--db", database, "--jobs", jobs, "--progress", "never", *options, source])
        shutil.rmtree(database)
        return usage

    def print_only(self, what, source):
        return run([self.kgingest, what, "--jobs", "1", source])

    def rival_run(self, mode, source):
        return run(["node", self.rival, mode, source])

    def against(self, ours, rival_mode, source, small, amount, unit, documents, rival_name):
        """Both in turn over the same input. ours: function of a path."""
        runs = {"ours": lambda: ours(source), "ours-start": lambda: ours(small)}
        if self.rival:
            runs |= {
                "rival": lambda: self.rival_run(rival_mode, source),
                "rival-start": lambda: self.rival_run(rival_mode, small),
            }
        results = in_turn(self.arguments.rounds, runs)
        starts = {
            name: median([r.cpu for r in results[f"{name}-start"]]) for name in ("ours", "rival") if name in results
        }
        show("newsgraph", results["ours"], starts["ours"], amount, unit, documents)
        if self.rival:
            show(rival_name, results["rival"], starts["rival"], amount, unit, documents)
            show_ratio(rates(results["ours"], starts["ours"], 1), rates(results["rival"], starts["rival"], 1))

    # Sections.

    def start(self):
        results = in_turn(self.arguments.rounds, {"claims": lambda: self.print_only("--claims", self.one("txt"))})[
            "claims"
        ]
        print(
            f"start to the first claim: {median([r.wall for r in results]):.3f} s wall"
            f" ({min(r.wall for r in results):.3f} to {max(r.wall for r in results):.3f}),"
            f" {median([r.cpu for r in results]):.3f} s CPU",
            flush=True,
        )

    def text(self):
        path, size, documents = self.public_texts()
        print(f"text to claims: {documents} documents, {size / 1e6:.1f} MB")
        self.against(
            lambda p: self.print_only("--claims", p),
            "text",
            path,
            self.one("jsonl"),
            size / 1e6,
            "MB/s",
            documents,
            "wink-nlp",
        )

    def articles(self):
        place = shared_folder() / "articles" / "html"
        source, size = (place, _unpacked(place)) if place.exists() else self.pages(self.arguments.pages)
        documents = len(list(source.rglob("*.gz")))
        print(
            f"gzipped HTML to articles: {documents} {'public' if place.exists() else 'generated'} pages,"
            f" {size / 1e6:.1f} MB of HTML"
        )
        self.against(
            lambda p: self.print_only("--articles", p),
            "articles",
            source,
            self.one("html"),
            size / 1e6,
            "MB/s",
            documents,
            "readability + linkedom",
        )

    def stored(self):
        count = self.arguments.pages
        source, size = self.pages(count)
        print(f"gzipped HTML to stored claims: {count} generated pages, {size / 1e6:.1f} MB of HTML")
        self.against(
            self.store,
            "pipeline",
            source,
            self.one("html"),
            count,
            "pages/s",
            count,
            "readability + linkedom + wink-nlp",
        )

    def memory(self):
        few, many = self.arguments.memory_pages
        said = " ".join(self.small_caches) or "kgingest has no options for its caches"
        print(f"peak memory ({said})")
        peaks = []
        for count in (few, many):
            usage = self.store(self.pages(count)[0], *self.small_caches)
            peaks.append(usage.peak_mb)
            print(
                f"  {count:>7} pages: {usage.peak_mb:.0f} MB, {usage.cpu:.1f} s CPU, {count / usage.cpu:.0f} pages a"
                " CPU second",
                flush=True,
            )
        print(f"  ratio {peaks[1] / peaks[0]:.2f}", flush=True)

    def flat(self):
        count = self.arguments.memory_pages[1]
        source, _ = self.pages(count)
        marks, whole = self._timed(source, count)
        first, last = marks[1] - marks[0], marks[3] - marks[2]
        print(
            f"flatness over {count} pages: first tenth {1e4 * first / count:.2f} ms CPU a page, last tenth"
            f" {1e4 * last / count:.2f} ({100 * (last / first - 1):+.0f} %); all {1e3 * whole / count:.2f} with start,"
            " finding templates and resolving",
            flush=True,
        )
        source, _ = self.pages(self.arguments.pages)
        threads = in_turn(
            min(self.arguments.rounds, 3), {n: functools.partial(self.store, source, jobs=n) for n in (1, 2)}
        )
        walls = {n: median([r.wall for r in results]) for n, results in threads.items()}
        print(
            f"threads: {self.arguments.pages} pages in {walls[1]:.1f} s on one, {walls[2]:.1f} s on two:"
            f" {walls[1] / walls[2]:.2f} times",
            flush=True,
        )

    def _timed(self, source, count):
        """CPU seconds of the process when document 1, a tenth, nine tenths and all were reported; and at its end."""
        fifo, database = self.folder / "report", self.folder / "db"
        os.mkfifo(fifo)
        command = [self.kgingest, "--db", database, "--jobs", "1", "--progress", "never", "--report", fifo, source]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wanted, marks = [1, count // 10, count - count // 10, count], []
        ticks = os.sysconf("SC_CLK_TCK")
        with open(fifo, "rb") as lines:
            for number, _ in enumerate(lines, 1):
                if number in wanted:
                    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
                    marks.append((int(fields[11]) + int(fields[12])) / ticks)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        os.unlink(fifo)
        shutil.rmtree(database)
        if process.returncode != 0 or len(marks) != 4:
            sys.exit(f"kgingest: exit {process.returncode}, {len(marks)} of 4 marks")
        return marks, usage.ru_utime + usage.ru_stime


def _unpacked(folder):
    """Bytes of HTML, read in pieces: this process must stay small (see measure.py)."""
    total = 0
    for path in folder.rglob("*.gz"):
        with gzip.open(path) as page:
            while piece := page.read(1 << 16):
                total += len(piece)
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"of {', '.join(SECTIONS)}; default: all")
    parser.add_argument("--bin", default=str(ROOT / "build/release/bin"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", type=int, default=2000, help="generated pages (2000)")
    parser.add_argument("--memory-pages", type=int, nargs=2, default=(1000, 20000), metavar=("FEW", "MANY"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rivals", action="store_true", help="install the rivals from npm and run them too")
    parser.add_argument("--npm", help="a folder where the rivals are or are to be installed")
    arguments = parser.parse_args()
    unknown = set(arguments.sections) - set(SECTIONS)
    if unknown:
        parser.error(f"no section {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(arguments, pathlib.Path(name))
        for section in SECTIONS:
            if section in arguments.sections or not arguments.sections:
                getattr(bench, section)()


if __name__ == "__main__":
    main()
