"""Writes the words of prose anew from the dictionary of jieba.

`pip download jieba==0.42.1`, unpack, then `python -m tests.corpus.names.word_table jieba/dict.txt`.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.corpus.names import gazetteer
from bot.lexicon.places import bare_names

_HEAD = (
    "# Words of two characters that prose says. Written by `python -m tests.corpus.names.word_table`.\n"
    'title = "jieba 0.42.1 的词典（MIT）"\n'
    'as_of = "2020-01-20"\n'
)
_LEAST = {
    **dict.fromkeys(("v", "a", "vn", "d", "b", "m", "q", "f", "c", "ad", "an"), 30),
    **dict.fromkeys(("i", "p", "u", "mq", "y", "vd"), 30),
    **dict.fromkeys(("n", "s", "j", "t", "z", "l"), 1_000),
    "ns": 3_000,
}
"""How often a word of a kind occurs at least: villages are called after things that prose seldom names."""
_TWO = re.compile("[\u4e00-\u9fff]{2}")
_A_LINE = 33


def words(dictionary: Path) -> Iterator[str]:
    """Yield the words that no place is called by."""
    for line in dictionary.read_text("utf-8").splitlines():
        word, count, kind = line.split()
        often = kind in _LEAST and int(count) >= _LEAST[kind]
        if often and _TWO.fullmatch(word) and word not in bare_names() and not gazetteer.is_common(word):
            yield word


if __name__ == "__main__":
    found = sorted(set(words(Path(sys.argv[1]))))
    rows = (" ".join(found[at : at + _A_LINE]) for at in range(0, len(found), _A_LINE))
    table = "\n".join(rows)
    gazetteer.WORDS.write_text(f'{_HEAD}\nwords = """\n{table}\n"""\n', "utf-8")
