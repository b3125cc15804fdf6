"""S904: the tone fits the way a document goes: 你 downward, 贵 to a peer, the authority by its name."""

import re
from collections.abc import Iterator

from bot.compliance.document.parts import running, title_of
from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.lexicon.customs import is_downward, is_upward
from bot.lexicon.genres import genre_at_end
from bot.lexicon.voices import UNIT_WORD, addresses_those_below
from bot.regex import regex

_RESEARCH = regex("调查报告|研究报告|检测报告|评估报告")
_ESTEEM = regex(f"(?<![富可宝珍尊昂名])贵{UNIT_WORD}(?![州阳港池溪])")
_HUMBLE = regex(f"敝{UNIT_WORD}")
_FAMILIAR = regex(f"你(?:{UNIT_WORD}|们)")
_PLEADING = regex("恳请|拜托|烦请|(?:支持|批准|办理|配合|回复)?为(?:盼|荷|感)|是荷|不胜感激|万分感谢")
_COMMANDING = regex(
    r"(?:请|望|希|盼)[^。；，\n]{0,12}?(?:务必|必须|一定要|尽快|从速|立即|不得|限期)|(?:务必|必须|一定)(?:请|于[^。；，\n]{2,14}前)?[^。；，\n]{0,8}?(?:批[准复]|答复|拨付|解决|同意|支持|安排)"
    r"|责成|责令|勒令|不得有误|(?:请|望)[^。；，\n]{0,12}遵照(?:执行|办理)"
)
_COMMANDING_PEER = regex(
    r"责成|责令|勒令|不得有误|遵照(?:执行|办理)|(?:现|特)?要求(?:你|贵)[局委办部厅院校镇乡县区省公单站所中]|(?:请|望)?(?:你|贵)[局委办部厅院校镇乡县区省公单][^。；，\n]{0,8}(?:务必|必须)|务必"
)


_CLOSING = regex("(?:^|(?<=[，。]))(?:特此(?P<genre>报告|请示)|(?:当否|妥否|可否)，?请)")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    title = title_of(manuscript)
    for form, message, weight in _wanted(manuscript, title):
        for p in running(manuscript):
            for m in form.finditer(p.text):
                if not manuscript.quoted(p.start + m.start()):
                    yield Spot(p.start + m.start(), p.start + m.end(), SUGGEST, message, weight)


def _wanted(manuscript: Manuscript, title: str) -> Iterator[tuple[re.Pattern[str], str, Severity | None]]:
    """Yield what does not fit the way that the document goes."""
    genre = genre_at_end(title)
    word = genre.word if genre else _told_at_the_end(manuscript)
    yield _HUMBLE, "公文不用“敝”：称自己用“我”，称对方用“贵”。", None
    if is_downward(word):
        to = " ".join(p.text for p in manuscript.paragraphs if p.kind is Kind.ADDRESSEE)
        weight = None if addresses_those_below(to) or word == "批复" else Severity.INFO
        yield _ESTEEM, "下行文称“你”“各”，不用“贵”。", weight
        yield _PLEADING, "下行文通常不用这样恳求的语气。", Severity.INFO
    elif is_upward(word) and not _RESEARCH.search(title):
        yield _FAMILIAR, "上行文对上级不称“你”，通常直接写机关名称。", None
        yield _COMMANDING, "上行文对上级不用命令、催促的语气。", None
    elif title.endswith("函"):
        yield _COMMANDING_PEER, "函是平行文，通常不用命令的语气。", None


def _told_at_the_end(manuscript: Manuscript) -> str:
    """Return the genre that the closing phrase of a part without a title tells: 特此报告, 妥否，请批示."""
    said = [m for p in running(manuscript) for m in _CLOSING.finditer(p.text)]
    return said[-1]["genre"] or "请示" if said else ""


RULE = Rule(
    id="S904",
    name="行文语气",
    about=Aspect.STRUCTURE,
    severity=Severity.WARN,
    message="称谓、语气和行文方向不一致。",
    source="《党政机关公文处理工作条例》第十三条至第十七条；实务惯例",
    detect=_detect,
    cases=(
        Case("关于做好供水工作的通知\n局属各单位：\n请贵单位备足物资。", ("贵单位",)),
        Case("关于拨付资金的请示\n县政府：\n请你局务必于5月底前拨付。妥否，请批示。", ("你局", "请你局务必")),
        Case("关于商请检修的函\n县供电公司：\n请贵公司务必配合。", ("请贵公司务必",)),
        Case("关于商请检修的函\n县供电公司：\n敝公司设备先进。", ("敝公司",)),
        Case("关于商请检修的函\n县供电公司：\n请贵公司予以支持为盼。"),
        Case("关于商请检修的函\n县供电公司：\n现要求贵公司派员到场。", ("现要求贵公",)),
        Case("我所将抓好巡查，请县局领导遵照执行。\n特此报告。", ("请县局领导遵照执行",)),
        Case("各单位要抓好巡查，请遵照执行。\n特此通知。"),
        Case("关于节水情况的报告\n县政府：\n各单位必须落实责任，务必抓好整改。"),
        Case("关于做好供水工作的通知\n局属各单位：\n你们要备足物资，赴贵州、贵阳学习。"),
    ),
)
