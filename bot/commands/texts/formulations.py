"""`formulations`: the set phrases that nobody has held against their source for long, a line each."""

from datetime import datetime, timedelta

import click

from bot.compliance.formulations.table import table
from bot.errors import UsageError
from bot.regex import regex
from bot.texts import formulations as texts

_AGE = regex(r"(?P<n>\d{1,5})(?P<unit>[dwmy天周月年]?)")
_DAYS = {"": 1, "d": 1, "天": 1, "w": 7, "周": 7, "m": 30, "月": 30, "y": 365, "年": 365}


def list_older(than: str) -> None:
    """Print what was last looked at longer ago than an age (180d, 26w, 6m); raise UsageError for no age."""
    age = _AGE.fullmatch(than.strip().lower())
    if age is None:
        raise UsageError(texts.bad_age(than))
    days, known = int(age["n"]) * _DAYS[age["unit"]], table()
    old = known.older_than(timedelta(days=days), datetime.now().astimezone().date())
    lines = (texts.entry(one.id, one.term, one.looked, one.source) for one in old)
    click.echo("\n".join((*lines, texts.older(len(old), len(known.formulations), days))))
