"""The wrong genre is known before anything is drafted, and the right one with it."""

import pytest

from bot.domain.document import Brief
from bot.domain.fact import Fact, Status
from bot.drafting.genres.fitness import misfit
from tests.installed import GENRES


def _instead(genre: str, issuer: str, addressee: str, topic: str, *told: str) -> str | None:
    facts = [Fact(n, None, text, "m", n, status=Status.PLANNED) for n, text in enumerate(told, 1)]
    found = misfit(GENRES[genre], Brief(genre, issuer, topic=topic, addressee=addressee), facts)
    return found.instead if found else None


@pytest.mark.parametrize(
    ("genre", "issuer", "addressee", "topic", "told", "right"),
    [
        ("请示", "峪泉乡卫生院", "县卫健局", "购置设备", (), None),
        ("请示", "峪泉乡卫生院", "县卫健局、县财政局", "购置设备", (), ""),
        ("请示", "云岭县教育局", "云岭县水务局", "借用场地", (), "函"),
        ("请示", "云岭县教育局", "各中小学", "做好值班", (), "通知"),
        ("请示", "云岭县教育局", "云岭县人民政府", "防溺水工作情况", (), "报告"),
        ("请示", "云岭县教育局", "云岭县人民政府", "防溺水工作情况", ("请县政府拨付经费20万元",), None),
        ("情况报告", "青石镇人民政府", "云岭县人民政府", "防汛", ("请县里拨付救灾资金20万元",), "请示"),
        ("情况报告", "青石镇人民政府", "云岭县人民政府", "防汛", ("年底前清淤12公里",), None),
        ("情况报告", "青石镇人民政府", "各村（社区）", "防汛", (), "通报"),
        ("通知", "青石镇人民政府", "各村（社区）", "做好值班", (), None),
        ("通知", "青石镇人民政府", "云岭县应急管理局", "做好值班", (), "报告"),
        ("通知", "青石镇人民政府", "云岭县应急管理局", "申请经费", (), "请示"),
        ("公告", "云岭县水务局", "", "停水", (), "通告"),
        ("公告", "国家税务总局", "", "税收征管", (), None),
        ("通告", "云岭县水务局", "", "停水", (), None),
        ("通告", "云岭县水务局", "各用水单位", "停水", (), "通知"),
        ("复函", "云岭县教育局", "青石镇中心小学", "《关于增设班级的请示》", (), "批复"),
        ("复函", "云岭县教育局", "云岭县水务局", "借用场地", (), None),
        ("批复", "云岭县教育局", "云岭县水务局", "借用场地", (), "复函"),
        ("批复", "云岭县教育局", "青石镇中心小学", "增设班级", (), None),
        ("函", "水务局", "教育局", "借用场地", (), None),
        ("命令", "云岭县人民政府", "", "嘉奖县消防救援大队", (), None),
        ("命令", "青石镇人民政府", "", "封山禁火", (), None),
        ("命令", "汐宁市人民政府", "", "公布《汐宁市节约用水办法》", (), None),
        ("命令", "云岭县防汛抗旱指挥部", "", "启用蓄滞洪区", (), None),
        ("命令", "云岭县人民政府", "", "公布《云岭县节约用水办法》", (), "印发通知"),
        ("命令", "云岭县人民政府", "各乡镇人民政府", "做好防汛值班工作", (), "通知"),
        ("命令", "云岭县水务局", "", "表彰先进水利站", (), "通报"),
        ("命令", "云岭县水务局", "", "公布《节水管理办法》", (), "印发通知"),
        ("命令", "云岭水务集团有限公司", "", "封闭施工道路", (), "通知"),
        ("函", "云岭市博物馆", "清河县文物保护中心", "商借馆藏文物", (), None),
    ],
)
def test_the_genre_that_is_right(
    genre: str, issuer: str, addressee: str, topic: str, told: tuple[str, ...], right: str | None
) -> None:
    assert _instead(genre, issuer, addressee, topic, *told) == right
