"""Paywalls: what hides the rest of a text until somebody pays, logs in or follows.

Whatever its wording, it speaks of the text itself (剩余内容, 试读, 当前为第1页) and of what opens it (登录,
付费). It stands in a frame: in brackets, between dashes or dots, or as the last sentence of a line.
"""

from collections.abc import Iterator

from bot.domain.noise import NoiseKind
from bot.language.offsets import Edit
from bot.regex import regex

_WORDS = "vip|paid|pay|paywall|hide|hidden|member|login|free|preview|charge|lock|locked|more|reply"
_ENDS = r"(?:[ _\-]?(?:start|begin|end|stop|content|only|view))?"
_MARK = regex(
    rf"(?i:[\[【{{#<＜]{{1,3}}[ \t]*/?(?:{_WORDS}){_ENDS}(?:=[\w ]{{1,12}})?[ \t]*/?[\]】}}#>＞]{{1,3}})"
)
_FRAMED = regex(
    r"【[^【】\n]{4,60}】|（[^（）\n]{4,60}）|\([^()\n]{4,60}\)|\[[^\[\]\n]{4,60}\]|《{2}[^《》\n]{4,60}》{2}|<[^<>\n]{4,60}>"
    r"|(?<![-—–_=*])[-—–_=*]{2,}+[^-—–_=*\n]{4,60}[-—–_=*]{2,}+"
    r"|(?<!…)(?:…++|(?<!\.)\.{3}|(?<!。)。{3})[^…。\n]{4,60}(?:…|\.\.\.|。。。)++"
)
_SENTENCE = regex(r"(?:^|(?<=[。！？…\n]))[^。！？…\n]{6,70}(?:[。！…]+(?=\n|$)|(?=\n|$))")
_OPENED_BY = (
    "登[录陆]|付费|付款|支付|购买|充值|开通|会员|[Vv][Ii][Pp]|订阅|解锁|扫码|关注|下载|积分|打赏"
    "|登入|注册|回复"
)
_THE_REST = (
    r"(?:剩余|剩下|余下|其余)的?(?:内容|部分内容|全文|正文|文档|章节|约?\d+(?:%|％|字|页|千字|个字))|隐藏(?:了)?(?:内容|约?\d|部分)|未完(?!成)|试读|试看"
    r"|继续(?:阅读|浏览)|当前(?:为|是|显示)?第\d+页|免费(?:阅读|查看|预览)|全部(?:图文|文字)?内容|完整(?:内容|文档|阅读)|(?:预览|展示)部分"
    r"|(?:以下|本页|本节|本章)内容|后(?:可见|(?:可)?(?:查看|阅读|浏览)(?:全文|全部|剩余|完整))"
)
_ABOUT_TEXT = regex(rf"(?:{_THE_REST})")
_ABOUT_ACCESS = regex(rf"(?:{_OPENED_BY})")
_SHOWN_AS = regex(
    r"(?:试读|预览|试看|免费(?:阅读|内容))(?:已)?(?:结束|完毕|到此)"
    r"|(?:剩余|还剩|隐藏)约?\d+(?:\.\d+)?(?:%|％|字|页|[Kk][Bb])(?:未读|的?内容|未(?:显示|展示))|(?:登录|付费|购买|会员|解锁|回复)后?可见"
)
# An office that sends its readers somewhere names it.
_OFFICE = regex(
    "网站|平台|系统|官网|各(?:单位|部门|地|级)|附件|报名|申报|填报|我[局市县区镇院校]|群众|公司|企业"
)


def paywalls(text: str) -> Iterator[Edit]:
    """Yield the marks and phrases of paywalls."""
    taken: list[tuple[int, int]] = [m.span() for m in _MARK.finditer(text)]
    for form in (_FRAMED, _SENTENCE):
        taken += [m.span() for m in form.finditer(text) if _is_paywall(m.group())]
    yield from (Edit(start, end, kind=NoiseKind.PAYWALL_MARKER) for start, end in _apart(sorted(taken)))


def _is_paywall(words: str) -> bool:
    if _OFFICE.search(words):
        return False
    told = _ABOUT_TEXT.search(words) and _ABOUT_ACCESS.search(words)
    return bool(told or _SHOWN_AS.search(words))


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = -1
    for start, end in spans:
        if start >= at:
            yield start, end
            at = end
