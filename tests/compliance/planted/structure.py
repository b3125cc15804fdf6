"""Errors of a document's structure: a part is missing, or stands where it must not."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.compliance.document.parts import title_of
from bot.domain.genre import GenreKind, SectionRole
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
from bot.language.document.roles import heading_role
from bot.lexicon.customs import is_upward
from tests.compliance.documents import Clean
from tests.compliance.planted import Operator, Planted, changed, some


def _paragraphs(clean: Clean, *kinds: Kind) -> list[Paragraph]:
    return [p for p in Manuscript(clean.text).paragraphs if p.kind in kinds]


def _title(clean: Clean) -> Paragraph:
    return _paragraphs(clean, Kind.TITLE)[-1]


def _anywhere(clean: Clean, rule: str, text: str) -> Planted:
    return Planted(rule, text, 0, 0, clean.context)


def _without(text: str, *stretches: tuple[int, int]) -> str:
    """Return the text without these lines."""
    for start, end in sorted(stretches, reverse=True):
        text = text[:start].rstrip("\n") + "\n" + text[end:].lstrip("\n")
    return text


def _sections(clean: Clean) -> Iterator[tuple[Paragraph, int]]:
    """Yield the headings of the first level and where their sections end."""
    paragraphs = _paragraphs(clean, Kind.HEADING, Kind.BODY)
    tops = [p for p in paragraphs if p.level == 1]
    for n, p in enumerate(tops):
        following = tops[n + 1].start if n + 1 < len(tops) else paragraphs[-1].end
        yield p, following


def unknown_genres(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """End the title in a word that is no genre."""
    p = _title(clean)
    found = re.search("(?:通知|总结|要点|方案|报告)$", p.text)
    if found and "关于" in p.text:
        for word in some(["说明书", "告知书", "情况说明", "有关事项"], chance):
            yield changed(clean, "S01", p.start + found.start(), p.end, word)


def doubled_genres(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Put a second genre behind the title's own."""
    p = _title(clean)
    for word in some(["报告", "通知", "方案", "汇报", "通告"], chance):
        if re.search("(?:通知|总结|要点|方案|报告)$", p.text) and not p.text.endswith(word):
            yield changed(clean, "S02", p.end - 2, p.end, p.text[-2:] + word)


def poor_titles(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Leave nothing of the title but its genre and the year."""
    p = _title(clean)
    found = re.search("(?:通知|工作总结|总结|工作要点|要点|实施方案|方案|工作报告|报告)$", p.text)
    if found:
        year = chance.choice(["", "2026年", "2026年度"])
        yield changed(clean, "S03", p.start, p.end, f"{year}{found.group()}")


def marked_titles(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """End the title with a mark."""
    p = _title(clean)
    for mark in some(list("。！；"), chance):
        yield changed(clean, "S04", p.end - 1, p.end, p.text[-1] + mark)


def lost_summary_parts(clean: Clean, _chance: random.Random) -> Iterator[Planted]:
    """Lose the section of problems or of next steps."""
    if clean.context.kind not in (GenreKind.SUMMARY, GenreKind.REPORT):
        return
    for p, end in _sections(clean):
        if heading_role(p.heading) in (SectionRole.PROBLEMS, SectionRole.NEXT_STEPS):
            rest = clean.text[: p.start] + clean.text[end:]
            if not re.search("(?:还|仍)(?:然)?存在|下一步", rest):
                yield _anywhere(clean, "S05", _without(clean.text, (p.start, end)))


def poor_leads(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Write a lead that says nothing, or none."""
    first = _paragraphs(clean, Kind.HEADING, Kind.BODY)[0]
    if clean.context.kind is not GenreKind.SUMMARY or first.number:
        return
    leads = ["一年来，大家做了很多工作。", "在大家的努力下，各方面都有进步。", "工作千头万绪，大家都很辛苦。"]
    for words in some(leads, chance):
        end = next(p.start for p in _paragraphs(clean, Kind.HEADING, Kind.BODY) if p.number) - 1
        text = clean.text[: first.start] + words + clean.text[end:]
        yield Planted("S06", text, first.start, first.start + len(words), clean.context)


def lost_key_points(clean: Clean, _chance: random.Random) -> Iterator[Planted]:
    """Lose the general demands, or keep nothing but them."""
    paragraphs = _paragraphs(clean, Kind.HEADING, Kind.BODY)
    if clean.context.kind is not GenreKind.KEY_POINTS or paragraphs[0].number:
        return
    numbered = next(p for p in paragraphs if p.number)
    yield _anywhere(clean, "S07", _without(clean.text, (paragraphs[0].start, numbered.start)))
    yield _anywhere(clean, "S07", _without(clean.text, (numbered.start, paragraphs[-1].end)))


def lost_plan_parts(clean: Clean, _chance: random.Random) -> Iterator[Planted]:
    """Lose the section that says how the plan is secured, or what it aims at."""
    if clean.context.kind is not GenreKind.PLAN:
        return
    for p, end in _sections(clean):
        aims = re.search("目标", p.heading) and "目标" not in clean.text[: p.start] + clean.text[end:]
        if heading_role(p.heading) is SectionRole.SAFEGUARDS or aims:
            yield _anywhere(clean, "S08", _without(clean.text, (p.start, end)))


def lost_notice_parts(clean: Clean, _chance: random.Random) -> Iterator[Planted]:
    """Lose the addressees, the reason, or everything behind the opening."""
    if clean.context.kind is not GenreKind.NOTICE:
        return
    paragraphs = _paragraphs(clean, Kind.HEADING, Kind.BODY)
    for p in _paragraphs(clean, Kind.ADDRESSEE):
        if "征集" not in title_of(Manuscript(clean.text)):
            yield _anywhere(clean, "S09", _without(clean.text, (p.start, p.end)))
    numbered = next((p for p in paragraphs if p.number), None)
    if numbered and not paragraphs[0].number:
        yield _anywhere(clean, "S09", _without(clean.text, (paragraphs[0].start, numbered.start)))
        yield _anywhere(clean, "S09", _without(clean.text, (numbered.start, paragraphs[-1].end)))


def lost_call_elements(clean: Clean, _chance: random.Random) -> Iterator[Planted]:
    """Lose the term, the limits or the contact of a call for entries."""
    if "征集" not in title_of(Manuscript(clean.text)):
        return
    for p, end in _sections(clean):
        if re.search("时间|数量", p.heading):
            text = clean.text[p.start : end]
            kept = clean.text.replace(text, "")
            if "时间" in p.heading or "限报" not in kept:
                yield _anywhere(clean, "S10", _without(clean.text, (p.start, end)))
    for p in _paragraphs(clean, Kind.BODY):
        if p.text.startswith("联系人"):
            yield _anywhere(clean, "S10", _without(clean.text, (p.start, p.end)))


def lost_attachments(clean: Clean, _chance: random.Random) -> Iterator[Planted]:
    """Lose the statement of attachments, one of them, or all the annexes."""
    stated = _paragraphs(clean, Kind.ENCLOSURES)
    annex = _paragraphs(clean, Kind.ANNEX)
    if not stated or not annex:
        return
    yield _anywhere(clean, "S11", _without(clean.text, (stated[0].start, stated[-1].end)))
    yield _anywhere(clean, "S11", _without(clean.text, (annex[0].start, annex[-1].end)))
    if len(stated) > 1:
        yield _anywhere(clean, "S11", _without(clean.text, (stated[-1].start, stated[-1].end)))


def unstated_attachments(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Speak of an attachment in a document that has none."""
    if "附件" in clean.text:
        return
    for p in some([p for p in _paragraphs(clean, Kind.BODY) if p.text[-1] == "。"], chance):
        words = chance.choice(("（具体分工见附件）", "（名单附后）", "（见附件1）", "，登记表附后"))
        yield changed(clean, "S11", p.end - 1, p.end - 1, words)


def requests(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Ask for a decision at the end of a report."""
    if clean.context.kind is not GenreKind.REPORT:
        return
    last = _paragraphs(clean, Kind.HEADING, Kind.BODY)[-1]
    wrong = [
        "以上报告，请予批准。",
        "妥否，请批示。",
        "恳请上级拨付专项经费。",
        "现请上级帮助解决人员编制问题。",
    ]
    for words in some(wrong, chance):
        yield changed(clean, "S12", last.end, last.end, f"\n{words}")


_FOREIGN = {
    GenreKind.NOTICE: ("妥否，请批示。", "特此报告。", "特此通报。", "请予函复。"),
    GenreKind.REPORT: ("特此通知。", "特此函告。", "特此公告。"),
    GenreKind.SUMMARY: ("特此通知。", "当否，请批复。", "特此通告。"),
    GenreKind.KEY_POINTS: ("特此报告。", "特此通知。", "特此函达。"),
    GenreKind.PLAN: ("特此通知。", "特此报告。", "妥否，请批示。"),
}


def foreign_closings(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Close with the phrase of another genre."""
    last = _paragraphs(clean, Kind.HEADING, Kind.BODY)[-1]
    kind = clean.context.kind or GenreKind.OTHER
    for words in some(list(_FOREIGN.get(kind, ())), chance):
        start = last.start if last.text.startswith("特此") else last.end
        yield changed(clean, "S13", start, last.end, words if start == last.start else f"\n{words}")


def lost_signatures(clean: Clean, _chance: random.Random) -> Iterator[Planted]:
    """Lose the signature, the date, or both where both are due."""
    signature, dated = _paragraphs(clean, Kind.SIGNATURE), _paragraphs(clean, Kind.DATE)
    if not signature or not dated:
        return
    yield _anywhere(clean, "S14", _without(clean.text, (signature[0].start, signature[-1].end)))
    yield _anywhere(clean, "S14", _without(clean.text, (dated[-1].start, dated[-1].end)))
    if clean.context.kind in (GenreKind.NOTICE, GenreKind.REPORT):
        yield _anywhere(clean, "S14", _without(clean.text, (signature[0].start, dated[-1].end)))


def lost_parents(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Lose a heading of the first level, so that （一） stands under none or counts anew."""
    paragraphs = _paragraphs(clean, Kind.HEADING, Kind.BODY)
    places = []
    above: int | None = None
    for p, below in pairwise(paragraphs):
        if p.level == 1:
            own = [q.level for q in paragraphs if q.start > p.start]
            several = own[: own.index(1) if 1 in own else None].count(2) > 1
            # With fewer than two above it, （一） would simply belong to the section before.
            if below.text.startswith("（一）") and several and (above is None or above > 1):
                places.append((p, below))
            above = 0
        elif p.level == 2:
            above = (above or 0) + 1
    for p, below in some(places, chance):
        text = clean.text[: p.start] + clean.text[below.start :]
        yield Planted("S15", text, p.start, p.start + 3, clean.context)


def overlong_documents(clean: Clean, _chance: random.Random) -> Iterator[Planted]:
    """Swell a notice or a plan beyond every measure."""
    if clean.context.kind not in (GenreKind.NOTICE, GenreKind.PLAN, GenreKind.KEY_POINTS):
        return
    last = _paragraphs(clean, Kind.HEADING, Kind.BODY)[-1]
    more = "\n各单位要结合实际抓好落实，及时总结经验做法，妥善处理遇到的具体困难。" * 150
    yield _anywhere(clean, "S16", clean.text[: last.end] + more + clean.text[last.end :])


_PLANNED_AS_DONE = (
    "已完成制度修订2项。",
    "组织了专题培训，收到良好反响。",
    "累计走访服务对象百余户。",
    "已建立联络员队伍。",
    "先后召开推进会，明确了分工。",
)
_PRAISE = (
    "各项工作取得了明显成效。",
    "相关做法得到上级充分肯定。",
    "全年任务圆满完成。",
    "整体水平显著提升。",
)


def foreign_matter(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Tell of what is done among the plans, and of successes among the problems."""
    for p, end in _sections(clean):
        role = heading_role(p.heading)
        if role not in (SectionRole.PROBLEMS, SectionRole.NEXT_STEPS):
            continue
        words = _PRAISE if role is SectionRole.PROBLEMS else _PLANNED_AS_DONE
        inside = [q for q in _paragraphs(clean, Kind.BODY) if p.start <= q.start < end and q.text[-1] == "。"]
        for q in some(inside, chance, 3):
            yield changed(clean, "S18", q.end, q.end, chance.choice(words))


def unnamed_signatories(clean: Clean, _chance: random.Random) -> Iterator[Planted]:
    """Let a report go up to a higher authority without anybody who signs it."""
    if is_upward(clean.context.brief.genre):
        yield Planted("S901", clean.text, 0, 0, replace(clean.context, typeset=True))


OPERATORS: tuple[Operator, ...] = (
    unknown_genres,
    doubled_genres,
    poor_titles,
    marked_titles,
    lost_summary_parts,
    poor_leads,
    lost_key_points,
    lost_plan_parts,
    lost_notice_parts,
    lost_call_elements,
    lost_attachments,
    unstated_attachments,
    requests,
    foreign_closings,
    lost_signatures,
    unnamed_signatories,
    lost_parents,
    overlong_documents,
    foreign_matter,
)
