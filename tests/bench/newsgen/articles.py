"""Articles: a story told at some length, with errors, misspellings and copies at set rates."""

import datetime
import random
import re
from dataclasses import dataclass, field
from functools import cached_property
from html import escape

from newsgen import prose, stories, words
from newsgen.grammar import capital, pick
from newsgen.world import Block

BLOCK_ARTICLES = 400


@dataclass
class Rates:
    error: float = 0.03
    misspelling: float = 0.02
    copies: float = 0.08


@dataclass
class Piece:
    role: str  # p, h2, quote, li
    text: str
    claims: list = field(default_factory=list)  # (fact, is wrong, predicate, subject, object, qualifiers)


@dataclass
class Article:
    number: int
    published: datetime.datetime
    section: str
    author: str
    title: str
    standfirst: str
    pieces: list
    tags: list
    agency: str = ""
    copy_of: object = None  # the Article
    misspelled: tuple = ()  # (as it should be, as it is)

    @property
    def id(self):
        return f"n{self.number:07d}"

    @cached_property
    def slug(self):
        """What stands in its URLs: the day and words of the title."""
        words_of_title = re.sub(r"[^a-z0-9]+", "-", self.title.lower())[:60].strip("-")
        return f"{self.section.lower()}/{self.published:%Y/%m/%d}/{words_of_title}-{self.number}/"

    @cached_property
    def title_html(self):
        return escape(self.title)

    @cached_property
    def standfirst_html(self):
        return escape(self.standfirst)

    @cached_property
    def published_iso(self):
        return self.published.isoformat() + "Z"

    def text(self):
        return "\n\n".join(piece.text for piece in self.pieces)


def _misspell(name, r):
    """One letter doubled, dropped, or changed for its neighbour."""
    at = 1 + int(r() * (len(name) - 2))
    roll = r()
    if roll < 0.34:
        return name[:at] + name[at] + name[at:]
    if roll < 0.67 or name[at] == name[at + 1]:
        return name[:at] + name[at + 1 :]
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _pieces(story, published, rates, r):
    """The facts of the story in an order of its own, parted by sentences without facts."""
    told = list(story.told(r, published.date()))
    first, rest = told[:1], told[1:]
    rest.sort(key=lambda fact: r())
    wanted, size = 2000 + int(r() * 2600), 0
    pieces, waiting = [], first + rest
    gap = max(1, int(wanted / 125 / (len(waiting) + 1)))
    while waiting or size < wanted:
        sentences, claims = [], []
        for _ in range(1 + int(r() * 3)):
            if waiting and (not pieces or r() * (gap + 1) < 1.3):
                fact = waiting.pop(0)
                wrong = fact.wrong is not None and r() < rates.error
                values, said = fact.wrong if wrong else (fact.values, fact.claims)
                sentences.append(capital(pick(r, fact.templates)(r, values)))
                claims += [(fact, wrong, *claim) for claim in said]
            else:
                sentences.append(prose.sentence(r))
        roll = r()
        if roll < 0.2 and len(pieces) > 1:
            who = pick(r, story.people).surname
            sentences.append(
                f"“{prose.quote(r)},” {pick(r, ('said', 'added', 'told', 'says'))} {who}."
                if roll > 0.06
                else f"{who} {pick(r, words.ADVERBS)} added: “{prose.quote(r)}.”"
            )
        text = " ".join(sentences)
        pieces.append(Piece("p", text, claims))
        size += len(text)
        if r() < 0.06 and len(pieces) > 2:
            pieces.append(Piece("h2", prose.subheading(r)))
        elif r() < 0.04:
            pieces += [Piece("li", prose.caption(r)) for _ in range(3)]
    return pieces


def _agency(r):
    return pick(r, ("Norpress", "Unity Wire", "Coastal News Agency", "Meridian Press"))


def _title(story, r):
    return capital(pick(r, story.heads)(r, story.values))


def write(story, rates, r):
    hours = int(r() * 70)
    published = datetime.datetime.combine(story.day, datetime.time(6)) + datetime.timedelta(
        hours=hours, minutes=int(r() * 60)
    )
    author = (
        f"{pick(r, words.GIVEN_FEMALE if r() < 0.5 else words.GIVEN_MALE)}"
        f" {capital(pick(r, words.NOUNS))}{pick(r, ('man', 'er', 'son', 'ley'))}"
    )
    pieces = _pieces(story, published, rates, r)
    article = Article(
        -1,
        published,
        story.section,
        author,
        _title(story, r),
        prose.sentence(r),
        pieces,
        [person.name for person in story.people] + [capital(pick(r, words.NOUNS))],
    )
    if r() < 0.15:
        article.agency = _agency(r)
    if r() < rates.misspelling:
        name = pick(r, story.people).surname
        where = [piece for piece in pieces if name in piece.text]
        if where:
            wrong = _misspell(name, r)
            piece = pick(r, where)
            piece.text = piece.text.replace(name, wrong)
            article.misspelled = (name, wrong)
    return article


def wire_copy(original, story, r):
    """What another outlet makes of an agency's story: a headline of its own, the end cut off."""
    keep = max(2, int(len(original.pieces) * (0.5 + r() * 0.5)))
    agency = original.agency or _agency(r)
    original.agency = agency
    later = original.published + datetime.timedelta(minutes=int(20 + r() * 600))
    return Article(
        -1,
        later,
        original.section,
        agency,
        _title(story, r),
        original.standfirst,
        original.pieces[:keep],
        original.tags,
        agency,
        original,
        original.misspelled,
    )


def block_articles(seed, number, rates):
    """The articles of one block of the world, in order of their numbers."""
    block = Block(seed, number)
    r = random.Random(f"articles {seed} {number}").random
    articles = []
    while len(articles) < BLOCK_ARTICLES:
        story = pick(r, stories.KINDS)(block, r)
        for _ in range(1 + int(r() * r() * 4)):
            original = write(story, rates, r)
            articles.append(original)
            while r() < rates.copies:
                articles.append(wire_copy(original, story, r))
    articles.sort(key=lambda article: r())
    del articles[BLOCK_ARTICLES:]
    for at, article in enumerate(articles):
        article.number = number * BLOCK_ARTICLES + at
    return articles
