"""F901: a law is cited neither before it was passed nor after it was repealed."""

from collections.abc import Iterator
from datetime import date

from bot.compliance.formulations.dating import timing_of_wordings
from bot.compliance.formulations.tense import sentence
from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.document import Brief
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind
from bot.language.document.manuscript import Manuscript
from bot.lexicon.laws import passed, repealed
from bot.regex import regex
from bot.texts import formulations as texts

_CITED = regex(r"《(?:中华人民共和国)?(?P<name>[^《》]{2,30}?)(?:[（(][^（）()]{1,12}[）)])?》")
_LOOKING_BACK = regex(
    "废止|失效|原|曾|当时|修订|修改|取代|替代|同时|施行前|起草|草案|立法|征求意见|制定出台|迎接"
)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    dates = timing_of_wordings(manuscript, context)
    for m in _CITED.finditer(manuscript.text):
        before, after = sentence(manuscript.text, *m.span())
        if _LOOKING_BACK.search(before + after):
            continue
        said, known_by = dates.earliest(m.start()), dates.latest(m.start())
        if (gone := repealed().get(m["name"])) and said and said >= gone[0]:
            yield Spot(*m.span(), ASK, texts.repealed(m["name"], *gone))
        elif (since := passed().get(m["name"])) and known_by and known_by < since:
            yield Spot(*m.span(), ASK, texts.too_early(f"《{m['name']}》", since))


_2017 = Context(Brief(period="2017年", issued=date(2017, 12, 20)), GenreKind.SUMMARY)

RULE = Rule(
    id="F901",
    name="引用有效",
    about=Aspect.WORDING,
    severity=Severity.WARN,
    message="引用的文件当时还没有通过，或者已经废止。",
    source="国家法律法规数据库",
    detect=_detect,
    cases=(
        Case("根据《国家行政机关公文处理办法》，规范发文。", ("《国家行政机关公文处理办法》",)),
        Case("严格执行《中华人民共和国合同法》，学习《民法典》。", ("《中华人民共和国合同法》",)),
        Case("宣传《民法典》。", ("《民法典》",), context=_2017),
        Case("执行《中华人民共和国合同法》。", context=_2017),
        Case("《婚姻法》同时废止。2017年，执行《合同法》。"),
    ),
)
