"""The scripted conversation of the README, by the very commands of the README."""

import io
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import docx
import pytest

from tests.commands.shell import gongwen
from tests.endpoint import Endpoint
from tests.fakes import faithful

pytestmark = pytest.mark.usefixtures("furnished")
_ROOT = Path(__file__).parent.parent
_SCRIPT = _ROOT / "tests" / "conversations" / "water_group.txt"
_PASTED = _SCRIPT.with_name("three_messages.txt")
_SEEDS = _ROOT.parent / "shared" / "seeds"
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


def _gongwen(*arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, input=said, capture_output=True, text=True, cwd=_ROOT, timeout=60)


def _lines(content: bytes) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(content)).paragraphs if p.text]


def _figures(text: str) -> Counter[str]:
    # The period is no figure: it stands in the title, and again wherever a sentence needs it.
    return Counter(_FIGURE.findall(text.replace("2026年上半年", "")))


def _hold_the_conversation(folder: Path) -> str:
    """Go through the script, compare the figures of the file with those told, and return what was said."""
    script = _SCRIPT.read_text("utf-8")
    done = _gongwen("chat", "--out", str(folder), said=script)
    assert done.returncode == 0
    assert done.stderr == ""
    [file] = folder.glob("*.docx")
    lines = _lines(file.read_bytes())
    assert lines[0].replace("\n", "") == "澜川市水务集团有限公司2026年上半年精神文明建设工作总结"
    orders = {"删4", "把1320人次改成1350人次"}
    told = "\n".join(line for line in script.splitlines() if line not in orders)
    given = _figures(told.replace("1320", "1350"))
    assert len(given) >= 12
    assert _figures("\n".join(lines)) == given
    return done.stdout


@pytest.fixture(scope="module")
def pasted(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """Hold the conversation of the README once, and return what was shown and where its file went."""
    place = tmp_path_factory.mktemp("pasted")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GONGWEN_HOME", str(place / "home"))
        return _gongwen("chat", "--out", str(place), said=_PASTED.read_text("utf-8")), place


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_shows_what_is_said(
    readme: str, pasted: tuple[subprocess.CompletedProcess[str], Path]
) -> None:
    done, place = pasted
    [shown] = re.findall("```\n(› .+?)```", (_ROOT / readme).read_text("utf-8"), re.DOTALL)
    for part in shown.split("\n……\n"):
        assert part.replace("out/", f"{place}/") in done.stdout


def test_three_pasted_messages_make_a_file_with_what_holds_of_them(
    pasted: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    done, place = pasted
    assert done.stderr == ""
    [file] = place.glob("*.docx")
    text = "\n".join(_lines(file.read_bytes()))
    for told in ("7次", "210人次", "12场", "168人", "24场", "8户", "6期", "15次", "32吨", "2个", "4期"):
        assert text.count(told) == 1
    assert "180" not in text
    assert "【待补：群众满意度】" in text
    assert text.index("活动载体不多") < text.index("实践站")
    assert "领导" not in text.split("三、")[1]


@pytest.mark.slow
def test_the_conversation_writes_a_file_with_every_figure_given_and_no_other(tmp_path: Path) -> None:
    _hold_the_conversation(tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(
    not _SEEDS.is_dir(), reason="needs ../shared/seeds, real files that are no part of the project"
)
def test_it_does_so_with_real_files_imported_beside_the_shipped_exemplars(tmp_path: Path) -> None:
    done = _gongwen("corpus", "add", str(_SEEDS))
    assert done.returncode == 0, done.stderr
    assert "共看了 5 个文件：可用 5 篇" in done.stdout
    _hold_the_conversation(tmp_path)


def test_it_does_so_with_a_model_that_streams(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Endpoint(answer=faithful) as endpoint:
        monkeypatch.setenv("GONGWEN_MODEL", "m")
        monkeypatch.setenv("GONGWEN_MODEL_URL", endpoint.url)
        monkeypatch.setenv("GONGWEN_MODEL_KEY", "key")
        _hold_the_conversation(tmp_path)
    asked = [request["body"]["messages"][-1]["content"] for request in endpoint.requests]
    read = [what.rpartition("【新消息】\n")[2] for what in asked if "【新消息】" in what]
    assert len(asked) - len(read) == 6
    assert len(read) == len(set(read)) == 10
    assert all(request["body"]["stream"] for request in endpoint.requests)


@pytest.mark.slow
def test_a_figure_is_restated_in_arabic_numerals(tmp_path: Path) -> None:
    lines = (
        "/new",
        "帮我写青石镇人民政府2026年上半年志愿服务工作总结",
        "确认",
        "就用这个",
        "志愿服务三十三次；慰问困难户１２户；服务群众一千二百余人次；骨干占百分之六十",
        "直接成稿",
        "导出文本",
        "先导出草稿",
    )
    assert _gongwen("chat", "--out", str(tmp_path), said="\n".join(lines)).returncode == 0
    [file] = tmp_path.glob("*.txt")
    text = file.read_text("utf-8")
    for told in ("33次", "12户", "1200余人次", "60%"):
        assert text.count(told) == 1
    assert _figures(text) == Counter(["33", "12", "1200", "60"])


def test_the_briefs_of_the_readme_are_drafted(tmp_path: Path) -> None:
    brief = _ROOT / "tests" / "briefs" / "school.toml"
    done = _gongwen("draft", str(brief), "-o", str(tmp_path / "out.docx"))
    assert done.returncode == 0, done.stderr
    text = "\n".join(_lines((tmp_path / "out.docx").read_bytes()))
    for told in ("全年开展敬老服务12次", "培训志愿者80名", "每月调度1次", "2026年1月9日"):
        assert told in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("draft", "none.toml", "-o", "x.docx"), "none.toml"),
        (("export", "99", "-o", "x.docx"), "没有 99 号文稿"),
        (("corpus", "add", "/nowhere"), "找不到 /nowhere，什么也没有导入"),
        (("corpus", "remove", "99"), "没有这个号"),
        (("chat", "--config", "none.toml"), "找不到配置文件 none.toml"),
        (("telegram",), "没有 Telegram 令牌"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(arguments: tuple[str, ...], said: str) -> None:
    done = gongwen(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_wrong_config_key_is_named(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[model]\nnane = "x"\n', "utf-8")
    done = _gongwen("chat", "--config", str(config))
    assert done.returncode == 2
    assert "model.nane：没有这个配置项" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_unknown_genre_names_the_known_ones(tmp_path: Path) -> None:
    brief = tmp_path / "brief.toml"
    brief.write_text('genre = "诗歌"\nissuer = "x"\nperiod = "2026年"\ntopic = "y"\nmessages = []\n', "utf-8")
    done = gongwen("draft", brief, "-o", tmp_path / "out.docx")
    assert done.returncode == 2
    assert "没有“诗歌”这个文种" in done.stderr
    assert "工作总结" in done.stderr
