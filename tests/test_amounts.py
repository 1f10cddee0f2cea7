"""How much of what."""

import pytest

from regulars import amounts


@pytest.mark.parametrize(
    ("items", "told"),
    [
        (["2 kg biltong, vacuum sealed in 4", "biltong 2 kg"], ["biltong 4 kg"]),
        (["500g droewors", "droewors 1.5 kg"], ["droewors 2 kg"]),
        (["0,5 kg mince", "mince 250 g"], ["mince 0.75 kg"]),
        (["2 scones", "Scone"], ["scones 3"]),
        (["lamb chops, 8", "2 lamb chops"], ["lamb chops 10"]),
        (["biltong 2 kg", "biltong"], ["biltong 2 kg", "biltong 1"]),
        (["flat white, 2 sugars", "flat white"], ["flat white 2"]),
        (["2 dozen eggs", "eggs 1 doz"], ["eggs 3 dozen"]),
        (["3 x tea", "tea 2"], ["tea 5"]),
        (["7up", "7up"], ["7up", "7up"]),
        (["6 pack rolls x2"], ["6 pack rolls x2"]),
        (["½ kg ham", "1/2 kg ham"], ["½ kg ham", "1/2 kg ham"]),
        (["10 rolls", "rolls 10"], ["rolls 20"]),
        ([""], [""]),
    ],
)
def test_what_is_alike_is_added_up_and_never_wrongly(items: list[str], told: list[str]) -> None:
    assert amounts.sums(items) == told
