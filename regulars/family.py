"""Who belongs to somebody, as it is typed: `wife Alice, son Bao and daughter Linh`."""

import re

from regulars.customer import Relative

# Those that are known in any spelling; in small letters before a name any word is a relation.
_KNOWN = """
    aunt baby boy boyfriend brother cat child children cousin dad daughter dog dogs father fiancé
    fiancée fiance fiancee friend gran grandad grandma grandpa granny girl girlfriend husband kid
    kids mom mother mum nan nephew niece oma opa ouma oupa partner pa sister son spouse twin twins
    uncle wife
"""
_RELATIONS = frozenset(_KNOWN.split())
# With these a name begins that is written small: `van der Merwe`, `bin Salman`.
_SMALL_WORDS = """
    af al ap av ben bin da dal das de del della den der di dos du el ibn la le st te ten ter van
    ver vd von y zu zum zur
"""
_PARTICLES = frozenset(_SMALL_WORDS.split())
# Between two people, but not inside of brackets.
_BETWEEN = re.compile(r"\s*(?:[,;&+]|\band\b)(?![^(]*\))\s*", re.IGNORECASE)


def parse_family(text: str) -> list[Relative]:
    """Read whom a text names of somebody's family.

    Args:
        text: `wife Alice`, or several: `son Bao, daughter Linh and wife Thu`.

    Returns:
        Each of them.
    """
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    # `van der Merwe, Piet` is one person, as lists of names are sorted.
    if len(parts) == 1 or (parts and parts[0].split()[0].casefold() in _PARTICLES):
        return [parse_relative(text)]
    found: list[Relative] = []
    for part in parts:
        one = parse_relative(part)
        # `sons Bao and Minh` are both sons.
        if found and not one.relation and _are_several(found[-1].relation):
            one.relation = found[-1].relation
        found.append(one)
    for one in found:
        if len(found) > 1 and _are_several(one.relation):
            one.relation = one.relation[:-1]
    return found


def parse_relative(text: str) -> Relative:
    """Read a member of the family: `wife Alice`, `Alice (wife)`, `Alice: wife`, or just `Alice`.

    Args:
        text: As typed. What stands first in small letters, before a name, is the relation.
    """
    for opening, closing in (("(", ")"), (":", "")):
        left, found, right = map(str.strip, text.partition(opening))
        right = right.removesuffix(closing).strip()
        if found and left and right:
            return Relative(right, left) if _is_relation(left) else Relative(left, right)
    words = text.split()
    names = (at for at, word in enumerate(words) if word in _PARTICLES or not word.islower())
    small = next(names, 0)
    if small == 0 and len(words) > 1 and _is_relation(words[0]):
        small = 1
    return Relative(" ".join(words[small:]), " ".join(words[:small]))


def say_family(family: list[Relative]) -> str:
    """Say whom one understood: `son Bao, daughter Linh`."""
    return ", ".join(f"{one.relation} {one.name}".strip() for one in family)


def _are_several(relation: str) -> bool:
    """Whether a relation is one of several people: `sons`, `twin sons`."""
    last = "".join(relation.casefold().split()[-1:])
    return last.endswith("s") and last.removesuffix("s") in _RELATIONS


def _is_relation(word: str) -> bool:
    """Whether a word is a relation, also by another tie: `mother-in-law`, `stepson`, `ex-wife`."""
    low = word.casefold().removesuffix("-in-law")
    low = re.sub("^(ex|step|half|god|grand|great)-?", "", low)
    return low in _RELATIONS or low.removesuffix("s") in _RELATIONS
