#!/usr/bin/env python3
"""Learns the weights of the line model of the plain-text cleaner, and tells what they are worth on sites never seen.

    kg_ingest_test --gtest_filter=PlainLines.FeaturesAreWrittenForTheLearner        (see there: which variables it reads)
    tests/bench/learn_lines.py FEATURES.jsonl [--out ingest/plain/line_weights.h] [--folds]

FEATURES.jsonl: one page a line, {"id", "n": number of features, "units": [[text, words, [feature, ...]], ...]}. A unit
belongs to the article when most of its 4-grams of words are in the public body of that page. The learner is an averaged
structured perceptron over a chain of states whose mistakes cost the more
the longer the line is. --folds
learns five times without one fifth of the sites, and scores the pages of that fifth.
"""
import argparse
import json
import os
import pathlib
import random
import statistics
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import flatten_pages  # noqa: E402  (beside this file)

EPOCHS = 14
RATE = 0.01
SCALE = 64


def label(units, body, scorer):
    """1 for units of the article. Short lines count where they stand in the body as a line, between long ones."""
    grams = set(scorer.ng(body))
    lines = {tuple(scorer.TOK.findall(line)) for line in body.split("\n")}
    labels = []
    for text, _, _ in units:
        words = scorer.TOK.findall(text)
        if len(words) >= 4:
            own = [tuple(words[i:i + 4]) for i in range(len(words) - 3)]
            labels.append(1 if sum(g in grams for g in own) * 2 > len(own) else 0)
        else:
            labels.append(2 if words and tuple(words) in lines else 0)
    sure = [i for i, y in enumerate(labels) if y == 1]
    first, last = (sure[0], sure[-1]) if sure else (0, -1)
    return [1 if y == 1 or (y == 2 and first <= i <= last + 3) else 0 for i, y in enumerate(labels)]


def cost_of(words):
    return 0.3 + min(words, 60) / 8


# States: 0 before the article, 1 in it, 2 behind a part of it. Moves: 0 to 1, 1 to 2, 2 to 1, begin in 1.
NEXT = {0: ((0, None), (1, 0)), 1: ((1, None), (2, 1)), 2: ((2, None), (1, 2))}


def states_of(labels):
    """The states of a sequence of labels."""
    out, seen = [], False
    for y in labels:
        seen = seen or y == 1
        out.append(1 if y else 2 if seen else 0)
    return out


def viterbi(page, weights, moves, gold=None):
    """The best sequence of states that is in the article once; with `gold`, mistakes are attractive by their cost."""
    low = -1e9
    score, back = [0.0, moves[3], low], []
    for i, (_, words, features) in enumerate(page):
        emit = sum(weights[f] for f in features)
        bonus = [0.0, emit, 0.0]
        if gold is not None:
            for state in range(3):
                if (state == 1) != (gold[i] == 1):
                    bonus[state] += cost_of(words)
        if i == 0:
            score = [bonus[0], bonus[1] + moves[3], low]
            back.append((0, 1, 2))
            continue
        best, frm = [low * 2] * 3, [0, 1, 2]
        for state, targets in NEXT.items():
            for target, move in targets:
                value = score[state] + (0 if move is None else moves[move])
                if value > best[target]:
                    best[target], frm[target] = value, state
        score = [b + x for b, x in zip(best, bonus)]
        back.append(tuple(frm))
    state = 1 if score[1] > score[2] else 2
    out = [0] * len(page)
    for i in range(len(page) - 1, -1, -1):
        out[i] = state
        state = back[i][state]
    return out


def moves_of(states):
    count = [0] * 4
    count[3] = 1 if states and states[0] == 1 else 0
    for a, b in zip(states, states[1:]):
        for target, move in NEXT[a]:
            if target == b and move is not None:
                count[move] += 1
    return count


def learn(pages, count, seed=1):
    weights, total = [0.0] * count, [0.0] * count
    moves, moves_total = [0.0] * 4, [0.0] * 4
    pages = [(page, states_of(labels)) for page, labels in pages if any(labels)]
    order, rng, step = list(range(len(pages))), random.Random(seed), 0
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for index in order:
            page, gold = pages[index]
            found = viterbi(page, weights, moves, gold)
            step += 1
            wrong = [i for i in range(len(page)) if (found[i] == 1) != (gold[i] == 1)]
            if not wrong:
                continue
            delta, move_delta = {}, [a - b for a, b in zip(moves_of(gold), moves_of(found))]
            for i in wrong:
                for f in page[i][2]:
                    delta[f] = delta.get(f, 0) + (1 if gold[i] == 1 else -1)
            norm = sum(v * v for v in delta.values()) + sum(v * v for v in move_delta)
            margin = sum(v * weights[f] for f, v in delta.items()) + sum(v * m for v, m in zip(move_delta, moves))
            rate = min(RATE, max(0.0, sum(cost_of(page[i][1]) for i in wrong) - margin) / max(norm, 1))
            when = EPOCHS * len(pages) - step + 1
            for f, v in delta.items():
                weights[f] += rate * v
                total[f] += rate * v * when
            for k, v in enumerate(move_delta):
                moves[k] += rate * v
                moves_total[k] += rate * v * when
    steps = EPOCHS * len(pages)
    return [t / steps for t in total], [t / steps for t in moves_total]


HEADER = """// Learned by tests/bench/learn_lines.py; see line_model.h. Units: 1/{scale}.
#ifndef NEWSGRAPH_INGEST_PLAIN_LINE_WEIGHTS_H_
#define NEWSGRAPH_INGEST_PLAIN_LINE_WEIGHTS_H_

#include <array>
#include <cstdint>

namespace kg::ingest {{

inline constexpr int32_t kEnterArticle = {enter};
inline constexpr int32_t kLeaveArticle = {leave};
inline constexpr int32_t kEnterAgain = {again};
inline constexpr int32_t kBeginInArticle = {begin};
// clang-format off
inline constexpr std::array<int16_t, {count}> kLineWeights = {{
{rows}
}};
// clang-format on

}}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_PLAIN_LINE_WEIGHTS_H_
"""


def write_header(path, weights, moves):
    numbers = [str(round(w * SCALE)) for w in weights]
    rows = ",\n".join("    " + ", ".join(numbers[i:i + 20]) for i in range(0, len(numbers), 20)) + ","
    enter, leave, again, begin = (round(m * SCALE) for m in moves)
    path.write_text(
        HEADER.format(scale=SCALE, enter=enter, leave=leave, again=again, begin=begin, count=len(numbers), rows=rows))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("features", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    gold = json.loads((flatten_pages.shared_folder() / "ground-truth.json").read_text(encoding="utf-8"))
    scorer = flatten_pages.load_scorer()
    pages, count = {}, 0
    for line in open(options.features, encoding="utf-8"):
        page = json.loads(line)
        name = page["id"].rsplit("/", 1)[-1].split(".")[0]
        pages[name] = (page["units"], label(page["units"], gold[name]["articleBody"], scorer))
        count = page["n"]

    def text_of(name, states):
        return {"articleBody": "\n\n".join(u[0] for u, s in zip(pages[name][0], states) if s == 1)}

    names = sorted(pages)
    print("the labels themselves: F1 %.4f" % flatten_pages.f1_of(scorer, gold, {n: text_of(n, pages[n][1]) for n in names}, names)[0])
    if options.folds:
        found, means = {}, []
        for fold in flatten_pages.folds_of(gold):
            weights, moves = learn([pages[n] for n in names if n not in fold], count)
            found.update({n: text_of(n, viterbi(pages[n][0], weights, moves)) for n in fold})
            means.append(flatten_pages.f1_of(scorer, gold, found, fold)[0])
        print("folds never learned on:", " ".join(f"{m:.4f}" for m in means), f"mean {statistics.mean(means):.4f}")
        print("together: F1 %.4f, precision %.4f, recall %.4f" % flatten_pages.f1_of(scorer, gold, found, names))
        single = sorted((flatten_pages.f1_of(scorer, gold, found, [n])[0], n) for n in names)
        for f1, name in single[:options.worst]:
            print(f"  {f1:.3f} {name} {gold[name].get('url', '')[:100]}")
    if options.out:
        weights, moves = learn([pages[n] for n in names], count)
        found = {n: text_of(n, viterbi(pages[n][0], weights, moves)) for n in names}
        print("learned on all: F1 %.4f, precision %.4f, recall %.4f" % flatten_pages.f1_of(scorer, gold, found, names))
        write_header(options.out, weights, moves)


if __name__ == "__main__":
    main()
