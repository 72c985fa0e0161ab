"""The invented world that the articles report: people, competitions, clubs, firms, and what is true of them.

The world comes in blocks that know nothing of each other, each a function of (seed, number of the block): so memory stays
the same however many articles are made, and any part of a run can be made alone.
"""

import datetime
import random

from newsgen import words
from newsgen.grammar import pick
from newsgen.names import Names

PEOPLE = 320
EVENTS = 40
CLUBS = 32
FIRMS = 40
TOWNS = 60
FIRST_YEAR, LAST_YEAR = 2017, 2024

RACES = (
    ("Marathon", "marathon", 7560, 1500),
    ("Half Marathon", "half marathon", 3570, 700),
    ("10K", "10 kilometres", 1640, 300),
    ("Cross", "cross country", 2100, 500),
)
CUPS = ("Cup", "Trophy", "Shield")
OPENS = ("Open", "Masters", "Classic")
CLUB_ENDS = ("FC", "United", "Rovers", "Athletic", "City", "Wanderers")
FIRM_ENDS = (
    "Foods",
    "Energy",
    "Bank",
    "Motors",
    "Textiles",
    "Shipping",
    "Insurance",
    "Software",
    "Airways",
    "Chemicals",
)
POSITIONS = ("mayor of {}", "governor of {}", "sheriff of {}")
PARTIES = (
    "Harbour Party",
    "Civic League",
    "Meadow Alliance",
    "Progress Union",
    "Free Valley Party",
    "New Horizon Movement",
)
PRIZES = ("Prize", "Medal", "Award")


def clock(seconds):
    """H:MM:SS, or MM:SS below an hour."""
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"


def said_date(date):
    return f"{date.day} {words.MONTHS[date.month - 1]} {date.year}"


def years_between(born, day):
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class Person:
    def __init__(self, names, number, r, towns):
        self.female = r() < 0.5
        self.given = pick(r, words.GIVEN_FEMALE if self.female else words.GIVEN_MALE)
        self.surname = names.surname(number)
        self.name = f"{self.given} {self.surname}"
        self.he, self.his, self.him = ("she", "her", "her") if self.female else ("he", "his", "him")
        self.country, self.demonym = pick(r, words.COUNTRIES)
        self.born = datetime.date(1966 + int(r() * 32), 1 + int(r() * 12), 1 + int(r() * 28))
        self.birthplace = pick(r, towns)

    def age_on(self, day):
        return years_between(self.born, day)


class Edition:
    """One holding of a competition: who came where, in what time."""

    def __init__(self, event, day, ranking):
        self.event, self.day, self.ranking = event, day, ranking  # ranking: (person, seconds), best first


class Event:
    def __init__(self, name, kind, town, discipline=""):
        self.name, self.kind, self.town, self.discipline = name, kind, town, discipline
        self.editions = []
        self.record = None  # (person, seconds, year)


class Block:
    def __init__(self, seed, number):
        self.number = number
        r = random.Random(f"newsgraph {seed} {number}").random
        names = Names(seed)
        self.towns = [names.town(number * TOWNS + i) for i in range(TOWNS)]
        self.people = [Person(names, number * PEOPLE + i, r, self.towns) for i in range(PEOPLE)]
        self.coaches, self.others, self.athletes = self.people[:30], self.people[30:150], self.people[150:]
        self.brands = [names.brand(number * (FIRMS + 20) + i) for i in range(FIRMS + 20)]
        self.clubs = [f"{self.towns[i]} {pick(r, CLUB_ENDS)}" for i in range(CLUBS)]
        self.firms = [f"{self.brands[i]} {pick(r, FIRM_ENDS)}" for i in range(FIRMS)]
        self.firm_year = [1890 + int(r() * 125) for _ in self.firms]
        self.firm_town = [pick(r, self.towns) for _ in self.firms]
        self.club_coach = [self.coaches[i % len(self.coaches)] for i in range(CLUBS)]
        self.coach_of = {p.name: pick(r, self.coaches) for p in self.athletes}
        self.spouse_of = {a.name: b for a, b in zip(self.others[0::2], self.others[1::2])}
        self.prizes = [f"{self.brands[FIRMS + i]} {pick(r, PRIZES)}" for i in range(20)]
        self.races = [self._race(r, i) for i in range(EVENTS // 2)]
        self.opens = [self._open(r, i) for i in range(EVENTS // 4)]
        self.cups = [Event(f"{self.brands[i]} {pick(r, CUPS)}", "cup", self.towns[-1 - i]) for i in range(EVENTS // 4)]

    def _field(self, r, size):
        start = int(r() * len(self.athletes))
        step = 1 + 2 * int(
            r() * 20
        )  # odd and 170 = 2 * 5 * 17 athletes: some steps repeat after a while, none within 8
        return [self.athletes[(start + i * step) % len(self.athletes)] for i in range(size)]

    def _race(self, r, i):
        suffix, discipline, base, spread = RACES[i % len(RACES)]
        town = self.towns[i]
        event = Event(f"{town} {suffix}", "race", town, discipline)
        month, best = 1 + int(r() * 12), None
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            seconds, ranking = base + int(r() * spread), []
            for person in self._field(r, 8):
                ranking.append((person, seconds))
                seconds += 2 + int(r() * 40)
            if best is None or ranking[0][1] < best[1]:
                best = (ranking[0][0], ranking[0][1], year)
            event.editions.append(Edition(event, datetime.date(year, month, 1 + int(r() * 28)), ranking))
        event.record = best
        return event

    def _open(self, r, i):
        town = self.towns[EVENTS // 2 + i]
        event = Event(f"{town} {OPENS[i % len(OPENS)]}", "open", town, "tennis")
        month = 1 + int(r() * 12)
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            ranking = [(person, 0) for person in self._field(r, 4)]
            event.editions.append(Edition(event, datetime.date(year, month, 1 + int(r() * 28)), ranking))
        return event
