from tests.conftest import Shop


def test_nothing_is_lost_and_nothing_doubled(cast: Shop) -> None:
    cast.done(
        "add 'F. Botha' 'likes it hot' --new --phone '+27 82 123 4567' --phone '021 555' --tag vip"
        " --tag biltong-club --on '9 nov' --usual droewors --birthday '20 oct' --never pork"
        " --email f@x.za --ask 'how was the trip?' --family 'wife Alice' --every 2w"
    )
    cast.done("visit 'F. Botha' droewors --on '10 nov'")
    cast.done("add Xolani --referred-by 'F. Botha'")
    before = cast.notebook()["customers"]
    said = cast.done("merge fred 'F. Botha'")
    assert said.startswith("Fred Botha: merged with F. Botha; 2 visits")
    fred = cast("show 'fred botha' --json").json
    assert fred["nicknames"] == ["Freddie", "F. Botha"]
    assert fred["phones"] == ["082 123 4567", "021 555"]
    assert fred["tags"] == ["biltong-club", "vip"]
    assert fred["usuals"] == ["biltong 1 kg, vacuum sealed", "droewors"]
    assert [(v["on"], v["order"]) for v in fred["visits"]] == [
        ("2026-11-09", ["biltong 1 kg, vacuum sealed", "droewors"]),
        ("2026-11-10", ["droewors"]),
    ]
    assert [note["text"] for note in fred["notes"]] == ["just turned 65", "likes it hot"]
    assert len(fred["followups"]) == 1 + 1 - 1
    assert fred["family"] == [{"name": "Alice", "relation": "wife"}]
    assert (fred["every"], fred["never"][0]["what"]) == (14, "pork")
    assert cast("show xolani --json").json["referred_by"] == "Fred Botha"
    assert cast("show 'F. Botha' --json").json["id"] == fred["id"]
    cast.done("undo")
    assert cast.notebook()["customers"] == before


def test_what_contradicts_itself_goes_into_a_note(cast: Shop) -> None:
    cast.done("edit fred --birthday '20 oct 1961' --every 10d")
    cast.done("add Frederick --birthday '21 oct' --every 14d --no-visit")
    cast.done("merge 'fred botha' Frederick")
    fred = cast("show freddie --json").json
    assert fred["occasions"][0]["on"] == "1961-10-20"
    assert fred["every"] == 10
    assert fred["notes"][-1]["text"] == (
        "from the merged record of Frederick: birthday --10-21; every 14 days"
    )


def test_two_of_one_name_are_told_apart_by_phone(cast: Shop) -> None:
    cast.done("merge '084 111 2222' '084 333 4444'")
    anna = cast("show 'anna nel' --json").json
    assert anna["phones"] == ["084 111 2222", "084 333 4444"]
    assert anna["nicknames"] == []


def test_nobody_is_merged_with_themselves(cast: Shop) -> None:
    assert "themselves" in cast.refused("merge fred freddie", code=2)
    cast.refused("merge fred 'anna nel'")
    cast.refused("merge fred nobody")


def test_no_offers_and_private_notes_survive(cast: Shop) -> None:
    cast.done("add Frits 'quiet' --private --no-visit --new")
    cast.done("edit frits --no-offers")
    cast.done("merge 'fred botha' frits")
    fred = cast("show freddie --json").json
    assert (fred["offers"], fred["private_notes"]) == (False, 1)
