"""Errors of style, as they are really made."""

import random
import re
from collections.abc import Iterator

from bot.domain.genre import GenreKind
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
from tests.compliance.documents import Clean
from tests.compliance.planted import Operator, Planted, body, changed, one_of, some, swap

_CONNECTIVES = (
    "总之，",
    "综上所述，",
    "值得注意的是，",
    "此外，",
    "不难看出，",
    "换言之，",
    "众所周知，",
    "总而言之，",
)
_BOASTS = (
    "各项工作取得了历史性突破。",
    "任务圆满完成，得到广泛认可。",
    "干部群众的积极性空前高涨。",
    "长期积累的难题得到彻底解决。",
    "这项举措极大地方便了群众。",
    "探索卓有成效，影响不断扩大。",
    "工作局面发生了翻天覆地的变化。",
    "工作水平实现了质的飞跃。",
    "投诉现象完全杜绝，秩序井然。",
    "工作取得了前所未有的好成绩。",
)
_FLAWED = (
    "通过开展教育，使大家提高了认识。",
    "通过逐户走访，让群众了解了政策。",
    "经过集中整治，使环境得到改观。",
    "工作中既要抓进度，保证按期完成。",
    "这样做的目的是为了方便群众办事。",
    "各部门围绕便民利民为中心开展工作。",
    "各单位要采取措施，防止类似问题不再发生。",
    "进展缓慢的原因是因为人手不足。",
)
_SPOKEN = (
    "咱们还要再加把劲。",
    "大伙儿的干劲挺足，效果挺好。",
    "有的单位弄不清楚该干啥。",
    "这些问题一下子就搞定了。",
    "前期工作差不多完成了。",
    "这个办法特别棒，很靠谱。",
    "大家都说这项工作很给力。",
    "有的人还在瞎忙，不知道咋办。",
)


def _added(clean: Clean, rule: str, p: Paragraph, sentence: str) -> Planted:
    return changed(clean, rule, p.end, p.end, sentence)


def spoken_sentences(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Add a sentence of spoken language to a paragraph."""
    for p in some([p for p in body(clean) if p.text.endswith("。")], chance):
        yield _added(clean, "Y03", p, chance.choice(_SPOKEN))


def stock_connectives(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Open two sentences of one paragraph with a stock connective."""
    for p in some([p for p in body(clean) if len(_starts(clean, p)) > 2], chance):
        first, second = sorted(chance.sample(_starts(clean, p), 2))
        one, other = chance.sample(_CONNECTIVES, 2)
        yield changed(clean, "Y05", first, second, one + clean.text[first:second] + other)


def _starts(clean: Clean, p: Paragraph) -> list[int]:
    found = (m.end() for m in re.finditer("。(?![一二三四五六七]是)", clean.text[p.start : p.end - 1]))
    return [p.start + at for at in found]


def markup(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Leave the marks of Markdown and emoji before lines and around words."""
    for p in some(list(Manuscript(clean.text).paragraphs)[1:], chance):
        mark = chance.choice(("- ", "* ", "# ", "### ", "✅", "📌", "● ", "•"))
        yield changed(clean, "Y07", p.start, p.start, mark)


def boasts(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Claim a great success without a figure, where a document tells what was achieved."""
    if clean.context.kind not in (GenreKind.SUMMARY, GenreKind.REPORT):
        return
    told = [p for p in _achievements(clean) if p.text.endswith("。")]
    for p in some(told, chance):
        yield _added(clean, "Y09", p, chance.choice(_BOASTS))


def _achievements(clean: Clean) -> Iterator[Paragraph]:
    achieved = False
    for p in Manuscript(clean.text).paragraphs:
        if p.kind is Kind.HEADING and p.level == 1:
            achieved = bool(re.search("情况|做法|成效|成绩", p.heading)) and "下一步" not in p.heading
        if achieved and p.kind is Kind.BODY:
            yield p


def told_twice(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Tell a sentence of one paragraph again at the end of a later one."""
    paragraphs = [p for p in body(clean) if p.text.endswith("。")]
    for n in some(list(range(len(paragraphs) - 1)), chance):
        sentences = [s for s in re.findall("[^。；！？]{18,}。", paragraphs[n].text) if "如下" not in s]
        if sentences:
            later = chance.choice(paragraphs[n + 1 :])
            repeated = chance.choice(sentences)
            repeated = re.sub("^(?:（[一二三四五六七八九十]）|[一二三四五六七]是)", "", repeated)
            yield _added(clean, "Y10", later, repeated)


def flawed_sentences(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Add a sentence whose patterns are blended or whose subject is missing."""
    for p in some([p for p in body(clean) if p.text.endswith("。")], chance):
        yield _added(clean, "Y14", p, chance.choice(_FLAWED))


_WORDS = "工作|加强|推进|开展|落实|建设|问题|群众|单位|活动|制度|措施|责任|完善|提升|重点"

OPERATORS: tuple[Operator, ...] = (
    spoken_sentences,
    stock_connectives,
    markup,
    swap("Y07", rf"(?:{_WORDS})", one_of(r"**\g<0>**", r"`\g<0>`", r"__\g<0>__")),
    boasts,
    told_twice,
    flawed_sentences,
    swap("Y14", "(以习近平新时代中国特色社会主义思想)为指导", one_of(r"\1")),
    swap(
        "Y15",
        "(?<![目标])的(?![的确])|(?<=[\u4e00-\u9fff])了(?=[\u4e00-\u9fff，。])(?![解却结断事])",
        lambda m, _: m[0] * 2,
    ),
    swap("Y15", rf"(?:{_WORDS})", lambda m, _: m[0] * 2),
)
