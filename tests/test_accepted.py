"""What is accepted anywhere is accepted everywhere: by the check, and by all that shows it."""

import json
from typing import Any

import pytest

from tests.conftest import Shop

READING = (
    *("today", "list", "due --all", "open --all", "stats", "dupes", "find e", "offer steak"),
    *("show fred --private", "show fred --json", "history fred", "dossier fred"),
    *("export -", "export - --what visits", "export - --what followups", "export - --format json"),
)
FOLLOWUP = {"text": "", "since": "2199-12-31", "due": "2199-12-31", "at": "00:00"}
ACCEPTED: dict[str, dict[str, Any]] = {
    "family without a name": {"family": [{"name": "", "relation": "wife"}, {"name": ""}]},
    "never without a word": {"never": [{"what": ""}, {"what": "", "why": "vegan"}]},
    "dates at both ends": {
        "occasions": [{"what": "birthday", "on": "2199-12-31"}, {"what": "", "on": "1800-02-28"}],
        "visits": ["1800-01-01 tea", "2199-12-31 tea"],
        "notes": [{"on": "2199-12-31", "text": ""}, {"on": "1800-01-01", "text": " "}],
        "followups": [FOLLOWUP | {"kind": kind} for kind in ("order", "ask", "promise")],
    },
    "the longest interval": {"every": 3650, "visits": ["2026-11-01"]},
    "days out of order": {"visits": ["2026-11-01 tea", "2026-10-01", "2026-10-01 rye"]},
    "blank entries": {
        key: ["", " ", "\n"]
        for key in ("nicknames", "phones", "emails", "usuals", "tags", "likes", "avoid")
    },
    "what a newer version knows": {"loyalty": {"deep": [[[[1.5, None]]]], "long": 10**400}},
}
REFUSED: dict[str, dict[str, Any]] = {
    "a birthday without dashes": {"occasions": [{"what": "birthday", "on": "19610914"}]},
    "a birthday by its week": {"occasions": [{"what": "birthday", "on": "1961-W37-4"}]},
    "a visit at the end of time": {"visits": ["9999-12-31 tea", "2026-11-01"]},
    "a time of somewhere else": {
        "followups": [FOLLOWUP | {"kind": "order", "at": "16:30+02:00"}],
    },
    "an interval of nothing": {"every": 0},
    "a blank name": {"name": " "},
}


def write(shop: Shop, record: dict[str, Any]) -> None:
    people = {"fred2345": {"name": "Fred"} | record, "zoe23456": {"name": "Zoë"}}
    shop.path.parent.mkdir(exist_ok=True)
    shop.path.write_text(json.dumps({"schema": 1, "customers": people}), encoding="utf-8")


@pytest.mark.parametrize("record", ACCEPTED.values(), ids=ACCEPTED)
def test_what_the_check_accepts_everything_shows(shop: Shop, record: dict[str, Any]) -> None:
    write(shop, record)
    assert "damaged" not in shop("check").out
    for typed in READING:
        shop.done(typed)
    for typed in ("note fred x", "visit fred beef", "never fred beef", "edit fred --tag x"):
        shop.done(typed)


@pytest.mark.parametrize("record", REFUSED.values(), ids=REFUSED)
def test_what_nothing_could_show_is_refused_in_one_way(shop: Shop, record: dict[str, Any]) -> None:
    write(shop, record)
    assert "is damaged" in shop("check").out
    for typed in (*READING, "note fred x"):
        assert "is damaged" in shop.refused(typed.replace("fred", "fred2345"))
