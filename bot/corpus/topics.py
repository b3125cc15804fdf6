"""What a text is about."""

import re

from bot.corpus.han import HAN

_OPENING = 200

_FRAME = re.compile(
    rf"^(?:中共)?[{HAN}×（）]*?(?:公司|集团|局|厅|委员会|委|办公室|办|政府|学校|中学|小学|大学|学院|医院|中心|街道|镇|乡|社区|村|支部|党委|处|院|馆|站)(?=关于|20|××|二[〇○零]|年)"
    r"|(?:20\d\d|20××|××|二[〇○零][〇○零一-九]{2})(?:年|[—－~-])*(?:度|上半年|下半年|第?[一二三四]季度)?|年度|[上下]半年"
    r"|(?:20\d\d)?学年度?|第?[一二上下]学期|【[^】]*】|^关于|(?:的)?(?:情况)?(?:工作)?(?:情况)?(?:总结|实施|行动|创建|专项)?(?:总结报告|总结|要点|方案|报告|汇报|通知|思路|计划|安排)$"
    r"|^(?:印发|开展|做好|进一步|加强|贯彻落实|推进|深化)+"
)
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
    bare = quoted[1] if quoted else title
    for _ in range(3):
        bare = _FRAME.sub("", bare)
    return bare.strip("的《》 （）×")
