"""`gongwen eval`: drafts of several briefs by several models and prompts, side by side."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from bot import shipped
from tests.browser import browsed, browser
from tests.commands.shell import ROOT, Done, gongwen, refused
from tests.commands.threads import write_thread
from tests.endpoint import Endpoint, Reaction, Request, Status
from tests.fakes import faithful
from tests.installed import furnish

pytestmark = pytest.mark.usefixtures("furnished")
_MODELS = ("--model", "lab/one", "--model", "two")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a brief and a thread."""
    return _briefs(tmp_path)


def _briefs(place: Path) -> Path:
    path = place / "briefs"
    path.mkdir()
    shutil.copy(ROOT / "tests" / "briefs" / "school.toml", path)
    write_thread(path)
    return path


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    """Lend an endpoint where each model writes what it was told, and one is out of order."""
    with Endpoint(answer=_answer) as serving:
        monkeypatch.setenv("GONGWEN_MODEL_URL", serving.url)
        yield serving


def _answer(body: Request) -> Reaction:
    return Status(400) if body["model"] == "broken" else faithful(body)


def _drafts(done: Done) -> list[dict[str, Any]]:
    drafts: list[dict[str, Any]] = json.loads(done.stdout)["drafts"]
    return drafts


def test_every_brief_is_drafted_by_every_model(folder: Path, tmp_path: Path, endpoint: Endpoint) -> None:
    done = gongwen("eval", folder, "-o", tmp_path / "out", *_MODELS, "--json")
    assert done.returncode == 0, done.stderr
    drafts = _drafts(done)
    assert [(d["thread"], d["candidate"]) for d in drafts] == [
        *(("school", "lab/one"), ("school", "two")),
        *(("thread", "lab/one"), ("thread", "two")),
    ]
    assert {request["body"]["model"] for request in endpoint.requests} == {"lab/one", "two"}
    assert len({d["file"] for d in drafts}) == 4
    for draft in drafts:
        measures = draft["measures"]
        written = Path(draft["file"]).with_suffix(".txt").read_text("utf-8")
        assert Path(draft["file"]).exists()
        assert measures["chars"] >= 100
        assert measures["facts"] == measures["stated"] + len(measures["missing"])
        assert measures["used"]["calls"] >= 2
        assert measures["used"]["prompt_tokens"] > measures["used"]["completion_tokens"] > 0
        assert written.startswith("澜川市东湖小学" if draft["thread"] == "school" else "白鹭湖街道")
    assert [d["measures"]["target"] for d in drafts] == [1500, 1500, None, None]
    assert sum(d["measures"]["used"]["calls"] for d in drafts) == len(endpoint.requests)


@pytest.mark.slow
def test_a_reader_sees_a_line_for_each_draft_and_the_means_of_each_model(
    folder: Path, tmp_path: Path, endpoint: Endpoint
) -> None:
    done = gongwen("eval", folder, "-o", tmp_path / "out", *_MODELS)
    rows = [line.split("\t") for line in done.stdout.splitlines() if "\t" in line]
    assert [row[:2] for row in rows] == [
        ["文稿", "候选"],
        *(["school", "lab/one"], ["school", "two"]),
        *(["thread", "lab/one"], ["thread", "two"]),
        *(["平均", "lab/one"], ["平均", "two"]),
    ]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert "index.html" in done.stdout


def test_nothing_of_an_evaluation_stays_among_the_documents(folder: Path, tmp_path: Path) -> None:
    assert gongwen("eval", folder, "-o", tmp_path / "out").returncode == 0
    assert json.loads(gongwen("documents", "--json").stdout or "[]") == []


def test_without_a_model_the_skeleton_is_measured(folder: Path, tmp_path: Path) -> None:
    done = gongwen("eval", folder, "-o", tmp_path / "out", "--json")
    drafts = _drafts(done)
    assert {d["candidate"] for d in drafts} == {"骨架"}
    assert {d["measures"]["used"]["calls"] for d in drafts} == {0}
    thread = drafts[1]["measures"]
    assert thread["superseded"] == []
    assert any("满意度" in gap for gap in thread["gaps"])


@pytest.mark.slow
def test_a_model_that_fails_is_told_and_stops_no_other(
    folder: Path, tmp_path: Path, endpoint: Endpoint
) -> None:
    models = ("--model", "broken", "--model", "two")
    done = gongwen("eval", folder, "-o", tmp_path / "out", *models)
    rows = {tuple(line.split("\t")[:2]): line.split("\t") for line in done.stdout.splitlines()}
    assert done.returncode == 1
    assert rows["school", "broken"][-1]
    assert "2 篇" in rows["平均", "broken"][-1]
    assert rows["school", "two"][-1] == rows["thread", "two"][-1] == rows["平均", "two"][-1] == ""


@pytest.mark.slow
def test_versions_of_a_prompt_are_compared(folder: Path, tmp_path: Path, endpoint: Endpoint) -> None:
    version = tmp_path / "plainer"
    version.mkdir()
    ours = (shipped.TASKS / "read.md").read_text("utf-8")
    (version / "read.md").write_text(ours.replace("system:\n", "system:\n金丝雀\n", 1), "utf-8")
    versions = ("--prompts", "shipped", "--prompts", version)
    done = gongwen("eval", folder, "-o", tmp_path / "out", "--model", "two", *versions, "--json")
    assert {d["candidate"] for d in _drafts(done)} == {"two · shipped", f"two · {version}"}
    asked = [request["body"]["messages"] for request in endpoint.requests]
    reading = ["金丝雀" in system["content"] for system, *_, user in asked if "【新消息】" in user["content"]]
    assert reading == sorted(reading)
    assert set(reading) == {False, True}


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("readme.txt", "", "没有提示词文件"),
        ("sing.md", "", "sing.md 用不上"),
        ("read.md", 'inputs = ["x"]', "换不上"),
    ],
)
def test_a_version_that_does_not_fit_is_refused_before_anything_is_drafted(
    file: str, content: str, said: str, folder: Path, tmp_path: Path
) -> None:
    version = tmp_path / "version"
    version.mkdir()
    head = content or "inputs = []"
    user = "$x" if content else "好"
    (version / file).write_text(f'---\npurpose = "x"\n{head}\n---\nsystem:\n写\nuser:\n{user}\n', "utf-8")
    refused(gongwen("eval", folder, "-o", tmp_path / "out", "--prompts", version), said)
    assert not (tmp_path / "out").exists()


def test_a_folder_without_a_brief_is_refused(folder: Path, tmp_path: Path) -> None:
    refused(gongwen("eval", tmp_path / "nowhere", "-o", tmp_path / "out"), "没有 .toml 文件")
    for brief in folder.iterdir():
        brief.write_text('genre = "诗歌"\nmessages = []', "utf-8")
    refused(gongwen("eval", folder, "-o", tmp_path / "out"), "没有“诗歌”这个文种")
    assert not (tmp_path / "out").exists()


def test_a_brief_that_cannot_be_read_is_told_and_stops_no_other(folder: Path, tmp_path: Path) -> None:
    (folder / "poem.toml").write_text('genre = "诗歌"\nmessages = []', "utf-8")
    done = gongwen("eval", folder, "-o", tmp_path / "out", "--json")
    poem, school, thread = _drafts(done)
    assert done.returncode == 1
    assert ["诗歌" in line for line in poem["failures"]] == [True]
    assert poem["measures"] is poem["file"] is None
    assert school["failures"] == thread["failures"] == []


def test_a_place_that_is_a_file_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    refused(gongwen("eval", folder, "-o", tmp_path / "out"), "写不了")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of two drafts each of two briefs, to look at only."""
    place = tmp_path_factory.mktemp("page")
    furnish(place / "home")
    folder = _briefs(place)
    table = (folder / "school.toml").read_text("utf-8")
    (folder / "school.toml").write_text(
        table.replace("messages = [", 'messages = [\n  "</script><b>培训</b>讲解员9名",'), "utf-8"
    )
    with Endpoint(answer=_answer) as serving, pytest.MonkeyPatch.context() as environment:
        environment.setenv("GONGWEN_HOME", str(place / "home"))
        environment.setenv("GONGWEN_MODEL_URL", serving.url)
        assert gongwen("eval", folder, "-o", place / "out", *_MODELS).returncode == 0
    return place / "out" / "index.html"


def _text(element: html.HtmlElement) -> str:
    return str(element.text_content())


def test_the_page_shows_messages_and_drafts_without_names(page: Path) -> None:
    tree = html.fromstring(page.read_text("utf-8"))
    sections = tree.findall(".//section")
    assert [s.get("data-thread") for s in sections] == ["school", "thread"]
    for section in sections:
        shown = _text(section)
        assert [a.get("data-letter") for a in section.findall(".//article")] == ["A", "B"]
        assert "各项工作有序推进" in shown
        assert len(section.findall(".//fieldset")) == 3
        assert {radio.get("value") for radio in section.iter("input")} == {"A", "B", "="}
        assert not re.search("lab/one|two", html.tostring(section, encoding="unicode"))
    [folded] = sections[0].findall(".//details")
    assert "</script><b>培训</b>" in _text(folded)
    assert tree.find(".//b") is None


def test_the_page_asks_nobody_outside(page: Path) -> None:
    tree = html.fromstring(page.read_text("utf-8"))
    assert not [e for e in tree.iter() if e.get("src") or e.get("href") or e.tag == "link"]
    assert "http" not in re.sub("http-equiv", "", page.read_text("utf-8"))
    [policy] = [m.get("content") for m in tree.iter("meta") if m.get("http-equiv")]
    assert str(policy).startswith("default-src 'none';")
    assert "unsafe" not in str(policy)


@browsed
@pytest.mark.slow
@pytest.mark.parametrize(("width", "side_by_side"), [(390, False), (1400, True)])
def test_votes_are_cast_blind_and_then_counted_by_name(
    width: int, side_by_side: bool, page: Path, tmp_path: Path
) -> None:
    with browser(tmp_path / "profile") as tab:
        tab.open(page.as_uri(), width)
        assert tab.run("document.documentElement.scrollWidth") <= width
        assert tab.run("document.querySelectorAll('article')[1].checkVisibility()") is side_by_side
        assert tab.run("document.getElementById('result').checkVisibility()") is False
        tab.run("document.querySelectorAll('input[value=B]').forEach(b => b.click())")
        assert tab.run("document.getElementById('cast').textContent") == "已投 6/6 票"
        tab.run(
            "const note = document.querySelector('section textarea'); note.value = '少了一条';"
            "note.dispatchEvent(new Event('input', {bubbles: true}))"
        )
        tab.open(page.as_uri(), width)
        tab.run("document.getElementById('finish').click()")
        result = json.loads(tab.run("document.getElementById('json').value"))
        assert (tab.dialogs, tab.faults) == ([], [])
        assert "：two" in tab.run("document.querySelector('main').textContent")
    school, _ = result["threads"]
    assert school["note"] == "少了一条"
    assert school["votes"] == dict.fromkeys(("best", "truth", "prose"), school["drafts"]["B"])
    assert {sum(counts.values()) for counts in result["totals"].values()} == {2}


@browsed
@pytest.mark.slow
def test_names_are_not_shown_early_without_a_warning(page: Path, tmp_path: Path) -> None:
    with browser(tmp_path / "profile") as tab:
        tab.open(page.as_uri(), 390)
        tab.run("document.querySelector('nav button[data-letter=B]').click()")
        shown = "[...document.querySelectorAll('section')[0].querySelectorAll('article')]"
        assert tab.run(f"{shown}.map(a => a.checkVisibility())") == [False, True]
        tab.run("document.getElementById('finish').click()")
        assert [said for said in tab.dialogs if "还有 6 票没投" in said]
