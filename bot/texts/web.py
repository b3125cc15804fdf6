"""What a user reads on the page only: its fixed words, and what went wrong on the way."""

NO_PORT = (
    "本机没有可用的端口，网页没有打开；数据没有变动。请关掉占用端口的程序，或先用 gongwen chat 在终端里写。"
)
WRONG_HOST = "这个地址不是本程序的网页，没有打开。请用启动时显示的地址。"
OTHER_SITE = "这个请求来自别的网站，没有执行；数据没有变动。"
NO_KEY = "网页已过期，没有执行；之前的内容都在。请刷新网页再试。"
UNREADABLE = "这个请求读不懂，没有执行；之前的内容都在。请刷新网页再试。"
TOO_LARGE = "文件超过 20 MB，没有接收；之前的内容都在。请拆小，或只留正文后再发。"
TOO_SLOW = "传得太慢，没有收完，也没有保存。请检查网络后再发一次。"
SEND_AGAIN = "上次发来的文件没有收完程序就退出了，没有保存。请再发一次。"
CLASSIFIED = "（带密级标志的内容，没有保存）"
UNEXPECTED = "这一步出了意外，没有保存；之前的内容都在，请再发一次。"
REFUSED = {
    404: "没有这个页面，或者已经删了。",
    405: "这个请求读不懂，没有执行；之前的内容都在。请刷新网页再试。",
    410: "这个按钮已过期，没有执行。请用最新一条消息下面的按钮。",
    500: UNEXPECTED,
}
"""What is said of a refusal, by its status."""

BEHIND_PROXY = (
    "网页没有打开：这里只给本机用，经过代理就等于不设密码。要给别的电脑用，请配置 [web] accounts = true。"
)
TOO_OFTEN = "试得太多了，请过几分钟再试。"
WRONG_PASSWORD = "用户名或密码不对，没有登录。请核对后再试。"
LINK_EXPIRED = "这个链接用过了，或者过期了，没有设密码。请让管理员重新发一个。"
PASSWORD_LENGTH = "密码要 8 到 200 个字，没有保存。请改一下再提交。"
NO_TLS = (
    "网页没有打开：别的电脑要进来，密码和文稿就要加密传输。请在配置 [web] 里写 certificate 和 key，"
    "或者放在能加密的代理后面，把代理的 IP 写进 proxy。"
)
BAD_CERTIFICATE = "网页没有打开：[web] 的 certificate 或 key 读不了，或者两个不配。请核对文件后重新启动。"

_DOOR = {"title": "拟稿助手", "name": "用户名", "password": "密码", "show": "显示密码"}
LOGIN = _DOOR | {
    "heading": "登录",
    "submit": "登录",
    "hint": "没有用户名，或忘了密码，请找管理员要一个登录链接。",
}
JOIN = _DOOR | {"heading": "设一个密码", "submit": "保存并进入", "hint": "8 个字以上；这个链接只能用一次。"}
"""The words of the pages before the page."""

PAGE = {
    "title": "拟稿助手",
    "skip": "跳到输入框",
    "conversation": "对话",
    "older": "看更早的",
    "opening": "正在打开……",
    "newest": "回到最新",
    "say": "要说的话",
    "placeholder": "想到什么发什么，文件也行",
    "send": "发送",
    "attach": "发文件",
    "menu": "菜单",
    "new": "新建文稿",
    "check": "检查一篇文稿",
    "outline": "看提纲",
    "status": "进度",
    "documents": "我的文稿",
    "library": "我的范例库",
    "templates": "单位模板",
    "users": "用户和用量",
    "genres": "我的文种",
    "words": "用词表",
    "relay": "换个地方接着写",
    "help": "帮助",
    "forget": "删除我的全部数据",
    "theme": "切换深浅色",
    "sign_out": "退出登录",
    "drop": "松开，把文件发给助手",
    "privacy": "请勿发送涉密、工作秘密和个人敏感信息",
    "noscript": "这个网页要用 JavaScript 才能显示对话；请在浏览器里允许，或者用 gongwen chat 在终端里写。",
    "keys": "Enter 发送，Shift+Enter 换行",
    "no_longer_about": "不再针对这一节",
    "views": "看对话还是看文稿",
    "document": "文稿",
    "nothing": "提纲定下来以后，文稿写到哪、每句从哪来、还缺什么，都在这里看。",
    "outline_of": "提纲",
}
"""The words that stand on the page from the beginning, by their place."""

SCRIPT = {
    "me": "我",
    "assistant": "助手",
    "drafting": "正在起草“{title}”",
    "stop": "停止",
    "sending": "正在发送",
    "retrying": "没有送达，正在重试",
    "failed": "没有送达：",
    "again": "再发一次",
    "lost": "连接断了，正在重连；写好的都在，输入的内容不会丢。",
    "download": "下载",
    "copy": "复制",
    "copied": "已复制",
    "unfold": "展开",
    "fold": "收起",
    "about": "针对这节说",
    "about_chip": "针对：{title}",
    "too_large": "“{name}”超过 20 MB，没有发送。请拆小，或只留正文后再发。",
    "sent_file": "文件：{name}",
    "picture": "{name}，点开看大图",
    "bytes": "{size} KB",
    "open": "未写",
    "busy": "正在写",
    "partial": "没写完",
    "drafted": "待定",
    "adopted": "已定",
    "counts": "{settled}/{all} 节已定 · {chars} 字",
    "to_see": " · {count} 处要看",
    "to_fill": "还缺的",
    "fill": "填上",
    "up": "把“{name}”往前移",
    "down": "把“{name}”往后移",
    "move": "{from}移到{to}",
    "go": "看“{name}”",
    "version": "第 {shown}/{last} 稿",
    "differences": "看改动",
    "text_again": "看全文",
    "rewrite": "重写",
    "copy_section": "复制本节",
    "copy_all": "复制全文",
    "undo": "撤销上一步",
    "undo_order": "撤销",
    "more": "更多",
    "edit": "改这一段",
    "sources": "这一段的来源",
    "save": "改好了",
    "cancel": "不改了",
    "edited": "改这一段的文字",
    "said": "您的原话：{said}",
    "proposed": "这句是代拟，您没说过；留不留请您定。",
    "mine": "这一段是您亲手写的。",
    "not_told": "这句没有记着来源。",
    "no_changes": "和上一稿没有不同。",
    "points": "要您看的",
}
"""The words that the page's script shows."""


def link_given(name: str, link: str, hours: int) -> str:
    """Give the link by which a user sets a password."""
    return f"请把这个链接交给“{name}”本人，{hours} 小时内有效，用一次就失效：\n{link}"


def user_line(name: str, ready: bool, administrator: bool, locked: bool) -> str:
    """Tell of a user."""
    told = ["已设密码" if ready else "还没设密码"]
    told += ["管理员"] if administrator else []
    told += ["已停用"] if locked else []
    return f"{name}　{'，'.join(told)}"


def removed(name: str) -> str:
    """Say that a user is gone."""
    return f"“{name}”和他的文稿、材料已删除。"


def known_name(name: str) -> str:
    """Say that a name for a new user is taken."""
    return f"已经有用户“{name}”，没有给链接。忘了密码，在他那一行点“重发链接”；是另一个人，请换个用户名。"


def unknown_name(name: str) -> str:
    """Say that there is nobody to give a new link to."""
    return f"没有用户“{name}”，没有给链接。请刷新网页再看。"


def no_such_user(name: str) -> str:
    """Say that there is no user of that name."""
    return f"没有用户“{name}”，什么都没有删。用 gongwen user list 查。"


USER_HELP = "网页的用户：谁能从别的电脑进来。"
USER_ADD_HELP = "加一个用户，或给老用户重设密码；印出只能用一次的链接。"
USER_ADMIN_HELP = "设为管理员：管用户、单位共用的范例、模板和用词表，看用量。"
USER_LIST_HELP = "列出用户。"
USER_REMOVE_HELP = "删除一个用户和他的全部数据。"
BAD_NAME = "用户名要 1 到 40 个字，不能有空格；没有加。请换一个。"


def page_starts(address: str) -> str:
    """Say where the page is."""
    return f"网页已打开：{address}（在这台电脑的浏览器里写；这里也能接着写）\n"


def other_port(wanted: int, taken: int) -> str:
    """Say that the page has another port than the configured one, and what that may come of."""
    return (
        f"端口 {wanted} 被占用了，这次改用 {taken}，收藏的旧地址打不开这一个。"
        "多半是已经开着一个拟稿助手：用那一个就行，先关掉它再启动也行。"
    )


def page_alone(address: str, log: str) -> str:
    """Say where the page is, and where the log, when nothing else runs beside it."""
    return f"网页已打开：{address}\n日志在 {log}。要停下，按 Ctrl-C。"
