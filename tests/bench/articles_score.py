#!/usr/bin/env python3
"""Scores the article bodies of `kgingest --articles` on the public pages: F1, the worst pages, and five folds by site.

    tests/bench/articles_score.py [--bin build/release/bin] [--shared ../shared] [--worst 10] [--templates off]

Nothing is trained, so a fold's score is that of the same program on the pages of some sites; their spread says how much the
mean owes to which sites. What it owes to words seen on those very pages: articles_folds.py.
"""

import argparse
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from articles_folds import ROOT, f1, load_scorer, site_of

FOLDS = 5


def predict(program, pages, templates):
    command = [str(program), "--articles", *(["--templates", templates] if templates else []), str(pages)]
    articles = subprocess.run(command, capture_output=True, check=False)
    if articles.returncode not in (0, 1) or not articles.stdout:
        sys.exit(f"{' '.join(command)}: exit {articles.returncode}: {articles.stderr.decode(errors='replace')[-500:]}")
    convert = [sys.executable, str(ROOT / "tests/bench/articles_to_predictions.py")]
    return json.loads(subprocess.run(convert, input=articles.stdout, capture_output=True, check=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(ROOT / "build/release/bin"))
    parser.add_argument("--shared", default=os.environ.get("NEWSGRAPH_SHARED") or str(ROOT / ".." / "shared"))
    parser.add_argument("--worst", type=int, default=10)
    parser.add_argument("--templates", default="", help="passed on to kgingest, e.g. off")
    arguments = parser.parse_args()
    folder = pathlib.Path(arguments.shared) / "bench/articles"
    if not (folder / "ground-truth.json").exists():
        sys.exit(f"{folder}: not there; --shared names the folder of the public data")
    truth = json.load(open(folder / "ground-truth.json", encoding="utf-8"))
    predictions = predict(pathlib.Path(arguments.bin) / "kgingest", folder / "html", arguments.templates)
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as out:
        json.dump(predictions, out, ensure_ascii=False)
        out.flush()
        scorer = [
            sys.executable,
            str(folder / "score.py"),
            "--gt",
            str(folder / "ground-truth.json"),
            "--worst",
            str(arguments.worst),
            out.name,
        ]
        print(
            subprocess.run(scorer, capture_output=True, text=True, check=True)
            .stdout.rstrip()
            .replace(pathlib.Path(out.name).stem, "newsgraph")
        )
    formulas = load_scorer(folder)
    scores = []
    for fold in range(FOLDS):
        names = sorted(
            n for n in truth if int(hashlib.sha256(site_of(truth[n]["url"]).encode()).hexdigest(), 16) % FOLDS == fold
        )
        scores.append(f1(formulas, truth, predictions, names))
        sites = len({site_of(truth[n]["url"]) for n in names})
        print(f"fold {fold}: {scores[-1]:.4f} ({len(names)} pages of {sites} sites)")
    print(
        f"mean of the folds: {sum(scores) / FOLDS:.4f}; all pages:"
        f" {f1(formulas, truth, predictions, sorted(truth)):.4f}"
    )


if __name__ == "__main__":
    main()
