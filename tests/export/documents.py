"""Documents to export, built by hand."""

from dataclasses import replace
from datetime import date

from bot.domain.document import Author, Brief, Document, Progress, Section, Version
from bot.domain.genre import SectionPlan, SectionRole

ISSUER = "青川市水务集团有限公司"
BRIEF = Brief("工作总结", ISSUER, addressee="市文明办", issued=date(2026, 7, 5))
TITLE = f"{ISSUER}2026年上半年精神文明建设工作总结"


def section(
    number: int,
    part: str = "",
    heading: str = "",
    text: str | None = None,
    *,
    complete: bool = True,
    progress: Progress = Progress.ADOPTED,
    plan: SectionPlan | None = None,
) -> Section:
    role = SectionRole.ACHIEVEMENTS if part else SectionRole.LEAD
    plan = plan or SectionPlan(role, part, heading, (), "", "", "", 300)
    if text is None:
        return Section(number, plan, progress)
    return Section(number, plan, progress, 1, (Version(1, text, Author.USER, complete),))


def document(*sections: Section, title: str = TITLE, brief: Brief = BRIEF) -> Document:
    return Document(1, brief, title, sections)


def piped(rows: list[list[str]]) -> str:
    """Return a table as a chat model writes it."""
    head, *others = ("|" + "|".join(row) + "|" for row in rows)
    return "\n".join((head, "|" + "---|" * len(rows[0]), *others))


def annexed(*annexes: str | list[list[str]], author: Author = Author.USER) -> Document:
    """Return the summary with annexes: names, each followed by its text or the rows of its table."""
    sections = []
    for n, (name, content) in enumerate(zip(annexes[::2], annexes[1::2], strict=True), 10):
        text = content if isinstance(content, str) else piped(content)
        plan = SectionPlan(SectionRole.ANNEX, "", str(name), (), "", "", "", 300)
        sections.append(Section(n, plan, Progress.ADOPTED, 1, (Version(1, text, author),)))
    return replace(SUMMARY, sections=(*SUMMARY.sections, *sections))


SUMMARY = document(
    section(1, text="今年以来，集团扎实推进“文明单位”创建——现将有关情况报告如下。"),
    section(2, "工作开展情况", "加强思想教育", "中心组学习6次……成效明显。\n一是抓学习。共6次。"),
    section(3, "工作开展情况", "培育文明风尚", "1.志愿服务\n开展46场。\n（1）敬老。共3场。"),
    section(4, "存在问题", "", "（一）学习不够深入。个别支部满足于读文件。"),
)
