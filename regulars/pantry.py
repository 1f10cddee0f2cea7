"""What the owner tells of her own foods: read, added up, taken out again."""

from collections.abc import Iterable

from regulars.errors import UsageError
from regulars.foods import Foods
from regulars.phrases import phrase, split

_EXAMPLE = "foods are told as: bobotie: beef, egg, milk; often raisins; meat: potjie"


def parse(value: str) -> dict[str, str]:
    """Read what the shop adds to the families of food, the diets and the dishes.

    A `;` parts entries, and introduces what is often in a dish: what follows it is an entry of its
    own if it has a colon, and goes with the one before if it has none and begins with "often". What
    stands before the colon decides what an entry is: of a family or a diet it names more members,
    of anything else it names what is in it.

    Args:
        value: `bobotie: beef, egg, milk; often raisins; meat: potjie`.

    Returns:
        Of each family or diet the words to add, of each dish what is in it, in the form of
        `foods.toml`: `beef, egg, milk; often raisins`. A name that stands there twice adds up.

    Raises:
        UsageError: If a part names no family or no food, or a thing is in itself.
    """
    found: dict[str, tuple[list[str], list[str]]] = {}
    name = ""
    for part in filter(None, map(str.strip, value.split(";"))):
        before, colon, typed = (side.strip() for side in part.partition(":"))
        name = " ".join(before.split()) if colon else name
        typed = typed if colon else part
        first, _, rest = typed.partition(" ")
        often = first.casefold() == "often"
        things = split(rest if often else typed)
        if not phrase(name) or not any(map(phrase, things)) or not (colon or often):
            raise UsageError(f"{_EXAMPLE}.")
        if phrase(name) in map(phrase, things):
            raise UsageError(f"{name} can't be in itself. {_EXAMPLE[0].upper()}{_EXAMPLE[1:]}.")
        _add(found.setdefault(_known(name, found), ([], [])), things, often=often)
    return {name: _say(always, often) for name, (always, often) in found.items()}


def _known(name: str, found: Iterable[str]) -> str:
    """The spelling in which a name stands there already."""
    return next((one for one in found if phrase(one) == phrase(name)), name)


def _add(entry: tuple[list[str], list[str]], things: list[str], *, often: bool) -> None:
    there = {phrase(one) for side in entry for one in side}
    entry[often].extend(one for one in things if phrase(one) and phrase(one) not in there)


def _say(always: list[str], often: list[str]) -> str:
    sides = [", ".join(always), f"often {', '.join(often)}" if often else ""]
    return "; ".join(filter(None, sides))


def say(value: str) -> str:
    """Write what was told in one form: `bobotie: beef, egg; often raisins; meat: potjie`.

    Args:
        value: As `parse` reads it.
    """
    return "; ".join(f"{name}: {inside}" for name, inside in parse(value).items())


def drop(value: str, text: str) -> str:
    """Take one entry out, or one word out of an entry.

    Args:
        value: As `parse` reads it.
        text: The name of an entry, or a word that one entry has.

    Returns:
        What is left.

    Raises:
        UsageError: If no entry is called that or has it, or several have.
    """
    entries = parse(value)
    wanted = phrase(text.partition(":")[0])
    if named := [name for name in entries if phrase(name) == wanted]:
        del entries[named[0]]
        return "; ".join(f"{name}: {inside}" for name, inside in entries.items())
    having = [name for name, inside in entries.items() if wanted in map(phrase, _things(inside))]
    if len(having) != 1:
        said = f"several entries have {text}" if having else f"there is no entry {text} in foods"
        raise UsageError(f"{said}. There are: {', '.join(entries) or 'none'}.")
    always, _, often = entries[having[0]].partition("often ")
    sides = [
        [one for one in split(side.rstrip("; ")) if phrase(one) != wanted]
        for side in (always, often)
    ]
    entries[having[0]] = _say(*sides)
    return "; ".join(f"{name}: {inside}" for name, inside in entries.items() if inside)


def _things(inside: str) -> list[str]:
    return split(inside.replace("; often ", ", ").removeprefix("often "))


def check(value: str, typed: str) -> str:
    """Make sure that nothing is within itself; give what has to be said of what was typed.

    Args:
        value: All that the shop has added, as `parse` reads it.
        typed: What was typed now.

    Returns:
        That a dish was known already and is taken as hers, or nothing.

    Raises:
        UsageError: If a family or a dish is within itself.
    """
    known, hers = Foods({}), Foods(parse(value))
    said = []
    for name in parse(typed):
        if hers.is_in_itself(phrase(name)):
            raise UsageError(f"{name} would be in itself. {_EXAMPLE[0].upper()}{_EXAMPLE[1:]}.")
        if known.has_recipe(phrase(name)):
            said.append(name)
    verb = "were" if len(said) > 1 else "was"
    return f" {' and '.join(said)} {verb} known; taken as yours." if said else ""
