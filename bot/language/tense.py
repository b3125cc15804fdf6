"""Whether words tell of what is to come, or of what is done."""

from bot.regex import regex

_COMING = regex(
    "拟(?!定|制|人)|计划(?!生育|书|》)|打算|准备(?!就绪|充分)|预计|预期|争取|力争|将(?:于|在|要|会|开|举|组|建|对|继|进|完|启|新|按|推|安|以|全|陆)"
    "|正在|在建|在办|筹备|筹建|尚未|还没|还未|没有?完成|未完成|未开工|下一?步|下一?阶段|明年|来年|待(?:批|建|办|开)|想要?(?:再|在)|进行中"
    "|推进中|施工中|争创|申报中"
)
_COMING_BESIDE = regex(
    "要(?!求|点|闻|素|件)|确保|年底前|月底前|日前|月前|下半年|继续|抓紧|适时|应当|目标|[须需尚还留等]待|有待"
)
_DONE = regex(
    "已(?!定|知)|完成(?!目标|率|时限|情况)|建成|落成|竣工|投用|投入使用|交付使用|圆满|顺利|办结|获得|取得|荣获|成功|(?<![为得除])了(?!解)"
)
_PAST = regex("已(?!定|知)|圆满|顺利完成|(?<![为得除])了(?!解)")
_EVENT = regex(
    "开展|举办|组织|召开|举行|建设|改造|培训|印发|评选|发放|新建|安装|走访|慰问|建立|设立|开通|成立|搭建|打造|实施|投入|征集|排练|培育|创建|启动|推出|引进"
)


def is_coming(words: str) -> bool:
    """Return whether the words say themselves that something is planned or under way: 拟, 将, 正在."""
    return _COMING.search(words) is not None


def looks_ahead(words: str) -> bool:
    """Return whether a sentence speaks of the future: it plans, demands, or sets a term."""
    return is_coming(words) or _COMING_BESIDE.search(words) is not None


def is_done(words: str) -> bool:
    """Return whether the words say themselves that something is done: 已, 完成, 建成."""
    return _DONE.search(words) is not None


def is_past(words: str) -> bool:
    """Return whether the words can be said of what is done only: 已, 了; 完成 may be a plan's as well."""
    return _PAST.search(words) is not None


def is_event(words: str) -> bool:
    """Return whether the words tell of something that happens: 开展, 举办, 改造."""
    return _EVENT.search(words) is not None
