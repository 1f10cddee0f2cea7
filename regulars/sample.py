"""A sample shop: a dozen customers with two years of visits, told from the day on."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from regulars import orders
from regulars.book import Book
from regulars.customer import Customer, FollowUp, Kind, Never, Note, Relative
from regulars.occasions import Occasion
from regulars.orders import Visit
from regulars.records import to_record

SHOP = "Corner Deli"
_TWO_YEARS = 730


def customers(day: date) -> list[Customer]:
    """Give the people of the sample shop as they stand on a day.

    Args:
        day: The day from which all visits, birthdays and promises are counted.

    Returns:
        The same people every time, none of whom exists.
    """
    return [
        *_with_something_today(day),
        *_expected(day),
        *_missed(day),
        *_others(day),
    ]


def is_untouched(book: Book) -> bool:
    """Tell whether somebody's notebook is the sample shop as it was written, on whatever day.

    Args:
        book: The notebook.
    """
    latest = [visit.on for customer in book for visit in customer.visits[-1:]]
    # Somebody was in on the day before.
    day = max(latest, default=date.min) + timedelta(1)
    written = {one.id: to_record(one) for one in customers(day)}
    return book.settings_record == {"shop": SHOP} and dict(book.records) == written


def _fred(day: date) -> Customer:
    return Customer(
        "fred2222",
        "Fred Botha",
        nicknames=["Oom Fred"],
        phones=["082 123 4567"],
        usuals=["biltong 1 kg, vacuum sealed"],
        tags=["biltong-club"],
        likes=["chilli bites", "anything smoked"],
        never=[Never("pork", "doctor's orders")],
        avoid=["the rugby"],
        family=[Relative("Alice", "wife")],
        occasions=[
            _yearly("anniversary", day + timedelta(5), 40),
            _yearly("birthday", day - timedelta(34), 65),
        ],
        referred_by="jack3333",
        visits=_visits(day, 84, 6, 14, ["biltong 1 kg", "droewors", "droewors", "droewors"]),
        notes=[
            Note(day - timedelta(112), "sold the bakkie"),
            Note(
                day - timedelta(14),
                "turned 65; Alice giggles when he is teased about dating",
            ),
            Note(day - timedelta(14), "worried about his brother's health", private=True),
        ],
        followups=[
            FollowUp(
                Kind.ORDER,
                "2 kg biltong, vacuum sealed in 4",
                day - timedelta(2),
                day,
                time(16, 30),
            ),
            FollowUp(Kind.ASK, "how was the fishing trip?", day - timedelta(14)),
        ],
    )


def _with_something_today(day: date) -> list[Customer]:
    jack = Customer(
        "jack3333",
        "Jack O'Brien",
        phones=["083 555 0101"],
        usuals=["flat white, oat, extra hot", "almond croissant"],
        visits=_visits(day, 4, 1, 2, ["flat white + almond croissant", "flat white"]),
        notes=[Note(day - timedelta(30), "back from Hawaii; brought macadamia nuts")],
        followups=[FollowUp(Kind.COMPLAINT, "got an item he did not order", day - timedelta(12))],
    )
    zoe = Customer(
        "zoem4444",
        "Zoë Müller",
        usuals=["soy cappuccino"],
        tags=["vegan-dinner"],
        never=[Never("meat", "vegan")],
        family=[Relative("Ben", "husband")],
        visits=_visits(day, 10, 2, 4, ["soy cappuccino", "soy cappuccino + falafel wrap"]),
        notes=[Note(day - timedelta(4), "sitting her last exam this week")],
        followups=[
            FollowUp(
                Kind.PROMISE,
                "order the oat milk she asked for",
                day - timedelta(9),
                day - timedelta(3),
            ),
            FollowUp(Kind.ASK, "how did the exam go?", day - timedelta(4)),
        ],
    )
    naledi = Customer(
        "nale5555",
        "Naledi Mokoena",
        phones=["084 555 0188"],
        usuals=["rooibos latte"],
        occasions=[_yearly("birthday", day, 40)],
        visits=_visits(day, 7, 1, 5, ["rooibos latte", "rooibos latte + carrot cake"]),
    )
    return [_fred(day), jack, zoe, naledi]


def _expected(day: date) -> list[Customer]:
    wendy = Customer(
        "wend6666",
        "Wendy Smith",
        phones=["021 555 0147"],
        usuals=["sourdough, sliced"],
        never=[Never("nuts", "allergy")],
        visits=_visits(day, 7, 1, 7, ["sourdough, sliced", "sourdough, sliced + rye"]),
        notes=[Note(day - timedelta(7), "her daughter starts school in January")],
    )
    taro = Customer(
        "taro7777",
        "山田 太郎",
        nicknames=["Taro"],
        usuals=["green tea"],
        likes=["anything with red bean"],
        visits=_visits(day, 14, 1, 14, ["green tea", "green tea + scone"]),
    )
    return [wendy, taro]


def _missed(day: date) -> list[Customer]:
    karel = Customer(
        "kare8888",
        "Karel Fourie",
        phones=["082 555 0119"],
        usuals=["droewors"],
        visits=_visits(day, 12, 3, 21, ["droewors", "droewors + boerewors"]),
        notes=[Note(day - timedelta(40), "knee operation coming up")],
    )
    priya = Customer(
        "priy9999",
        "Priya Singh",
        usuals=["chai"],
        visits=_visits(day, 17, 3, 59, ["chai", "chai + samosa"]),
    )
    return [karel, priya]


def _others(day: date) -> list[Customer]:
    yusuf = Customer(
        "yusu2345",
        "Yusuf Adams",
        usuals=["lamb chops, 8"],
        never=[Never("pork", "halal")],
        tags=["biltong-club"],
        visits=_visits(day, 80, 12, 72, ["lamb chops, 8", "lamb chops, 8 + mince"]),
    )
    mia = Customer(
        "mia23456",
        "Mia Rossi",
        usuals=["decaf"],
        every=7,
        occasions=[_yearly("birthday", day + timedelta(6))],
        visits=_visits(day, 8, 3, 3, ["decaf", "decaf + gelato"]),
    )
    sarah = Customer(
        "sara3456",
        "Sarah Chen",
        phones=["072 555 0163"],
        visits=[Visit(day - timedelta(1), "cortado")],
        notes=[Note(day - timedelta(1), "just moved in across the road")],
    )
    hannah = Customer(
        "hann4567",
        "Hannah Levy",
        resting=True,
        visits=_visits(day, 15, 4, 200, ["bagel, everything"]),
        notes=[Note(day - timedelta(200), "moved to Durban; sends postcards")],
    )
    return [yusuf, mia, sarah, hannah]


def _visits(day: date, gap: int, strays: int, last: int, had: Sequence[str]) -> list[Visit]:
    """Visits about every so many days over two years, straying a little, the last so long ago.

    Args:
        day: The day from which to count back.
        gap: Their typical gap, in days.
        strays: By how many days a gap is longer or shorter at most.
        last: How many days ago they were last here.
        had: What they had, in turn, ending with the last of them.
    """
    found: list[Visit] = []
    ago = last
    while ago < _TWO_YEARS:
        turn = len(found)
        found.append(Visit(day - timedelta(ago), orders.join([had[-1 - turn % len(had)]])))
        # 7 and 3 share no factor with the odd number of strays that occur here: no visible cycle.
        ago += max(1, gap + (turn * 7 + turn // 3) % (2 * strays + 1) - strays)
    return found[::-1]


def _yearly(what: str, on: date, turns: int = 0) -> Occasion:
    """A yearly date that falls on a day, with the year in which it began where it is known."""
    if not turns:
        return Occasion(what, f"--{on:%m-%d}")
    # A year that has a 29 February, where the day is one.
    began = on.year - turns if (on.month, on.day) != (2, 29) else on.year - turns // 4 * 4
    return Occasion(what, f"{began}-{on:%m-%d}")
