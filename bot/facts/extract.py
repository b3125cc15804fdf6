"""From a message to facts: one clause each, in the user's own words."""

from bot.domain.fact import Fact
from bot.language.figures.quantities import quantities
from bot.language.sentences import clauses, sentences
from bot.regex import regex

# The words of a chat stand alone or before a mark (“好的，”), never glued to a word (“好人好事”).
_CHAT = regex(
    r"^(?:(?:嗯+|哦|好的?|对了?|就是|那个|然后|补充)(?:[，,：:、。！!\s]+|$)|(?:还有|另外|补充一下)(?:[，,：:\s]+|(?=[^，。；]*\d)))+"
)
_LIST_MARK = regex(r"^(?:[-*•·]\s*|\d{1,2}[、．.)）](?!\d)\s*|[（(]\d{1,2}[）)]\s*)")
_SHORT = 4


def extract_facts(message: str) -> list[Fact]:
    """Return the facts of a message in order, each with its sentence; an empty message gives none.

    List marks and the words of a chat are taken off the front; a clause too short to stand alone and
    without a quantity goes to the one before it. Ids and sections are for the caller to give.
    """
    facts: list[Fact] = []
    for n, sentence in enumerate(_sentences(message)):
        told: list[str] = []
        for clause in clauses(sentence):
            if told and len(clause) < _SHORT and not quantities(clause):
                told[-1] += f"，{clause}"
            else:
                told.append(clause)
        facts += (Fact(0, None, text, "", n) for text in told)
    return facts


def _sentences(message: str) -> list[str]:
    lines = (_LIST_MARK.sub("", _CHAT.sub("", line.strip())) for line in message.splitlines())
    return [sentence for line in lines for sentence in sentences(line)]
