"""An answer as prose: what a model put around it is taken away, and what is no Chinese prose is no answer."""

import json

from bot.llm.refusal import is_refusal
from bot.llm.residue import strip_residue
from bot.regex import regex

_HAN = regex("[\u4e00-\u9fff]")
_LATIN = regex("[A-Za-z]")
_FOREIGN = regex(r"\b[A-Za-z']{2,}[ ,.:!]+[A-Za-z']{2,}\b")
_TELLS = regex(r"⟨\d")
_DATA = regex(r'[{\[]\s*"[^"\n]{1,20}"\s*[:,]')
_LAYERS = 2
"""A text may be wrapped in what is wrapped again: JSON in a fence, markdown in JSON."""
_LEAST_HAN = 0.3
"""Abbreviations and addresses make up far less than half of the letters of any official document."""


def prose(answer: str) -> str:
    """Return the text of an answer: without thoughts, markdown, announcements, or the JSON around it."""
    text = _without_repeats(answer)
    for _ in range(_LAYERS):
        text = _unwrap(_native(strip_residue(text)))
    return text


def _without_repeats(text: str) -> str:
    """Return the text with a paragraph that tells facts twice, word for word, only where it stands first."""
    seen: set[str] = set()
    lines = []
    for line in text.split("\n"):
        if _TELLS.search(line) and not line.startswith("|") and line in seen:
            continue
        seen.add(line)
        lines.append(line)
    return "\n".join(lines)


def _native(text: str) -> str:
    """Return the text without lines in another language before and behind it."""
    lines = text.split("\n")
    while lines and _is_foreign(lines[0]):
        lines = lines[1:]
    while lines and _is_foreign(lines[-1]):
        lines = lines[:-1]
    return "\n".join(lines).strip()


def is_answer(text: str) -> bool:
    """Return whether a text can be a piece of a document: prose in Chinese, and no refusal."""
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    in_chinese = han >= _LEAST_HAN * (han + latin) and han > 0
    return in_chinese and not is_refusal(text) and not _DATA.search(text)


def _unwrap(text: str) -> str:
    """Return the longest string of a JSON value; of JSON that is broken, nothing."""
    if not text.startswith(("{", '["')):
        return text
    try:
        value = json.loads(text, strict=False)
    except ValueError:
        return ""
    return max(_strings(value), key=len, default="").strip()


def _strings(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for part in value.values() for text in _strings(part)]
        case list() if all(isinstance(part, str) for part in value):
            return ["\n".join(value)]
        case list():
            return [text for part in value for text in _strings(part)]
    return []


def _is_foreign(line: str) -> bool:
    return not line.strip() or (not _HAN.search(line) and bool(_FOREIGN.search(line)))
