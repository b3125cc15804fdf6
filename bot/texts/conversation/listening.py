"""What the bot says of what it has heard."""

from collections.abc import Sequence

_SHOWN = 3

ALL_RIGHT, LOOK, UNDO = "都对", "逐条看", "撤销"
IS_FACT, IS_WISH, NEVER_MIND = "是事实", "是要求", "不用管"
DRAFT_ALL = "直接成稿"
THAT_IS_ALL = "没有了，就这样写"
AS_ASSUMED, UNCHANGED, BOTH_HOLD = "先按这个写", "先不改", "两条都对"
EDIT_OF_UNKNOWN = "您改的那条消息不是说手头这篇的，没有照着改。要改什么，直接说一句。"
GOOD = "好。"
NOTHING_TO_UNDO = "没有可以撤销的了。"
ALREADY_NOTED = "这些前面已经记过，没有重复记。"
WHAT_TO_CHANGE = "要改哪条，说编号就行：“12改成……”“删12”；也可以直接说哪里不对。"
NO_FACTS = "还没有记下情况。"
NO_WISHES = "您还没有提过写法上的要求。"
NO_GAPS = "没有要补的。"
NO_DOCUMENTS = "您在这里还没有文稿。"
SECRET_KEPT_OUT = "里面有不宜写进公文的，我没写进正文，以后也不发给模型。"
NOT_PLACED = "没放进哪一节"
CANNOT = "没对上是哪一节，先没有动。说编号就行，比如“删4”“4移到2”。"
NO_OUTLINE = "提纲还没定。先点“确认”或“就用这个”，再往下写。"
NO_SUCH_FACT = "没有这个编号的情况，没有改。发“事实”可以看全部。"
NO_SUCH_EXEMPLAR = "范例库里没找到这一篇。把那份文件发给我，我照它的层次来。"
NO_SUCH_DOCUMENT = "没找到这篇文稿。发“我的文稿”看全部。"
ASK_NOTHING_OPEN = "这个我说不准。我会做的都在 /help 里。"
DOUBT = "有一处想跟您核一下："
NOTHING_WRITTEN = "还没有写好的节。"


def receipt(count: int) -> str:
    """Say that messages came and are being read."""
    return "收到，正在看……" if count == 1 else f"收到 {count} 条，正在看……"


def reading_summary(
    facts: int,
    corrections: Sequence[str],
    gaps: Sequence[str],
    wishes: Sequence[str],
    data: Sequence[str],
    left_out: Sequence[str],
    taken_back: int,
) -> str:
    """Sum up in one line what was understood; empty where nothing was."""
    parts = (
        f"记下 {facts} 条" if facts else "",
        _tally("更正", "条", corrections),
        f"去掉 {taken_back} 条" if taken_back else "",
        _tally("待补", "", gaps),
        _tally("要求", "", wishes),
        "、".join(data),
        _tally("不写", "", left_out),
    )
    return " · ".join(filter(None, parts))


def _tally(name: str, unit: str, items: Sequence[str]) -> str:
    if not items:
        return ""
    shown = "；".join(items[:_SHOWN]) + ("……" if len(items) > _SHOWN else "")
    return f"{name} {len(items)}{' ' if unit else ''}{unit}（{shown}）"


def correction(old: str, new: str) -> str:
    """Show what a correction changes."""
    return f"{old}→{new}"


def rule_reading(why: str) -> str:
    """Say that the model did not answer and rules read instead."""
    return f"{why}这几条先按规则读的，拿不准的会问您。"


def unsure(quote: str) -> str:
    """Ask what words are meant for."""
    return f"“{quote}”——这句我没把握，先没记。它是……"


def doubt(question: str, assumed: str, parked: int) -> str:
    """Ask about two readings, with what holds until the answer; with nothing assumed facts are parked."""
    meanwhile = f"您没回之前，{assumed}。" if assumed else "您没回之前，都先不写进正文。" if parked else ""
    return f"{DOUBT}{question}{meanwhile}"


def undo(label: str) -> str:
    """Confirm that a step was undone."""
    return f"已撤销：{label}。"


def fact_line(number: int, text: str, tail: str) -> str:
    """Show a fact with its number, which never changes."""
    return f"{number}. {text}{tail}"


def tail(status: str, condition: str, quotes: Sequence[str], corrected_from: Sequence[str]) -> str:
    """Say of a fact what its text does not: how far it is, what it waits for, in which words it was told."""
    notes = [n for n in (status, condition) if n]
    if corrected_from:
        notes.append(f"原为 {'、'.join(corrected_from)}")
    said = f" ←“{'”“'.join(quotes)}”" if quotes else ""
    return (f"（{'；'.join(notes)}）" if notes else "") + said


STATUS = {"planned": "打算", "proposed": "待定", "problem": "问题", "state": "", "done": ""}


def facts_under(name: str, lines: Sequence[str]) -> str:
    """List the facts of a section."""
    return f"【{name}】\n" + "\n".join(lines)


def wishes(lines: Sequence[str], forbidden: Sequence[str]) -> str:
    """Show the standing wishes on one card."""
    barred = f"\n不得出现：{'、'.join(forbidden)}" if forbidden else ""
    return "您的要求，我起草时照办：\n" + "\n".join(f"· {line}" for line in lines) + barred


def gaps(lines: Sequence[str]) -> str:
    """List what is still to be filled in."""
    return "等您补的：\n" + "\n".join(f"· {line}" for line in lines)


def article_or_entry(number: int, label: str) -> str:
    """Ask whether an article of the text is meant, or what was noted under its number."""
    here = f"正文里有{label}，先没有动。要改它，点下面的；"
    return f"{here}要改记下的第 {number} 条，先发“看事实”，再说“{number}改成……”。"


def turn_to(name: str) -> str:
    """Name the button that turns to a section."""
    return f"看“{name}”"


def fill(what: str) -> str:
    """Name the button that fills a gap."""
    return f"填上：{what}"


def documents(lines: Sequence[str]) -> str:
    """Head the list of a user's documents."""
    return "您的文稿：\n" + "\n".join(lines)


def document_line(number: int, title: str, done: int, total: int, here: bool) -> str:
    """Show one document of a user's."""
    return f"{number}. {title or '（还没定题目）'}（{done}/{total} 节）{' ← 正在写' if here else ''}"


def material(facts: int, chars: int | None) -> str:
    """Say how many facts a section has, and how much they carry where its length hangs on them."""
    if not facts:
        return "还没有材料"
    if chars is None:
        return f"{facts} 条"
    about = _rough_count(chars)
    return f"{facts} 条，够写约 {about} 字" if about else f"{facts} 条，还不够写一句"


def shortfall(chars: int, target: int) -> str:
    """Say that the facts carry less than was wanted."""
    about = _rough_count(chars)
    enough = f"事实够写约 {about} 字" if about else "事实还不够写一句"
    return f"{enough}，要 {target} 字的话还得您再说些怎么做的、结果怎样。"


def skeleton_is_short(target: int) -> str:
    """Say that without a model the facts are put together, and nothing makes them longer."""
    return f"没有接模型，只拼骨架稿，不会展开到 {target} 字。"


def _rough_count(chars: int) -> int:
    """Return a number of characters in tens, from a thousand on in hundreds: no more is known."""
    step = 100 if chars >= 1000 else 10
    return chars // step * step


def section_addition(name: str) -> str:
    """Label the step that adds a section."""
    return f"加了“{name}”"


def section_removal(names: Sequence[str]) -> str:
    """Label the step that takes sections away."""
    return f"去掉“{'”“'.join(names)}”"


def section_move(name: str) -> str:
    """Label the step that moves a section."""
    return f"挪动“{name}”"


def section_renaming(name: str) -> str:
    """Label the step that renames a section."""
    return f"改名为“{name}”"


def section_merge(names: Sequence[str]) -> str:
    """Label the step that merges sections."""
    return f"合并“{'”“'.join(names)}”"


def section_division(name: str) -> str:
    """Label the step that splits a section."""
    return f"拆分“{name}”"


def section_swap(first: str, second: str) -> str:
    """Label the step that swaps two sections."""
    return f"对调“{first}”和“{second}”"


OUTLINE_SET = "换了提纲"
OUTLINE_CHANGED = "改了提纲"


A_MESSAGE = "您说的一条消息"


def entry_label(what: str, noted: str) -> str:
    """Label the step that enters what was said, with what it entered."""
    return f"{what}，{noted}" if noted else what


def message_name(text: str) -> str:
    """Name a message by its first words."""
    return f"您说的“{text[:_LABEL]}{'……' if len(text) > _LABEL else ''}”"


_LABEL = 16


def answer(words: str) -> str:
    """Label the step that answers what was asked about some words."""
    return f"您对“{words[:_LABEL]}{'……' if len(words) > _LABEL else ''}”的答复"


def adoption(name: str) -> str:
    """Label the step that adopts a section."""
    return f"采用“{name}”"


def section_edit(name: str) -> str:
    """Label the step that changes a section's text."""
    return f"修改“{name}”"


def new_draft(name: str) -> str:
    """Label the step that puts a new draft over an old one."""
    return f"“{name}”的新稿"


def which(names: Sequence[str]) -> str:
    """Ask which of several sections is meant."""
    return f"您说的是哪一节：{'、'.join(names)}？"


def fact_move(number: int, name: str) -> str:
    """Confirm that a fact has another place."""
    return f"第 {number} 条放到“{name}”了。"


def fact_withdrawal(text: str) -> str:
    """Confirm that a fact holds no more."""
    return f"去掉了：{text}。"


def which_fact(lines: Sequence[str]) -> str:
    """Ask which of several facts is meant."""
    return "您说的是哪一条？\n" + "\n".join(lines)


def current_outline(lines: Sequence[str]) -> str:
    """Show the outline while the sections are at work."""
    return "现在的提纲：\n" + "\n".join(lines)


def brief_note(facts: int, gaps: int) -> str:
    """Say on the card of a request what else was heard."""
    parts = [f"已记下 {facts} 条情况" if facts else "", f"待补 {gaps} 处" if gaps else ""]
    said = "，".join(filter(None, parts))
    return f"{said}。" if said else ""


def looking_for(name: str) -> str:
    """Say that an exemplar is being looked for."""
    return f"我找找“{name}”……" if name else "我看看这篇的结构……"


def following(title: str) -> str:
    """Say whose outline is taken."""
    return f"照《{title}》的层次来。"


def late_exemplar(title: str) -> str:
    """Say that the outline is not taken, for another document is in hand by now."""
    return f"找到了《{title}》。您现在写的是另一篇，提纲没有动；要照它写，回到那一篇再说一次。"


GAP, WISH, LEFT_OUT = "待补", "要求", "不写"


def as_outline(numerals: Sequence[str], parts: Sequence[str]) -> str:
    """Write the parts that the clerk ordered as an outline of their own, each under its numeral."""
    return "\n".join(f"{numeral}、{part}" for numeral, part in zip(numerals, parts, strict=True))


ADOPTED_ALL = "全部采用"
REVIEWED = "通读全文，改了几处"


def drafting_all(names: Sequence[str]) -> str:
    """Say which sections are being drafted."""
    return f"正在起草 {len(names)} 节：{'、'.join(names)}。您可以接着说别的。"


def not_in_yet(name: str, facts: int) -> str:
    """Say that a written section lacks what was told for it since."""
    return f"“{name}”已经写好，这 {facts} 条还没写进去。"


def not_written_yet(name: str) -> str:
    """Say that a section for which something was told has no text."""
    return f"“{name}”还没起草。"


def facts_without_section(facts: Sequence[str], number: int) -> str:
    """List the facts that no section of the outline holds; `number` is that of one of them."""
    shown = "；".join(facts[:_LISTED]) + ("……" if len(facts) > _LISTED else "")
    return f"有 {len(facts)} 条没对上哪一节，正文还没用：{shown}。说“第{number}条放到……里”就用上。"


_LISTED = 6


def of_document(title: str) -> str:
    """Say that what follows was heard of a document that is not in hand."""
    return f"这几条记在《{title}》里了："
