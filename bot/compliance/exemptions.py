"""The white list of an organisation, out of its config."""

from collections.abc import Iterable
from typing import Protocol

from bot.compliance.register import rules_by_id
from bot.compliance.rule import Exemption
from bot.errors import ConfigError
from bot.texts import checking as texts


class _Words(Protocol):
    @property
    def rule(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def reason(self) -> str: ...


def exemptions(words: Iterable[_Words]) -> tuple[Exemption, ...]:
    """Return what the config lets stand; raise ConfigError where it names a rule that is none."""
    allowed = tuple(Exemption(w.rule, w.text, w.reason) for w in words)
    unknown = next((a.rule for a in allowed if a.rule not in rules_by_id()), None)
    if unknown is not None:
        raise ConfigError(texts.unknown_rule(unknown))
    return allowed
