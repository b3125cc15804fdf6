"""Orders about what was told: 第12条不要了, 第3条放到存在问题里, 小橘灯那事撤掉."""

import re

from bot.domain.fact import Fact
from bot.domain.request import MoveFact, Request, WithdrawFact
from bot.language.figures.numerals import parse_integer
from bot.regex import regex
from bot.understanding.orders.clause import Clause
from bot.understanding.orders.targets import REF
from bot.understanding.orders.words import bare, one_of
from bot.understanding.talk import Talk

_KIND = "(?:事实|素材|记录)"
_NUMBER = (
    rf"{_KIND}?第(?P<number>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})[条点个]{_KIND}?|事实(?P<fact>\d{{1,3}})"
)
_POINTED = "[那这](?:条|一条|事|件事|句|一句|个数|个事|档子事|码事|个|些)"
_NAMED = rf"(?P<name>(?:(?!{REF})[^，。；！？]|{REF}){{2,16}}?)的?{_POINTED}"
_ENTRY = rf"(?:把|将|刚才|刚刚|前面|之前)*(?:{_NUMBER}|{_NAMED})"
_GONE = one_of("drop", "gone")
_WITHDRAW = regex(rf"{_ENTRY}(?:给我|给|就|先|都|也|还是|不用|直接|的话)*{_GONE}[了掉吧]*")
_WITHDRAW_FRONT = regex(rf"{_GONE}{_ENTRY}")
_MOVE = regex(
    rf"{_ENTRY}(?:应该|要|得|给我|是|就|都|也|该)*{one_of('moved_to')}(?P<to>{REF})(?:{one_of('inside')}|那里|那边|去)*"
)


def withdraw(said: Clause) -> Request | None:
    """Read 第12条不要了, 删掉第3条, 小橘灯那事撤掉."""
    found = _WITHDRAW.fullmatch(said.open) or _WITHDRAW_FRONT.fullmatch(said.open)
    number, name = _entry(said, found) if found else (0, "")
    return WithdrawFact(number, name) if number or name else None


def move_fact(said: Clause) -> Request | None:
    """Read 第3条放到存在问题里, 清理僵尸号那条归到网络阵地."""
    found = _MOVE.fullmatch(said.open)
    number, name = _entry(said, found) if found else (0, "")
    return MoveFact(number, said.refs(found["to"])[0], name) if found and (number or name) else None


def _entry(said: Clause, found: re.Match[str]) -> tuple[int, str]:
    """Return the number or the name of what was told; neither where no such thing was."""
    if number := found["number"] or found["fact"]:
        return parse_integer(number) or 0, ""
    name = said.tagged.raw(found["name"]).strip("的把将").removeprefix("说的").removeprefix("讲的")
    pointed = re.search("[那这][条句]", found.group())
    return 0, name if pointed or _is_in_ledger(name, said.talk) else ""


def _is_in_ledger(name: str, talk: Talk) -> bool:
    """Return whether something of that name stands in the ledger or in an earlier message."""
    told = "".join((*(fact.text for fact in talk.ledger.of(Fact)), *(said.text for said in talk.before)))
    words = bare(name)
    return any(words[n : n + 2] in told for n in range(len(words) - 1))
