"""What is saved for the eye: pictures, pages to print, plain text; pages in a real browser."""

import re
import shutil
import subprocess
import sys
from datetime import timedelta
from functools import partial
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from xml.parsers.expat import ParserCreate

import pytest

from regulars.screen.morning import print_briefing
from regulars.screen.printed import Printed, printed
from tests import pictures
from tests.conftest import MONDAY, Shop
from tests.processes import python
from tests.test_morning import morning

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), "")
in_a_browser = pytest.mark.skipif(not BROWSER, reason="Chromium is not installed on this machine")
COMMANDS = ("today", "show fred", "due", "orders", "history", "history fred", "stats")
# The attributes of a page's own.
OWN = {"lang", "charset", "content", "name", "class", "scope", "style"}
ENDINGS = ("svg", "html", "txt")
STRANGE = (
    "<script>alert(1)</script>",
    "Bo & <b>Co</b> \" '",
    "&lt;img src=x onerror=alert(1)&gt;",
    "url(http://x.example/a.png)",
    "👩‍👩‍👧 Ana",
    "מרים לוי",
    "]]></style><svg>",
    "A" * 200,
    "wide \uffff sign",
    "e\u202evil",
)


@pytest.fixture
def busy(cast: Shop) -> Shop:
    """The cast with something of everything, and something private of each kind."""
    cast.done("note fred 'owes me a secret' --private")
    cast.done("ask fred 'how was the rugby?' --on '23 nov'")
    cast.done("visit fred --on '2 nov'")
    for name, text in (("fred", "2 kg biltong"), ("zoe", "soy cappuccino x 2; sourdough")):
        cast.done(f"order {name} '{text}' --for 'today 16:30'")
    cast.done("feedback jack --complaint 'the rye was stale'")
    return cast


def saved(shop: Shop, typed: str, ending: str) -> str:
    target = shop.path.parent.with_name(f"saved.{ending}")
    said = shop.done(f"{typed} --save '{target}' --force")
    kinds = {"svg": "a picture", "html": "a page to print", "txt": "plain text"}
    assert said == f"{target}: {kinds[ending]}.\n"
    return target.read_text(encoding="utf-8")


class Reader(HTMLParser):
    """What a page says, and what it is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.tags, self.attributes = list[str](), set[str](), set[str]()
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def words_of(page: str) -> str:
    return " ".join(" ".join(Reader(page.rsplit("</head>", maxsplit=1)[-1]).words).split())


def drawn_in(picture: str) -> str:
    """What a picture says, if it is XML from end to end."""
    reader, words = ParserCreate(), list[str]()
    reader.CharacterDataHandler = words.append
    reader.Parse(picture)
    reader.Parse(b"", bool(picture))
    return "".join(words).replace("\xa0", " ")


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("typed", COMMANDS)
def test_it_is_saved_for_her_alone_and_never_over_another(
    busy: Shop, typed: str, ending: str
) -> None:
    target = busy.path.with_name(f"a.{ending}")
    before = busy.bytes()
    busy.done(f"{typed} --save '{target}'")
    assert busy.bytes() == before
    if sys.platform != "win32":
        assert target.stat().st_mode & 0o777 == 0o600
    content = target.read_bytes()
    target.write_bytes(b"hers")
    assert "--force" in busy.refused(f"{typed} --save '{target}'")
    assert target.read_bytes() == b"hers"
    busy.done(f"{typed} --save '{target}' --force")
    assert target.read_bytes() == content


@pytest.mark.parametrize("typed", COMMANDS)
def test_plain_text_is_what_a_pipe_has(busy: Shop, typed: str) -> None:
    assert saved(busy, typed, "txt") == busy.done(typed) == busy.done(f"{typed} --save -")


@pytest.mark.parametrize("typed", COMMANDS)
def test_a_picture_and_a_page_have_the_names_that_the_screen_has(busy: Shop, typed: str) -> None:
    drawn = drawn_in(saved(busy, typed, "svg"))
    told = words_of(saved(busy, typed, "html"))
    for name in ("Fred Botha", "Zoë Müller", "Jack O'Brien"):
        assert (name in busy.done(typed)) == (name in told) == (name in drawn)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("typed", COMMANDS)
def test_what_is_kept_back_on_the_screen_is_kept_back(busy: Shop, typed: str, ending: str) -> None:
    told = unescape(saved(busy, typed, ending)).replace("\xa0", " ")
    assert "secret" not in told
    if "history" not in typed:
        assert "how was the rugby" not in told
    if "fred" in typed:
        assert "secret" in unescape(saved(busy, f"{typed} --private", ending)).replace("\xa0", " ")


@pytest.mark.parametrize("typed", ["today", "orders"])
def test_what_hangs_on_a_wall_has_no_number_and_nothing_to_avoid(busy: Shop, typed: str) -> None:
    page, screen = saved(busy, typed, "html"), busy.done(typed)
    assert "082 123 4567" in screen
    for private in ("082 123 4567", "AVOID", "rugby", "kept back"):
        assert private not in page
    assert "NEVER meat (vegan)" in words_of(page)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("typed", ["today", "due", "orders", "history", "stats"])
def test_an_empty_shop_is_saved_as_well(shop: Shop, typed: str, ending: str) -> None:
    assert saved(shop, typed, ending)
    assert not shop.path.exists()


@pytest.mark.parametrize("path", ["a.pdf", "morning", "a.svg.png", ".svg"])
def test_another_ending_is_told_what_can_be_written(busy: Shop, path: str) -> None:
    told = busy.refused(f"today --save {path}", code=2)
    assert ".svg for a picture, .html for a page to print, or .txt for plain text" in told
    assert not Path(path).exists()


def test_json_and_a_file_are_not_both_to_be_had(busy: Shop) -> None:
    assert "--save" in busy.refused("today --json --save a.txt", code=2)


@pytest.fixture
def strange(shop: Shop) -> Shop:
    for name in STRANGE:
        shop.run("add", name, name, "--usual", name, "--never", f"nuts: {name}", "--new")
        shop.run("order", name, name, "--for", "today 16:30")
    return shop


@pytest.mark.parametrize("typed", ["today", "due --all", "orders", "history", "stats", "show bo"])
def test_strange_names_are_shown_and_do_nothing(strange: Shop, typed: str) -> None:
    page = saved(strange, typed, "html")
    read = Reader(page)
    assert not read.tags & {"script", "img", "svg", "link", "iframe", "object"}
    assert read.attributes <= OWN
    assert drawn_in(saved(strange, typed, "svg"))
    if typed == "history":
        told = words_of(page)
        for name in STRANGE[:7]:
            assert " ".join(name.split()) in told


@pytest.mark.parametrize("typed", COMMANDS)
def test_a_picture_and_a_page_load_nothing(busy: Shop, typed: str) -> None:
    for ending in ("svg", "html"):
        content = saved(busy, typed, ending).replace("http://www.w3.org/2000/svg", "")
        for loaded in ("http", "url(", "src", "@import", "@font-face", "<script", "<link"):
            assert loaded not in content


def test_wide_signs_take_two_cells_in_a_picture(cast: Shop) -> None:
    [width] = re.findall(r'textLength="([\d.]+)">山田', saved(cast, "show 山田", "svg"))
    assert float(width) == 9 * 12


def test_a_quiet_morning_has_large_letters_and_a_busy_one_small(busy: Shop) -> None:
    quiet, full = saved(busy, "today", "html"), page_of_200()
    [large], [small] = (re.findall(r"font: ([\d.]+)pt", page) for page in (quiet, full))
    assert float(large) > float(small) >= 10


def page_of_200() -> str:
    return printed(partial(print_briefing, morning()), "", "", hangs=True)


def test_who_has_no_room_on_the_wall_is_counted() -> None:
    told = words_of(page_of_200())
    section = page_of_200().split("Expect this week")[1].split(" more: ")[0]
    shown, left = section.count("<tr>"), int(re.findall(r"\d+", section)[-1])
    assert 1 < shown == len(morning().expect) - left
    for task in (*morning().orders, *morning().complaints, *morning().promises):
        assert task.followup.text in told


def with_orders(shop: Shop, number: int) -> str:
    for place in range(number):
        day, text = MONDAY + timedelta(place % 3), f"{place + 1} kg biltong, sealed; rye"
        shop.done(f"add 'Customer {place} Nel' --no-visit --new")
        shop.done(f"order 'Customer {place} Nel' '{text}' --for '{day} 16:30'")
    return saved(shop, "orders", "html")


def test_a_kitchen_has_every_order_and_the_sums_of_a_busy_day(shop: Shop) -> None:
    told = words_of(with_orders(shop, 30))
    for place in range(30):
        assert f"Customer {place} Nel {place + 1} kg biltong, sealed; rye" in told
    assert "biltong 145 kg · rye 10" in told


def test_orders_that_have_no_room_are_counted(shop: Shop) -> None:
    told = words_of(with_orders(shop, 70))
    shown = len(set(re.findall(r"Customer \d+ Nel", told)))
    assert f"and {70 - shown} more, for which this page has no room" in told
    assert shown >= 30


def sheets(shop: Shop, page: str) -> int:
    """How many sheets of paper a browser prints a page on."""
    folder = shop.path.parent
    folder.mkdir(exist_ok=True)
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(page, encoding="utf-8")
    subprocess.run(
        [
            *(BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
            *(f"--user-data-dir={folder}/browser", f"--print-to-pdf={target}"),
            source.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    content = target.read_bytes()
    assert b"/FontFile" in content, "it has letters"
    return len(re.findall(rb"/Type\s*/Page\b", content))


@in_a_browser
def test_a_morning_takes_one_sheet_be_it_quiet_or_busy(busy: Shop) -> None:
    assert sheets(busy, saved(busy, "today", "html")) == 1
    assert sheets(busy, page_of_200()) == 1


@in_a_browser
@pytest.mark.parametrize("number", [1, 12, 30, 70])
def test_a_kitchen_takes_one_sheet(shop: Shop, number: int) -> None:
    assert sheets(shop, with_orders(shop, number)) == 1


@in_a_browser
def test_strange_names_take_one_sheet(strange: Shop) -> None:
    for typed in ("today", "orders"):
        strange.done("settings shop 'The shop with a name that is far too long for its own sign'")
        assert sheets(strange, saved(strange, typed, "html")) == 1


@in_a_browser
def test_every_size_of_letters_fills_no_more_than_a_sheet(shop: Shop) -> None:
    """The same morning in less and less of its sections, so that each size has its turn."""
    whole = morning()
    for kept in (3, 9, 20, 32):
        less = whole._replace(expect=whole.expect[:kept], gone=[], new_faces=[], last_year=[])
        page = printed(partial(print_briefing, less), "", "", hangs=True)
        assert sheets(shop, page) == 1


def test_a_page_that_does_not_hang_has_everything(shop: Shop) -> None:
    page = printed(partial(print_briefing, morning()), "", "", hangs=False)
    told = words_of(page)
    assert all(one.customer.name in told for one in morning().expect)
    assert not Printed(11, hangs=False).is_full
    del shop


def test_the_pictures_of_the_readme_are_what_is_drawn() -> None:
    """After a change that they show: `python -m tests.pictures`."""
    for name, content in pictures.pictures():
        there = (pictures.FOLDER / name).read_text(encoding="utf-8")
        assert re.findall(r"<text[^>]*>([^<]*)<", there) == re.findall(
            r"<text[^>]*>([^<]*)<", content
        )


def test_whoever_saves_nothing_loads_nothing_of_it(cast: Shop) -> None:
    typed = "import sys; from regulars import cli; sys.argv = ['regulars', 'today']; cli.main()"
    loading = f"import atexit, sys; atexit.register(lambda: print(*sys.modules)); {typed}"
    loaded = set(python("-c", loading).out.split())
    assert "regulars.screen.morning" in loaded
    assert not loaded & {"regulars.screen.saved", "regulars.screen.printed", "rich.console", "html"}
    del cast
