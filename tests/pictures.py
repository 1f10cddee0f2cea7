"""The pictures at the README's top, drawn anew from the sample shop: `python -m tests.pictures`."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from regulars import briefing, sample, stats
from regulars.book import Book
from regulars.records import to_record
from regulars.screen.card import print_card
from regulars.screen.morning import print_briefing
from regulars.screen.pictures import print_stats
from regulars.screen.saved import DARK, LIGHT, Draw, picture

FOLDER = Path(__file__).parent.parent / ".github" / "pictures"
# The day of every other example in the README.
DAY = date(2026, 11, 23)


def sample_shop() -> Book:
    """The sample shop, as it is read from its file."""
    records = {one.id: to_record(one) for one in sample.customers(DAY)}
    return Book(records, {"shop": sample.SHOP})


def pictures() -> Iterator[tuple[str, str]]:
    """Each picture by the name of its file: the morning, a card, the shop, in light and dark."""
    book = sample_shop()
    drawn: dict[str, Draw] = {
        "today": lambda page: print_briefing(briefing.for_day(book, DAY), page),
        "show": lambda page: print_card(book, book.one("fred botha"), DAY, page=page),
        "stats": lambda page: print_stats(stats.of_shop(book, DAY), page),
    }
    for name, draw in drawn.items():
        yield f"{name}-light.svg", picture(draw, LIGHT)
        yield f"{name}-dark.svg", picture(draw, DARK)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, content in pictures():
        (FOLDER / name).write_text(content, encoding="utf-8")
