"""Stories: something happened, and one to four articles report it, each in its own words and order."""

import datetime

from newsgen import facts
from newsgen.facts import Fact, link
from newsgen.grammar import pick
from newsgen.prose import GRAMMAR
from newsgen.world import FIRST_YEAR, LAST_YEAR, PARTIES, POSITIONS, said_date

T = GRAMMAR.compile_all


class Story:
    def __init__(self, section, day, heads, values, told, people):
        self.section, self.day, self.heads, self.values, self.told, self.people = (
            section,
            day,
            heads,
            values,
            told,
            people,
        )


RACE_HEADS = T("""
{=W} (takes|wins) {=E} (in|with) {adj} {n}
{=E}: {adj} {n} for {=W}
{adj} {mat}, {adj} {ns}: {=W} (wins|first) at {=E}
""")
CUP_HEADS = T("""
{=A} beat {=B} {=score} {prep} {adj} {n}
{=score}: {=B} {v} {adj} {ns} at {=town}
{adj} {n} for {=A} as {=B} lose
""")
PROFILE_HEADS = T("""
{=P}: {adj} {n}, {adj} {ns}
{adj} {mat} and {ns}: the {n} of {=P}
(Meet|At home with) {=P}, {adj} {prep} the {n}
""")
FIRM_HEADS = T("""
{=A} (picks|names|appoints) {=P} {prep} {adj} {ns}
{=P} to lead {=A}, {folk} {v}
{adj} {n} at {=A}: {=P} takes over
""")
OFFICE_HEADS = T("""
{=P} elected {=office}
{adj} {ns}, {adj} {n}: {=P} is {=office}
{percent} {prep} {adj} {n}: {=office} {=P}
""")
DEATH_HEADS = T("""
{=P}, {adj} {n} of {mat}, dies
{folk} mourn {=P}
{=P} dies {prep} {adj} {ns}
""")
AWARD_HEADS = T("""
{=A} goes to {=P}
{=P} (honoured|rewarded) for {adj} {ns}
{adj} {n}: {=A} for {=P}
""")
TRANSFER_HEADS = T("""
{=P} (moves|goes) to {=A}
{=A} sign {=P} {prep} {adj} {n}
{money}, {adj} {ns}: {=P} leaves {=B}
""")
PLAIN_HEADS = T("""
{adj} {ns} {prep} {street}: {folk} {v} {mat}
{folk} {v} {adj} {n} {prep} {street}
{count} {ns}, {adj} {mat} and a {adj} {n}
""")


def _some_day(r):
    return datetime.date(FIRST_YEAR + int(r() * (LAST_YEAR - FIRST_YEAR + 1)), 1 + int(r() * 12), 1 + int(r() * 28))


def _background(block, person, published, r):
    """What an article adds on a person."""
    yield from facts.age(person, published, r)
    roll = r()
    if roll < 0.3:
        yield from facts.birth(person, r)
    elif roll < 0.5 and person.name in block.coach_of:
        yield from link(facts.COACH, "coach-of", person.name, block.coach_of[person.name].name, inverse=True)
    elif roll < 0.7:
        yield from link(facts.LIVES, "lives-in", person.name, person.birthplace, {"him": person.him})


def race(block, r):
    event = pick(r, block.races)
    at = int(r() * len(event.editions))
    edition = event.editions[at]

    def told(r, published):
        yield from facts.race_results(edition, r)
        if at > 0:
            yield from facts.earlier_winner(event, at - 1, r)
        if event.record[2] < edition.day.year:
            yield from facts.course_record(event, r)
        for person, _ in edition.ranking[:3]:
            yield from _background(block, person, published, r)
        if r() < 0.5:
            yield Fact(facts.PLANS, {"P": edition.ranking[3][0].name, "E": pick(r, block.races).name}, [])

    winner = edition.ranking[0][0]
    return Story(
        "Sport", edition.day, RACE_HEADS, {"W": winner.name, "E": event.name}, told, [p for p, _ in edition.ranking[:3]]
    )


def final(block, r):
    event = pick(r, block.opens)
    edition = pick(r, event.editions)
    winner, loser = edition.ranking[0][0], edition.ranking[1][0]
    score = pick(r, ("6-4, 6-2", "7-5, 6-3", "6-1, 4-6, 6-3", "7-6, 3-6, 6-4", "6-0, 6-4"))

    def told(r, published):
        date = {"date": edition.day.isoformat()}
        values = {"W": winner.name, "L": loser.name, "E": event.name, "day": said_date(edition.day), "score": score}
        claims = [
            ("won", winner.name, event.name, date),
            ("beat", winner.name, loser.name, {"event": event.name, "round": "final", **date}),
        ]
        wrong = (
            {**values, "W": loser.name, "L": winner.name},
            [
                ("won", loser.name, event.name, date),
                ("beat", loser.name, winner.name, {"event": event.name, "round": "final", **date}),
            ],
        )
        yield Fact(facts.WON_OPEN, values, claims, wrong, "winner")
        for person in (winner, loser):
            yield from _background(block, person, published, r)
        yield Fact(facts.PLANS, {"P": loser.name, "E": pick(r, block.opens).name}, [])

    return Story("Sport", edition.day, RACE_HEADS, {"W": winner.name, "E": event.name}, told, [winner, loser])


def match(block, r):
    a = int(r() * len(block.clubs))
    b = (a + 1 + int(r() * (len(block.clubs) - 1))) % len(block.clubs)
    home, away, day = block.clubs[a], block.clubs[b], _some_day(r)
    high = 2 + int(r() * 4)
    low = int(r() * high)
    score, scorer = f"{high}-{low}", pick(r, block.athletes)
    values = {"A": home, "B": away, "score": score, "day": said_date(day), "town": block.towns[a]}

    def told(r, published):
        date = {"date": day.isoformat()}
        off = f"{high + 1}-{low}"
        yield Fact(
            facts.BEAT,
            values,
            [("beat", home, away, {**date, "score": score})],
            ({**values, "score": off}, [("beat", home, away, {**date, "score": off})]),
            "score",
        )
        yield Fact(
            facts.SCORED,
            {**values, "P": scorer.name, "count": pick(r, ("a goal", "a late goal", "the first goal"))},
            [("scored", scorer.name, away, {"count": 1, **date})],
        )
        coach = block.club_coach[a]
        yield from link(facts.COACH[:2], "coach-of", home, coach.name, inverse=True)
        yield from _background(block, scorer, published, r)

    return Story("Sport", day, CUP_HEADS, values, told, [scorer, block.club_coach[a]])


def profile(block, r):
    person, day = pick(r, block.athletes), _some_day(r)

    def told(r, published):
        yield from facts.birth(person, r)
        yield from facts.age(person, published, r)
        yield from link(facts.COACH, "coach-of", person.name, block.coach_of[person.name].name, inverse=True)
        yield from link(facts.SCHOOL, "educated-at", person.name, f"{person.birthplace} College")
        for event in block.races:
            for at, edition in enumerate(event.editions):
                if edition.ranking[0][0] is person and edition.day < published:
                    yield from facts.earlier_winner(event, at, r)
        yield Fact(facts.PLANS, {"P": person.name, "E": pick(r, block.races).name}, [])

    return Story("People", day, PROFILE_HEADS, {"P": person.name}, told, [person])


def firm(block, r):
    at = int(r() * len(block.firms))
    name, person, day = block.firms[at], block.others[at], _some_day(r)

    def told(r, published):
        rival = block.others[(at + 7) % len(block.others)]
        values = {"A": name, "P": person.name, "day": said_date(day)}
        date = {"date": day.isoformat()}
        yield Fact(
            facts.CEO,
            values,
            [("ceo-of", person.name, name, date)],
            ({**values, "P": rival.name}, [("ceo-of", rival.name, name, date)]),
            "office",
        )
        year = block.firm_year[at]
        values = {"A": name, "year": str(year)}
        yield Fact(
            facts.FOUNDED,
            values,
            [("founded-on", name, str(year), {})],
            ({**values, "year": str(year - 11)}, [("founded-on", name, str(year - 11), {})]),
            "founded-on",
        )
        place, other = block.firm_town[at], pick(r, block.towns)
        values = {"A": name, "place": place}
        yield Fact(
            facts.BASED,
            values,
            [("headquartered-in", name, place, {})],
            ({**values, "place": other}, [("headquartered-in", name, other, {})]) if other != place else None,
            "headquartered-in",
        )
        yield from _background(block, person, published, r)

    return Story("Business", day, FIRM_HEADS, {"A": name, "P": person.name}, told, [person])


def office(block, r):
    at = int(r() * len(block.towns))
    person, day = block.others[at], _some_day(r)
    position = POSITIONS[at % len(POSITIONS)].format(block.towns[at])

    def told(r, published):
        values = {"P": person.name, "office": position, "day": said_date(day)}
        rival = block.others[at + 1].name
        yield Fact(
            facts.OFFICE,
            values,
            [("holds-position", person.name, position, {"date": day.isoformat()})],
            ({**values, "P": rival}, [("holds-position", rival, position, {"date": day.isoformat()})]),
            "office",
        )
        yield from link(facts.PARTY, "political-party", person.name, PARTIES[at % len(PARTIES)])
        spouse = block.spouse_of.get(person.name)
        if spouse is not None and spouse.female != person.female:
            yield from link(facts.SPOUSE[0:1], "spouse", person.name, spouse.name)
        yield from _background(block, person, published, r)

    return Story("Politics", day, OFFICE_HEADS, {"P": person.name, "office": position}, told, [person])


def death(block, r):
    at = 60 + int(r() * 50)
    person = block.others[at]
    day = datetime.date(2023 + at % 2, 1 + at % 12, 1 + at % 28)
    place = block.towns[at % len(block.towns)]
    child = f"{('Rosa', 'Peter', 'Nora', 'Felix', 'Julia', 'Hugo')[at % 6]} {person.surname}"

    def told(r, published):
        values = {"P": person.name, "day": said_date(day), "place": place, "age": str(person.age_on(day))}
        claims = [("died-on", person.name, day.isoformat(), {})]
        off = day - datetime.timedelta(6)
        yield Fact(
            facts.DIED,
            values,
            claims,
            ({**values, "day": said_date(off)}, [("died-on", person.name, off.isoformat(), {})]),
            "died-on",
        )
        yield from facts.birth(person, r)
        yield from link(facts.CHILD, "child-of", person.name, child, inverse=True)
        yield from link(facts.SCHOOL, "educated-at", person.name, f"{person.birthplace} College")

    return Story("Obituaries", day, DEATH_HEADS, {"P": person.name}, told, [person])


def award(block, r):
    at = int(r() * len(block.prizes))
    year = FIRST_YEAR + int(r() * (LAST_YEAR - FIRST_YEAR + 1))
    person, day = block.others[(at * 7 + year) % 60], datetime.date(year, 1 + at % 12, 3 + at)

    def told(r, published):
        yield from link(facts.AWARD, "award", person.name, block.prizes[at], {"year": str(year)}, {"date": str(year)})
        yield from link(facts.LIVES, "lives-in", person.name, person.birthplace, {"him": person.him})
        yield from _background(block, person, published, r)

    return Story("Culture", day, AWARD_HEADS, {"P": person.name, "A": block.prizes[at]}, told, [person])


def transfer(block, r):
    a = int(r() * len(block.clubs))
    b = (a + 1 + int(r() * (len(block.clubs) - 1))) % len(block.clubs)
    person, day = pick(r, block.athletes), _some_day(r)
    values = {"P": person.name, "A": block.clubs[a], "B": block.clubs[b], "day": said_date(day)}

    def told(r, published):
        yield Fact(
            facts.TRANSFER, values, [("member-of", person.name, block.clubs[a], {"date": f"{day.isoformat()}/.."})]
        )
        yield from _background(block, person, published, r)

    return Story("Sport", day, TRANSFER_HEADS, values, told, [person])


def plain(block, r):
    """News without any fact of the schema."""
    return Story("Local", _some_day(r), PLAIN_HEADS, {}, lambda r, published: iter(()), [pick(r, block.others)])


KINDS = (race, race, race, final, match, match, profile, firm, office, death, award, transfer, plain)
