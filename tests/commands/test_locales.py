"""In an office's locale of GBK, whose names of files are UTF-8 all the same, everything works."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.shell import ROOT

pytestmark = pytest.mark.slow

_BRIEF = ROOT / "tests" / "briefs" / "school.toml"
_TALK = (
    "帮我写青石镇人民政府2026年上半年精神文明建设工作总结\n1\n1\n"
    "满意率98.6%\n起草这节\n导出文本\n先导出草稿\n"
)
_EXEMPLAR = "关于开展检查的通知\n各部门：\n" + "一、要求\n各部门要认真组织检查，逐项登记，及时整改。\n" * 9


@pytest.fixture(scope="module", params=["GBK", "GB18030"])
def locale(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what the environment says in a Chinese locale of old, made here where it can be."""
    if not (localedef := shutil.which("localedef")):
        pytest.skip("needs localedef, to make the locale")
    folder, name = tmp_path_factory.mktemp("locales"), f"zh_CN.{request.param}"
    subprocess.run((localedef, "-f", request.param, "-i", "zh_CN", folder / name), capture_output=True)
    if not (folder / name).exists():
        pytest.skip(f"no charmap of {request.param} here")
    return {"LOCPATH": str(folder), "LC_ALL": name, "encoding": request.param}


def _gongwen(locale: dict[str, str], *arguments: object, said: str = "", script: str = "") -> str:
    """Return what a command says on both streams; it must come to a good end."""
    encoding = locale["encoding"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        (os.fsencode(sys.executable), b"-m", b"bot", *(os.fsencode(str(a)) for a in arguments)),
        input=said.encode(script or encoding),
        capture_output=True,
        cwd=ROOT,
        env=environment | {name: value for name, value in locale.items() if name.isupper()},
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode(encoding)
    return (done.stdout + done.stderr).decode(encoding)


@pytest.mark.parametrize("script", ["utf-8", "gb18030"])
def test_a_conversation_is_held(locale: dict[str, str], script: str, tmp_path: Path) -> None:
    told = _gongwen(locale, "chat", "--out", tmp_path / "文稿", said=_TALK, script=script)
    assert "1 条" in told and "青石镇人民政府" in told
    assert len(list((tmp_path / "文稿").glob("*.txt"))) == 1


def test_a_document_is_drafted_and_the_library_used(
    locale: dict[str, str], tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGWEN_HOME", str(home / "数据"))
    (tmp_path / "通知.txt").write_text(_EXEMPLAR, "utf-8")
    assert "已写成" in _gongwen(locale, "draft", _BRIEF, "-o", tmp_path / "out.docx")
    assert "共看了 1 个文件" in _gongwen(locale, "corpus", "add", tmp_path / "通知.txt")
    told = _gongwen(locale, "corpus", "list")
    assert "检索索引与范例库一致" in told
    assert " 通知.txt" in told.replace("\t", " ") and "工作总结/" in told
    assert [path.name for path in home.iterdir()] == ["数据"]
