"""The generator's check of itself: the same twice, no run of words twice, none from the rules or the sample articles."""

import copy
import io
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[3]
ARTICLES = 200
RUN = 8
# Two reports of one race may meet in a run: two names, a time and a date are eight words. Of 1,000 runs 3 are let pass.
ALLOWED_SHARE = 0.003
_WORD = re.compile(r"\w+")


class _Collect:
    def __init__(self):
        self.articles, self.bodies = [], []

    def add(self, article, url, body):
        self.articles.append(article)
        self.bodies.append((url, body))


def _runs(text, size=RUN):
    words = _WORD.findall(text.lower())
    return {" ".join(words[i : i + size]) for i in range(len(words) - size + 1)}


def _foreign_runs():
    files = sorted((ROOT / "extract" / "rules").glob("*.rules")) + sorted((ROOT / "corpus").rglob("*.*"))
    runs = set()
    for file in files:
        text = file.read_text(encoding="utf-8", errors="replace")
        if file.suffix == ".rules":  # examples mark their mentions: [Ana Ruiz|Person]
            text = re.sub(r"\|[^\]]*\]", " ", text)
        runs |= _runs(text)
    return runs


def _twice(generate, arguments):
    both = []
    for _ in range(2):
        output, truth = _Collect(), io.StringIO()
        generate(arguments, output, truth)
        both.append((output, truth.getvalue()))
    (first, first_truth), (second, second_truth) = both
    return first, first_truth, first.bodies == second.bodies and first_truth == second_truth


def run(generate, arguments):
    """0 when all is well."""
    arguments = copy.copy(arguments)
    arguments.count, arguments.html_noise = ARTICLES, min(arguments.html_noise, 0.2)
    output, truth, same = _twice(generate, arguments)
    problems = [] if same else ["the same seed gave other bytes"]
    originals = [article for article in output.articles if article.copy_of is None]
    seen, total, repeated = {}, 0, []
    for article in originals:
        for words in _runs(article.text()):
            total += 1
            if words in seen:
                repeated.append(f"{seen[words]} and {article.id}: {words}")
            seen[words] = article.id
    share = len(repeated) / total
    if share > ALLOWED_SHARE:
        problems += [f"{share:.4%} of the runs of {RUN} words come in two articles"] + repeated[:20]
    foreign = sorted(set(seen) & _foreign_runs())
    problems += [f"also in rules or corpus: {words}" for words in foreign]
    if truth.count('"wrong": true') == 0 or truth.count('"contradiction"') == 0:
        problems.append("no error or no contradiction was planted")
    for problem in problems:
        print(problem)
    sizes = sorted(len(article.text().encode()) for article in originals)
    print(
        f"{len(output.articles)} articles, {sizes[0]} to {sizes[-1]} bytes of text, {total} runs of {RUN} words,"
        f" {share:.4%} of them twice, {len(foreign)} from elsewhere; {'FAILED' if problems else 'good'}"
    )
    return 1 if problems else 0
