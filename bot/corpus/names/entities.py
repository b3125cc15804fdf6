"""What belongs to an exemplar's own unit and must never leak into a draft; what is everyone's is left out.

Recall comes first: a name missed may leak, a name too many costs a sentence that is written anew.
"""

from collections.abc import Iterator

from bot.corpus.cleaning.cleaner import SLOT
from bot.corpus.names.offices import offices
from bot.corpus.names.organisations import organisations
from bot.corpus.names.people import people
from bot.corpus.names.places import places
from bot.corpus.names.public import is_public_document, is_saying
from bot.domain.passage import Entity, EntityKind
from bot.language.han import HAN
from bot.lexicon.contacts import REACHING, SITE, contacts
from bot.regex import regex

_NO_WORD = regex(f"[^{HAN}0-9A-Za-z+]+")


def entities(text: str, original: str = "") -> tuple[Entity, ...]:
    """Return the entities of a cleaned text in the order of their kinds, each once.

    `original` is the text before cleaning: what is left of a half masked telephone number stands only there.
    """
    found = {(EntityKind.CONTACT, m[1]): None for m in _HALF_MASKED.finditer(original)}
    for kind, finder in _FINDERS:
        for words in people(text, original) if kind is EntityKind.PERSON else finder(text):
            if len(bare := words.strip("的了在、，。；： ")) > 1 and set(bare) != set(SLOT):
                found.setdefault((kind, bare))
    # 民警巩铁山 is no hill.
    people_told = [words for kind, words in found if kind is EntityKind.PERSON]
    hills = {(EntityKind.PLACE, words) for words in people_told if words[-1] not in _SETTLED}
    return tuple(Entity(*one) for one in found if one not in hills)


_SETTLED = "村镇乡县市区"


def names_told(text: str, original: str = "") -> tuple[Entity, ...]:
    """Return the entities, and behind them the offices that everybody has: what a reader is shown."""
    own = entities(text, original)
    bodies = [entity.text for entity in own if entity.kind is EntityKind.ORG]
    told = dict.fromkeys(words for words in offices(text) if not any(b.endswith(words) for b in bodies))
    return (*own, *(Entity(EntityKind.OFFICE, words) for words in told))


_DOCUMENT = regex("《[^《》\n]{2,60}(?:《[^《》\n]{1,40}》[^《》\n]{0,40})*》")


def _documents(text: str) -> Iterator[str]:
    for found in _DOCUMENT.finditer(text):
        if not is_public_document(found.group()[1:-1]):
            yield found.group()


_QUOTED = regex("“([^“”\n]{1,40})”")
# What follows shows that the words name something, however short they are.
_NAMED = regex(
    f"(?:为主题|为品牌|主题|系列|专项|专题|微|大型|党建|志愿)?(?:的)?[{HAN}]{{0,6}}?(?:活动|行动|工程|品牌|服务队|大队|计划|项目|小分队|志愿|工作法|机制|模式|讲坛|讲堂|宣讲|比赛|大赛|评选|评比|征集|节目|晚会|课堂|党课|党日|团日|工作室|平台|驿站|俱乐部|协会|社团|论坛|方案|整治|运动会|朗读|征文)"
)
_COUNTED = regex(
    "[一二三四五六七八九十百两双][\u4e00-\u9fff]{1,2}(?:[一二三四五六七八九十两双][\u4e00-\u9fff]{1,2})*|[一二三四五六七八九十]+个[\u4e00-\u9fff]+"
)
_LEAST_SLOGAN = 4


def _slogans(text: str) -> Iterator[str]:
    for found in _QUOTED.finditer(text):
        bare = _NO_WORD.sub("", found[1])
        is_name = _NAMED.match(text, found.end()) or _COUNTED.fullmatch(bare)
        if not is_saying(bare) and (len(bare) >= _LEAST_SLOGAN or (len(bare) > 1 and is_name)):
            yield found.group()


_HONOUR_WON = regex(
    rf"(?:荣获|获得|获评|获|被评为|被评选为|评为|被授予|授予|命名为|荣膺|获颁|荣立|争创|夺得)(?:了)?"
    rf"((?:[省市县区州]级?|全[国省市县区]|国家级|[{HAN}]{{2,8}}(?:省|市|县|区))?[“{HAN}0-9”]{{2,24}}?(?:称号|[一二三特优金银铜][等胜]?奖|奖项|金奖|银奖|先进(?:单位|集体|个人)?|先进基层党组织|文明(?:单位|社区|村镇|家庭|校园)(?:标兵)?|示范(?:单位|点|区|校|社区|岗)|标兵(?:单位)?|模范(?:集体|单位)?|优秀(?:单位|组织奖|个人)|第[一二三]名|等功))"
)
_PRIZE = regex(r"(?:“[^“”\n]{1,12}”)?（?[一二三特优][等胜]奖）?\d+[个名项件]")


def _honours(text: str) -> Iterator[str]:
    yield from (m.group() for m in _PRIZE.finditer(text))
    yield from (m[1] for m in _HONOUR_WON.finditer(text))


_QUANTITY = regex(
    rf"(?<![\dA-Za-z.])第?\d[\d,]*(?:\.\d+)?(?:[—－～~-]\d[\d.]*)?[万亿千百]*[余多]?(?:%|％|‰|个百分点|人次|场次|平方米|公里|小时|周年|世纪|[{HAN}])"
    r"(?:\d{1,2}[日号])?"
    r"|百分之[零一二三四五六七八九十百]+"
    r"|(?<![一二三四五六七八九十第这那每])(?:两|[二三四五六七八九]|十[一二三四五六七八九]?|[二三四五六七八九]十[一二三四五六七八九]?|[一二三四五六七八九]百)[余多]?(?:期|场次?|次|名|人次|户|份|篇|批|台|座|万元|亿元|支|间|所|辆|余人|人)(?!同|民|是)"
)
_NO_QUANTITY = regex(r"(?:19|20)\d\d(?:[年度上下]|[—－～~-]+(?:19|20)\d\d)")


def _quantities(text: str) -> Iterator[str]:
    for found in _QUANTITY.finditer(text):
        if not _NO_QUANTITY.match(found.group()):
            yield found.group()


# Behind a word that says what it is, whatever is left of it.
_CALLED_A_CONTACT = regex(
    rf"(?<![\dA-Za-z])({SITE})(?![\dA-Za-z])"
    r"|(?:(?<=电话)|(?<=手机)|(?<=传真)|(?<=热线))(?:号码)?[:：]?\s*([\dxX×*＊-]*\d[\dxX×*＊-]{3,})"
    r"|(?:(?<=微信)|(?<=QQ)|(?<=qq)|(?<=邮箱)|(?<=公众号))(?:号|群)?[:：]\s*([A-Za-z0-9_@.-]{5,})"
)

_HALF_MASKED = regex(
    r"(?:电话|手机|传真|热线)(?:号码)?[:：]?\s*((?=[\d*xX×＊-]*[*xX×＊])[\dxX×*＊-]*\d{3}[\dxX×*＊-]*)"
)


def _contacts(text: str) -> Iterator[str]:
    yield from (text[c.start : c.end] for c in contacts(text) if c.kind in REACHING)
    yield from (m[1] or m[2] or m[3] for m in _CALLED_A_CONTACT.finditer(text))


_FINDERS = (
    (EntityKind.CONTACT, _contacts),
    (EntityKind.PERSON, people),
    (EntityKind.ORG, organisations),
    (EntityKind.PLACE, places),
    (EntityKind.DOCUMENT, _documents),
    (EntityKind.HONOUR, _honours),
    (EntityKind.SLOGAN, _slogans),
    (EntityKind.QUANTITY, _quantities),
)
