"""Regular expressions that are compiled at their first use."""

import gc
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import bot
from bot.regex import Pattern, regex


def test_it_is_compiled_at_the_first_use_and_then_does_what_one_of_re_does() -> None:
    lazy, told = regex("第(?P<n>[一二])届", re.MULTILINE), "第一届\n第二届"
    assert "search" not in vars(lazy)
    assert [m["n"] for m in lazy.finditer(told)] == ["一", "二"]
    assert lazy.sub("×", told) == "×\n×"
    assert (lazy.pattern, lazy.groups, lazy.flags) == ("第(?P<n>[一二])届", 1, re.MULTILINE | re.UNICODE)


def test_an_error_in_it_shows_when_it_is_used() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("")


def test_what_was_found_is_not_asked_which_one_found_it() -> None:
    modules = Path(bot.__path__[0]).rglob("*.py")
    assert not [m.name for m in modules if re.search(r"\.re (?:is|==|!=) ", m.read_text("utf-8"))]


def test_every_module_makes_its_own_by_it() -> None:
    modules = Path(bot.__path__[0]).rglob("*.py")
    assert [m.name for m in modules if "re.compile" in m.read_text("utf-8")] == ["regex.py"]


@pytest.mark.slow
def test_every_one_of_the_program_compiles() -> None:
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    gc.unfreeze()  # what a started program has put out of the collector's sight
    found = [kept for kept in gc.get_objects() if isinstance(kept, Pattern)]
    assert len(found) > 1000
    for kept in found:
        assert kept.search, kept.pattern  # compiled here unless another test needed it before
