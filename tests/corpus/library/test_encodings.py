"""An exemplar comes in whatever encoding an office saved it in, under whatever name."""

import os
from pathlib import Path

import pytest

from bot import shipped
from bot.corpus.library.library import Library
from bot.corpus.library.shipped import load_exemplar
from bot.errors import ConfigError, UsageError
from bot.files.names import text_of
from tests.corpus.holdings_in_memory import HoldingsInMemory

_EXEMPLAR = next(iter(sorted(shipped.EXEMPLARS.glob("工作总结/*.md"))))


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_an_exemplar_of_the_folder_is_read_in_any_encoding(
    encoding: str, line_end: str, tmp_path: Path
) -> None:
    path = tmp_path / "工作总结" / _EXEMPLAR.name
    path.parent.mkdir()
    path.write_bytes(_EXEMPLAR.read_text("utf-8").replace("\n", line_end).encode(encoding))
    again, exemplar = load_exemplar(path), load_exemplar(_EXEMPLAR)
    assert (again.source, again.title, again.passages) == (exemplar.source, exemplar.title, exemplar.passages)


def test_one_that_is_no_text_is_refused_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "坏.md"
    path.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(ConfigError, match=r"坏\.md 不是文本"):
        load_exemplar(path)


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
async def test_an_exemplar_whose_name_is_no_text_is_taken_in(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb0\xff.txt"))
    library = Library(HoldingsInMemory(), tmp_path / "index", tmp_path / "none")
    [added] = (await library.add_file(path.name, _EXEMPLAR.read_bytes(), "chat-7")).added
    assert added.exemplar.source == text_of(Path(path.name)) == "??.txt"
    await library.close()


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_folder_whose_name_is_no_text_is_one_line_and_nothing_of_it_is_lost(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb0\xff"))
    (folder / "passages").mkdir(parents=True)
    (folder / "passages" / "a").touch()
    with pytest.raises(UsageError, match="不是 UTF-8"):
        Library(HoldingsInMemory(), folder, tmp_path / "none")
    assert (folder / "passages" / "a").exists()
