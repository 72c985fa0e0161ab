#!/usr/bin/env python3
"""Makes news-like articles with known truth, and web pages around them: any number, from a seed, no text twice.

    generate_news.py --count 20000 --out pages/                 HTML pages as files (--gzip: each .html.gz)
    generate_news.py --count 20000 --out news.warc.gz --truth truth.jsonl
    generate_news.py --count 5000 --text --out news.jsonl       plain text instead of pages

--out is a folder, or a dump by its ending: .jsonl, .jsonl.gz, .warc, .warc.gz, .zip, .tar.gz. --truth writes the facts, the
planted errors and contradictions (see newsgen/truth.py). The same seed gives the same documents on every machine; what
compresses them may differ with the version of zlib. It serves size, not quality: the prose follows templates, so what a rule
finds in it says nothing about real news.

--check makes 200 articles twice and compares them, and looks for runs of words that come twice or are from elsewhere.
"""

import argparse
import random
import sys

from newsgen import checks
from newsgen.articles import BLOCK_ARTICLES, Rates, block_articles
from newsgen.designs import make_sites
from newsgen.grammar import pick
from newsgen.outputs import open_output
from newsgen.truth import write_truth


def pages(seed, number, wanted, articles, sites):
    """(article, url, page) of those wanted of a block's articles; their teasers name any of the block."""
    r = random.Random(f"pages {seed} {number}").random
    for article in wanted:
        site = pick(r, sites)
        count = site.noise.teasers
        start, step = int(r() * len(articles)), 1 + int(r() * 5)
        others = [articles[(start + at * step) % len(articles)] for at in range(count + 3)]
        others = [other for other in others if other is not article][: max(count, 2)]
        yield article, site.url(article), site.page(article, others, r)


def plain_text(article):
    by = f"By {article.author}\n{article.published.day} {article.published:%B %Y}\n\n"
    return f"{article.title}\n\n{by}{article.text()}\n"


def generate(arguments, output, truth):
    rates = Rates(arguments.error_rate, arguments.misspelling_rate, arguments.copies)
    sites = make_sites(arguments.seed, arguments.html_noise)
    for number in range(-(-arguments.count // BLOCK_ARTICLES)):
        articles = block_articles(arguments.seed, number, rates)
        wanted = articles[: arguments.count - number * BLOCK_ARTICLES]
        if arguments.text:
            for article in wanted:
                output.add(article, sites[article.number % len(sites)].url(article), plain_text(article).encode())
        else:
            for article, url, page in pages(arguments.seed, number, wanted, articles, sites):
                output.add(article, url, page.encode())
        if truth is not None:
            write_truth(truth, wanted)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000, help="articles (1000)")
    parser.add_argument("--out", help="folder or dump")
    parser.add_argument("--truth", help="file for the truth, JSON lines")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--text", action="store_true", help="plain text instead of pages")
    parser.add_argument("--gzip", action="store_true", help="files of a folder are compressed")
    parser.add_argument("--error-rate", type=float, default=0.03, help="of statements that are wrong (0.03)")
    parser.add_argument("--misspelling-rate", type=float, default=0.02, help="of articles that misspell a name (0.02)")
    parser.add_argument("--copies", type=float, default=0.08, metavar="RATE", help="wire copies an article (0.08)")
    parser.add_argument("--html-noise", type=float, default=1.0, help="1: pages of 40 to 120 KB; 0.1: small ones")
    parser.add_argument("--check", action="store_true", help="check the generator itself; needs no --out")
    arguments = parser.parse_args()
    if arguments.check:
        sys.exit(checks.run(generate, arguments))
    if not arguments.out or arguments.count < 1 or arguments.copies >= 0.9:
        parser.error("--out is needed, --count is at least 1, --copies below 0.9")
    output = open_output(arguments.out, arguments.text, arguments.gzip)
    truth = open(arguments.truth, "w", encoding="utf-8") if arguments.truth else None
    generate(arguments, output, truth)
    output.close()
    if truth is not None:
        truth.close()


if __name__ == "__main__":
    main()
