from tests.conftest import Shop


def test_the_last_command_is_taken_back_and_named(cast: Shop) -> None:
    before = cast.notebook()["customers"]
    cast.done("note fred 'new car'")
    assert cast.done("undo") == "Taken back: Fred Botha: note added (Mon 23 Nov 2026).\n"
    assert cast.notebook()["customers"] == before


def test_it_goes_back_fifty_deep_and_more(shop: Shop) -> None:
    shop.done("add Fred")
    states = []
    for number in range(60):
        states.append(shop.notebook()["customers"])
        shop.done(f"note fred 'number {number}'")
    for state in reversed(states):
        shop.done("undo")
        assert shop.notebook()["customers"] == state
    shop.done("undo")
    assert shop.notebook()["customers"] == {}
    assert "nothing to undo" in shop.refused("undo")


def test_a_setting_and_a_new_customer_are_taken_back(shop: Shop) -> None:
    shop.done("settings shop 'Corner Deli'")
    shop.done("add Fred")
    shop.done("undo")
    assert shop("list --json").json == []
    shop.done("undo")
    assert shop.notebook()["settings"] == {}


def test_nothing_written_leaves_nothing_to_undo(shop: Shop) -> None:
    assert "nothing to undo" in shop.refused("undo")
    assert not shop.path.exists()


def test_what_was_today_has_its_date_the_day_after(cast: Shop) -> None:
    cast.done("visit fred droewors")
    cast.on("2026-11-24")
    said = cast.done("undo")
    assert said == "Taken back: Fred Botha: in on Mon 23 Nov 2026, had droewors.\n"
    assert "in on Mon 23 Nov 2026" in cast.done("redo")
    cast.done("visit fred tea")
    assert "in today (Tue 24 Nov 2026)" in cast.done("undo")
