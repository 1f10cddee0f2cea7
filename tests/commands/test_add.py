import pytest

from tests.conftest import Shop


def test_a_new_customer_was_in_today(shop: Shop) -> None:
    said = shop.done('add "Jack Naidoo" "back from Durban" --usual "flat white, oat"')
    assert said == (
        "Jack Naidoo: in today (Mon 23 Nov 2026), had the usual; note and usual added.\n"
    )
    jack = shop("show jack --json").json
    assert jack["visits"] == [{"on": "2026-11-23", "order": ["flat white, oat"]}]
    assert jack["notes"] == [{"on": "2026-11-23", "text": "back from Durban", "private": False}]


def test_more_about_a_known_customer_is_added(cast: Shop) -> None:
    said = cast.done('add freddie "sold the bakkie" --phone "021 555 0000" --tag BILTONG-CLUB')
    assert said == (
        "Fred Botha: in today (Mon 23 Nov 2026), had the usual; note and phone added.\n"
    )
    fred = cast("show fred --json").json
    assert fred["phones"] == ["082 123 4567", "021 555 0000"]
    assert [visit["on"] for visit in fred["visits"]] == ["2026-11-09", "2026-11-23"]


def test_adding_after_the_visit_records_no_second_one(cast: Shop) -> None:
    cast.done("visit fred droewors")
    said = cast.done('add "fred botha" "likes it hot"')
    assert said == "Fred Botha: in today (Mon 23 Nov 2026), written down already; note added.\n"
    assert cast("show fred --json").json["visits"][-1]["order"] == ["droewors"]


def test_every_option_lands_in_the_record(shop: Shop) -> None:
    shop.done('add "Jack O\'Brien" --no-visit')
    said = shop.done(
        'add "Fred Botha" "secret" --private --usual biltong --usual tea --phone 0821 --phone 0822'
        ' --email f@x.za --nickname Freddie --tag a --tag b --likes chilli --family "wife Alice"'
        ' --ask "the trip?" --birthday "20 oct 1961" --anniversary "28 nov" --every "2 weeks"'
        " --referred-by jack --never 'pork: halal' --never nuts --avoid rugby --on 'last friday'"
    )
    assert "in on Fri 20 Nov 2026, had the usual" in said
    assert "birthday (20 October 1961)" in said
    fred = shop("show fred --json").json
    assert "secret" not in said
    assert {key: fred[key] for key in ("usuals", "phones", "emails", "nicknames", "tags")} == {
        "usuals": ["biltong", "tea"],
        "phones": ["0821", "0822"],
        "emails": ["f@x.za"],
        "nicknames": ["Freddie"],
        "tags": ["a", "b"],
    }
    assert fred["likes"] == ["chilli"]
    assert fred["family"] == [{"name": "Alice", "relation": "wife"}]
    assert [(one["what"], one["why"]) for one in fred["never"]] == [
        ("pork", "halal"),
        ("nuts", ""),
    ]
    assert fred["avoid"] == ["rugby"]
    assert fred["every"] == 14
    assert fred["referred_by"] == "Jack O'Brien"
    assert (fred["notes"], fred["private_notes"]) == ([], 1)
    assert [(o["what"], o["on"], o["next"], o["turns"]) for o in fred["occasions"]] == [
        ("birthday", "1961-10-20", "2027-10-20", 66),
        ("anniversary", "--11-28", "2026-11-28", None),
    ]
    assert [(f["kind"], f["text"], f["since"]) for f in fred["followups"]] == [
        ("ask", "the trip?", "2026-11-20")
    ]
    assert fred["visits"] == [{"on": "2026-11-20", "order": ["biltong", "tea"]}]


def test_without_a_visit_none_is_recorded(shop: Shop) -> None:
    assert shop.done('add "Bo" "met at the market" --no-visit') == "Bo: note added.\n"
    assert shop("show bo --json").json["visits"] == []


def test_a_leap_day_says_when_it_is_kept(shop: Shop) -> None:
    said = shop.done('add Xolani --birthday "29 feb 1996" --no-visit')
    assert "29 February 1996; in ordinary years on 28 February" in said


@pytest.mark.parametrize(
    "name", ["山田 太郎", "Zoë", "O’Neill", "R2-D2", "4711", "Ng", "Иван", "4", "٤", "क्षत्रिय"]
)
def test_names_of_any_script_are_fine(shop: Shop, name: str) -> None:
    assert shop.run("add", name).code == 0
    assert shop.run("show", name, "--json").json["name"] == name


@pytest.mark.parametrize("typed", ["fred", "Freda Botha", "Fred Bota", "bo"])
def test_a_part_of_a_name_or_nearly_one_stops_with_the_candidates(cast: Shop, typed: str) -> None:
    said = cast.refused(f'add "{typed}" "allergic to nuts"')
    assert "082 123 4567" in said
    assert "--new" in said


def test_new_says_that_it_is_somebody_else(cast: Shop) -> None:
    cast.done('add "Fred Bota" --new')
    cast.done('add "Fred Botha" --new')
    assert [c["name"] for c in cast("list --json").json].count("Fred Botha") == 2
    said = cast.refused('add "Fred Botha" "which one?"')
    assert "two people are called Fred Botha." in said


def test_the_phone_or_the_id_names_one_of_two(cast: Shop) -> None:
    cast.done('add "084 333 4444" "the younger one"')
    younger = cast("find younger --json").json[0]["id"]
    assert cast.done(f"add {younger} --tag young").startswith("Anna Nel: ")


@pytest.mark.parametrize(
    "typed",
    [
        *('add ""', 'add "  "', "add"),
        *(
            "add Xolani --on tomorrow",
            'add Xolani --on "31 feb"',
            "add Xolani --on soon",
        ),
        *(
            "add Xolani --birthday soon",
            "add Xolani --every often",
            "add Xolani --birthday '30 feb'",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(cast: Shop, typed: str) -> None:
    cast.refused(typed, code=2)


def test_an_unknown_sender_is_kept_as_it_was_typed_and_it_is_said(cast: Shop) -> None:
    said = cast.done("add Xolani --referred-by 'Mrs  Dube'")
    assert "who sent them (Mrs Dube, nobody of that name is in your notebook) added" in said
    assert cast("show xolani --json").json["referred_by"] == "Mrs Dube"
    for typed in ("show xolani", "dossier xolani"):
        assert "Mrs Dube" in cast.done(typed)
    cast.done("edit xolani --referred-by freddie")
    assert cast("show xolani --json").json["referred_by"] == "Fred Botha"
    assert "two people" in cast.refused("add Xolani --referred-by 'Anna Nel'")


def test_somebody_new_is_never_nothing_new(shop: Shop) -> None:
    assert shop.done("add Xolani --no-visit") == "Xolani: written down.\n"
    assert shop.done("add Xolani --no-visit") == "Xolani: nothing new.\n"


def test_a_note_of_another_day_is_dated_so_without_a_visit_too(shop: Shop) -> None:
    shop.done("add Xolani 'called' --no-visit --on '9 nov' --ask 'how is she?'")
    told = shop("show xolani --json").json
    assert (told["notes"][0]["on"], told["visits"]) == ("2026-11-09", [])
    assert told["followups"][0]["since"] == "2026-11-09"


@pytest.mark.parametrize("name", ["-", "\u200b", "...", "’’", "😀", "!?"])
def test_a_name_without_a_letter_or_digit_is_refused(cast: Shop, name: str) -> None:
    before = cast.bytes()
    for typed in (["add", "--", name], ["edit", "freddie", "--name", name]):
        said = cast.run(*typed)
        assert said.code == 2
        assert "no letter and no digit" in said.err
    assert cast.bytes() == before


def test_a_name_that_is_a_number_is_their_number_too(shop: Shop) -> None:
    shop.done("add '082 999 8888' --no-visit")
    for typed in ("0829998888", "+27829998888", "082-999-8888"):
        assert shop("show " + typed + " --json").json["phones"] == ["082 999 8888"]
    assert "nothing new" in shop.done("add 0829998888 --no-visit")
    assert len(shop("list --json").json) == 1


def test_one_number_in_several_spellings_is_one(shop: Shop) -> None:
    shop.done("add Bo --phone '082 999 8888' --phone +27829998888 --phone 082-999-8888")
    assert "nothing new" in shop.done("add Bo --no-visit --phone '(082) 999 8888'")
    assert shop("show bo --json").json["phones"] == ["082 999 8888"]
    shop.done("edit bo --phone '021 555 0000 at work'")
    assert len(shop("show bo --json").json["phones"]) == 2


@pytest.mark.parametrize(
    ("option", "typed"),
    [
        *(("--phone", typed) for typed in ("abc", "12", "Fred", "082 999 8888, 083 999 8888")),
        *(
            ("--email", typed)
            for typed in ("notanemail", "a@b", "@x.za", "a b@x.za", "a@x.za,b@y.za")
        ),
    ],
)
def test_what_is_no_number_or_address_is_refused(cast: Shop, option: str, typed: str) -> None:
    for command in ("add freddie", "edit freddie"):
        assert option in cast.refused(f"{command} {option} '{typed}'", code=2)


@pytest.mark.parametrize("typed", ["Freida", "frieda nell", "Freda", "Friedy"])
def test_nearly_a_known_name_is_asked_about(shop: Shop, typed: str) -> None:
    shop.done("add 'Frieda Nel' --no-visit")
    assert "Is it Frieda Nel?" in shop.refused(f"add '{typed}'")


def test_a_smaller_form_of_a_known_name_is_asked_about(shop: Shop) -> None:
    shop.done("add Fred --no-visit")
    assert "Is it Fred?" in shop.refused("add freddy")
    assert "Near: Fred." in shop.refused("show freddie")
    shop.done("add freddy --new --no-visit")
    assert [one["left"]["name"] for one in shop("dupes --json").json] == ["Fred"]


def test_what_is_near_nobody_offers_nobody(cast: Shop) -> None:
    cast.done("add Jo --no-visit")
    assert "Near" not in cast.refused("show foo bar baz")


def test_two_who_share_a_phone_are_told_apart_by_name(cast: Shop) -> None:
    cast.done("add 'Alice Botha' --phone 0821234567 --no-visit --new")
    said = cast.refused("note 0821234567 hello")
    assert "Say which by the full name, as" in said
    typed = said.split(", as ")[1].strip().rstrip(".")
    cast.done(f"note {typed} hello")


def test_whom_it_understood_of_a_family_is_said(shop: Shop) -> None:
    said = shop.done("add Minh --family 'son Bao, daughter Linh and wife Thu' --no-visit")
    assert said == "Minh: family (son Bao, daughter Linh, wife Thu) added.\n"


def test_whose_name_is_not_known_goes_by_how_they_look(shop: Shop) -> None:
    said = shop.done("add --looks 'tall, red scarf, spaniel' --usual tea")
    assert said.startswith("tall, red scarf, spaniel: in today")
    assert shop.done("red scarf").splitlines()[1] == "tall, red scarf, spaniel"
    shop.done("edit spaniel --name 'Anna Nel' --looks 'short hair now'")
    card = shop.done("anna").splitlines()
    assert (card[0], card[1]) == ("Anna Nel", "short hair now")
    assert shop("show anna --json").json["looks"] == "short hair now"
    assert "Anna Nel" in shop.done("find short hair")
    shop.done("edit anna --drop 'short hair now'")
    assert shop("show anna --json").json["looks"] == ""


@pytest.mark.parametrize("sender", ["bruce247", "mrs dube"])
def test_whoever_sent_them_is_shown_as_typed(shop: Shop, sender: str) -> None:
    shop.done(f"add Bo --no-visit --referred-by '{sender}'")
    assert sender in shop.done("show bo")
    assert sender in shop.done("dossier bo")
    assert shop("show bo --json").json["referred_by"] == sender
