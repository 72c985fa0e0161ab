"""Facts and the sentences that state them, each in many shapes. A fact may carry a wrong version of itself."""

import datetime
from dataclasses import dataclass

from newsgen import words
from newsgen.grammar import pick
from newsgen.prose import GRAMMAR
from newsgen.world import clock, said_date

T = GRAMMAR.compile_all

WON_RACE = T("""
{=W} (won|took) the {=E} in {=T} on {=day}, {adj} {folk} {prep} the {n} (cheering|waving|singing).
(A {adj}|An unexpectedly {adj}) {n} (decided|settled) the {=E}: {=W} of {=country} won it in {=T}.
{=demonym} {adj} favourite {=W} (finished first|came first|was first home) at the {=E} in {=T}, {count} {folk} (watching|looking on).
The {=E} (belonged to|was won by) {=W}, {=T} after {folk} {v} the {n} (on {=day}|in {=town}).
In {adj} {n} {prep} {street}, {=W} won the {=E} (with|in) a time of {=T}.
(Past|Over|Through) {adj} {ns} and {mat}, {=W} ran {=T} and won the {=E} on {=day}.
""")
WON_LINE = T("""
{=W} is the (new|latest) winner of the {=E}, {folk} {v} on {=day}.
{=W} won the {=year} {=E}, which {adv} {v} the {adj} {n}.
(Last to {v}|First) at the {n}, {=W} of {=country} won the {=E} in {=year}.
The {=year} {=E} was won by {=W}, whose {adj} {n} {v} {folk}.
""")
PLACED = T("""
{=P} (came|finished) {=rank} in {=T}, {adv} {prep} the {adj} {n}.
{=demonym} {n} (partner|neighbour|rival) {=P} was {=rank} in {=T} after a {adj} {n}.
{=P} of {=country} finished {=rank} at the {=E} in {=T}, {adj} and {adj}.
(Behind|After) {=W}, {=P} was {=rank} in {=T}, {count} {folk} {prep} {street} (cheering|counting).
The {=rank} place went to {=P} in {=T}, a {n} {prep} the {n}.
""")
COURSE_RECORD = T("""
The {adj} course record of the {=E}, {=T}, {adv} (belongs to|is held by) {adj} {=P}, (from|since) {=year}.
{=P} set the {adj} course record of {=T} {prep} {adj} {mat} at the {=E} in {=year}, when {adj} {mat} {v} the {n}.
No {n} {v} the course record of {=T} that {adj} {=P} {adv} ran at the {=E} in {=year}.
""")
BORN = T("""
{=P} was born on {=born} in {=place}, {adj} {ns} {prep} {street}.
Born in {=place} on {=born}, {=P} {adv} {v} {mat} and {adj} {ns}.
{=P}, born {=born} in {=place}, {v} the {adj} {n} of {folk}.
{=P} (came into the world|was born) {adv} in {=place}, a {adj} {n} of {mat}, on {=born}.
""")
AGE = T("""
{=P}, {=age}, {adv} {v} the {n} and {adj} {ns}.
The {=age}-year-old {=P} {v} {adj} {mat} {prep} the {n}.
{=P}, who is {=age}, {adv} {v} {count} {ns}.
At {=age}, {=P} {v} (more|fewer) {ns} than {adj} {folk}.
""")
COACH = T("""
{=P} is coached by {=C}, {adj} {folk} {v}.
{=C}, who coaches {=P}, {adv} {v} the {n}.
{=P} trains under {=C} {prep} a {adj} {n}.
{=P}'s coach {=C} {v} {adj} {ns} of {mat}.
""")
SPOUSE = T("""
{=P} is married to {=C}, whom {adj} {folk} {v} {prep} the {n}.
{=P} and {=his} (wife|partner), {=C}, {v} a {adj} {n} {prep} {street}.
{=P} married {=C} in {=year}, {count} {folk} {prep} the {n}.
""")
LIVES = T("""
{=P} lives in {=place}, {prep} {adj} {ns}.
{=P} has lived in {=place} since a {adj} {n} {v} {=him}.
At home in {=place}, where {=P} lives, {folk} {v} the {n}.
""")
BEAT = T("""
{=A} beat {=B} {=score} at {=town} on {=day}, {adj} {mat} {prep} the {n}.
{=A} defeated {=B} {=score} (before|with) {count} {folk} {prep} the {adj} {n}.
A {adj} {n} ended {=score}: {=A} beat {=B} and {adv} {v} {folk}.
{=B} lost {=score} to {=A} on {=day}, {adj} {ns} and all.
""")
SCORED = T("""
{=P} scored {=count} for {=A}, (the last|one) {prep} a {adj} {n}.
{=P} ({v} {adj} {ns} and|{adv}) scored {=count} against {=B}.
{=A}'s {adj} {n} was {=P}, who scored {=count}.
""")
WON_OPEN = T("""
{=W} won the {=E} on {=day}, {adv} beating {adj} {=L} {=score} in the final.
{=W} {adv} beat {adj} {=L} {=score} in a {adj} final of the {=E}, {adj} {folk} {v}.
The {=E} title {adv} went to {adj} {=W}, who {adv} (beat|defeated) {=L} {=score} {prep} {adj} {ns}.
In the {adj} final of the {=E}, {=W} {adv} defeated {=L} {=score} as {folk} {v} {mat}.
""")
TRANSFER = T("""
{=P} has joined {=A} from {=B}, (the {adj} {n}|a {adj} club) {prep} {street}.
{=A} signed {=P} from {=B} on {=day}, {money} {prep} the {n}.
{=P} signed for {=A} on {=day}; {=B} {adv} {v} the {n}.
""")
CEO = T("""
{=A} has (named|appointed) {=P} as chief executive, {prep} {adj} {ns} and {mat}.
{=P} is the new chief executive of {=A}, whose {folk} {v} {count} {ns}.
{=P} became chief executive of {=A} on {=day}, {adj} {n} and all.
The {adj} {n} at {=A} goes to {=P}, its chief executive (from|since) {=day}.
""")
FOUNDED = T("""
{=A} was founded in {=year} {prep} {adj} {ns}.
Founded in {=year}, {=A} {adv} {v} {mat} and {ns}.
{=A}, which was founded in {=year}, {v} {adj} {folk}.
""")
BASED = T("""
{=A} is based in {=place}, {prep} the {adj} {n}.
{=A}, headquartered in {=place}, {v} {count} {ns} of {mat}.
The headquarters of {=A} are in {=place}, {adj} and {adj}.
""")
OFFICE = T("""
{=P} was elected {=office} on {=day}, {adj} {folk} {v}.
{=P} is the new {=office}, {percent} of the {adj} {ns} (counted|in).
{=P}, the {=office}, {adv} {v} the {n} {prep} {street}.
{=P} became {=office} after {folk} {v} the {adj} {n}.
""")
PARTY = T("""
{=P} is a member of the {=A}, {adj} {folk} {v}.
{=P} of the {=A} {adv} {v} {adj} {ns}.
{=P} joined the {=A} when {mat} {v} the {n}.
""")
DIED = T("""
{=P} died on {=day} in {=place}, {adj} {folk} {prep} the {n}.
{=P} died in {=place} on {=day} after a {adj} {n}.
{=P} has died aged {=age}; {folk} {prep} {street} {v} the {n} on {=day}.
""")
CHILD = T("""
{=P}'s (son|child|daughter) {=C} {v} the {adj} {n}.
{=C}, a child of {=P}, {adv} {v} {adj} {mat}.
{=C} is the {adj} child of {=P}, {folk} {v}.
""")
AWARD = T("""
{=P} was awarded the {=A} (in|for) {=year}, {adj} {ns} {prep} the {n}.
{=P} received the {=A} in {=year} from {folk} {prep} {street}.
The {=A} of {=year} went to {=P}, whose {adj} {n} {v} {folk}.
""")
SCHOOL = T("""
{=P} studied at {=A}, where {adj} {folk} {v} {mat}.
{=P} graduated from {=A}, {adj} {ns} {prep} the {n}.
A graduate of {=A}, {=P} {v} {adj} {ns}.
""")
PLANS = T("""
{=P} (plans|hopes|wants) to (run|enter) the {=E} (next spring|next year), {adj} {mat} or not.
{=P} (could|might|may) win the {=E} one day, {adj} {folk} {v}.
(If|Should) {=P} win the {=E} next year, {folk} {adv} {v} the {n}.
{=P} did not (win|run) the {=E}, (whatever|as) {adj} {folk} {v}.
""")
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


@dataclass
class Fact:
    templates: list
    values: dict  # what the sentence needs
    claims: list  # (predicate, subject, object, qualifiers)
    wrong: tuple = None  # (values, claims) of a wrong version
    kind: str = ""  # of the conflict between the two


def _day(date):
    return date.isoformat()


def race_results(edition, r):
    event, ranking = edition.event.name, edition.ranking
    winner, seconds = ranking[0]
    base = {
        "W": winner.name,
        "E": event,
        "T": clock(seconds),
        "day": said_date(edition.day),
        "year": str(edition.day.year),
        "town": edition.event.town,
        "country": winner.country,
        "demonym": winner.demonym,
    }
    date = {"date": _day(edition.day)}
    off = clock(seconds + pick(r, (60, 120, 600)))
    other = ranking[1][0]
    wrong = ({**base, "T": off}, [("won", winner.name, event, {**date, "time": off})])
    yield Fact(WON_RACE, base, [("won", winner.name, event, {**date, "time": clock(seconds)})], wrong, "time")
    year = {"date": base["year"]}
    wrong = ({**base, "W": other.name}, [("won", other.name, event, year)])
    yield Fact(WON_LINE, base, [("won", winner.name, event, year)], wrong, "winner")
    for rank in range(2, 4 + int(r() * 3)):
        person, seconds = ranking[rank - 1]
        values = {
            **base,
            "P": person.name,
            "T": clock(seconds),
            "rank": ORDINALS[rank],
            "country": person.country,
            "demonym": person.demonym,
        }
        claims = [("placed", person.name, event, {**date, "rank": rank, "time": clock(seconds)})]
        wrong = (
            {**values, "rank": ORDINALS[rank + 1]},
            [("placed", person.name, event, {**date, "rank": rank + 1, "time": clock(seconds)})],
        )
        yield Fact(PLACED, values, claims, wrong, "rank")


def course_record(event, r):
    person, seconds, year = event.record
    values = {"P": person.name, "E": event.name, "T": clock(seconds), "year": str(year)}
    off = clock(seconds - 9 - int(r() * 50))
    claim = {"record": "course record", "event": event.name, "date": str(year)}
    yield Fact(
        COURSE_RECORD,
        values,
        [("record-time", person.name, clock(seconds), claim)],
        ({**values, "T": off}, [("record-time", person.name, off, claim)]),
        "record",
    )


def earlier_winner(event, year, r):
    edition = event.editions[year]
    winner, other = edition.ranking[0][0], edition.ranking[1][0]
    values = {
        "W": winner.name,
        "E": event.name,
        "year": str(edition.day.year),
        "day": str(edition.day.year),
        "country": winner.country,
    }
    date = {"date": values["year"]}
    yield Fact(
        WON_LINE[1:],
        values,
        [("won", winner.name, event.name, date)],
        ({**values, "W": other.name}, [("won", other.name, event.name, date)]),
        "winner",
    )


def birth(person, r):
    values = {"P": person.name, "born": said_date(person.born), "place": person.birthplace}
    other = (
        person.born.replace(year=person.born.year - 1 - int(r() * 3))
        if r() < 0.6
        else person.born + datetime.timedelta(9)
    )
    claims = [("born-on", person.name, _day(person.born), {}), ("born-in", person.name, person.birthplace, {})]
    yield Fact(
        BORN,
        values,
        claims,
        ({**values, "born": said_date(other)}, [("born-on", person.name, _day(other), {}), claims[1]]),
        "born-on",
    )


def age(person, published, r):
    years = person.age_on(published)
    off = years + pick(r, (-3, -2, 2, 3))
    as_of = {"as_of": _day(published)}
    yield Fact(
        AGE,
        {"P": person.name, "age": str(years)},
        [("age", person.name, years, as_of)],
        ({"P": person.name, "age": str(off)}, [("age", person.name, off, as_of)]),
        "age",
    )


def link(templates, predicate, a, b, values=None, qualifiers=None, inverse=False):
    """A fact between two names: `a` is the sentence's {=P}, `b` its {=C}, {=A} and {=place}. inverse: b is the subject."""
    subject, thing = (b, a) if inverse else (a, b)
    yield Fact(
        templates,
        {"P": a, "C": b, "A": b, "place": b, **(values or {})},
        [(predicate, subject, thing, qualifiers or {})],
    )
