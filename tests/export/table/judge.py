"""A row of the table: its command is run, and what came out is held against what is right."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.commands.shell import ROOT, Done, gongwen
from tests.export.table.page import Page, Paragraph

CASES = Path(__file__).parents[4] / "shared" / "cases" / "word"
_HEADINGS = ("公文标题", "一级标题", "二级标题", "三级标题", "四级标题")
_SAID_ANYWAY = ("已排成", "已写成", "文中有问题待核", "版式：")
Expected = Mapping[str, Any]


def rows() -> dict[str, Expected]:
    """Return the table; nothing where it is not there."""
    table = CASES / "expected.json"
    return json.loads(table.read_text("utf-8")) if table.exists() else {}


def faults(key: str, expected: Expected, folder: Path) -> list[str]:
    """Return what is wrong with a row."""
    if expected["command"] == "chat":
        return _chat_faults(key, expected, folder)
    out = folder / "out.docx"
    done = _run(key, expected["command"], out)
    said = done.stdout + done.stderr
    if not out.exists() or (done.returncode and expected["command"] == "format"):
        return [] if expected.get("refused") in (True, "allowed") else [f"refused: {said.strip()}"]
    if expected.get("refused") is True:
        return ["not refused"]
    return list(_file_faults(Page(out.read_bytes()), expected, _told(expected["command"], done)))


def _run(key: str, command: str, out: Path) -> Done:
    first, _, second = key.partition(" + ")
    arguments: list[object] = [CASES / first]
    if command == "fill":
        arguments.append(CASES / second)
    elif second:
        arguments += ["--config", CASES / second]
    with patch.dict(os.environ, {"GONGWEN_HOME": str(out.parent)}):
        return gongwen(command, *arguments, "-o", out)


def _chat_faults(key: str, expected: Expected, folder: Path) -> list[str]:
    """Return what the assistant said and should not have; what is typed is echoed, and not looked at."""
    with (CASES / key).open(encoding="utf-8") as typed, patch.dict(os.environ, {"GONGWEN_HOME": str(folder)}):
        command = (sys.executable, "-m", "bot", "chat", "--out", folder)
        done = subprocess.run(command, stdin=typed, capture_output=True, text=True, cwd=ROOT, timeout=120)
    if done.returncode:
        return [f"failed: {done.stderr}"]
    said = [line for line in done.stdout.splitlines() if not line.startswith("›")]
    unwanted = expected.get("must_not_contain_text", ())
    return [f"said: {one}" for one in unwanted if any(one in line for line in said)]


def _told(command: str, done: Done) -> str:
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    if command == "format":
        return "\n".join(line for line in lines if not line.startswith(_SAID_ANYWAY) or "没有带" in line)
    return "\n".join(lines)


def _file_faults(page: Page, expected: Expected, told: str) -> Iterator[str]:
    yield from page.faults_of_package()
    lost = [*_object_faults(page, expected), *_run_faults(page, expected)]
    said = expected.get("must_say")
    more = [line for line in told.splitlines() if not line.startswith(_SAID_ANYWAY)]
    if not (said == "if_lost" and more):
        yield from lost
    if said is True and not more:
        yield "nothing said"
    elif said is False and more:
        yield f"said: {more}"
    elif isinstance(said, list):
        yield from (f"not said: {one}" for one in said if one not in told)
    yield from _style_faults(page, expected.get("styles", {}))
    yield from _face_faults(page, expected.get("same_face", ()))
    for beginning in expected.get("new_page", ()):
        found = [p for p in page.body if p.text.strip().startswith(beginning)]
        if not found or not page.opens_page(found[-1]):
            yield f"no new page: {beginning}"
    yield from _text_faults(page, expected)


def _flat(text: str) -> str:
    return text.replace("\n", "")


def _style_faults(page: Page, styles: Mapping[str, str | Sequence[str]]) -> Iterator[str]:
    for beginning, wanted in styles.items():
        found = [p.style for p in page.body if _flat(p.text).strip().startswith(beginning)]
        for n, one in enumerate([wanted] if isinstance(wanted, str) else wanted):
            has = found[n] if n < len(found) else "–"
            if not any(_is(has, name) for name in one.split("|")):
                yield f"style of {beginning} ({n}): {has}, not {one}"


def _is(style: str, name: str) -> bool:
    return style not in (*_HEADINGS, "–") if name == "非标题" else style == name


def _face_faults(page: Page, groups: Sequence[Sequence[str]]) -> Iterator[str]:
    for group in groups:
        faces = {}
        for beginning in group:
            found = [p for p in page.body if p.text.strip().startswith(beginning)]
            letters = [one for p in found[:1] for one in p.letters if one.text.strip()]
            faces[beginning] = letters[0].look.get("face", "") if letters else "–"
        if len(set(faces.values())) > 1:
            yield f"faces: {faces}"


def _object_faults(page: Page, expected: Expected) -> Iterator[str]:
    counts = page.objects()
    for name, wanted in expected.get("objects", {}).items():
        if counts[name] != wanted:
            yield f"{name}: {counts[name]}, not {wanted}"


def _run_faults(page: Page, expected: Expected) -> Iterator[str]:
    for wanted in expected.get("contains_runs", ()):
        looks = list(_looks(page.body, wanted["text"], wanted.get("after", "")))
        if not any(all(_wears(look, wanted) for look in one) for one in looks):
            shown = looks[0][0] if looks and looks[0] else "not there"
            yield f"look of {wanted}: {shown}"


def _looks(body: Sequence[Paragraph], text: str, after: str) -> Iterator[list[Mapping[str, str]]]:
    for paragraph in body:
        letters = [letter for letter in paragraph.letters if letter.text != "\n"]
        whole = "".join(letter.text for letter in letters)
        drawn = text.removeprefix(paragraph.number) if paragraph.number else text
        at = whole.find(after + drawn)
        while at >= 0:
            start = at + len(after)
            yield [letter.look for letter in letters[start : start + len(drawn)]]
            at = whole.find(after + drawn, at + 1)


def _wears(look: Mapping[str, str], wanted: Mapping[str, Any]) -> bool:
    off = ("0", "false", "off", "none")
    checks: dict[str, Callable[[Any], bool]] = {
        "face": lambda v: look.get("face", "").startswith(v),
        "size": lambda v: look.get("sz") == str(v * 2),
        "bold": lambda v: (look.get("b", "off") not in off) == v,
        "underline": lambda v: (look.get("u", "off") not in off) == v,
        "color": lambda v: (
            look.get("color", "auto").upper() in (("AUTO", "000000") if v == "black" else (v,))
        ),
        "vertAlign": lambda v: look.get("vertAlign") == v,
    }
    return all(check(wanted[name]) for name, check in checks.items() if name in wanted)


def _text_faults(page: Page, expected: Expected) -> Iterator[str]:
    texts = [p.text for p in (*page.body, *page.notes)]
    for wanted in expected.get("must_contain_text", ()):
        if not any(wanted in _flat(text) for text in texts):
            yield f"text lacks: {wanted}"
    for unwanted in expected.get("must_not_contain_text", ()):
        kept = [text if "\n" in unwanted else _flat(text) for text in texts]
        if any(unwanted in text for text in kept):
            yield f"text has: {unwanted}"


@dataclass(frozen=True)
class Kind:
    """Rows of one kind of fault."""

    name: str
    keys: tuple[str, ...]


_KEPT = ("01", "02", "03", "04", "05", "06", "09", "10", "11", "12", "17", "19", "20", "21", "22", "33", "41")


def kind_of(key: str) -> str:
    """Return which kind of fault a row is about."""
    name = key.rpartition("/")[2]
    if key.startswith("fmt/"):
        return "1 kept" if name[:2] in _KEPT else "3 structure"
    if key.startswith("tpl/") and " + " in key:
        return "2 fill"
    if key.startswith(("txt/m", "txt/t01", "txt/t02")):
        return "4 Markdown"
    if key.startswith("other/") or "s06" in key:
        return "5 other formats"
    return "6 elements" if key.startswith(("briefs", "chat")) else "3 structure"


def main() -> None:
    """Print what is right today, by kind."""
    import tempfile

    asked = sys.argv[1:]
    right: dict[str, list[bool]] = {}
    for key, expected in rows().items():
        if asked and not any(one in key for one in asked):
            continue
        with tempfile.TemporaryDirectory() as folder:
            wrong = faults(key, expected, Path(folder))
        right.setdefault(kind_of(key), []).append(not wrong)
        if wrong:
            tell = "".join(f"    {one}\n" for one in wrong)
            sys.stdout.write(f"{key}  (was {expected['today']})\n{tell}")
    for kind, done in sorted(right.items()):
        sys.stdout.write(f"{kind}: {sum(done)} of {len(done)}\n")
    sys.stdout.write(f"all: {sum(map(sum, right.values()))} of {sum(map(len, right.values()))}\n")


if __name__ == "__main__":
    main()
