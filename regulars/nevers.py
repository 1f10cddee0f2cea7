"""What somebody must never be handed: read, written down, and warned of."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from regulars.customer import Customer, Never
from regulars.dishes import Reader
from regulars.errors import UsageError
from regulars.foods import Foods, Found, Grade
from regulars.phrases import phrase, split

_EXAMPLE = 'say what never to offer, for instance: regulars never fred "nuts: allergy"'
# What stands beside what is meant: "nut allergy", "anything with egg", "dairy free".
_SAID_BESIDE = """
    allergy allergic allergen intolerance intolerant sensitive sensitivity free no any all
    product anything everything containing contain with in it of to severe mild trace food
    diet strict or strictly never and the a is he she they are very from
"""
_BESIDE = frozenset(_SAID_BESIDE.split())
# Who belongs to one of these is one, and doesn't have one: a rump is beef, a latte has milk.
_KINDS = """
    meat, red meat, beef, pork, lamb, poultry, chicken, duck, turkey, fish, venison, game meat,
    goat, offal, crustacean, mollusc, shellfish, seafood, cheese, fruit, vegetable, nut,
    tree nut, berry, mushroom
"""
_IS_ONE = frozenset(split(_KINDS))


class Clash(NamedTuple):
    """That something goes against a never.

    Args:
        never: Which.
        grade: Whether it has what must not be, or often has it.
        because: The reasons, of each item a sentence: `A croissant often has butter.`
    """

    never: Never
    grade: Grade
    because: str

    def __str__(self) -> str:
        return f"never {self.never}. {self.because}"


class _Ban(NamedTuple):
    """What a never leaves out.

    Args:
        names: What of the vocabulary.
        pairs: What may not be together in one dish.
        words: What isn't in the vocabulary, and is looked for as it is written.
    """

    names: frozenset[str]
    pairs: tuple[tuple[str, str], ...]
    words: tuple[str, ...]


class Menu(NamedTuple):
    """What is ordered or offered, read once for everybody.

    Args:
        items: Of each item its words, and of each thing it names what is in that.
        bans: What the nevers leave out that were held against it; many have the same.
    """

    items: list[tuple[str, list[tuple[str, dict[str, Found]]]]]
    bans: dict[tuple[str, str], _Ban]


def parse(text: str) -> Never:
    """Read `WHAT[: WHY]`, as `meat: vegan`; a dash with spaces around it parts them too.

    What is never to be handed over is meant without a "no": `no onions` are onions.

    Args:
        text: As typed.
    """
    for mark in (":", " — ", " – ", " - "):
        what, found, why = text.partition(mark)
        if found and (what.strip() or mark == ":"):
            return Never(meant(what), why.strip())
    return Never(meant(text))


def meant(what: str) -> str:
    """Give what is meant where somebody is never to have `no onions`: onions.

    Args:
        what: As typed.
    """
    return re.sub(_NO, "", what.strip(), flags=re.IGNORECASE)


_NO = r"^(?:(?:no|not|never|without)\s+)+(?=[^\W\d_])"


def write_down(customer: Customer, never: Never) -> Never:
    """Write down what never to offer somebody; of what was known the reason is replaced.

    Args:
        customer: Whom.
        never: What, and why.

    Returns:
        The never as it now stands.

    Raises:
        UsageError: If it doesn't say what.
    """
    if not re.search(r"[^\W_]", never.what):
        raise UsageError(_EXAMPLE)
    never.what = meant(never.what)
    for known in customer.never:
        if known.what.casefold() == never.what.casefold():
            known.why = never.why or known.why
            return known
    customer.never.append(never)
    return never


def against(items: Iterable[str], nevers: Iterable[Never], foods: Foods) -> list[Clash]:
    """Find what an order or offer goes against.

    Args:
        items: What is ordered or offered.
        nevers: What somebody must never have.
        foods: What dishes have.

    Returns:
        Of each never that it goes against the reason of every item, the strongest first.
    """
    nevers = list(nevers)
    return clashes(on_menu(items, foods), nevers, foods) if nevers else []


def on_menu(items: Iterable[str], foods: Foods) -> Menu:
    """Read what is ordered or offered, once for everybody.

    Args:
        items: As typed.
        foods: What dishes have.
    """
    reader = Reader(foods)
    return Menu([reader.holds(item) for item in items], {})


def clashes(menu: Menu, nevers: Iterable[Never], foods: Foods) -> list[Clash]:
    """Find which nevers somebody's order, or an offer, goes against.

    Args:
        menu: What is ordered or offered.
        nevers: What somebody must never have.
        foods: What dishes have.
    """
    found = [_clash(menu, never, foods) for never in nevers]
    return [one for one in found if one]


def _clash(menu: Menu, never: Never, foods: Foods) -> Clash | None:
    key = (never.what, never.why)
    ban = menu.bans.get(key) or menu.bans.setdefault(key, _ban(never, foods))
    found: list[tuple[Grade, str]] = []
    for words, dishes in menu.items:
        said = next((word for word in ban.words if f" {word} " in f" {words} "), "")
        here: list[tuple[Grade, str]] = [("has", f"It says {said}.")] if said else []
        for name, holds in dishes:
            if inside := [holds[one] for one in ban.names if one in holds]:
                best = min(inside, key=lambda one: (one.grade != "has", one.by))
                here.append((best.grade, _because(name, best, foods)))
        here += _together(words, dishes, ban)
        found += [min(here, key=_is_doubtful)] if here else []
    if not found:
        return None
    found.sort(key=_is_doubtful)
    return Clash(never, found[0][0], " ".join(dict.fromkeys(said for _, said in found)))


def _is_doubtful(found: tuple[Grade, str]) -> bool:
    return found[0] != "has"


def _together(
    words: str, dishes: list[tuple[str, dict[str, Found]]], ban: _Ban
) -> Iterable[tuple[Grade, str]]:
    """What may not be in one dish, unless it says that it is made without: meat and milk."""
    for one, other in ban.pairs if "kosher" not in words.split() else ():
        both = [
            (holds[one].grade, holds[other].grade)
            for _, holds in dishes
            if one in holds and other in holds and _is_made_with(other, holds[other])
        ]
        sure = all(
            any(side in holds and holds[side].grade == "has" for _, holds in dishes)
            for side in (one, other)
        )
        if sure:
            yield "has", f"It has {one} and {other}."
        elif both:
            yield "often", f"It often has {one} and {other}."


def _is_made_with(name: str, found: Found) -> bool:
    """Whether it is put in as such, cheese in a lasagne, and not just in what is bought in."""
    return found.grade == "has" or found.by != name


def _because(name: str, found: Found, foods: Foods) -> str:
    """Say why, as "A croissant often has butter."."""
    if not found.by:
        return f"That is {_article(name, foods)}."
    dish = _article(name, foods)
    dish = dish[0].upper() + dish[1:]
    if found.grade == "has" and found.by in _IS_ONE and foods.is_one(name, found.by):
        return f"{dish} is {_article(found.by, foods)}."
    often = "often " if found.grade == "often" else ""
    return f"{dish} {often}has {foods.spelt(found.by, many=True)}."


def _article(name: str, foods: Foods) -> str:
    said = foods.spelt(name)
    if foods.uncounted(name):
        return said
    return f"{'an' if said[0] in 'aeiou' else 'a'} {said}"


def _ban(never: Never, foods: Foods) -> _Ban:
    """Read what a never leaves out; the reason counts where it names a diet or a family."""
    names: set[str] = set()
    words: list[str] = []
    left_out: list[str] = []
    reader = Reader(foods)
    for part in re.split(r"[,;/&+]| and | or ", never.what):
        told = [word for word in phrase(part).split() if word not in _BESIDE]
        left_out += _diets(told, foods)
        known, unknown = reader.names_in(told)
        names.update(known)
        if not known and not _diets(told, foods):
            words += [word for word in unknown if word not in foods.words("plain")]
            words += [" ".join(unknown)] if not words and unknown else []
    why = [word for word in phrase(never.why).split() if word not in _BESIDE]
    left_out += _diets(why, foods)
    if foods.known(" ".join(why)):
        names.add(foods.known(" ".join(why)))
    # Who must never have cake isn't to be handed carrot cake either; milk is not coconut milk.
    words += [name for name in names if foods.is_dish(name)]
    names.update(member for name in list(names) for member in foods.own_family(name))
    pairs = [one.split(" + ") for one in left_out if " + " in one]
    names.update(one for one in left_out if " + " not in one)
    return _Ban(frozenset(names), tuple((a, b) for a, b in pairs), tuple(words))


def _diets(told: list[str], foods: Foods) -> list[str]:
    """What the diets leave out that are named."""
    couples = [" ".join(pair) for pair in pairwise(told)]
    called = {foods.diet_names[one] for one in (*told, *couples) if one in foods.diet_names}
    return [one for diet in called for one in foods.diets[diet]]


def covers(never: Never, foods: Foods) -> tuple[list[str], list[str]]:
    """Give what a never covers, and what often has it, the widest first.

    Args:
        never: What somebody must never have.
        foods: What dishes have.
    """
    ban = _ban(never, foods)
    return foods.covers(ban.names) if ban.names else ([], [])


def spelt_covers(never: Never, foods: Foods) -> list[str]:
    """Give what a never covers as one writes it: rooibos, not as it is compared.

    Args:
        never: What somebody must never have.
        foods: What dishes have.
    """
    return list(dict.fromkeys(map(foods.spelt, covers(never, foods)[0])))


def said_covers(never: Never, foods: Foods) -> str:
    """Say what a never covers: butter, cheese, latte and 61 more; often in pizza, soup.

    Args:
        never: What somebody must never have.
        foods: What dishes have.
    """
    has, often = covers(never, foods)
    if not has and not often:
        return f". I know only the word itself; tell me what has it: {_TELL.format(never.what)}"
    said = ", ".join(map(foods.spelt, has[:_FEW]))
    more = f" and {len(has) - _FEW} more" if len(has) > _FEW else ""
    there = ", ".join(foods.spelt(one, many=True) for one in often[:_FEW])
    often_in = f"often in {there}" if there else ""
    return f": {'; '.join(filter(None, (said + more, often_in)))}."


def is_allergy(never: Never) -> bool:
    """Tell whether somebody falls ill of it, as far as that is written down."""
    return bool(re.search(_ILL, f"{never.what} {never.why}", re.IGNORECASE))


_ILL = "allerg|coeliac|celiac|anaphyla|intoleran|epipen"
# Said once to a customer's first allergy: the vocabulary is a help, and no promise.
LABEL = "A second pair of eyes, not the label: always ask."
# So many are named of what a never covers.
_FEW = 5
_TELL = 'regulars settings foods "fruit salad: {}"'
