"""The changelog tells its versions as they are tagged: newest first, each with its day and its link."""

import re
from datetime import date

from bot import __version__
from tests.tree import ROOT

_TEXT = (ROOT / "CHANGELOG.md").read_text("utf-8")
_HEADINGS = re.findall(r"^## (.+)$", _TEXT, re.MULTILINE)
_RELEASED = re.compile(r"\[(?P<number>\d+\.\d+\.\d+)\] - (?P<day>\d{4}-\d\d-\d\d)")


def _released() -> list[re.Match[str]]:
    found = [_RELEASED.fullmatch(heading) for heading in _HEADINGS[1:]]
    assert None not in found, _HEADINGS
    return [one for one in found if one]


def test_what_is_not_released_stands_on_top_of_the_versions_with_their_days() -> None:
    assert _HEADINGS[0] == "[Unreleased]"
    days = [date.fromisoformat(one["day"]) for one in _released()]
    assert days
    assert days == sorted(days, reverse=True)


def test_the_newest_version_is_the_one_that_the_program_says() -> None:
    assert _released()[0]["number"] == __version__


def test_each_version_links_to_its_tag_and_the_rest_to_what_came_after_the_newest() -> None:
    for one in _released():
        assert f"[{one['number']}]: ../../releases/tag/v{one['number']}" in _TEXT.splitlines()
    assert f"[Unreleased]: ../../compare/v{__version__}...HEAD" in _TEXT.splitlines()
