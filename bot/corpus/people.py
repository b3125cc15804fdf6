"""Names of people: a surname and given names beside a title, a role, a label or other names."""

import re
from collections.abc import Iterator

from bot.corpus import gazetteer
from bot.corpus.han import HAN
from bot.corpus.public import is_public_person


def _any(words: str) -> str:
    return f"(?:{'|'.join(sorted(words.split(), key=len, reverse=True))})"


_NO_GIVEN = "的了是和与等为把被对从到及或也都就将要请我你他她这那其此各每某们不没任并则且副"
_FREE = f"(?![{_NO_GIVEN}])[{HAN}]"
_GIVEN = f"[{gazetteer.GIVEN}]"
_FAMILY = f"(?:{gazetteer.DOUBLE_SURNAME}|{gazetteer.SURNAME})"
_NAME = f"(?:{_FAMILY}{_GIVEN}{{1,2}})"
_FULL_NAME = f"(?:{gazetteer.DOUBLE_SURNAME}{_GIVEN}{{1,2}}|{gazetteer.SURNAME}{_GIVEN}{{2}})"
_LOOSE_NAME = f"(?:{_FAMILY}(?:{_FREE}){{1,2}})"
_SHORTEST_NAME = f"(?:{_FAMILY}(?:{_FREE}){{1,2}}?)"
_TRANSCRIBED = rf"(?:{gazetteer.TRANSCRIBED}{{1,8}}(?:[·•‧]{gazetteer.TRANSCRIBED}{{1,8}}){{1,3}})"

_TITLES = (
    "同志 先生 女士 烈士 同学 师傅 大姐 大爷 大娘 大妈 大叔 奶奶 爷爷 阿姨 校长 园长 书记 主任 局长 厅长 镇长 乡长 村长 县长 市长 区长 "
    "州长 院长 处长 科长 股长 部长 所长 站长 馆长 队长 班长 厂长 行长 庭长 司长 会长 社长 秘书长 老师 教授 教师 医生 医师 护士 护士长 "
    "组长 主席 经理 总经理 董事长 委员 工程师 农艺师 法官 检察官 律师 警官 教练 研究员 辅导员 主持人 主播 记者 博士 院士 支书 "
    "讲师 专家 党员 模范 楷模"
)
_OFFICES = (
    "干警 民警 干部 职工 员工 英雄 标兵 好人 志愿者 负责人 负责同志 联系人 联络员 成员 居民 村民 老人 学生 代表 检察院 法院 "
    "公安局 派出所 党校 队员 上访户 信访人 脱贫户 困难户 工作人员 安全员 网格员 网格长 宣讲员 宣传员 讲解员 调解员 护林员 保洁员 "
    "信息员 驾驶员 技术员 指导员 教导员 巡河员 楼长 河长 湖长 林长 田长 街长 路长 患者 家属 带头人 传承人 负责人 大户 商户 农户 户主 "
    "户 业主 经营者 获得者 当事人 申请人 学者 作家 画家 书法家 企业家 工匠 能手 之星 先进个人 优秀党员 优秀教师 主播 选手 运动员 "
    "老党员 社工 义工 工友 店主 村医 校医 船工 工人 牧民 渔民 老兵 战士 退役军人 军属 儿童 作者 通讯员 摄影师 会计 出纳 支委 妹妹 哥哥 丈夫 妻子 女儿 儿子 母亲 父亲"
)
_TITLE = _any(_TITLES)
_ROLE = f"(?:{_any(f'{_TITLES} {_OFFICES}')}|[{HAN}][员师者客])"
# What a person does whom a role introduces; a given name never runs into it.
_DOES = _any(
    "等 同志 的 为 作 讲 辅导 带 主持 宣讲 说 表示 介绍 被 获 在 一行 事迹 先进 名师 志愿 荣 任 担任 牵头 负责 主讲 授课 领学 出席 参加 率 到 "
    "强调 指出 宣读 致辞 讲话 汇报 传达 要求 部署 走访 慰问 调研 总结 通报 安排 分别 带头 亲自 先后 组织 代表 以 从 与 和 向 对 于 及 也 "
    "是 因 就 围绕 结合 深入 立足 利用 主动 积极 坚持 自 家 家中 告诉 认为 感慨 激动 高兴 深有 来 领取 反映 牺牲 长期 多年 每 （"
)
_STOP = rf"(?=[、，。；：！？）)”》（ \n]|{_DOES}|$)"
_AFTER_HAN = f"(?<![{HAN}])"
_LED_IN = "(?:以|由|为|请|和|与|、|向|对|给|推选|选举|聘请|邀请|慰问|看望|走访|学习|表彰|推荐|帮助|跟着|师从|任命|授予|追授|追记)"
_LABELS = _any(
    "联系人 联络人 联络员 负责人 责任人 组长 副组长 常务副组长 执行组长 成员 组员 召集人 总指挥 副总指挥 指挥长 副指挥长 主任 副主任 秘书长 主讲 主讲人 "
    "主持 主持人 授课人 宣讲人 领学人 记录 记录人 撰稿 撰稿人 供稿 审核 校对 审核人 填报人 填表人 拟稿 拟稿人 经办人 签发 签发人 整理 作者 通讯员 记者 "
    "获得者 姓名 人员 河长 湖长 林长 田长 路长 网格长 网格员 楼长 班主任 包保责任人 包联领导 帮扶责任人 牵头领导 分管领导 责任领导 具体负责 负责同志 队长 副队长 领队 教练 指导教师 导师"
)
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_AFTER_HAN}({_SHORTEST_NAME})(?:、|[（(][^（()）\n]{{1,20}}[)）])?{_TITLE}",
        rf"{_LED_IN}({_SHORTEST_NAME})(?=同志|同学|先生|女士|烈士|老师)",
        rf"{_LED_IN}({_NAME}){_TITLE}",
        rf"({_NAME})(?=同志|先生|女士|烈士|同学)",
        rf"{_ROLE}[：:“]?({_NAME}){_STOP}",
        # Three characters behind a role are a name, whatever follows.
        rf"{_ROLE}({gazetteer.DOUBLE_SURNAME}[{gazetteer.GIVEN}小卫]{{1,2}}|{gazetteer.SURNAME}[{gazetteer.GIVEN}小卫]{{2}})",
        rf"{_LED_IN}({_FULL_NAME})(?=牵头|负责|担任|任|等|主讲|主持|授课|作|带队|带领|宣讲|讲|家|一家|具体|代表)",
        rf"({_NAME})等(?=\d|[一二三四五六七八九十两数多几]|同志|退休|先进|典型|道德|模范|老|人|党员|领导|优秀|身边|志愿|专家|英雄|同学|教师)",
        rf"({gazetteer.SURNAME}{_GIVEN}{{2}})(?={_any('校长 书记 主任 局长 镇长 乡长 县长 市长 院长 处长 科长 部长 教授 老师 主席 董事长 总经理')})",
        rf"[者员人手匠星兵范模师生士]”({_NAME}){_STOP}",
        rf"{_AFTER_HAN}({_FULL_NAME})(?=说|表示|介绍说|告诉|激动地|高兴地|深有感触|，[男女]，|[（(][男女]|家住|家境|家里|患)",
        rf"({_FULL_NAME})[ \u3000]?(?=供稿|撰稿|摄影|摄$|报道|整理报|编辑报)",
        rf"[室科股部处组队站所]({_FULL_NAME})(?=[、，。；）]|牵头|负责|参与|参加|担任|同志|$)",
        rf"({_TRANSCRIBED})",
    )
)
# Two characters behind a role are a name where a word begins behind them.
_BEFORE_A_VERB = re.compile(rf"{_ROLE}({gazetteer.SURNAME}{_GIVEN})(?=[{HAN}]{{2}})")


# 高高兴兴 is no name, 买买提·吐尔逊 is one.
_DOUBLED = re.compile(f"({gazetteer.SURNAME})\\1(?!.*[·•‧])")


def people(text: str, original: str = "") -> Iterator[str]:
    """Yield the names of people in a text that are not public, as often as they are found.

    `original` is the text before cleaning: between the names of a list may stand nothing but blanks.
    """
    for name in (*_by_context(text), *_labelled(text), *_labelled(original), *_listed(text)):
        if not is_public_person(name) and not gazetteer.is_word(name) and not _DOUBLED.match(name):
            yield name


def _by_context(text: str) -> Iterator[str]:
    for form in _FORMS:
        for found in form.finditer(text):
            # 队伍能力 is no 伍能力.
            if not gazetteer.is_common(text[max(found.start(1) - 1, 0) : found.start(1) + 1]):
                yield _without_verb(text, *found.span(1))
    for found in _BEFORE_A_VERB.finditer(text):
        if gazetteer.is_word(text[found.end() : found.end() + 2]):
            yield found[1]


def _without_verb(text: str, start: int, end: int) -> str:
    """Return the name, shorter where its last character begins a verb: 张伟 in 张伟强调."""
    name = text[start:end]
    runs_on = len(name) == 3 and gazetteer.is_common(text[end - 1 : end + 1])
    return name[:-1] if runs_on and not is_public_person(name) else name


_LABEL = re.compile(rf"(?:{_LABELS}|成[ \u3000]+员)[：:](?=([^。；;：:\n]{{1,200}}))")
_BLANK_IN_NAME = re.compile(rf"(?<![{HAN}])({gazetteer.SURNAME})[ \t\u3000]+({_FREE})(?![{HAN}])")
_BETWEEN = re.compile(r"[、，,\s（）()/]+")
_BODY = re.compile("[局委办部科处室站所队院校会组厅镇乡村县市区系班级段司行社厂团馆]$")
_IS_NAME = re.compile(f"{_LOOSE_NAME}|{_TRANSCRIBED}")


def _labelled(text: str) -> Iterator[str]:
    """Yield the names behind a label and a colon, apart by marks or blanks."""
    for found in _LABEL.finditer(text):
        for item in _BETWEEN.split(_BLANK_IN_NAME.sub(r"\1\2", found[1])):
            bare = _TITLED.sub("", item)
            if _IS_NAME.fullmatch(bare) and not _BODY.search(bare):
                yield bare


_TITLED = re.compile(f"(?:{_TITLE})$")
_CLAUSE = re.compile("[^，。；：！？\n“”《》]*、[^，。；：！？\n“”《》]*")
# Between two names a rarer given name is one too.
_WHOLE = re.compile(f"{_NAME}|{_FAMILY}(?:{_FREE}){{2}}|{_TRANSCRIBED}")
_BEGINS = re.compile(
    rf"({_FULL_NAME})|({_NAME})(?=[（(]|等|为|同志|的|分别|一起|[两三四五六七八九十]|老师|同学|{_DOES})"
)
_ENDS = re.compile(f"(?:{_ROLE}|{_LED_IN}|[奖有])({_NAME})$|({_FULL_NAME})$")
_INTRODUCED = re.compile(f"(?:{_ROLE}|{_LED_IN}|[奖有]){_NAME}$")
_TOGETHER = re.compile(
    f"{_NAME}(?:等(?=[\\d人同老先优党教干志模退专几多数余一二三四五六七八九十])|同志|分别|一起|[两三四五六七八九十][人名位家户]|老师|同学|先进)"
)
_FULL, _USUAL = re.compile(_FULL_NAME), re.compile(f"{_NAME}|{_TRANSCRIBED}")
_ENOUGH = 3


def _listed(text: str) -> Iterator[str]:
    """Yield names in a row: three anywhere; two where both are long or a word tells of people."""
    for clause in _CLAUSE.finditer(text):
        for row in _rows(clause.group().split("、")):
            names = [name for name, _ in row]
            usual = len(list(filter(_USUAL.fullmatch, names)))
            enough = len(row) >= _ENOUGH and usual > 1
            if enough or (len(row) > 1 and _are_people(names, row[0][1], row[-1][1])):
                yield from names


def _are_people(names: list[str], first: str, last: str) -> bool:
    return all(map(_FULL.fullmatch, names)) or bool(_INTRODUCED.search(first) or _TOGETHER.match(last))


def _rows(items: list[str]) -> Iterator[list[tuple[str, str]]]:
    """Yield runs of neighbouring items that are names, each name with its item; others may begin or end one."""
    row: list[tuple[str, str]] = []
    for item in items:
        if name := _name(_WHOLE.fullmatch(item)):
            row.append((name, item))
            continue
        if row and (name := _name(_BEGINS.match(item))):
            row.append((name, item))
        yield row
        row = [(name, item)] if (name := _name(_ENDS.search(item))) else []
    yield row


def _name(found: re.Match[str] | None) -> str:
    name = found[found.lastindex or 0] if found else ""
    return "" if gazetteer.is_word(name) or _BODY.search(name) else name
