"""Tokens for names: what a model is sent has ⟦单位1⟧ where the user's text has a name, and gets it back.

The same name is the same token throughout; what comes back with a token that was never sent is no answer.
Only what people and files say is veiled, never the words of a prompt.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.passage import EntityKind
from bot.language.figures.quantities import quantities
from bot.regex import regex

_LABELS: dict[str, str] = {
    EntityKind.PERSON: "人",
    EntityKind.ORG: "单位",
    EntityKind.PLACE: "地",
    "mobile": "电话",
    "landline": "电话",
    "email": "邮箱",
    "identity": "证件",
    "card": "账号",
    "certificate": "证件",
    "number": "号码",
    "plate": "号码",
    "address": "地",
    "wechat": "联系方式",
    "qq": "联系方式",
    EntityKind.CONTACT: "联系方式",
}
KINDS = frozenset(_LABELS)
"""What becomes tokens."""
_TOKEN = regex("⟦[^⟦⟧\n]{0,12}⟧")
# The brackets themselves, where somebody wrote them, come back as they were.
_BRACKETS = (("⟦", "⟦左⟧"), ("⟧", "⟦右⟧"))
# What a model makes of a token that it does not copy: 〔单位1〕, 【人2】.
_ANY_LABEL = "|".join(sorted(set(_LABELS.values())))
_MISCOPIED = regex(
    rf"[⟦〔［\[【〖｛{{<＜「『（(]{{1,2}} ?(?P<label>{_ANY_LABEL}) ?(?P<number>\d{{1,3}}) ?"
    "[⟧〕］\\]】〗｝}>＞」』）)]{1,2}"
)

_PUBLIC = regex("《(?:中华人民共和国|中国共产党)[^《》\n]{2,40}》")
"""Laws and rules of the party: 图书馆 in 《中华人民共和国公共图书馆法》 names nobody."""
_LIKE_A_TOKEN = regex(f"{_TOKEN.pattern}|{_MISCOPIED.pattern}|[⟦⟧]")


@dataclass(frozen=True)
class Masking:
    """Names with their tokens, for one piece of work."""

    tokens: tuple[tuple[str, str], ...] = ()
    """Name and token, the longest name first."""

    def mask(self, text: str) -> str:
        """Return what somebody said with tokens for names; of names inside one another, the longest counts.

        A figure stays whole: 万元 is no name in 5万元, whoever is called so. So does the name of a law.
        """
        known = dict((*self.tokens, *_BRACKETS))
        anyone = regex("|".join(map(re.escape, known)))
        whole = [(q.start, len(text[: q.end].rstrip())) for q in quantities(text)]
        whole += [m.span() for m in _PUBLIC.finditer(text)]
        inside = {at for start, end in whole for at in range(start + 1, end)}

        def hidden(m: re.Match[str]) -> str:
            return m.group() if inside.intersection(m.span()) else known[m.group()]

        return anyone.sub(hidden, text)

    def unmask(self, text: str) -> str:
        """Return the text with names for tokens; what is no token of ours stays."""
        names = {token: name for name, token in (*self.tokens, *_BRACKETS)}
        return _TOKEN.sub(lambda m: names.get(m.group(), m.group()), text)

    def restore_tokens(self, text: str, sent: str) -> str:
        """Return an answer with the tokens that came in other brackets as they were sent: 〔单位1〕."""
        ours = {token for _, token in self.tokens if token in sent}

        def own(m: re.Match[str]) -> str:
            token = f"⟦{m['label']}{int(m['number'])}⟧"
            return token if token in ours and m.group() not in sent else m.group()

        return _MISCOPIED.sub(own, text)

    def agrees(self, text: str, sent: str) -> bool:
        """Return whether every token of an answer is whole and ours, and stood in what the model was sent."""
        ours = {token for _, token in (*self.tokens, *_BRACKETS) if token in sent}
        rest = _TOKEN.sub("", text)
        made_up = set(_TOKEN.findall(text)) - ours | {
            m.group() for m in _MISCOPIED.finditer(rest) if m.group() not in sent
        }
        return not made_up and "⟦" not in rest and "⟧" not in rest

    def valid_prefix(self, text: str, sent: str) -> str:
        """Return the text up to the first token that is not whole and ours, or was never sent."""
        wrong = (m.start() for m in _LIKE_A_TOKEN.finditer(text) if not self.agrees(m.group(), sent))
        return text[: next(wrong, len(text))]


def has_foreign_token(text: str, sent: str = "") -> bool:
    """Return whether a text, names put back, still holds a token that did not stand in what was sent."""
    return not Masking().agrees(text, sent)


def masking(names: Iterable[tuple[str, str]]) -> Masking:
    """Return the veil over names, given as (kind, name); kinds outside `KINDS` stay visible."""
    counts: Counter[str] = Counter()
    tokens: dict[str, str] = {}
    for kind, name in names:
        if kind in KINDS and name and name not in tokens:
            counts[_LABELS[kind]] += 1
            tokens[name] = f"⟦{_LABELS[kind]}{counts[_LABELS[kind]]}⟧"
    return Masking(tuple(sorted(tokens.items(), key=lambda pair: -len(pair[0]))))


def without_partial_token(text: str) -> str:
    """Return the text without a token that has not come to its end yet."""
    at = text.rfind("⟦")
    return text if at < 0 or "⟧" in text[at:] else text[:at]
