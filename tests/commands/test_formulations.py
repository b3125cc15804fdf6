"""`gongwen formulations` lists the set phrases that nobody has looked at for long."""

from datetime import date, timedelta

from bot.compliance.formulations.table import table
from tests.commands.shell import gongwen


def test_what_was_looked_at_longest_ago_comes_first_with_its_day_and_source() -> None:
    done = gongwen("formulations", "--older-than", "0d")
    assert done.returncode == 0
    *lines, total = done.stdout.splitlines()
    oldest = min(table().formulations, key=lambda one: (one.looked, one.id))
    assert lines[0] == f"{oldest.id}  {oldest.term}  {oldest.looked.isoformat()}  {oldest.source}"
    assert len(lines) == len(table().formulations)
    assert total.startswith(f"{len(lines)}条提法里有{len(lines)}条")


def test_what_was_looked_at_since_is_left_out() -> None:
    done = gongwen("formulations", "--older-than", "9000w")
    assert done.stdout == f"{len(table().formulations)}条提法都在63000天内核对过。\n"


def test_an_age_that_is_none_is_refused() -> None:
    done = gongwen("formulations", "--older-than", "很久")
    assert done.returncode == 2
    assert "看不懂时长“很久”" in done.stderr


def test_an_entry_with_a_day_of_its_own_is_older_than_the_table_or_younger() -> None:
    known = table()
    today = known.as_of + timedelta(days=181)
    expected = {one.id for one in known.formulations if one.looked <= known.as_of}
    assert {one.id for one in known.older_than(timedelta(days=180), today)} == expected
    assert known.older_than(timedelta(days=180), date.min + timedelta(days=1)) == ()
