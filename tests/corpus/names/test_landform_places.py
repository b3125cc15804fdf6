"""Places called after landforms, and bodies whose last word alone tells none."""

import pytest

from bot.corpus.names.entities import entities
from bot.domain.passage import EntityKind

_TOLD = (
    ("自松鹤渡至青螺滩段恢复通航。", "松鹤渡 青螺滩"),
    ("调研组在白鹿嘴打出深井，途经海螺埠返回。", "白鹿嘴 海螺埠"),
    ("会议听取了飞鹅岗新厂区进度，赤鹿淖一带水位下降。", "飞鹅岗 赤鹿淖"),
    ("从鲤鱼圳乘船，赴杜鹃坳慰问。", "鲤鱼圳 杜鹃坳"),
    ("分管芦花仓、二道浦仓。", "芦花仓 二道浦仓"),
    ("与禾穗精密铸造有限公司、砚禾棉麻公司签约。", "禾穗精密铸造有限公司 砚禾棉麻公司"),
    ("鹭汀航道管理站、砚湾边检站和沣禾海事处参加。", "鹭汀航道管理站 砚湾边检站 沣禾海事处"),
    ("由禾丰米业和砚青殡仪馆承担。", "禾丰米业 砚青殡仪馆"),
    ("砚溪大学图书馆延长开放，梧汀市博物馆闭馆。", "砚溪大学图书馆 梧汀市博物馆"),
    ("到育英学校宣讲，省第三地质队到场。", "育英学校 省第三地质队"),
)


@pytest.mark.parametrize(("text", "names"), _TOLD)
def test_what_is_said_beside_a_landform_or_a_trade_tells_a_name(text: str, names: str) -> None:
    found = [e.text for e in entities(text) if e.kind in (EntityKind.PLACE, EntityKind.ORG)]
    assert all(any(name in one for one in found) for name in names.split()), found


@pytest.mark.parametrize(
    "text",
    [
        "干部深入田间地头，在操场坪地集合，从源头仓储抓起。",
        "走进车间班组，经村民小组会讨论，到各施工段检查。",
        "支持本地龙头企业组建有限公司，规范小区物业管理，发展酒业、茶业。",
        "在岗培训，从严管理，至今未发生渡运事故。",
        "各航道管理站、各边检站要落实责任。",
    ],
)
def test_where_nothing_is_named_nothing_is_found(text: str) -> None:
    assert not [e for e in entities(text) if e.kind in (EntityKind.PLACE, EntityKind.ORG)]


def test_what_appoints_is_no_part_of_a_body() -> None:
    found = {e.text for e in entities("同意白云同志任北禾岭粮食储备库副主任。")}
    assert found == {"白云", "北禾岭粮食储备库"}
