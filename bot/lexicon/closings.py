"""Closing phrases (结语): the usual one of each genre, and which genres each of them may close."""

from collections.abc import Iterator
from datetime import date

from bot.lexicon.source import Source
from bot.regex import regex

SOURCE = Source(
    "《党政机关公文处理工作条例》（中办发〔2012〕14号）第八条的文种；结语为实务惯例，由本项目收集",
    date(2026, 11, 30),
)
_USUAL = {
    "通知": "特此通知。",
    "通报": "特此通报。",
    "报告": "特此报告。",
    "汇报": "特此报告。",
    "请示": "妥否，请批示。",
    "批复": "特此批复。",
    "公告": "特此公告。",
    "通告": "特此通告。",
    "函": "请函复。",
}
# Which genres a phrase may close.
_CLOSINGS = (
    (regex("特此通知"), ("通知",)),
    (
        regex(
            "(?:[请望希]|希望)[^。]{0,10}(?:遵照执行|(?:认真)?贯彻(?:执行|落实)|认真执行|组织实施|抓好落实)"
        ),
        ("通知", "通报", "批复", "方案", "要点", "计划", "通告", "公告", "总结", "函"),
    ),
    (regex("特此报告|特此汇报"), ("报告", "汇报", "总结")),
    (regex("特此通报"), ("通报",)),
    (regex("特此批复"), ("批复",)),
    (regex("特此公告"), ("公告",)),
    (regex("特此通告"), ("通告",)),
    (regex("特此(?:函[告达复商]|复函)|请(?:予)?函复|盼复"), ("函",)),
    (
        regex("特此请示|[妥当可]否[，,]?\\s*请[^。]{0,4}(?:批复|审批)|请(?:予)?批复"),
        ("请示", "报告", "汇报", "函"),
    ),
    # A letter to a peer may ask for its approval, never for its instruction.
    (regex("[妥当可]否[，,]?\\s*请[^。]{0,4}(?:批示|指示)|请(?:予)?批示"), ("请示", "报告", "汇报")),
)
_ENDING = regex(
    "(?:(?:以上(?:报告|意见|请示)|妥否|当否|如无不妥).{0,12}(?:批[示复准]|审[阅议批定]|指正)"
    "|特此(?:报告|通知|函复|函告|通报|公告|批复|说明))$"
)
_WHOLE = regex(
    "(?:(?:特|谨)此[^，。！]{1,6}|此[复令致布告]|敬礼|(?:妥否|当否|可否|是否(?:同意|妥当|可行)|如无不妥)，?请[^。]{1,12}"
    "|以上[^。，]{2,8}，?(?:妥否，?|当否，?|如无不妥，?)?请[^。]{1,12}|请(?:予)?(?:批示|审批|审议|审阅|函复|批复)|盼复|谢谢(?:大家|各位)?"
    "|(?:恭候|期待|敬候|欢迎)[^。！，]{0,8}(?:光临|莅临|参加|参与|加入)|[顺敬谨]?祝[^。！，]{2,12}|请予支持为[盼荷])[。！!]?"
)
_CLOSING = regex(
    "总之|综上|以上(?:报告|总结|汇报|意见)|特此|妥否|当否|此致|敬礼|如无不妥"
    "|.*(?:特此(?:通知|报告|函告|通报|公告)|请(?:批示|审示|批复|审议))。?$"
)


def usual_closing(genre: str) -> str:
    """Return the phrase that a genre usually closes with; empty where custom has none."""
    return _USUAL.get(genre, "")


def genres_closed_by(sentence: str) -> Iterator[tuple[str, ...]]:
    """Yield the genres that each closing phrase in a sentence may close."""
    return (genres for form, genres in _CLOSINGS if form.search(sentence))


def ends_in_closing(text: str) -> bool:
    """Return whether a text ends in a closing phrase, without a mark behind it."""
    return _ENDING.search(text) is not None


def is_closing_phrase(line: str) -> bool:
    """Return whether a line is a closing phrase, or a courtesy that closes, and nothing else."""
    return _WHOLE.fullmatch(line) is not None


def is_closing(line: str) -> bool:
    """Return whether a document closes with a line that begins or ends so."""
    return _CLOSING.match(line) is not None
