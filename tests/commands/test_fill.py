"""`gongwen fill`: what a template has to be filled, and what it is filled with."""

import json
from pathlib import Path

import pytest

from bot.files.word import reading as word
from tests.commands.shell import gongwen, refused
from tests.export.templates.making import p, package, r

_NOTICE = """关于做好冬季供暖检修工作的通知
各社区居委会：
供暖期临近，现将检修有关事项通知如下。
一、检修范围
（一）老旧管网。逐户排查漏点。
请于10月20日前报送结果。
附件：检修情况统计表
北岭街道办事处
2026年9月28日
"""
_VALUES = {"标题": "关于检修的通知", "正文": "现通知如下。\n一、范围", "落款": "北岭街道办事处", "份数": 3}


@pytest.fixture
def template(tmp_path: Path) -> Path:
    names = ("{{标题}}", "｛｛主送单位｝｝", "【正文】", "附件：${附件}", "«落款»", "××××年×月×日")
    file = tmp_path / "模板.docx"
    file.write_bytes(package("".join(p(r(name)) for name in names)))
    return file


def _text(file: Path) -> str:
    return word.read(file.name, file.read_bytes())


def test_the_fields_are_listed_for_people_and_for_programs(template: Path) -> None:
    told = json.loads(gongwen("fill", "--inventory", "--json", template).stdout)
    assert [field["name"] for field in told["fields"]] == [
        "标题",
        "主送单位",
        "正文",
        "附件",
        "落款",
        "成文日期",
    ]
    assert told["fields"][5] | {"count": 1} == {
        "name": "成文日期",
        "kind": "mask",
        "place": "document",
        "sample": "××××年×月×日",
        "count": 1,
        "other_name": "",
    }
    assert "主送单位" in gongwen("fill", "--inventory", template).stdout


@pytest.mark.parametrize("suffix", [".txt", ".docx"])
def test_a_document_is_put_in_part_by_part(tmp_path: Path, template: Path, suffix: str) -> None:
    file, out = tmp_path / f"通知{suffix}", tmp_path / "成文.docx"
    lines = package("".join(p(r(line)) for line in _NOTICE.splitlines()))
    file.write_bytes(_NOTICE.encode() if suffix == ".txt" else lines)
    done = gongwen("fill", template, file, "-o", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert "填了 6 处" in done.stdout
    assert _text(out) == _NOTICE.rstrip("\n")


def test_what_is_left_is_a_line_each_and_the_status_says_so(tmp_path: Path, template: Path) -> None:
    file, out = tmp_path / "值.json", tmp_path / "成文.docx"
    file.write_text(json.dumps(_VALUES, ensure_ascii=False), "utf-8")
    done = gongwen("fill", template, file, "-o", out)
    assert done.returncode == 1
    assert done.stdout.splitlines()[1:] == [
        "没有“主送单位”的内容：正文，原样留着“｛｛主送单位｝｝”。",
        "没有“附件”的内容：正文，原样留着“${附件}”。",
        "没有“成文日期”的内容：正文，原样留着“××××年×月×日”。",
        "模板里没有放“份数”的地方，这部分没有填进去。",
    ]
    assert _text(out).startswith("关于检修的通知\n｛｛主送单位｝｝\n现通知如下。\n一、范围\n附件：${附件}")
    told = json.loads(gongwen("fill", template, file, "-o", out, "--json").stdout)
    assert (told["filled"], told["unplaced"]) == (["标题", "正文", "落款"], ["份数"])


@pytest.mark.parametrize("values", ["[]", '{"标题": ["甲"]}', "{", '{"标题": {}}', "[" * 100_000])
def test_values_that_are_none_are_said_in_a_line(tmp_path: Path, template: Path, values: str) -> None:
    file = tmp_path / "值.json"
    file.write_text(values, "utf-8")
    refused(gongwen("fill", template, file, "-o", tmp_path / "x.docx"), "不是字段值")
    assert not (tmp_path / "x.docx").exists()


def test_what_is_lacking_is_named(tmp_path: Path, template: Path) -> None:
    refused(gongwen("fill", template), "缺少 FILE")
    refused(gongwen("fill", template, template), "缺少 --output")
    refused(gongwen("fill", tmp_path / "no.docx", template, "-o", "x.docx"), "找不到文件")
    empty = tmp_path / "空.docx"
    empty.write_bytes(package(p(r("各位同事"))))
    refused(gongwen("fill", empty, template, "-o", tmp_path / "x.docx"), "没有找到要填的地方")
    macros = tmp_path / "宏.docx"
    macros.write_bytes(package(p(r("{{标题}}")), more={"word/a.bin": b"x"}))
    refused(gongwen("fill", "--inventory", macros), "嵌了别的文件或控件，填好传出去不安全")
