"""One module per command, each of which only wires; here the parameters that several share."""

from typing import Annotated

import typer

Name = Annotated[str, typer.Argument(metavar="NAME", help="Whom: any part of the name will do.")]
Names = Annotated[
    list[str],
    typer.Argument(metavar="NAME", help="Whom: any part of the name will do."),
]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="The day, if it wasn't today."),
]
OnAnyDay = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="As if it were that day.")
]
Json = Annotated[bool, typer.Option("--json", help="The same facts as one JSON document.")]
Private = Annotated[bool, typer.Option("--private", help="Show private notes too.")]
Yes = Annotated[bool, typer.Option("--yes", help="Don't ask.")]

# What can be learnt in a chat: the options of `add`, and of `edit`.
Usual = Annotated[
    list[str] | None,
    typer.Option("--usual", metavar="ORDER", help="What they normally have, and how."),
]
Phone = Annotated[list[str] | None, typer.Option("--phone", metavar="NUMBER", help="A number.")]
Email = Annotated[list[str] | None, typer.Option("--email", metavar="ADDRESS", help="An address.")]
Nickname = Annotated[
    list[str] | None,
    typer.Option("--nickname", metavar="NAME", help="What else they are called."),
]
Tag = Annotated[
    list[str] | None,
    typer.Option("--tag", metavar="WORD", help="A group they belong to."),
]
Likes = Annotated[
    list[str] | None,
    typer.Option("--likes", metavar="TEXT", help="What they are fond of."),
]
Family = Annotated[
    list[str] | None,
    typer.Option("--family", metavar="WHO", help='Who belongs to them: "wife Alice".'),
]
Ask = Annotated[
    list[str] | None,
    typer.Option("--ask", metavar="TEXT", help="To ask at the next visit."),
]
Birthday = Annotated[
    str | None,
    typer.Option(
        "--birthday", metavar="DATE", help='"14 sep", with or without year; "Alice: 14 sep".'
    ),
]
Anniversary = Annotated[
    str | None,
    typer.Option("--anniversary", metavar="DATE", help='As the birthday; "the shop: 1 mar".'),
]
Every = Annotated[
    str | None,
    typer.Option("--every", metavar="SPAN", help='How often they come: "2 weeks".'),
]
ReferredBy = Annotated[
    str | None, typer.Option("--referred-by", metavar="NAME", help="Who sent them.")
]
Never = Annotated[
    list[str] | None,
    typer.Option("--never", metavar="WHAT[: WHY]", help='Never to offer: "nuts: allergy".'),
]
Avoid = Annotated[
    list[str] | None,
    typer.Option("--avoid", metavar="SUBJECT", help="Not to bring up."),
]

DueOn = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day it falls on, from today on.")
]
Text = Annotated[list[str], typer.Argument(metavar="TEXT", help="What it is about.")]
