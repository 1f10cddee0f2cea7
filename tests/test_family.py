import pytest

from regulars.family import parse_family, say_family


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("wife Alice", [("Alice", "wife")]),
        ("Wife Alice", [("Alice", "Wife")]),
        ("Alice (wife)", [("Alice", "wife")]),
        ("Alice: wife", [("Alice", "wife")]),
        ("wife: Alice", [("Alice", "wife")]),
        ("Alice", [("Alice", "")]),
        ("wife", [("wife", "")]),
        ("wife alice", [("alice", "wife")]),
        ("little sister Ann", [("Ann", "little sister")]),
        ("mother-in-law Ruth", [("Ruth", "mother-in-law")]),
        ("Stepson Tom", [("Tom", "Stepson")]),
        ("van der Merwe Piet", [("van der Merwe Piet", "")]),
        ("van der Merwe, Piet", [("van der Merwe, Piet", "")]),
        ("wife van der Merwe", [("van der Merwe", "wife")]),
        ("von Trapp Maria", [("von Trapp Maria", "")]),
        (
            "son Bao, daughter Linh and wife Thu",
            [("Bao", "son"), ("Linh", "daughter"), ("Thu", "wife")],
        ),
        ("wife Alice & son Tom", [("Alice", "wife"), ("Tom", "son")]),
        ("wife Alice; Tom (son)", [("Alice", "wife"), ("Tom", "son")]),
        ("sons Bao and Minh", [("Bao", "son"), ("Minh", "son")]),
        ("twin sons Tom and Jo", [("Tom", "twin son"), ("Jo", "twin son")]),
        ("sons Tom", [("Tom", "sons")]),
        ("boss Tom and Ann", [("Tom", "boss"), ("Ann", "")]),
        ("Wife Alice Botha", [("Alice Botha", "Wife")]),
        ("alice botha", [("alice botha", "")]),
        ("Tom and Ann", [("Tom", ""), ("Ann", "")]),
        ("Andy (son, and a baker)", [("Andy", "son, and a baker")]),
        ("花子", [("花子", "")]),
        (" , ", []),
        ("", []),
    ],
)
def test_who_is_meant_of_a_family(typed: str, understood: list[tuple[str, str]]) -> None:
    assert [(one.name, one.relation) for one in parse_family(typed)] == understood


def test_a_family_is_said_as_it_is_typed() -> None:
    assert say_family(parse_family("Thu (wife), Bao")) == "wife Thu, Bao"
