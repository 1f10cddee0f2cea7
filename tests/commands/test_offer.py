from pathlib import Path

import pytest

from tests.conftest import Shop, TypedIn


@pytest.fixture
def market(shop: Shop, typed_in: TypedIn) -> Shop:
    """Lovers of steak, and those who must not be handed it."""
    return typed_in(shop, type_in_the_market)


def type_in_the_market(shop: Shop) -> None:
    for typed in (
        "add Steakfan --usual 'rump steak' --likes wine --email steak@x.za --no-visit",
        "add Onetime --no-visit --phone '082 111 0000'",
        "add Vegan --never 'meat: vegan' --usual 'steak-free salad' --no-visit --email v@x.za",
        "add 'Halal Hassan' --never 'pork: halal' --no-visit --phone '+27 83 222 0000'",
        "add Nutty --never 'nuts: allergy' --usual steak --no-visit",
        "add Quiet --usual steak --no-visit",
        "add Gone --usual steak --no-visit",
        "add Indifferent --usual tea --no-visit",
    ):
        shop.done(typed)
    shop.done("edit Quiet --no-offers")
    shop.done("edit Gone --rest")
    for day in range(1, 9):
        shop.done(f"visit Steakfan '{'steak' if day > 1 else 'soup'}' --on '2026-11-{day:02}'")
    shop.done("visit Onetime 'steak roll' --on '2026-11-20'")


def names(found: list[dict[str, str]]) -> list[str]:
    return [one["name"] for one in found]


def test_who_would_love_it_who_never_and_who_wants_none(market: Shop) -> None:
    found = market("offer 'steak night' --about 'beef, wine' --json").json
    assert list(found) == ["offer", "about", "asked", "love", "never", "no_offers"]
    assert names(found["love"]) == ["Steakfan", "Nutty", "Onetime"]
    assert "had steak 7 of the last 8 times" in found["love"][0]["why"]
    assert "the usual is steak" in found["love"][1]["why"]
    assert names(found["never"]) == ["Vegan", "Halal Hassan"]
    assert [one["why"] for one in found["never"]] == ["never meat (vegan)", "never pork (halal)"]
    assert [one["grade"] for one in found["never"]] == ["has", "has"]
    assert found["never"][0]["because"] == "A steak night has beef."
    assert names(found["no_offers"]) == ["Quiet"]
    said = market.done("offer 'steak night' --about 'beef, wine'")
    assert said.index("Never hand it to") < said.index("Would love it")
    assert "✋ meat (vegan)" in said


@pytest.mark.parametrize(
    ("offered", "never"),
    [
        ("cheese evening", ["Vegan"]),
        ("bacon breakfast", ["Vegan", "Halal Hassan"]),
        ("wine tasting", ["Halal Hassan"]),
        ("almond croissants", ["Nutty"]),
        ("vegan dinner", []),
        ("oat milk special", []),
        ("peanut butter day", ["Nutty"]),
        ("Sunday roasts", ["Vegan"]),
        ("meat platter", ["Vegan"]),
        ("tea for two", []),
    ],
)
def test_a_never_covers_the_members_of_its_family_or_diet(
    market: Shop, offered: str, never: list[str]
) -> None:
    found = market(f"offer '{offered}' --json").json["never"]
    assert names([one for one in found if one["grade"] == "has"]) == never


def test_what_it_often_has_comes_after_what_it_has(market: Shop) -> None:
    found = market("offer 'almond croissants' --json").json["never"]
    assert [(one["name"], one["grade"]) for one in found] == [("Nutty", "has"), ("Vegan", "often")]
    said = market.done("offer 'almond croissants'")
    assert said.index("Never hand it to") < said.index("Perhaps not for") < said.index("butter")


def test_who_wants_no_promotions_and_must_not_be_handed_it_stands_there_too(market: Shop) -> None:
    market.done("edit Vegan --no-offers")
    found = market("offer steak --json").json
    assert names(found["never"]) == ["Vegan"]
    assert names(found["no_offers"]) == ["Vegan", "Quiet"]


def test_both_grades_must_come_off_a_list(market: Shop, tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("Vegan\nNutty\n")
    said = market("offer 'almond croissants' --check names.csv --json")
    assert said.code == 1
    assert names(said.json["take_off"]) == ["Nutty", "Vegan"]


def test_the_owner_adds_her_own_words(market: Shop) -> None:
    assert names(market("offer boeretroos --json").json["never"]) == []
    market.done("settings foods 'meat: boeretroos'")
    assert names(market("offer boeretroos --json").json["never"]) == ["Vegan"]


@pytest.mark.parametrize(
    ("listed", "off"),
    [
        ("name\nVegan\nIndifferent\n", ["Vegan"]),
        ("e-mail\nV@X.ZA\n", ["Vegan"]),
        ("phone\n083 222 0000\n", ["Halal Hassan"]),
        ("first,last\nHASSAN,halal\n", ["Halal Hassan"]),
        ("Quiet\nGone\n", ["Quiet", "Gone"]),
        ("Steakfan\nSomebody Else\n", []),
    ],
)
def test_a_mailing_list_is_checked(
    market: Shop, tmp_path: Path, listed: str, off: list[str]
) -> None:
    (tmp_path / "names.csv").write_text(listed)
    before = market.bytes()
    said = market("offer 'steak and wine' --check names.csv --json")
    assert names(said.json["take_off"]) == off
    assert said.code == (1 if off else 0)
    shown = market("offer 'steak and wine' --check names.csv")
    assert shown.code == said.code
    assert ("Take off the list" in shown.out) == bool(off)
    assert market.bytes() == before


@pytest.mark.parametrize("content", [None, b"", b"\n\n", b"PK\x03\x04\xff\xfe\x00", b'"open'])
def test_a_list_that_is_not_there_or_no_csv_is_refused(
    market: Shop, tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "names.csv").write_bytes(content)
    assert "Nothing was checked" in market.refused("offer steak --check names.csv", code=2)


def test_an_empty_offer_is_refused(market: Shop) -> None:
    market.refused("offer ''", code=2)
    market.refused("offer '  '", code=2)
    market.refused("offer", code=2)


def test_private_notes_never_show(market: Shop) -> None:
    market.done("note Steakfan 'loves steak, hates his boss' --private")
    assert "boss" not in market.done("offer steak")


def test_who_asked_for_it_comes_first(cast: Shop) -> None:
    cast.done("feedback jack 'rye rolls on Sundays' --request --on yesterday")
    cast.done("feedback zoe 'a rye loaf' --request --on '9 nov'")
    cast.done("feedback fred 'more parking' --request")
    told = cast("offer 'rye week' --json").json
    assert list(told)[:3] == ["offer", "about", "asked"]
    assert [one["name"] for one in told["asked"]] == ["Zoë Müller", "Jack O'Brien"]
    said = cast.done("offer 'rye week'")
    assert said.index("Asked for it") < said.index("Would love it")
    cast.done("done zoe loaf")
    assert [one["name"] for one in cast("offer 'rye week' --json").json["asked"]] == [
        "Jack O'Brien"
    ]


def test_rows_that_are_nobodys_are_counted_and_a_header_is_none(cast: Shop, tmp_path: Path) -> None:
    rows = tmp_path / "list.csv"
    rows.write_text("Name,Phone\nFred Botha,\nSomebody Else,\n,0839999999\n,,\n")
    told = cast(f"offer tea --check {rows} --json").json
    assert told["unknown"] == 2
    assert "2 rows of the list" in cast(f"offer tea --check {rows}").out
    rows.write_text("Somebody Else\n")
    assert cast(f"offer tea --check {rows} --json").json["unknown"] == 1


def test_every_item_of_an_offer_that_offends_is_named(cast: Shop) -> None:
    cast.done("never jack 'milk: allergy'")
    warned = cast("offer 'croissant + latte' --json").json["never"]
    [never] = [one for one in warned if one["name"] == "Jack O'Brien"]
    assert never["because"] == "A latte has milk. A croissant often has butter."
