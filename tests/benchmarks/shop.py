"""A made-up small shop as a notebook: `python -m tests.benchmarks.shop book.json 500 25000`.

People come at their own rhythms, from daily to twice a year, and some have stopped. The shop is
closed on Sundays and over Christmas. The same numbers make up the same shop.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from pathlib import Path

from regulars import orders
from regulars.customer import Customer, FollowUp, Kind, Never, Note, Relative
from regulars.notebook import text
from regulars.occasions import Occasion
from regulars.orders import Visit
from regulars.records import to_record
from tests.benchmarks.habits import Habit, visits, weekdays

DAY = date(2026, 11, 23)
CLOSED = (date(2025, 12, 24), date(2026, 1, 4))
# Well-known regulars, who are asked for by name: nobody else's begins like theirs.
ALWAYS = ("Thandeka Zwane", "Zoë Müller", "Karel Fourie")

_HABITS = (
    Habit(0.06, "01234", 0, 0.1),  # daily, but not at weekends
    Habit(0.06, "012345", 3, 0.4),
    Habit(0.10, "5", 0, 0.15),  # on Saturdays
    Habit(0.25, "012345", 7, 0.4),
    Habit(0.20, "012345", 14, 0.5),
    Habit(0.18, "012345", 30, 0.5),
    Habit(0.10, "012345", 91, 0.4),
    Habit(0.05, "012345", 182, 0.3),
)
_FEW = 10  # visits each: a shop whose people come no more often is one of the last three habits
_OLDEST, _NEWEST = 1100, 10  # days ago, in which people came for the first time
_STOPPED = 0.2  # of the people
_FIRST = """
    Abel Aïcha Anna Ben Bongani Björn Chipo Chloé Daan Dineo Élodie Emma Fatima Fred Grace Gustav
    Hannah Henk Ivan Ilse Jack José Johan Lerato Liam Lucía Mandla Mia Naledi Nomsa Oskar Olivia
    Pieter Priya Quentin Rosa René Sipho Søren Stella Tariq Ulla Vera Vusi Wendy Willem Xolani Yusuf
""".split()
# Few names are many people's: with these it is as if there were 250 equally common ones.
_COMMON = 0.4  # of the people
_STARTS = """
    Al Am Ar Bel Cor Dar Del Er Fa Gar Hel Il Jo Kat Lor Mar Nor Or Per Ros Sal Tam Ur Val Wil
""".split()
_STOPS = "a an anne bert da dan elle en fred i ia in is ka lind mon na o ric ta us vin y".split()
_LAST = """
    Ab Ber Brad Cal Car Dal Den El Far Gar Hal Har Hol Ing Kel Lang Lin Mal Mar Nor Old Pres Ray Ren
    Sel Shel Stan Swin Tal Thorn Tor Wal War Wes Whit Win Wood Wy Yar Yel
""".split()
_MIDDLES = "a am and ed el en er in ing is o un".split()
_ENDS = "ford ton ley field worth man son berg dal sen ström ová ez ier stein wick by brook".split()
_USUALS = """
    flat white|cappuccino, oat|latte|green tea|rooibos|espresso, double|sourdough, sliced|rye loaf
    almond croissant|scone with cream|biltong 1 kg, vacuum sealed|droewors|lamb chops, 8|boerewors
    quiche of the day|falafel wrap|carrot cake, 1 slice|eggs, a dozen|milk 2 l|chai
""".replace("\n", "|").split("|")
_MENU = [one.strip() for one in _USUALS if one.strip()]
_NEVERS = ("nuts: allergy", "milk: lactose", "pork: halal", "meat: vegan", "gluten: coeliac")
_NOTES = """
    knee operation coming up|her daughter starts school in January|back from Hawaii
    sold the bakkie, looking for a bicycle|moved in across the road|sitting her last exam this week
    plays the cello in the town’s orchestra|was on the radio about the river|his brother is ill
""".replace("\n", "|").split("|")
_TOLD = [one.strip() for one in _NOTES if one.strip()]
_ASKS = ("how was the trip?", "how did the exam go?", "is the new kitchen done?")
# The signs of an id, for the octal digits.
_AS_ID = str.maketrans("01234567", "23456789")


def write(path: Path, people: int, came: int) -> None:
    """Write the notebook of a made-up shop, as the program itself writes it.

    Args:
        path: The file to write.
        people: How many customers it has.
        came: How many visits it holds: the latest of all that they made.
    """
    held = text.empty()
    held["settings"] = {
        "shop": "Corner Deli",
        "open_days": "mon-sat",
        "closed": "..".join(map(str, CLOSED)),
    }
    held["customers"] = {one.id: to_record(one) for one in customers(people, came)}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.dump(held))
    path.chmod(0o600)


def customers(people: int, came: int) -> Iterator[Customer]:
    """Make up everybody of a shop.

    Args:
        people: How many.
        came: How many visits they made.

    Raises:
        ValueError: If so few people can't have made that many.
    """
    chance = random.Random(f"{people} {came}")
    habits = _HABITS if came > people * _FEW else _HABITS[-3:]
    regulars = [_days(chance, habits[1:2], stopped=0) for _ in ALWAYS]
    days = [*regulars, *(_days(chance, habits) for _ in range(people - len(ALWAYS)))]
    made = sorted((day for one in days for day in one), reverse=True)
    if len(made) < came:
        raise ValueError(f"{people} people make {len(made)} visits, not {came}")
    since = made[came - 1]
    # Of the first day so many are left out that it comes out even.
    left = made.index(since) + made.count(since) - came
    for number, all_days in enumerate(days):
        kept = [day for day in all_days if day >= since]
        if kept[:1] == [since] and left:
            left -= 1
            del kept[0]
        yield _customer(chance, number, kept)


def _days(chance: random.Random, habits: Sequence[Habit], stopped: float = _STOPPED) -> list[date]:
    """The days on which somebody came, all before the present one."""
    (habit,) = chance.choices(habits, [habit.share for habit in habits])
    theirs = weekdays(chance, habit)
    begins = DAY - timedelta(chance.randint(_NEWEST, _OLDEST))
    stops = DAY - timedelta(1)
    if chance.random() < stopped:
        stops = begins + (stops - begins) * chance.random()
    came = visits(chance, habit, theirs, begins, stops)
    return [day for day in came if not CLOSED[0] <= day <= CLOSED[1]]


def _customer(chance: random.Random, number: int, days: list[date]) -> Customer:
    usual = chance.sample(_MENU, chance.choice((1, 1, 1, 2)))
    one = Customer(
        f"{number:08o}".translate(_AS_ID),
        ALWAYS[number] if number < len(ALWAYS) else _name(chance),
        phones=[f"08{chance.randrange(10**8):08}"] if chance.random() < 0.7 else [],
        usuals=usual if chance.random() < 0.7 else [],
        visits=[Visit(day, _order(chance, usual)) for day in days],
    )
    met = days[0] if days else DAY - timedelta(_OLDEST)
    _learn(chance, one)
    _chat(chance, one, (DAY - met).days)
    if number < len(ALWAYS):
        one.resting, one.usuals = False, usual
        one.never = [Never("nuts", "allergy")]
        one.learn_occasion("birthday", f"1980-{DAY + timedelta(3 + number):%m-%d}")
        one.notes.append(Note(DAY - timedelta(7), "back from Hawaii; brought macadamia nuts"))
        one.followups.append(FollowUp(Kind.ASK, _ASKS[0], DAY - timedelta(7)))
    return one


def _name(chance: random.Random) -> str:
    first = [_first(chance) for _ in range(chance.choice((1, 1, 2)))]
    return " ".join([*first, _last(chance)])


def _first(chance: random.Random) -> str:
    if chance.random() < _COMMON:
        return chance.choice(_FIRST)
    return chance.choice(_STARTS) + chance.choice(_STOPS)


def _last(chance: random.Random) -> str:
    return "".join(map(chance.choice, (_LAST, _MIDDLES, _ENDS)))


def _order(chance: random.Random, usual: list[str]) -> str:
    """What they had: mostly their usual, sometimes something else, now and then nothing noted."""
    had = chance.random()
    if had < 0.1:
        return ""
    return orders.join(usual if had < 0.7 else chance.sample(_MENU, chance.choice((1, 1, 2))))


def _learn(chance: random.Random, one: Customer) -> None:
    """Let the owner know of somebody what she knows of some."""
    if chance.random() < 0.3:
        year = chance.choice(("-", str(chance.randint(1940, 2005))))
        born = date(2001, 1, 1) + timedelta(chance.randrange(365))
        one.learn_occasion("birthday", f"{year}-{born:%m-%d}")
    if chance.random() < 0.03:
        one.occasions.append(Occasion("anniversary", f"2014-{chance.randint(1, 12):02}-14"))
    if chance.random() < 0.1:
        what, _, why = chance.choice(_NEVERS).partition(": ")
        one.never.append(Never(what, why))
    if chance.random() < 0.1:
        relative = chance.choice(("wife", "husband", "daughter", "dog"))
        one.family.append(Relative(chance.choice(_FIRST), relative))
    if chance.random() < 0.2:
        one.emails.append(f"customer{one.id}@example.com")
    one.likes += chance.sample(_MENU, chance.random() < 0.1)
    one.tags += ["biltong-club"] * (chance.random() < 0.1)
    one.avoid += ["the rugby"] * (chance.random() < 0.02)
    if chance.random() < 0.03:
        one.set_every(chance.choice((7, 14, 30)), DAY)
    if chance.random() < 0.01:
        one.rest(DAY - timedelta(30), "moved to Durban")


def _chat(chance: random.Random, one: Customer, known: int) -> None:
    """Let them have said something in the days since they are known."""

    def since(most: int = known) -> date:
        return DAY - timedelta(chance.randint(1, max(1, most)))

    for _ in range(chance.choice((0, 0, 1, 1, 2, 5))):
        one.notes.append(Note(since(), chance.choice(_TOLD), private=chance.random() < 0.1))
    one.notes.sort(key=lambda note: note.on)
    if chance.random() < 0.1:
        one.followups.append(FollowUp(Kind.ASK, chance.choice(_ASKS), since(60)))
    if chance.random() < 0.1:
        on = since()
        done = FollowUp(Kind.COMPLAINT, "the bread was stale", on, closed=on + timedelta(1))
        one.followups.append(done)
    if chance.random() < 0.01:
        due = DAY + timedelta(chance.randint(-2, 5))
        one.followups.append(FollowUp(Kind.PROMISE, "order the oat milk", since(9), due))
    if chance.random() < 0.01:
        due, at = DAY + timedelta(chance.randint(0, 3)), time(chance.randint(8, 17), 30)
        one.followups.append(FollowUp(Kind.ORDER, chance.choice(_MENU), since(5), due, at))


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
