"""How many slips of the keys part two texts."""


def count(left: str, right: str, limit: int = 3) -> int:
    """Count the keys missed, doubled, mistaken or swapped between two texts.

    Optimal string alignment (Damerau 1964 with the restriction of Boytsov 2011, section 2.2).
    Counting stops at `limit`.

    Args:
        left: A text.
        right: Another.
        limit: As many are too many.
    """
    if abs(len(left) - len(right)) >= limit:
        return limit
    # What both begin and end with needs no counting: of `Fred Bota` and `Fred Botha` only an h.
    same = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), None)
    if same is None:
        return min(abs(len(left) - len(right)), limit)
    left, right = left[same:], right[same:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, sign in enumerate(left, 1):
        before, above, row = row, before, [i] + [0] * len(right)
        for j, other in enumerate(right, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != other))
            if i > 1 and j > 1 and sign == right[j - 2] and left[i - 2] == other:
                row[j] = min(row[j], above[j - 2] + 1)
        if min(row) >= limit:
            return limit
    return min(row[-1], limit)
