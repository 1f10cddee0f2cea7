from tests.conftest import Shop


def test_a_note_is_written_down_with_its_day(cast: Shop) -> None:
    assert cast.done("note fred back from the coast") == (
        "Fred Botha: note added (Mon 23 Nov 2026).\n"
    )
    cast.done('note fred "knee hurts" --on friday')
    assert cast("show fred --json").json["notes"][-2:] == [
        {"on": "2026-11-20", "text": "knee hurts", "private": False},
        {"on": "2026-11-23", "text": "back from the coast", "private": False},
    ]


def test_a_private_note_from_stdin_is_in_no_output(cast: Shop) -> None:
    said = cast.done("note fred - --private", stdin="his brother is ill\nvery ill\n")
    assert said == "Fred Botha: private note added (Mon 23 Nov 2026).\n"
    for typed in (
        *(
            "show fred",
            "show fred --json",
            "history fred",
            "history fred --json",
            "today",
        ),
        *(
            "due --all",
            "list",
            "list --json",
            "export",
            "export --format json",
            "today --json",
        ),
        *(
            "find fred",
            "find fred --json",
            "export --what visits",
            "export --what followups",
        ),
        "undo",
    ):
        assert "brother" not in cast.done(typed), typed
    cast.done("redo")
    assert cast("find brother").code == 1
    assert cast("show fred --json").json["private_notes"] == 1
    for typed in (
        "show fred",
        "show fred --json",
        "history fred",
        "find brother",
        "export",
    ):
        assert "brother" in cast.done(f"{typed} --private"), typed


def test_an_empty_note_is_refused(cast: Shop) -> None:
    cast.refused('note fred ""', code=2)
    cast.refused("note fred -", code=2)
    cast.refused("note fred", code=2)


def test_two_people_of_one_name_are_never_mixed_up(cast: Shop) -> None:
    said = cast.refused('note "anna nel" "allergic to nuts"')
    assert said.splitlines() == [
        "regulars: two people are called Anna Nel.",
        "  1  Anna Nel   084 111 2222   rye   no visit yet",
        "  2  Anna Nel   084 333 4444         no visit yet",
        "Say which by phone, as 0841112222.",
    ]
