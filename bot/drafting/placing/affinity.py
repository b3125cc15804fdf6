"""How much the words of a fact speak for a section: rare words and themes of the outline weigh most."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from bot.domain.genre import SectionPlan, SectionRole
from bot.drafting.outline.plans import own_name
from bot.facts.wording import bigrams
from bot.lexicon.themes import fact_themes, heading_themes
from bot.regex import regex
from bot.texts.conversation.questions import COMMON

Token = str | int
"""A pair of characters, or the number of a theme."""

_THEME = 2.0
"""What a shared theme weighs, beside a shared pair of characters."""
_HEADING, _LABEL, _ASIDE = 3.0, 2.0, 1.0
"""What it weighs where a section says it: in its heading, in a question's label, elsewhere."""
_HEAD = 2.0
"""What a word weighs in the head of the list that a fact is an item of, beside one in its text."""
# What a section must not tell says nothing of what it tells.
_FORBIDS = regex("[^，。；]*(?:不|没有|除非|只写|收束)[^。；]*")
_FRAMES = (SectionRole.LEAD, SectionRole.REQUIREMENTS)


class Affinity:
    """The words of an outline's sections, weighed against each other."""

    def __init__(self, plans: Sequence[SectionPlan]) -> None:
        self._plans = plans

    def of(self, text: str, head: str = "") -> tuple[float, ...]:
        """Return how much a text, told under a head, speaks for each section; 0 where nothing is shared."""
        told = Counter(dict.fromkeys(_tokens(text), 1.0))
        told.update(dict.fromkeys(_tokens(head), _HEAD))
        return tuple(
            sum(weight * own[token] * self._rarity[token] for token, weight in told.items() if token in own)
            for own in self._profiles
        )

    @cached_property
    def _profiles(self) -> tuple[Mapping[Token, float], ...]:
        return tuple(map(_profile, self._plans))

    @cached_property
    def _rarity(self) -> Mapping[Token, float]:
        spread = Counter(token for own in self._profiles for token in own)
        whole = len(self._plans) + 1
        return {token: math.log(whole / n, whole) for token, n in spread.items()}


def _tokens(text: str) -> frozenset[Token]:
    return frozenset(bigrams(text)) | fact_themes(text)


def _profile(plan: SectionPlan) -> Mapping[Token, float]:
    """Return what a section speaks of, each token with the greatest weight it has there."""
    asked = [q for q in plan.questions if (q.ask, q.label) not in COMMON]
    framing = plan.role in _FRAMES
    asides = [] if framing else [plan.part, _FORBIDS.sub("", plan.guidance), *(q.ask for q in asked)]
    own: dict[Token, float] = {}
    for weight, texts in ((_ASIDE, asides), (_LABEL, [q.label for q in asked]), (_HEADING, [own_name(plan)])):
        own.update({word: weight for text in texts for word in bigrams(text)})
        own.update({theme: weight * _THEME for text in texts for theme in heading_themes(text)})
    return own
