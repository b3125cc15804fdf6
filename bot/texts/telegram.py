"""What a user reads in Telegram only: its limits, its menu, and what went wrong on the way."""

COMMANDS = (
    ("start", "开始或继续"),
    ("new", "新建文稿"),
    ("check", "检查一篇文稿"),
    ("outline", "看提纲"),
    ("status", "进度"),
    ("stop", "停止起草"),
    ("export", "导出 Word"),
    ("documents", "我的文稿"),
    ("library", "我的范例库"),
    ("template", "单位自己的模板"),
    ("genres", "我自己的文种"),
    ("words", "本单位的用词表"),
    ("relay", "换个地方接着写"),
    ("help", "帮助"),
    ("mydata", "取走我的全部数据"),
    ("forget", "删除我的全部数据"),
)
"""The menu: each command with what it does."""

NOTICE = (
    "开始之前，请看一眼：\n"
    "· Telegram 是境外服务，消息会经过境外服务器。\n"
    "· 请勿发送涉密、工作秘密和个人敏感信息；带密级标志的材料我不收。\n"
    "· 您发来的内容保存在开设这个助手的单位那里，只用来起草；发 /forget 随时全部删除。\n"
    "点“同意，开始”，刚才发的会接着处理。在这之前，我什么也没有保存。"
)
AGREE = "同意，开始"
AGREED = "好的，开始吧。"
STOP = "停止"
COPY = "复制"
ENDED = "（已结束）"
EXPIRED = "这个按钮已过期"
UNSUPPORTED = "这类消息我还读不了。请发文字，或发 20 MB 以内的文件；图片、语音请先转成文字。"
KINDS = (
    ("poll", "投票我看不了。结果出来了，把数字发给我就行，比如“参加测评126人，满意率98.6%”。"),
    ("contact", "名片我不收，稿子里也不该有别人的电话。要写联系人，请直接说写在哪里。"),
    ("sticker", "表情收到。稿子还等着材料，想到什么发什么。"),
    ("location", "位置我用不上。地点请写成文字，比如“在市民广场开展宣讲2场”。"),
    ("voice", "语音我还听不了。请用手机的“语音转文字”再发一遍。"),
    ("photo", "图片里的字我还读不了。请把要用的话打成文字，或发 Word、PDF、文本文件。"),
)
"""What is said to a kind of message that cannot be read, by its name in the Bot API."""
ONLY_CAPTION = "图里的内容我看不了，下面只按您写的这句话来。"
TOO_LARGE = "文件超过 20 MB，没有接收；之前的内容都在。请拆小，或只留正文后再发。"
NOT_FETCHED = "这个文件没有从 Telegram 取下来，没有接收；之前的内容都在。请过一会儿再发一次。"
TOO_FAST = "发得太快了，后面的没有收下；前面的都在。请歇一歇，过一会儿接着发；要停下正在起草的，发 /stop。"
LOCKED = (
    "管理员已停用您的账号，这条没有收下。您的内容还在：发 /mydata 全部取走，发 /forget 全部删除；"
    "要恢复使用，请找管理员。"
)
UNNAMED_FILE = "未命名文件"
FAILED = "这一步出了意外，没有保存；之前的内容都在，请再发一次。"
UNDELIVERED = "内容已保存，只是回复没能发出。请发 /status 查看进度。"

BOT_REFUSED = "Telegram 不认这个机器人令牌；数据没有变动。请核对环境变量 GONGWEN_TELEGRAM_TOKEN 后重新启动。"
TAKEN = "这个机器人已在别处运行，它不受影响，本进程退出；数据没有变动。请先停掉另一个，再重新启动。"


def stranger(user: int) -> str:
    """Tell someone who may not write how to come in."""
    return (
        f"您好，这个助手只对本单位的同事开放。请把您的编号 {user} 发给管理员，或请管理员发个邀请链接；"
        "点了链接还进不来，多半是链接过期或名额满了，请换一个新的。"
    )


def delisted(user: int) -> str:
    """Tell someone whom the list does not name any more how to come in, and what he still may do."""
    return f"{stranger(user)}您留在这里的内容还在：发 /mydata 全部取走，发 /forget 全部删除。"


def day_is_full(most: int) -> str:
    """Tell somebody that he may send nothing more today."""
    return (
        f"您今天的消息到上限了（每人每天 {most} 条），这条没有收下；之前的都在，按钮和命令照常能用。"
        "明天可以接着发，急用请找管理员。"
    )


def drafting(title: str, text: str) -> str:
    """Show the draft as far as it has come."""
    return f"正在起草“{title}”……\n\n{text}".rstrip()


def foreign_webhook(host: str, api_base: str) -> str:
    """Tell whoever starts the bot that its updates go elsewhere, and how to change that."""
    return (
        f"这个机器人的消息正推送到 {host}，本进程没有动它，已退出。确实要改由本程序接收："
        f"先停掉那边，再打开 {api_base}/bot<令牌>/deleteWebhook，然后重新启动。"
    )


def no_port(place: str) -> str:
    """Tell whoever starts the bot that nothing can arrive."""
    return f"推送地址 {place} 用不了，可能已被占用；数据没有变动。请改 [telegram] webhook_listen 后重新启动。"
