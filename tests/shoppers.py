"""A notebook of real shoppers.

Their visits are real (`data/README.md` says whence); the names and orders are made up.
"""

import csv
import json
from datetime import date
from pathlib import Path

DATA = Path(__file__).parent / "data" / "shoppers.csv"
# The last visits of the data set are of the day before.
DAY = date(1998, 7, 1)
_FIRST = (
    "Anna Ben Chipo Daan Élodie Fred Grace Hannah Ivan José Karel Lerato Mia Naledi Oskar".split()
)
_FIRST += "Priya Quentin Rosa Sipho Thandi Ulla Vera Wendy 小明 Yusuf Zoë".split()
_LAST = "Abrahams Botha Chen Dlamini Evans Fourie Gupta Hendricks Ismail Jacobs Khumalo".split()
_LAST += "Le_Roux Müller Nel O'Brien Petersen Quinn Rossi Smith Tshabalala van_Wyk Zulu".split()
_HAD = ("flat white", "sourdough, sliced", "biltong 1 kg", "green tea", "rye + scone", "droewors")


def write_notebook(path: Path, count: int = 500) -> None:
    """Write a notebook of that many real shoppers, those first who came most often.

    Args:
        path: The file to write.
        count: How many shoppers.
    """
    with DATA.open(encoding="utf-8", newline="") as file:
        found = {row["customer_id"]: row["dates"].split() for row in csv.DictReader(file)}
    most = sorted(found, key=lambda one: (-len(found[one]), one))[:count]
    visits = {shopper: found[shopper] for shopper in most}
    customers = {}
    for number, (shopper, days) in enumerate(visits.items()):
        name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number // 3 % len(_LAST)]}"
        had = _HAD[number % len(_HAD)]
        customers[f"s{shopper}"] = {
            "name": name.replace("_", " "),
            "phones": [f"082 {number:03} {4000 + number}"],
            "usuals": [had],
            "notes": [{"on": days[-1], "text": f"asked about number {number}"}],
            "visits": [f"{day} {had}" for day in days],
        }
    notebook = {"schema": 1, "settings": {"shop": "CD Corner"}, "customers": customers}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
