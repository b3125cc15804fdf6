"""`gongwen corpus`, as a program reads it."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from bot.files.reading import NAMES
from bot.texts.corpus import KINDS
from tests.bench import generated
from tests.commands.shell import ROOT, gongwen, refused
from tests.corpus.formats import zipped

pytestmark = pytest.mark.usefixtures("furnished")
_LONG = "关于深入推进澜川市水务集团有限公司所属各单位新时代文明实践与志愿服务融合发展的2026年上半年工作总结"
_SAMPLE = ROOT / "exemplars" / "工作总结"


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "旧稿"
    folder.mkdir()
    for number, source in enumerate(sorted(_SAMPLE.glob("*.md"))[:2]):
        _, _, body = source.read_text("utf-8").split("---\n", 2)
        (folder / f"{number}{_LONG}.txt").write_text(f"{_LONG}\n\n{body}", "utf-8")
    return folder


def test_piped_tables_are_whole(tmp_path: Path, home: Path) -> None:
    shutil.rmtree(home)  # a first start
    added = gongwen("corpus", "add", _folder(tmp_path))
    assert added.returncode == 0, added.stderr
    header, *rows, total = added.stdout.splitlines()
    assert header.split("\t") == ["文件", "标题", "结果", "文种", "段落", "说明"]
    assert [row.split("\t")[0] for row in rows] == [f"0{_LONG}.txt", f"1{_LONG}.txt"]
    assert "可用 2 篇" in total
    assert f"0{_LONG}.txt" in gongwen("corpus", "list").stdout


def test_the_same_folder_again_is_no_failure(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    gongwen("corpus", "add", folder)
    again = gongwen("corpus", "add", folder)
    assert again.returncode == 0
    assert "已有，未重复收 2 篇" in again.stdout


def test_a_program_reads_what_was_added(tmp_path: Path) -> None:
    done = gongwen("corpus", "add", "--json", _folder(tmp_path))
    found = json.loads(done.stdout)
    assert [piece["file"] for piece in found["pieces"]] == [f"0{_LONG}.txt", f"1{_LONG}.txt"]
    assert [piece["duplicate"] for piece in found["pieces"]] == [False, False]
    assert all(piece["passages"] for piece in found["pieces"])


def test_a_broken_link_is_said_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "去年.txt").symlink_to(tmp_path / "gone.txt")
    done = gongwen("corpus", "add", tmp_path)
    assert done.returncode == 1
    assert "去年.txt\t\t读不了\t\t\t文件打不开" in done.stdout
    refused(gongwen("corpus", "add", tmp_path / "去年.txt"), "找不到")


@pytest.mark.parametrize(("made", "said"), [(False, "找不到"), (True, "里没有可导入的文件")])
def test_where_nothing_can_be_imported_it_is_said_what_can(tmp_path: Path, made: bool, said: str) -> None:
    folder = tmp_path / "旧稿"
    if made:
        folder.mkdir()
        (folder / "照片.png").write_bytes(b"x")
    done = gongwen("corpus", "add", folder)
    refused(done, said)
    assert KINDS in done.stderr
    assert set(KINDS.split("、")) <= NAMES


def _old_drafts() -> dict[str, bytes]:
    bodies = [p.read_text("utf-8").split("---\n", 2)[2] for p in sorted(_SAMPLE.glob("*.md"))[:3]]
    return {f"稿{n}.txt": f"{_LONG}\n\n{body}".encode() for n, body in enumerate(bodies)}


def test_bad_files_among_good_ones_are_named_one_by_one(tmp_path: Path) -> None:
    first, second, third = _old_drafts().items()
    folder = tmp_path / "旧稿"
    folder.mkdir()
    packed = {"年初/打不开.docx": b"PK rubbish", first[0]: first[1], "空白.txt": b" \n"}
    (folder / "材料.zip").write_bytes(zipped(**packed))
    (folder / "损坏.zip").write_bytes(b"PK\x03\x04 torn")
    (folder / second[0]).write_bytes(second[1])
    alone = tmp_path / third[0]
    alone.write_bytes(third[1])
    done = gongwen("corpus", "add", "--json", folder, alone)
    assert done.returncode == 0, done.stderr
    pieces = json.loads(done.stdout)["pieces"]
    assert sum(piece.get("exemplar") is not None for piece in pieces) == 3
    errors = {piece["file"]: piece["error"] for piece in pieces if "error" in piece}
    assert errors.keys() == {"材料.zip/年初/打不开.docx", "材料.zip/空白.txt", "损坏.zip"}
    assert all("\n" not in line for line in errors.values())
    table = gongwen("corpus", "add", folder / "材料.zip").stdout
    assert [line for line in table.splitlines() if line.startswith("材料.zip/空白.txt\t\t读不了\t")]


def test_a_zip_that_holds_nothing_readable_is_one_failure(tmp_path: Path) -> None:
    (tmp_path / "照片.zip").write_bytes(zipped(**{"一.jpg": b"x", "二.png": b"x"}))
    done = gongwen("corpus", "add", "--json", tmp_path / "照片.zip")
    assert done.returncode == 1
    [piece] = json.loads(done.stdout)["pieces"]
    assert (piece["file"], "没有能读的文稿" in piece["error"]) == ("照片.zip", True)


def test_an_unknown_genre_is_one_line_that_names_the_known(tmp_path: Path) -> None:
    done = gongwen("corpus", "search", "志愿服务", "--genre", "散文")
    refused(done, "总结、要点、方案、报告、通知、其他")
    assert "--genre" in done.stderr
    assert gongwen("corpus", "search", "志愿服务", "--genre", "总结").returncode == 0


@pytest.mark.parametrize("taken", ["index", "index/passages"])
def test_a_file_where_the_index_belongs_is_one_line(home: Path, taken: str) -> None:
    shutil.rmtree(home / "index")
    (home / taken).parent.mkdir(exist_ok=True)
    (home / taken).write_text("不是文件夹", "utf-8")
    for command in (["corpus", "list"], ["corpus", "search", "供水"]):
        refused(gongwen(*command), "检索索引放不进")
    doctor = gongwen("doctor")
    assert doctor.returncode == 1 and "检索索引放不进" in doctor.stdout
    (home / taken).unlink()
    assert gongwen("corpus", "list").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of its own")
def test_who_looks_at_it_sees_how_far_a_large_file_has_come(tmp_path: Path) -> None:
    count = 40
    written = generated.exemplars(count * generated.PASSAGES_EACH, generated.words())
    packed = zipped(**{e.source: generated.text_of(e).encode() for e in written})
    (tmp_path / "材料.zip").write_bytes(packed)
    seen, shown = os.openpty()
    command = [sys.executable, "-m", "bot", "corpus", "add", str(tmp_path)]
    screen = b""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=shown, cwd=ROOT) as adding:
        os.close(shown)
        with suppress(OSError):  # that is how a terminal ends
            while block := os.read(seen, 4096):
                screen += block
        os.close(seen)
        assert adding.stdout
        assert adding.stdout.read().decode().count("材料.zip\t1-") == count
    assert f"/{count} 篇" in screen.decode("utf-8", "replace")


_OLD = """青澜县水利局2025年防汛工作小结
今年以来，我局组织青澜河巡堤二百余次，副局长王建国带队检查。现将有关情况总结如下。
一、主要做法
联合县应急管理局在白鹭镇南坡村开展演练三场，转移群众六百余人，防汛科全程值守，处置险情十一处，无人员伤亡。
二、存在问题
部分堤段老化，巡查力量不足，物资储备点分布不均，个别村预警设备没有及时更换，群众避险意识有待提高。
"""


def _shown(number: int) -> dict[str, object]:
    told: dict[str, object] = json.loads(gongwen("corpus", "show", str(number), "--json").stdout)
    return told


def _imported(folder: Path) -> int:
    file = folder / "防汛.txt"
    file.write_text(_OLD, "utf-8")
    [piece] = json.loads(gongwen("corpus", "add", "--json", file).stdout)["pieces"]
    return int(piece["exemplar"])


def test_all_that_was_understood_is_shown(tmp_path: Path) -> None:
    shown = gongwen("corpus", "show", str(_imported(tmp_path))).stdout
    assert "《青澜县水利局2025年防汛工作小结》" in shown
    assert "文种：总结　单位：政府部门　年份：2025　主题：防汛" in shown
    assert "用途：可用" in shown
    assert "人名（换成“某同志”）：王建国" in shown
    assert "部门（照原样）：" in shown
    assert "县应急管理局" in shown
    assert "地名（换成“某地”）：" in shown
    assert "一、主要做法（做法成效）\n联合县应急管理局" in shown


def test_a_correction_is_obeyed_and_survives_a_new_import(tmp_path: Path) -> None:
    number = _imported(tmp_path)
    gongwen("corpus", "set", str(number), "文种=报告", "年份=2024", "topic=河道巡查", "用途=只参考结构")
    told = _shown(number)
    assert (told["genre"], told["year"], told["topic"], told["grade"]) == (
        "报告",
        2024,
        "河道巡查",
        "structure",
    )
    assert told["reasons"] == ["用途由您指定"]
    assert told["corrected"] == ["genre", "year", "topic", "grade"]
    assert "没有找到" in gongwen("corpus", "search", "青澜河巡堤").stdout
    gongwen("corpus", "set", str(number), "用途=可用")
    assert "青澜县水利局" in gongwen("corpus", "search", "防汛河道巡查").stdout

    gongwen("corpus", "remove", str(number))
    again = _shown(_imported(tmp_path))
    assert (again["genre"], again["year"], again["topic"], again["grade"]) == (
        "报告",
        2024,
        "河道巡查",
        "good",
    )
    assert again["title"] == "青澜县水利局2025年防汛工作小结"


@pytest.mark.parametrize(
    ("assignment", "why"),
    [
        ("文种=檄文", "文种没有“檄文”，可以写：总结、要点、方案、报告、通知、其他。"),
        ("年份=去年", "“去年”不是年份"),
        ("颜色=红", "“颜色=红”看不懂"),
        ("标题=", "标题不能空着"),
    ],
)
def test_a_wrong_correction_is_refused_and_changes_nothing(tmp_path: Path, assignment: str, why: str) -> None:
    number = _imported(tmp_path)
    before = _shown(number)
    refused(gongwen("corpus", "set", str(number), "主题=别的", assignment), why)
    assert _shown(number) == before


def test_what_is_not_there_is_not_corrected() -> None:
    refused(gongwen("corpus", "set", "99", "年份=2024"), "范例库里没有这个号")
    refused(gongwen("corpus", "show", "99"), "范例库里没有这个号")
