"""T03: every person is one whom the user named."""

import re
from collections.abc import Iterator

from bot.compliance.rule import BLOCK, Case, Context, Rule, Spot, has_facts
from bot.compliance.tracing.claims import name_spans, names_without_source, people_in, text_without_gaps
from bot.compliance.words_in_clause import FormInClause
from bot.domain.finding import Aspect, Severity
from bot.facts.evidence import Evidence, evidence
from bot.language.document.manuscript import Manuscript
from bot.lexicon.people import CALLED, GIVEN, SURNAME
from bot.regex import regex

# A surname directly before an office: 张书记; after a word of Han it would be the end of another word.
_SURNAMED = regex(
    rf"(?<![\u4e00-\u9fff])({SURNAME})((?:副|总)?{CALLED})(?=[、，。；：！？）”\n在的为带主作]|$)"
)

# Between 由 or 请 and an office, two characters of given names behind a surname are no common word.
_INVITED = regex(rf"(?<=[由请])({SURNAME}[{GIVEN}]{{2}})(?=同志|先生|女士|{CALLED})")


def _name_spans(text: str) -> list[tuple[int, int]]:
    spans = sorted({*name_spans(text, people_in), *(m.span() for m in _INVITED.finditer(text))})
    return [span for span in spans if not FormInClause(text, *span).is_part_of_words()]


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    text, known = text_without_gaps(manuscript), evidence(context.facts or (), context.brief)
    named = _name_spans(text)
    # 贺兰秀即 is a told 贺兰秀 and the word behind her name.
    untold = [(start, end) for start, end in named if not _begins_with_told(text[start:end], known)]
    yield from names_without_source(text, untold, known)
    for m in _SURNAMED.finditer(text):
        again = any(start <= m.start() < end for start, end in named)
        if not again and not _was_spoken_of(m[1], m[2], known):
            yield Spot(m.start(), m.end(), BLOCK)


def _begins_with_told(name: str, known: Evidence) -> bool:
    return len(name) > _WHOLE_NAME and name[:-1] in known.words


_WHOLE_NAME = 3


def _was_spoken_of(surname: str, title: str, known: Evidence) -> bool:
    """Return whether 张书记 was told, or 书记 and a name that begins with 张."""
    return surname + title in known.words or bool(
        title in known.words and re.search(f"{surname}[\u4e00-\u9fff]{{1,3}}", known.words)
    )


RULE = Rule(
    id="T03",
    name="人名可溯",
    about=Aspect.UNTOLD_NAME,
    severity=Severity.ERROR,
    message="这个人名在您说的事实里找不到。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    lacking="姓名",
    applies=has_facts,
    cases=(
        Case("由张建国同志牵头。", ("张建国",), told="由分管负责人牵头"),
        Case("邀请县委党校吴志刚教授作辅导。", ("吴志刚",), told="请党校教授作辅导"),
        Case("会上，李书记作动员讲话。", told="李书记动员讲话"),
        Case("由高志强主任牵头。", ("高志强",), told="由主任牵头"),
        Case("会上，孙书记作动员讲话。", ("孙书记",), told="书记作动员讲话"),
        Case("由张建国同志牵头。", told="张建国牵头"),
        Case("绿化工程尚未完工，实行师傅带徒。", told="绿化没搞完，师傅带"),
        Case("退休教师贺兰秀即为其中之一。", told="有个退休教师贺兰秀"),
        Case("学习雷锋、焦裕禄同志先进事迹。", told="学习先进事迹"),
    ),
)
