from tests.conftest import Shop


def test_what_was_taken_back_is_done_again(cast: Shop) -> None:
    cast.done("note fred one")
    after_one = cast.notebook()["customers"]
    cast.done("visit zoe tea")
    after_two = cast.notebook()["customers"]
    cast.done("undo")
    cast.done("undo")
    assert cast.done("redo") == "Done again: Fred Botha: note added (Mon 23 Nov 2026).\n"
    assert cast.notebook()["customers"] == after_one
    assert "had tea" in cast.done("redo")
    assert cast.notebook()["customers"] == after_two
    assert "nothing to redo" in cast.refused("redo")


def test_a_new_change_forgets_what_was_taken_back(cast: Shop) -> None:
    cast.done("note fred one")
    cast.done("undo")
    cast.done("note zoe two")
    assert "nothing to redo" in cast.refused("redo")


def test_a_setting_goes_back_and_forth(shop: Shop) -> None:
    shop.done("settings shop A")
    shop.done("settings shop B")
    shop.done("undo")
    assert shop.done("settings shop") == "A\n"
    shop.done("redo")
    assert shop.done("settings shop") == "B\n"
