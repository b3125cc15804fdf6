"""What cleaning takes out, where it stood, and where the rest came from; run with -s to see the figures."""

import sys

import pytest

from bot.corpus.cleaning.cleaner import clean, noise
from tests.corpus import dirt
from tests.corpus.single import SINGLE

_ENOUGH = 0.95


def taken(text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.kind) for span in noise(text)]


@pytest.mark.parametrize("name", dirt.DIRT)
def test_noise_of_dirty_documents(name: str) -> None:
    scores = []
    for seed, text in enumerate(dirt.originals()):
        dirty = dirt.dirtied(text, dirt.DIRT[name], seed)
        found = {at for span in noise(dirty.text) for at in range(span.start, span.end)}
        scores.append(dirt.f1(dirty.noise(), found))
        assert scores[-1] >= _ENOUGH, (text[:20], dirt.spans(dirty.noise() ^ found))
    sys.stdout.write(f"{name:40} noise F1 min {min(scores):.3f} mean {sum(scores) / len(scores):.3f}\n")


@pytest.mark.parametrize("text", SINGLE.values(), ids=SINGLE)
def test_an_honest_document_has_no_noise(text: str) -> None:
    assert noise(text) == ()
    assert clean(text).text == text.strip()


def test_every_character_knows_its_origin() -> None:
    for seed, text in enumerate(dirt.originals()):
        dirty = dirt.dirtied(text, dirt.DIRT["everything"], seed).text
        cleaned = clean(dirty)
        assert cleaned.text == clean(cleaned.text).text
        for at, char in enumerate(cleaned.text):
            if char not in "×“”，；：（）。\n":
                assert dirty[cleaned.origin(at)] == char
        assert list(cleaned.origins) == sorted(cleaned.origins)
        assert cleaned.origin(len(cleaned.text)) == len(dirty)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("20xx年，xx市召开十x届x中全会。", ["20xx", "xx", "x", "x"]),
        ("二0xx年，***总书记，**讲坛", ["二0xx", "***", "**"]),
        ("联系人:xx,联系电话:xxx02696。", ["xx", "xxx"]),
        ("实施“×”工程，形势政策、x法制教育", ["×", "x"]),
        ("办好__文明网和“文明__”微博", ["__", "__"]),
        ("用好“学习强国”、AAA、短视频", ["AAA"]),
        ("规格3×5米，AAA级景区，PPP项目，X光机，excel表", []),
    ],
)
def test_masks(text: str, spans: list[str]) -> None:
    assert taken(text) == [(span, "mask") for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以X习近平新时代中国特色社会主义思想为指导", [("X", "spurious_mask")]),
        ("优抚对象的`帮忙", [("`", "stray_char")]),
        ("“好人有好报”的。理念。", [("。", "stray_char")]),
        ("提供强有力的.思想保证", [(".", "stray_char")]),
        ("这是正确的.各单位要落实.好", []),
        ("活动资料,,以节日为主", [(",,", "duplicate_punct")]),
        ("长效机制。\n— 3 —\n下一步", [("— 3 —", "page_number")]),
        ("文件夹\n今年以来，\n成效明显。", [("文件夹", "platform_residue"), ("\n", "pdf_linebreak")]),
        ("以“4 · 15”为契机", [(" ", "pdf_space"), (" ", "pdf_space")]),
        ("为会员群众争取限时优惠，有意加入志愿服务队的可报名。", []),
    ],
)
def test_other_noise(text: str, expected: list[tuple[str, str]]) -> None:
    assert taken(text) == expected


def test_an_advert_torn_by_line_breaks_goes_whole() -> None:
    text = "营造氛围、【更多公文素\n材，微信：gw zs\n88】崇德向善。"
    assert clean(text).text == "营造氛围、崇德向善。"


def test_an_advert_without_brackets_goes_from_its_sentence() -> None:
    assert clean("形成机制。更多公文素材加微信：gwzs88。下一步").text == "形成机制。下一步"


def test_carriage_returns_keep_their_offsets() -> None:
    text = "一、甲\r\n今年，\r\n好。\r\n"
    cleaned = clean(text)
    assert cleaned.text == "一、甲\n今年，好。"
    assert text[cleaned.origin(cleaned.text.index("好"))] == "好"
