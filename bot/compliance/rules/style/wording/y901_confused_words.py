"""Y901: words that are easily confused, mistyped or doubled."""

from collections.abc import Iterator
from functools import cache

from bot.compliance.formulations.table import Form, form
from bot.compliance.formulations.tense import in_book_title
from bot.compliance.matching import Match, without_overlaps
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.compliance.words_in_clause import FormInClause
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.lexicon.confusables import ADVICE, PLEONASMS, confusables
from bot.texts import rules as texts


@cache
def _forms() -> tuple[tuple[Form, str, str], ...]:
    """Return the wrong forms with what is meant and their kind."""
    return tuple(
        (form(wrong), right, kind) for kind, words in confusables().items() for wrong, right in words.items()
    )


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    text = manuscript.text
    spots = [
        _spot(text, m.start(), m.end(), m.expand(right), kind)
        for wrong, right, kind in _forms()
        for m in wrong.found(text)
        if not in_book_title(text, m.start()) and not _is_of_other_words(m)
    ]
    yield from without_overlaps(spots)


def _is_of_other_words(m: Match) -> bool:
    """Return whether the characters belong to other words, or what decides does: 必须｜要求, 竟｜拍案."""
    if FormInClause(m.string, *m.span()).is_of_other_words():
        return True
    deciding = {name: FormInClause(m.string, *m.span(name)) for name, words in m.groupdict().items() if words}
    begins = "to" in deciding and deciding["to"].begins_a_word()
    return begins or ("whole" in deciding and not deciding["whole"].is_one_word())


def _spot(text: str, start: int, end: int, right: str, kind: str) -> Spot:
    say = texts.pleonasm if kind == PLEONASMS else texts.confusable
    weight = Severity.INFO if kind == ADVICE else None
    return Spot(start, end, Fix(FixKind.SUGGEST, right), say(text[start:end], right), weight)


RULE = Rule(
    id="Y901",
    name="易错字词",
    about=Aspect.STYLE,
    severity=Severity.WARN,
    message="这里疑有错别字或用词重复，请核对。",
    source="《第一批异形词整理表》（GF 1001—2001）；《现代汉语词典》（第7版）",
    detect=_detect,
    cases=(
        Case("截止目前，帐目已理清，既将布署。", ("截止", "帐目", "既将", "布署")),
        Case("群众反应问题，必需严格落实，付诸于行动。", ("反应", "必需", "付诸于")),
        Case("知识份子参加座谈，登记薄已签属，作好各项准备。", ("知识份子", "登记薄", "签属", "作好")),
        Case("作出决定前，做出安排。问题涉及到3个乡镇。", ("做出", "涉及到")),
        Case("既将责任压实，又将措施抓细。既使群众受益，又使企业增收。"),
        Case("报名截止2026年5月1日，化学反应情况正常，重申议题，评审领导小组下属单位。"),
        Case("骨干与群众、投入民生资金，创建全国文明城市，严峻工作形势，通讯速度，举措失当。"),
        Case("按照《关于撤消机构的通知》，交付主任审核，上报导致延误，互联接入，蚊帐。"),
    ),
)
