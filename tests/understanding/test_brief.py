"""A request in one sentence is read as a clerk means it."""

import pytest

from bot import shipped
from bot.domain.document import Brief
from bot.domain.genre import IssuerKind
from bot.drafting.genres import load_genres
from bot.understanding.brief import (
    filled,
    is_full_name,
    is_request,
    is_unit,
    issuer_kind,
    read_request,
    read_topic,
    title_of,
    unwritten_genre,
)

_GENRES = load_genres(shipped.GENRES)


@pytest.mark.parametrize(
    ("said", "genre", "issuer", "period", "topic"),
    [
        (
            "帮我写水务集团2026年上半年精神文明建设工作总结",
            "工作总结",
            "水务集团",
            "2026年上半年",
            "精神文明建设",
        ),
        ("写2026年东湖小学志愿服务工作要点", "工作要点", "东湖小学", "2026年", "志愿服务"),
        (
            "请帮我起草一份青石镇人民政府2025年度意识形态工作总结",
            "工作总结",
            "青石镇人民政府",
            "2025年度",
            "意识形态",
        ),
        ("麻烦写个市文明办的网络文明工作总结", "工作总结", "市文明办", "", "网络文明"),
        ("起草今年的安全生产工作要点", "工作要点", "", "2026年", "安全生产"),
        ("《城南街道2026年第一季度垃圾分类工作总结》", "工作总结", "城南街道", "2026年第一季度", "垃圾分类"),
        ("随便聊聊", "", "", "", "随便聊聊"),
        (
            "帮忙写一下澜川市教育局2026年前三季度师德师风建设工作总结",
            "工作总结",
            "澜川市教育局",
            "2026年前三季度",
            "师德师风建设",
        ),
        ("帮我写来安县2026年志愿服务工作要点", "工作要点", "来安县", "2026年", "志愿服务"),
        ("来一份来安县2026年志愿服务工作要点", "工作要点", "来安县", "2026年", "志愿服务"),
        ("写个体工商户协会2026年党建工作总结", "工作总结", "个体工商户协会", "2026年", "党建"),
        ("写一份个体工商户协会2026年党建工作总结", "工作总结", "个体工商户协会", "2026年", "党建"),
        (
            "写关于水务集团2026年1-10月精神文明建设工作开展情况的总结",
            "工作总结",
            "水务集团",
            "2026年1—10月",
            "精神文明建设",
        ),
        ("关于甲局2026年开展志愿服务工作的工作总结", "工作总结", "甲局", "2026年", "志愿服务"),
        (
            "写东湖小学2025至2026学年第一学期志愿服务工作总结",
            "工作总结",
            "东湖小学",
            "2025—2026学年第一学期",
            "志愿服务",
        ),
        ("写青石镇“十四五”时期乡村振兴工作总结", "工作总结", "青石镇", "“十四五”时期", "乡村振兴"),
        ("２０２６年上半年水务集团党建工作总结", "工作总结", "水务集团", "2026年上半年", "党建"),
        ("帮我写水务集团26年上半年党建工作总结", "工作总结", "水务集团", "2026年上半年", "党建"),
        ("帮我写水务集团上半年党建工作总结", "工作总结", "水务集团", "", "党建"),
        ("写2026年市信访局党建工作总结", "工作总结", "市信访局", "2026年", "党建"),
        ("写2026年市信访局工作总结", "工作总结", "市信访局", "2026年", ""),
        ("写2026年县总工会志愿服务工作总结", "工作总结", "县总工会", "2026年", "志愿服务"),
        ("帮县文明办写一个2026年志愿服务工作要点", "工作要点", "县文明办", "2026年", "志愿服务"),
        ("写个工作总结，水务集团2026年上半年党建", "工作总结", "水务集团", "2026年上半年", "党建"),
        ("帮我写水务集团2026年上半年党建工作总结，谢谢", "工作总结", "水务集团", "2026年上半年", "党建"),
        ("帮我写关于水务集团2026年志愿服务的通知", "通知", "水务集团", "2026年", "志愿服务"),
        ("把水务集团2026年党建工作总结写一下", "工作总结", "水务集团", "2026年", "党建"),
        ("写2026年学雷锋志愿服务工作总结", "工作总结", "", "2026年", "学雷锋志愿服务"),
        ("写2026年水务集团中心组学习工作总结", "工作总结", "水务集团", "2026年", "中心组学习"),
        ("拟一个关于开展2026年全民阅读的通知", "通知", "", "2026年", "开展全民阅读"),
        ("写水务集团2026年志愿服务工作实施方案", "实施方案", "水务集团", "2026年", "志愿服务"),
        ("写水务集团2026年志愿服务活动方案", "实施方案", "水务集团", "2026年", "志愿服务活动"),
        (
            "写青石镇人民政府关于2026年上半年防溺水工作情况的报告",
            "情况报告",
            "青石镇人民政府",
            "2026年上半年",
            "防溺水",
        ),
        ("帮我写青石镇人民政府关于做好防汛值班工作的通知", "通知", "青石镇人民政府", "", "做好防汛值班工作"),
        ("拟个关于做好2026年中小学防溺水工作的通知", "通知", "", "2026年", "做好中小学防溺水工作"),
        ("写东湖小学关于征集2026年节水金点子的通知", "征集通知", "东湖小学", "2026年", "征集节水金点子"),
        ("写东湖小学2026年全民阅读征文通知", "征集通知", "东湖小学", "2026年", "全民阅读征文"),
        ("写东湖小学2026年节水金点子征集通知", "征集通知", "东湖小学", "2026年", "节水金点子"),
        ("写个活动方案", "实施方案", "", "", ""),
    ],
)
def test_requests(said: str, genre: str, issuer: str, period: str, topic: str) -> None:
    brief = read_request(said, _GENRES, 2026)
    assert (brief.genre, brief.issuer, brief.period, brief.topic) == (genre, issuer, period, topic)


@pytest.mark.parametrize(
    ("issuer", "kind"),
    [
        ("水务集团有限公司", IssuerKind.COMPANY),
        ("公交集团党委", IssuerKind.COMPANY),
        ("实验小学", IssuerKind.SCHOOL),
        ("青石镇", IssuerKind.TOWNSHIP),
        ("花园社区党支部", IssuerKind.COMMUNITY),
        ("县委宣传部", IssuerKind.PARTY),
        ("市应急管理局", IssuerKind.GOVERNMENT),
        ("市人民医院", IssuerKind.INSTITUTION),
        ("某某", IssuerKind.OTHER),
        ("中共澜川市委员会", IssuerKind.PARTY),
        ("中共澜川市委员会宣传部", IssuerKind.PARTY),
        ("中共澜川市纪律检查委员会", IssuerKind.PARTY),
        ("澜川市精神文明建设指导委员会办公室", IssuerKind.PARTY),
        ("中共水务集团有限公司委员会", IssuerKind.COMPANY),
        ("青石镇人民政府", IssuerKind.TOWNSHIP),
        ("白水乡人民政府", IssuerKind.TOWNSHIP),
        ("城南街道办事处", IssuerKind.TOWNSHIP),
        ("花园社区居民委员会", IssuerKind.COMMUNITY),
        ("柳树村村民委员会", IssuerKind.COMMUNITY),
        ("花园社区", IssuerKind.COMMUNITY),
        ("来安县人民政府", IssuerKind.GOVERNMENT),
        ("澜川市人民政府", IssuerKind.GOVERNMENT),
        ("城东区人民政府", IssuerKind.GOVERNMENT),
        ("澜川市发展和改革委员会", IssuerKind.GOVERNMENT),
    ],
)
def test_kinds_of_unit(issuer: str, kind: IssuerKind) -> None:
    assert issuer_kind(issuer) is kind


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("帮我写水务集团2026年工作总结", True),
        ("工作总结写得不够", False),
        ("召开工作总结会1次", False),
        ("写了3篇信息", False),
        ("做好年终总结工作", False),
        ("来了3位专家指导总结工作", False),
        ("起草全年工作要点1份", False),
        ("请3位专家写了工作总结", False),
        ("请做好工作总结", False),
        ("给我们写了工作总结", False),
        ("请写上召开会议3次，形成工作总结", False),
        ("区文明办2026年上半年印发精神文明建设工作总结", False),
        ("2026年上半年撰写志愿服务工作总结", False),
        ("帮我写水务集团2026年应急预案", False),
        ("帮我写水务集团关于做好值班工作的通知", True),
        ("县文明办2026年3月下发志愿服务通知", False),
        ("县文明办2026年转发志愿服务活动方案", False),
        ("麻烦写一份志愿服务工作总结，谢谢", True),
        ("给我来一份2026年的工作要点", True),
        ("新写一份工作总结", True),
        ("水务集团2026年上半年精神文明建设工作总结", True),
        ("写水务集团2026年上半年精神文明建设工作总结。", True),
    ],
)
def test_only_a_request_is_taken_for_one(said: str, asks: bool) -> None:
    assert is_request(said, _GENRES) is asks


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("帮我写关于召开年度工作总结会议的通报", "通报"),
        ("写水务集团2026年志愿服务工作计划", "工作计划"),
        ("写水务集团2026年节水调研报告", "调研报告"),
        ("帮我写关于召开年度工作总结会议的通知", ""),
        ("写个会议纪要，水务集团2026年的", "会议纪要"),
        ("写水务集团志愿服务情况汇报一份", "情况汇报"),
        ("给水务集团的复函", "复函"),
        ("写一份函", "函"),
        ("写水务集团2026年通知落实工作总结", ""),
        ("写水务集团2026年工作要点", ""),
        ("水务集团", ""),
    ],
)
def test_a_genre_that_is_not_written_yet_is_known_by_name(said: str, word: str) -> None:
    assert unwritten_genre(said, _GENRES) == word


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("志愿服务工作", "志愿服务"),
        ("志愿服务工作开展情况", "志愿服务"),
        ("关于开展志愿服务", "志愿服务"),
        ("志愿服务工作总结", "志愿服务"),
        ("工作情况", ""),
    ],
)
def test_a_topic_has_no_ending_that_the_title_repeats(typed: str, topic: str) -> None:
    assert read_topic(typed, _GENRES) == topic


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("青石镇", True),
        ("澜川市水务集团有限公司", True),
        ("中共澜川市委员会", True),
        ("县第3中学", True),
        ("建成实践站12个", False),
        ("建成12个实践站", False),
        ("组织志愿者走进社区", False),
        ("今年1-10月全镇注册志愿者3260人", False),
        ("我局", False),
        ("好的", False),
        ("跳过这问", False),
        ("志愿服务", False),
        ("甲" * 40 + "局", False),
    ],
)
def test_only_what_is_clearly_a_unit_counts_as_one(said: str, unit: bool) -> None:
    assert is_unit(said) is unit


@pytest.mark.parametrize(
    ("genre", "topic", "title"),
    [
        ("通知", "开展全民阅读活动", "甲局关于开展2026年全民阅读活动的通知"),
        ("通知", "切实做好防汛值班工作", "甲局关于切实做好2026年防汛值班工作的通知"),
        ("通知", "组织工作", "甲局关于2026年组织工作的通知"),
        ("通知", "垃圾分类", "甲局关于2026年垃圾分类的通知"),
        ("征集通知", "征集节水金点子", "甲局关于征集2026年节水金点子的通知"),
        ("征集通知", "节水金点子", "甲局关于征集2026年节水金点子的通知"),
        ("征集通知", "开展读书征文活动", "甲局关于开展2026年读书征文活动的通知"),
        ("情况报告", "垃圾分类", "甲局关于2026年垃圾分类情况的报告"),
        ("实施方案", "垃圾分类", "甲局2026年垃圾分类实施方案"),
    ],
)
def test_a_title_puts_the_period_behind_the_verb(genre: str, topic: str, title: str) -> None:
    assert title_of(_GENRES[genre], Brief(issuer="甲局", period="2026年", topic=topic)) == title


def test_a_topic_typed_for_a_notice_keeps_its_verb() -> None:
    assert read_topic("开展志愿服务活动", _GENRES, "通知") == "开展志愿服务活动"
    assert read_topic("关于做好值班工作的通知", _GENRES, "通知") == "做好值班工作"


def test_a_short_name_is_noticed() -> None:
    assert not is_full_name("水务集团")
    assert is_full_name("澜川市水务集团有限公司")


def test_a_title_does_not_say_work_twice() -> None:
    brief = Brief(issuer="甲局", period="2026年", topic="工会工作")
    assert title_of(_GENRES["工作总结"], brief) == "甲局2026年工会工作总结"


def test_values_are_never_read_as_patterns() -> None:
    brief = Brief(issuer="{topic}", period="2026年", topic="甲{issuer}")
    assert filled("{issuer}{period}{topic}", brief) == "{topic}2026年甲{issuer}"
    assert (
        title_of(_GENRES["工作要点"], Brief(issuer="甲局", period="2026年", topic="普法"))
        == "甲局2026年普法工作要点"
    )
