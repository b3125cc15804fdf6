"""`gongwen draft`: the same engine without a conversation."""

import sqlite3
import stat
import threading
import time
from contextlib import closing
from pathlib import Path

import docx
import pytest

from bot.conversation.jobs import retrying
from bot.store import faults
from bot.texts import failures
from bot.texts.conversation import dialog
from tests.commands.shell import ROOT, gongwen, gongwen_apart, refused
from tests.commands.threads import write_thread
from tests.endpoint import Endpoint, Reaction, Request, Status
from tests.fakes import faithful

_BRIEF = ROOT / "tests" / "briefs" / "school.toml"
_LINES = ('genre = "工作要点"', 'issuer = "x"', 'period = "2026年"', 'topic = "志愿服务"', "messages = []")


@pytest.fixture
def model(furnished: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Configure a model for a program that has been started before."""
    monkeypatch.setenv("GONGWEN_MODEL", "m")
    monkeypatch.setenv("GONGWEN_MODEL_KEY", "key")
    return monkeypatch


def test_a_section_that_fails_is_named_and_the_document_can_be_exported(
    tmp_path: Path, model: pytest.MonkeyPatch
) -> None:
    refusals = iter((True, True))  # the whole document, then a section of it

    def answer(body: Request) -> Reaction:
        spared = _reads(body) or _plans(body)
        return faithful(body) if spared or not next(refusals, False) else Status(400)

    with Endpoint(answer=answer) as endpoint:
        model.setenv("GONGWEN_MODEL_URL", endpoint.url)
        done = gongwen("draft", _BRIEF, "-o", tmp_path / "out.docx")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "没有写成" in done.stderr
    assert "gongwen export 1" in done.stdout
    assert (tmp_path / "out.docx").exists()
    assert gongwen("export", 1, "-o", tmp_path / "again.txt").returncode == 0
    assert "本节写的是" in (tmp_path / "again.txt").read_text("utf-8")


def _reads(body: Request) -> bool:
    return "【新消息】" in body["messages"][-1]["content"]


def _plans(body: Request) -> bool:
    return "【这一次】" in body["messages"][-1]["content"]


def test_a_model_plans_what_is_drafted(tmp_path: Path, model: pytest.MonkeyPatch) -> None:
    with Endpoint(answer=faithful) as endpoint:
        model.setenv("GONGWEN_MODEL_URL", endpoint.url)
        done = gongwen("draft", _BRIEF, "-o", tmp_path / "out.docx")
    assert done.returncode == 0, done.stderr
    gongwen("export", 1, "-o", tmp_path / "out.txt")
    text = (tmp_path / "out.txt").read_text("utf-8")
    assert [line for line in text.splitlines() if line[1:2] == "、"] == ["一、主要任务"]
    assert "敬老服务12次" in text


def test_where_the_model_does_not_plan_the_usual_outline_is_drafted_and_it_is_said(
    tmp_path: Path, model: pytest.MonkeyPatch
) -> None:
    def answer(body: Request) -> Reaction:
        return Status(400) if _plans(body) else faithful(body)

    with Endpoint(answer=answer) as endpoint:
        model.setenv("GONGWEN_MODEL_URL", endpoint.url)
        done = gongwen("draft", _BRIEF, "-o", tmp_path / "out.docx")
    assert done.returncode == 0, done.stderr
    assert "提纲先用通常的分法" in done.stderr
    gongwen("export", 1, "-o", tmp_path / "out.txt")
    assert "敬老服务12次" in (tmp_path / "out.txt").read_text("utf-8")


def test_where_the_model_does_not_read_rules_do_and_it_is_said(
    tmp_path: Path, model: pytest.MonkeyPatch
) -> None:
    def answer(body: Request) -> Reaction:
        return Status(400) if _reads(body) else faithful(body)

    with Endpoint(answer=answer) as endpoint:
        model.setenv("GONGWEN_MODEL_URL", endpoint.url)
        done = gongwen("draft", _BRIEF, "-o", tmp_path / "out.docx")
    assert done.returncode == 0
    assert "先按规则读的" in done.stderr
    assert done.stderr.count("\n") == 1
    gongwen("export", 1, "-o", tmp_path / "out.txt")
    assert "敬老服务12次" in (tmp_path / "out.txt").read_text("utf-8")


def test_what_keeps_a_draft_waiting_is_told_at_once_and_the_draft_is_kept(
    tmp_path: Path, home: Path, model: pytest.MonkeyPatch
) -> None:
    model.setattr(faults, "_PATIENCE", 0.1)
    model.setattr(retrying, "_PAUSES", (0.2,))

    def answer(body: Request) -> Reaction:
        if not (_reads(body) or _plans(body) or threads):
            threads.append(threading.Thread(target=_hold, args=(home / "gongwen.db", 1.0)))
            threads[0].start()
        return faithful(body)

    threads = list[threading.Thread]()
    with Endpoint(answer=answer) as endpoint:
        model.setenv("GONGWEN_MODEL_URL", endpoint.url)
        done = gongwen("draft", _BRIEF, "-o", tmp_path / "out.docx")
    threads[0].join()
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(dialog.deferral(failures.RECORD_BUSY)) == 1


def _hold(record: Path, seconds: float) -> None:
    with closing(sqlite3.connect(record, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        time.sleep(seconds)


@pytest.mark.usefixtures("furnished")
def test_a_thread_is_drafted_from_its_messages_alone(tmp_path: Path) -> None:
    done = gongwen("draft", write_thread(tmp_path), "-o", tmp_path / "out.docx")
    assert done.returncode == 0, done.stderr
    gongwen("export", 1, "-o", tmp_path / "out.txt")
    text = (tmp_path / "out.txt").read_text("utf-8")
    assert text.startswith("白鹭湖街道2026年上半年志愿服务工作总结")
    assert "敬老服务14次" in text
    for left_alone in ("12次", "九十九", "99次", "满头大汗", "不写名字"):
        assert left_alone not in text


@pytest.mark.usefixtures("furnished")
def test_what_finds_no_place_is_said(tmp_path: Path) -> None:
    brief = tmp_path / "brief.toml"
    brief.write_text("\n".join((*_LINES[:-1], 'messages = ["去年组织慰问9次"]')), "utf-8")
    done = gongwen("draft", brief, "-o", tmp_path / "out.docx")
    gongwen("export", 1, "-o", tmp_path / "out.txt")
    text = (tmp_path / "out.txt").read_text("utf-8")
    assert ("慰问9次" in text) is not ("慰问9次" in done.stdout)


def test_nothing_of_the_log_is_on_the_screen_and_it_is_private(tmp_path: Path, home: Path) -> None:
    done = gongwen_apart("draft", _BRIEF, "-o", tmp_path / "out.docx")
    assert done.returncode == 0
    assert done.stderr == ""
    assert all(len(line) < 240 for line in done.stdout.splitlines()[1:])
    assert (home / "gongwen.log").stat().st_size
    assert "敬老" not in (home / "gongwen.log").read_text("utf-8")
    modes = {name: stat.S_IMODE((home / name).stat().st_mode) for name in (".", "gongwen.log", "gongwen.db")}
    assert modes == {".": 0o700, "gongwen.log": 0o600, "gongwen.db": 0o600}


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("out.txt", "起草只写 .docx"),
        ("out", "起草只写 .docx"),
        ("nowhere/out.docx", "写不了"),
        ("folder.docx", "写不了"),
    ],
)
def test_a_file_that_cannot_be_written_is_refused_before_anything_is_drafted(
    output: str, said: str, tmp_path: Path, home: Path
) -> None:
    (tmp_path / "folder.docx").mkdir()
    refused(gongwen("draft", _BRIEF, "-o", tmp_path / output), said)
    assert not home.exists()


@pytest.mark.parametrize(
    ("instead", "said"),
    [
        ('issuer = " "', "issuer"),
        ('topic = ""', "topic"),
        ('period = ""', "period"),
        ('period = "上半年"', "“上半年”看不出年份"),
        ('genre = "诗歌"', "没有“诗歌”这个文种"),
    ],
)
def test_a_wrong_brief_is_refused_by_its_key(instead: str, said: str, tmp_path: Path) -> None:
    key = instead.split()[0]
    brief = tmp_path / "brief.toml"
    brief.write_text("\n".join([instead, *(line for line in _LINES if line.split()[0] != key)]), "utf-8")
    refused(gongwen("draft", brief, "-o", tmp_path / "out.docx"), said)


@pytest.mark.usefixtures("furnished")
def test_a_genre_without_a_period_needs_none(tmp_path: Path) -> None:
    brief = tmp_path / "brief.toml"
    brief.write_text(
        'genre = "会议通知"\nissuer = "云岭县图书馆"\ntopic = "读者座谈"\n'
        'messages = ["7月9日下午3点在报告厅开会，请各分馆负责人参加"]\n',
        "utf-8",
    )
    done = gongwen("draft", brief, "-o", tmp_path / "out.docx")
    assert done.returncode == 0, done.stderr
    gongwen("export", 1, "-o", tmp_path / "out.txt")
    assert "报告厅" in (tmp_path / "out.txt").read_text("utf-8")


def test_a_missing_brief_is_not_found(tmp_path: Path) -> None:
    refused(gongwen("draft", "none.toml", "-o", tmp_path / "x.docx"), "找不到文件 none.toml")


def test_a_brief_with_a_classification_mark_is_refused_and_not_kept(tmp_path: Path, home: Path) -> None:
    brief = tmp_path / "brief.toml"
    brief.write_text("\n".join((*_LINES[:-1], 'messages = ["机密★1年\\n金丝雀行动"]')), "utf-8")
    refused(gongwen("draft", brief, "-o", tmp_path / "out.docx"), "密级")
    assert not (home / "gongwen.db").exists()


@pytest.mark.usefixtures("furnished")
def test_a_brief_may_say_who_signs(tmp_path: Path) -> None:
    brief = _BRIEF.read_text("utf-8").replace("messages =", 'signature = "校长 周某"\nmessages =', 1)
    (tmp_path / "brief.toml").write_text(brief, "utf-8")
    gongwen("draft", tmp_path / "brief.toml", "-o", tmp_path / "a.docx")
    texts = [p.text for p in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert "校长\u3000\u3000周某" in texts
