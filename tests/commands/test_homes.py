"""A record or a data folder that cannot be had is one true sentence, whatever the command."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.texts import failures
from tests.commands.shell import ROOT, gongwen, refused

_BRIEF = ROOT / "tests" / "briefs" / "school.toml"
_COMMANDS = (
    ("documents",),
    ("corpus", "list"),
    ("corpus", "search", "检查"),
    ("corpus", "add", ROOT / "README.md"),
    ("corpus", "remove", 1),
    ("draft", _BRIEF, "-o", "{out}"),
    ("export", 1, "-o", "{out}"),
    ("forget", 1),
    ("chat",),
)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://a/b", failures.NO_SUCH_DATABASE),
        ("postgresql://[::1", failures.BAD_SERVER_URL),
        ("postgresql://u:p@h:notaport/d", failures.BAD_SERVER_URL),
        ("postgresql://u:p@127.0.0.1:1/d?no_such_option=1", failures.BAD_SERVER_URL),
        ("postgresql://u:p@127.0.0.1:1/d", failures.SERVER_REFUSED),
        ("postgresql://u:p@127.0.0.1:1/d?sslmode=require", failures.SERVER_REFUSED),
        ("postgresql://u:p@nowhere.invalid/d", failures.SERVER_NO_HOST),
    ],
)
def test_a_wrong_url_is_one_line(url: str, said: str, tmp_path: Path) -> None:
    pytest.importorskip("asyncpg")
    config = tmp_path / "config.toml"
    config.write_text(f'database = "{url}"\n', "utf-8")
    refused(gongwen("documents", "--config", config), said)


@pytest.mark.parametrize("command", _COMMANDS, ids=lambda command: " ".join(map(str, command[:2])))
def test_a_damaged_record_is_one_line(command: tuple[object, ...], home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (home / "gongwen.db").write_bytes(bytes(range(1, 256)) * 200)
    arguments = (str(part).format(out=tmp_path / "成.docx") for part in command)
    refused(gongwen(*arguments), failures.RECORD_DAMAGED)
    assert (home / "gongwen.db").read_bytes() == bytes(range(1, 256)) * 200


def test_the_doctor_tells_of_a_damaged_record_and_goes_on(home: Path) -> None:
    home.mkdir()
    (home / "gongwen.db").write_bytes(bytes(range(1, 256)) * 200)
    done = gongwen("doctor")
    assert done.returncode == 1
    assert failures.RECORD_DAMAGED in done.stdout
    assert "Telegram：" in done.stdout


@pytest.mark.parametrize(
    "name", ["gongwen.db", "gongwen.log", "jobs.lock", "index/passages", "index/shipped.json"]
)
@pytest.mark.parametrize("kind", ["folder", "file"])
def test_what_should_be_a_file_or_a_folder_and_is_none_is_one_line(
    name: str, kind: str, furnished: Path, tmp_path: Path
) -> None:
    place = furnished / name
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    if kind == "folder":
        (place / "a").mkdir(parents=True)
    else:
        place.touch()
    done = gongwen("corpus", "list")
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == (done.returncode != 0)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE documents SET brief = '{\"genre\": '",
        "UPDATE documents SET title = CAST(x'd6ff' AS TEXT)",
        "UPDATE sections SET plan = '{}'",
        "UPDATE versions SET content = x'00ff00'",
    ],
)
@pytest.mark.usefixtures("furnished")
def test_values_that_are_not_what_was_stored_are_one_line_without_their_text(
    damage: str, home: Path, tmp_path: Path
) -> None:
    assert gongwen("draft", _BRIEF, "-o", tmp_path / "a.docx").returncode == 0
    with closing(sqlite3.connect(home / "gongwen.db", isolation_level=None)) as record:
        record.execute(damage)
    done = gongwen("export", 1, "-o", tmp_path / "a.txt", "--format", "txt")
    assert (done.returncode > 0, done.stderr) == (True, f"{failures.RECORD_DAMAGED}\n")
    assert not (tmp_path / "a.txt").exists()
