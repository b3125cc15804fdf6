"""Names: a token that was never sent stands for nobody."""

from collections.abc import Iterator

from bot.drafting.planning.checks.case import Case
from bot.privacy.tokens import has_foreign_token
from bot.texts.prompting import planning as texts


def no_unknown_tokens(case: Case) -> Iterator[str]:
    """Complain of words with a token that did not become a name again."""
    sketch = case.sketch
    words = (sketch.title, sketch.main_line, *sketch.formulations)
    of_pieces = (text for piece in sketch.pieces for text in (piece.heading, piece.intent, piece.first))
    for text in dict.fromkeys((*words, *of_pieces)):
        if has_foreign_token(text):
            yield texts.foreign(text)
