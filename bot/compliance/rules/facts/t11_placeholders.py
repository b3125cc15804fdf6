"""T11: a place that waits for a fact is filled before the document goes out."""

from collections.abc import Iterator

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_PLACEHOLDER = regex(
    r"【待补[^】\n]*】|[\[［(（](?:此处|这里)?(?:待补充?|待填写?|待定|待核实?|暂缺|请填写)[^\]］)）\n]{0,12}[\]］)）]"
    r"|若干(?:余)?(?:人次|人|名|次|场|户|份|万元|元|期|篇|家)(?![\u4e00-\u9fff]?(?:规定|措施|意见|问题))"
    r"|(?:[×＊*]{1,4}|[XxＸ]{2,4}|[_＿]{2,8})[ ]?[余多]?(?:人次|人(?!民)|名|次|场|户|份"
    r"|万元|元|期|篇|家|盏|处|座|支|项|亩|公里|辆|台|套|吨|%)"
)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _PLACEHOLDER.finditer(manuscript.text):
        yield Spot(m.start(), m.end(), ASK)


RULE = Rule(
    id="T11",
    name="占位符",
    about=Aspect.GAP,
    severity=Severity.ERROR,
    message="这里还缺一个事实。",
    source="系统规则",
    detect=_detect,
    cases=(
        Case("开展主题党日【待补：次数】，共36人参加。", ("【待补：次数】",)),
        Case("参加人员共计××余人，走访困难群众若干户。", ("××余人", "若干户")),
        Case("负责人为（待定）。", ("（待定）",)),
        Case("【重要】请各支部按时报送。"),
        Case("落实关于基层减负的若干规定，解决若干问题，场地长8×6米。"),
    ),
)
