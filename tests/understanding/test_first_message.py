"""A first message of several clauses: each part of the brief is read where it is told."""

import pytest

from bot.understanding.first_message import brief_of_message
from tests.installed import GENRES


@pytest.mark.parametrize(
    ("said", "genre", "issuer", "topic", "addressee"),
    [
        (
            "写个通知，主题是校园周边整治，以滨湖县教育局名义发，主送各乡镇",
            "通知",
            "滨湖县教育局",
            "校园周边整治",
            "各乡镇",
        ),
        ("来份倡议书，号召大家节约用水，落款就写枫林街道办事处", "倡议书", "枫林街道办事处", "节约用水", ""),
        (
            "弄篇简报，反映社区养老食堂开张的情况，锦绣社区居委会",
            "简报",
            "锦绣社区居委会",
            "社区养老食堂开张",
            "",
        ),
        ("要份工作计划，主要是志愿服务方面的，云溪县文明办", "工作计划", "云溪县文明办", "志愿服务", ""),
        ("写讲话稿，校长在开学典礼上讲的，桐城路小学", "讲话稿", "桐城路小学", "开学典礼", ""),
        ("给兄弟单位临湖区文旅局发个函，商量办龙舟赛的事", "函", "", "办龙舟赛", "临湖区文旅局"),
        (
            "帮忙写个请示，我们是沙岭乡中心小学，想向县教育局申请更换蒸箱",
            "请示",
            "沙岭乡中心小学",
            "申请更换蒸箱",
            "县教育局",
        ),
        (
            "情况说明一份：关于食堂涨价的，学校是明湖中学，写给区教育局",
            "情况说明",
            "明湖中学",
            "食堂涨价",
            "区教育局",
        ),
        (
            "答复柳溪镇关于修停车场的请示，写个批复，云岭县发展和改革局",
            "批复",
            "云岭县发展和改革局",
            "修停车场",
            "",
        ),
        (
            "给全体业主的倡议书，倡议文明养犬，落款翠湖社区居委会",
            "倡议书",
            "翠湖社区居委会",
            "文明养犬",
            "全体业主",
        ),
        (
            "下周三要开安全生产例会，发个会议通知，收文的是局属各单位",
            "会议通知",
            "",
            "安全生产例会",
            "局属各单位",
        ),
        ("感谢市图书馆捐赠图书，写封感谢信，落款红岩小学", "感谢信", "红岩小学", None, "市图书馆"),
    ],
)
def test_each_part_is_read_where_it_is_told(
    said: str, genre: str, issuer: str, topic: str | None, addressee: str
) -> None:
    brief = brief_of_message(said, GENRES, 2026)
    assert (brief.genre, brief.issuer, brief.addressee) == (genre, issuer, addressee)
    assert topic is None or brief.topic == topic


@pytest.mark.parametrize(
    "said", ["馆长让我写个上半年总结", "发个通知，大家都来开会", "总结，今天要交，急", "写个通知，发一下"]
)
def test_nobody_is_made_up(said: str) -> None:
    brief = brief_of_message(said, GENRES, 2026)
    assert (brief.issuer, brief.addressee) == ("", "")
