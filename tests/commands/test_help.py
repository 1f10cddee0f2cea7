"""`regulars help`: the same as `--help` and the README's sections, with examples that work."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from regulars import cli, declared
from regulars.manual import Typed, topics
from regulars.timetable import COMMANDS, TIMES, named
from tests.conftest import Shop, TypedIn
from tests.processes import Terminal

TOPICS = [*topics()]
TOLD = Path(cli.__file__).with_name("topics.md")
README = Path(__file__).parent.parent.parent / "README.md"


def open_the_sample_shop(shop: Shop) -> None:
    """The sample shop, with all that the examples need to be there."""
    shop.done(f"demo {shop.path}")
    for name in ("Maria Rossi", "Karl Fourie"):
        shop.done(f"add '{name}' --new --no-visit")


EXAMPLES = [(command, line) for command in COMMANDS for line in declared.examples(named(command))]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_two_examples_of_its_own(shop: Shop, command: str) -> None:
    lines = declared.examples(named(command))
    assert len(lines) == len({*lines}) == 2
    for line in lines:
        assert re.match(rf"regulars (--file \S+ )?{command}\b", line)
        assert f"\n    {line}\n" in shop.done(f"help {command}")


@pytest.mark.parametrize(("command", "line"), EXAMPLES)
def test_every_example_works_in_the_sample_shop(
    shop: Shop, typed_in: TypedIn, command: str, line: str
) -> None:
    typed_in(shop, open_the_sample_shop)
    if command == "redo":
        shop.done("undo")
    if command not in {"backup", "demo", "export"}:  # which write over none
        prepare_files(shop)
    said = shop(line.removeprefix("regulars "), "fred\n")  # a line at the counter
    assert said.code == 0, said.err
    assert said.out
    assert not said.err


def prepare_files(shop: Shop) -> None:
    """What an owner has lying about where she types."""
    for name in ("shop.json", "other.json", "regulars (conflicted copy).json", "usb-stick.json"):
        shutil.copy(shop.path, name)
    Path("customers.csv").write_text("name,phone\nThabo Nkosi,082 777 1234\n", encoding="utf-8")
    Path("list.csv").write_text("Kunde,Handy\nThabo Nkosi,082 777 1234\n", encoding="utf-8")


def test_help_is_what_a_dash_dash_help_says(shop: Shop) -> None:
    assert shop.done("help") == shop.done("--help") == shop.done("-h")
    for command in COMMANDS:
        assert shop.done(f"help {command}") == shop.done(f"{command} --help")
    assert shop.done("help VISIT") == shop.done("visit x -h")
    assert not shop.path.parent.exists()


def test_the_first_page_groups_the_commands_by_when_they_are_needed(shop: Shop) -> None:
    told = shop.done("help")
    for time, group in TIMES.items():
        _, _, below = told.partition(f"\n\n{time}\n")
        block = below.split("\n\n")[0]
        assert re.findall(r"^  (\w+)  +[A-Z].*\.$", block, re.MULTILINE) == [*group]


def test_the_first_page_tells_of_all_that_stands_before_a_command(shop: Shop) -> None:
    told = shop.done("help")
    for one in declared.parameters(cli.front_door):
        spelt, metavar = one.spellings[0], one.how.metavar
        assert re.search(rf"\n  {spelt}(?: {metavar})? +{re.escape(one.how.help)}\n", told), spelt
    for option in ("--help", "--install-completion", "--show-completion"):
        assert re.search(rf"\n  {option}\b.*  [A-Z]", told), option
    for topic in TOPICS:
        assert topic in told


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_a_section_of_the_readme(shop: Shop, topic: str) -> None:
    [text] = re.findall(
        rf"^# {topic}\n\n(.*?)(?=^# |\Z)",
        TOLD.read_text(encoding="utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    sections = re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]
    assert sections
    for section in sections:
        assert section.rstrip() + "\n\n## " in README.read_text(encoding="utf-8"), topic
        heading = section.splitlines()[0].removeprefix("## ")
        assert f"{heading}\n" in shop.done(f"help {topic}")


@pytest.mark.parametrize("topic", TOPICS)
def test_what_a_topic_tells_to_type_works(shop: Shop, typed_in: TypedIn, topic: str) -> None:
    """The answers too, where it has them, as they stand on a terminal."""
    typed_in(shop, open_the_sample_shop)
    prepare_files(shop)
    for part in topics()[topic]:
        for typed, said in transcript(part.lines) if isinstance(part, Typed) else []:
            words = shlex.split(typed)[1:]
            if said:
                assert Terminal(*words).screen() == said
            else:
                assert shop.done(shlex.join(words))


def transcript(lines: list[str]) -> list[tuple[str, list[str]]]:
    """Of each line that is typed what is answered."""
    parts = re.split(r"^(?:\$ )?(?=regulars )", "\n".join(lines), flags=re.MULTILINE)[1:]
    return [(part.split("\n")[0], part.rstrip("\n").split("\n")[1:]) for part in parts]


def test_every_line_of_the_readmes_ten_is_an_example_of_the_help() -> None:
    ten = README.read_text(encoding="utf-8").split("## Ten to begin with")[1].split("```")[1]
    lines = [line.partition("  #")[0].rstrip() for line in ten.splitlines()[1:]]
    assert len(lines) == 10
    assert {*lines} <= {line for _, line in EXAMPLES}


def test_the_topics_are_those_that_are_promised() -> None:
    assert sorted(TOPICS) == ["dates", "files", "names", "nevers"]


def test_a_topic_shows_what_is_typed_and_none_of_the_signs_of_markdown(shop: Shop) -> None:
    for topic in TOPICS:
        assert not re.search(r"`|\*\*|^#|^- ", shop.done(f"help {topic}"), re.MULTILINE)


def test_the_help_is_broken_between_words_where_the_terminal_ends(shop: Shop) -> None:
    assert shop.done("help nevers")
    for columns in (40, 80):
        lines = Terminal("help", "nevers", columns=columns).screen()
        assert max(map(len, lines)) <= columns
        assert any("second pair of eyes" in line for line in lines) or columns == 40


def test_somebody_called_help_can_be_shown(shop: Shop) -> None:
    shop.done("add Help --usual tea --no-visit")
    assert "tea" in shop.done("show help")
    assert "In the morning" in shop.done("help")


def test_the_help_is_about_no_notebook(shop: Shop) -> None:
    shop.path.parent.mkdir()
    shop.path.write_text("{", encoding="utf-8")
    assert shop.done("help visit") == shop.done("--file none.json help visit")
