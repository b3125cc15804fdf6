"""N15: a document number is 机关代字〔年份〕顺序号."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_NUMBER = regex(
    r"(?<=[\u4e00-\u9fff×])[ ]?(?:(?P<open>[〔\[［（(【])(?P<year>(?:19|20)\d\d)(?P<close>[〕\]］）)】])"
    r"|(?P<short>[〔\[［【]\d\d[〕\]］】]))"
    r"[ ]?(?P<nth>第)?[ ]?(?P<zeros>0*)(?P<n>\d{1,4})[ ]?号"
)


_YEAR_FIRST = regex(
    r"(?<![\u4e00-\u9fff])[〔\[［（(【](?P<year>(?:19|20)\d\d)[〕\]］）)】](?P<unit>[\u4e00-\u9fff]{1,10}?(?:发|办|函|字|通|报|规|令|党|政|文))第?0*(?P<n>\d{1,4})号"
)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _YEAR_FIRST.finditer(manuscript.text):
        usual = f"{m['unit']}〔{m['year']}〕{m['n']}号"
        yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, usual), "发文字号依次是机关代字、年份、序号。")
    for m in _NUMBER.finditer(manuscript.text):
        if m["short"]:
            message = "发文字号的年份要写全四位。"
            yield Spot(
                m.start(), m.end(), Fix(FixKind.SUGGEST, f"〔20{m['short'][1:3]}〕{m['n']}号"), message
            )
        elif m.group() != (usual := f"〔{m['year']}〕{m['n']}号"):
            yield Spot(m.start(), m.end(), Fix(FixKind.AUTO, usual))


RULE = Rule(
    id="N15",
    name="发文字号",
    about=Aspect.NUMBERING,
    severity=Severity.ERROR,
    message="发文字号的年份用六角括号“〔〕”，序号不加“第”、不编虚位。",
    source="GB/T 9704-2012 7.2.5",
    detect=_detect,
    cases=(
        Case("桐水发[2026]第03号", ("[2026]第03号",)),
        Case("根据《关于做好值班工作的通知》（桐政办（2026）8号）", ("（2026）8号",)),
        Case("桐水函〔26〕5号", ("〔26〕5号",)),
        Case("桐水发【2026】5号、桐水函〔2026〕012号", ("【2026】5号", "〔2026〕012号")),
        Case("〔2026〕桐水发5号", ("〔2026〕桐水发5号",)),
        Case("桐水发〔2026〕3号"),
        Case("（2026）桐01民初5号判决书"),
        Case("国务院令第15号、主席令第五十号，共（20）3号楼。"),
    ),
)
