"""What the articles say, what of it is wrong, and where they contradict each other: JSON lines.

    {"predicate", "subject", "object", "qualifiers", "docs": [...], "wrong": false}            true, and who says so
    {"predicate", "subject", "object", "qualifiers", "docs": [...], "wrong": true, "truth": {"object", "subject", "qualifiers"}}
    {"contradiction": kind, "subject", "predicate", "said": [{"subject", "object", "qualifiers", "docs"} ...]}   the true one first
    {"misspelling": right, "as": wrong, "docs": [...]}
    {"copy": doc, "of": doc}

Predicates, objects and qualifiers are those of kgingest --claims; docs are the ids that the dump gives.
"""

import json


def _key(claim):
    predicate, subject, thing, qualifiers = claim
    return predicate, subject, str(thing), json.dumps(qualifiers, sort_keys=True)


def _line(out, data):
    out.write(json.dumps(data, ensure_ascii=False) + "\n")


def _said(claim, docs):
    return {"subject": claim[1], "object": claim[2], "qualifiers": claim[3], "docs": docs}


def write_truth(out, articles):
    """The facts of one block: blocks share none."""
    said, wrong, spelled = {}, {}, {}
    for article in articles:
        for piece in article.pieces:
            for fact, is_wrong, *claim in piece.claims:
                if not is_wrong:
                    said.setdefault(_key(claim), (claim, []))[1].append(article.id)
                    continue
                at = fact.wrong[1].index(tuple(claim))
                right = fact.claims[at]
                if _key(claim) == _key(right):  # of several claims in one sentence only some are wrong
                    said.setdefault(_key(claim), (claim, []))[1].append(article.id)
                else:
                    wrong.setdefault((_key(claim), _key(right)), (fact.kind, claim, right, []))[3].append(article.id)
        if article.misspelled:
            spelled.setdefault(article.misspelled, []).append(article.id)
    for claim, docs in said.values():
        predicate, subject, thing, qualifiers = claim
        docs = list(dict.fromkeys(docs))
        _line(
            out,
            {
                "predicate": predicate,
                "subject": subject,
                "object": thing,
                "qualifiers": qualifiers,
                "docs": docs,
                "wrong": False,
            },
        )
    for (_, right_key), (kind, claim, right, docs) in wrong.items():
        docs = list(dict.fromkeys(docs))
        _line(
            out,
            {
                "predicate": claim[0],
                **_said(claim, docs),
                "wrong": True,
                "truth": dict(zip(("subject", "object", "qualifiers"), right[1:])),
            },
        )
        if right_key in said:
            camps = [_said(right, list(dict.fromkeys(said[right_key][1]))), _said(claim, docs)]
            _line(out, {"contradiction": kind, "subject": right[1], "predicate": right[0], "said": camps})
    for (right, as_it_is), docs in spelled.items():
        _line(out, {"misspelling": right, "as": as_it_is, "docs": docs})
    for article in articles:
        if article.copy_of is not None and article.copy_of.number >= 0:
            _line(out, {"copy": article.id, "of": article.copy_of.id})
