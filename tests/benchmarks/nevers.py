"""How well the nevers warn: `python -m tests.benchmarks.nevers`, `--kept` for the half kept aside.

Prints, of the pairs in `tests/data/nevers.txt`, how many are warned of: of those that have it, of
those with that grade, of all that must be warned of, and of the harmless. With `--missed` it lists
the pairs of the half that is tuned on that it gets wrong.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from regulars.foods import Foods
from regulars.nevers import against, parse

JUDGE = Path(__file__).parents[1] / "data" / "nevers.txt"


class Pair(NamedTuple):
    """A never and a dish, with what must come of it and in which half it is."""

    never: str
    grade: str
    dish: str
    half: str


def pairs() -> Iterator[Pair]:
    """Read the judge."""
    never = ""
    for line in JUDGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            never = line.strip("[]")
        elif line and not line.startswith("#"):
            grade, _, dishes = line.partition(": ")
            for place, dish in enumerate(dishes.split(" | ")):
                yield Pair(never, grade, dish, ("tuned", "kept")[place % 2])


def judged(pair: Pair, foods: Foods) -> str:
    """What is said of a pair: has, often, or nothing."""
    return next((one.grade for one in against([pair.dish], [parse(pair.never)], foods)), "")


def figures(half: str, foods: Foods) -> dict[str, float]:
    """The five figures of a half, each a share."""
    said = [(pair, judged(pair, foods)) for pair in pairs() if pair.half == half]
    has = [grade for pair, grade in said if pair.grade == "has"]
    must = [grade for pair, grade in said if pair.grade != "not"]
    harmless = [grade for pair, grade in said if pair.grade == "not"]
    return {
        "has, warned": sum(map(bool, has)) / len(has),
        "has, as has": has.count("has") / len(has),
        "must, warned": sum(map(bool, must)) / len(must),
        "harmless, as has": harmless.count("has") / len(harmless),
        "harmless, warned": sum(map(bool, harmless)) / len(harmless),
    }


def shares(half: str, foods: Foods) -> dict[str, float]:
    """Of each never how many of its own are warned of."""
    found: dict[str, list[bool]] = {}
    for pair in pairs():
        if pair.half == half and pair.grade != "not":
            found.setdefault(pair.never, []).append(bool(judged(pair, foods)))
    return {never: sum(warned) / len(warned) for never, warned in found.items()}


def main(typed: list[str]) -> None:
    """Print the figures of each half, of each never, and what is wrong."""
    foods = Foods({})
    for half in ("tuned", "kept") if "--kept" in typed else ("tuned",):
        print(
            half,
            *(f"{what} {share:.1%}" for what, share in figures(half, foods).items()),
            sep="\n  ",
        )
        behind = sorted((share, never) for never, share in shares(half, foods).items())
        print(*(f"    {never:<24}{share:7.0%}" for share, never in behind), sep="\n")
    if "--missed" in typed:
        for pair in pairs():
            said = judged(pair, foods) if pair.half == "tuned" else ""
            if pair.half == "tuned" and said != pair.grade.replace("not", ""):
                print(f"{pair.never:<22}{pair.dish:<36}must {pair.grade:<6} is {said}")


if __name__ == "__main__":
    main(sys.argv[1:])
