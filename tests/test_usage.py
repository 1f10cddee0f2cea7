"""What is wrong in a command line is one sentence, and what it tells her to type works."""

import pytest

from tests.conftest import Shop


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ('note freddie "-2 kg too much"', 'regulars note freddie -- "-2 kg too much"'),
        ('note freddie "-2 kg" too much', 'regulars note freddie -- "-2 kg" too much'),
        ('note freddie --private "-2 kg"', 'regulars note freddie --private -- "-2 kg"'),
        ('note freddie "-2 kg" --private', 'regulars note freddie --private -- "-2 kg"'),
        ('note freddie "-2 kg" "-3 kg"', 'regulars note freddie -- "-2 kg" "-3 kg"'),
        ("feedback freddie -ve --complaint", "regulars feedback freddie --complaint -- -ve"),
        ("undo -x", "regulars undo --help"),
        ("note freddie -1", "regulars note freddie -- -1"),
        ("add drift hello there you", 'regulars add drift "hello there you"'),
        ("add drift hello you --tag x", 'regulars add drift "hello you" --tag x'),
        ("edit fred botha --tag x", 'regulars edit "fred botha" --tag x'),
        ("today --plain", "before the command: regulars --plain today\n"),
        ("freddie --plain --private", "regulars --plain show freddie --private\n"),
        ("today --file 'my shop.json' --json", 'regulars --file "my shop.json" today --json\n'),
        ("today --file=x.json", "regulars --file=x.json today\n"),
        ("today --file", "regulars --file shop.json today\n"),
        ("today 2026-11-24", "regulars today --on 2026-11-24"),
        ("stats now", "regulars stats"),
        ("today freddie", "If you meant: regulars today\n"),
        ("merge fred botha zoe", 'regulars merge "Mia Rossi" "Maria Rossi"'),
        ("merge freddie", 'regulars merge freddie "Maria Rossi"'),
        ("help names dates", "regulars help visit"),
        ("help vist", "regulars help visit"),
        ("help dtaes", "regulars help dates"),
        ("help everything", "regulars help\n"),
        ("--todya", "regulars today"),
        ("--hlep", "--help"),
        ("note freddie", 'regulars note freddie "back from the coast"'),
        ("note", 'regulars note fred "back from the coast"'),
        ("order", 'regulars order fred "2 kg biltong" --for "fri 16:30"'),
        ('order freddie "2 kg"', 'regulars order freddie "2 kg" --for "fri 16:30"'),
        ("visit", "regulars visit fred flat white"),
        ("find", "regulars find biltong"),
        ("add freddie --phone", '--phone "082 123 4567"'),
        ("add freddie --phone --tag x", '--phone "082 123 4567"'),
        ("add freddie --fone 082", "--phone"),
        ("add freddie -phone 082", "--phone"),
        ("add freddie —phone 082", "--phone"),
        ("visit freddie --privat", "regulars visit --help"),
        ("--flie x", "--file"),
        ("--nonsense", "regulars --help"),
        ("note freddie --private=yes x", "--private"),
        ("open --kind order,ask", "order, complaint, promise"),
        ("list --sort nmae", "name, last, visits"),
        ("note freddie x --on ''", "--on today"),
        ("ask freddie x --on=", "--on today"),
        ("order freddie x --for ' '", '--for "fri 16:30"'),
        ("due --within ''", '--within "7 days"'),
        ("edit freddie --phone ''", '--phone "082 123 4567"'),
        ("--file '' list", "--file shop.json"),
    ],
)
def test_a_wrong_line_is_answered_with_what_was_probably_meant(
    cast: Shop, typed: str, told: str
) -> None:
    said = cast.refused(typed, code=2)
    assert said.startswith("regulars: ")
    assert said.count("\n") == 1
    assert told in said
    assert not {"Usage", "Error"} & {*said.replace(":", "").split()}


@pytest.mark.parametrize(
    "typed",
    [
        *('note freddie "-2 kg too much"', "note freddie --private -1", "note freddie"),
        *("add drift hello there you", 'order freddie "2 kg"', "today 2026-11-24", "stats now"),
    ],
)
def test_what_a_refusal_tells_to_type_works(cast: Shop, typed: str) -> None:
    told = cast.refused(typed, code=2)
    cast.done(told[told.index("regulars ", 9) :].removeprefix("regulars ").strip())


def test_a_name_that_begins_with_a_dash_can_be_shown(cast: Shop) -> None:
    cast.done("add -- -x-")
    assert "-x-" in cast.done("-- -x-")
    assert "-x-" in cast.done("show -- -x-")


def test_what_an_option_holds_is_never_taken_for_one(cast: Shop) -> None:
    cast.done("note freddie x --on=today")
    assert "--on" in cast.refused("note freddie x '--on\x1b[31m'", code=2)
