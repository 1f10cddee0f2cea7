"""A big file taken in, beside the bare cost: `python -m tests.benchmarks.imports`.

Our own CSV of 10,000 customers with 100,000 visits, as a multiple of `json.load` and `json.dump` of
the notebook that comes of it; and 200,000 rows of a till, in seconds. Each in a process of its own,
whose memory is told too.
"""

import csv
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from regulars.customer import Customer, Note
from regulars.formats import csv as ours
from regulars.orders import Visit

DAY = date(2026, 11, 23)
CUSTOMERS, VISITS_EACH, ROWS = 10_000, 10, 200_000
# The child tells the most memory that it held, in MB; Windows has no such count.
CHILD = """
import resource, sys
from regulars.cli import main
try:
    main()
finally:
    told = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(told // 1024, file=sys.stderr)
"""


def write_ours(path: Path) -> None:
    """Write our own CSV of everybody."""
    everybody = (
        Customer(
            f"c{number:07}",
            f"Customer {number}",
            phones=[f"082 {number:07}"],
            notes=[Note(DAY, f"note {number}")],
            visits=[
                Visit(DAY - timedelta(days=7 * turn), "flat white + muffin")
                for turn in range(VISITS_EACH)
            ][::-1],
        )
        for number in range(CUSTOMERS)
    )
    path.write_bytes(ours.dump(ours.customers(everybody)))


def write_till(path: Path) -> None:
    """Write the sold items of a till: 2,000 people, 20 of the rows nobody's or unreadable."""
    header = ["Date", "Time", "Item", "Qty", "Modifiers Applied", "Gross Sales", "Transaction ID"]
    header += ["Event Type", "Customer ID", "Customer Name", "Card Brand", "PAN Suffix"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for number in range(ROWS):
            who, day = number % 2000, DAY - timedelta(days=number // 300)
            on = "someday" if number % 10_000 == 77 else str(day)
            sold = [on, f"{8 + number % 9:02}:10:00", "Flat White", "1.0", "Oat Milk", "$8.00"]
            paid = [f"T{number}", "Payment", f"ID{who:05}", f"Customer {who}", "Visa", "7084"]
            writer.writerow(sold + paid)


def run(folder: Path, *typed: str) -> tuple[float, int]:
    """Run an import; give the seconds that it took and the memory in MB."""
    notebook = folder / f"{typed[0]}.json"
    words = ["--file", str(notebook), "import", *typed]
    begun = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", CHILD, *words], capture_output=True, text=True, check=False
    )
    if ended.returncode:
        raise SystemExit(ended.stderr)
    return time.perf_counter() - begun, int(ended.stderr.split()[-1])


def timed(action: Callable[[], object]) -> float:
    """How long something takes, in seconds: the fastest of three runs."""
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        action()
        times.append(time.perf_counter() - begun)
    return min(times)


def main() -> None:
    """Print what each costs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_ours(folder / "ours.csv")
        write_till(folder / "till.csv")
        seconds, memory = run(folder, str(folder / "ours.csv"))
        notebook = folder / "ours.csv.json"
        held = json.loads(notebook.read_bytes())

        def bare() -> None:
            with notebook.open(encoding="utf-8") as file:
                loaded = json.load(file)
            with (folder / "bare.json").open("w", encoding="utf-8") as file:
                json.dump(loaded, file, ensure_ascii=False)

        cost = timed(bare)
        many = len(held["customers"])
        print(f"{many} customers: {seconds:.1f} s, {seconds / cost:.1f} × bare, {memory} MB")
        seconds, memory = run(folder, str(folder / "till.csv"), "--new")
        print(f"{ROWS} rows of a till: {seconds:.1f} s, {memory} MB")


if __name__ == "__main__":
    main()
