import pytest

from tests.conftest import Shop


def test_a_subject_stands_at_the_top_of_the_card(cast: Shop) -> None:
    assert cast.done("avoid zoe the divorce") == "Zoë Müller: avoid the divorce.\n"
    assert cast.done("show zoe").splitlines()[1:3] == [
        "✋ never   meat (vegan)",
        "✋ avoid   the divorce",
    ]


def test_it_can_be_taken_back(cast: Shop) -> None:
    cast.done("avoid fred rugby --drop")
    assert cast("show fred --json").json["avoid"] == []
    cast.refused("avoid fred rugby --drop")
    cast.refused("avoid fred ''", code=2)


@pytest.fixture
def divorced(cast: Shop) -> Shop:
    """Fred has just been left by his wife Alice."""
    cast.done("avoid fred his wife")
    cast.done("ask fred 'how is Alice?'")
    cast.done("edit fred --birthday 'Alice: 24 nov'")
    cast.done("note fred 'Alice moved out'")
    return cast


def test_what_names_it_is_kept_back_on_the_card_and_counted(divorced: Shop) -> None:
    card = divorced.done("fred")
    assert "Alice" not in card
    assert "4 things kept back" in card
    assert card.count('regulars show "Fred Botha" --private') == 1
    assert divorced.done("fred --private").count("Alice") >= 4


def test_it_is_kept_back_at_the_visit_and_not_taken_as_said(divorced: Shop) -> None:
    for typed in ("visit fred", "here fred"):
        said = divorced.done(f"{typed} --on yesterday")
        assert "Alice" not in said
        assert "1 to ask kept back" in said
    divorced.done("visit fred")
    divorced.done("avoid fred --drop his wife")
    assert "Ask: how is Alice?" in divorced.done("visit fred tea")


def test_the_json_leaves_it_out_and_counts_it(divorced: Shop) -> None:
    told = divorced("show fred --json")
    assert "Alice" not in told.out
    assert told.json["kept_back"] == 4
    whole = divorced("show fred --private --json")
    assert (whole.json["kept_back"], "Alice" in whole.out) == (0, True)


def test_what_looks_things_up_has_it(divorced: Shop) -> None:
    for typed in ("find alice", "history fred", "open", "dossier fred", "export --format json"):
        assert "Alice" in divorced.done(typed), typed
