"""Files of other programs, taken in; the right readings are those of 24 November 2026."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shop

FILES = Path(__file__).parent.parent / "data" / "imports"


@pytest.fixture
def shop(shop: Shop) -> Shop:
    shop.on("2026-11-24")
    return shop


def taken(shop: Shop, name: str, *options: str) -> Any:
    said = shop.run("import", str(FILES / f"{name}.csv"), "--json", *options)
    assert said.code == 0, said
    return said.json


def card(shop: Shop, name: str) -> Any:
    return shop.run("show", name, "--json").json


def came(shop: Shop, name: str) -> list[tuple[str, list[str]]]:
    return [(one["on"], one["order"]) for one in card(shop, name)["visits"]]


def write(folder: Path, text: str | bytes, name: str = "list.csv") -> str:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def test_customers_of_square_are_known_by_their_id_when_their_visits_come(shop: Shop) -> None:
    report = taken(shop, "square-customers")
    assert [one["name"] for one in report["new"]] == ["Naledi Mokoena", "Fred Botha", "John D"]
    assert report["refused"] == [{"line": 4, "why": "no name, phone or e-mail"}]
    naledi = card(shop, "naledi")
    assert (naledi["phones"], naledi["offers"]) == (["+27821112222"], False)
    assert naledi["occasions"][0]["on"] == "--03-14"
    assert {note["text"] for note in naledi["notes"]} == {
        "allergic to nuts, eggs; oat milk",
        "First Visit: 2025-01-05; Transaction Count: 42",
    }
    # A first visit beside the last would be a gap of 663 days for somebody who came 42 times.
    assert came(shop, "naledi") == [("2026-10-30", [])]
    assert "Reference ID: 0042" in card(shop, "oom fred")["notes"][0]["text"]
    report = taken(shop, "square-items")
    assert report["skipped"] == {"anonymous": 1, "gift card": 1, "refunded": 1}
    assert came(shop, "naledi")[-1] == (
        "2026-11-20",
        ["2 Flat White (Oat Milk, 12oz)", "2 Croissant"],
    )
    assert came(shop, "fred") == [
        ("2026-11-18", []),
        ("2026-11-19", ["Biltong"]),
        ("2026-11-20", []),
    ]
    assert "7084" not in shop.path.read_text()


def test_transactions_of_square(shop: Shop) -> None:
    report = taken(shop, "square-transactions", "--new")
    assert report["skipped"] == {"refunded": 1}
    assert came(shop, "naledi") == [("2026-11-20", ["Flat White (Oat Milk)"])]
    assert came(shop, "fred") == [("2026-11-19", ["Biltong, Droewors"])]


def test_customers_and_orders_of_shopify(shop: Shop) -> None:
    report = taken(shop, "shopify-customers")
    assert [one["line"] for one in report["refused"]] == [3]
    zoe = card(shop, "zoe")
    assert (zoe["phones"], zoe["tags"]) == (["+27825550154"], ["vip", "loyalty:gold"])
    assert (zoe["offers"], zoe["ids"]) == (False, ["shopify:7210448301122"])
    report = taken(shop, "shopify-orders")
    assert report["skipped"] == {"anonymous": 1, "cancelled": 1, "refunded": 1}
    assert came(shop, "zoe") == [("2026-05-01", ["Matcha 100 g", "2 Matcha 50 g"])]


def test_receipts_of_loyverse(shop: Shop) -> None:
    taken(shop, "loyverse-receipts", "--new")
    ann = card(shop, "ann lee")
    assert (ann["phones"], ann["emails"]) == (["+66812345678"], ["ann@example.com"])
    assert came(shop, "ann lee") == [("2026-07-28", ["Chocoholic", "2 Rye, sliced"])]


def test_contacts_of_google(shop: Shop) -> None:
    taken(shop, "google-new")
    taro = card(shop, "山田 太郎")
    assert taro["phones"] == ["090-0000-1111", "090-0000-2222"]
    assert (taro["occasions"][0]["on"], taro["tags"]) == ("--04-14", ["Regulars"])
    aisha = card(shop, "aisha rahman")
    assert aisha["family"] == [{"name": "Karim", "relation": "spouse"}]
    assert {one["what"]: one["on"] for one in aisha["occasions"]} == {
        "birthday": "1985-04-02",
        "anniversary": "2010-06-01",
    }
    assert aisha["tags"] == ["starred"]
    assert {note["text"] for note in aisha["notes"]} == {
        "Met at Rotary\nlikes rye",
        "Shoe size: 38",
    }
    assert card(shop, "tan florist")["phones"] == ["016-555 1234"]
    assert "lh3.example" not in shop.path.read_text()


def test_clients_and_appointments_of_fresha(shop: Shop) -> None:
    report = taken(shop, "fresha-clients")
    assert report["remarks"] == ["blocked there: Tom Whitfield"]
    dave = card(shop, "dave")
    assert (dave["phones"], dave["occasions"][0]["on"]) == (["+447700900301"], "1981-02-14")
    assert dave["notes"][0]["text"] == "prefers Kerry; scalp sore, no menthol"
    report = taken(shop, "fresha-appointments")
    assert came(shop, "dave") == [("2026-09-17", ["Skin fade", "Beard"])]
    assert report["skipped"] == {"anonymous": 1, "cancelled": 1, "no-show": 1}


def test_appointments_of_acuity_and_what_lies_ahead(shop: Shop) -> None:
    report = taken(shop, "acuity-appointments", "--new")
    assert report["skipped"] == {"ahead": 1}
    assert came(shop, "erin moore") == [("2025-12-02", ["Gel Nails"])]
    assert card(shop, "emma")["phones"] == ["07900 123456"]
    assert taken(shop, "acuity-appointments", "--ahead")["orders"] == 1
    (ready,) = card(shop, "erin moore")["followups"]
    assert (ready["kind"], ready["due"], ready["time"]) == ("order", "2099-01-05", "15:10")
    assert taken(shop, "acuity-appointments", "--ahead")["orders"] == 0


def test_customers_and_orders_of_woocommerce(shop: Shop) -> None:
    taken(shop, "woocommerce-customers")
    assert card(shop, "kal kund")["phones"] == ["0709090909"]
    assert came(shop, "kal kund") == []
    taken(shop, "woocommerce-orders")
    assert came(shop, "kal kund") == [("2026-10-01", ["2 Rye", "Cake, lemon"])]


@pytest.mark.parametrize("name", sorted(path.stem for path in FILES.glob("[!cs]*.csv")))
def test_the_same_file_again_changes_not_a_byte(shop: Shop, name: str) -> None:
    taken(shop, name, "--new")
    before = shop.bytes()
    report = taken(shop, name, "--new")
    assert (report["new"], report["updated"], report["visits"]) == ([], [], 0)
    assert shop.bytes() == before
    shop.done("undo")
    assert shop.done("list --json") == "[]\n"


def test_visits_of_people_nobody_knows_are_counted_and_taken_with_new(shop: Shop) -> None:
    path = FILES / "woocommerce-orders.csv"
    said = shop.run("import", str(path))
    assert said.code == 1
    assert "unknown 1" in said.out
    assert f"regulars import {path} --new" in said.out
    assert shop.bytes() is None


def test_a_dry_run_reports_what_then_happens(shop: Shop) -> None:
    path = str(FILES / "square-customers.csv")
    tried = shop.run("import", path, "--dry-run")
    assert shop.bytes() is None
    assert "line 2  Naledi Mokoena  new: id, " in tried.out
    done = shop.run("import", path)
    report, _, way_back = done.out.strip().rpartition("\n")
    assert report in tried.out
    assert way_back == "All of it can be taken back: regulars undo."
    assert shop.run("import", path, "--dry-run", "--json").json["unchanged"] == 3


def test_a_backup_is_made_before(cast: Shop, tmp_path: Path) -> None:
    said = cast.done(f"import {write(tmp_path, 'name,phone' + chr(10) + 'Ann,0821234')}")
    assert "regulars restore 2026-11-24-before-import" in said
    cast.done("restore 2026-11-24-before-import --yes")
    cast.refused("show ann --json")


def test_what_she_wrote_stays_and_what_is_new_is_added(cast: Shop, tmp_path: Path) -> None:
    cast.done("edit fred --birthday '20 oct 1961'")
    path = write(
        tmp_path,
        "name,phone,birthday,email,note\n"
        "FRED BOTHA,+27821234567,1961-10-21,fred@x.za,likes it hot\n",
    )
    report = cast.run("import", path, "--json").json
    assert report["updated"][0]["learnt"] == ["email", "note"]
    (differs,) = report["differences"]
    assert (differs["what"], differs["yours"], differs["theirs"]) == (
        "birthday",
        "20 October 1961",
        "21 October 1961",
    )
    fred = card(cast, "freddie")
    assert (fred["name"], fred["phones"]) == ("Fred Botha", ["082 123 4567"])
    assert fred["occasions"][0]["on"] == "1961-10-20"


def test_a_name_alone_is_asked_about_or_taken_with_new(cast: Shop, tmp_path: Path) -> None:
    path = write(tmp_path, "name,phone\nFred Botha,0999999999\n")
    said = cast.run("import", path)
    assert (said.code, "Fred Botha (line 2)" in said.out) == (1, True)
    assert cast.done("list --json").count("Fred Botha") == 1
    cast.done(f"import {path} --new")
    before = cast.bytes()
    cast.done(f"import {path} --new")
    assert cast.bytes() == before
    assert cast.done("list --json").count("Fred Botha") == 2


def test_the_owner_s_order_for_a_day_stays(cast: Shop, tmp_path: Path) -> None:
    cast.done("visit zoe --nothing --on '20 nov'")
    path = write(
        tmp_path, "name,visited,order\nFred Botha,2026-11-09,tea\nZoe Muller,2026-11-20,tea\n"
    )
    report = cast.run("import", path, "--json").json
    assert [one["what"] for one in report["differences"]] == ["order of Mon 9 Nov 2026"]
    assert came(cast, "fred") == [("2026-11-09", ["biltong 1 kg, vacuum sealed"])]
    assert came(cast, "zoe") == [("2026-11-20", ["tea"])]


def test_whoever_rests_and_came_after_all_is_expected_again(cast: Shop, tmp_path: Path) -> None:
    cast.done("edit fred --rest")
    path = write(tmp_path, "name,visited\nFred Botha,2026-11-10\n")
    cast.done(f"import {path}")
    assert card(cast, "fred")["resting"]
    cast.on("2026-12-01")
    path = write(tmp_path, "name,visited\nFred Botha,2026-11-30\n")
    assert "expected again, since they came: Fred Botha" in cast.done(f"import {path}")
    assert not card(cast, "fred")["resting"]


def test_columns_are_named_with_map(shop: Shop, tmp_path: Path) -> None:
    path = write(tmp_path, "Kunde;Handy;Schuhe\nMüller;0711 2345;42\n".encode("cp1252"))
    said = shop.run("import", path)
    assert said.code == 1
    assert '--map "Kunde=name"' in said.err
    report = shop.run("import", path, "--map", "kunde=name", "--map", "Handy=phone", "--json").json
    assert report["columns"] == {
        "Kunde": "name",
        "Handy": "phone",
        "Schuhe": "not understood, for instance '42'",
    }
    assert "Windows-1252" in report["remarks"][0]
    assert card(shop, "müller")["phones"] == ["0711 2345"]
    for typed in ("Handy=fone", "Handy", "Fax=phone"):
        assert shop.run("import", path, "--map", typed).code == 2


def test_our_own_exports_come_back(cast: Shop) -> None:
    cast.done("order fred '2 kg; vacuum | sealed' --for 'fri 16:30'")
    cast.done("export a.csv")
    cast.done("export a.json")
    cast.done("export v.csv --what visits")
    held = cast.notebook()["customers"]
    for name in ("a.csv", "a.json"):
        cast.done(f"--file fresh-{name}.json import {name}")
        assert json.loads(Path(f"fresh-{name}.json").read_text())["customers"] == held
        assert "Nothing was changed" in cast.done(f"import {name}")
    assert "Nothing was changed" in cast.done("import v.csv")
    assert cast.notebook()["customers"] == held
    said = cast.run("import", str(cast.path))
    assert f"regulars combine {cast.path}" in said.err


def test_a_list_comes_from_stdin(shop: Shop) -> None:
    assert "New" in shop.done("import -", stdin="name,phone\nAnn,0821234\n")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (b" \r\n\r\n", "it is empty"),
        (b"name,phone\n", "nobody in it"),
        (b"\x00\x01\x02\x03" * 100, "no text"),
        (bytes(range(1, 9)) * 100, "no text"),
        (b"PK\x03\x04 and so on", "a zip"),
        (b"%PDF-1.7", "a PDF"),
        (b'{"users": []}', "JSON of another program"),
        (b'[{"id": 1', "cut short"),
        (b"<!DOCTYPE html>", "a web page"),
        (b"\n<HTML><BODY>Log in</BODY></HTML>", "a web page"),
        (b"\x89PNG\r\n", "a picture: ask the program for a CSV file"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='9'", "a picture: ask the program"),
        (b'name,"phone\nAnn,0821\n', "its first row has a quote that never closes"),
        (b"{\\rtf1 and so on", "a letter"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no events in it"),
        (b"a,b,c\n1,2,3\n", "no column of it says who somebody is"),
    ],
)
def test_what_is_no_list_of_people_is_refused_in_a_sentence(
    shop: Shop, tmp_path: Path, content: bytes, why: str
) -> None:
    shop.done("add Fred")
    assert why in shop.refused(f"import {write(tmp_path, content)}")


def test_what_is_no_file_that_can_be_read_is_refused(shop: Shop, tmp_path: Path) -> None:
    assert "no file" in shop.refused("import nowhere.csv")
    (tmp_path / "folder").mkdir()
    assert "folder is a folder. Name a file in it." in shop.refused("import folder")
    assert "no encoding" in shop.refused(f"import {FILES / 'google-new.csv'} --encoding x", code=2)


def test_a_bad_row_costs_only_itself(shop: Shop, tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "name,phone,birthday\n"
        "Ann,2.78E+10,1990-02-30\n"
        "Bob,0821,,too many,\n"
        'Cat,"0822\n'
        "Dan,0823,1990-01-02\n"
        f"Eve{'x' * 200_000},0824,\n"
        "Fay,0825,\n"
        ",,1990-01-01\n",
    )
    report = shop.run("import", path, "--json").json
    assert [one["name"] for one in report["new"]] == ["Ann", "Dan", "Fay"]
    assert [one["line"] for one in report["refused"]] == [2, 2, 3, 4, 6, 8]
    assert card(shop, "ann")["phones"] == []


def test_a_diary_gives_visits_and_birthdays_of_those_she_knows(cast: Shop) -> None:
    diary = str(FILES.parent / "calendars" / "google-appointments.ics")
    cast.run("add", "Naledi Mokoena", "--no-visit")
    report = cast.run("import", diary, "--json").json
    assert (report["new"], report["kind"]) == ([], "a calendar")
    assert card(cast, "naledi")["occasions"][0]["on"] == "1961-03-14"
    assert came(cast, "naledi") == [("2026-10-21", ["cut & colour"])]
    assert [on for on, _ in came(cast, "fred")][-2:] == ["2026-11-09", "2026-11-10"]
    assert cast.run("import", diary, "--json").json["updated"] == []


def test_an_address_book_is_known_by_its_content(shop: Shop, tmp_path: Path) -> None:
    card_ = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Lee\r\nTEL:0821234567\r\nEND:VCARD\r\n"
    path = write(tmp_path, card_, "list.csv")
    assert taken_from(shop, path)["new"] == [{"line": 1, "name": "Ann Lee"}]
    assert taken_from(shop, path)["unchanged"] == 1


def test_our_own_address_book_changes_nothing(cast: Shop) -> None:
    cast.done("export a.vcf")
    before = cast.bytes()
    assert "Nothing was changed" in cast.done("import a.vcf")
    assert cast.bytes() == before


def taken_from(shop: Shop, path: str) -> Any:
    return shop.run("import", path, "--json").json


def test_a_relative_who_is_known_stays_one(cast: Shop, tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "name,phone,family\n"
        'Fred Botha,082 123 4567,"wife Alice, son Bao"\n'
        'Fred Botha,082 123 4567,"daughter Alice"\n',
    )
    report = taken_from(cast, path)
    assert [str(one["theirs"]) for one in report["differences"]] == ["Alice (daughter)"]
    assert card(cast, "fred")["family"] == [
        {"name": "Alice", "relation": "wife"},
        {"name": "Bao", "relation": "son"},
    ]
    cast.done("edit fred --family 'daughter Alice'")
    assert taken_from(cast, path)["differences"] == []


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.vcf"])
def test_whoever_was_forgotten_is_taken_in_again_only_with_new(cast: Shop, name: str) -> None:
    cast.done(f"export {name}")
    fred = card(cast, "fred")["id"]
    cast.done("forget fred --yes")
    report = cast.run("import", name, "--json")
    (refused,) = report.json["refused"]
    assert refused["why"] == "you had this person forgotten; --new takes them in again"
    assert (report.code, report.json["new"], report.json["updated"]) == (0, [], [])
    assert "Fred" not in cast.path.read_text()
    # As somebody new: of another id, since no copy of the notebook may bring the old one back.
    assert [one["name"] for one in cast.run("import", name, "--new", "--json").json["new"]] == [
        "Fred Botha"
    ]
    assert card(cast, "fred")["id"] != fred
    before = cast.bytes()
    assert "Nothing was changed" in cast.done(f"import {name}")
    assert cast.bytes() == before


def test_visits_of_whoever_was_forgotten_are_nobody_s(cast: Shop) -> None:
    cast.done("export v.csv --what visits")
    cast.done("forget fred --yes")
    cast.done("add 'Fred Botha' 'another one' --no-visit")
    report = cast.run("import", "v.csv", "--json").json
    assert (report["visits"], len(report["refused"])) == (0, 1)


def test_our_own_address_book_gives_the_same_people(cast: Shop, tmp_path: Path) -> None:
    cast.done("export a.vcf")
    cast.done("--file fresh.json import a.vcf")
    held = json.loads((tmp_path / "fresh.json").read_text())["customers"]
    assert held.keys() == cast.notebook()["customers"].keys()
    assert all("ids" not in record for record in held.values())
    before = (tmp_path / "fresh.json").read_bytes()
    assert "Nothing was changed" in cast.done("--file fresh.json import a.vcf")
    assert (tmp_path / "fresh.json").read_bytes() == before


def test_a_visit_of_a_name_that_several_have_is_said(cast: Shop, tmp_path: Path) -> None:
    path = write(tmp_path, "name,visited,order\nAnna Nel,2026-11-20,rye\nAnna Nel,2026-11-21,rye\n")
    report = cast.run("import", path, "--json")
    assert (report.code, report.json["skipped"]) == (1, {"several of that name": 2})
    (said,) = report.json["remarks"]
    assert "2 people are called Anna Nel (084 111 2222, 084 333 4444)" in said
    path = write(tmp_path, "name,phone,visited,order\nAnna Nel,0843334444,2026-11-20,rye\n")
    assert taken_from(cast, path)["visits"] == 1
    assert came(cast, "0843334444") == [("2026-11-20", ["rye"])]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"name,phone\n", b'{"users": []}'])
def test_a_dry_run_refuses_in_the_same_words(shop: Shop, tmp_path: Path, content: bytes) -> None:
    path = write(tmp_path, content)
    assert shop.refused(f"import {path}") == shop.refused(f"import {path} --dry-run")


def test_a_card_that_breaks_off_is_said_and_its_name_kept(shop: Shop, tmp_path: Path) -> None:
    cards = "BEGIN:VCARD\r\nFN:Ann\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Bob Ray\r\nTEL:08222"
    report = taken_from(shop, write(tmp_path, cards))
    assert [one["name"] for one in report["new"]] == ["Ann", "Bob Ray"]
    (refused,) = report["refused"]
    assert (refused["line"], "Bob Ray breaks off" in refused["why"]) == (4, True)
    assert card(shop, "bob ray")["phones"] == []


@pytest.mark.parametrize("cards", ["BEGIN:VCARD\r\nEND:VCARD\r\n", "BEGIN:VCARD\r\n"])
def test_a_card_of_nobody_is_refused_as_a_row_is(shop: Shop, tmp_path: Path, cards: str) -> None:
    said = shop.run("import", write(tmp_path, cards), "--json")
    assert (said.code, said.json["kind"]) == (1, "an address book")
    assert said.json["refused"] == [{"line": 1, "why": "no name, phone or e-mail"}]


def test_a_letter_with_a_quote_too_many_is_told_in_two_lines(shop: Shop, tmp_path: Path) -> None:
    path = write(tmp_path, 'name,note\nAnn,"' + "dear all\n" * 40_000)
    said = shop.run("import", path, "--json")
    assert [one["line"] for one in said.json["refused"]] == [2, 3]
    assert said.json["refused"][1]["why"].endswith("down to line 40001")


def test_a_hint_goes_on_with_what_was_typed(shop: Shop, tmp_path: Path) -> None:
    shop.done("add Fred --no-visit")
    path = write(tmp_path, "who;seen;shoe size\nAnn;3/4/2026;38\nFred;4/4/2026;41\n")
    typed = ("import", path, "--map", "who=name", "--map", "seen=visited", "--date-order", "MDY")
    said = shop.run(*typed)
    again = f"regulars import {path} --date-order MDY --map who=name --map seen=visited"
    assert f"To write down those you don't know yet: {again} --new" in said.out
    assert f'To keep it: {again} --map "shoe size=note"' in said.out
    assert "you don't know yet" not in shop.run(*typed, "--new").out


def test_whom_only_new_writes_down_is_said_with_the_command(cast: Shop, tmp_path: Path) -> None:
    path = write(tmp_path, "name,phone\nFred Botha,0840000000\n")
    said = cast.run("import", path)
    assert f"as somebody else: regulars import {path} --new" in said.out


def test_what_was_learnt_twice_of_somebody_new_is_told_once(shop: Shop, tmp_path: Path) -> None:
    path = write(tmp_path, "name,phone,phone 2\nAnn,0821,0822\n")
    said = shop.run("import", path, "--map", "phone 2=phone", "--dry-run")
    assert "Ann  new: phone\n" in said.out


def test_our_own_json_tells_its_columns_in_its_own_order(cast: Shop, tmp_path: Path) -> None:
    path = str(tmp_path / "all.json")
    cast.run("export", path)
    columns = list(cast.run("import", path, "--json").json["columns"])
    assert columns[:4] == ["id", "ids", "name", "nicknames"]


def test_a_cell_without_measure_costs_its_own_row(shop: Shop, tmp_path: Path) -> None:
    path = write(tmp_path, 'name,note\nAnn,"' + "Bo,\n" * 50_000 + '"\nCat,hello\n')
    report = taken_from(shop, path)
    assert [one["name"] for one in report["new"]] == ["Cat"]
    assert [one["line"] for one in report["refused"]] == [2]


def test_nothing_on_stdin_is_said(shop: Shop) -> None:
    assert "what came from stdin can't be imported: it is empty" in shop.refused("import -")


def test_contacts_of_outlook_in_both_its_forms(shop: Shop) -> None:
    taken(shop, "outlook-web")
    lerato = card(shop, "lee")
    assert (lerato["name"], lerato["phones"]) == ("Lerato Dube", ["082 555 0101"])
    assert lerato["family"] == [{"name": "Sipho", "relation": "spouse"}]
    assert lerato["occasions"][0]["on"] == "1979-11-23"
    assert {note["text"] for note in lerato["notes"]} == {
        "oat milk, no sugar",
        "fax: 011 555 0102; Job Title: Nurse",
    }
    report = taken(shop, "outlook-desktop")
    assert report["refused"] == []
    hanna = card(shop, "hanna vogel")
    assert (hanna["tags"], hanna["occasions"], hanna["notes"]) == (["Regulars", "VIP"], [], [])
    assert [one["name"] for one in hanna["family"]] == ["Mia", "Ben"]


def test_contacts_of_thunderbird(shop: Shop) -> None:
    taken(shop, "thunderbird")
    piet = card(shop, "piet")
    assert piet["phones"] == ["021 555 0104", "083 555 0105"]
    assert piet["emails"] == ["piet@example.com", "piet2@example.com"]
    assert piet["occasions"][0]["on"] == "1972-01-03"
    assert card(shop, "kei mori")["occasions"][0]["on"] == "--04-14"


def test_contacts_of_hubspot_with_and_without_their_companies(shop: Shop) -> None:
    taken(shop, "hubspot")
    gaelle = card(shop, "gaelle")
    assert (gaelle["offers"], gaelle["ids"]) == (False, ["hubspot:901"])
    assert card(shop, "noah")["offers"]
    taken(shop, "hubspot-with-companies")
    ines = card(shop, "ines")
    assert (ines["ids"], ines["notes"][0]["text"]) == (
        ["hubspot:903"],
        "Company name: Roche Florist",
    )


def test_contacts_of_mailchimp_and_customers_of_stripe(shop: Shop) -> None:
    taken(shop, "mailchimp")
    marc = card(shop, "marc")
    assert (marc["offers"], marc["tags"]) == (False, ["VIP", "Blog"])
    assert (marc["occasions"][0]["on"], marc["ids"]) == ("--04-05", ["mailchimp:c2cb0681af"])
    taken(shop, "stripe")
    ruth = card(shop, "ruth")
    assert {note["text"] for note in ruth["notes"]} == {"Friday veg box", "tag (metadata): vegan"}
    assert "192.0.2.7" not in shop.path.read_text()


def test_appointments_of_calendly(shop: Shop) -> None:
    report = taken(shop, "calendly", "--new")
    assert report["skipped"] == {"ahead": 1, "cancelled": 1, "no-show": 1}
    assert [one["name"] for one in report["new"]] == ["Dana Reyes"]
    assert came(shop, "dana") == [
        ("2026-10-07", ["Cut & Colour"]),
        ("2026-11-04", ["Cut & Colour"]),
    ]
    assert card(shop, "dana")["phones"] == ["+1 312 555 0109"]


def shopify(folder: Path, *rows: dict[str, str]) -> str:
    header = (FILES / "shopify-orders.csv").read_text().splitlines()[0].split(",")
    lines = [",".join(row.get(name, "") for name in header) for row in rows]
    return write(folder, "\n".join([",".join(header), *lines]))


ORDER = {
    "Name": "#1",
    "Billing Phone": "+27821112222",
    "Billing Name": "Naledi Mokoena",
    "Financial Status": "paid",
    "Created at": "2026-05-01 10:00:00 +0200",
    "Lineitem name": "rye",
}


def test_an_order_that_was_cancelled_is_so_in_all_its_rows(shop: Shop, tmp_path: Path) -> None:
    """Only the first row of an order says when it was cancelled, and whose phone it has."""
    cancelled = ORDER | {"Cancelled at": "2026-05-02 10:00:00 +0200"}
    file = shopify(tmp_path, cancelled, {"Name": "#1", "Lineitem name": "cake"})
    report = shop.run("import", file, "--json", "--new").json
    assert (report["visits"], report["skipped"]) == (0, {"cancelled": 2})


def test_all_rows_of_an_order_are_of_whoever_has_its_phone(shop: Shop, tmp_path: Path) -> None:
    for phone in ("+27821112222", "+27821113333"):
        shop.done(f"add 'Naledi Mokoena' --phone {phone} --no-visit --new")
    file = shopify(tmp_path, ORDER, {"Name": "#1", "Lineitem name": "cake"})
    assert shop.run("import", file).code == 0
    assert came(shop, "+27821112222") == [("2026-05-01", ["rye", "cake"])]


@pytest.mark.parametrize("amount", ["NaN", "inf", "-inf", "1e400", "0,5"])
def test_an_amount_that_is_none_is_not_said(shop: Shop, tmp_path: Path, amount: str) -> None:
    order = ORDER | {"Lineitem quantity": f'"{amount}"'}
    assert shop.run("import", shopify(tmp_path, order), "--new").code == 0
    assert came(shop, "naledi") == [("2026-05-01", ["rye"])]


DIARY = """\
name;phone;visited;order;note
Anna;;1/2/26;tea;likes the window
Anna;;5/2/26;scone;her dog is ill
Fred Botha;;13/2/26;tea;
Zoë Müller;;;;from Bern
"""


def test_rows_of_people_with_their_visits_go_by_name_as_visits_do(
    cast: Shop, tmp_path: Path
) -> None:
    report = cast.run("import", write(tmp_path, DIARY), "--json").json
    assert (report["refused"], report["asked"], report["skipped"]) == ([], [], {})
    assert came(cast, "anna") == [("2026-02-01", ["tea"]), ("2026-02-05", ["scone"])]
    assert len(card(cast, "anna")["notes"]) == 2
    assert ("2026-02-13", ["tea"]) in came(cast, "fred")
    assert "from Bern" in cast.done("show zoe")


def test_somebody_of_that_name_with_another_phone_is_asked_about(
    cast: Shop, tmp_path: Path
) -> None:
    rows = "name,phone,visited,note\nFred Botha,0999999999,2026-02-01,tall\n"
    report = cast.run("import", write(tmp_path, rows), "--json").json
    assert [one["name"] for one in report["asked"]] == ["Fred Botha"]


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("082 111 2222 / 083 222 3333", ["082 111 2222", "083 222 3333"]),
        ("555-1234, 555-9876", ["555-1234", "555-9876"]),
        ("0821112222 or 0832223333", ["0821112222", "0832223333"]),
        ("0171/1234567", ["0171/1234567"]),
        ("(011) 555-0000 ext. 12", ["(011) 555-0000 ext. 12"]),
        ("082 111 2222, ask for Tom", ["082 111 2222, ask for Tom"]),
    ],
)
def test_several_numbers_of_a_cell_are_several(
    shop: Shop, tmp_path: Path, cell: str, phones: list[str]
) -> None:
    shop.done(f"import {write(tmp_path, f'name;phone{chr(10)}Anna;{cell}')}")
    assert card(shop, "anna")["phones"] == phones


@pytest.mark.parametrize("day", ["0026-05-01", "1799-12-31", "2200-01-01"])
@pytest.mark.parametrize("option", ["--new", "--ahead"])
def test_a_day_that_is_a_slip_is_refused_and_the_notebook_stays_sound(
    shop: Shop, tmp_path: Path, day: str, option: str
) -> None:
    path = write(tmp_path, f"name,visited,phone\nAnna,{day},0821112222\n")
    report = shop.run("import", path, option, "--json").json
    assert [one["line"] for one in report["refused"]] == [2]
    assert shop("check").code == 0
    assert came(shop, "anna") == []


@pytest.mark.parametrize("born", ["2086-02-03", "2300-01-01"])
def test_nobody_is_born_tomorrow(shop: Shop, tmp_path: Path, born: str) -> None:
    text = f"BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nBDAY:{born}\nEND:VCARD\n"
    report = shop.run("import", write(tmp_path, text, "a.vcf"), "--json").json
    assert report["refused"] == [
        {"line": 1, "why": f"{born} is no birthday yet; the rest was taken"}
    ]
    assert card(shop, "anna")["occasions"] == []


def test_the_till_s_own_columns_land_nowhere_even_if_they_are_new(
    shop: Shop, tmp_path: Path
) -> None:
    header, row, *_ = (FILES / "square-customers.csv").read_text().splitlines()
    path = write(
        tmp_path, f"{header},Card on File,Loyalty Points,Favourite seat\n{row},VISA 4711,815,nook\n"
    )
    report = shop.run("import", path, "--json").json
    assert {"Card on File", "Loyalty Points"} <= set(report["left_out"])
    kept = shop.path.read_text()
    assert ("4711" in kept, "815" in kept, "Favourite seat: nook" in kept) == (False, False, True)


def test_the_line_ends_of_a_note_are_those_of_no_system(shop: Shop, tmp_path: Path) -> None:
    for windows in (True, False):
        text = 'name,note\nAnna,"a\nb"\n'
        path = write(tmp_path, text.replace("\n", "\r\n") if windows else text)
        shop.done(f"import {path}")
    assert [note["text"] for note in card(shop, "anna")["notes"]] == ["a\nb"]


@pytest.mark.parametrize("cell", ["3", "nobody@", "Botha"])
def test_what_is_no_phone_and_no_address_makes_nobody(
    shop: Shop, tmp_path: Path, cell: str
) -> None:
    path = write(tmp_path, f"name,phone,email\n,,{cell}\n,{cell},\nAnna,,\n")
    report = shop.run("import", path, "--json", "--new").json
    assert [one["name"] for one in report["new"]] == ["Anna"]
    assert {one["why"] for one in report["refused"]} == {"no name, phone or e-mail"}
    before = shop.bytes()
    assert shop.run("import", path, "--new").code == 0
    assert shop.bytes() == before


def test_whoever_goes_by_a_phone_that_others_have_too_is_known_again(
    shop: Shop, tmp_path: Path
) -> None:
    path = write(tmp_path, "name,phone\n,0821112222\nAnna,0821112222\n")
    assert len(shop.run("import", path, "--json", "--new").json["new"]) == 2
    before = shop.bytes()
    assert shop.run("import", path, "--new").code == 0
    assert shop.bytes() == before


@pytest.mark.parametrize("cell", ["None", "no", "n/a", "-", "?"])
def test_what_says_that_there_is_nothing_lands_nowhere(
    shop: Shop, tmp_path: Path, cell: str
) -> None:
    """A column of allergies has `None` in most of its rows."""
    header = "First Name,Surname,Mobile Number,DOB,Allergies,Comments,Usual,Offers"
    row = f"Bo,Na,{cell},{cell},{cell},{cell},{cell},no"
    report = shop.run("import", write(tmp_path, f"{header}\n{row}\n"), "--json").json
    assert report["refused"] == []
    bo = card(shop, "bo na")
    assert [bo[key] for key in ("phones", "never", "notes", "usuals", "occasions")] == [[]] * 5
    assert bo["offers"] is False


def test_somebody_may_be_called_no(shop: Shop, tmp_path: Path) -> None:
    shop.done(f"import {write(tmp_path, chr(10).join(['name,phone', 'No,0821112222']))}")
    assert card(shop, "no")["name"] == "No"


def test_a_list_without_a_header_is_told_what_it_lacks(shop: Shop, tmp_path: Path) -> None:
    path = write(tmp_path, "Fred Botha,0821112222\nAnna Lee,0831112222\n")
    told = shop.refused(f"import {path}")
    assert "Write a row above it, for instance: name,phone" in told


@pytest.mark.parametrize(("options", "born"), [("", "--04-03"), ("--date-order MDY", "--03-04")])
def test_what_one_column_proves_holds_for_the_others(
    shop: Shop, tmp_path: Path, options: str, born: str
) -> None:
    path = write(tmp_path, "name,birthday,last visit\nAnna,3/4,13/11/26\n")
    shop.done("settings date-order MDY")
    report = shop.run("import", path, "--json", *options.split()).json
    assert card(shop, "anna")["occasions"][0]["on"] == born
    why = "as you said" if options else "as in another column"
    assert any(why in one for one in report["remarks"])
