"""What a dish has, and the vocabulary in which that is written down."""

import tomllib
from pathlib import Path

import pytest

import regulars
from regulars.foods import Foods, Lift
from regulars.phrases import phrase, split
from regulars.vocabulary import read

FOODS = Foods({})
SOURCE = (Path(regulars.__file__).parent / "foods.toml").read_text(encoding="utf-8")
TABLES = tomllib.loads(SOURCE)
ANNEX_II = (
    *("gluten", "crustaceans", "eggs", "fish", "peanuts", "soya", "milk", "nuts", "celery"),
    *("mustard", "sesame", "sulphites", "lupin", "molluscs"),
)


def test_the_quick_reading_is_that_of_toml() -> None:
    def listed(tables: dict[str, dict[str, str]]) -> dict[str, dict[str, list[str]]]:
        return {
            section: {name: split(text) for name, text in texts.items()}
            for section, texts in tables.items()
        }

    assert listed(read(SOURCE)) == listed(TABLES)


def test_it_is_broad() -> None:
    assert len(TABLES["dishes"]) > 900


@pytest.mark.parametrize("section", ["kinds", "dishes", "called"])
def test_every_name_is_written_as_it_is_compared(section: str) -> None:
    texts: dict[str, str] = TABLES[section]
    assert [name for name in texts if phrase(name) != name] == []
    if section != "dishes":
        members = [name for text in texts.values() for name in split(text)]
        assert [name for name in members if phrase(name) != name] == []


def test_all_that_is_in_a_dish_is_known_itself() -> None:
    for dish, text in TABLES["dishes"].items():
        for name in split(text.replace("; often ", ", ").removeprefix("often ")):
            assert FOODS.known(name), f"{dish}: {name}"


def test_all_that_a_diet_leaves_out_is_known() -> None:
    for text in TABLES["diets"].values():
        assert all(map(FOODS.known, split(text.replace(" + ", ", "))))


def test_nothing_is_in_itself() -> None:
    assert [name for name in FOODS.names if FOODS.is_in_itself(name)] == []


@pytest.mark.parametrize("name", ANNEX_II)
def test_the_14_allergens_are_known(name: str) -> None:
    assert FOODS.known(phrase(name))


def test_what_a_dish_has_is_followed_down() -> None:
    croissant = FOODS.holds("croissant")
    assert croissant["gluten"] == ("has", "wheat")
    assert croissant["milk"] == ("often", "butter")
    assert "peanut" not in croissant


def test_a_family_named_in_general_stands_for_its_members_but_no_member_for_its_family() -> None:
    assert FOODS.holds("seafood")["prawn"] == ("often", "prawn")
    assert "prawn" not in FOODS.holds("mussel")
    assert "almond" not in FOODS.holds("walnut")


def test_what_is_lifted_is_not_in_it() -> None:
    assert "milk" not in FOODS.holds("latte", Lift(frozenset({"milk"})))
    assert FOODS.holds("burger", Lift(less=frozenset({"meat"})))["beef"].grade == "often"
    assert "meat" not in FOODS.holds("pie", Lift(seldom=frozenset({"meat"})))


def test_what_a_never_covers_is_what_is_on_every_menu_first() -> None:
    has, often = FOODS.covers({"milk"})
    assert has[:3] == ["butter", "cheese", "cream"]
    assert "latte" in has
    assert "croissant" in often
    assert "croissant" not in has


def test_what_she_tells_of_a_dish_is_taken_as_hers() -> None:
    hers = Foods({"bobotie": "beef, egg; often raisins", "latte": "coffee, oat milk"})
    assert hers.holds("bobotie")["raisin"].grade == "often"
    assert "lamb" not in hers.holds("bobotie")
    assert "milk" not in hers.holds("latte")


def test_what_she_adds_to_a_family_or_a_diet_is_in_it() -> None:
    hers = Foods({"Meat": "potjie surprise", "vegan": "palm oil"})
    assert "meat" in hers.holds("potjie surprise")
    assert "palm oil" in hers.diets["vegan"]


def test_nothing_is_read_before_it_is_asked_for() -> None:
    assert "_sections" not in vars(Foods({"meat": "potjie"}))
