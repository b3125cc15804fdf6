"""The genre files are whole, and a broken one stops the start."""

from pathlib import Path

import pytest

from bot import shipped
from bot.compliance.checker import check
from bot.compliance.rule import Context
from bot.domain.document import Brief
from bot.domain.genre import Genre
from bot.drafting.genres.loading import load_genres
from bot.errors import ConfigError
from bot.understanding.titles import fill_pattern
from tests.installed import GENRES


@pytest.mark.parametrize("genre", GENRES.values(), ids=GENRES.keys())
def test_each_section_asks_two_to_five_questions_and_has_guidance(genre: Genre) -> None:
    for variant in genre.variants:
        for plan in variant.sections:
            assert 2 <= len(plan.questions) <= 5
            assert plan.guidance
            assert plan.length > 0


@pytest.mark.parametrize("genre", GENRES.values(), ids=GENRES.keys())
def test_the_frame_itself_passes_our_own_check(genre: Genre) -> None:
    brief = Brief(genre=genre.name, issuer="青石镇人民政府", period="2026年", topic="志愿服务")
    for variant in genre.variants:
        for plan in variant.sections:
            frame = fill_pattern(plan.opening, brief) + fill_pattern(plan.closing, brief)
            assert check(frame, Context(brief)) == ()
            assert not any(character.isdecimal() for character in plan.opening + plan.closing)


def test_every_genre_has_a_variant_for_any_topic() -> None:
    for genre in GENRES.values():
        assert any(not v.topics for v in genre.variants)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("items = false", "items = false\ncolour = 1"), "colour：没有这个字段"),
        (('role = "导语"', 'role = "开头"'), "before.0.role：缺少，或取值不对"),
        (("items = false", ""), "items：缺少，或取值不对"),
        (("items = false", "items = "), "读不懂"),
    ],
)
def test_a_broken_genre_file_is_named_with_its_key(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    good = (shipped.GENRES / "工作总结.toml").read_text("utf-8")
    path = tmp_path / "工作总结.toml"
    path.write_text(good.replace(*change, 1), "utf-8")
    with pytest.raises(ConfigError) as caught:
        load_genres(tmp_path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_name_that_two_genres_have_is_said(tmp_path: Path) -> None:
    for name in ("工作总结", "工作小结"):
        (tmp_path / f"{name}.toml").write_text((shipped.GENRES / "工作总结.toml").read_text("utf-8"), "utf-8")
    with pytest.raises(ConfigError, match="已经用了"):
        load_genres(tmp_path)


def test_a_frame_gives_no_sentence_of_guidance_that_asks_for_figures() -> None:
    for genre in GENRES.values():
        for variant in genre.variants:
            for plan in variant.sections:
                assert "次数" not in plan.guidance
                assert "人数" not in plan.guidance
                assert plan.guidance.count("多少") == 0


def test_each_genre_has_a_section_that_it_cannot_do_without() -> None:
    for genre in GENRES.values():
        for variant in genre.variants:
            assert any(plan.must for plan in variant.sections)


def test_a_folder_without_genres_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="没有文种文件"):
        load_genres(tmp_path)
