"""Sentences without a fact: what fills an article between its facts. They make sense by grammar only."""

from newsgen import words
from newsgen.grammar import Grammar, capital, pick


def _count(r):
    """12, 480, 1,730: with a comma as newspapers write it."""
    size = r()
    if size < 0.4:
        return str(int(11 + r() * 88))
    return str(int(110 + r() * 880)) if size < 0.8 else f"{int(1100 + r() * 88000):,}"


def _money(r):
    return pick(r, ("£", "$", "€")) + (f"{1 + r() * 80:.1f} million" if r() < 0.4 else f"{int(1200 + r() * 790000):,}")


def _percent(r):
    return f"{r() * 80:.1f} per cent" if r() < 0.6 else f"{int(3 + r() * 90)} per cent"


def _street(r):
    a = pick(r, words.NOUNS)
    return capital(a) + " " + pick(r, ("Street", "Lane", "Road", "Row", "Square", "Hill", "Walk", "Yard"))


LISTS = {
    "n": words.NOUNS,
    "ns": words.PLURALS,
    "adj": words.ADJECTIVES,
    "v": words.VERBS,
    "adv": words.ADVERBS,
    "mat": words.MATERIALS,
    "folk": words.PEOPLE,
    "prep": words.PREPOSITIONS,
    "month": words.MONTHS,
    "weekday": words.WEEKDAYS,
}
FUNCTIONS = {"count": _count, "money": _money, "percent": _percent, "street": _street}
GRAMMAR = Grammar(LISTS, FUNCTIONS)

_PLAIN = GRAMMAR.compile_all("""
(The|Every|Some|No|Another) {adj} {n} {prep} the {adj} {n} {adv} {v} (a|the|its) {n} of {mat}.
{count} {folk} {adv} {v} the {adj} {n} {prep} {street}, (though|while|because|and) {adj} {ns} {v} (most|few|none|some) of the {n}.
(Around|About|Almost|Nearly|Roughly|Over) {percent} of {adj} {ns} {v} {mat} or {mat} (last|this|in) {month}, {adj} {folk} {v}.
{adv} {adj} {folk} {v} {adj} {ns} {prep} the {n}; (others|some|many|a few) {adv} {v} the {n}.
(When|After|Before|Once|As) the {n} {v} the {adj} {n}, {count} {folk} {v} {adj} {ns} {prep} {street}.
{adj} {ns}, {adj} {ns} and {mat} {adv} {v} the {n} {prep} the {adj} {n}.
A {n} of {money} {v} the {adj} {n}, (yet|but|so|and) {folk} {adv} {v} {adj} {ns}.
(Nobody|Hardly anybody|Not one of the {folk}|Only the {adj} {folk}) {prep} {street} {v} a {n} so {adj} or {ns} so {adj}.
(Between|From) the {n} and the {n}, {adj} {ns} {adv} {v} {count} {ns} of {mat} (a|each|per) {n}.
What {folk} {v} was (less|more) a {n} than a {adj} {n} {prep} {adj} {mat}.
(Since|Until|Early in|Late in) {month} the {adj} {n} {v} {mat}, {count} {ns} and a {adj} {n}.
The {n} {adv} {v} {folk}: {adj} {ns} {prep} the {n}, {adj} {mat} {prep} the {n}.
(Neither|Either) the {n} nor the {adj} {n} {v} {ns} that {adj} {folk} {v} {prep} {street}.
{folk} from {street} {v} {money} for {adj} {mat}, {count} {ns} and one {adj} {n}.
(Outside|Inside|Behind|Near) the {n}, {adj} {folk} {adv} {v} {ns}; {prep} it, {mat} {v} the {n}.
Its {adj} {n} {v} {adj} {ns} (twice|daily|weekly|hourly), {count} of them {prep} the {n} and {count} {prep} {street}.
That {adj} {n} {v} less {mat} than the {n} {adv} {v}, {folk} and {folk} {v}.
(With|Without) {adj} {mat}, the {n} {v} {percent} of its {ns} and {adv} {v} the {adj} rest.
""")

_QUOTES = GRAMMAR.compile_all("""
(We|They|Those {folk}|You) {adv} {v} the {adj} {n}, and (nobody|no {n}|hardly a {n}) {v} {adj} {ns}
(My|Our|Their|Your) {n} was {adj}, {adj} and {adv} {adj}; {mat} {v} the {n}
(If|Because|Since|When) {folk} {v} {ns}, the {adj} {n} {adv} {v} {mat} too
(Every|Each) {n} {prep} the {n} {v} me, (but|and|yet) {adj} {ns} {adv} {v} the {n}
(I|We) {v} {count} {ns} of {adj} {mat} and {v} (one|no|a) {adj} {n}
There was {mat} {prep} the {n}, {adj} {ns} {prep} the {n} and a {adj} {n} {prep} {street}
""")

_COMMENTS = GRAMMAR.compile_all("""
(So|Well|Hm|Sorry|Honestly), {adj} {ns} {adv} {v} my {n}. (Anyone|Nobody|Who) else {prep} {street}?
{adj} {n}, {adj} {n}. (Bring back|Keep|Close|Sell) the {adj} {n}!
(My|Our) {n} {v} {count} {ns} and {adv} {v} {adj} {mat}. (Thanks|Shame|Typical|Lovely).
(Can|Would|Could) {folk} (please|just|at last) (mend|paint|close|open) the {adj} {n} {prep} {street}?
""")

_CAPTIONS = GRAMMAR.compile_all("""
{adj} {ns} {prep} the {n} (on|last) {weekday}
The {adj} {n} {prep} {street}, (seen|pictured|photographed) in {month}
{folk} {prep} a {adj} {n}
""")

_SUBHEADINGS = GRAMMAR.compile_all("""
{adj} {ns}, {adj} {n}
The {n} {prep} the {n}
{mat} and {adj} {ns}
{count} {adj} {ns}
""")


def sentence(r):
    return capital(_PLAIN[int(r() * len(_PLAIN))](r, None))


def quote(r):
    return capital(_QUOTES[int(r() * len(_QUOTES))](r, None))


def comment(r):
    return capital(_COMMENTS[int(r() * len(_COMMENTS))](r, None)) + (" " + sentence(r) if r() < 0.5 else "")


def caption(r):
    return capital(pick(r, _CAPTIONS)(r, None))


def subheading(r):
    return capital(pick(r, _SUBHEADINGS)(r, None))
