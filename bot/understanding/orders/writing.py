"""Orders to whoever writes: draft, leave unwritten, write anew, replace words, take a form, adopt."""

import re

from bot.domain.request import (
    Adopt,
    Draft,
    FollowExemplar,
    LeaveUnwritten,
    ReplaceWords,
    Request,
    Rewrite,
)
from bot.language.replacing import replacements
from bot.regex import regex
from bot.understanding.orders.clause import ALL, THIS, Clause
from bot.understanding.orders.targets import REF
from bot.understanding.orders.words import bare_of, is_bare, one_of
from bot.understanding.talk import Talk

_DRAFT_ALL = regex(rf"(?:{bare_of('at_once')}|{REF})*{bare_of('drafted')}{bare_of('at_once')}?")
_DRAFT = regex(
    rf"{bare_of('enough')}*{bare_of('draft')}(?P<ref>{REF})?"
    rf"|从?(?P<before>{REF}){bare_of('enough')}*(?:{bare_of('draft')}|写起)"
)
_LEAVE = regex(
    rf"(?P<ref>{REF})(?:今年|上半年|本|这项)?{bare_of('unwritten')}"
    rf"|(?:跳过|跳|略过|不写|空着)(?P<behind>{REF})"
)
_THIS_ONE = "(?:这|这问|这一问|这条|这题|这项|这块|这方面|此项|本问|问题)"
_SKIP = regex(rf"{_THIS_ONE}?{bare_of('skipped')}")
_BLANK = regex(rf"{_THIS_ONE}?{bare_of('blank', 'unknown')}")
_NONE_OF_IT = regex(rf"{_THIS_ONE}{bare_of('unwritten')}|没(?:做|搞|开展|弄)(?:这项|这)")
_ADOPT = regex(rf"(?P<ref>{REF}|{one_of('this_version')})?[写弄]?(?P<verb>{bare_of('adopted')})")
_ADOPT_PLAIN = regex(
    rf"(?P<ref>{REF}|{one_of('this_version')}|这个)(?:写得|就|也)?(?P<verb>可以|行|好|能用|不错)"
)

_MANNER = f"{one_of('degree')}+[写说]?{one_of('quality')}"
_LITTLE = one_of("a_little")
_DONE = "(?:写|改|弄|整|说|搞|压|缩|扩|调|放|变)"
_IN_TONE = "(?:按照?|照|用).{1,10}?的?(?:腔调|口气|口吻|语气|风格|路子|要求|意思)"
_OVER = rf"(?:{_IN_TONE})?(?:给我|给|请|再|都|能不能)*{one_of('work_over')}{_LITTLE}?"
_KIND = rf"(?:个|一篇|篇|份|是)?{one_of('document_genre')}"
_JUDGED = regex(
    "|".join(
        (
            rf"(?:{one_of('subject')}|{one_of('quality')}|[写说讲弄搞]得?的?)*{_MANNER}[的了]*{_LITTLE}?(?:{_OVER})?",
            rf"(?:{one_of('subject')}|写)*{one_of('quality')}了{_LITTLE}?(?:{_OVER})?",
            rf"{one_of('subject')}?(?:给我|能|应该|{one_of('degree')})*{_DONE}?[得的]?{one_of('degree')}*{one_of('quality')}{_LITTLE}",
            _OVER,
            rf"(?:再|给我|要|得|稍微)*{one_of('to_length')}(?:大?约)?\d+[个来]?字(?:以内|左右|上下)?(?:就行|吧)?",
            rf"(?:{one_of('subject')}|[写读念][得的着])?(?:不太|太|一点都?)?不?像{_KIND}(?:了|似的)?|写?成{_KIND}了?",
            rf"没有?{one_of('lacking')}|{one_of('lacking')}(?:不清楚?|混乱|不突出|不分明|不够清楚|不清晰|不够)",
            rf"别(?:那么|这么|太|再)*{one_of('quality')}|少(?:一?点|些){one_of('quality')}",
            r"不像.{1,8}(?:口气|语气|风格|话|口吻|写法)",
            "啰嗦|罗嗦|啰唆",
        )
    )
)
_ANEW = regex(rf"(?P<wanted>{_OVER})(?P<ref>{REF})")
_BEFORE_JUDGED = regex(rf"(?P<ref>{REF})?(?:{one_of('left_behind')}|[，, ])*")
_FOLLOW = regex(
    rf"{one_of('form')}?(?:就|还是|直接|统一)*{one_of('by')}(?:我们|咱们|咱|我|单位)?(?P<name>.+?)(?:的|那个|那种)?"
    rf"(?P<shape>{one_of('form')})?(?P<same>一样的?|一致|保持一致|一模一样)?(?:[去来](?=[写弄套走排改拟搞做办整]))?"
    r"(?P<do>写|弄|套|起草|走|排|改|拟|搞|做|办|整|来)?(?:就行|就好|即可)?"
)
_DOCUMENT = regex(
    rf"[那这上]一?[篇份版个](?:{one_of('genre_word')}|文件|稿)?|{one_of('genre_word')}$|范文$|范例$|模板$"
    r"|(?:去年|往年|上次|上年|以前|前年|原来|老|上半年|年度|上回|上一次|\d{4}年).{0,8}$"
)
_POINTING = regex(rf"的?[那这]一?[篇份版个](?=$|{one_of('genre_word')}|文件|稿)|的$")
_THIS_ONE_SENT = regex("[那这]一?[篇份]")
_LONGEST_WORDS = 40
_OLD, _NEW = '[“"](?P<old>[^“”"]+)[”"]', '[“"](?P<new>[^“”"]+)[”"]'
_ARROW = regex(
    r"[“\"]?(?P<old>[^→“”\"\s]{1,20}?)[”\"]?\s*(?:→|->|=>|——>)\s*[“\"]?(?P<new>[^→“”\"\s]{1,20})[”\"]?"
)
_WHEREVER = regex(
    rf"(?:.{{0,6}}?(?:里头|里面|里|中|全文|全篇))?(?:凡是|所有|全部|只要是?|全文|全篇|文中)(?:写|写着|写的|用|出现|的)*{_OLD}"
    rf"(?:的地方|的)?(?:都|全|全部|统一|一律)*(?:改成|改为|换成|替换成|替换为|写成){_NEW}"
)


def draft(said: Clause) -> Request | None:
    """Read 直接成稿, 全部起草, 起草存在问题."""
    found = _DRAFT.fullmatch(said.bare)
    if found and (ref := found["ref"] or found["before"]):
        [section] = said.refs(ref)
        return Draft(section) if not section.paragraph else None
    if _DRAFT_ALL.fullmatch(said.bare) and all(t == ALL for t in said.refs(said.bare)) and not found:
        return Draft(ALL)
    begun = any(slot.section for slot in said.talk.outline)
    if found and (re.search("全|都|直接|一口气|一次", said.said)):
        return Draft(ALL)
    if found or (is_bare(said.bare, "enough") and _has_open_question(said) and "够" in said.said):
        return Draft(THIS if begun else ALL)
    return None


def _has_open_question(said: Clause) -> bool:
    """Return whether a question is open; none is where an order is sought before anything is kept."""
    return bool(said.talk.new and said.talk.new[-1].asked)


def leave(said: Clause) -> Request | None:
    """Read 先空着, 这个先不写, 跳过第三节, 这节没做."""
    if found := _LEAVE.fullmatch(said.bare):
        [section] = said.refs(found["ref"] or found["behind"])
        of_facts = section.paragraph or _names_facts_alone(section.name, said.talk)
        return None if of_facts else LeaveUnwritten(section, True)
    if _SKIP.fullmatch(said.bare) and not said.said.endswith("过了"):
        return LeaveUnwritten()
    return LeaveUnwritten(THIS, True) if _NONE_OF_IT.fullmatch(said.bare) else None


def _names_facts_alone(name: str, talk: Talk) -> bool:
    """Return whether a name stands in what was told, and in no heading: 诉求那部分先不写 is about facts."""
    headed = any(name in f"{slot.part}{slot.name}" for slot in talk.outline)
    return bool(name) and not headed and any(name in fact.text for fact in talk.ledger.facts)


def leave_blank(said: Clause) -> Request | None:
    """Read 先空着, 这个先不写: of the open question, and an order only where nothing else is said."""
    unknown = is_bare(said.bare, "unknown") and not _has_open_question(said)
    return LeaveUnwritten() if _BLANK.fullmatch(said.bare) and not unknown else None


def leave_by_name(said: Clause) -> Request | None:
    """Read 舆情处置我们没搞过, and what says in a clause of its own that there is nothing to tell."""
    nothing = is_bare(said.bare, "unwritten") and "没" in said.said
    return LeaveUnwritten(said.ref(None) or THIS, True) if nothing and said.spoken_of else None


def adopt(said: Clause) -> Request | None:
    """Read 这节就这样, 全部采用."""
    found = _ADOPT.fullmatch(said.bare) or _ADOPT_PLAIN.fullmatch(said.open)
    if not found:
        return None
    everything = bool(re.search("全|都", said.said))
    if found["ref"] and re.fullmatch(REF, found["ref"]):
        [section] = said.refs(found["ref"])
        return Adopt(section) if not section.paragraph else None
    if found["ref"] or is_bare(found["verb"], "sure_adoption") or said.said.startswith("这个"):
        return Adopt(ALL if everything else THIS)
    return Adopt(ALL) if everything and found["verb"] in ("用", "行", "通过", "没问题", "没意见") else None


def rewrite(said: Clause) -> Request | None:
    """Read 上一节第二段太长, 写短点, 语气再正式些: the section, and what is wanted of it word for word."""
    text = said.open
    if anew := _ANEW.fullmatch(text):
        return Rewrite(said.refs(anew["ref"])[0], said.tagged.raw(anew["wanted"]))
    for at in range(len(text)):
        wanted = _JUDGED.fullmatch(text, at)
        before = _BEFORE_JUDGED.fullmatch(text, 0, at) if wanted else None
        if wanted and before:
            section = said.refs(before["ref"])[0] if before["ref"] else THIS
            return Rewrite(section, said.tagged.raw(text[before.end("ref") if before["ref"] else 0 :]))
    return None


def replace_words(said: Clause) -> Request | None:
    """Read 把A改成B, “A”换成“B”; a figure put in the place of a name is a correction and none."""
    raw = said.said.strip("。 ")
    special = _ARROW.fullmatch(raw) or _WHEREVER.fullmatch(re.sub("给我", "", raw))
    pairs = [(special["old"], special["new"])] if special else replacements(raw)
    if len(pairs) != 1:
        return None
    [(old, new)] = pairs
    done = new.startswith("了")
    figures = re.search(r"\d", new) and not re.search('[“"]', raw)
    return (
        ReplaceWords(old, new)
        if old and not done and not figures and max(len(old), len(new)) <= _LONGEST_WORDS
        else None
    )


def follow(said: Clause) -> Request | None:
    """Read 用2025年那份的格式, 照去年那篇写; 照这篇的结构写 names the one that was sent last."""
    found = _FOLLOW.fullmatch(said.tagged.raw(said.open))
    if not found or not _DOCUMENT.search(found["name"]):
        return None
    headed = re.match(one_of("form"), said.tagged.raw(said.open))
    if not (found["shape"] or found["do"] or found["same"] or headed):
        return None
    name = _POINTING.sub("", found["name"])
    last = not name and found["shape"] and _THIS_ONE_SENT.fullmatch(found["name"])
    return FollowExemplar(name) if (name or last) and len(name) <= 30 else None
