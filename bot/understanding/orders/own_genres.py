"""Orders about genres of the clerk's own: 用我的安全简报写, 存成我的文种“安全简报”, 删掉我的文种安全简报."""

from bot.domain.request import DropGenre, GenreOrder, KeepGenre, RenameGenre, ShowGenre, UseGenre
from bot.regex import regex
from bot.understanding.brief import brief_of_request, is_request
from bot.understanding.orders.words import one_of
from bot.understanding.talk import Talk

_MINE = "我的?文种"
_WORDS = "[^“”\"'《》，,。；;！!？?\n]"
_NAME = f"[“\"'《]?(?P<name>{_WORDS}{{1,30}}?)[”\"'》]?"
_NEW = f"[“\"'《]?(?P<new>{_WORDS}{{1,30}}?)[”\"'》]?"
_SOFT = rf"(?:{one_of('soft')}|[。！!~～])*"
_PLEASE = "(?:请|麻烦|把|将|帮我|给我|就|还是|再|也)*"
_INTO = "(?:存|保存|另存|收|记|做)(?:成|为|作|进)(?:一?个)?"
_KEEP = regex(rf"{_PLEASE}(?:这个|这篇|它|的|结构|提纲|就|也)*{_INTO}{_MINE}(?:{_NAME})?{_SOFT}")
_DROP = regex(rf"{_PLEASE}{one_of('drop')}{_MINE}{_NAME}{_SOFT}")
_DROP_BEHIND = regex(rf"{_PLEASE}{_MINE}{_NAME}{one_of('drop')}{_SOFT}")
_RENAME = regex(rf"{_PLEASE}{_MINE}{_NAME}的?(?:名字|名称)?{one_of('rename')}{_NEW}{_SOFT}")
_SHOW = regex(rf"(?:{one_of('see')}|一?下)+{_MINE}{_NAME}{_SOFT}")
_USE = regex(
    rf"(?:请|麻烦|帮我|给我|就|还是|再|也)*(?:用|按照?|照着?|套用)我的?(?P<mine>文种)?[“\"《]?(?P<rest>[^，,。；;！!？?\n]+?){_SOFT}"
)
_WRITE = regex(
    '[”"》]?(?:的?(?:结构|提纲|框架|格式))?(?:来|去)?(?:新?写|起草|草拟|拟|做)(?:一?[份篇个])?[：:，, ]*'
)
_QUOTE = '”"》'


def genre_order(text: str, talk: Talk) -> GenreOrder | None:
    """Return the order about genres of her own that a text is; `None` where it is anything else."""
    said = text.strip()
    if found := _KEEP.fullmatch(said):
        return KeepGenre(found["name"] or "")
    if found := _DROP.fullmatch(said) or _DROP_BEHIND.fullmatch(said):
        return DropGenre(found["name"])
    if found := _RENAME.fullmatch(said):
        return RenameGenre(found["name"], found["new"])
    if found := _SHOW.fullmatch(said):
        return ShowGenre(found["name"])
    used = _USE.fullmatch(said)
    return _use(used["rest"], bool(used["mine"]), talk) if used else None


def _use(rest: str, explicit: bool, talk: Talk) -> UseGenre | None:
    """Return the order to write by one of her genres: it is named, and all else is what is to be written."""
    for verb in _WRITE.finditer(rest):
        name, said = rest[: verb.start()].strip(_QUOTE), rest[verb.end() :]
        if (_genre_name(name, talk) or (explicit and name)) and _is_of_a_request(said, talk):
            return UseGenre(_genre_name(name, talk) or name, said)
    name = rest.strip(_QUOTE)
    known = _genre_name(name, talk)
    return UseGenre(known or name) if known or explicit else None


def _genre_name(name: str, talk: Talk) -> str:
    """Return the genre of hers that a name means: of that name, else the only one with it in its name."""
    if name in talk.own_genres:
        return name
    having = [own for own in talk.own_genres if name and name in own]
    return having[0] if len(having) == 1 and len(name) > 1 else ""


def _is_of_a_request(said: str, talk: Talk) -> bool:
    """Return whether words say nothing but what is to be written."""
    brief = brief_of_request(said, talk.genres, talk.today.year)
    return not said or is_request(said, talk.genres) or bool(brief.issuer and brief.period)
