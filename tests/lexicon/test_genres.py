"""What names a genre is known by all who read titles and requests, with the same kind."""

from pathlib import Path

import pytest

from bot.compliance.checker import check
from bot.compliance.rule import Context
from bot.corpus.cleaning.line_joins import line_joins
from bot.corpus.parsing.genres import ends_in_genre
from bot.corpus.parsing.paragraphs import paragraphs_of
from bot.domain.genre import GenreKind
from bot.drafting.genres.loading import load_genres
from bot.language.document.paragraphs import Kind, classify
from bot.lexicon.genres import Family, ends_as_title, genre_at_end, words
from bot.understanding.brief import brief_of_request, genre_like, other_genre
from tests.lexicon.cases import GENRE_WORDS

_ISSUER = "青禾市水务局"
_BODY = "各科室要认真抓好落实。"
_GENRES = load_genres(Path("prompts/genres"))


def test_the_regulation_names_fifteen_genres() -> None:
    assert len(words(Family.STATUTORY) - {"令"}) == 15


@pytest.mark.parametrize("word", GENRE_WORDS)
@pytest.mark.parametrize("behind", ["", "（试行）", "（征求意见稿）"])
def test_a_title_ends_in_its_genre(word: str, behind: str) -> None:
    found = genre_at_end(f"{_ISSUER}防汛{word}{behind}")
    assert found
    assert word.endswith(found.word)


@pytest.mark.parametrize("word", GENRE_WORDS)
def test_who_reads_a_document_knows_its_title(word: str) -> None:
    title = f"{_ISSUER}2026年防汛{word}"
    text = f"{title}。\n{_BODY}"
    assert next(classify(text)).kind is Kind.TITLE
    assert ends_in_genre(title)
    assert paragraphs_of(f"{title}\n{_BODY}")[0].is_title


@pytest.mark.parametrize("word", GENRE_WORDS)
def test_a_title_is_not_joined_with_the_line_below(word: str) -> None:
    lines = "各单位要把防汛抗旱工作摆在更加突出的位置\n上抓紧抓实抓好，" * 4
    assert not [
        edit
        for edit in line_joins(f"{_ISSUER}关于切实做好今年防汛抗旱工作的{word}\n各科室务必高度重视，{lines}")
        if edit.start < 40
    ]


@pytest.mark.parametrize("word", GENRE_WORDS)
def test_a_request_ends_in_the_genre_asked_for(word: str) -> None:
    request = f"帮我写{_ISSUER}防汛{word}"
    brief = brief_of_request(request, _GENRES, 2026)
    assert brief.issuer == _ISSUER
    assert brief.genre or other_genre(request, _GENRES) == word
    assert not brief.genre or brief.genre == genre_like(f"防汛{word}", _GENRES)
    assert brief.topic in {"防汛", f"防汛{word}", f"防汛{word.removeprefix('工作')}"}


@pytest.mark.parametrize("word", GENRE_WORDS)
def test_the_check_misses_no_genre_in_a_title_that_has_one(word: str) -> None:
    text = f"{_ISSUER}关于防汛的{word}\n{_BODY}"
    assert "S01" not in {finding.rule for finding in check(text, Context(whole=True))}


@pytest.mark.parametrize("word", GENRE_WORDS)
def test_the_check_lets_a_paper_stand_in_title_marks_behind_a_grant(word: str) -> None:
    text = f"大会审议通过并授予《{_ISSUER}防汛{word}》活动优秀组织奖。"
    assert "P06" not in {finding.rule for finding in check(text, Context())}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2026年上半年工作总结", GenreKind.SUMMARY),
        ("工作总结报告", GenreKind.SUMMARY),
        ("防汛情况报告", GenreKind.REPORT),
        ("2026年工作计划", GenreKind.KEY_POINTS),
        ("节水行动计划", GenreKind.PLAN),
        ("关于表扬先进的通报", GenreKind.OTHER),
    ],
)
def test_the_longest_word_tells_the_kind(title: str, kind: GenreKind) -> None:
    found = genre_at_end(title)
    assert found
    assert found.kind is kind


@pytest.mark.parametrize("title", ["青禾县老年人就医指南", "停车场收费标准", "充电桩用户手册"])
def test_what_advises_or_tells_a_price_is_no_official_paper(title: str) -> None:
    assert genre_at_end(title) is None
    assert ends_as_title(title)


@pytest.mark.parametrize("title", ["青禾县政务服务工作指南", "青禾市水务局内部控制手册", "文明单位评选标准"])
def test_what_guides_work_is_one(title: str) -> None:
    assert genre_at_end(title)
