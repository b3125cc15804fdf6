"""What is mended without asking never changes what a text says."""

import re
from pathlib import Path

import pytest

from bot.compliance.checker import check, repair, safe_fixes
from bot.compliance.rule import Context

_EXEMPLARS = Path(__file__).parents[2] / "exemplars"
_SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
_LETTERS = re.compile(r"[\u4e00-\u9fff0-9A-Za-z]")
# These mend words: set phrases, years, doubled characters; all others mend marks, blanks and numbers alone.
_OF_WORDS = re.compile("[FTLSX]|Y15|D0|N0[146]|N1[2345]|P13")


def _sentences() -> list[str]:
    texts = (file.read_text("utf-8").split("---", 2)[-1] for file in sorted(_EXEMPLARS.rglob("*.md")))
    found = (one for text in texts for one in re.findall(r"[^。\n]{12,}。", text))
    return [one for one in found if not re.match(r"[一二三四五六七八九十（(\d]", one)]


def test_no_sound_sentence_is_changed() -> None:
    sentences = _sentences()
    assert len(sentences) >= 200
    assert [(s, repair(s, Context())[0]) for s in sentences if repair(s, Context())[0] != s] == []


@pytest.mark.skipif(not _SEEDS.exists(), reason="needs ../shared/seeds")
def test_fixes_of_marks_and_blanks_keep_every_letter() -> None:
    for file in sorted(_SEEDS.rglob("*.txt"))[:60]:
        text = file.read_text("utf-8", "replace")[:20_000]
        for fix in safe_fixes(check(text, Context())):
            if not _OF_WORDS.match(fix.rule):
                kept = "".join(_LETTERS.findall(fix.fix.replacement))
                assert "".join(_LETTERS.findall(fix.quote)) == kept, fix.rule


@pytest.mark.parametrize(
    "line",
    [
        "主　任：李建国　　副县长",
        "成　员：王　勇　　局　长",
        "参加人员：王小勇 李建国 张敏敏",
        "责任单位：县水利局　　责任人：李建国",
        "姓名\t单位\t职务",
        "李建国\t县水利局\t局长",
        "报到地点 县委党校",
        "甲方（盖章）　　　　　　乙方（盖章）",
    ],
)
def test_what_blanks_and_tabs_part_stays_apart(line: str) -> None:
    text = f"关于成立防汛领导小组的通知\n各科室：\n{line}\n请认真落实。"
    assert line in repair(text, Context())[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "营造文明有序的学习生活环境。",
        "对网络安全进行了全面的排查梳理。",
        "工期两三天，三四十人参加。",
        "请各单位认真落实（详见附件）。",
    ],
)
def test_a_sound_sentence_stays(sentence: str) -> None:
    assert repair(sentence, Context())[0] == sentence


@pytest.mark.parametrize(
    ("noisy", "clean"),
    [
        ("大力弘  扬“奉献”精神。", "大力弘扬“奉献”精神。"),
        ("各村要加强巡查， 落实责任。", "各村要加强巡查，落实责任。"),
    ],
)
def test_a_blank_inside_a_word_is_taken_out(noisy: str, clean: str) -> None:
    assert repair(noisy, Context())[0] == clean
