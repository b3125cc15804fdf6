"""`gongwen read`: what is understood of a thread, from its messages alone."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands.shell import ROOT, gongwen, refused
from tests.commands.threads import PLANTED, write_thread
from tests.endpoint import Endpoint, Status
from tests.fakes import faithful

_THREADS = ROOT.parent / "shared" / "threads"
_TABLES = ("facts", "pending", "wishes", "data", "asides", "contradictions")


def _read(thread: Path) -> dict[str, list[dict[str, Any]]]:
    done = gongwen("read", thread, "--json")
    assert done.returncode == 0, done.stderr
    told: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)
    return told


def _current(told: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    gone = {n for fact in told["facts"] for n in fact["replaces"] or ()}
    return [fact for n, fact in enumerate(told["facts"]) if n not in gone and fact["text"]]


def test_a_correction_holds_in_the_place_of_what_it_corrects(tmp_path: Path) -> None:
    told = _read(write_thread(tmp_path))
    current = {fact["text"]: fact for fact in _current(told)}
    assert any("敬老服务14次" in text for text in current)
    assert not any("12次" in text for text in current)
    [plan] = [fact for text, fact in current.items() if "服务站2个" in text]
    assert (plan["message"], plan["status"], plan["role"]) == (4, "planned", "下一步")


def test_what_waits_and_what_is_wished_are_no_facts(tmp_path: Path) -> None:
    told = _read(write_thread(tmp_path))
    assert [(gap["message"], gap["label"]) for gap in told["pending"]] == [(2, "满意度")]
    assert [wish["message"] for wish in told["wishes"]] == [3]
    assert not any(fact["message"] in (2, 3) for fact in told["facts"] if fact["text"])


def test_messages_are_read_from_plain_lines(tmp_path: Path) -> None:
    thread = tmp_path / "messages.txt"
    thread.write_text("敬老服务办了12次\n\n更正一下，敬老服务是14次\n", "utf-8")
    [fact] = _current(_read(thread))
    assert (fact["text"], fact["message"]) == ("敬老服务办了14次", 1)


def test_the_annotations_are_left_alone(tmp_path: Path) -> None:
    for how in (("--json",), ()):
        said = gongwen("read", write_thread(tmp_path), *how).stdout
        assert "14次" in said
        assert not any(planted in said for planted in PLANTED)


def test_a_reader_sees_what_holds_by_what_it_is(tmp_path: Path) -> None:
    said = gongwen("read", write_thread(tmp_path)).stdout
    assert "敬老服务14次" in said
    assert "敬老服务12次" not in said
    assert "满意度" in said


def test_what_the_model_reads_is_told_in_the_same_shape(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Endpoint(answer=faithful) as endpoint:
        monkeypatch.setenv("GONGWEN_MODEL", "m")
        monkeypatch.setenv("GONGWEN_MODEL_URL", endpoint.url)
        told = _read(write_thread(tmp_path))
        assert endpoint.requests
        assert not any(planted in str(endpoint.requests) for planted in PLANTED)
    assert set(_TABLES) <= set(told)
    assert "下一步：新建服务站2个" in [fact["text"] for fact in told["facts"]]


def test_a_model_that_fails_is_said_and_rules_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Endpoint(answer=lambda _body: Status(400)) as endpoint:
        monkeypatch.setenv("GONGWEN_MODEL", "m")
        monkeypatch.setenv("GONGWEN_MODEL_URL", endpoint.url)
        done = gongwen("read", write_thread(tmp_path), "--json")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert any("14次" in fact["text"] for fact in json.loads(done.stdout)["facts"])


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("genre = ", "thread.toml"),
        ('genre = "总结"', "messages"),
        ('messages = ["x"]\nfacts = []', "facts"),
        ('messages = ["机密★1年\\n金丝雀行动"]', "密级"),
    ],
)
def test_what_is_no_thread_is_refused_in_one_line(written: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "thread.toml"
    path.write_text(written, "utf-8")
    refused(gongwen("read", path, "--json"), said)


@pytest.mark.skipif(not _THREADS.is_dir(), reason="needs ../shared/threads, no part of the project")
def test_every_annotated_thread_is_read_into_the_shape_that_is_scored(tmp_path: Path) -> None:
    for thread in sorted(_THREADS.glob("*.toml")):
        reading = tmp_path / f"{thread.stem}.json"
        reading.write_text(gongwen("read", thread, "--json").stdout, "utf-8")
    score = (sys.executable, str(_THREADS / "score_reading.py"), "--dir", str(_THREADS), str(tmp_path))
    scored = subprocess.run(score, capture_output=True, text=True, check=True, timeout=60)
    assert "fact_recall" in scored.stdout
