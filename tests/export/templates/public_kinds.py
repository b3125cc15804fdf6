"""Templates of the kinds that people publish: other brackets and tools, forms, and what must be asked."""

from tests.export.templates.making import (
    ADDRESSEE,
    DATE,
    ISSUER,
    NUMBER,
    SIGNER,
    TITLE,
    Case,
    body,
    control,
    merge_field,
    p,
    r,
    table,
)

_MASK, _CELL, _CONTROL = frozenset({"mask"}), frozenset({"cell"}), frozenset({"control"})
_MARKER_AND_MASK = frozenset({"marker", "mask"})
_DAY = "20××年×月×日"
_TITLE, _TITLED = p(r("{{标题}}")), p(r(TITLE))
_TWO_DATES = p(r(f"日期：{_DAY}")) + p(r(f"日期：{_DAY}"))
_MEETING = p(r(f"{_DAY}上午，副镇长××召集会议。"))
_PRINTED = p(r(f"××办公室　{_DAY}印发"))
_LOCK = '<w:lock w:val="sdtLocked"/>'


def _kept(text: str) -> str:
    """Return a run whose blanks count still, though it ends with none."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


PUBLIC_KINDS = (
    Case("dollar over runs", p(r("${发"), r("文"), r("机关}")), p(r(ISSUER))),
    Case("square brackets", p(r("[标题]")), _TITLED),
    Case("wide square brackets", p(r("［标题］")), _TITLED),
    Case("angles", p(r("&lt;标题&gt;")), _TITLED),
    Case("hashes", p(r("#标题#")), _TITLED),
    Case("one brace", p(r("{标题}")), _TITLED),
    Case("a tag that keeps its run", p(r("{{r 标题 }}")), _TITLED),
    Case("a hint", p(r("（此处填写标题）")), _TITLED),
    Case("a hint behind a label", p(r("签发人：（姓名）")), p(r(f"签发人：{SIGNER}")), kinds=_MASK),
    Case("blanks behind a label", p(r("签发人：           ")), p(_kept(f"签发人：{SIGNER}")), kinds=_MASK),
    Case("number with half a year", p(r("松政发〔20××〕×号")), p(r(NUMBER)), kinds=_MASK),
    Case("date with half a year", _TITLE + p(r(_DAY)), _TITLED + p(r(DATE)), kinds=_MARKER_AND_MASK),
    Case("date of blanks", p(r("2026年  月  日")), p(r(DATE)), kinds=_MASK),
    Case("two dates of one form", _TITLE + _TWO_DATES, _TITLED + _TWO_DATES, kinds=_MARKER_AND_MASK,
         asked=("日期", "日期（2）")),
    Case("day of a meeting", _MEETING + _TITLE, _MEETING + _TITLED, kinds=_MARKER_AND_MASK,
         asked=("××上午", "副镇长××召集会议")),
    Case("day of printing", p(r("{{成文日期}}")) + _PRINTED, p(r(DATE)) + _PRINTED, kinds=_MARKER_AND_MASK,
         asked=("××办公室", "印发日期")),
    Case("nobody told it", _TITLE + p(r("联系人：{{联系人}}")), _TITLED + p(r("联系人：{{联系人}}")),
         asked=("联系人",)),
    Case("two markers in a cell", table((p(r("承办")), p(r("{{发文机关}}　{{签发人}}")))),
         table((p(r("承办")), p(_kept(f"{ISSUER}　{SIGNER}"))))),
    Case("markers side by side", p(r("{{发文机关}}{{成文日期}}")), p(r(f"{ISSUER}{DATE}"))),
    Case("tags of another tool", _TITLE + p(r("{%p if x %}")) + p(r("{{#table}}")),
         _TITLED + p(r("{%p if x %}")) + p(r("{{#table}}"))),
    Case("the text as a merge field", p(merge_field("正文", "«正文»")), body()),
    Case("a locked control", p(control(r("点此"), "标题", more=_LOCK)),
         p(control(r(TITLE), "标题", more=_LOCK)),
         kinds=_CONTROL),
    Case("empty cells", table((p(r("签发人")), p(), p(r("发文机关")), p())),
         table((p(r("签发人")), p(r(SIGNER)), p(r("发文机关")), p(r(ISSUER)))), kinds=_CELL),
    Case("last year's document",
         "".join(p(r(line)) for line in ("松岭镇人民政府关于做好2025年秸秆禁烧工作的通知", "各村：",
                 "现将有关事项通知如下：", "一、加强巡查", "各村要巡查。", ISSUER, "2025年6月20日")),
         p(r(TITLE)) + p(r(ADDRESSEE)) + body() + p(r(ISSUER)) + p(r(DATE)), kinds=frozenset({"sample"})),
)  # fmt: skip
