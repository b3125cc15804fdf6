"""What the command line says: help texts, tables and the one line that explains a failure."""

import errno
from collections.abc import Mapping, Sequence
from datetime import date

from bot.texts import failures
from bot.texts.corpus import KINDS

ROOT_HELP = "拟稿助手：在手机上一节一节起草公文，导出 Word。"
CONFIG_HELP = "配置文件；不写则用当前目录的 config.toml，没有就用默认值。"
OUT_HELP = "导出的文件放在哪个文件夹。"
RUN_HELP = (
    "开始对话：在本机打开网页，终端里也能聊；配了 Telegram 令牌的，机器人一起开。输入来自文件时只在终端里聊。"
)
WEB_HELP = (
    "只开网页，终端里不聊。\n\n"
    "默认只有本机进得来，地址启动时显示，端口是 [web] port。要让别的电脑进来，在 config.toml 的 [web] 里写 "
    "host、address 和证书（或能加密的代理），再用 gongwen user add 加用户。按 Ctrl-C 停下。"
)
CHAT_HELP = "在终端里聊。按钮有编号，回复编号或按钮上的字都行；/file 路径 可以发文件；也能用脚本逐行驱动。"
TELEGRAM_HELP = (
    "只开 Telegram 机器人。\n\n"
    "令牌向 @BotFather 申请，从环境变量 GONGWEN_TELEGRAM_TOKEN 读；"
    "谁能用：由 [telegram] admins 里的管理员用 /admin 邀请，也可写在 allow。"
    "消息由程序去取（长轮询）；写了 [telegram] webhook，就由 Telegram 推送到那个地址。按 Ctrl-C 停下。"
)
DRAFT_HELP = "不用对话，按 BRIEF.toml 起草整篇，写成 Word。"
DRAFT_OUT_HELP = "写到哪个 .docx 文件。"
EXPORT_HELP = "导出一篇存着的文稿；DOCUMENT 是文稿号，用 gongwen documents 查。"
FORGET_HELP = "删除 draft 起草的一份文稿和它用的材料。"
DOCUMENTS_HELP = "列出存着的文稿：文稿号、标题、写好的节数、哪天开始写的。"
EXPORT_OUT_HELP = "写到哪个文件。"
EXPORT_FORMAT_HELP = (
    "docx、pdf（要装 LibreOffice）、txt、txt-windows（带 BOM、回车换行的 .txt），"
    "或 review（校核单，写成 .docx）；不写就看文件名。"
)
CORPUS_HELP = "范例库：导入、查看、删除、检索。"
ADD_HELP = f"导入范例：文件，或装着文件的文件夹。能读 {KINDS}。"
LIST_HELP = "列出范例。"
PARSE_HELP = "看一个文件会被怎样理解：分成几篇、文种、用途、标题、杂质；什么也不写入。"
SHOW_HELP = "看一篇范例：理解成了什么、能怎么用、哪些名称会换掉、切成了哪些段落。"
REMOVE_HELP = "删除一篇范例；内置的范例下次启动会回来。"
SEARCH_HELP = "找相近的段落。"
GENRE_HELP = "只找这个文种的：总结、要点、方案、报告、通知或其他。"
LIMIT_HELP = "最多几段。"
JSON_HELP = "输出 JSON，供程序读取。"
DOCTOR_HELP = (
    "看配了什么、通不通、缺什么，缺了有什么影响。\n\n"
    "依次看：数据文件夹、文种和提示词、提法表、版式、预览图、范例库、模型、按意思找范例、Telegram。"
    "配好的接口会连一下试试，不发文稿。没有配的不算毛病；配了用不了的，退出码是 1。"
)

NO_TOKEN = (
    "没有 Telegram 令牌。请设环境变量 GONGWEN_TELEGRAM_TOKEN（向 @BotFather 申请），"
    "或用 gongwen run 在网页和终端里聊。"
)
NOBODY_ALLOWED = (
    "白名单是空的：机器人只会告诉来人他的用户号。请把自己的用户号写进 config.toml 的 [telegram] admins，"
    "再重新启动；之后在对话里发 /admin 邀请别人。"
)
GOOD, STRUCTURE, REJECT, DUPLICATE, UNREADABLE = "可用", "只参考结构", "不收", "已有，未重复收", "读不了"
_GRADES = {"good": GOOD, "structure": STRUCTURE, "reject": REJECT}
ADD_COLUMNS = ("文件", "标题", "结果", "文种", "段落", "说明")
LIST_COLUMNS = ("号", "标题", "文种", "年份", "用途", "段落", "来源")
EMPTY_LIBRARY = "范例库是空的。"
NO_HITS = "没有找到相近的段落。"
NOT_FOUND = "范例库里没有这个号。"
FILE_GONE = "文件打不开：已经不在了，或者没有读取权限。"
DOCUMENT_COLUMNS = ("文稿号", "标题", "写好的节", "开始的日期")
NO_DOCUMENTS = "还没有文稿。用 gongwen chat 聊，或用 gongwen draft 起草。"
TOO_MANY = "参数多了，或者写法不对"

ANSWERS = "接口有应答，密钥可用"
KEY_REFUSED = "接口不认密钥。请核对环境变量 GONGWEN_MODEL_KEY"
NO_MODEL = (
    "模型：没有配置，只能按事实搭骨架稿，不会成文。"
    "要用模型，请设环境变量 GONGWEN_MODEL、GONGWEN_MODEL_URL、GONGWEN_MODEL_KEY"
)
NO_EMBEDDINGS = (
    "按意思找范例：没有打开，只按字词检索，够用。要打开，请在 config.toml 写 [embeddings] model；"
    "打开后范例的正文会发给那个接口"
)
EMBEDDINGS_PROBE = "工作总结"
EMBEDDINGS_SLOW = "等了 2 秒没有应答。请换一个快的接口，或者查查网络"
TOKEN_REFUSED = "令牌不对。请核对环境变量 GONGWEN_TELEGRAM_TOKEN"
NO_BOT = (
    "Telegram：没有令牌，机器人没有开，网页和终端照常。"
    "要开，请向 @BotFather 申请，放进环境变量 GONGWEN_TELEGRAM_TOKEN"
)


def grade(value: str) -> str:
    """Return what a grade is called."""
    return _GRADES[value]


def piece(
    title: str, traits: Sequence[str], counts: tuple[int, int, int], graded: str, reasons: Sequence[str]
) -> str:
    """Say in two lines what was understood of a piece."""
    headings, noise, entities = counts
    told = " · ".join(filter(None, traits))
    found = f"标题 {headings} 个，杂质 {noise} 处，须回避的名称和数字 {entities} 个"
    why = f"：{'；'.join(reasons)}" if reasons else ""
    return f"{title}（{told}）\n  {grade(graded)}{why}。{found}。"


def reading_progress(done: int, count: int) -> str:
    """Say how much of a large file has been read."""
    return f"已读 {done}/{count} 篇" if count else "正在读"


def import_summary(counts: Mapping[str, int], files: int) -> str:
    """Sum up an import: how many pieces came to which result."""
    results = "，".join(f"{result} {count} 篇" for result, count in counts.items())
    return f"共看了 {files} 个文件：{results}。" if results else f"共看了 {files} 个文件。"


def nothing_at(path: str) -> str:
    """Say that a folder holds no readable file."""
    return f"文件夹 {path} 里没有可导入的文件，什么也没有导入。能读的有 {KINDS}。"


def not_there(path: str) -> str:
    """Say that there is nothing to import by that name."""
    return f"找不到 {path}，什么也没有导入。请核对路径；可以写文件（{KINDS}），也可以写文件夹。"


def agreement(agrees: bool) -> str:
    """Say whether the search index holds what the library holds."""
    if agrees:
        return "检索索引与范例库一致。"
    return "检索索引还没有跟上范例库，可能另有程序正在导入；范例都在，稍后再看。"


def removal(identifier: int) -> str:
    """Confirm that an exemplar was removed."""
    return f"已删除范例 {identifier}。"


def chat_document(identifier: int) -> str:
    """Say where a document of a conversation is removed."""
    return f"{identifier} 号文稿是在对话里写的，请在那个对话里发 /forget 删除。"


def document_deletion(identifier: int) -> str:
    """Say that a document is gone."""
    return f"{identifier} 号文稿和起草它用的材料已全部删除；已导出的文件还在。"


def no_document(identifier: int) -> str:
    """Say that there is no such document."""
    return f"没有 {identifier} 号文稿。"


def review_sheet(path: str) -> str:
    """Say that a review sheet was written."""
    return f"校核单已写成 {path}。"


def output_file(path: str, gaps: int, stale: Sequence[str] = ()) -> str:
    """Say that a file was written, what it lacks, and which sections say what was corrected since."""
    left = f"文中还有 {gaps} 处【待补】。" if gaps else "没有【待补】。"
    old = f"“{'”“'.join(stale)}”里还有更正前的说法，请核对。" if stale else ""
    return f"已写成 {path}。{left}{old}"


def unreadable(path: str, code: int | None) -> str:
    """Say that a file cannot be read, and why, by the number that the system gives."""
    match code:
        case errno.ENOENT | errno.ENOTDIR:
            return f"找不到文件 {path}。请核对路径和文件名。"
        case errno.EISDIR:
            return f"{path} 是文件夹，不是文件。请写出里面要读的那个文件。"
        case _:
            return f"读不了 {path}：{failures.cause(code)}。"


def would_overwrite(path: str) -> str:
    """Say that a file would be written over its own source."""
    return f"{path} 就是原文件，写上去原来的就没了。请换一个文件名。"


def cannot_write(path: str, code: int | None = None) -> str:
    """Say that a file cannot be written, and why, by the number that the system gives."""
    return f"写不了 {path}：{failures.cause(code)}。"


PLACED = "把没说放哪的放进提纲"


def draft(path: str, document: int, gaps: int) -> str:
    """Say that a document was drafted and written."""
    return f"{output_file(path, gaps)}文稿号 {document}，可用 gongwen export {document} 再导出。"


def interrupted(document: int, title: str, written: int, sections: int) -> str:
    """Say that a former run ended before it was done, and what is left of it."""
    return (
        f"上次起草《{title}》时程序中断，写好的 {written}/{sections} 节存在 {document} 号文稿里："
        f"要看用 gongwen export {document} -o 文件 导出，不要了用 gongwen forget {document} 删除。"
    )


def draft_without_file(why: str, document: int) -> str:
    """Say that the file of a finished draft cannot be written, and how to get it."""
    return f"{why}文稿已存好，请用 gongwen export {document} -o 另一个文件 导出。"


def section_failure(name: str) -> str:
    """Say that a section came to nothing."""
    return f"“{name}”没有写成。"


def not_docx(path: str) -> str:
    """Say that drafts are written as Word files only."""
    return f"{path} 不是 .docx 文件名。起草只写 .docx；要纯文本，起草后用 gongwen export 导出。"


def unknown_form(path: str) -> str:
    """Say which suffixes a file may have."""
    return f"{path}：只能写成 .docx、.pdf 或 .txt。"


def contradicting_form(path: str, form: str) -> str:
    """Say that the suffix and the wanted format differ."""
    return f"{path} 的后缀和 --format {form} 对不上。请改一个。"


def home_unusable(path: str, code: int | None) -> str:
    """Say that the data folder cannot be used, and why."""
    return f"数据文件夹 {path} 用不了：{failures.cause(code)}，或换一个 data_dir。"


def no_such_command(name: str) -> str:
    """Say that there is no such command."""
    return f"没有 {name} 这个命令"


def no_such_option(name: str) -> str:
    """Say that there is no such option."""
    return f"没有 {name} 这个选项"


def option_needs_value(name: str) -> str:
    """Say that an option is not used as it should be."""
    return f"选项 {name} 用得不对：后面少了值，或多了值"


def missing(name: str) -> str:
    """Say that a parameter is missing."""
    return f"缺少 {name}"


def bad_value(name: str, choices: str) -> str:
    """Say that the value of a parameter is not allowed."""
    return f"{name} 的值不对" + (f"，可以是 {choices}" if choices else "")


def wrong_usage(what: str, command: str) -> str:
    """Say what is wrong with a command line, and where help is."""
    return f"{what}。用法见 {command} --help。"


def brief_period(path: str, period: str) -> str:
    """Say that the period of a brief is none."""
    return f"{path} 的 period：“{period}”看不出年份。请写成 2026年上半年、2026年度、2026年第一季度 的样子。"


def brief_key(path: str, key: str) -> str:
    """Say which key of a brief is wrong."""
    return f"{path} 的 {key}：缺少、多余或取值不对。"


def brief_unreadable(path: str) -> str:
    """Say that a brief is not valid TOML."""
    return f"{path} 读不懂：不是 TOML。写法见 README 里 draft 的示例；只有消息的，存成 .txt，一行一条。"


def unknown_genre(name: str, known: str) -> str:
    """Say that a genre is unknown, or that none was named."""
    what = f"没有“{name}”这个文种" if name else "没有写要起草哪个文种（genre）"
    return f"{what}。现有：{known}。"


def data_at(path: str) -> str:
    """Say where everything is kept."""
    return f"数据文件夹：{path}"


def files_state(genres: list[str], tasks: int) -> str:
    """Say what the shipped files hold."""
    return f"文种：{'、'.join(genres)}；提示词 {tasks} 个"


def library_state(exemplars: int, passages: int, indexed: bool) -> str:
    """Say what the library holds."""
    behind = "" if indexed else "；检索索引没有跟上，可能别的进程正在写，请稍后再看"
    return f"范例库：{exemplars} 篇、{passages} 段{behind}"


def formulations_state(as_of: date, days: int, stale: bool) -> str:
    """Say how old the table of set phrases is."""
    told = f"提法表：核对到{as_of.year}年{as_of.month}月{as_of.day}日"
    if not stale:
        return told
    table = "bot/compliance/formulations/formulations.toml"
    return f"{told}，已过去 {days} 天，可能赶不上最新表述；请核对 {table} 后改 as_of"


def model_state(name: str, url: str, verdict: str, outside: bool) -> str:
    """Say which model is configured, whether it answers, and whether texts leave the office's network."""
    hint = "。接口不在本机或内网：认得出的名称换成记号再发，用之前请按单位规定报批" if outside else ""
    return f"模型：{name}（{url}），{verdict}{hint}"


def endpoint_failure(status: int) -> str:
    """Say that the model endpoint cannot be used now."""
    return f"接口自己出错了（{status}）。请稍后再试"


def no_list(status: int) -> str:
    """Say that the endpoint answers, but not with its list of models."""
    return f"接口有应答，但不给模型清单（{status}）。若起草不成，请核对 model.base_url，通常以 /v1 结尾"


def embeddings_state(name: str, url: str, verdict: str, works: bool) -> str:
    """Say which model makes vectors, whether it does, and what searches do without it."""
    without = "" if works else "；检索照常，只按字词"
    return f"按意思找范例：{name}（{url}），{verdict}{without}"


def embeddings_coverage(size: int, held: int, passages: int) -> str:
    """Say that the endpoint gives vectors, and how many passages have theirs."""
    rest = "" if held == passages else "，其余在后台补"
    return f"接口可用，{size} 维，{held}/{passages} 段已有向量{rest}"


def embeddings_mismatch(held: int, given: int) -> str:
    """Say that the endpoint gives vectors of another size than those kept."""
    return (
        f"接口现在给的是 {given} 维，已存的是 {held} 维，对不上。"
        f"请核对 embeddings.model；要改用 {given} 维，就写明 embeddings.dimensions = {given}，向量会重新生成"
    )


def telegram_state(verdict: str) -> str:
    """Say how the Telegram channel is."""
    return f"Telegram：{verdict}"


def allow_list(users: int) -> str:
    """Say that the bot answers, and to whom."""
    return f"令牌可用，白名单 {users} 人" + ("" if users else f"。{NOBODY_ALLOWED}").rstrip("。")


NO_METRICS = "配置里开了 [monitoring]，还缺它要的组件。请先装上：.venv/bin/pip install '.[metrics]'"


def no_monitoring(host: str, port: int) -> str:
    """Say that nobody can be told of health and figures at that address."""
    return f"[monitoring] 的 {host}:{port} 用不了，可能已被占用；数据没有变动。请改 host 或 port 后重新启动。"


def bot_api_failure(url: str, status: int) -> str:
    """Say that the Bot API cannot be used now."""
    return f"{url} 出错了（{status}）。请稍后再试；一直这样，请核对 [telegram] api_base"


def no_bot_api(url: str) -> str:
    """Say that there is a web server, but not the one that is meant."""
    return f"{url} 有网站应答，但不是 Bot API。请核对 [telegram] api_base，或有没有被代理、登录页拦住"


def other_webhook(host: str) -> str:
    """Say that what is written to the bot goes elsewhere."""
    return f"令牌可用，但消息正推送到 {host}，本程序收不到。要改由这里接收，请先停掉那边并撤掉推送"


def channel_starts(channel: str, log: str) -> str:
    """Say which channel is being opened, how it ends and where its log is."""
    name = "Telegram 机器人" if channel == "telegram" else f"渠道 {channel}"
    return f"正在开 {name}，按 Ctrl-C 停下。日志在 {log}。"


def channel_help(channel: str) -> str:
    """Say what the command of a further channel does."""
    return f"开渠道 {channel}。"


def bot_api_retry(url: str) -> str:
    """Say that the Bot API does not answer as it should, and that it is tried again."""
    return f"{url} 连不上，正在重试。请核对网络和 [telegram] api_base；停下按 Ctrl-C。"


READ_HELP = (
    "读懂一串消息（.txt，一行一条；或 .toml）：哪些是情况、更正、要求、待补，一条一条列出来；"
    "没有配置模型时按规则读。"
)
_PARTS = (
    ("facts", "text", "情况"),
    ("pending", "label", "待补"),
    ("wishes", "text", "要求"),
    ("data", "value", "要素"),
    ("contradictions", "what", "要问您"),
    ("unsure", "text", "没看懂"),
    ("asides", "text", "不用管"),
)


def reading(told: Mapping[str, Sequence[Mapping[str, object]]]) -> str:
    """Show what was understood, a line each, by what it is."""
    replaced = {n for fact in told["facts"] for n in _positions(fact.get("replaces"))}
    parts = []
    for key, word, name in _PARTS:
        rows = [
            row for n, row in enumerate(told[key]) if row[word] and not (key == "facts" and n in replaced)
        ]
        parts += [f"【{name}】{len(rows)}", *(f"  {row[word]}" for row in rows)] if rows else []
    return "\n".join(parts)


def _positions(replaces: object) -> Sequence[int]:
    return replaces if isinstance(replaces, list) else []
