"""D913: an amount in capitals is the one in figures beside it, and a telephone number has all its digits."""

from collections.abc import Iterator

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.figures.numerals import arabic, parse_integer
from bot.regex import regex

_CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_CAPITAL = rf"(?P<capital>[{_CAPITALS}]{{2,20}})[元圆](?:整|正)?"
_FIGURE = r"(?<![\d,.])[¥￥]?(?P<figure>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)?(?P<scale>万?)元?"
_BOTH = (
    regex(rf"{_CAPITAL}[（(]{_FIGURE}(?:整)?[）)]"),
    regex(rf"{_FIGURE}[（(](?:大写[：:]?)?(?:人民币)?{_CAPITAL}[）)]"),
)
_MOBILE = regex(r"(?:手机|电话|联系方式)(?:号码)?[：:]?(?P<n>1[3-9]\d{6,8}|1[3-9]\d{10,12})(?!\d)")
_LANDLINE = regex(r"(?:电话|传真|热线)(?:号码)?[：:](?P<n>0\d{2,3}[-—](?:\d{3,6}|\d{9,11}))(?![\d*×X])")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in (m for form in _BOTH for m in form.finditer(manuscript.text)):
        written = parse_integer(m["capital"].translate(_PLAIN))
        figure = float(m["figure"].replace(",", "") + (m["decimals"] or "")) * (10000 if m["scale"] else 1)
        if written is not None and written != int(figure):
            yield Spot(
                m.start(), m.end(), ASK, f"大写是{arabic(written)}元，小写是{arabic(figure)}元，请核对。"
            )
    for m in (m for form in (_MOBILE, _LANDLINE) for m in form.finditer(manuscript.text)):
        yield Spot(m.start("n"), m.end("n"), ASK, "电话号码的位数不对，请核对。")


RULE = Rule(
    id="D913",
    name="大写金额和号码位数",
    about=Aspect.NUMBERS,
    severity=Severity.WARN,
    message="大小写金额不一致，或者号码位数不对，请核对。",
    source="《支付结算办法》附件《正确填写票据和结算凭证的基本规定》；电信网编号计划",
    detect=_detect,
    cases=(
        Case("合同金额为人民币伍拾万元整（550000元）。", ("伍拾万元整（550000元）",)),
        Case("补助1.2万元（大写：壹万叁仟元整）。", ("1.2万元（大写：壹万叁仟元整）",)),
        Case("联系人：李敏，手机1381234567，电话：0700-621234。", ("1381234567", "0700-621234")),
        Case("合同金额为人民币伍拾伍万元整（550000元），电话：0700-6212345，手机13812345678。"),
    ),
)
