"""What is said about set phrases (提法)."""

from datetime import date


def usual(right: str) -> str:
    """Say how it is written."""
    return f"规范写法通常是“{right}”，请核对。" if "“" not in right else f"规范写法通常是：{right}，请核对。"


def near_miss(right: str) -> str:
    """Say what was probably meant."""
    return f"与固定表述“{right}”只差一处，疑为笔误。"


def lacking(name: str, items: list[str]) -> str:
    """Say which items of a set are lacking."""
    return f"“{name}”没有列全，缺：{'、'.join(items)}。"


def foreign(name: str, items: list[str]) -> str:
    """Say what does not belong to a set."""
    return f"“{name}”中没有这一项：{'、'.join(items)}。"


def wrong_order(name: str, right: str) -> str:
    """Say in which order a set is named."""
    return f"“{name}”的通行次序是：{right}。"


def verb(verbs: tuple[str, ...], term: str) -> str:
    """Say which verb a shorthand goes with."""
    return f"通常与“{verbs[0]}”搭配：{verbs[0]}“{term}”。"


def too_early(term: str, begins: date) -> str:
    """Say that nobody could say it yet."""
    return f"{_in_quotes(term)}{_day(begins)}才有，早于它的稿子不应出现，请核对。"


def expiry(term: str, until: date, afterwards: str) -> str:
    """Say that it is over, and what is written instead."""
    rest = f"现在通常写：{afterwards}。" if afterwards else "如是回顾，请写明时间。"
    return f"{_in_quotes(term)}作为现行提法到{_day(until)}为止。{rest}"


def past_meeting(name: str, on: date) -> str:
    """Say that a meeting is over which the text awaits."""
    return f"{name}已于{_day(on)}召开，不宜再写“迎接召开”。"


def year_of_plan(name: str, word: str, year: int) -> str:
    """Say which year opens or closes a plan."""
    return f"“{name}”{word}是{year}年，与文中年份不符。"


def anniversary(number: int, year: int) -> str:
    """Say which number the year bears."""
    return f"按{year}年推算，这里应是{number}，请核对。"


def latest_session(name: str) -> str:
    """Say which session is left out."""
    return f"成文时{name}已经召开，列举历次全会通常写到这一次。"


def repealed(name: str, on: date, instead: str) -> str:
    """Say that a law is no longer in force, and what is cited instead."""
    rest = f"，现行依据是{instead}" if instead else ""
    return f"《{name}》{_day(on)}起不再施行{rest}，请核对。"


def meeting_to_come(name: str, on: date) -> str:
    """Say that a meeting was not yet held."""
    return f"到{_day(on)}，{name}还没有召开，请核对。"


def _in_quotes(term: str) -> str:
    return term if "“" in term else f"“{term}”"


def _day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


OLDER_HELP = "列出很久没有对照依据核对过的提法：编号、名称、上次核对的日子、依据，最久的在前。"
AGE_HELP = "比这更久没有核对的才列，如 180d、26w、6m。"


def bad_age(said: str) -> str:
    """Say how an age is written."""
    return f"看不懂时长“{said}”，请写天数、周数或月数，如 180d、26w、6m。"


def entry(id_: str, term: str, looked: date, source: str) -> str:
    """Say in a line what a set phrase is, when it was last looked at, and what it rests on."""
    return f"{id_}  {term}  {looked.isoformat()}  {source}"


def older(found: int, all_: int, days: int) -> str:
    """Say how many of all were last looked at longer ago."""
    if not found:
        return f"{all_}条提法都在{days}天内核对过。"
    return f"{all_}条提法里有{found}条{days}天以上没有核对；核对后请给它写上 looked。"
