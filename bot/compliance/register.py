"""The rules in force: every file below `rules/` that is named by an id holds one.

They are looked for and loaded at the first check: a conversation begins without them.
"""

import pkgutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from bot.compliance.rule import Rule
from bot.errors import ConfigError
from bot.regex import regex
from bot.texts import rules as texts

_PACKAGE = f"{__package__}.rules"
_NAMED_BY_ID = regex(r"([a-z]\d+)_\w+")
_CATALOGUE = {"S": 18, "N": 16, "P": 16, "D": 12, "F": 14, "T": 12, "L": 9, "X": 12, "Y": 16}
"""The last number of each letter in the published catalogue; all ids of two digits are kept for it."""


@cache
def rules_by_id() -> Mapping[str, Rule]:
    """Return the rules in the order of their ids; raise ConfigError where a file's id cannot be its own."""
    rules = [rule for family in families().values() for rule in family]
    return {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}


@cache
def families() -> Mapping[str, tuple[Rule, ...]]:
    """Return the rules by their families, the packages in `rules/`, each in the order of their ids."""
    found: defaultdict[str, list[Rule]] = defaultdict(list)
    for module, rule in register(_modules()).items():
        found[module.removeprefix(f"{_PACKAGE}.").partition(".")[0]].append(rule)
    return {name: tuple(sorted(rules, key=lambda rule: rule.id)) for name, rules in found.items()}


def register(modules: Iterable[str]) -> dict[str, Rule]:
    """Return the rule of each module; raise ConfigError where its id is taken, kept back, or not its name."""
    found: dict[str, Rule] = {}
    holders: dict[str, str] = {}
    for module in modules:
        rule = _rule_of(module)
        if (earlier := holders.setdefault(rule.id, module)) != module:
            raise ConfigError(texts.repeated_id(rule.id, _file(module), _file(earlier)))
        found[module] = rule
    return found


def _modules() -> Iterator[str]:
    """Yield the modules that are named by an id; the others in the families help them."""
    folder = Path(__file__).with_name("rules")
    for module in pkgutil.walk_packages([str(folder)], f"{_PACKAGE}."):
        if _NAMED_BY_ID.fullmatch(_file(module.name)):
            yield module.name


def _rule_of(module: str) -> Rule:
    rule = getattr(import_module(module), "RULE", None)
    file = _file(module)
    if not isinstance(rule, Rule) or not file.startswith(f"{rule.id.lower()}_"):
        raise ConfigError(texts.misnamed(file))
    if _is_reserved(rule.id):
        raise ConfigError(texts.reserved_id(rule.id, file))
    return rule


def _is_reserved(rule: str) -> bool:
    """Return whether an id belongs to the published catalogue, now or later, and to no rule here."""
    return rule in texts.NOT_CHECKED or (len(rule) < 4 and int(rule[1:]) > _CATALOGUE.get(rule[0], 0))


def _file(module: str) -> str:
    return module.rpartition(".")[2]
