"""Orders about what was told: 第12条不要了, 第3条放到存在问题里."""

import re

from bot.domain.request import MoveFact, Request, WithdrawFact
from bot.language.numerals import parse_integer
from bot.understanding.orders import words
from bot.understanding.orders.targets import target
from bot.understanding.orders.words import one_of
from bot.understanding.talk import Talk

_ENTRY = r"(?:事实|素材|记录)?(?:第(?P<{0}>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})[条点个]|事实(?P<{0}_bare>\d{{1,3}}))(?:事实|素材|记录)?"
_GONE = f"(?:{one_of(words.DROP)}|作废|不算数?|撤回|撤掉|去除|剔除|拿走|划去|不作数|忽略|别用|不用)"
_WITHDRAW = re.compile(
    rf"(?:把)?{_ENTRY.format('n')}(?:给我|给|就|先|都|不用了)*{_GONE}[了掉]?|{_GONE}{_ENTRY.format('m')}"
)
_MOVE = re.compile(
    rf"(?:把)?{_ENTRY.format('n')}(?:应该|要|得|给我|给|是)*(?:放到?|挪到?|移到?|归到?|归入|放进|划到|写到|写进|放在|算到|属于|搬到|调到|挂到)"
    rf"(?P<to>.+?)(?:里面|里头|里边|里|下面|那里|那边|中|去)*"
)


def withdraw(said: str, talk: Talk) -> Request | None:
    """Read 第12条不要了, 删掉第3条."""
    found = _WITHDRAW.fullmatch(said)
    return WithdrawFact(_number(found)) if found else None


def move_fact(said: str, talk: Talk) -> Request | None:
    """Read 第3条放到存在问题里."""
    found = _MOVE.fullmatch(said)
    to = target(found["to"], talk) if found else None
    return MoveFact(_number(found), to) if found and to else None


def _number(found: re.Match[str]) -> int:
    return next(
        parse_integer(value) or 0 for key, value in found.groupdict().items() if value and key != "to"
    )
