"""Names of people: a surname and characters of given names, beside a title, a role or another name."""

import re
from collections.abc import Iterator

from bot.corpus import gazetteer
from bot.corpus.han import HAN
from bot.corpus.public import is_public_person


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_NAME = (
    f"(?:{gazetteer.DOUBLE_SURNAME}[{gazetteer.GIVEN}]{{1,2}}|{gazetteer.SURNAME}[{gazetteer.GIVEN}]{{1,2}})"
)
_GIVEN = gazetteer.GIVEN + "小卫"
_LOOSE = f"(?:{gazetteer.SURNAME}[{HAN}]{{1,2}}?)"
_TITLE = _any(
    "同志 先生 女士 校长 书记 主任 局长 镇长 乡长 村长 县长 市长 区长 厅长 "
    "院长 处长 科长 股长 部长 所长 站长 馆长 队长 班长 厂长 老师 教授 教师 "
    "医生 护士 组长 主席 经理 总经理 董事长 委员 烈士 师傅 大姐 大爷 奶奶 爷爷 "
    "阿姨 党员 辅导 讲师 专家"
)
_ROLE = _any(
    "校长 书记 主任 局长 镇长 乡长 村长 县长 市长 区长 院长 处长 科长 部长 "
    "所长 站长 馆长 队长 老师 教授 教师 医生 讲师 专家 律师 干警 民警 法官 "
    "检察官 组长 主席 经理 董事长 委员 干部 党员 职工 员工 同志 英雄 烈士 楷模 "
    "模范 标兵 好人 志愿者 先进个人 负责人 联系人 成员 居民 村民 老人 学生 同学 代表 "
    "主持人 检察院 法院 公安局 派出所 党校 支书 队员 上访户 信访人 脱贫户 困难户 "
    "工作人员 安全员 网格员 宣讲员 患者 家属"
)
_OFFICE = _any(
    "同志 校长 书记 主任 局长 镇长 乡长 县长 市长 院长 处长 科长 部长 教授 老师 主席 董事长 总经理"
)
_AFTER = _any("等 同志 的 为 作 讲 辅导 带 主持 宣讲 说 表示 介绍 被 获 在 一行 事迹 先进 名师 志愿 荣")
_PERSON_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![{HAN}])({_LOOSE}|{_NAME}){_TITLE}|(?:以|由|为|请|和|与|、|向|对){{1}}({_NAME}){_TITLE}|({_NAME})(?=同志|先生|女士|烈士)",
        rf"{_ROLE}[：:“]?({_NAME})(?=[、，。；：！？）”（ \n]|{_AFTER}|$)",
        # Three characters behind a role are a name, whatever follows.
        rf"{_ROLE}({gazetteer.DOUBLE_SURNAME}[{_GIVEN}]{{1,2}}|{gazetteer.SURNAME}[{_GIVEN}]{{2}})",
        rf"({_NAME})等(?=\d|[一二三四五六七八九十两数多几]|同志|退休|先进|典型|道德|模范|老|人|党员|领导|为|优秀|身边|志愿|专家|英雄)",
        rf"({gazetteer.SURNAME}[{gazetteer.GIVEN}]{{2}})(?={_OFFICE})",
        rf"(?:联系人|负责人|责任人|组长|成员|主讲人|撰稿|审核|校对)[：:]\s*({_LOOSE}|{_NAME})(?![{HAN}])",
    )
)
_LIST = re.compile(
    rf"((?:{_NAME}、)+{_NAME})(?=[，。；：！？）”]|等|为|同志|的|分别|一起|[两三四五六七八九十]|老师|$|\n)"
)


def people(text: str) -> Iterator[str]:
    """Yield the names of people in a text that are not public, as often as they are found."""
    for name in _named(text):
        if not is_public_person(name) and not gazetteer.is_word(name):
            yield name


def _named(text: str) -> Iterator[str]:
    for form in _PERSON_FORMS:
        for found in form.finditer(text):
            yield next(group for group in found.groups() if group)
    for found in _LIST.finditer(text):
        yield from found[1].split("、")


# What comes before a name in its sentence: particles and verbs of one character.
