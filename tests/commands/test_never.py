from tests.conftest import Shop


def test_what_and_why_are_written_down(cast: Shop) -> None:
    assert cast.done("never fred nuts --why allergy").startswith(
        "Fred Botha: never nuts (allergy): "
    )
    cast.done("never fred pork: halal")
    known = cast("show fred --json").json["never"]
    assert [(one["what"], one["why"]) for one in known] == [("nuts", "allergy"), ("pork", "halal")]
    assert cast.done("show fred").splitlines()[1] == "✋ never   nuts (allergy)"


def test_it_can_be_taken_back(cast: Shop) -> None:
    cast.done("never zoe MEAT --drop")
    assert cast("show zoe --json").json["never"] == []
    assert "no entry meat" in cast.refused("never zoe meat --drop")
    cast.refused("never zoe ''", code=2)
    assert "never fred nuts --drop" in cast.refused("never zoe '' --drop", code=2)


def test_what_fits_several_is_refused_with_what_to_type(cast: Shop) -> None:
    cast.done("never fred 'nut oil'")
    cast.done("never fred 'pine nuts: allergy'")
    cast.done("never fred --drop pine nuts")
    cast.done("never fred nuts --why allergy")
    before = cast.bytes()
    said = cast.refused("never fred nut --drop")
    assert "2 entries of Fred Botha hold nut." in said
    assert "never: nuts (allergy)" in said
    assert said.endswith('regulars never "Fred Botha" "nut oil" --drop\n')
    assert cast.bytes() == before
    assert cast.done("never 'Fred Botha' 'nut oil' --drop") == (
        "Fred Botha: no longer never nut oil.\n"
    )
    assert [one["what"] for one in cast("show fred --json").json["never"]] == ["nuts"]


def test_an_entry_of_another_list_is_none_of_it(cast: Shop) -> None:
    cast.done("avoid fred nuts")
    assert "no entry nuts" in cast.refused("never fred nuts --drop")
    assert "no entry biltong" in cast.refused("avoid fred biltong --drop")


def test_it_says_what_it_covers_and_that_it_is_no_label_once(cast: Shop) -> None:
    said = cast.done("never jack 'milk: allergy'")
    assert said.startswith("Jack O'Brien: never milk (allergy): butter, cheese, ")
    assert " more; often in " in said
    assert "A second pair of eyes, not the label" in said
    assert "label" not in cast.done("never jack 'nuts: allergy'")
    assert "label" not in cast.done("visit jack latte")
    covers = cast("show jack --json").json["never"][0]["covers"]
    assert {"butter", "latte"} <= set(covers)
    assert cast("undo").out.count("butter") == 0


def test_it_says_that_it_knows_only_the_word_and_how_to_tell_it_more(cast: Shop) -> None:
    said = cast.done("never fred durian")
    assert "only the word itself" in said
    assert "regulars settings foods" in said
    assert cast("show fred --json").json["never"][0]["covers"] == []
    cast.done("settings foods 'fruit salad: durian'")
    assert "It often has" not in cast.done("visit fred 'fruit salad'")
    assert "never durian. Fruit salad has durian." in cast.done("visit fred 'fruit salad'")


def test_a_warning_has_its_grade_and_its_reason(cast: Shop) -> None:
    cast.done("never jack 'milk: allergy'")
    said = cast("visit jack croissant + latte --json").json
    assert said["warnings"] == [
        {
            "id": said["warnings"][0]["id"],
            "name": "Jack O'Brien",
            "never": "milk",
            "grade": "has",
            "because": "A latte has milk. A croissant often has butter.",
        }
    ]
    [warned] = cast("order jack croissant --for friday --json").json["warnings"]
    assert (warned["grade"], warned["because"]) == ("often", "A croissant often has butter.")
    assert "✋ Jack O'Brien: never milk (allergy). A croissant often has butter." in cast.done(
        "here 'jack: croissant' --on yesterday"
    )


def test_no_onions_are_onions_and_that_is_said(cast: Shop) -> None:
    said = cast.done("never fred 'no onions'")
    assert said.startswith("Fred Botha: never onions")
    assert 'I left out your "no": never already says it.' in said
    assert cast("show fred --json").json["never"][0]["what"] == "onions"
    assert "I left out" not in cast.done("never fred nougat")


def test_a_reason_alone_is_refused(cast: Shop) -> None:
    assert 'regulars never fred "nuts: allergy"' in cast.refused("never fred ': allergy'", code=2)


def test_nonsense_is_refused_with_an_example(cast: Shop) -> None:
    assert 'regulars never fred "nuts: allergy"' in cast.refused("never fred '!!'", code=2)
