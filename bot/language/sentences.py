"""Sentences and clauses: cut where the punctuation cuts, never inside a quotation or a bracket."""

from collections.abc import Iterator

_OPENING, _CLOSING = "“‘《〈（(【〔", "”’》〉）)】〕"
_SENTENCE_ENDS = "。！？；\n"
_CLAUSE_ENDS = _SENTENCE_ENDS + "，,;!?"


def sentences(text: str) -> list[str]:
    """Return the sentences of a text with their closing marks; line breaks end a sentence too."""
    return [text[start:end] for start, end in sentence_spans(text)]


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text stand, closing marks included, blanks around them not."""
    at = 0
    for piece in _pieces(text, _SENTENCE_ENDS):
        if bare := piece.strip():
            start = at + len(piece) - len(piece.lstrip())
            yield start, start + len(bare)
        at += len(piece)


def clauses(text: str) -> list[str]:
    """Return the clauses of a text without their closing marks."""
    pieces = (piece.strip().rstrip(_CLAUSE_ENDS).strip() for piece in _pieces(text, _CLAUSE_ENDS))
    return [piece for piece in pieces if piece]


def _pieces(text: str, ends: str) -> Iterator[str]:
    start = depth = 0
    for at, c in enumerate(text):
        if c in _OPENING:
            depth += 1
        elif c in _CLOSING:
            depth = max(0, depth - 1)
            # A quotation that ends with its own full stop ends the sentence: “……。”
            if c in "”’" and depth == 0 and text[at - 1 : at] == "。":
                yield text[start : at + 1]
                start = at + 1
        elif c == "\n":
            depth = 0
        if c in ends and depth == 0 and not _inside_number(text, at):
            yield text[start : at + 1]
            start = at + 1
    yield text[start:]


def _inside_number(text: str, at: int) -> bool:
    """Return whether the mark is the comma of 1,200."""
    return text[at] == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 4].isdigit()
