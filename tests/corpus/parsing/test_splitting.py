import random
from collections.abc import Sequence
from itertools import chain, pairwise

import pytest

from bot.corpus.parsing.parser import parse_text
from bot.corpus.parsing.splitting import split
from bot.language.document.paragraphs import is_addressee
from tests.corpus import dirt
from tests.corpus.single import LONG_SECTIONS, SINGLE, TWO_LINE_TITLE

SEO = (
    "写好一份工作总结并不容易，很多人都不知道怎么写。以下是小编为大家整理的工作总结范文，希望对大家有所帮助！"
)


def untitled(text: str) -> str:
    """Return a document as collections have it that take away its head: the title, and to whom it went."""
    _, below = text.strip().split("\n", 1)
    addressee, colon, rest = below.partition("：\n")
    return rest if colon and is_addressee(f"{addressee}：") else below


def joined(parts: Sequence[str], lines: Sequence[str] = ()) -> tuple[str, list[tuple[int, int]]]:
    """Return a file of documents, before each of them its line, and where they stand."""
    text, places = "", []
    for part, line in zip(parts, lines or [""] * len(parts), strict=True):
        text += f"{line}\n" if line else ""
        places.append((len(text), len(text) + len(part.strip())))
        text += part.strip() + "\n"
    return text, places


def samples(documents: Sequence[str]) -> list[list[str]]:
    return [random.Random(seed).sample(list(documents), 3) for seed in range(12)]


ALL = [*dirt.originals(), *SINGLE.values()]


@pytest.mark.parametrize("text", SINGLE.values(), ids=SINGLE)
def test_one_document_stays_one(text: str) -> None:
    assert split(text).pieces == ((0, len(text.rstrip())),)


@pytest.mark.parametrize("text", dirt.originals(), ids=lambda text: text.split("\n")[0])
def test_an_exemplar_stays_one(text: str) -> None:
    assert split(text).pieces == ((0, len(text.rstrip())),)
    assert split(untitled(text)).pieces == ((0, len(untitled(text))),)


def test_documents_with_titles() -> None:
    for sample in samples(ALL):
        text, places = joined(sample)
        assert list(split(text).pieces) == places


def test_documents_without_titles() -> None:
    for sample in samples([*dirt.originals(), LONG_SECTIONS, TWO_LINE_TITLE.split("\n", 1)[1]]):
        text, places = joined([untitled(part) for part in sample])
        assert list(split(text).pieces) == places


def test_markers_part_documents_and_lie_outside() -> None:
    for sample in samples(ALL):
        lines = [f"精神文明建设工作总结 篇{n}" for n in "一二三"]
        text, places = joined([untitled(part) for part in sample], lines)
        found = split(text)
        assert list(found.pieces) == places
        assert [text[span.start : span.end] for span in found.outside] == lines


def test_what_a_website_puts_around_a_collection_lies_outside() -> None:
    text, places = joined(samples(ALL)[0], ["篇一：", "篇二：", "篇三："])
    head = f"2024年精神文明建设工作总结（精选3篇）\n收藏\n{SEO}\n"
    text = f"{head}{text}以上就是小编整理的全部内容，感谢大家的阅读。\n上一篇：无\n"
    found = split(text)
    assert list(found.pieces) == [(start + len(head), end + len(head)) for start, end in places]
    assert [span.kind for span in found.outside] == [
        "collection_title",
        "platform_residue",
        "seo_intro",
        *["collection_title"] * 3,
        "seo_intro",
        "platform_residue",
    ]


@pytest.mark.parametrize("name", dirt.DIRT)
def test_dirt_does_not_split_a_document(name: str) -> None:
    for seed, text in enumerate(dirt.originals()):
        dirty = dirt.dirtied(text, dirt.DIRT[name], seed).text
        ((start, end),) = split(dirty).pieces
        assert start <= 2 and end >= len(dirty) - 2, text[:20]


def test_dirty_documents_with_titles_are_told_apart() -> None:
    kinds = [k for k in dirt.DIRT.values() if dirt.paywall not in k and dirt.page_numbers not in k]
    right = []
    for seed, sample in enumerate(samples(dirt.originals())):
        dirty = [dirt.dirtied(t, kinds[(seed + n) % len(kinds)], seed).text for n, t in enumerate(sample)]
        text, places = joined(dirty)
        right.append(list(split(text).pieces) == places)
    assert sum(right) >= len(right) - 1


def test_dirty_documents_without_titles_are_told_apart() -> None:
    kinds = [k for k in dirt.DIRT.values() if dirt.paywall not in k and dirt.page_numbers not in k]
    right = []
    for seed, sample in enumerate(samples([*dirt.originals(), LONG_SECTIONS])):
        dirty = [dirt.dirtied(t, kinds[(3 * seed + n) % len(kinds)], seed).text for n, t in enumerate(sample)]
        text, places = joined([untitled(part) for part in dirty])
        right.append(list(split(text).pieces) == places)
    assert sum(right) >= len(right) - 1


@pytest.mark.parametrize(
    "marker",
    [
        "第{}篇",
        "【篇{}】",
        "〔篇{}〕",
        "范文（{}）",
        "工作总结范文{}：",
        "【例文{}】",
        "样本{}",
        "示例{}：",
        "**篇{}**",
    ],
)
def test_markers_of_many_kinds(marker: str) -> None:
    sample = samples(ALL)[0]
    text, places = joined([untitled(part) for part in sample], [marker.format(n) for n in "一二三"])
    assert list(split(text).pieces) == places


@pytest.mark.parametrize(
    "marker", ["篇一：", "第1篇：", "【篇一】", "第一篇 ", "范文二：", "（范文3）", "【篇2】 ", "篇3、"]
)
def test_a_title_behind_a_marker_begins_its_document(marker: str) -> None:
    first = f"青禾市第三小学2024年劳动教育实施方案\n{untitled(dirt.originals()[0])}"
    second = f"柳溪镇2023年河长制工作总结\n{untitled(dirt.originals()[1])}"
    text = f"{marker}{first}\n{marker}{second}"
    places = [(at := text.index(part), at + len(part)) for part in (first, second)]
    assert list(split(text).pieces) == places
    assert [p.title for p in parse_text(text).pieces] == [part.split("\n")[0] for part in (first, second)]


def test_unit_and_date_run_into_the_last_paragraph_end_a_document() -> None:
    first = untitled(LONG_SECTIONS).replace("\n", "")
    text, places = joined([first, untitled(dirt.originals()[0])])
    assert list(split(text).pieces) == places


def test_a_closing_mark_belongs_to_the_piece_that_has_the_opening_one() -> None:
    first, second = dirt.originals()[:2]
    alone = first.replace("工作", "工##paidbegin##作", 1) + "\n##paidend##\n"
    assert split(alone).pieces == ((0, len(alone) - 1),)
    both = first.replace("工作", "工##paidbegin##作", 1) + f"\n{second}\n  ##paidend##\n"
    found = split(both)
    assert [both[start:end].split("\n")[0][:4] for start, end in found.pieces] == [first[:4], second[:4]]
    assert [(both[span.start : span.end], span.kind) for span in found.outside] == [
        ("  ##paidend##", "paywall_marker")
    ]


def test_a_document_collapsed_into_one_paragraph_ends_with_it() -> None:
    whole = untitled(dirt.dirtied(ALL[2], (dirt.collapsed,), 0).text)
    items = "\n".join(f"{n}、各班级要在本周五前上报第{n}类读书活动的名单，逾期不再受理。" for n in (1, 2, 3))
    text = f"{whole}\n{items}\n教务处\n2024年5月6日"
    assert split(text).pieces == ((0, len(whole)), (len(whole) + 1, len(text)))


def test_nothing_but_adverts_is_no_piece() -> None:
    found = split("【更多公文素材，微信：gwzs88】\n收藏\n分享\n")
    assert found.pieces == ()
    assert [span.kind for span in found.outside] == ["advert", "platform_residue", "platform_residue"]


def test_pieces_and_outside_never_overlap() -> None:
    for sample in samples(ALL):
        text, _ = joined(sample, ["范文1：", "范文2：", "范文3："])
        found = split(text)
        places = sorted(chain(found.pieces, ((span.start, span.end) for span in found.outside)))
        assert all(a[1] <= b[0] for a, b in pairwise(places))
