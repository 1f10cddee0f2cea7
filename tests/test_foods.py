import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import regulars
from regulars.customer import Never
from regulars.foods import Foods, phrase
from regulars.nevers import against

FOODS = Foods({})
TABLES = tomllib.loads((Path(regulars.__file__).parent / "foods.toml").read_text(encoding="utf-8"))
DIETS = (
    *("vegan", "vegetarian", "pescatarian", "halal", "kosher", "gluten-free", "dairy-free"),
    *("nut allergy", "no alcohol"),
)
FAMILIES = (
    *("meat", "poultry", "pork", "fish", "shellfish", "dairy", "eggs", "nuts", "wheat"),
    *("alcohol", "caffeine"),
)


@pytest.mark.parametrize("name", [*DIETS, *FAMILIES])
def test_every_diet_and_family_is_known_in_any_spelling(name: str) -> None:
    assert FOODS.group(name)
    assert FOODS.group(name.upper()) == FOODS.group(name.replace("-", " "))
    assert FOODS.members(FOODS.group(name) or "")


@pytest.mark.parametrize(
    ("never", "item"),
    [
        *((("meat", "vegan"), "mac and cheese"), (("meat", "vegan"), "honey cake")),
        *(
            (("vegan", ""), "omelettes"),
            (("vegetarian", ""), "anchovies"),
            (("vegetarian", ""), "wors"),
        ),
        *(
            (("pescatarian", ""), "lamb chops"),
            (("halal", ""), "bacon roll"),
            (("halal", ""), "a beer"),
        ),
        *((("kosher", ""), "prawn pasta"), (("gluten-free", ""), "toasted sandwich")),
        *(
            (("coeliac", ""), "scones"),
            (("gluten", "coeliac"), "rye bread"),
            (("dairy-free", ""), "latte"),
        ),
        *((("lactose intolerant", ""), "ice-cream"), (("nut allergy", ""), "pecan pie")),
        *((("nuts", "allergy"), "macadamias"), (("nuts", ""), "peanut butter toast")),
        *((("no alcohol", ""), "tiramisu"), (("alcohol", "pregnant"), "mulled wine")),
        *(
            (("caffeine", ""), "espresso"),
            (("poultry", ""), "chicken pie"),
            (("eggs", ""), "quiche"),
        ),
        *(
            (("fish", ""), "tuna roll"),
            (("shellfish", ""), "crayfish"),
            (("shellfish", ""), "seafood"),
        ),
        *((("prawns", ""), "seafood platter"), (("tomatoes", ""), "tomato soup")),
        *(
            (("cherries", ""), "cherry tart"),
            (("nuts and eggs", ""), "meringue"),
            (("Käse", ""), "KASE"),
        ),
        *((("pork, shellfish", ""), "ham"), (("chilli", "ulcer"), "chilli bites")),
    ],
)
def test_what_must_be_warned_about(never: tuple[str, str], item: str) -> None:
    assert against([item], [Never(*never)], FOODS)


@pytest.mark.parametrize(
    ("never", "item"),
    [
        *(
            (("meat", "vegan"), "soy latte"),
            (("vegan", ""), "vegan dinner"),
            (("vegan", ""), "falafel"),
        ),
        *((("vegetarian", ""), "cheese roll"), (("pescatarian", ""), "hake and chips")),
        *(
            (("halal", ""), "beef pie"),
            (("halal", ""), "ginger beer"),
            (("dairy-free", ""), "oat milk"),
        ),
        *(
            (("nuts", "allergy"), "doughnut"),
            (("nuts", ""), "coconut"),
            (("wheat", ""), "buckwheat"),
        ),
        *((("no alcohol", ""), "grape juice"), (("caffeine", ""), "rooibos tea")),
        *((("eggs", ""), "eggplant"), (("ham", ""), "hamper"), (("fish", ""), "chips")),
        *((("gluten-free", ""), "rice and beans"), (("pork", "halal"), "with a smile")),
    ],
)
def test_what_must_not_be(never: tuple[str, str], item: str) -> None:
    assert not against([item], [Never(*never)], FOODS)


def test_the_owner_adds_to_a_family_and_makes_her_own() -> None:
    foods = Foods({"Meat": ["bobotie wrap"], "spicy": ["vindaloo"]})
    assert against(["bobotie wraps"], [Never("meat")], foods)
    assert against(["bobotie wraps"], [Never("vegan")], foods)
    assert against(["lamb vindaloo"], [Never("spicy")], foods)


def test_the_vocabulary_is_tidy() -> None:
    groups = {**TABLES["families"], **TABLES["diets"]}
    for name, members in groups.items():
        assert len(members) == len(set(members)), name
    assert set(TABLES["called"].values()) <= set(groups)


@pytest.mark.parametrize(
    ("typed", "one"),
    [
        *(
            ("wines", "wine"),
            ("cherries", "cherry"),
            ("tomatoes", "tomato"),
            ("sandwiches", "sandwich"),
        ),
        *(
            ("glass", "glass"),
            ("hummus", "hummus"),
            ("pies", "pie"),
            ("bus", "bus"),
            ("Crêpes", "crepe"),
        ),
    ],
)
def test_simple_plurals_are_one_thing(typed: str, one: str) -> None:
    assert phrase(typed) == one


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_compared(item: str, never: str) -> None:
    against([item], [Never(never, item)], FOODS)
