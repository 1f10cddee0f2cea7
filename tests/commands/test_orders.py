"""The agenda of orders."""

from tests.conftest import Shop


def test_orders_stand_by_day_and_time_with_their_sums(cast: Shop) -> None:
    cast.done("order zoe 'biltong 2 kg; sourdough' --for 'fri 17:00'")
    cast.done("order fred '2 kg biltong, vacuum sealed in 4' --for 'fri 16:30'")
    cast.done("order jack rolls --for friday")
    cast.done("order jack rye --for tomorrow")
    said = cast.done("orders")
    assert said.splitlines()[0] == "Tue 24 Nov"
    friday = said.split("Fri 27 Nov\n")[1]
    assert friday.index("16:30") < friday.index("17:00") < friday.index("rolls")
    assert "in all   biltong 4 kg · sourdough 1 · rolls 1" in friday
    told = cast("orders --json").json
    assert [(one["on"], one["time"], one["name"], one["missed"]) for one in told] == [
        ("2026-11-24", None, "Jack O'Brien", False),
        ("2026-11-27", "16:30", "Fred Botha", False),
        ("2026-11-27", "17:00", "Zoë Müller", False),
        ("2026-11-27", None, "Jack O'Brien", False),
    ]


def test_what_was_never_fetched_stands_apart(cast: Shop) -> None:
    cast.done("order zoe rye --for today")
    cast.on("2026-11-25")
    cast.done("order fred rolls --for friday")
    said = cast.done("orders")
    assert said.index("rolls") < said.index("Never fetched") < said.index("rye")
    assert [one["missed"] for one in cast("orders --json").json] == [False, True]
    assert "rye" not in cast.done("orders --on friday")


def test_an_order_that_is_done_is_the_visit(cast: Shop) -> None:
    cast.done("order zoe 'rye + rolls' --for today")
    assert "in today (Mon 23 Nov 2026), had rye and rolls" in cast.done("done zoe")
    assert cast("show zoe --json").json["visits"] == [
        {"on": "2026-11-23", "order": ["rye", "rolls"]}
    ]
    cast.done("order jack tea --for today")
    cast.done("visit jack TEA")
    assert "in today" not in cast.done("done jack")
    cast.done("order jack cake --for today")
    cast.done("done jack --no-show")
    assert cast("show jack --json").json["visits"] == [{"on": "2026-11-23", "order": ["TEA"]}]


def test_nothing_ordered_says_what_to_type(cast: Shop) -> None:
    assert "regulars order" in cast.done("orders")
    assert cast("orders --json").json == []
