#!/usr/bin/env python3
"""The public pages as scraped text (no mark-up, all noise left in), through the cleaner for plain text, scored.

    tests/bench/flatten_pages.py FOLDER [--bin build/release/bin] [--jsonl] [--wrap 72] [--blank-lines] [--worst 10]

Writes the flattened pages into FOLDER (one .txt a page, or pages.jsonl), runs `kgingest --articles --format text` over
them and prints F1 of the article bodies by the public scorer: of all pages, and of five folds by site with their mean.
The flattening uses Python's html.parser alone, so that it shares no code with the cleaner: a new line where a block
element begins or ends, inline elements inline, cells parted by tabs; scripts, styles and what browsers do not show as
text are left out; navigation, related links, comments and footers stay. --blank-lines parts paragraphs by a blank line;
--wrap breaks lines at a width, and hyphenates now and then, as mail and old news wires do.
"""
import argparse
import gzip
import hashlib
import html.parser
import importlib.util
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
UNSEEN = {"script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "audio", "video", "math"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INLINE = {
    "a", "abbr", "acronym", "amp-img", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "meta", "link", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "picture", "source", "input", "area", "map", "base"
}


class Flattener(html.parser.HTMLParser):
    """Collects the text of a page, with line feeds at the edges of block elements."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []
        self.unseen = []  # open elements whose text is not shown

    def handle_starttag(self, tag, attrs):
        if tag in UNSEEN:
            self.unseen.append(tag)
        elif tag in ("td", "th"):
            self.parts.append("\t")
        elif tag not in INLINE:
            self.parts.append("\n")

    def handle_startendtag(self, tag, attrs):
        if tag not in UNSEEN and tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        if tag in UNSEEN:
            while tag in self.unseen and self.unseen.pop() != tag:
                pass
        elif tag in ("td", "th"):
            self.parts.append("\t")
        elif tag not in INLINE and tag not in VOID:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self.unseen:
            self.parts.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    def text(self):
        lines = (re.sub(r" *\t[ \t]*", "\t", re.sub(r"  +", " ", line)).strip(" \t") for line in "".join(self.parts).split("\n"))
        return [line for line in lines if line]


def decode(data):
    for charset in ("utf-8", "cp1252", "latin-1"):
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def wrap(line, width):
    """Greedy wrapping; a long word at the end of about every ninth line is hyphenated."""
    out, current = [], ""
    for word in line.split(" "):
        if len(current) + 1 + len(word) <= width or not current:
            current = f"{current} {word}" if current else word
            continue
        room = width - len(current) - 2
        if room >= 4 and len(word) - room >= 4 and word.isalpha() and hashlib.md5(current.encode()).digest()[0] < 96:
            out.append(f"{current} {word[:room]}-")
            current = word[room:]
        else:
            out.append(current)
            current = word
    return out + [current]


def flatten(data, options):
    parser = Flattener()
    parser.feed(decode(data))
    parser.close()
    lines = parser.text()
    if options.wrap:
        lines = ["\n".join(wrap(line, options.wrap)) for line in lines]
    separator = "\n\n" if options.blank_lines or options.wrap else "\n"
    return separator.join(lines) + "\n"


def shared_folder():
    return pathlib.Path(os.environ.get("NEWSGRAPH_SHARED") or ROOT / ".." / "shared") / "bench" / "articles"


def write_pages(folder, options):
    folder.mkdir(parents=True, exist_ok=True)
    texts = {}
    for source in sorted((shared_folder() / "html").glob("*.html.gz")):
        texts[source.name.split(".")[0]] = flatten(gzip.open(source).read(), options)
    if options.jsonl:
        path = folder / "pages.jsonl"
        path.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items()))
        return [path]
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [folder / f"{name}.txt" for name in texts]


def predictions(kgingest, paths, options):
    command = [kgingest, "--articles", "--progress", "never"] + ([] if options.jsonl else ["--format", "text"])
    result = subprocess.run(command + paths, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if result.returncode != 0:
        sys.exit(f"{kgingest}: exit {result.returncode}")
    body = {"body", "sub-heading", "list", "quote", "table row", "correction"}
    found = {}
    for line in result.stdout.decode("utf-8").splitlines():
        article = json.loads(line)
        name = article["id"] if options.jsonl else article["source"].rsplit("/", 1)[-1]
        text = "\n\n".join(block["text"] for block in article["blocks"] if block["role"] in body)
        found[name.split(".")[0]] = {"articleBody": text}
    return found


def load_scorer():
    spec = importlib.util.spec_from_file_location("score", shared_folder() / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def f1_of(scorer, gold, found, names):
    counts = [scorer.cmp(gold[n].get("articleBody", ""), found.get(n, {}).get("articleBody", "")) for n in names]
    precision = statistics.mean([scorer.P(*c) for c in counts if c[0] + c[1] > 0] or [0])
    recall = statistics.mean([scorer.R(*c) for c in counts if c[0] + c[2] > 0] or [0])
    return 2 * precision * recall / max(precision + recall, 1e-9), precision, recall


def site_of(url):
    host = urllib.parse.urlsplit(url if "//" in url else "//" + url).hostname or url
    return ".".join(host.split(".")[-2:]) if not re.search(r"\.(co|com|org|net|gov|ac)\.\w\w$", host) else ".".join(
        host.split(".")[-3:])


def folds_of(gold):
    """Five lists of page names; all pages of a site are in the same one."""
    folds = [[] for _ in range(5)]
    for name in sorted(gold):
        digest = hashlib.sha256(site_of(gold[name].get("url", name)).encode()).digest()
        folds[digest[0] % 5].append(name)
    return [fold for fold in folds if fold]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--bin", type=pathlib.Path, default=ROOT / "build/release/bin")
    parser.add_argument("--program", type=pathlib.Path, help="instead of kgingest of --bin")
    parser.add_argument("--jsonl", action="store_true", help="one dump of JSON lines instead of files")
    parser.add_argument("--blank-lines", action="store_true")
    parser.add_argument("--wrap", type=int, default=0, metavar="COLUMNS")
    parser.add_argument("--worst", type=int, default=0, metavar="N")
    parser.add_argument("--predictions", type=pathlib.Path, help="write the predictions here, for the public scorer")
    options = parser.parse_args()
    if not shared_folder().exists():
        print(f"skipped: {shared_folder()} is not there")
        return
    found = predictions(options.program or options.bin / "kgingest", write_pages(options.folder, options), options)
    if options.predictions:
        options.predictions.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    gold = json.loads((shared_folder() / "ground-truth.json").read_text(encoding="utf-8"))
    scorer = load_scorer()
    print("all %d pages: F1 %.4f, precision %.4f, recall %.4f" % (len(gold), *f1_of(scorer, gold, found, list(gold))))
    folds = [f1_of(scorer, gold, found, fold)[0] for fold in folds_of(gold)]
    print("five folds by site:", " ".join(f"{f:.4f}" for f in folds), f"mean {statistics.mean(folds):.4f}")
    single = sorted((f1_of(scorer, gold, found, [name]), name) for name in gold)
    for (f1, precision, recall), name in single[:options.worst]:
        print(f"  {f1:.3f}  P {precision:.3f}  R {recall:.3f}  {name}  {gold[name].get('url', '')[:100]}")


if __name__ == "__main__":
    main()
