"""P15: no blanks stand between Chinese characters."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
from bot.lexicon.people import OFFICE
from bot.regex import regex
from bot.texts import paper

_HAN = r"\u4e00-\u9fff"
_MARKS = "，。、；：！？“”‘’《》〈〉（）〔〕【】…—"
_BLANKS = regex(rf"(?<=[{_HAN}{_MARKS}])[ \u3000\u00a0\u2002-\u200b]+(?=[{_HAN}{_MARKS}])")
_UNIT_END = regex(r"[央部委局办厅府院会司校团组室中心处所站区县市乡镇街道社村协联](?:（[^（）]{1,10}）)?$")
_CLAUSE_NUMBER = regex(r"第[一二三四五六七八九十百零\d]{1,5}[编章节条款]$")
_FIELD = regex(rf"[{_HAN}]{{2,8}}[：:]")
_DATELINE = regex(rf"^[{_HAN}]{{2,12}}\d{{1,2}}月\d{{1,2}}日[电讯]$")
_CONTACT = regex(rf"(?:联系|联络|经办|承办|填报)人[：:][{_HAN}（）]{{2,20}}$")
_PERSON = regex(rf"[{_HAN}]{{2,4}}(?=[，,；;、（）)\d 。]|$)")
_CLAUSE = regex(
    "为|推[进动]|扎实|努力|奋[力进]|建[设功成]|深[入化]|全[面力]|着力|加[快强]|坚[持定]|以|在|开[创启]|促进|不断|谱写|让|携手|迎接?|持续"
    "|勇|凝[心聚]|书写|走[好深]|用[好心情]|切实|构建|创[新建造]|筑|厚植|绘[就好]|护航|赋能|服务|助力|守[护牢好正]|弘扬|铸[就牢]|踔厉|砥砺|团结|争[当创做]|做[好优强]|打造|强化|提升|夯实"
    "|激发|践行|把|向|牢记|忠诚|担当|实干|展现|高质量|共[建创谋绘赴享]"
)
_WIDTHS = {"\u3000": 2}
_NARROW, _BESIDE = 2, 8
# 副主任：陈　明　　水务局局长
_ROLL = regex(
    rf"^(?:[{_HAN}](?:[ \u3000]*[{_HAN}]){{0,7}}[：:][ \u3000]*)?"
    rf"[{_HAN}](?:[ \u3000]*[{_HAN}]){{1,3}}(?:[ ]{{2,}}|[ \u3000]*\u3000)[ \u3000]*[{_HAN}]"
)
# Below a speech's title: 县长　陈明.
_SPEAKER = regex(rf"^[{_HAN}、（）]{{0,30}}{OFFICE}$")
_NAME = regex(rf"[{_HAN}](?:[ \u3000]*[{_HAN}]){{1,3}}")
_CITED_UNIT = regex(rf"《[{_HAN}]{{2,24}}$")
_LEAST_CLAUSE = 4
_LEAST_HEADLINE = 6
_SKIPPED = (Kind.REFERENCE, Kind.SIGNATURE, Kind.ANNEX, Kind.ENCLOSURES, Kind.DATE)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for paragraph in manuscript.paragraphs:
        if paragraph.kind in _SKIPPED or _is_row(paragraph.text) or _is_on_roll(paragraph.text):
            continue
        begin = paragraph.start + (paragraph.number.end if paragraph.number else 0)
        for m in _BLANKS.finditer(manuscript.text, begin, paragraph.end):
            if not _is_intentional(manuscript, paragraph, m):
                kind = FixKind.AUTO if _is_noise(manuscript.text, m) else FixKind.SUGGEST
                yield Spot(m.start() - 1, m.end() + 1, Fix(kind, _without_blanks(m)))


def _is_noise(text: str, m: re.Match[str]) -> bool:
    """Return whether blanks part nothing: they stand inside a word, or beside a mark that parts already.

    主任：李建国　　副县长 would lose what each of them is.
    """
    before, after = text[m.start() - 1], text[m.end()]
    if before in _MARKS or after in _MARKS:
        return sum(_WIDTHS.get(c, 1) for c in m.group()) <= _NARROW
    left = re.search(rf"[{_HAN}]*$", text[max(0, m.start() - _BESIDE) : m.start()])
    right = re.match(rf"[{_HAN}]*", text[m.end() : m.end() + _BESIDE])
    return left is not None and right is not None and _is_in_word(left.group(), right.group())


def _is_in_word(left: str, right: str) -> bool:
    """Return whether one word begins before a place and ends behind it."""
    # The dictionary takes half a second to load, and few texts have such blanks.
    import rjieba

    at = 0
    for word in rjieba.cut(left + right):
        if at < len(left) < at + len(word):
            return True
        at += len(word)
    return False


def _without_blanks(m: re.Match[str]) -> str:
    return m.string[m.start() - 1] + m.string[m.end()]


def _is_row(line: str) -> bool:
    """Return whether the line is the row of a table: cells of words, no clauses."""
    return "\t" in line or (not any(c in line for c in "，。；：") and len(line.split()) > 3)


def _is_on_roll(line: str) -> bool:
    """Return whether the line is one of a roll: a name, and behind a wide blank what somebody is."""
    return not any(c in line for c in "，。；") and _ROLL.match(line) is not None


def _is_intentional(manuscript: Manuscript, paragraph: Paragraph, m: re.Match[str]) -> bool:
    """Return whether a clerk sets such blanks on purpose."""
    text = manuscript.text
    before = text[max(paragraph.start, m.start() - 20) : m.start()]
    after = text[m.end() : min(paragraph.end, m.end() + 20)]
    named = paragraph.kind in (Kind.TITLE, Kind.ADDRESSEE) or _CITED_UNIT.search(before) is not None
    issuers = named and _UNIT_END.search(before) is not None
    number = _CLAUSE_NUMBER.search(before) is not None and m.start() - paragraph.start <= 6
    field = _FIELD.match(after) is not None and "：" in before
    contact = _CONTACT.search(before) and _PERSON.match(after)
    return bool(
        after.startswith(paper.GAP_START)
        or issuers
        or number
        or field
        or contact
        or _DATELINE.search(text[paragraph.start : m.start()][:24])
        or _is_spread_name(before, after)
        or _is_slogan(paragraph, before, after)
        or _is_second_half(paragraph, m)
        or (
            _SPEAKER.search(text[paragraph.start : m.start()])
            and _NAME.fullmatch(text, m.end(), paragraph.end)
        )
    )


def _is_spread_name(before: str, after: str) -> bool:
    """Return whether a name of two characters is spread to the width of three."""
    return bool(
        re.search(rf"(?:^|[^{_HAN}])[{_HAN}]$", before) and re.match(rf"[{_HAN}](?:[^{_HAN}]|$)", after)
    )


def _is_second_half(paragraph: Paragraph, m: re.Match[str]) -> bool:
    """Return whether a title's second clause begins here, itself in the title or between 《 and 》."""
    line, at = paragraph.text, m.start() - paragraph.start
    if paragraph.kind is Kind.TITLE:
        begin, end = 0, len(line)
    else:
        begin, end = line.rfind("《", 0, at) + 1, line.find("》", at)
        if not begin or end < 0 or "》" in line[begin:at]:
            return False
    behind = at + len(m.group())
    left, right = line[begin:at], line[behind:end]
    clauses = min(len(left), len(right)) >= _LEAST_CLAUSE and (begin == 0 or not left.startswith("关于"))
    headline = paragraph.kind is Kind.TITLE and min(len(left), len(right)) >= _LEAST_HEADLINE
    return clauses and (headline or _CLAUSE.match(right) is not None)


def _is_slogan(paragraph: Paragraph, before: str, after: str) -> bool:
    """Return whether two halves of one length stand alone, as a slogan or a heading sets them."""
    head, tail = re.search(rf"[{_HAN}]*$", before), re.match(rf"[{_HAN}]*", after)
    left, right = (head.group() if head else ""), (tail.group() if tail else "")
    framed = paragraph.kind in (Kind.HEADING, Kind.TITLE) or (
        before[: -len(left) or None][-1:] in ("“", "《") and after[len(right) :][:1] in ("”", "》")
    )
    return framed and len(left) == len(right) >= 4


RULE = Rule(
    id="P15",
    name="空格噪声",
    about=Aspect.PUNCTUATION,
    severity=Severity.ERROR,
    message="汉字之间有多余的空格，应当去掉。",
    source="实务惯例",
    detect=_detect,
    typed=True,
    cases=(
        Case("坚持中国 特色社会主义道路。", ("国 特",)),
        Case("各村要加强巡查， 落实\u3000责任。", ("， 落", "实\u3000责")),
        Case(
            "桐水〔2026〕7号\u3000\u3000\u3000签发人：王勇\n桐川市水务局关于节水情况的报告\n市政府：\n现报告如下。"
        ),
        Case("组长：王\u3000勇，副组长：李\u3000敏。"),
        Case("42人守护20个夜晚 柳溪社区开展“平安巡”活动\n社区动态第3期\n8月，柳溪社区组织夜巡。"),
        Case("在节水工作会议上的讲话\n平川县副县长\u3000陈立明\n（2026年3月5日）\n同志们：\n开会。"),
        Case("举办“奋进新征程 建功新时代”演讲。\n第三条 各部门应当公开办事流程。"),
        Case("中共中央 国务院关于深化改革 扎实推进乡村振兴的意见\n作《严字当头 为发展提供保障》的报告。"),
        Case("新华社桐川8月6日电 近日，我市召开会议。\n（联系人：运输科　李新民，电话：见通讯录）"),
        Case("关于扎实推 进乡村振兴工作的意见\n学习《关于加强作风 建设的意见》。", ("推 进", "风 建")),
        Case("青石镇工作简报\n第3期\n青石镇人民政府\u3000【待补：成文日期】\n62人守护30个夜晚"),
        Case("各村要加强 【巡查】。", ("强 【",)),
        Case(
            "主\u3000任：陈\u3000明\u3000\u3000水务局局长\n成\u3000员：王大勇\u3000\u3000财政局副局长、党组成员\n李小芳\u3000\u3000教育局副局长"
        ),
        Case("落实《中共平川县委 平川县人民政府关于加强节水工作的意见》。"),
        Case("联系人：办公室 电话：见通讯录。完成率为98 %，共 33 次。"),
        Case("中共平川县委办公室 平川县人民政府办公室关于加强值班工作的通知\n各乡镇：\n请认真落实。"),
    ),
)
