"""What the page is made of: fetched at once, not one after the other."""

import re

from bot.channels.web.assets import Assets, Known
from tests.commands.shell import ROOT

_STATIC = ROOT / "bot" / "channels" / "web" / "static"


def _imported_by(name: str) -> set[str]:
    """Return the modules that one imports, by way of others too."""
    found, left = set[str](), [name]
    while left:
        text = (_STATIC / left.pop()).read_text("utf-8")
        fresh = set(re.findall(r"from '\./(.+?)'|import '\./(.+?)'", text))
        names = {a or b for a, b in fresh} - found
        found |= names
        left += names
    return found


def test_every_module_of_the_page_is_fetched_at_once() -> None:
    page = Assets().page(Known("token"))
    named = re.findall(r'<link rel="modulepreload" href="/static/(.+?)">', page)
    assert len(named) > 6
    assert sorted(named) == sorted(_imported_by("page.js"))


def test_what_is_named_is_there() -> None:
    assets = Assets()
    pages = [assets.page(Known("token")), assets.login(), assets.join()]
    pages += [assets.office(name, Known("token")) for name in ("library", "templates", "users")]
    named = {name for page in pages for name in re.findall(r'"/static/(.+?)"', page)}
    assert len(named) > 10
    assert [name for name in named if assets.get(name) is None] == []
