"""Adverts and masks that stand among honest words about publicity; run with -s to see the figures."""

import random
import re
import sys
import time
import tomllib
from pathlib import Path

import pytest

from bot.corpus.cleaning import inline_adverts as touting
from bot.corpus.cleaning.cleaner import clean, noise
from tests.corpus import dirt
from tests.corpus.single import SINGLE

_SENTENCES = tomllib.loads(Path(__file__).with_name("inline_adverts.toml").read_text("utf-8"))
_ADVERTS: list[str] = _SENTENCES["adverts"]
_HONEST: list[str] = _SENTENCES["honest"]
_BRACKETS = ["【】", "[]", "［］", "（）", "()", "〔〕", "『』", "《》", "<>"]
_ENOUGH = 0.97
_ROUNDS = 12


def taken(text: str, *kinds: str) -> set[int]:
    """Return the offsets of noise, or of noise of these kinds."""
    found = (span for span in noise(text) if not kinds or span.kind in kinds)
    return {at for span in found for at in range(span.start, span.end)}


@pytest.mark.parametrize("marked", _ADVERTS)
def test_an_advert_goes_whole_and_alone(marked: str) -> None:
    before, advert, after = re.split("[⟦⟧]", marked)
    expected = set(range(len(before), len(before + advert)))
    found = taken(before + advert + after)
    assert found == expected, dirt.spans(found ^ expected)


@pytest.mark.parametrize("sentence", _HONEST)
def test_honest_words_about_publicity_stay(sentence: str) -> None:
    assert noise(sentence) == ()
    assert noise(f"一、强化宣传引导\n坚持统筹推进。{sentence}各项工作取得实效。") == ()


def honest_texts() -> list[str]:
    """Return texts that are hard on a search for adverts, and texts of other matters."""
    paragraphs = ["".join(_HONEST[at : at + 8]) for at in range(0, len(_HONEST), 8)]
    sections = [
        f"{number}、宣传工作\n{p}" for number, p in zip("一二三四五六七八九十", paragraphs, strict=False)
    ]
    return ["\n".join(["融媒体中心年度工作总结", *sections]), *SINGLE.values()]


def planted(text: str, seed: int) -> dirt.Dirty:
    """Return the text with adverts behind its sentences and inside them, and with masks."""
    dirty, chance = dirt.document(text), random.Random(seed)
    masks_planted(dirty, chance)
    for marked in chance.sample(_ADVERTS, 5):
        advert = re.split("[⟦⟧]", marked)[1]
        is_bracketed = advert[0] + advert[-1] in _BRACKETS
        if not is_bracketed and advert[-1] not in "。！，":
            advert = advert.removesuffix("，") + "。"
        advert = advert.removeprefix("，")
        place = "(?<=[一-龥][，。；])" if is_bracketed else "(?<=[一-龥]。)"
        dirty.insert(chance.choice(dirty.places(place)), advert, "advert")
    return dirty


def masks_planted(dirty: dirt.Dirty, chance: random.Random) -> None:
    """Mask some numbers, and name some masked units."""
    for at in reversed(dirty.places(r"(?<!\d)[1-9]\d?\d?(?=[人次场件处])")):
        found = re.compile(r"\d+").match(dirty.text, at)
        assert found
        dirty.replace(at, found.end(), chance.choice(("×", "XX", "1X", "3XX", "20*", "**")), "mask")
    places = dirty.places("(?<=[一-龥]，)(?=[一-龥])")
    for at in sorted(chance.sample(places, min(4, len(places))), reverse=True):
        mask = chance.choice(("某某", "某", "△△", "▲▲", "X X", "＊＊", "××", "__", "×", "〔此处填写名称〕"))
        for words, kind in (("局的支持下，", ""), (mask, "mask"), ("在", "")):
            dirty.insert(at, words, kind)


def test_planted_adverts_and_masks_are_found() -> None:
    scores = []
    for seed in range(_ROUNDS):
        for text in honest_texts():
            dirty = planted(text, seed)
            found = taken(dirty.text)
            scores.append(dirt.f1(dirty.noise(), found))
            wrong = [dirty.text[start:end] for start, end in dirt.spans(dirty.noise() ^ found)]
            assert scores[-1] >= _ENOUGH, (seed, text[:12], wrong)
    sys.stdout.write(f"planted noise F1 min {min(scores):.3f} mean {sum(scores) / len(scores):.3f}\n")


@pytest.mark.parametrize("width", [22, 28, 36])
def test_planted_adverts_are_found_across_broken_lines(width: int) -> None:
    advert = "想要更多水利工作总结范文，请关注微信公众号“治水笔记”，后台回复“总结”免费领取。"
    text = (
        "今年以来，县水利局坚持把防汛抗旱作为头等大事，修订完善各类应急预案，储备编织袋、救生衣等物资，"
        "组织开展水库险情抢护演练，全县安全度汛。"
        + advert
        + "同时扎实推进农村供水保障，改造老旧管网，更新净水设备，建立水质定期检测制度，让群众喝上放心水，"
        "用水满意度稳步提高。"
    )
    wrapped = "\n".join(text[at : at + width] for at in range(0, len(text), width))
    assert clean(wrapped).text == text.replace(advert, "")


@pytest.mark.parametrize(
    ("text", "masks"),
    [
        ("某某局赴某市调研，与某县党委座谈。", ["某某", "某", "某"]),
        ("对张某某、李某等5人立案。", ["某某", "某"]),
        ("某些部门、某种情况、某项工作、某一环节、某个岗位，某地某人。", []),
        ("由于某种原因，某市场主体退出。", []),
        ("20*年印发文件20*份，召开会议1X次，培训3XX人。", ["20*", "20*", "1X", "3XX"]),
        ("在△市、▲▲区和＊＊公司试点。", ["△", "▲▲", "＊＊"]),
        ("△市水务局", ["△"]),
        ("到X X县、X　X镇督导。", ["X X", "X　X"]),
        ("局长：____，____年__月__日。", ["____", "____", "__", "__"]),
        ("（此处填写单位名称）开展（填写具体数字）次活动。", ["（此处填写单位名称）", "（填写具体数字）"]),
        ("投入X.X亿元，增长XX%。", ["X.X", "XX"]),
        ("规格3×5米，面积按长×宽计算，金额为单价×数量，坚持7×24小时值守。", []),
        ("X光检查、1+X证书、“党建+X”模式、X波段雷达、iPhone XX手机。", []),
        ("Ⅹ级，K1+200处，增长△5%，合计120*，二○○八年，二○二五年。", []),
        ("性别□男□女\n●加强领导\n★突出重点\n（填写说明附后）", []),
    ],
)
def test_masks_and_what_looks_like_them(text: str, masks: list[str]) -> None:
    assert [text[s.start : s.end] for s in noise(text) if s.kind == "mask"] == masks


def test_below_an_advert_without_a_closing_mark_a_paragraph_begins() -> None:
    before, advert = "竞赛设三个工种，每个单位选派五人。", "需要代写公文的朋友请私信博主"
    after = "竞赛采取理论考试与实操相结合的方式进行，理论成绩占三成，实操成绩占七成。"
    cleaned = clean(f"二、项目\n{before}{advert}\n{after}\n三、奖励\n设一等奖1名。")
    assert cleaned.text == f"二、项目\n{before}\n{after}\n三、奖励\n设一等奖1名。"
    assert [(s.end - s.start, s.kind) for s in cleaned.noise] == [(len(advert), "advert")]


def test_a_whole_document_in_one_line_costs_no_more_than_in_many() -> None:
    text = "\n".join([*_HONEST, *dirt.originals()]) * 3
    spent = []
    for written in (text, text.replace("\n", "")):
        before = time.process_time()
        list(touting.advert_clauses(written))
        spent.append(time.process_time() - before)
    assert spent[1] < 3 * spent[0]


PREFACE = "写总结是对工作的回顾。以下是小编为大家整理的水利工作总结，希望对您有所帮助。"
CLOSING = "以上就是小编为大家带来的全部内容，欢迎阅读。"
BODY = (
    "一、创作情况\n希望能对大家有所启发的精品文章不多。\n下面我们一起来看看几组数据，本文从略。\n"
    "二、打算\n组织采风。"
)


def test_a_collection_speaks_before_the_first_heading_and_at_the_end() -> None:
    text = f"文化馆工作总结\n{PREFACE}\n{BODY}{CLOSING}"
    found = taken(text, "seo_intro")
    assert found == {
        at for words in (PREFACE, CLOSING) for at in range(text.index(words), text.index(words) + len(words))
    }
    assert clean(text).text == f"文化馆工作总结\n{BODY}"


def test_beside_its_own_words_a_document_loses_only_what_is_said_to_visitors() -> None:
    own = "2025年，我局认真履职尽责。"
    assert (
        clean(f"{own}下面是小编整理的总结，供大家参考。\n{BODY}\n请审阅。").text == f"{own}\n{BODY}\n请审阅。"
    )


def test_the_body_may_speak_of_inspiring_articles() -> None:
    text = f"文化馆工作总结\n{BODY}\n三、保障\n落实经费。\n请审阅。"
    assert clean(text).text == text


@pytest.mark.parametrize(
    "repeated",
    ["微", "某", "X", "*", "_", "△", "（", "【", "《", " ", "\n", "更多", "X ", "加V信:", "张某", "公众号a"],
)
def test_one_sign_repeated_costs_little(repeated: str) -> None:
    text = repeated * (100_000 // len(repeated))
    before = time.process_time()
    clean(text)
    assert time.process_time() - before < 2
