from tests.conftest import Shop


def test_what_and_why_are_written_down(cast: Shop) -> None:
    assert cast.done("never fred nuts --why allergy") == "Fred Botha: never nuts (allergy).\n"
    cast.done("never fred pork: halal")
    assert cast("show fred --json").json["never"] == [
        {"what": "nuts", "why": "allergy"},
        {"what": "pork", "why": "halal"},
    ]
    assert cast.done("show fred").splitlines()[1] == "✋ never   nuts (allergy)"


def test_it_can_be_taken_back(cast: Shop) -> None:
    cast.done("never zoe MEAT --drop")
    assert cast("show zoe --json").json["never"] == []
    assert "no entry meat" in cast.refused("never zoe meat --drop")
    cast.refused("never zoe ''", code=2)
