"""Tokens for names: what a model is sent has ⟦单位1⟧ where the user's text has a name, and gets it back.

The same name is the same token throughout; what comes back with a token that was never sent is no answer.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_LABELS = {
    "person": "人",
    "org": "单位",
    "place": "地",
    "mobile": "电话",
    "landline": "电话",
    "email": "邮箱",
    "identity": "证件",
    "card": "账号",
    "number": "号码",
    "contact": "联系方式",
}
KINDS = frozenset(_LABELS)
"""What becomes tokens."""
_TOKEN = re.compile("⟦[^⟦⟧\n]{0,12}⟧")
_FOREIGN = str.maketrans("⟦⟧", "〔〕")


@dataclass(frozen=True)
class Veil:
    """Names with their tokens, for one piece of work."""

    tokens: tuple[tuple[str, str], ...] = ()
    """Name and token, the longest name first."""

    def veiled(self, text: str) -> str:
        """Return the text with tokens for names; of names inside one another, the longest counts."""
        own = text.translate(_FOREIGN)
        if not self.tokens:
            return own
        known = dict(self.tokens)
        anyone = re.compile("|".join(re.escape(name) for name, _ in self.tokens))
        return anyone.sub(lambda m: known[m.group()], own)

    def unveiled(self, text: str) -> str:
        """Return the text with names for tokens; what is no token of ours stays."""
        names = {token: name for name, token in self.tokens}
        return _TOKEN.sub(lambda m: names.get(m.group(), m.group()), text)

    def agrees(self, text: str) -> bool:
        """Return whether every token of an answer is one of ours, and whole."""
        ours = {token for _, token in self.tokens}
        rest = _TOKEN.sub("", text)
        return "⟦" not in rest and "⟧" not in rest and set(_TOKEN.findall(text)) <= ours


def veil(names: Iterable[tuple[str, str]]) -> Veil:
    """Return the veil over names, given as (kind, name); kinds outside `KINDS` stay visible."""
    counts: Counter[str] = Counter()
    tokens: dict[str, str] = {}
    for kind, name in names:
        if kind in KINDS and name and name not in tokens:
            counts[_LABELS[kind]] += 1
            tokens[name] = f"⟦{_LABELS[kind]}{counts[_LABELS[kind]]}⟧"
    return Veil(tuple(sorted(tokens.items(), key=lambda pair: -len(pair[0]))))


def whole_tokens(text: str) -> str:
    """Return the text without a token that has not come to its end yet."""
    at = text.rfind("⟦")
    return text if at < 0 or "⟧" in text[at:] else text[:at]
