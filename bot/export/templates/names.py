"""What templates call the parts of a document, and the one name that each part has here."""

from bot.export.sheet.sheet import Kind
from bot.regex import regex

TITLE, NUMBER, ADDRESSEE, BODY = "标题", "发文字号", "主送机关", "正文"
ENCLOSURES, ISSUER, DATE, ANNEX = "附件说明", "发文机关", "成文日期", "附件正文"
SIGNATORY, COPIES, PRINTER, PRINTED = "签发人", "抄送机关", "印发机关", "印发日期"
MARK, SECRECY, URGENCY, COPY_NUMBER, NOTE = "发文机关标志", "密级", "紧急程度", "份号", "附注"
YEAR, MONTH, DAY = "年", "月", "日"
_CALLED = {
    TITLE: "标题 公文标题 文件标题 文稿标题 文章标题 主标题 题目 文题 标题名称 名称 title headline biaoti",
    NUMBER: "发文字号 文号 字号 发文号 发文文号 文件编号 发文编号 文件字号 编号 docnumber number wenhao",
    ADDRESSEE: "主送机关 主送 主送单位 主送部门 受文单位 受文机关 收文单位 收文机关 报送单位 抬头 称谓"
    " addressee recipient to zhusong",
    BODY: "正文 正文内容 内容 主要内容 公文正文 文件内容 文件正文 主体 主体内容 body content text zhengwen",
    ENCLOSURES: "附件说明 附件 附件名称 附件清单 附件目录 enclosures attachments fujian",
    ISSUER: "发文机关 发文机关署名 发文机关名称 发文单位 发文单位名称 制发机关 制发单位 落款 落款单位 署名"
    " 署名单位 单位落款 单位署名 单位 单位名称 单位全称 机关名称 issuer signature sender luokuan",
    DATE: "成文日期 日期 发文日期 落款日期 署名日期 成文时间 发文时间 落款时间 时间 年月日 date issued riqi",
    ANNEX: "附件正文 附件内容 annex",
    SIGNATORY: "签发人 签发 签发领导 signatory",
    COPIES: "抄送机关 抄送 抄送单位 抄报 抄报单位 cc copies",
    PRINTER: "印发机关 印发单位 printer",
    PRINTED: "印发日期 印发时间 printed",
    MARK: "发文机关标志 机关标志 红头 版头 letterhead",
    SECRECY: "密级 密级和保密期限 秘密等级",
    URGENCY: "紧急程度 缓急 缓急程度 urgency",
    COPY_NUMBER: "份号 份数序号",
    NOTE: "附注 note",
}
PARTS = tuple(_CALLED)
PART_OF = {
    Kind.TITLE: TITLE,
    Kind.ADDRESSEE: ADDRESSEE,
    Kind.HEADING: BODY,
    Kind.BODY: BODY,
    Kind.ATTENDANCE: BODY,
    Kind.ENCLOSURE: ENCLOSURES,
    Kind.SIGNATURE: ISSUER,
    Kind.DATE: DATE,
    Kind.NOTE: NOTE,
    Kind.ANNEX: ANNEX,
    Kind.ANNEX_TITLE: ANNEX,
}
"""Which part of a document a block of it belongs to."""
"""The parts of a document, in the order in which they are offered."""
_OF_DATE = {YEAR: "年 年份 year", MONTH: "月 月份 month", DAY: "日 day"}
_PART = {word: part for part, words in (_CALLED | _OF_DATE).items() for word in words.split()}
_ASKING = regex(r"(?:请|单击|点击|此处|在此|这里|输入|填写|填入|录入|插入|替换|公文|您的|本)+")
_OUTSIDE = regex(r"[\s:：()（）\[\]<>《》_\-]+")


def plain(name: str) -> str:
    """Return a name as names are compared: without blanks, brackets and case."""
    return _OUTSIDE.sub("", name).lower()


def part_of(name: str) -> str:
    """Return the part of a document that a field of this name is for; empty where nobody can say."""
    said = plain(name)
    asked = _ASKING.match(said)
    return _PART.get(said) or (_PART.get(said[asked.end() :], "") if asked else "")
