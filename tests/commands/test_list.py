from datetime import timedelta

from regulars.commands.list import Standing
from regulars.due import Section
from regulars.rhythm import State
from tests.conftest import MONDAY, Shop


def names(shop: Shop, typed: str) -> list[str]:
    return [one["name"] for one in shop(f"{typed} --json").json]


def test_everybody_stands_by_name_whatever_the_accents(cast: Shop) -> None:
    cast.done("add Ärzte --no-visit")
    assert names(cast, "list") == [
        *(
            "Anna Nel",
            "Anna Nel",
            "Ärzte",
            "Fred Botha",
            "Jack O'Brien",
            "Zoë Müller",
            "山田 太郎",
        )
    ]


def test_it_chooses_by_tag_and_state_and_sorts_by_last_visit_and_visits(cast: Shop) -> None:
    cast.done("visit zoe")
    cast.done("visit zoe --on yesterday")
    assert names(cast, "list --tag BILTONG-club") == ["Fred Botha"]
    assert names(cast, "list --state new --sort last")[0] == "Fred Botha"
    assert names(cast, "list --state on-track") == ["Zoë Müller"]
    assert names(cast, "list --sort last")[:2] == ["Zoë Müller", "Fred Botha"]
    assert names(cast, "list --sort visits")[:2] == ["Zoë Müller", "Fred Botha"]
    cast.refused("list --sort age", code=2)
    cast.refused("list --state lost", code=2)


def test_by_the_names_of_the_lists_and_by_the_codes_of_json(cast: Shop) -> None:
    for ago in range(20, 200, 7):
        cast.done(f"visit zoe --on {MONDAY - timedelta(ago)}")
    assert names(cast, "list --state missed") == ["Zoë Müller"]
    assert names(cast, "list --state lapsed") == ["Zoë Müller"]
    assert names(cast, "list --state expect") == []
    assert "Nobody is on the list gone." in cast.done("list --state gone")
    assert "missed; last here" in cast.done("list --state missed")
    assert "section" not in cast("list --json").json[0]


def test_each_has_a_line_with_the_usual_and_the_state(cast: Shop) -> None:
    said = cast.done("list --tag biltong-club")
    assert (
        said == "  Fred Botha   biltong 1 kg, vacuum sealed   no rhythm yet; last here Mon 9 Nov\n"
    )


def test_an_empty_notebook_says_so(shop: Shop) -> None:
    assert "Nobody" in shop.done("list")
    assert shop("list --json").json == []
    assert not shop.path.exists()


def test_nobody_with_that_tag_is_told_so(cast: Shop) -> None:
    assert "Nobody has the tag vip" in cast.done("list --tag vip")
    assert "regulars add" not in cast.done("list --tag vip")


def test_a_long_usual_pushes_only_its_own_line(cast: Shop) -> None:
    cast.done(f"add Xolani --usual '{'very ' * 30}long' --no-visit")
    lines = cast.done("list").splitlines()
    assert max(len(line) for line in lines if "Xolani" not in line) < 100


def test_every_list_and_every_state_can_be_asked_for() -> None:
    assert [*map(str, Standing)] == [*dict.fromkeys([*map(str, Section), *map(str, State)])]
