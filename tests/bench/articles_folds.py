#!/usr/bin/env python3
"""How much of the score on the public article bodies is owed to words seen on those very pages.

    tests/bench/articles_folds.py [--shared ../shared] [--folds 5]

The pages are parted into folds by site. For each fold the cleaner is built anew without every hint word and noise phrase
(ingest/html/hint_words.h, ingest/text/noise_phrases.h) that occurs on pages of the fold and on no page outside it, which
is what someone who never saw the fold could not have written; then the fold alone is scored. Prints the score of each
fold as built and with its words taken out, and the means. Needs git, the build tools and the public data.
"""
import argparse
import gzip
import hashlib
import importlib.util
import json
import os
import pathlib
import re
import subprocess
import tempfile
from urllib.parse import urlparse

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLES = ["ingest/html/hint_words.h", "ingest/text/noise_phrases.h"]
ENTRY = re.compile(r'^\s*\{"([^"]+)", *(?:kHint|Noise::)')


def load_scorer(folder):
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def f1(scorer, truth, predictions, names):
    counts = [scorer.cmp(truth[n].get("articleBody", ""), predictions.get(n, {}).get("articleBody", "")) for n in names]
    precisions = [scorer.P(*c) for c in counts if c[0] + c[1] > 0]
    recalls = [scorer.R(*c) for c in counts if c[0] + c[2] > 0]
    p, r = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 2 * p * r / (p + r)


def site_of(url):
    return ".".join((urlparse(url).hostname or "").split(".")[-2:])


def key(text):
    return " " + re.sub(r"[^a-z0-9]+", " ", text.lower()) + " "


def predict(program, pages):
    articles = subprocess.run([program, "--articles", "--templates", "off", pages], capture_output=True, check=False)
    convert = ROOT / "tests/bench/articles_to_predictions.py"
    return json.loads(subprocess.run(["python3", convert], input=articles.stdout, capture_output=True, check=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", default=os.environ.get("NEWSGRAPH_SHARED") or str(ROOT / ".." / "shared"))
    parser.add_argument("--folds", type=int, default=5)
    arguments = parser.parse_args()
    folder = pathlib.Path(arguments.shared) / "bench/articles"
    scorer = load_scorer(folder)
    truth = json.load(open(folder / "ground-truth.json", encoding="utf-8"))
    raw = {p.name.split(".")[0]: gzip.open(p).read().decode("utf-8", "replace") for p in (folder / "html").glob("*.gz")}
    keys = {name: key(html) for name, html in raw.items()}
    fold_of = {n: int(hashlib.sha256(site_of(truth[n]["url"]).encode()).hexdigest(), 16) % arguments.folds for n in truth}
    with tempfile.TemporaryDirectory() as temporary:
        source = pathlib.Path(temporary) / "newsgraph"
        subprocess.run(["git", "clone", "-q", ROOT, source], check=True)
        original = {table: (source / table).read_text(encoding="utf-8") for table in TABLES}
        subprocess.run(["cmake", "--preset", "release", "-DNEWSGRAPH_TESTS=OFF"], cwd=source, check=True, capture_output=True)
        program = source / "build/release/bin/kgingest"

        def build():
            subprocess.run(["ninja", "-C", source / "build/release", "kgingest"], check=True, capture_output=True)

        build()
        whole = predict(program, folder / "html")
        print(f"all pages: F1 {f1(scorer, truth, whole, sorted(truth)):.4f}")
        pairs = []
        for fold in range(arguments.folds):
            inside = sorted(n for n in truth if fold_of[n] == fold)
            outside = [keys[n] for n in truth if fold_of[n] != fold]
            dropped = 0
            for table, text in original.items():
                kept = []
                for line in text.splitlines(keepends=True):
                    entry = ENTRY.match(line)
                    word = key(entry.group(1)) if entry else None
                    seen_only_here = word and any(word in keys[n] for n in inside) and not any(word in k for k in outside)
                    dropped += bool(seen_only_here)
                    if not seen_only_here:
                        kept.append(line)
                (source / table).write_text("".join(kept), encoding="utf-8")
            build()
            without = predict(program, folder / "html")
            pairs.append((f1(scorer, truth, whole, inside), f1(scorer, truth, without, inside)))
            print(f"fold {fold}: {len(inside)} pages, as built {pairs[-1][0]:.4f}, without the {dropped} words that only "
                  f"these pages show {pairs[-1][1]:.4f}", flush=True)
        mean = [sum(p[i] for p in pairs) / len(pairs) for i in (0, 1)]
        print(f"mean of the folds: as built {mean[0]:.4f}, without {mean[1]:.4f}")


if __name__ == "__main__":
    main()
