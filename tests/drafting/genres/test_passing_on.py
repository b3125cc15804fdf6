"""A paper that passes another on bears its issuer and full name in the title."""

import pytest

from bot.domain.document import Brief, Letterhead
from bot.domain.fact import Fact, Quote
from bot.drafting.genres.passing_on import title_passing_on
from tests.installed import GENRES

_TOWN = "望川镇人民政府"


def _title(told: str, *attached: str, genre: str = "转发通知", given: str = "") -> str:
    brief = Brief(
        genre, _TOWN, topic="转发防火通知", title=given, letterhead=Letterhead(attachments=attached)
    )
    facts = [Fact(1, None, told, "m", quotes=(Quote("m", told),))] if told else []
    return title_passing_on(GENRES[genre], brief, facts)


@pytest.mark.parametrize(
    ("told", "title"),
    [
        (
            "转发砾河县应急管理局《关于做好野外火源管控工作的通知》，砾应急〔2026〕19号",
            f"{_TOWN}转发砾河县应急管理局关于做好野外火源管控工作的通知",
        ),
        (
            "砾河县应急管理局印发《关于做好野外火源管控工作的通知》（砾应急〔2026〕19号），现予转发",
            f"{_TOWN}转发砾河县应急管理局关于做好野外火源管控工作的通知",
        ),
        (
            "把县民政局《关于加强社区服务的意见》转发下去",
            f"{_TOWN}转发县民政局关于加强社区服务的意见的通知",
        ),
        (
            "转发县教育局《校园安全管理办法（试行）》",
            f"{_TOWN}转发县教育局《校园安全管理办法（试行）》的通知",
        ),
        (
            "转发县教育局《关于印发〈校园安全管理办法〉的通知》",
            f"{_TOWN}转发县教育局关于印发《校园安全管理办法》的通知",
        ),
        (
            "批转镇卫生院《关于开展疫苗接种的方案》",
            f"{_TOWN}批转镇卫生院关于开展疫苗接种的方案的通知",
        ),
        ("要求各村落实《森林防火条例》", ""),
        ("转发县里的防火文件", ""),
    ],
)
def test_the_title_has_the_full_name_and_nothing_twice(told: str, title: str) -> None:
    assert _title(told) == title


def test_the_name_may_stand_in_what_is_attached() -> None:
    assert _title("", "县林业局《关于做好防火工作的通知》") == f"{_TOWN}转发县林业局关于做好防火工作的通知"


def test_a_title_that_was_given_and_other_genres_stay() -> None:
    told = "转发县林业局《关于做好防火工作的通知》"
    assert _title(told, given="关于防火的通知") == ""
    assert _title(told, genre="通知") == ""
