"""A notebook that an earlier version wrote opens, unharmed, in this one."""

import json
import shutil
from pathlib import Path

import pytest

from regulars.records import Json
from tests.conftest import Shop

NOTEBOOKS = Path(__file__).with_name("data") / "notebooks"


@pytest.fixture(params=sorted(NOTEBOOKS.glob("*.json")), ids=lambda path: path.stem)
def before(request: pytest.FixtureRequest, shop: Shop) -> Json:
    """Its raw JSON as that version left it; it lies where the shop's notebook is."""
    shop.path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(request.param, shop.path)
    shop.path.chmod(0o600)  # as every version wrote it; what lies in the repository all may read
    return json.loads(request.param.read_bytes())


def test_reading_an_earlier_notebook_changes_not_a_byte(shop: Shop, before: Json) -> None:
    content = shop.path.read_bytes()
    for typed in ("today", "list", "due --all", "open --all", "history", "orders", "stats"):
        shop.done(typed)
    assert "All is well" in shop.done("check")
    people = json.loads(shop.done("list --json"))
    assert len(people) == len(before["customers"])
    for one in people:
        shop.done(f"show {one['id']}")
    assert shop.path.read_bytes() == content


def test_changing_one_customer_leaves_all_else_as_it_was(shop: Shop, before: Json) -> None:
    shop.done("note fred2222 back from Hawaii")
    after = json.loads(shop.path.read_bytes())
    note = after["customers"]["fred2222"]["notes"].pop()
    assert (note["text"], after["customers"]) == ("back from Hawaii", before["customers"])
    assert after["settings"] == before["settings"]
    assert after["undo"][: len(before["undo"])] == before["undo"]


def test_what_was_done_before_can_still_be_taken_back(shop: Shop, before: Json) -> None:
    for step in reversed(before["undo"]):
        assert step["did"].split("(")[0].rstrip(" .") in shop.done("undo")
    assert shop("undo").code == 1
