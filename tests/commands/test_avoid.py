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
