"""伪原创: text whose words a program has exchanged for synonyms, told by collocations no official prose has.

Each form of the table is a set phrase with the word that belongs there replaced by one that does not. Honest
prose hits one of them by accident, spun prose many different ones.
"""

import tomllib
from collections import Counter
from pathlib import Path

from bot.regex import regex

# So many different exchanges, and so many in all; few different ones must be the more in number.
_PROOFS = ((3, 4), (2, 8))
_PER_THOUSAND = 1.5

_SPUN = tomllib.loads(Path(__file__).with_name("spun.toml").read_text("utf-8"))
_TABLE = {name: regex("|".join(forms)) for name, forms in _SPUN.items()}


def is_spun(text: str) -> bool:
    """Return whether the text's words were exchanged by a program."""
    hits = odd_collocations(text)
    total = hits.total()
    is_dense = total * 1000 >= _PER_THOUSAND * len(text)
    return is_dense and any(len(hits) >= kinds and total >= number for kinds, number in _PROOFS)


def odd_collocations(text: str) -> Counter[str]:
    """Return how often each exchange is seen."""
    return Counter({name: n for name, form in _TABLE.items() if (n := len(form.findall(text)))})
