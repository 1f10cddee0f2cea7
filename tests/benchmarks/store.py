"""Reading and saving 100,000 visits, beside the bare cost: `python -m tests.benchmarks.store`."""

import json
import os
import tempfile
import timeit
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from regulars.notebook import text
from regulars.notebook.file import NotebookFile

DAY = date(2026, 11, 23)
RUNS = 15


def write_notebook(path: Path) -> None:
    """Write a notebook of 2,000 customers with 50 visits each."""
    visits = [f"{DAY - timedelta(days=7 * turn)} flat white + muffin" for turn in range(50)][::-1]
    held = text.empty()
    held["customers"] = {
        f"c{number:07}": {
            "name": f"Customer {number}",
            "phones": [f"082 {number:07}"],
            "notes": [{"on": str(DAY), "text": f"note {number}"}],
            "visits": visits,
        }
        for number in range(2000)
    }
    path.write_bytes(text.dump(held))


def plain_save(path: Path, held: object) -> None:
    """Save as any program should that has nothing else to prove."""
    temporary = path.with_suffix(".new")
    with temporary.open("wb") as file:
        file.write(json.dumps(held, ensure_ascii=False).encode())
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def best(action: Callable[[], object]) -> float:
    """The fastest of several runs, in milliseconds."""
    return min(timeit.repeat(action, number=1, repeat=RUNS)) * 1000


def main() -> None:
    """Print milliseconds for each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.json"
        write_notebook(path)
        print(f"{path.stat().st_size / 1e6:.1f} MB")

        def bare_read() -> object:
            with path.open(encoding="utf-8") as file:
                return json.load(file)

        held = bare_read()
        read = best(bare_read), best(lambda: text.load(path.read_bytes(), path.name))
        print(f"json.load            {read[0]:6.1f} ms")
        print(f"read, checked        {read[1]:6.1f} ms   {read[1] / read[0]:.2f} ×")

        def save() -> None:
            file = NotebookFile(path)
            file.notebook["settings"] = {"shop": "A"}
            file.save(DAY)

        save()  # the day's backup is made once
        print(f"plain safe save      {best(lambda: plain_save(path.with_name('x'), held)):6.1f} ms")
        print(f"read, save, verified {best(save):6.1f} ms")


if __name__ == "__main__":
    main()
