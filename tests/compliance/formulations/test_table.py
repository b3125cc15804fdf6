"""Set phrases are judged by the document's own date, from a table that a clerk can extend."""

import time
import tomllib
from datetime import date, timedelta

import pytest

from bot.compliance.checker import check
from bot.compliance.formulations.near_misses import slips
from bot.compliance.formulations.span import Span
from bot.compliance.formulations.table import TABLE, Formulation, table
from bot.compliance.register import families, rules_by_id
from bot.compliance.rule import Context
from bot.domain.document import Brief
from bot.domain.finding import Severity
from bot.domain.genre import GenreKind, SectionRole
from bot.language.document.manuscript import Manuscript
from bot.texts import command_line as texts
from tests.commands.shell import gongwen

_ALL = table().formulations
_FAMILY = (*families()["formulations"], rules_by_id()["D11"])
_IDS = [f.id for f in _ALL]


def _found(text: str, context: Context) -> list[tuple[str, str]]:
    """Return the rules of the family that warn or worse, with what they point at."""
    ids = {rule.id for rule in _FAMILY}
    return [
        (f.rule, f.quote) for f in check(text, context) if f.rule in ids and f.severity is not Severity.INFO
    ]


def _in_force(on: date | Span) -> list[Formulation]:
    first, last = (on.begins, on.ends) if isinstance(on, Span) else (on, on)
    known = (f for f in table().formulations if f.confidence != "none")
    return [f for f in known if (f.begins is None or f.begins <= last) and not f.is_over(first)]


def _plan(year: int, month: int = 2) -> Context:
    return Context(Brief(period=f"{year}年", issued=date(year, month, 20)), GenreKind.KEY_POINTS)


def _summary(period: str, issued: date) -> Context:
    return Context(Brief(period=period, issued=issued), GenreKind.SUMMARY)


@pytest.mark.parametrize("formulation", _ALL, ids=_IDS)
def test_an_entry_is_complete_and_its_dates_are_in_order(formulation: Formulation) -> None:
    f = formulation
    assert f.id and f.term and f.canonical and f.source
    assert f.confidence in ("high", "medium", "low", "none")
    assert all(day is None or type(day) is date for day in (f.begins, f.until, f.again))
    assert f.begins is None or f.until is None or f.begins <= f.until
    assert {w.rule for w in f.wrong} <= set(rules_by_id())
    assert set(f.roles) <= set(SectionRole)


@pytest.mark.parametrize("formulation", _ALL, ids=_IDS)
def test_what_is_right_is_hit_by_no_pattern_of_the_table(formulation: Formulation) -> None:
    f = formulation
    right = (f.canonical, *f.exact, *f.variants, *f.passing)
    hits = [
        (text, wrong.form.pattern.pattern)
        for text in right
        for other in _ALL
        for wrong in other.wrong
        if wrong.since is None and wrong.form.pattern.search(text) and "《" not in text
    ]
    assert hits == []


@pytest.mark.parametrize("formulation", _ALL, ids=_IDS)
def test_what_must_pass_passes_in_a_document_of_the_day_of_the_table(formulation: Formulation) -> None:
    context = _plan(table().as_of.year, table().as_of.month)
    assert [found for text in formulation.passing for found in _found(text, context)] == []


def test_every_piece_looked_for_first_stands_in_every_match() -> None:
    forms = [w.form for f in _ALL for w in f.wrong] + [n for f in _ALL for n in f.named]
    texts_ = [file.read_text("utf-8") for file in TABLE.parent.rglob("*.toml")]
    texts_ += [case.text for rule in _FAMILY for case in rule.cases]
    for form in forms:
        for text in texts_:
            assert all(form.needle in m.group() for m in form.pattern.finditer(text)), form


def test_ids_are_unique_and_the_table_bears_a_date() -> None:
    assert len(set(_IDS)) == len(_IDS) > 140
    assert type(table().as_of) is date
    assert len({a.id for a in table().anniversaries}) == len(table().anniversaries)


def test_what_is_not_sure_is_no_error() -> None:
    said = tomllib.loads(TABLE.read_text("utf-8"))
    unsure = {e["id"] for e in said["formulation"] + said["anniversary"] if e["confidence"] != "high"}
    severities = [(f.id, f.severity) for f in _ALL]
    severities += [(a.id, a.severity) for a in table().anniversaries]
    assert len(unsure) > 20
    assert all(severity is not Severity.ERROR for entry, severity in severities if entry in unsure)
    assert all(f.by_date is Severity.WARN for f in _ALL if f.id in unsure)


def test_what_has_no_source_yet_is_neither_judged_nor_proposed() -> None:
    assert [f.id for f in _ALL if f.confidence == "none"] == ["plen.20.5"]
    assert _found("深入学习贯彻党的二十届五中全会精神。", _plan(2026)) == []
    assert "plen.20.5" not in {f.id for f in _in_force(date(2026, 11, 21))}


def test_the_set_for_one_document_follows_its_date() -> None:
    def terms(on: date | Span) -> set[str]:
        return {f.term for f in _in_force(on)}

    assert "习近平文化思想" not in terms(date(2023, 10, 6))
    assert "习近平文化思想" in terms(date(2023, 10, 7))
    assert "党纪学习教育" in terms(date(2024, 7, 31))
    assert "党纪学习教育" not in terms(date(2024, 8, 1))
    assert "党纪学习教育" in terms(Span(date(2024, 1, 1), date(2024, 12, 31)))
    assert "“十四五”" not in terms(Span(date(2026, 1, 1), date(2026, 6, 30)))


def test_the_table_is_stale_after_ninety_days_and_doctor_says_how_old_it_is() -> None:
    as_of = table().as_of
    assert not table().stale(as_of + timedelta(days=90))
    assert table().stale(as_of + timedelta(days=91))
    assert table().age(as_of + timedelta(days=91)) == 91
    assert "已过去 91 天" in texts.formulations_state(as_of, 91, True)
    assert "已过去" not in texts.formulations_state(as_of, 3, False)
    assert f"提法表：核对到{as_of.year}年" in gongwen("doctor").stdout


@pytest.mark.parametrize(
    ("text", "right_in", "wrong_in", "rule"),
    [
        ("全面落实“十四五”规划。", _plan(2024), _plan(2026), "F06"),
        ("紧扣“十五五”开局之年的部署。", _plan(2026), _plan(2027), "F06"),
        ("做好“十四五”收官之年各项工作。", _plan(2025), _plan(2026), "F06"),
        ("以优异成绩迎接党的二十大胜利召开。", _plan(2022), _plan(2023), "F06"),
        ("扎实开展党纪学习教育。", _plan(2024, 5), _plan(2025), "F06"),
        ("深入学习贯彻党的十九大精神。", _plan(2021), _plan(2023), "F06"),
        ("深入学习贯彻习近平文化思想。", _plan(2024), _plan(2023), "F05"),
        ("深入学习贯彻党的二十届三中全会精神。", _plan(2024, 9), _plan(2024, 3), "F05"),
        ("庆祝新中国成立75周年。", _plan(2024), _plan(2026), "D11"),
        ("走访贫困户。", _plan(2019), _plan(2026), "F13"),
        ("会同县国土资源局抓好落实。", _plan(2017), _plan(2026), "F11"),
    ],
)
def test_the_same_sentence_is_right_in_one_year_and_wrong_in_another(
    text: str, right_in: Context, wrong_in: Context, rule: str
) -> None:
    assert _found(text, right_in) == []
    assert [found for found, _ in _found(text, wrong_in)] == [rule]


def test_a_text_that_names_no_year_is_being_written_now() -> None:
    assert [rule for rule, _ in _found("深入学习贯彻党的十九大精神，走访贫困户。", Context())] == [
        "F06",
        "F13",
    ]
    assert _found("深入学习贯彻习近平文化思想，走访脱贫户。", Context()) == []
    assert _found("2019年，深入学习贯彻党的十九大精神，走访贫困户。", Context()) == []


def test_the_dates_are_read_from_the_title_and_the_date_line_where_no_brief_is_given() -> None:
    text = "云泽县水务局{}年工作要点\n一、强化学习\n深入学习贯彻习近平文化思想。\n云泽县水务局\n{}年2月8日"
    assert _found(text.format(2024, 2024), Context()) == []
    assert [rule for rule, _ in _found(text.format(2023, 2023), Context())] == ["F05"]


def test_a_summary_tells_of_its_period_and_its_next_steps_of_the_time_after() -> None:
    text = "一、主要做法\n{}\n二、下一步打算\n{}"
    context = _summary("2025年", date(2026, 3, 10))
    then, now = "4月至7月，扎实开展深入贯彻中央八项规定精神学习教育。", "紧扣“十五五”开局之年，抓好落实。"
    assert _found(text.format(then, now), context) == []
    assert [rule for rule, _ in _found(text.format(now, then), context)] == ["F06", "F06"]


@pytest.mark.parametrize(
    "text",
    [
        "“十四五”时期取得的成绩来之不易。",
        "党的十八大以来，习近平总书记多次强调。",
        "总结“八五”普法经验，巩固深化党纪学习教育成果。",
        "2024年开展党纪学习教育，形成一批制度。",
        "认真学习党的十九大、二十大精神。",
        "落实《云泽县“十四五”水安全保障规划》。",
        "编制“十五五”专项规划，实现“十五五”良好开局。",
        "原县安监局移交的档案，贫困家庭学生资助。",
        "自2021年庆祝建党100周年以来，坚持讲好红色故事。",
        "加强党员学习教育，办好党性教育课堂。",
    ],
)
def test_looking_back_and_ordinary_words_are_let_pass(text: str) -> None:
    assert _found(text, _plan(2026)) == []


@pytest.mark.parametrize("phrase", sorted({e for f in _ALL for e in f.exact if f.confidence == "high"}))
def test_one_slip_inside_a_long_phrase_is_found_and_its_fix_is_the_phrase(phrase: str) -> None:
    variants = {v for f in _ALL for v in f.variants}
    assert list(slips(f"深入学习，{phrase}，抓好落实。")) == []
    for at in range(2, len(phrase) - 2):
        if all("\u4e00" <= c <= "\u9fff" for c in phrase[at - 1 : at + 2]) and phrase[at] != phrase[at + 1]:
            for wrong in (
                phrase[:at] + phrase[at + 1 :],
                phrase[:at] + "丙" + phrase[at + 1 :],
                phrase[:at] + "丙" + phrase[at:],
            ):
                found = [slip.meant for slip in slips(f"深入学习，{wrong}，抓好落实。")]
                assert phrase in found or wrong in variants, wrong


def test_words_with_a_mask_in_them_are_left_to_the_rule_of_masks() -> None:
    text = "贯彻X习近平新时代中国特色社会主义思想主题教育，坚持××平新时代中国特色社会主义思想。"
    assert {f.rule for f in check(text, _plan(2024))} >= {"L08"}
    assert _found(text, _plan(2024)) == []


@pytest.mark.parametrize("symbol", [*"。，“《（1一×*的\n", "习近平", "富强、", "第1个"])
def test_hostile_text_costs_no_more_than_its_length(symbol: str) -> None:
    manuscript = Manuscript((symbol * 100_000)[:100_000])
    assert manuscript.bare.text
    began = time.process_time()
    for rule in _FAMILY:
        for _ in rule.detect(manuscript, _plan(2026)):
            pass
    assert time.process_time() - began < 5
