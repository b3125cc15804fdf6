"""What `eval` says: its help, its table, and the page on which drafts are read blind."""

EVAL_HELP = (
    "把一个文件夹里的 BRIEF.toml 逐篇起草，几个模型、几版提示词并排比：打印各项量数，"
    "文稿和一张盲评网页（index.html，不联网也能打开）放进输出文件夹。"
)
OUT_HELP = "文稿和网页放在哪个文件夹；不写则是当前目录的 eval。"
MODEL_HELP = "模型名，可以写几次；接口用配置里的。不写则只用配置的模型。"
PROMPTS_HELP = (
    "一版提示词的文件夹，可以写几次；里面没有的照自带的用。shipped 指程序自带的；不写则只用自带的。"
)
MEAN = "平均"
UNKNOWN = "—"
COLUMNS = (
    *("文稿", "候选", "字数", "%", "事实", "旧值", "禁写", "待补", "拟写", "无据", "同例", "重复"),
    *("词元", "请求", "秒", "说明"),
)
LEGEND = (
    "%：占目标字数；事实：写到/共有；旧值、禁写：不该有而有的；无据：没有出处的数字、日期、名称；"
    "同例、重复：与范例相同、在文中重复的最长一段有几个字（重复满 14 字才算）；词元：输入/输出。"
)
SKELETON = "骨架"


def candidate(model: str, version: str) -> str:
    """Return what a model with a version of the prompts is called."""
    return " · ".join(filter(None, (model or SKELETON, version)))


def no_threads(folder: str) -> str:
    """Say that a folder holds nothing to draft."""
    return f"{folder} 里没有 .toml 文件。请核对文件夹，写法见 gongwen draft --help。"


def drafting(thread: str, name: str) -> str:
    """Say what is drafted now."""
    return f"正在起草 {thread} · {name}"


def failure_count(count: int) -> str:
    """Say how many drafts are not whole."""
    return f"{count} 篇没有写全"


def page_location(path: str) -> str:
    """Say where the page is."""
    return f"盲评网页已写成 {path}，用浏览器打开。"


PAGE_TITLE = "盲评"
PAGE_INTRO = "稿子去了名字、打乱了次序。先看消息，再读各稿，投三票；都投完再揭晓。投的票只存在这台设备上。"
NO_SCRIPT = "这一页要用脚本记票。脚本没开，只能看稿。"
MESSAGES = "发来的消息"
NOTE = "备注"
EVEN = "难分"
QUESTIONS = (("best", "总体最好"), ("truth", "最真实"), ("prose", "文笔最好"))
"""What is voted on: the key in the result, and how it is asked."""
FINISH = "投完了，揭晓"
RESULT = "结果"
DOWNLOAD = "下载结果（JSON）"
SCRIPT = {
    "cast": "已投 {n}/{all} 票",
    "sure": "还有 {n} 票没投。揭晓以后不能再投，现在揭晓吗？",
    "even": EVEN,
    "name": "候选",
}
"""What the page says by itself; the script fills in the numbers."""


def draft(letter: str) -> str:
    """Return what a draft without a name is called."""
    return f"稿{letter}"


def head(number: int, count: int, what: str) -> str:
    """Return the heading of a thread."""
    return f"{number}/{count} {what}"


def messages(count: int) -> str:
    """Return the line behind which the messages are folded."""
    return f"{MESSAGES}（{count} 条）"
