"""Documents to export, built by hand."""

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
) -> Section:
    role = SectionRole.ACHIEVEMENTS if part else SectionRole.LEAD
    plan = SectionPlan(role, part, heading, (), "", "", "", 300)
    if text is None:
        return Section(number, plan, progress)
    return Section(number, plan, progress, 1, (Version(1, text, Author.USER, complete),))


def document(*sections: Section, title: str = TITLE, brief: Brief = BRIEF) -> Document:
    return Document(1, brief, title, sections)


SUMMARY = document(
    section(1, text="今年以来，集团扎实推进“文明单位”创建——现将有关情况报告如下。"),
    section(2, "工作开展情况", "加强思想教育", "中心组学习6次……成效明显。\n一是抓学习。共6次。"),
    section(3, "工作开展情况", "培育文明风尚", "1.志愿服务\n开展46场。\n（1）敬老。共3场。"),
    section(4, "存在问题", "", "（一）学习不够深入。个别支部满足于读文件。"),
)
