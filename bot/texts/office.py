"""What a user reads on the pages beside the conversation: exemplars, templates, and users."""

from datetime import datetime

HEADINGS = {"library": "范例库", "templates": "单位模板", "users": "用户和用量"}
"""What each page is called."""

PAGE = {
    "title": "拟稿助手",
    "skip": "跳到内容",
    "pages": "网页",
    "talk": "对话",
    "library": "范例库",
    "templates": "单位模板",
    "users": "用户",
    "sign_out": "退出登录",
    "noscript": "这个网页要用 JavaScript 才能显示；请在浏览器里允许。",
}
"""The words that stand on each of them from the beginning."""

SCRIPT = {
    "lost": "连接断了，正在重连；已经收下的都在。",
    "too_large": "“{name}”超过 20 MB，没有发送。请拆小后再发。",
    "sending": "正在传“{name}”",
    "retrying": "没有送达，正在重试",
    "stop": "停止",
    "keep": "留着",
    "remove": "拿掉",
    "failed": "这一步没有完成，什么都没有变。请刷新网页再试。",
}
"""The words that the scripts of all of them show."""

_LIBRARY = {
    "lead": "起草时参考这里的旧稿：学它的结构和写法，里面的单位、人名和数字不会写进您的文稿。",
    "own": "我的范例",
    "shared": "单位共用",
    "add": "添加旧稿",
    "drop": "也可以把文件拖到这里；Word、PDF、压缩包都行。",
    "empty": "还没有范例。把单位以前的好稿子放进来，起草时就能学着写。",
    "empty_shared": "单位还没有放共用的范例。",
    "shared_really": "以后谁起草都不再参考《{title}》；手里的原文件不受影响。",
    "good": "可以参考",
    "structure": "只参考标题结构",
    "facts": "{genre} · {issuer_kind} · {year}{passages} 段",
    "year": "{year}年 · ",
    "of_file": "来自“{source}”",
    "really": "以后起草不再参考《{title}》；您手里的原文件不受影响。",
    "no_heading": "（没有小标题）",
}
_TEMPLATES = {
    "lead": "单位自己的 Word 模板：写好的文稿一点就套进去，版式照模板。",
    "own": "我的模板",
    "shared": "单位共用",
    "empty_shared": "单位还没有放共用的模板。",
    "shared_really": "以后谁都不能再套用“{title}”；手里的原文件不受影响。",
    "add": "添加模板",
    "drop": "也可以把 .docx 拖到这里；要填的地方写上 {{标题}}、{{正文}}、{{成文日期}} 这样的标记。",
    "empty": "还没有模板。",
    "nothing": "不填",
    "place": "要填的地方",
    "where": "在哪里",
    "part": "填什么",
    "sample": "现在写着“{sample}”",
    "part_of": "“{place}”填什么",
    "to_confirm": "请看看每处填得对不对，再点“就这样”。",
    "confirmed": "已经记住，导出时点“套用单位模板”就用它。",
    "confirm": "就这样",
    "really": "以后不能再套用“{title}”；您手里的原文件不受影响。",
}
_USERS = {
    "lead": (
        "谁能从别的电脑进来，各用了多少。这里看不到别人的文稿；但重发的链接能改密码，"
        "谁拿它设了新密码，谁就能以本人身份进来看到文稿。重发时本人的网页上会留一条记录。"
    ),
    "people": "用户",
    "usage": "近 14 天的用量",
    "name": "用户名",
    "as_administrator": "设为管理员",
    "invite": "给登录链接",
    "again": "重发链接",
    "link": "请把这个链接交给“{name}”本人，{hours} 小时内有效，用一次就失效：",
    "copy": "复制链接",
    "copied": "已复制",
    "administrator": "管理员",
    "me": "我",
    "locked": "已停用",
    "not_ready": "还没设密码",
    "lock": "停用",
    "delete": "删除",
    "unlock": "恢复",
    "really": "“{name}”和他的文稿、材料会全部删除，找不回来。",
    "nobody": "还没有用户。",
    "unused": "近 14 天没有用过模型。",
    "day": "日期",
    "who": "谁",
    "calls": "次数",
    "sent": "发给模型（词元）",
    "written": "模型写的（词元）",
    "total": "合计",
}
OF_PAGE = {"library": _LIBRARY, "templates": _TEMPLATES, "users": _USERS}
"""The words that the script of each page shows."""

NOT_ADMINISTRATOR = "这一步要管理员来做，什么都没有变。请找单位的管理员。"
NOT_ONESELF = "不能停用或删除自己，什么都没有变。请让另一位管理员来做。"


def link_again(administrator: str, at: datetime) -> str:
    """Tell a user that somebody was given a link by which the password of this page is changed."""
    return (
        f"{at.month}月{at.day}日{at.hour}时{at.minute:02}分，管理员“{administrator}”给您的账号重发了登录链接。"
        "谁拿它设了新密码，谁就能进来看到您的文稿；不是您要的，请马上问管理员。"
    )


def elsewhere(chat: str) -> str:
    """Call whoever uses another channel than the page with accounts."""
    channel, _, number = chat.partition(":")
    return {"telegram": f"Telegram {number}", "terminal": "终端", "web": "网页"}.get(channel, channel)
