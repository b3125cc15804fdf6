"""Told counts with another counting word: 15家 for 15个, 26人 for 26个党员, 6场 for 6次, 12台次 for 12台."""

from bot.domain.fact import Quantity
from bot.facts.evidence import Evidence
from bot.facts.figures.ranges import EPSILON, covers
from bot.facts.untold import speak_of_one
from bot.facts.wording import bigrams, characters, clause_around, sentence_around
from bot.regex import regex


def is_same_count(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether a told count is stated of the same thing with another word to count it by."""
    return (
        _is_classified(text, q, known)
        or _is_of_households(text, q, known)
        or _is_counted_alone(text, q, known)
        or _is_person_count(text, q, known)
        or _is_of_events(text, q, known)
        or _is_of_turns(q, known)
    )


CLASSIFIERS = frozenset("个大人家项支处所座间例件种条栋门台套辆只根张把盏扇面幅株枚口眼片本册部点路块")


def _is_classified(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 15家企业 stands for a told 15个企业, 5200册 for 5200本: if they are the same things."""
    others = _counting_words(q.unit)
    parts = [p for p in known.parts_in(others) if covers(p.quantity._replace(unit=q.unit), q)]
    if not parts:
        return False
    clause, sentence = clause_around(text, q.start, q.end), sentence_around(text, q.start, q.end)
    said, around = bigrams(clause), bigrams(sentence)
    return any(
        said & p.words
        or ("个" not in (q.unit, p.quantity.unit) and around & known.words_beside(p))
        or (around & known.words_beside(p) and characters(clause) & characters(p.clause) - _OFTEN)
        for p in parts
    )


_HOUSEHOLD = regex("家庭|人家|[烈军家眷]属|居民|村民|农民|住户|农户|[租贫养种散大]户")


def _is_of_households(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 2户烈属 stands for told 2家烈属: a household, unlike a firm, is counted by both."""
    clause = clause_around(text, q.start, q.end)
    if q.unit not in ("户", "家") or not _HOUSEHOLD.search(clause):
        return False
    told = known.parts_in(frozenset({"户", "家"}) - {q.unit})
    return any(
        covers(p.quantity._replace(unit=q.unit), q)
        and _HOUSEHOLD.search(p.clause)
        and bigrams(clause) & p.words
        for p in told
    )


_MATTER = regex("投诉|诉求|举报|案|纠纷|信访|建议|意见|提案|申请|隐患|事故|报修|警")
_FIRM = regex("企业|公司|单位|商户|[商门药饭网酒]店|工?厂|机构|部门")
_ALONE_FITS = {
    "人": regex(""),
    "户": _HOUSEHOLD,
    "家": _FIRM,
    **dict.fromkeys(("件", "起", "宗", "条"), _MATTER),
}
"""By the unit that is stated: what the clause speaks of where that unit may stand for a bare 个."""
_ALONE = regex(
    "(?![\u4e00-\u9fff])|[来去没不未还又都已在]|自己|考[过上了]|到[了场会]|走[了掉]|报[名了到]|愿意|签[了约到]|答应|回[来去家了]"
    "|领[了走到取]|参[加与]|入[会党职学]|请假|毕业|退[休出役了]|[上下]班"
)
"""What stands behind a count that does not name what is counted: 来了35个, 25个考过了."""


def _is_counted_alone(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 35名企业家 stands for a told 来了35个 of a matter that its sentence speaks of."""
    clause = clause_around(text, q.start, q.end)
    if q.unit not in _ALONE_FITS or not _ALONE_FITS[q.unit].search(clause):
        return False
    around, own = bigrams(sentence_around(text, q.start, q.end)), characters(clause) - _OFTEN
    return any(
        t.unit == "个"
        and covers(t._replace(unit=q.unit), q)
        and _ALONE.match(s.text, t.end)
        and (around & known.sentence_words[s.sentence] or own & characters(s.text))
        for s, t in known.occurrences_in("个")
    )


_OFTEN = characters("建办做有再开发")
"""Verbs that say little of what is counted."""
_SAME = tuple(
    map(
        frozenset,
        ("本册部", "份张", "辆台", "条根", "幅张", "件起宗桩", "间处", "支队", "块面", "座处栋所间"),
    )
)
"""Words by which the same things are counted."""


def _counting_words(unit: str) -> frozenset[str]:
    """Return the other words by which what is counted so may have been counted."""
    any_thing = (
        CLASSIFIERS if unit in ("个", "大") else frozenset({"个", "大"} if unit in CLASSIFIERS else ())
    )
    return any_thing.union(*(same for same in _SAME if unit in same)) - {unit}


PERSONS = regex(
    "(?:[老新男女小青少残贫]|[^\u0000-\u4dff给发送了的到让由和跟把被在为]{1,3})?(?:员|者|师|生|工|人|民|众|干部|代表|司机|委员|孩子|儿童|护士|老师|同志|观众|游客|读者"
    "|[娃伢](?!衣|服|饰)|小伙|姑娘|后生|徒弟|学徒|老汉|大[爷妈嫂姐哥叔婶]|老[爷奶]|嫂子|保安|警察|村医|教练|裁判)"
)
_VISITED = regex(
    "来|[进入游到][园馆场店]|接待|看[了诊]?|参观|参加|参训|听|培训|游|到馆|进馆|到访|就诊|服务|受理|办|吃|餐|住|坐|乘|体检|咨询"
)


def _is_person_count(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 26人 stands for told 26个党员, or 5200人次 for 来了5200人: each who came is a visit.

    What a clause says of as many persons as were told shows that they came, whatever the verb was.
    """
    if q.unit == "人":
        persons = (
            abs(t.value - q.value) < EPSILON and PERSONS.match(s.text, t.end)
            for s, t in known.occurrences_in("个")
            if t.unit == "个"
        )
        return any(persons)
    if q.unit != "人次":
        return False
    came = [s for s, t in known.occurrences_in("人") if t.unit == "人" and covers(t._replace(unit="人次"), q)]
    said = bigrams(sentence_around(text, q.start, q.end))
    visited = _VISITED.search(text, max(0, q.start - _LED_BY), q.start)
    told = bool(came) and (visited or any(_VISITED.search(s.text) for s in known.statements))
    return bool(told) or any(said & s.words for s in came)


_LED_BY = 16
_HELD = regex(
    "讲座|宣讲|培训|演练|演出|放映|招聘会|推介会|座谈会|报告会|比赛|竞赛|义诊|讲堂|公开课|培训班|沙龙|巡演"
)
"""What is held, and counted by how often it is."""
_OCCASIONS = frozenset("次场期节堂班个轮批")


def _is_of_events(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 6场讲座 stands for a told 6次讲座: what is held is counted variously."""
    if _is_same_occasion(text, q, known):
        return True
    if q.unit not in _OCCASIONS:
        return False
    held = set(_HELD.findall(clause_around(text, q.start, q.end)))
    return bool(held) and any(
        covers(p.quantity._replace(unit=q.unit), q) and held & set(_HELD.findall(p.clause))
        for p in known.parts_in(_OCCASIONS)
    )


_INCIDENTS = frozenset("次起例宗件")
"""By these what has happened is counted: 3次 of speech is 3起 of an accident."""


def units_of_events(unit: str) -> frozenset[str]:
    """Return the other words by which an event may be counted that is counted so."""
    return frozenset("次场期").union(_INCIDENTS) - {unit} if unit in {*_INCIDENTS, *"场期"} else frozenset()


def _is_same_occasion(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 2起追尾 stands for a told 2次追尾, 18场 for 夜场18次: of the same thing."""
    clause = clause_around(text, q.start, q.end)
    return any(
        covers(p.quantity._replace(unit=q.unit), q) and speak_of_one(clause, p.clause)
        for p in known.parts_in(units_of_events(q.unit))
    )


_TURNS = {f"{unit}次": frozenset({unit}) for unit in "台辆架艘户件课班车"}


def _is_of_turns(q: Quantity, known: Evidence) -> bool:
    """Return whether 12台次 stands for told 12台: each that was sent out was so once."""
    units = _TURNS.get(q.unit, frozenset())
    return any(covers(p.quantity._replace(unit=q.unit), q) for p in known.parts_in(units))
