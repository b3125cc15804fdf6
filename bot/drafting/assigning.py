"""Which section a fact belongs to, where nobody was asked section by section."""

import re
from collections.abc import Sequence
from itertools import groupby

from bot.domain.fact import Fact
from bot.domain.genre import SectionPlan, SectionRole

_PLANNED = re.compile(r"下一步|下半年|打算|计划|准备|拟|将(?!近)|年底前|力争|明年")
_LACKING = re.compile(r"不足|不够|短板|问题是|有待|还没有|不高|不强|不到位|欠缺|薄弱")
_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
_BY_THEIR_WORDS = (SectionRole.PROBLEMS, SectionRole.NEXT_STEPS)


def assign(facts: Sequence[Fact], plans: Sequence[SectionPlan]) -> list[int]:
    """Return for each fact the index of its section; all facts of one sentence go together.

    Problems and intentions are told by their words. The rest goes to the headed section whose heading and
    questions share most character pairs with the sentence, or where none shares any, where the last went.
    """
    headed = [n for n, plan in enumerate(plans) if plan.part or plan.heading]
    main = [n for n in headed if plans[n].role not in _BY_THEIR_WORDS] or list(range(len(plans)))
    last = main[0]
    chosen: list[int] = []
    for _, sentence in groupby(facts, key=lambda f: (f.message, f.sentence)):
        told = list(sentence)
        text = "，".join(fact.text for fact in told)
        last = _place(text, plans, main, last)
        chosen += [last] * len(told)
    return chosen


def _place(text: str, plans: Sequence[SectionPlan], main: Sequence[int], last: int) -> int:
    for words, role in ((_LACKING, SectionRole.PROBLEMS), (_PLANNED, SectionRole.NEXT_STEPS)):
        fitting = [n for n, plan in enumerate(plans) if plan.role is role]
        if fitting and words.search(text):
            return fitting[0]
    shared = {n: len(_pairs(text) & _pairs(_about(plans[n]))) for n in main}
    best = max(main, key=lambda n: shared[n])
    return best if shared[best] else last if last in main else main[0]


def _about(plan: SectionPlan) -> str:
    asked = " ".join(f"{q.ask} {q.label}" for q in plan.questions)
    return f"{plan.heading or plan.part} {plan.guidance} {asked}"


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1) if _WORD.fullmatch(text[n : n + 2])}
