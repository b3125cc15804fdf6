"""What the bot says to administrators."""

from collections.abc import Sequence
from datetime import date, datetime

MEMBERS, INVITATIONS, USAGE, LIMITS = "用户", "邀请", "用量", "限额"
BACK, PREVIOUS, NEXT = "返回", "◀", "▶"
DAY_BEFORE, DAY_AFTER = "◀ 前一天", "后一天 ▶"
SHARED, SHARE, WITHDRAW, SHARE_MORE = "单位共用的范例、模板和用词表", "共用{}", "收回{}", "从我的里面挑"
LOCK, UNLOCK, REVOKE = "停用{}", "恢复{}", "作废{}"
ADMINISTERS, INVITED, LISTED, DELISTED = "管理员", "凭邀请", "在名单", "已不在名单，进不来"
"""How a user came in."""
NO_BOT_YET = "还不知道机器人的用户名，做不了链接。请先启动一次 gongwen telegram，再来发邀请。"
NO_SUCH_INVITATION = "邀请最多 1000 人、366 天。请用“邀请”里的按钮。"
_MYRIAD = 10_000


def overview(lines: Sequence[str]) -> str:
    """Say how things stand."""
    return "\n".join(("管理：", *lines))


def users(count: int, locked: int) -> str:
    """Say how many users there are."""
    return f"用户 {count} 人" + (f"，其中停用 {locked} 人" if locked else "")


def standing(count: int) -> str:
    """Say how many invitations still let somebody in."""
    return f"有效的邀请 {count} 个"


def today(messages: int, tokens: int) -> str:
    """Say what was sent and used today."""
    return f"今天：消息 {messages} 条，{amount(tokens)}词元"


def amount(count: int) -> str:
    """Return a count of tokens as it is read at a glance, with a blank where a word follows."""
    return f"{count / _MYRIAD:.1f}万" if count >= _MYRIAD else f"{count} "


def who(name: str, chat: str) -> str:
    """Return how a user is called: the name, and the number by which the channel knows him."""
    number = chat.partition(":")[2]
    return f"{name}（{number}）" if name else number


def member(user: str, came_by: str, messages: int, tokens: int, *, locked: bool) -> str:
    """Tell a user in a line."""
    state = " · 已停用" if locked else ""
    return f"{user} · {came_by}{state} · 今天 {messages} 条、{amount(tokens)}词元"


def members(lines: Sequence[str], first: int, total: int, page: int, pages: int) -> str:
    """List a page of the users, numbered from `first` on."""
    at = f"，第 {page}/{pages} 页" if pages > 1 else ""
    return "\n".join((f"用户：{total} 人{at}", *(f"{n}. {line}" for n, line in enumerate(lines, first))))


def invite(places: int, days: int) -> str:
    """Return the label of the button for a new invitation."""
    return f"邀{places}人·{days}天"


def invitation(until: datetime, places: int, taken: int) -> str:
    """Tell an invitation in a line."""
    return f"{_moment(until)}前有效，可进 {places} 人，已进 {taken} 人"


def invitations(lines: Sequence[str]) -> str:
    """List the invitations that still let somebody in."""
    if not lines:
        return "没有有效的邀请。要发一个，点下面的按钮。"
    return "\n".join(("有效的邀请：", *(f"{n}. {line}" for n, line in enumerate(lines, 1))))


def link(url: str, places: int, until: datetime) -> str:
    """Show a new link."""
    return (
        f"邀请链接：\n{url}\n{_moment(until)}前有效，可进 {places} 人，转给同事点开即可。"
        "链接只显示这一次，我这里不留；要作废，在“邀请”里点。"
    )


def usage_line(user: str, messages: int, calls: int, tokens: int) -> str:
    """Tell in a line what a user sent and used."""
    return f"{user} · 消息 {messages} 条 · 模型 {calls} 次 · {amount(tokens)}词元"


def usage(day: date, lines: Sequence[str]) -> str:
    """Tell what was sent and used on a day."""
    head = f"{day.year}年{day.month}月{day.day}日的用量："
    return "\n".join((head, *(lines or ("没有人用。",))))


def messages_most(most: int) -> str:
    """Return the label of the button that limits messages."""
    return f"{most}条" if most else "消息不限"


def tokens_most(most: int) -> str:
    """Return the label of the button that limits tokens."""
    return f"{most // _MYRIAD}万" if most else "词元不限"


def limits(messages: int, tokens: int) -> str:
    """Say how much each user has a day."""
    sent = f"{messages} 条" if messages else "不限"
    used = f"{amount(tokens).strip()}" if tokens else "不限"
    return f"每人每天：消息 {sent}，模型词元 {used}。\n点一个就改，马上生效。"


def exemplar(title: str, genre: str) -> str:
    """Tell an exemplar in a line."""
    return f"范例《{title}》{genre}"


def template(name: str, confirmed: bool) -> str:
    """Tell a template in a line."""
    return f"模板“{name}”" + ("" if confirmed else "（对应还没确认）")


def shared(lines: Sequence[str], first: int, total: int) -> str:
    """List a page of what all share, numbered from `first` on."""
    if not lines:
        return "全单位共用的范例和模板还没有。先把旧稿、模板发给我，再从您自己的里面挑。"
    numbered = (f"{n}. {line}" for n, line in enumerate(lines, first))
    return "\n".join((f"全单位共用：{total} 个。收回的归还给拿出来共用的人。", *numbered))


def shareable(lines: Sequence[str], first: int, total: int) -> str:
    """List a page of what an administrator could share, numbered from `first` on."""
    if not lines:
        return "您自己的范例和确认过的模板还没有。把旧稿直接发来就收进范例，发 /template 加模板。"
    numbered = (f"{n}. {line}" for n, line in enumerate(lines, first))
    return "\n".join((f"您自己的：{total} 个。点“共用”，全单位马上能用。", *numbered))


def tokens_spent(most: int) -> str:
    """Say that no model works for a user any more today."""
    return (
        f"您今天的模型用量到上限了（每人每天 {amount(most).strip()} 词元），明天可以接着来。"
        "已有的内容都在，检查和导出照常；急用请找管理员。"
    )


def _moment(at: datetime) -> str:
    return f"{at.month}月{at.day}日{at.hour}时"
