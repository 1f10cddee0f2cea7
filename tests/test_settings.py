"""What the owner can set once for the whole shop."""

from typing import Any

import pytest

from regulars import settings
from regulars.errors import DamagedError, UsageError
from regulars.settings import Settings


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("shop", "  Café\n ✋  Zoë ", "Café ✋ Zoë"),
        ("date-order", "mdy", "MDY"),
        ("week-starts", " Sun ", "sunday"),
        ("week-starts", "SATURDAY", "saturday"),
        ("week-starts", "mon", "monday"),
        ("clock", " 12 ", 12),
        ("clock", "24", 24),
        ("country-code", "+27", "27"),
        ("country-code", "0027", "27"),
        ("country-code", " 1 ", "1"),
        ("country-code", "", ""),
        ("briefing-days", "0", 0),
        ("briefing-days", " 007 ", 7),
        ("briefing-days", "999", 999),
        ("open-days", "TUE -  sat", "tue - sat"),
        ("open-days", "", ""),
        ("closed", "2026-12-25", "2026-12-25"),
        ("closed", "2027-01-01, 2026-12-20 .. 2026-12-24", "2026-12-20..2026-12-24, 2027-01-01"),
        ("closed", "2026-12-25..2026-12-25, 2026-12-25", "2026-12-25"),
        ("foods", "meat:bobotie ,potjie;; wheat : rusk", "meat: bobotie, potjie; wheat: rusk"),
        ("foods", "meat: a; meat: b", "meat: a, b"),
        ("foods", " ; ", ""),
    ],
)
def test_what_is_typed_is_kept_in_one_form(key: str, typed: str, kept: str | int) -> None:
    """In which it is read again as it is."""
    assert settings.parse(key, typed) == kept
    assert settings.parse(key, str(kept)) == kept


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("date-order", "YMD"),
        ("date-order", ""),
        ("week-starts", ""),
        ("week-starts", "tuesday"),
        ("week-starts", "7"),
        ("clock", ""),
        ("clock", "12h"),
        ("clock", "0"),
        ("country-code", "zero"),
        ("country-code", "00"),
        ("country-code", "+"),
        ("country-code", "27 82"),
        ("country-code", "٢٧"),
        ("country-code", "12345"),
        ("briefing-days", "-1"),
        ("briefing-days", "1.5"),
        ("briefing-days", "1000"),
        ("briefing-days", "٧"),
        ("briefing-days", ""),
        ("open-days", "tu"),
        ("open-days", "tue-"),
        ("open-days", "someday"),
        ("closed", "2026-02-29"),
        ("closed", "2027-01-05..2026-12-20"),
        ("closed", "2026-12-20.."),
        ("foods", "bobotie"),
        ("foods", ": bobotie"),
        ("foods", "meat: ,"),
    ],
)
def test_what_a_setting_cannot_have_is_refused(key: str, typed: str) -> None:
    with pytest.raises(UsageError):
        settings.parse(key, typed)


@pytest.mark.parametrize("typed", ["date-order", "DATE_ORDER", " Date-order "])
def test_a_setting_is_known_however_it_is_typed(typed: str) -> None:
    assert settings.check_key(typed) == "date-order"


@pytest.mark.parametrize("typed", ["", "dateorder", "extra", "__class__"])
def test_a_setting_that_is_none_is_refused_with_those_there_are(typed: str) -> None:
    with pytest.raises(UsageError, match="There are: shop, date-order"):
        settings.check_key(typed)


def test_every_setting_comes_back_from_the_notebook_as_it_went_in() -> None:
    """Each with another value than its default; what only a newer version knows is passed over."""
    own = Settings("Zoë's", "MDY", "sunday", 12, "27", 0, "tue-sat", "2026-12-25", "meat: bobotie")
    record = settings.to_record(own)
    assert list(record) == list(settings.KEYS)
    assert [
        key for key, value in settings.to_record(Settings()).items() if value == record[key]
    ] == []
    assert settings.from_record(record | {"newer": [1]}) == own
    assert settings.from_record({}) == Settings()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("shop", None),
        ("shop", True),
        ("shop", ["Zoë's"]),
        ("briefing-days", False),
        ("briefing-days", 7.0),
        ("briefing-days", -1),
        ("date-order", "YMD"),
        ("week-starts", "friday"),
        ("clock", 13),
        ("clock", True),
        ("closed", "soon"),
    ],
)
def test_a_damaged_setting_is_said_and_never_shown_as_if_it_were_one(key: str, value: Any) -> None:
    with pytest.raises(DamagedError, match="a setting in the notebook is damaged"):
        settings.from_record({key: value})


def test_of_closures_there_may_be_many_and_nothing_takes_them_back() -> None:
    assert settings.add("closed", "2026-12-25", "2027-01-01") == "2026-12-25, 2027-01-01"
    assert settings.add("closed", "", "2027-01-01") == "2027-01-01"
    assert settings.add("closed", "2026-12-25", " ").strip() == ""
    assert settings.add("shop", "Zoë's", "Bo's") == "Bo's"
