"""Orders about genres of the clerk's own, and what only sounds like one."""

from dataclasses import replace

import pytest

from bot.domain.request import (
    DropGenre,
    FollowExemplar,
    GenreOrder,
    KeepGenre,
    RenameGenre,
    ShowGenre,
    UseGenre,
)
from bot.understanding.orders import genre_order, orders
from tests.installed import GENRES
from tests.understanding.talks import talk

_TALK = replace(talk(""), own_genres=("季度安全简报", "典型做法材料", "我的工作总结"), genres=GENRES)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("用我的季度安全简报写", UseGenre("季度安全简报")),
        ("用我的安全简报写", UseGenre("季度安全简报")),
        ("就用我的安全简报吧", UseGenre("季度安全简报")),
        ("用我的文种“季度安全简报”", UseGenre("季度安全简报")),
        ("用我的典型做法材料来写", UseGenre("典型做法材料")),
        ("用我的工作总结写", UseGenre("我的工作总结")),
        ("用我的文种防汛简报写", UseGenre("防汛简报")),
        (
            "用我的安全简报写一份青石镇人民政府2026年第二季度安全简报",
            UseGenre("季度安全简报", "青石镇人民政府2026年第二季度安全简报"),
        ),
        ("存成我的文种“季度安全简报”", KeepGenre("季度安全简报")),
        ("把这个结构存成我的文种", KeepGenre("")),
        ("删掉我的文种季度安全简报", DropGenre("季度安全简报")),
        ("把我的文种“季度安全简报”删了", DropGenre("季度安全简报")),
        ("把我的文种“季度安全简报”改名为安全月报", RenameGenre("季度安全简报", "安全月报")),
        ("我的文种季度安全简报改成“安全月报”。", RenameGenre("季度安全简报", "安全月报")),
        ("看看我的文种季度安全简报", ShowGenre("季度安全简报")),
    ],
)
def test_orders_about_her_genres(text: str, order: GenreOrder) -> None:
    assert genre_order(text, _TALK) == order


@pytest.mark.parametrize(
    "text",
    [
        "用我的话写",
        "用我的数据写第二节",
        "用我的提纲",
        "用我的安全简报写明排查企业36家",
        "删掉我的第三条",
        "我们存成台账的文种有3种",
        "看我的文稿",
        "用我的安全简报写，排查企业36家",
    ],
)
def test_what_is_none(text: str) -> None:
    assert genre_order(text, _TALK) is None


@pytest.mark.parametrize("text", ["照这篇的结构写", "就照那份的框架来", "按这篇的格式写吧"])
def test_the_one_sent_last_is_followed(text: str) -> None:
    assert orders(text, talk(text)) == (FollowExemplar(""),)
