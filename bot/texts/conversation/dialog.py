"""What the bot says in the conversation: short, warm, exact."""

from collections.abc import Sequence

_LISTED = 8
"""More facts than these are counted, not read out."""

WELCOME = (
    "我帮您起草公文：一节一节地问，照规范写，导出 Word。\n"
    "直接说要写什么就行，比如：帮我写水务集团2026年上半年精神文明建设工作总结。\n"
    "请勿发送涉密、工作秘密和个人敏感信息。"
)
CLASSIFIED = (
    "这份材料带密级标志或内部管理标记，我没有保存，也没有发给模型。涉密不上网，请删掉这条消息，"
    "按单位的保密规定处理。"
)
SENT = "发给模型的"
SENT_FILE, SENT_CAPTION = "发给模型的内容.txt", "模型看到的就是这些：认得出的名称和联系方式已换成记号。"
CHECK, CHECK_ANOTHER = "检查一篇文稿", "再查一篇"
HELP = (
    "怎么用：\n"
    "1. 说一句要写什么，我把文种、单位、时段、主题列出来给您核对。\n"
    "2. 定提纲：回复“删4”“2改成……”“在3后加 志愿服务”“4移到2”，或者把自己的提纲整个发来。\n"
    "3. 一节一节答：想到什么发什么，几条消息、文件都行；数字只用您说的。\n"
    "4. 每一节都能采用、改、翻旧版；回复那条消息说“把A改成B”就改。接了模型的还能重写，"
    "说“第二段给几种写法”“标题换几个看看”就给您挑。\n"
    "5. 都定了就导出 Word；也可以说“导出PDF”“导出文本”“导出带BOM的文本”。\n"
    "随时可用：/new 新建 · /outline 提纲 · /status 进度 · /stop 停止起草 · /export 导出 · "
    "/check 检查一篇文稿 · /documents 我的文稿 · /library 我的范例库 · /genres 我的文种 · "
    "/words 用词表 · "
    "/template 单位模板 · /relay 换个地方接着写 · /mydata 取走我的全部数据 · /forget 删除我的全部数据"
)
NEW = "新建文稿"
ASK_REQUEST = "要写什么？说一句就行，比如：帮我写东湖小学2026年精神文明建设工作要点。"
NOT_A_REQUEST = (
    "没看出要写哪种文稿。说一句就行，带上单位、时段和文种，比如：帮我写东湖小学2026年精神文明建设工作要点。"
)
EXPIRED = "这个按钮过期了，什么都没有动。请用最新那条消息里的。"
UNKNOWN_COMMAND = "没有这个命令。能用的都在 /help 里。"
NOTHING_YET = "还没有文稿。说一句要写什么就能开始。"
SKELETON_NOTICE = "骨架稿：没用模型，只把您说的按这个文种的框架拼起来；缺的标了【待补】，语句请您顺一遍。"
SKELETON_SHORT = "骨架稿"

CONFIRM = "确认"
CHANGE_ISSUER, CHANGE_PERIOD, CHANGE_TOPIC = "改单位", "改时段", "改主题"
CHANGE_GENRE, CHANGE_ADDRESSEE = "改文种", "写主送机关"
ASK_ISSUER = "单位全称是什么？直接发来。"
ASK_PERIOD = "写哪个时段？比如：2026年上半年、2026年度。"
ASK_TOPIC = "主题是什么？比如：精神文明建设、意识形态、志愿服务。"
ASK_HOLIDAY = "放什么假？比如：元旦、国庆节、暑假。"
ASK_GENRE = "写哪种文稿？"
MORE_GENRES = "更多文种"
ASK_ADDRESSEE = "主送机关是谁？直接发全称；不写主送就发“不写”。"
USE_OUTLINE, OTHER_OUTLINE = "就用这个", "换一版"
MORE_SECTIONS, FEWER_SECTIONS = "多一节", "少一节"
OUTLINE_HOW = "可直接回复“删4”“2改成…”“在3后加 志愿服务”“4移到2”，或把自己的提纲整个发来。"
OUTLINE_TOO_SHORT = "只剩最后一节了，不能再少。"
NEW_SECTION = "其他工作"
UNTITLED = "还没定题目的文稿"

DRAFT_NOW = "起草这节"
UNDONE, SKIP, SIMILAR = "这节没做", "跳过这问", "看同类怎么写"
RESTORE = "还是要写"
CORRECT_FACTS = "改事实"
ASK_MORE = "这一节问完了。还有要补充的直接发，没有就起草。"
ANSWER_HOW = "想到什么发什么，多条消息、文件、旧稿都行。"
NO_SIMILAR = "范例库里还没有同类的段落。可以用 gongwen corpus add 导入本单位的旧稿。"
PLACEHOLDER = "怎么改，直接写"
ALL_ASKED = "各节都问完了。"

ADOPT, REWRITE, EDIT, FACTS = "采用", "重写▾", "改一改", "事实"
AGAIN = "重新起草"
EXEMPLARS, PREVIOUS, NEXT, COPY = "范例", "◀", "▶", "复制"
CONTINUE, RETRY, SKELETON = "续写", "再试一次", "先搭骨架"
BRIEFER, FULLER, ANOTHER, MY_WAY = "更精炼", "更详实", "换个写法", "按我说的…"
ALL_MINE = "仍要整节重写"
WRITE_IN = "写进去"
INSTRUCTIONS = {
    "brief": "写得更精炼：删去空话和重复，保留全部事实和数字。",
    "full": "写得更详实：把已有事实展开写清做法和过程，不增加任何新的事实和数字。",
    "stale": "把已更正、已撤回的改过来，其余的不动。",
    "new": "把新说的事实写进去，其余的不动。",
    "other": "换一种写法：换句式和层次，事实和数字不变。",
}
ASK_INSTRUCTION = "想怎么改？说一句就行，比如：先写效果再写做法。"
ASK_EDIT = "发“把A改成B”，或者把改好的整节发来（您写的会原样保留）。"
EDIT_NOT_FOUND = "没有找到要改的原文，没有改。请照原文抄一小段。"
EDIT_UNCLEAR = "这句话要怎么用？"
AS_WHOLE_TEXT, AS_INSTRUCTION, AS_FACTS = "替换整节", "按这个要求重写", "补充事实"
NO_MODEL_TO_REWRITE = "这里没有接模型，没法重写。点“改一改”自己改就行。"
ALL_BY_HAND = "这一节段段都有您改过的字，怕盖掉，没有动。"
NO_OLDER, NO_NEWER = "已经是第一版。", "已经是最新一版。"
FACT_TOGETHER, FACT_ONLY_HERE = "事实也改", "只改这里"
ONLY_HERE_DONE = "好，只改了这一处，事实没有动。"

EXPORT_WORD, EXPORT_TEXT, COPY_ALL, ADOPT_ALL = "导出 Word", "导出文本", "逐节复制", "全部采用"
DRAFT_REST = "起草没写好的几节"
DATE_TODAY, SET_DATE = "成文日期写今天", "写成文日期"
DATE_WORD = "成文日期"
ASK_DATE = "成文日期写哪天？比如：2026年7月5日。"
BAD_DATE = "没看出日期，没有改。请写全年月日，比如：2026年7月5日。"
EXPORTING = "正在排版……"
NOTHING_TO_EXPORT = "还没有写好的内容，先答几个问题再导出。"

STOPPED_NOTHING = "没有正在起草的。"
_FORGET_SURE = "要删除您在这里的全部文稿、事实和版本吗？删了找不回来；想留一份，先发 /mydata。"
_NEW_INVITATION = "您是凭邀请进来的，删了以后要有新的邀请才能再用。"
FORGET_YES, FORGET_NO = "全部删除", "不删"
FORGOTTEN = "都删掉了。"
KEPT = "好，都还在。"
TOO_LONG = "这段太长，没有记。一次最多两万字，分几次发就行。"
UNEXPECTED_JOB = "出了意外，没有做成。"


def forget_sure(invited: bool) -> str:
    """Ask whether everything is to go, and say what goes with it."""
    return f"{_FORGET_SURE}{_NEW_INVITATION}" if invited else _FORGET_SURE


def storage_failure(why: str) -> str:
    """Say that a step could not be stored."""
    return f"{why}这一步没有记下，以前的都在。请稍后再发一次。"


def deferral(why: str) -> str:
    """Say that what was made in the background could not be stored yet."""
    return f"{why}手头这一项先替您留着，能存了就自动存上，不用重发。"


def continue_last(title: str, done: int, total: int) -> str:
    """Name the button that goes on with an unfinished document."""
    return f"继续：{title}（{done}/{total} 节）"


def brief_card(
    genre: str, issuer: str, kind: str, period: str, topic: str, addressee: str, dated: bool
) -> str:
    """Show what was understood of the request; what is not `dated` may go without a period."""
    unit = f"{issuer}（{kind}）" if issuer and kind != "其他" else issuer
    lines = [
        f"文种：{genre or '（还没定）'}",
        f"单位：{unit or '（还没定）'}",
        *((f"时段：{period or '（还没定）'}",) if period or dated else ()),
        f"主题：{topic or '（还没定）'}",
    ]
    if addressee:
        lines.append(f"主送：{addressee}")
    return "好的，请确认：\n" + "\n".join(lines)


def change_genre_to(name: str) -> str:
    """Name the button that takes the genre that is right."""
    return f"改成{name}"


def use_genre(name: str) -> str:
    """Name the button that keeps the genre, though another one looks right."""
    return f"就用{name}"


def brief_missing(names: Sequence[str]) -> str:
    """Say what the request still lacks."""
    return f"还缺：{'、'.join(names)}。"


def outline(title: str, lines: Sequence[str], chars: int) -> str:
    """Show the outline with the numbers that orders refer to."""
    return f"《{title}》提纲（约 {chars} 字）：\n" + "\n".join(lines) + "\n" + OUTLINE_HOW


def question(name: str, ask: str) -> str:
    """Ask one question of a section."""
    return f"{name}：{ask}"


def order_to_replace(old: str, new: str) -> str:
    """Write an order to replace words as a user would."""
    return f"把“{old}”改成“{new}”"


def of_paragraph(number: int, instruction: str) -> str:
    """Say to the drafter which paragraph an instruction is about."""
    return f"{'最后一段' if number < 0 else f'第{number}段'}：{instruction}，其余各段不动。"


def explanation(ask: str, label: str, guidance: str) -> str:
    """Explain the open question."""
    return f"我问的是“{ask}”，要写进去的是{label}。{guidance}没有就点“跳过这问”。"


def drafting(name: str) -> str:
    """Say that a section is being drafted."""
    return f"正在起草“{name}”……"


GO_ON_ANSWERING = "您可以接着答下面的问题。"


def rewriting(name: str) -> str:
    """Say that a section is being rewritten."""
    return f"正在重写“{name}”……"


def draft(text: str, check: str, version: int, versions: int) -> str:
    """Show a section with the result of its check."""
    return f"{text}\n\n校核：{check}\n版本 {version}/{versions}"


def check_summary(traced: int, figures: int, gaps: int, others: int) -> str:
    """Sum up the check of a section."""
    parts = [f"数字 {traced}/{figures} 有出处" if figures else "没有数字"]
    if gaps:
        parts.append(f"待补 {gaps} 处")
    parts.append(f"其他问题 {others} 处" if others else "其他 ✓")
    return " · ".join(parts)


def finding(quote: str, message: str) -> str:
    """Show one finding."""
    return f"“{quote}”：{message}"


def adoption(name: str, done: int, total: int) -> str:
    """Confirm that a section is adopted."""
    return f"“{name}”已采用（{done}/{total} 节）。"


def edit_conflict(name: str, version: int) -> str:
    """Say that a draft was kept aside because the user changed the section meanwhile."""
    return f"“{name}”新写的存为第 {version} 版。起草时您改过这一节，所以没有盖掉您的，可以点 ▶ 翻看。"


def missing_facts(facts: Sequence[str]) -> str:
    """Name the facts whose figures a draft does not state."""
    return f"有 {len(facts)} 条事实没写进去：{'；'.join(facts[:_LISTED])}"


def failure(why: str) -> str:
    """Say that something could not be done, and what is kept."""
    return f"{why}文稿都在，请再试一次。"


def review_failure(why: str) -> str:
    """Say that nobody has read the whole document through, and what stands."""
    return f"{why}全文还没通读核过，各节是初稿，请您多看一遍。"


def section_removal(name: str) -> str:
    """Confirm that a section is left out."""
    return f"好，“{name}”不写了，后面的序号会跟着变。"


def replacement(places: int, facts: int = 0) -> str:
    """Confirm a replacement."""
    in_text = f"文中改了 {places} 处，成了新的一版，旧版还在。" if places else ""
    in_facts = f"事实改了 {facts} 条。" if facts else ""
    return in_text + in_facts


def fact_too(fact: str, corrected: str, elsewhere: str) -> str:
    """Ask whether a changed figure changes the fact as well."""
    used = f"它还用在{elsewhere}。" if elsewhere else ""
    return f"事实“{fact}”也改成“{corrected}”吗？{used}"


def similar_passage(title: str, path: str) -> str:
    """Say which passage of an exemplar is shown."""
    return f"【范例】{title} · {path}"


SIMILAR_NOTE = "范例只供参考写法，请勿照搬里面的名称和数字。"


def gap_count(gaps: int, left: int) -> str:
    """Say how many places wait for a fact, and how many are left open on purpose."""
    accepted = f"，另有 {left} 处您说就这样" if left else ""
    return (f"待补 {gaps} 处" if gaps or left else "没有待补") + accepted


def whole(
    title: str, sections: int, written: int, chars: int, gap: str, check: str, all_adopted: bool
) -> str:
    """Sum up the whole document."""
    state = (
        f"全文 {sections} 节已定" if all_adopted else f"全文 {sections} 节，写好 {written} 节，还没有全部采用"
    )
    return f"《{title}》{state}，{chars} 字。篇检：{gap}，{check}。"


def still_open(names: Sequence[str]) -> str:
    """Say which sections have no text yet."""
    return f"还没有写的：{'、'.join(names)}。"


def gaps(listed: Sequence[str]) -> str:
    """List what a document still lacks."""
    shown = "；".join(listed[:12])
    more = f"……共 {len(listed)} 处" if len(listed) > 12 else ""
    return f"还要您补：{shown}{more}。"


def file_ready(gaps_left: int, stale: Sequence[str] = ()) -> str:
    """Caption an exported file with what it lacks, and the sections that say what was corrected since."""
    old = f"“{'”“'.join(stale)}”里还有更正前的说法" if stale else ""
    lacking = f"文中还有 {gaps_left} 处【待补】" if gaps_left else ""
    return "；".join(filter(None, ("请核对后使用", old, lacking))) + "。"


def issue_date(day: str) -> str:
    """Confirm the date of issue."""
    return f"成文日期：{day}。"


def stop_summary(count: int) -> str:
    """Confirm that drafting was stopped."""
    return f"已停下 {count} 项起草，写出来的部分都保存了。"


def partial_draft(name: str, chars: int) -> str:
    """Say what a stopped draft left behind."""
    return (
        f"“{name}”停在第 {chars} 字，已保存为未完成的一版。"
        if chars
        else f"“{name}”还没写出字就停了，没有新版本。"
    )


WHOLE = "全文"


def partial_document(names: Sequence[str]) -> str:
    """Say what a stopped document left behind."""
    if not names:
        return "全文还没写出字就停了，没有新版本。"
    return f"全文停下了，写出来的 {len(names)} 节已保存为未完成的一版：{'、'.join(names)}。"


def interruption(why: str, name: str, chars: int) -> str:
    """Say why a draft broke off and what was kept."""
    return f"“{name}”没有写完：{why}前 {chars} 字已保存为未完成的一版，没有当作写好。"


def draft_failure(name: str, why: str) -> str:
    """Say that a draft failed and what is kept."""
    return f"“{name}”没有写成：{why}事实和旧版本都在。"


def status(running: Sequence[str], title: str, done: int, total: int) -> str:
    """Say how far the work has come."""
    at = f"《{title}》已定 {done}/{total} 节。"
    return at + (f"正在起草：{'、'.join(running)}。" if running else "没有正在起草的。")


def resumption(title: str) -> str:
    """Say where the chat goes on."""
    return f"接着上次的《{title}》。"
