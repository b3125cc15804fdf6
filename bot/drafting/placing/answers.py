"""Whether a fact answers a question: it speaks of the same matter, and tells what the question asks for."""

import re
from collections.abc import Callable, Sequence

from bot.domain.fact import Fact
from bot.domain.genre import Question
from bot.facts.wording import bigrams
from bot.language.figures.dates import chat_dates, moments
from bot.language.figures.quantities import quantities
from bot.lexicon.themes import fact_themes, heading_themes
from bot.regex import regex

_Test = Callable[[str], bool]


def _has_unit(units: str) -> _Test:
    wanted = frozenset(units.split())
    return lambda fact: any(q.unit in wanted for q in quantities(fact))


def _has_words(words: str) -> _Test:
    form = regex(words)
    return lambda fact: form.search(fact) is not None


def _has_number(fact: str) -> bool:
    return bool(quantities(fact))


def _has_date(fact: str) -> bool:
    return (
        bool(moments(fact) or chat_dates(fact)) or re.search("即日起|[上中下]旬|[月年]底", fact) is not None
    )


# What a label asks for, and how a fact tells it.
_KINDS: tuple[tuple[re.Pattern[str], tuple[_Test, ...]], ...] = tuple(
    (regex(asked), tuple(told))
    for asked, *told in (
        (
            "次数|场次|频次|调度",
            _has_unit("次 场 期 轮 堂 讲 届 节 课 课时 回"),
            _has_words("每[周月日季年]"),
        ),
        (
            "人次|人数|参[加会]人员|与会人员|对象",
            _has_unit("人 人次 户 户次"),
            _has_words("全体|面向|各.{1,10}(?:长|人员?|单位|负责)|均可|可以"),
        ),
        ("数量|数字|篇数|份数|底数|指标|任务数", _has_number),
        ("投入|经费|资金", _has_unit("元"), _has_words("财政|自筹")),
        ("时间|时限|日期|起止|节点", _has_date),
        ("字数", _has_unit("字")),
        ("时长", _has_unit("小时 分钟 学时")),
        ("电话|联系", _has_words(r"电话|\d{3,4}-\d{7,8}|联系人")),
        ("邮箱|平台|报送科室|报送方式", _has_words("@|平台|公众号|邮箱|报[至送给]|发[至到给]")),
        ("地点", _has_words("会议室|报告厅|地点|[厅楼馆场]")),
        (
            "制度|办法|方案|文件|依据|上级部署|规定",
            _has_words("《|制度|办法|方案|通知|文件|部署|要求|规定|公约|村规民约|三包"),
        ),
        ("原因|缘由|背景", _has_words("因为|由于|原因|为了?|鉴于")),
        ("责任人|负责人|牵头|分工|科室", _has_words("牵头|负责|组长|专班|领导小组|由|各.{1,6}[科部室办]")),
    )
)
# What says how much, when and by whom is asked, not what about.
_FRAME = regex(
    "次数|场次|频次|人次|人数|数量|数字|篇数|份数|时间|时限|日期|起止|时长|内容|安排|工作|任务|主要|重点|情况|名称"
    "|具体|各类|措施|存在|下一步|总的|总体|进展|成效|说明|问题|事项|参加"
)


def is_answer(fact: Fact, question: Question, among: Sequence[Question]) -> bool:
    """Return whether a fact of the section that has these questions answers one of them."""
    if not _is_of_kind(fact, question):
        return False
    fitting = [other for other in among if _has_kind(other) and _is_of_kind(fact, other)]
    matter = _matter(question.label)
    return fitting == [question] or not matter or bool(matter & _fact_matter(fact))


def is_distant_answer(fact: Fact, question: Question) -> bool:
    """Return whether a fact of another section does: a theme is not enough, the words must be the same."""
    return (
        _is_of_kind(fact, question)
        and len(bigrams(question.label) & bigrams(f"{fact.head}，{fact.text}")) > 1
    )


def is_same_matter(label: str, what: str) -> bool:
    """Return whether a label and what a gap or another label names are about the same."""
    matter = _matter(label)
    return label == what or bool(matter & frozenset(bigrams(what)) or matter & heading_themes(what))


def _is_of_kind(fact: Fact, question: Question) -> bool:
    """Return whether the fact has anything of the kinds that the question asks for, or stands under one."""
    kinds = [(asked, told) for asked, told in _KINDS if asked.search(question.label)]
    return not kinds or any(
        asked.search(fact.head) or any(tells(fact.text) for tells in told) for asked, told in kinds
    )


def _has_kind(question: Question) -> bool:
    return any(asked.search(question.label) for asked, _ in _KINDS)


def _matter(label: str) -> frozenset[str | int]:
    bare = _FRAME.sub("，", label)
    return frozenset(bigrams(bare)) | heading_themes(bare)


def _fact_matter(fact: Fact) -> frozenset[str | int]:
    said = f"{fact.head}，{fact.text}"
    return frozenset(bigrams(said)) | fact_themes(said)
