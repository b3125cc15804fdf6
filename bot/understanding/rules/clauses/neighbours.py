"""Where the clauses of the same sentence stand."""

from bot.understanding.rules.clauses.forms import Form, Part


def is_beside(part: Part, other: Part) -> bool:
    """Return whether two parts stand in the same sentence."""
    return part.clause.sentence == other.clause.sentence


def indices_before(parts: list[Part], at: int) -> list[int]:
    """Return where the parts of the same sentence before one stand, the nearest first."""
    sentence = parts[at].clause.sentence
    return [n for n in range(at - 1, -1, -1) if parts[n].clause.sentence == sentence]


MAY_TELL = (Form.FACT, Form.UNSURE, Form.TOPIC, Form.CORRECTION)
