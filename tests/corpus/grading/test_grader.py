import re
import tomllib
from pathlib import Path

import pytest

from bot.corpus.grading.spinning import is_spun, odd_collocations
from bot.corpus.parsing.parser import parse_piece, parse_text
from bot.domain.passage import Grade
from bot.domain.piece import Piece
from bot.shipped import EXEMPLARS
from bot.texts import corpus as texts
from tests.corpus.documents import PLAN, SUMMARY
from tests.corpus.dossiers import DOSSIERS

ADVERT = "想看下载地址请点击范文网会员专区免费领取，每天还有更多优惠等着各位新老朋友。"
DATED_LEAD = "为深入学习贯彻党的十九大精神，现将有关情况总结如下。\n"
TEXTS = {p: p.read_text("utf-8").split("---\n", 2)[2].strip() for p in EXEMPLARS.glob("*/*.md")}
# Notices, plans and reports on one matter have too few of the exchanged words to tell anything by.
SET_PROSE = {p.stem: TEXTS[p] for p in EXEMPLARS.glob("工作*/*.md")}
# What programs put in the place of words.
SPIN = dict(
    pair.split("→")
    for pair in [
        "积极→用心",
        "提供→带给",
        "形成→构成",
        "帮助→帮忙",
        "能力→潜力",
        "通过→透过",
        "达到→到达",
        "责任→职责",
        "内容→资料",
        "保持→持续",
        "建议→推荐",
        "符合→贴合",
        "营造→制造",
        "扎实→踏实",
        "不断→不停",
        "切实→确实",
        "充分→充足",
        "情况→状况",
        "希望→期望",
        "创建→建立",
        "文明→礼貌",
    ]
)


def only(text: str) -> Piece:
    return parse_piece(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "grade", "reason"),
    [
        (SUMMARY, Grade.GOOD, None),
        (PLAN, Grade.GOOD, None),
        ("工作总结\n今年工作很好。", Grade.REJECT, texts.ALMOST_EMPTY),
        ("【更多公文素材，微信：abc】\n" * 200, Grade.REJECT, texts.MOSTLY_ADVERTS),
        (SUMMARY + "\n".join(f"{n}{ADVERT}" for n in range(40)), Grade.REJECT, texts.MOSTLY_ADVERTS),
        ("今年工作扎实推进，成效明显。" * 40, Grade.STRUCTURE, texts.NO_SECTIONS),
        (
            "1、各乡镇要按评选条件逐级推荐，每个乡镇不超过3户。\n"
            "2、推荐对象须填写推荐表，并附1500字以内的事迹材料，做到真实准确。\n"
            "3、请于4月15日前将推荐材料报送县妇联办公室。电子版发至指定邮箱，逾期视为放弃推荐资格。",
            Grade.STRUCTURE,
            texts.NO_SECTIONS,
        ),
        (
            SUMMARY.replace("活动", "XX").replace("职工", "**").replace("宣传", "XXXX").replace("工作", "×"),
            Grade.STRUCTURE,
            "被遮掩的词",
        ),
        (SUMMARY + "由王建国校长、李秋红书记牵头，陈志远老师负责。", Grade.STRUCTURE, "3 个人名"),
        (SUMMARY + "成员有王建国、李秋红、陈志远。", Grade.STRUCTURE, "3 个人名"),
        (SUMMARY.replace("2025", "2019"), Grade.STRUCTURE, "2019年"),
        (re.sub(r"2025年(上半年)?", "", SUMMARY) + "深入学习党的十八大精神。", Grade.STRUCTURE, "党的十八大"),
        (re.sub(r"2025年(上半年)?", "", SUMMARY) + "党的十八大以来，变化很大。", Grade.GOOD, None),
        (re.sub(r"2025年(上半年)?", "", SUMMARY) + "从党的十八大到党的二十大。", Grade.GOOD, None),
        (DATED_LEAD + re.sub(r"2025年(上半年)?", "", SUMMARY), Grade.GOOD, None),
        (
            DATED_LEAD + re.sub(r"2025年(上半年)?", "", SUMMARY) + "会同国土资源局开展整治3次。",
            Grade.STRUCTURE,
            "已更名的机构",
        ),
    ],
)
def test_grade_and_reason(text: str, grade: Grade, reason: str | None) -> None:
    piece = only(text)
    assert piece.grade is grade
    assert any(reason in said for said in piece.reasons) if reason else piece.reasons == ()


def _told(path: Path) -> str:
    """Return an exemplar as an office would send it, under its title."""
    front = tomllib.loads(path.read_text("utf-8").split("---\n", 2)[1])
    return f"{front['title']}\n{TEXTS[path]}"


# A bulletin has no genre in its title and no headings: only its head tells it from a newspaper.
@pytest.mark.parametrize("path", [path for path in TEXTS if path.parent.name != "简报"], ids=lambda p: p.stem)
def test_our_own_exemplars_are_good(path: Path) -> None:
    [piece] = parse_text(_told(path)).pieces
    assert (piece.grade, piece.reasons) == (Grade.GOOD, ())


@pytest.mark.parametrize("text", SET_PROSE.values(), ids=SET_PROSE)
def test_spun_text_is_told_whichever_words_were_exchanged(text: str) -> None:
    words = list(SPIN)
    for share in (words, words[::2], words[1::2]):
        spun, exchanged = re.subn("|".join(share), lambda m: SPIN[m.group()], text)
        if exchanged >= 10:
            assert is_spun(spun), odd_collocations(spun)
            assert only(spun).reasons == (texts.SPUN,)


def test_honest_prose_is_not_taken_for_spun() -> None:
    honest = [*TEXTS.values(), SUMMARY, PLAN, *(d.text for d in DOSSIERS)]
    assert max(odd_collocations(text).total() for text in honest) <= 1
    assert not any(is_spun(text) for text in honest)


def test_honest_uses_of_the_same_words_prove_nothing() -> None:
    text = (
        "广大党员用心用情服务群众，为居民带来便利。活动资料归档齐全，材料构成完整。"
        "持续推进整改，明确岗位职责，挖掘内需潜力。列车到达车站，透过窗口可见新貌。"
    )
    assert not is_spun(text * 20)
