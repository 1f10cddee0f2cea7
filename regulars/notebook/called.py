"""What everybody is called, found in the text of the notebook.

The shell asks at every press of Tab, and to read all of 25,000 visits takes half a bare Python.
"""

import json

# With the line for each fact that `text` writes, the name first: found in a tenth of that time.
_RECORD = b'": {\n      "'
_NAME = b'": {\n      "name": '
_NICKNAMES = b'\n      "nicknames": '


def called(content: bytes) -> list[list[str]]:
    """Give of each customer the name, then what else they are called.

    Args:
        content: The bytes of the notebook.

    Raises:
        ValueError: If it can't be read; damage elsewhere than in a name may go unseen.
    """
    records = content.split(_NAME)[1:]
    is_ours = content.endswith(b"\n}\n") and content.count(_RECORD) == len(records)
    try:
        if records and is_ours:
            people = json.loads(b"[%b]" % b",".join(map(_names, records)))
        else:
            held = json.loads(content.removeprefix(b"\xef\xbb\xbf"))["customers"].values()
            people = [[one["name"], *one.get("nicknames", ())] for one in held]
    except (AttributeError, KeyError, RecursionError, TypeError):
        raise ValueError("this is no notebook") from None
    return [[text for text in one if isinstance(text, str)] for one in people]


def _names(record: bytes) -> bytes:
    """The JSON of what somebody is called; the text of their record begins with the name."""
    name = record.partition(b"\n")[0].rstrip(b",")
    nicknames = record.partition(_NICKNAMES)[2]
    # On the line of the key, or a line each down to the bracket.
    end = b"\n      ]" if nicknames.startswith(b"[\n") else b"\n"
    more = nicknames.partition(end)[0].strip(b"[],\n ")
    return b"[%b]" % b",".join(filter(None, (name, more)))
