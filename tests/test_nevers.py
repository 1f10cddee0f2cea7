"""What must never be handed to somebody: read and written down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars import nevers
from regulars.customer import Customer, Never
from regulars.errors import UsageError
from regulars.foods import Foods
from regulars.nevers import against
from tests.benchmarks.nevers import figures, shares

FOODS = Foods({})


@pytest.mark.parametrize(
    ("typed", "never"),
    [
        ("meat", Never("meat")),
        ("meat: vegan", Never("meat", "vegan")),
        ("nuts — allergy", Never("nuts", "allergy")),
        ("sugar-free cola", Never("sugar-free cola")),
        (" pork :doctor's orders ", Never("pork", "doctor's orders")),
        (": odd", Never("", "odd")),
        (": allergy", Never("", "allergy")),
        ("no onions", Never("onions")),
        ("Without any pork: halal", Never("any pork", "halal")),
        ("no 5", Never("no 5")),
        ("nougat", Never("nougat")),
    ],
)
def test_never_is_what_and_why(typed: str, never: Never) -> None:
    assert nevers.parse(typed) == never


def test_a_never_is_known_once_and_its_reason_replaced() -> None:
    fred = Customer("1", "Fred")
    nevers.write_down(fred, Never("nuts"))
    nevers.write_down(fred, Never("NUTS", "allergy"))
    nevers.write_down(fred, Never("nuts"))
    assert fred.never == [Never("nuts", "allergy")]
    for nonsense in (" ", "!?", "-", ": allergy"):
        with pytest.raises(UsageError, match='regulars never fred "nuts: allergy"'):
            nevers.write_down(fred, nevers.parse(nonsense))


def said(never: str, item: str) -> str:
    return " ".join(str(one) for one in against([item], [nevers.parse(never)], FOODS))


@pytest.mark.parametrize(
    ("never", "item", "because"),
    [
        ("milk: allergy", "latte", "never milk (allergy). A latte has milk."),
        ("milk: allergy", "croissants", "never milk (allergy). A croissant often has butter."),
        ("beef: hindu", "biltong", "never beef (hindu). Biltong is beef."),
        ("sesame", "hummus", "never sesame. Hummus has sesame."),
        ("nuts", "scones", "never nuts. A scone often has almonds."),
        ("durian", "durian cake", "never durian. It says durian."),
        ("kosher", "cheeseburger", "never kosher. It has meat and milk."),
        ("milk", "battered hake", "never milk. Batter often has milk."),
        ("milk", "creamy soup", "never milk. Cream has milk."),
        ("milk", "breaded hake", "never milk. What is breaded often has milk."),
        ("nuts", "cake", "never nuts. A cake often has nuts."),
        ("egg", "caesar wrap", "never egg. Caesar dressing has egg."),
        ("vegetarian", "no cheese pizza", "never vegetarian. A pizza often has ham."),
        ("vegetarian", "pizza without cheese", "never vegetarian. A pizza often has ham."),
    ],
)
def test_a_warning_says_why(never: str, item: str, because: str) -> None:
    assert said(never, item) == because


def test_every_item_that_offends_is_named_the_strongest_reason_first() -> None:
    [clash] = against(["croissant", "black tea", "latte", "croissants"], [Never("milk")], FOODS)
    assert clash.grade == "has"
    assert clash.because == "A latte has milk. A croissant often has butter."


@pytest.mark.parametrize("dish", ["bread", "brownie", "cake", "muffin", "pizza", "waffle", "wrap"])
@pytest.mark.parametrize("never", ["egg", "milk", "nuts", "soya", "lupin"])
def test_a_gluten_free_dish_has_at_least_what_it_has_anyway(never: str, dish: str) -> None:
    grades = {"": 0, "often": 1, "has": 2}
    with_gluten, without = (
        next((one.grade for one in against([item], [Never(never)], FOODS)), "")
        for item in (dish, f"gluten-free {dish}")
    )
    assert grades[without] >= grades[with_gluten]
    assert without or never != "lupin"


@pytest.mark.parametrize("half", ["tuned", "kept"])
def test_it_warns_of_what_it_must_and_is_quiet_otherwise(half: str) -> None:
    reached = figures(half, FOODS)
    assert reached["has, warned"] >= 0.98
    assert reached["has, as has"] >= 0.93
    assert reached["must, warned"] >= 0.95
    assert reached["harmless, as has"] <= 0.02
    assert reached["harmless, warned"] <= 0.05
    assert min(shares(half, FOODS).values()) >= 2 / 3


@pytest.mark.parametrize(
    ("never", "lifted", "not_lifted"),
    [
        ("gluten", "gluten-free bread", "sugar-free bread"),
        ("milk", "oat flat white", "hazelnut flat white"),
        ("milk", "flat white, oat", "flat white, extra hot"),
        ("milk", "coconut cream", "lactose-free milk"),
        ("lactose", "lactose-free milk", "skimmed milk"),
        ("nuts", "cake free from nuts", "vegan cake"),
        ("eggs", "burger no egg", "veggie quiche"),
        ("meat", "veggie lasagne", "beef with veggies"),
        ("caffeine", "decaf latte", "oat latte"),
        ("alcohol", "0% beer", "0% fat rum truffles"),
        ("milk", "gluten and dairy free brownie", "gluten free cheese scone"),
        ("gluten", "wheat, gluten and egg free muffin", "oat milk"),
        ("beef: hindu", "lamb burger", "bacon cheeseburger"),
        ("pork: halal", "turkey ham", "chicken and bacon sandwich"),
        ("milk", "vegan cheddar burger", "vegan burger with cheddar"),
        ("milk", "vegan burger with vegan cheese", "vegan burger with real cheese"),
        ("milk", "vegan wrap", "vegan wrap and latte"),
        ("meat", "vegan bacon and egg roll", "veggie burger with bacon"),
        ("milk", "almond-milk latte", "almond-milk latte with whipped cream"),
        ("milk", "cappuccino with oat milk", "cappuccino with oat milk and cream"),
        ("milk", "oat mocha latte", "soy latte extra cream"),
        ("milk", "latte with plant-based milk", "latte and cappuccino with oat milk"),
        ("caffeine", "tea, peppermint", "coffee with cinnamon"),
        ("alcohol", "alcohol-free beer", "alcohol-free beer and whisky"),
        ("gluten", "gluten-free bread and butter", "gluten-free brownie and scone"),
        ("milk", "no cheese pizza", "no cheese latte"),
        ("milk", "pizza without cheese", "pizza"),
        ("peanuts", "no peanut butter toast", "no butter peanut toast"),
        ("pork", "chips without bacon roll", "no cheese bacon roll"),
        ("kosher", "pesto", "lasagne"),
    ],
)
def test_without_is_without_and_no_more(never: str, lifted: str, not_lifted: str) -> None:
    assert not said(never, lifted)
    assert said(never, not_lifted)


@pytest.mark.parametrize(
    ("never", "item"),
    [
        *(("milk", "capuccino"), ("milk", "macchiatto"), ("milk", "icecream")),
        *(("pork", "porkchops"), ("peanuts", "peanutbutter"), ("milk", "cheeseburgers")),
        *(("tree nuts", "almonds"), ("nuts", "peanuts"), ("gluten", "cream crackers")),
        *(("shellfish", "squid"), ("seafood", "prawns"), ("dairy", "feta"), ("coeliac", "toast")),
        *(("fish", "beer-battered fish"), ("fish", "fish chowder"), ("fish", "salmon mousse")),
        *(("fish", "caesar wrap"), ("milk", "caesar wrap"), ("meat", "jerk chicken")),
        *(("gluten", "hawaiian pizza"), ("meat", "fried chicken"), ("egg", "stout cake")),
    ],
)
def test_it_is_read_as_she_types(never: str, item: str) -> None:
    assert said(never, item)


@pytest.mark.parametrize(
    ("never", "item"),
    [
        *(("lamb", "lamp"), ("nuts", "butternut"), ("nuts", "doughnut"), ("wheat", "buckwheat")),
        *(("mustard", "custard"), ("meat", "game night"), ("meat", "dark roast coffee")),
        *(("alcohol", "port of call"), ("meat", "wing chair"), ("meat", "stock photo")),
        *(("alcohol", "wine glasses"), ("alcohol", "ginger beer"), ("alcohol", "mocktail")),
        *(("tree nuts", "peanuts"), ("peanuts", "almonds"), ("milk", "better bitter butler")),
    ],
)
def test_a_word_of_its_own_or_of_another_trade_is_none(never: str, item: str) -> None:
    assert not said(never, item)


def test_a_word_of_two_trades_is_food_in_the_company_of_food() -> None:
    assert said("meat", "game pie")
    assert said("alcohol", "glass of port")
    assert said("meat", "hot wings")


def test_a_new_name_of_hers_is_a_dish_and_a_family_of_the_dishes_in_it() -> None:
    hers = Foods({"hot stuff": "vindaloo, jalfrezi", "surprise": "durian, egg"})
    assert against(["lamb vindaloo"], [Never("hot stuff")], hers)
    assert against(["hot stuff"], [Never("chilli")], hers)
    assert against(["surprise"], [Never("durian")], hers)
    assert not against(["egg sandwich"], [Never("surprise")], hers)


def test_what_it_covers_is_said_with_how_many_more() -> None:
    told = nevers.said_covers(Never("milk"), FOODS)
    assert told.startswith(": butter, cheese, cream, latte, yoghurt and ")
    assert "; often in " in told
    assert "only the word itself" in nevers.said_covers(Never("durian"), FOODS)
    assert nevers.covers(Never("durian"), FOODS) == ([], [])


def test_what_it_covers_is_spelt_as_one_writes_it() -> None:
    covered = [
        *nevers.spelt_covers(Never("milk"), FOODS),
        *nevers.spelt_covers(Never("honey"), FOODS),
    ]
    assert {"boerenkaas", "rooibos latte", "tres leches", "bavarois", "propolis"} <= set(covered)
    words = {word for one in covered for word in one.split()}
    assert not words & {"boerenkaa", "rooibo", "tre", "bavaroi", "propoli", "spaghettiei"}
    assert len(set(nevers.spelt_covers(Never("milk"), FOODS))) == len(
        nevers.spelt_covers(Never("milk"), FOODS)
    )


@pytest.mark.parametrize(
    ("never", "item"),
    [
        *((("meat", "vegan"), "mac and cheese"), (("meat", "vegan"), "honey cake")),
        *(
            (("vegan", ""), "omelettes"),
            (("vegetarian", ""), "anchovies"),
            (("vegetarian", ""), "wors"),
        ),
        *(
            (("pescatarian", ""), "lamb chops"),
            (("halal", ""), "bacon roll"),
            (("halal", ""), "a beer"),
        ),
        *((("kosher", ""), "prawn pasta"), (("gluten-free", ""), "toasted sandwich")),
        *(
            (("coeliac", ""), "scones"),
            (("gluten", "coeliac"), "rye bread"),
            (("dairy-free", ""), "latte"),
        ),
        *((("lactose intolerant", ""), "ice-cream"), (("nut allergy", ""), "pecan pie")),
        *((("nuts", "allergy"), "macadamias"), (("nuts", ""), "peanut butter toast")),
        *((("no alcohol", ""), "tiramisu"), (("alcohol", "pregnant"), "mulled wine")),
        *(
            (("caffeine", ""), "espresso"),
            (("poultry", ""), "chicken pie"),
            (("eggs", ""), "quiche"),
        ),
        *(
            (("fish", ""), "tuna roll"),
            (("shellfish", ""), "crayfish"),
            (("shellfish", ""), "seafood"),
        ),
        *((("prawns", ""), "seafood platter"), (("tomatoes", ""), "tomato soup")),
        *(
            (("cherries", ""), "cherry tart"),
            (("nuts and eggs", ""), "meringue"),
            (("Käse", ""), "KASE"),
        ),
        *((("pork, shellfish", ""), "ham"), (("chilli", "ulcer"), "chilli bites")),
    ],
)
def test_what_must_be_warned_about(never: tuple[str, str], item: str) -> None:
    assert against([item], [Never(*never)], FOODS)


@pytest.mark.parametrize(
    ("never", "item"),
    [
        *(
            (("meat", "vegan"), "soy latte"),
            (("vegan", ""), "vegan dinner"),
            (("vegan", ""), "falafel"),
        ),
        *((("vegetarian", ""), "cheese roll"), (("pescatarian", ""), "hake and chips")),
        *(
            (("halal", ""), "beef pie"),
            (("halal", ""), "ginger beer"),
            (("dairy-free", ""), "oat milk"),
        ),
        *(
            (("nuts", "allergy"), "doughnut"),
            (("nuts", ""), "coconut"),
            (("wheat", ""), "buckwheat"),
        ),
        *((("no alcohol", ""), "grape juice"), (("caffeine", ""), "rooibos tea")),
        *((("eggs", ""), "eggplant"), (("ham", ""), "hamper"), (("fish", ""), "chips")),
        *((("gluten-free", ""), "rice and beans"), (("pork", "halal"), "with a smile")),
    ],
)
def test_what_must_not_be(never: tuple[str, str], item: str) -> None:
    assert not against([item], [Never(*never)], FOODS)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_go_against_a_never_where_one_of_them_does(item: str, other: str) -> None:
    never = Never(other, item)
    alone = [against([one], [never], FOODS) for one in (item, other)]
    both = against([item, other], [never], FOODS)
    assert bool(both) == any(alone)
    assert [clash.never for clash in both] in ([], [never])


# Texts about which nothing is known but the word itself.
@given(st.from_regex(r"qu[bdfgkpvz]{3,12}", fullmatch=True), st.text(max_size=40))
def test_any_word_goes_against_itself_whatever_the_reason(word: str, why: str) -> None:
    [clash] = against([f"a {word.upper()}"], [Never(word, why)], FOODS)
    assert (clash.never.what, clash.grade) == (word, "has")
    assert not against([f"no {word}"], [Never(word, why)], FOODS)
