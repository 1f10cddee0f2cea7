from tests.conftest import Shop


def everything_beside(shop: Shop) -> bytes:
    return b"\n".join(path.read_bytes() for path in shop.path.parent.rglob("*") if path.is_file())


def test_not_a_word_of_them_stays(cast: Shop) -> None:
    cast.done("note fred 'his brother is ill' --private")
    cast.done("edit fred --name 'Frederick Botha'")
    cast.done("visit fred droewors")
    cast.done("add 'Xolani' --referred-by fred")
    cast.done("undo")
    said = cast.done("forget fred --yes")
    assert "visits" in said
    left = everything_beside(cast)
    for word in ("Fred", "Botha", "123 4567", "turned 65", "brother", "droewors", "Alice", "rugby"):
        assert word not in said
        assert word.encode() not in left, word
    assert cast("show fred").code == 1
    assert len(cast("list --json").json) == 5


def test_who_was_sent_by_them_was_sent_by_nobody(cast: Shop) -> None:
    cast.done("add Xolani --referred-by fred")
    fred = cast("show fred --json").json["id"]
    cast.done("forget fred --yes")
    assert cast("show xolani --json").json["referred_by"] is None
    assert all(r.get("referred_by") != fred for r in cast.notebook()["customers"].values())


def test_it_cannot_be_undone(cast: Shop) -> None:
    cast.done("forget fred --yes")
    assert "Forgetting somebody can't be undone" in cast.refused("undo")
    cast.refused("redo")
    cast.done("note zoe x")
    assert "note added" in cast.done("undo")
    assert cast("show fred").code == 1


def test_without_yes_or_a_terminal_nothing_happens(cast: Shop) -> None:
    assert "--yes" in cast.refused("forget fred", code=2)
    cast.refused("forget 'anna nel' --yes")
    cast.refused("forget nobody --yes")


def test_what_others_notes_say_is_told_in_numbers(cast: Shop) -> None:
    cast.done("note zoe 'sits next to Fred Botha'")
    said = cast.done("forget fred --yes")
    assert "1 other" in said
    assert "Botha" not in said
