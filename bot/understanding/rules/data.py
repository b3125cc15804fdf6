"""What the form carries, told by words that name it: 落款日期1月8号, 3000字以内, 抄送：县委办."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.corpus.names.gazetteer import is_word
from bot.domain.ledger import Field
from bot.language.figures.dates import moments
from bot.lexicon.contacts import MAIL, PHONE
from bot.lexicon.genres import Family, any_of
from bot.lexicon.people import POST_AND_NAME, SURNAME
from bot.lexicon.units import is_unit
from bot.regex import regex
from bot.understanding.rules.clauses.cutting import Span
from bot.understanding.rules.restating import arabic

_PUT = "(?:要|得|请|都|再)?(?:改|换|更正|更改|调整|变更)(?:成|为|到|在|叫|用)了?"
_IS = f"(?:\\s*(?:{_PUT}|写|是|为|定为|定在|定|用|叫|就是|统一用|统一|还是)?\\s*[：:]?\\s*)"
_NAME = "(?P<value>[^，,。；;！!？?\\s]{4,40})"
_VALUE = "(?P<value>[^，,。；;！!？?\\n]{2,60})"
_NEXT_DATUM = "(?:成文|落款|抄送|文号|附件|签发|标题|联系)"
_LONG_VALUE = f"(?P<value>[^。；;！!？?\\n]{{2,80}}?)(?=$|[。；;！!？?\\n]|[，,]{_NEXT_DATUM})"
_NUMBER = r"[一-鿿]{0,8}[〔\[【（(]\d{4}[〕\]】）)]\s*第?\d{1,4}号"
_ATTACHED = f"表|单|回执|{any_of(Family.LISTS, Family.PLANS, Family.RULES)}"
_HAN_DAY = r"[\d一二三四五六七八九十]"
_DAY = (
    rf"(?P<value>(?:(?:20\d\d|今|明|去)年)?\s*{_HAN_DAY}{{1,2}}\s*月\s*{_HAN_DAY}{{1,3}}\s*[日号]?"
    r"|(?:20\d\d)[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[./]\d{1,2})"
)
_HAN_DIGIT = "[一二两三四五六七八九]"
_CHARS = (
    rf"(?P<value>\d{{3,5}}|{_HAN_DIGIT}千(?:{_HAN_DIGIT}百?)?|{_HAN_DIGIT}百)"
    r"(?:到|-|—|至)?(?:\d{3,5})?\s*(?:来|多|几)?字"
)
_REACHED = f"(?:{PHONE}|{MAIL})"
_CONTACT = (
    rf"[^。；;！!？?\n\d]{{0,30}}?{_REACHED}(?:[，,、/ ]*(?:或|电话|手机|座机|邮箱|传真)*[:： ]*{_REACHED})*"
    r"|[^，,。；;！!？?\n\d]{2,20}"
)
_FORMS: tuple[tuple[Field, re.Pattern[str]], ...] = tuple(
    (name, regex(pattern, re.MULTILINE))
    for name, pattern in (
        (Field.ISSUED, f"(?:落款|成文|发文|印发|署)(?:的)?(?:日期|时间|日子)?{_IS}{_DAY}"),
        (Field.ISSUED, f"(?:日期|时间)(?:落|署)(?:在|为)?{_IS}{_DAY}"),
        (
            Field.TARGET_CHARS,
            rf"(?:(?:字数|篇幅|全文|总共|控制在|不超过|别超过?|不要超过?|不能超|最多|大概|大约|约|写个"
            rf"|写|限|压到|压在)[^，。；\d]{{0,6}}?)?{_CHARS}(?:以内|之内|左右|上下|以下|就行|就够|为宜|吧)?",
        ),
        (Field.NUMBER, rf"(?:发文字号|发文号|文号|编号|字号){_IS}(?P<value>{_NUMBER})"),
        (Field.NUMBER, rf"令号{_IS}(?P<value>第?\s?\d{{1,4}}\s?号?)"),
        (
            Field.NUMBER,
            r"(?:^|(?<=[，,。；;\s]))(?:这是|本令是|是|为)?(?P<value>令?第\s?\d{1,4}\s?号令)(?=[，,。；;\s]|$)",
        ),
        (
            Field.NUMBER,
            "(?:^|(?<=[，,。；;\\s]))(?:这期|本期)?(?:是|为)?"
            f"(?P<value>[^，,。；;\\s\\d]{{0,20}}(?:{any_of(Family.NEWS)})?第\\d{{1,3}}期)(?=[，,。；;\\s]|$)",
        ),
        (Field.COPIES, "(?:^|(?<=[，,。；;\\s]))(?P<value>[报送发][：:][^。；;！!？?\\n\\d]{2,60})"),
        (Field.COPIES, f"(?<!手)抄(?:送|报){_IS}{_LONG_VALUE}"),
        (Field.COPIES, "(?:^|(?<=[，,。；]))(?:印)?发(?P<value>各[^，,。；;！!？?\\n]{1,30})"),
        (
            Field.ADDRESSEE,
            f"主送(?:机关|单位)?(?:照旧|不变|照去年|还是)?{_IS}(?!不|别|没|先"
            f"|空)(?P<value>[^。；;！!？?\\n]{{2,80}}?)(?=$|[。；;！!？?\\s]|[，,](?!各|县直|市直|区直))",
        ),
        (Field.SIGNATORY, f"签发人{_IS}{_VALUE}"),
        (
            Field.ATTACHMENT,
            "附件(?:就)?(?:[一两三1-9]个|\\d)?(?:就|是|为|有|叫)*[：:、.]?\\s*(?P<value>《[^》]+》"
            "|(?<=[：:、. ])[^，,。；;！!？?\\n的]{3,40})",
        ),
        (
            Field.ATTACHMENT,
            f"(?P<value>《[^》]+》|[一-鿿]{{2,16}}(?:表|单|回执|{_ATTACHED}))"
            "(?:当|作为|作|做|放|列为|附在)(?:附件|后面|最后)",
        ),
        (
            Field.TITLE,
            "标题(?:就)?(?:统一)?(?:叫|用|写|是|为|定为|定|改成"
            "|改为)?[：:]?\\s*(?P<value>《[^》]{4,60}》|“[^”]{4,60}”)",
        ),
        (
            Field.TITLE,
            "(?:标题|题目)(?:就)?(?:统一)?(?:叫|用|是|为|定为|改成|改为|换成|改叫|写成|："
            f"|:)(?P<value>(?:关于)?[^，,。；！？\\n《“]{{5,50}}(?:的?(?:{any_of()})))(?=$|[，,。；！？\\s])",
        ),
        (Field.ISSUER, f"(?:发文(?:单位|机关)|单位(?:全称|名称|名)?|全称|落款单位)(?:写|就写)?{_IS}{_NAME}"),
        (Field.SIGNATURE, f"(?:^|(?<=[，,。；;\\s]))签署人{_IS}(?P<value>[^，,。；;！!？?\\n\\d]{{2,40}})"),
        (
            Field.SIGNATURE,
            f"(?:落款|署名)(?:单位|写|用|落|署)*{_IS}(?P<value>[^，,。；;！!？?\\n\\d]{{2,40}})",
        ),
        (Field.CONTACT, f"联系(?:人|电话|方式)(?:及电话)?{_IS}(?P<value>{_CONTACT})"),
        (Field.ISSUED, f"{_DAY}(?:印|下|制)?发(?:文|出)?(?=[，,。；;！!\\s]|$)"),
        (Field.PERIOD, f"(?:时段|时间段|起止时间){_IS}{_VALUE}"),
    )
)
_SHORTEST = 300
"""Below so many characters a length is that of a part."""
_POSTED = regex(POST_AND_NAME)
_PERSON = regex(f"{SURNAME}[\u4e00-\u9fff]{{1,2}}")


@dataclass(frozen=True)
class NamedDatum:
    """An element of the form in a message, with where it stands."""

    field: Field
    value: str
    start: int
    end: int


def data_in(text: str, issued: date | None, today: date) -> list[NamedDatum]:
    """Return the data that a message names, in order; what is said to stay open names nothing."""
    found: list[NamedDatum] = []
    for field, form in _FORMS:
        for m in form.finditer(text):
            if any(_overlaps(n, m.span()) for n in found) or _is_of_works(field, text, m.start()):
                continue
            for said in _items(field, m["value"].strip()):
                if value := _value(field, said, issued or today):
                    found.append(NamedDatum(field, value, *m.span()))
    return sorted(found, key=lambda n: n.start)


_WORKS = regex("(?:征文|作品|稿件|论文|每篇|发言|简介|心得|事迹)[^，。；]{0,4}$")


def _is_of_works(field: Field, text: str, at: int) -> bool:
    """Return whether a length is that of works that are asked for, not of the document."""
    return field is Field.TARGET_CHARS and _WORKS.search(text[:at]) is not None


def _items(field: Field, said: str) -> list[str]:
    """Return the items of a numbered list of enclosures; any other value is one."""
    numbered = re.split(r"\s*\d{1,2}[.．、]\s*", said) if field is Field.ATTACHMENT else [said]
    return [item for item in numbered if item]


def _overlaps(named: NamedDatum, span: Span) -> bool:
    return named.start < span[1] and span[0] < named.end


def _value(field: Field, said: str, issued: date) -> str:
    if field is Field.ISSUED:
        return _day(said, issued)
    if field is Field.TARGET_CHARS:
        told = int("".join(re.findall(r"\d+", arabic(f"{said}字"))[:1]) or 0)
        return str(told) if told >= _SHORTEST else ""
    said = re.sub("就(?:行|好|可以)(?=[，,]|$)", "", said)
    bare = said.strip("《》“” 的")
    if field is Field.NUMBER:
        return re.sub(r"[\[【（(](\d{4})[\]】）)]", r"〔\1〕", said)
    if field in (Field.ISSUER, Field.SIGNATURE):
        signs = field is Field.SIGNATURE and (
            (_PERSON.fullmatch(bare) and not is_word(bare)) or _POSTED.fullmatch(bare)
        )
        return bare if signs or is_unit(bare) else ""
    return said if field in (Field.ADDRESSEE, Field.COPIES, Field.CONTACT) else bare


def _day(said: str, issued: date) -> str:
    """Return the day as 2026-01-08; the year is that of the date of issue known so far, or of today."""
    read = re.sub(r"^(\d{1,2})[./](\d{1,2})$", r"\1月\2日", arabic(said).replace(" ", ""))
    found = moments(read, issued.year) or moments(f"{read}日", issued.year)
    return found[0].days(issued.year)[0].isoformat() if found else ""


def spans(named: Iterator[NamedDatum] | list[NamedDatum]) -> list[Span]:
    """Return where the data stand."""
    return [(n.start, n.end) for n in named]
