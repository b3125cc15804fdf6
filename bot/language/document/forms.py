"""What a line can be by its own words, wherever it stands: a date, an annex, a part, a number, a note."""

import re
from dataclasses import dataclass

from bot.lexicon.units import ends_as_signer
from bot.regex import regex

_NUMERAL = r"[\d一二三四五六七八九十]{1,3}"
_MASK = "[×xX*]{1,2}"
_YEAR = r"(?:\d{4}|(?:20)?[×xX*]{2,4}|\d\d|[二一〇○零][〇○零0-9一二三四五六七八九O]{3})"
_MONTH = rf"{_YEAR}\s*年\s*(?:{_NUMERAL}|{_MASK})\s*月"
DAY = (
    rf"(?:{_MONTH}\s*(?:{_NUMERAL}|{_MASK})\s*[日号]?"
    r"|\d{4}\s?[-/.．]\s?\d{1,2}\s?[-/.．]\s?\d{1,2}日?)"
)
"""The form of a date with its day, in figures or in Chinese, perhaps masked."""
_DATE = regex(rf"[（(]?(?:{DAY}|{_MONTH})[）)]?[。.，；]?")
_DATED = regex(rf"[（(]?[^，。；：:]{{0,40}}?(?:{DAY}|{_MONTH}|【[^【】]+】)(?:印发)?[）)]?[。.]?")
_SIGNED_DATE = regex(rf"(?P<name>[^\d，。；：:！？、]{{2,40}}?)[ \t\u3000]*(?P<date>{DAY}[。.]?)")
_SIGNED_END = regex(
    rf"[。！][ \t\u3000\xa0\r]*(?P<unit>[\u4e00-\u9fff×（）]{{2,28}}?)?[ \t\u3000\xa0\r]*(?:{DAY})$"
)
_LONGEST_SIGNED, _FAR_BACK = 60, 80
_SIGNATORY = r"签\s?发\s?人[：:]\s*"
_REFERENCE = regex(
    r"(?P<number>[^\s，。；：:、《》]{0,20}[〔\[［（(【](?P<year>\d{2,4})[〕\]］）)】]\s?第?\s?\d{1,5}\s?号)"
    rf"(?:\s*{_SIGNATORY}(?P<signatory>[^，。；：:]{{2,30}}))?|{_SIGNATORY}[^，。；：:]{{2,30}}"
)
_COPY_NUMBER = regex(r"\d{6}")
_URGENCY = regex("特急|加急|特提|平急")
_ISSUE = regex(
    r"[（(〔\[]?(?:\d{4}年)?第(?:[\d一二三四五六七八九十百〇零]+|【[^【】]+】)[期号次]"
    r"(?:[（(][^（）()]{1,12}[）)])?[）)〕\]]?|[（(]总第\d+期[）)]"
)
_ADOPTED = regex(
    rf"[（(][^（）()]{{0,12}}(?:{DAY}|{_MONTH})[^（）()]{{0,40}}(?:通过|发布|公布|印发|修订|修正|施行)[）)]"
)
_PART = regex(rf"第{_NUMERAL}(?:部分|章|节|编|篇|板块)")
_ANNEX = regex(
    # An annex that is bound apart bears the number of its document before its mark.
    r"(?:[^\s，。；：]{1,20}〔\d{4}〕\d{1,5}号\s?)?附\s*(?P<kind>[件表录])?\s*(?P<number>[\d一二三四五六七八九十]{0,3})"
    r"(?P<mark>\s*[：:.．、]|[ \t\u3000]+|)\s*(?P<name>.*)"
)
_NOTE = regex("[（(](?:联系人|联系电话|联系方式|此件|本文)[^\n]{1,120}[）)]。?")
_BELOW = regex("[（(]?(?:此件|联系人|联系电话|联系方式)|抄[送报]|附件?：$|主题词|.{2,30}印发|校对|共印")
_COPIES = regex(r"(?:主\s*送|抄\s*送|抄\s*报|分\s*送|印\s*送|[报送发])\s*[：:]\s*\S.{0,500}")
_PRINTED_DAY = r"\d{4}年\d{1,2}月\d{1,2}日\s*印[发制]"
_PRINTED = regex(
    rf"(?P<printer>[^\s，。；：]{{2,40}})\s+(?P<printed>{_PRINTED_DAY})|(?P<alone>{_PRINTED_DAY})"
)
_PRINT_RUN = regex(r"[（(]?共\s*印\s*\d+\s*份[）)]?。?")


def is_date(line: str) -> bool:
    """Return whether a line is a date, in brackets or not, and nothing else."""
    return _DATE.fullmatch(line) is not None


def is_dated(line: str) -> bool:
    """Return whether a line ends in a date, or the mark that it is lacking, with a name before it at most."""
    return _DATED.fullmatch(line) is not None


def signature_and_date(line: str) -> re.Match[str] | None:
    """Return `name` and `date` of a line that holds both and nothing else, or `None`."""
    found = _SIGNED_DATE.fullmatch(line) if len(line) <= _LONGEST_SIGNED else None
    return found if found and ends_as_signer(found["name"].strip()) else None


def ends_signed(text: str) -> bool:
    """Return whether unit and date follow the last sentence: a document run into one paragraph ends so."""
    found = _SIGNED_END.search(text[-_FAR_BACK:]) if text.endswith("日") else None
    return found is not None and (found["unit"] is None or ends_as_signer(found["unit"]))


def reference(line: str) -> re.Match[str] | None:
    """Return `number`, `year` and `signatory` of a line that holds a document's number or who signs it.

    A group is `None` where the line does not hold it.
    """
    return _REFERENCE.fullmatch(line)


def is_reference(line: str) -> bool:
    """Return whether a line is the number of a document, who signs it, or both."""
    return reference(line) is not None


def is_copy_number(line: str) -> bool:
    """Return whether a line counts the copies of a document (份号)."""
    return _COPY_NUMBER.fullmatch(line) is not None


def is_urgency(line: str) -> bool:
    """Return whether a line says how urgent a document is."""
    return _URGENCY.fullmatch(line) is not None


def is_issue(line: str) -> bool:
    """Return whether a line counts the issues of a bulletin, or the orders of an office."""
    return _ISSUE.fullmatch(line) is not None


def is_adoption(line: str) -> bool:
    """Return whether a line below a title says in brackets when and by whom it was passed or issued."""
    return _ADOPTED.fullmatch(line) is not None


def begins_part(line: str) -> bool:
    """Return whether a line begins with the number of a part, a chapter or a section: 第一部分."""
    return _PART.match(line) is not None


def is_note(line: str) -> bool:
    """Return whether a line is a note below the date (附注), in brackets."""
    return _NOTE.fullmatch(line) is not None


def stands_below(line: str) -> bool:
    """Return whether a line begins as those do that stand below a signature."""
    return _BELOW.match(line) is not None


def is_copies(line: str) -> bool:
    """Return whether a line of an imprint says to whom a document goes as well."""
    return _COPIES.fullmatch(line) is not None


def printed(line: str) -> re.Match[str] | None:
    """Return `printer` and `printed` of a line of an imprint that tells when it was printed, or `None`.

    Where nobody is named the day is `alone`.
    """
    return _PRINTED.fullmatch(line)


def is_print_run(line: str) -> bool:
    """Return whether a line of an imprint says how many copies were printed."""
    return _PRINT_RUN.fullmatch(line) is not None


@dataclass(frozen=True)
class AnnexMark:
    """What a line says of an annex."""

    kind: str
    """件, 表 or 录; empty where it is 附 alone."""
    number: str
    colon: bool
    """Whether a colon follows."""
    name: str
    """What it is called; empty where the mark stands alone."""

    @property
    def is_bare(self) -> bool:
        """Return whether nothing but the mark stands in its line."""
        return not self.name and (bool(self.kind) or not self.number)

    @property
    def states(self) -> bool:
        """Return whether a statement of annexes (附件说明) begins so."""
        return self.colon and (not self.number or self.number.isascii())


def annex_mark(line: str) -> AnnexMark | None:
    """Return what a line that begins with 附件, 附表, 附录 or 附 says of an annex, or `None`."""
    found = _ANNEX.fullmatch(line)
    if found is None:
        return None
    mark = AnnexMark(
        found["kind"] or "", found["number"], found["mark"].strip() in ("：", ":"), found["name"]
    )
    return mark if mark.kind or mark.colon or not mark.name else None


def is_annex_mark(line: str) -> bool:
    """Return whether a line is the mark of an annex and nothing else."""
    found = annex_mark(line)
    return found is not None and found.is_bare


def is_named_annex(line: str) -> bool:
    """Return whether a line is the mark of an annex with its name behind a colon."""
    found = annex_mark(line)
    return found is not None and found.colon and _is_name(found.name)


def _is_name(name: str) -> bool:
    return 2 <= len(name) <= 50 and not set(name) & set("。；")
