"""What is said when a whole draft is handed over: only what there is to say, a line each."""

from collections.abc import Sequence

_LISTED, _LONGEST = 6, 36

KEEP, STRIKE, CORRECT = "留着", "删掉", "去改"
KEEP_ALL, ONE_BY_ONE, STRIKE_ALL = "代拟都留", "逐句看", "代拟都删"
PROPOSED = "这句是我替您拟的，您没有说过。"
PROPOSED_SOURCE = "起草时拟写，由经办人确认"
NO_PROPOSALS = "代拟的句子都定好了。"
NOTHING = "没有要交代的：说过的都写进去了，没有待补和代拟。"
NOT_TOLD = "这句没有新的事实，是开头、目的或者承接的话。"
BY_HAND = "这一句是您亲手写的或者改过的，没有记出处。"
NO_SUCH_WORDS = "文中没有找到这几个字，请把原文照抄在引号里再问一次。"


def corrections(pairs: Sequence[tuple[str, str]]) -> str:
    """List the corrections that were taken."""
    return _line("已按更正", [f"{_excerpt(old)} → {_excerpt(now)}" for old, now in pairs])


def pending(gaps: Sequence[tuple[str, Sequence[str]]]) -> str:
    """List what is still to be supplied, with what was heard of it and not written."""
    return _line(
        "待补", [f"{what}（听到的是{'、'.join(heard)}，没写）" if heard else what for what, heard in gaps]
    )


def open_matters(gaps: Sequence[str]) -> str:
    """List what the text tells to be open, without a mark: it can be issued so."""
    return _line("文中先写了“另行通知”“正在核实”一类的话，没有留空，定了告诉我", gaps)


def lacking_in_form(names: Sequence[str]) -> str:
    """List what custom wants around the text and nobody has named."""
    return _line("按惯例还要有，您没说过", names)


def open_questions(doubts: Sequence[tuple[str, str]]) -> str:
    """List the open questions with what holds until they are answered."""
    return _line("请您定", [f"{q}（现在按“{now}”写）" if now else f"{q}（先没写）" for q, now in doubts])


def proposal_count(count: int) -> str:
    """Say how many sentences were proposed."""
    return f"我替您拟的：{count} 句，请过目" if count else ""


def citations(what: Sequence[str]) -> str:
    """List the documents and bases that the text cites and nobody told."""
    return _line("引了您没说过的文件或依据，请核对", what)


def items_without_source(lines: Sequence[str]) -> str:
    """List the items of plans in which nothing is from what was told."""
    return _line("整条是我拟的，您没说过，请定去留", [_excerpt(line) for line in lines])


def exclusions(what: Sequence[str]) -> str:
    """List what was not written on order."""
    return _line("按您说的没写", [_excerpt(words) for words in what])


def leftover_facts(facts: Sequence[str]) -> str:
    """List the facts that stand nowhere."""
    return _line("没用上", [_excerpt(fact) for fact in facts])


def unclear_words(words: Sequence[str]) -> str:
    """List what was not understood, and so was not written."""
    return _line("没看懂、没有写", [_excerpt(said) for said in words])


def shortfall(chars: int, target: int) -> str:
    """Say that the facts carry less than was asked for."""
    return f"篇幅：事实够写约{round(chars, -2)}字，要{target}吗？再说几条我就接着写"


def issuing_notice(genre: str) -> str:
    """Say that a notice stands before a document that goes to somebody and cannot go out by itself."""
    return f"{genre}要发给主送机关，前面加了一页印发通知；单用{genre}的，导出后删去这一页"


def note(lines: Sequence[str]) -> str:
    """Return the whole note."""
    return "\n".join(lines) or NOTHING


def proposal_acceptance(sentence: str, left: int) -> str:
    """Confirm that a proposed sentence stays."""
    return f"留下了：“{_excerpt(sentence)}”。{_remaining(left)}"


def acceptance_of_all(count: int) -> str:
    """Confirm that all proposed sentences stay."""
    return f"代拟的 {count} 句都留下了。"


def proposal_removal(count: int) -> str:
    """Name what was struck, for the history as well."""
    return f"删掉代拟的 {count} 句"


def sentence_sources(quote: str, lines: Sequence[str]) -> str:
    """Say where a sentence comes from."""
    return f"“{_excerpt(quote)}”出自：\n" + "\n".join(f"· {line}" for line in lines)


def about(quote: str, said: str) -> str:
    """Say of a sentence what it is."""
    return f"“{_excerpt(quote)}”：{said}"


def source(number: int, fact: str, said: str) -> str:
    """Say which fact it is, and in which words it was told."""
    return f"{number} 号：{fact}" + (f"（您的原话：“{said}”）" if said and said != fact else "")


def to_confirm(count: int) -> str:
    """Say how many proposed sentences nobody has decided about."""
    return f"代拟 {count} 句待您过目。" if count else ""


def _remaining(left: int) -> str:
    return f"还有 {left} 句。" if left else NO_PROPOSALS


def _line(name: str, items: Sequence[str]) -> str:
    if not items:
        return ""
    more = f" 等 {len(items)} 条" if len(items) > _LISTED else ""
    return f"{name}：{'；'.join(items[:_LISTED])}{more}"


def _excerpt(text: str) -> str:
    flat = " ".join(text.split()).strip("。；")
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]}……"
