"""Clauses that do not join: a word doubled before a name, a heading for a sentence, 在 without its 时."""

from collections.abc import Iterator

from bot.drafting.review.draft import Draft
from bot.drafting.review.faults.fault import Fault, Weight
from bot.language.sentences import sentences
from bot.lexicon.genres import Family, any_of
from bot.regex import regex
from bot.texts.prompting import faults as texts

KIND = "join"
_DOUBLED = regex(
    r"(?<![\u4e00-\u9fff])[现兼担]?(?P<word>[任为由向对把被于经])(?P=word)(?=[\u4e00-\u9fff]{3})"
)
_HERALD = f"现[将就](?=[^，。；]{{0,30}}(?:如下|印发|转发|{any_of(Family.STATUTORY)}))"
# 某局关于大厅搬迁，现将: what looks like a title has neither verb nor 的通知 behind it.
_TITLE_FOR_A_SENTENCE = regex(
    f"^(?P<quote>[^，。；：]{{2,30}}关于(?![^，。；]*(?:收悉|[》的](?:来函|要求|规定|精神|部署|{any_of(Family.STATUTORY)})))"
    f"[^，。；]{{2,60}}，{_HERALD})"
)
_DECIDED_NOTHING = regex(f"(?P<quote>经[^，。；]{{2,40}}(?:研究)?决定，{_HERALD})")
_LOOKS = "夜查|抽查|检查|督查|巡查|暗访|走访|排查|核查|调查|检测|审计"
_FINDS = "发现|查出|查获|看到|了解到"
_WITHOUT_ITS_END = regex(
    f"(?P<quote>在(?:{_LOOKS})(?:(?![时中期后]|过程|当中)[\u4e00-\u9fff“”]){{2,20}}?(?:{_FINDS}))"
)


def faults(draft: Draft) -> Iterator[Fault]:
    """Yield a fault for each place where the words around a join do not make a sentence."""
    for part in draft.parts:
        for sentence in (s for line in part.text.splitlines() for s in sentences(line)):
            for form, said in _FORMS:
                if found := form.search(sentence):
                    quote = found.group()
                    yield Fault(KIND, part.section.id, quote, said(part.name, quote), Weight.ADVISING)


_FORMS = (
    (_DOUBLED, texts.doubled),
    (_TITLE_FOR_A_SENTENCE, texts.no_sentence),
    (_DECIDED_NOTHING, texts.decided_nothing),
    (_WITHOUT_ITS_END, texts.time_left_open),
)
