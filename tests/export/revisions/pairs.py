"""Two versions of a document that differ at random: words, figures, paragraphs, tables, the dress around."""

import random
from dataclasses import replace
from datetime import date

from bot.domain.document import Author, Document, Section, Version
from tests.export.documents import SUMMARY, annexed, piped

_WORDS = (
    "集团",
    "志愿服务",
    "3场",
    "12.5%",
    "扎实",
    "张建国",
    "2026年5月",
    "、",
    "，成效明显。",
    "“文明单位”",
    "<&>",
)
_SENTENCES = (
    "上半年开展活动12场，发放资料300份。",
    "1.抓宣传。进校园、进社区。",
    "（一）学习不够深入。个别支部满足于读文件。",
    "一是抓学习。二是抓落实。",
    "王秀英同志牵头负责此项工作。",
)


def pair(seed: int) -> tuple[Document, Document]:
    """Return two versions of a document."""
    chance = random.Random(seed)
    old = annexed("活动一览表", _table(chance)) if chance.random() < 0.4 else SUMMARY
    new = replace(old, sections=tuple(_section(chance, one) for one in old.sections))
    if chance.random() < 0.3:
        new = replace(new, title=_edit(chance, new.title))
    if chance.random() < 0.2:
        new = replace(new, brief=replace(new.brief, issued=date(2026, 7, chance.randint(1, 31))))
    if chance.random() < 0.2:
        new = replace(new, sections=new.sections[: chance.randint(1, len(new.sections))])
    return (new, old) if chance.random() < 0.5 else (old, new)


def _table(chance: random.Random) -> list[list[str]]:
    wide = chance.randint(2, 4)
    return [[chance.choice(_WORDS) for _ in range(wide)] for _ in range(chance.randint(2, 5))]


def _section(chance: random.Random, section: Section) -> Section:
    lines = (section.current.text if section.current else "").split("\n")
    for _ in range(chance.choice((0, 0, 1, 1, 2, 4))):
        at = chance.randrange(len(lines) + 1)
        what = chance.random()
        if what < 0.5 and at < len(lines) and not lines[at].startswith("|"):
            lines[at] = _edit(chance, lines[at])
        elif what < 0.7:
            lines.insert(at, chance.choice(_SENTENCES))
        elif what < 0.85 and len(lines) > 1 and at < len(lines):
            del lines[at]
        elif what < 0.92:
            lines[at:at] = piped(_table(chance)).split("\n")
        else:
            chance.shuffle(lines)
    text = "\n".join(line for line in lines if line.strip()) or _SENTENCES[0]
    return replace(section, shown=1, versions=(Version(1, text, Author.USER),))


def _edit(chance: random.Random, line: str) -> str:
    start = chance.randrange(len(line) + 1)
    end = min(len(line), start + chance.randint(0, 6))
    words = "".join(chance.choice(_WORDS) for _ in range(chance.randint(0, 3)))
    return (line[:start] + words + line[end:]).strip() or line
