"""What a text is about."""

import re

from bot.corpus.names.gazetteer import is_common
from bot.corpus.names.places import place_spans
from bot.corpus.parsing.issuers import issuer_in
from bot.language.han import HAN
from bot.lexicon.genres import Family, alternatives, words
from bot.regex import regex

_OPENING = 200

# 纲要 is named by its matter: 公民道德建设实施纲要.
_LOOKING = alternatives(words(Family.SUMMARIES, Family.PLANS) - {"纲要"})
_FRAME = regex(
    r"(?:20\d\d|20××|××|二[〇○零][〇○零一二三四五六七八九]{2})(?:年|[—－~～-])*(?:\d\d年)?(?:度|上半年|下半年|前三季度|第?[一二三四]季度|\d{1,2}月?(?:[—－~～至-]+\d{1,2})?月份?)?"
    r"|年度|[上下]半年|前三季度|^第?[一二三四]季度|“?十[三四五]五”?(?:期间|时期)?|(?:20\d\d)?学年度?|第?[一二上下]学期|【[^】]*】|^关于"
    r"|^(?:印发|转发|开展|做好|进一步|加强|贯彻|落实|推进|深化|优化)+"
    r"|^[我全本][省市县区州旗镇乡村局院校]"
    r"|(?:的)?(?:工作)?(?:开展|进展|完成|落实)?(?:情况)?的?(?:工作)?(?:实施|行动|创建|专项)?"
    rf"(?:{_LOOKING}|通知|报告)(?:（[^（）]*）)?$"
)
# A unit of a kind, as collections name it before the matter.
_ANY_UNIT = regex(
    f"^(?:某|××)?(?:医院(?!感染)|学校(?!体育)|[中小]学|幼儿园|乡镇|街道|机关|公司(?!治理)|企业|社区(?!矫正|治理|服务|教育|建设|党建)|[{HAN}×]{{1,10}}(?:局|厅))(?=[{HAN}]{{2}})"
)
_LAST_WORK = regex("(?<=..)(?:工作)?情况$|(?<=...)(?:工作|活动)$")
_SUBJECTS = (
    "公民道德建设",
    "精神文明建设",
    "意识形态",
    "网络文明",
    "志愿服务",
    "文明城市创建",
    "文明单位创建",
    "文明社区创建",
    "未成年人思想道德建设",
    "党风廉政建设",
    "理论学习",
    "主题教育",
    "安全生产",
    "乡村振兴",
    "平安建设",
    "法治建设",
    "爱国卫生",
    "垃圾分类",
    "家风家教",
    "普法",
    "信访",
    "招商引资",
    "营商环境",
    "环境保护",
    "消防安全",
    "食品安全",
    "移风易俗",
    "全民阅读",
    "防灾减灾",
    "民族团结",
    "党建",
    "作风建设",
    "教育教学",
    "科普",
    "禁毒",
    "反诈",
    "双拥",
)
_OF_THE_OPENING = 5
_LONGEST_TOPIC = 10


def topic_of(title: str | None, text: str) -> str:
    """Return the title without its frame, else the subject that the text names most often, or nothing."""
    if title and len(matter := _bare(title)) > 1:
        return next(
            (subject for subject in _SUBJECTS if subject in matter and len(matter) > _LONGEST_TOPIC), matter
        )
    opening = text[:_OPENING]
    weights = {s: text.count(s) + _OF_THE_OPENING * opening.count(s) for s in _SUBJECTS}
    subject = max(weights, key=lambda s: weights[s])
    return subject if weights[subject] > 1 else ""


def _bare(title: str) -> str:
    quoted = re.search("《([^《》]+)》", title)
    matter = quoted[1] if quoted else title.removeprefix("关于")
    matter = matter.removeprefix(issuer_in(matter))
    for _ in range(3):
        matter = _FRAME.sub("", matter)
    matter = _LAST_WORK.sub("", _ANY_UNIT.sub("", _without_place(matter))).strip("的《》 （）×")
    return matter if len(matter) > 1 else _of_the_issuer(issuer_in(title))


def _without_place(bare: str) -> str:
    """Return the matter without the place it begins with: 乡村振兴 for 县乡村振兴."""
    if place := next((end for start, end in place_spans(bare) if start == 0), 0):
        return bare[place:]
    return bare[1:] if bare[:1] in _TERRITORIES and is_common(bare[1:3]) and not is_common(bare[:2]) else bare


_TERRITORIES = tuple("省市县区州旗镇乡村")
_COMMITTEE = regex("(?:指导委员会|委员会|工作联席会议|联席会议|工作领导小组|领导小组)(?:办公室)?$")


def _of_the_issuer(issuer: str) -> str:
    """Return what a committee is set up for, where the title names nothing else."""
    return _FRAME.sub("", _without_place(_COMMITTEE.sub("", issuer))) if _COMMITTEE.search(issuer) else ""
