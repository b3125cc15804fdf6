"""Documents without headings are cut into opening and matter; articles stay under their chapters."""

from bot.corpus.parsing.parser import parse_text
from bot.domain.genre import SectionRole
from bot.domain.passage import Grade

_REPLY = (
    "云陂县水利局关于鹭湾水库放水方案的批复\n鹭湾水库管理所：\n"
    "你所《关于审批鹭湾水库放水方案的请示》（鹭库〔2026〕6号）收悉。经研究，批复如下。\n"
    "同意自9月20日起放水，日放水量不超过4万立方米，水位降至142米时停止。放水前一天告知下游三个村，"
    "在渡口、码头设专人看守；遇有降雨，立即减少放水量，并向局水旱灾害防御科报告。\n"
    "放水结束后10日内报送总结，附逐日水位。\n此复。\n云陂县水利局\n2026年9月15日\n"
)
_RULES = (
    "楸里街道会议室使用办法\n第一章 总则\n第一条 为规范会议室使用，制定本办法。\n"
    "第二章 使用\n第二条 使用会议室应当提前一天预约，写明下列事项：\n"
    "（一）会议名称和人数；\n（二）设备要求。\n"
    "第三条 使用后应当关闭电源。\n第三章 附则\n第四条 本办法自2026年7月1日起施行。\n"
)


def test_a_reply_is_its_opening_and_its_decision() -> None:
    [piece] = parse_text(_REPLY, wrapped=False).pieces
    assert piece.grade is Grade.GOOD
    assert [passage.role for passage in piece.passages] == [SectionRole.LEAD, SectionRole.MATTERS]
    opening, decision = (passage.text for passage in piece.passages)
    assert opening.startswith("鹭湾水库管理所：\n你所")
    assert decision.startswith("同意自9月20日起放水")


def test_the_items_of_an_article_are_no_headings() -> None:
    [piece] = parse_text(_RULES, wrapped=False).pieces
    assert [passage.heading_path for passage in piece.passages] == [
        ("第一章 总则",),
        ("第二章 使用",),
        ("第三章 附则",),
    ]
    assert piece.passages[1].text.endswith("第三条 使用后应当关闭电源。")
