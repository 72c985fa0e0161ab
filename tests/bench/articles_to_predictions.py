#!/usr/bin/env python3
"""Articles as `kgingest --articles` prints them, as predictions for the scorer of the article bodies.

usage: kgingest --articles PAGES | articles_to_predictions.py > P.json

P.json is {id: {"articleBody": text}}; the id is the file's name before its first dot. The body holds running text,
sub-headings, lists, quotes, table rows and datelines; title, standfirst, captions and key points are no part of it.
"""
import json
import sys

BODY = {"body", "sub-heading", "list", "quote", "table row", "correction"}


def main():
    predictions = {}
    for line in sys.stdin:
        article = json.loads(line)
        name = article["source"].rsplit("/", 1)[-1].split(".", 1)[0]
        text = "\n\n".join(block["text"] for block in article["blocks"] if block["role"] in BODY)
        predictions[name] = {"articleBody": text}
    json.dump(predictions, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
