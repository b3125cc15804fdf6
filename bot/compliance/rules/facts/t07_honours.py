"""T07: honours and ranks are those that the user told of; what is striven for is a goal."""

import re
from collections.abc import Iterator

from bot.compliance.rule import BLOCK, Case, Context, Rule, Spot, has_facts
from bot.compliance.tracing.claims import text_without_gaps
from bot.domain.finding import Aspect, Severity
from bot.facts.evidence import Evidence, evidence
from bot.facts.wording import compact_text
from bot.language.document.manuscript import Manuscript
from bot.language.tense import is_coming
from bot.lexicon.honours import NOUN, STANDING, TOP, WON
from bot.regex import regex

_WON = regex(
    f"{WON}(?P<honour>[^，。；：！？\n“”]{{0,16}}“[^“”\n]{{2,20}}”(?:称号|荣誉|奖)?|[^，。；：！？\n]{{2,40}}?{NOUN})"
)
# 第一个议题, 第一责任人, 前一个月 and 安排在会前一并 are no ranks.
_COUNTED = (
    r"(?![一二三四五六七八九十\d批次届部个家条座轮项件期种类场季课步年月周日天小分刻阶并段同起]"
    "|责任|时间|议题|书记)"
)
_RANK = regex(
    rf"(?P<honour>(?:全国|全省|全市|全县|全区|全镇|全系统|全集团)(?:第[一二三四五六七八九十\d]+名?{_COUNTED}|首位|榜首)|"
    f"{STANDING}(?:全国|全省|全市|全县|全区|全镇|全系统|集团|"
    "同类[\u4e00-\u9fff]{0,4}|[\u4e00-\u9fff]{1,4})?"
    rf"(?:{TOP}|第[一二三四五六七八九十\d]+位?名?{_COUNTED}|前[一二三四五六七八九十\d]+(?:[名位]|{_COUNTED})))"
)
_GIVER = (
    "[省市县区镇乡]委|政府|领导|主要负责(?:同志|人)|[省市县区][\u4e00-\u9fff]{1,8}[局厅部办]"
    "|集团(?:公司)?(?:党委)?"
)
# Praise by those above; that of 群众 is no honour.
_PRAISED = regex(
    "(?:受到|得到|荣获|获得|获|被)(?P<honour>(?:[^，。；：！？\n的]{0,12}(?:上级|"
    + _GIVER
    + ")[^，。；：！？\n]{0,12}?"
    "(?P<praise>表扬|表彰|嘉奖|批示|记功)|[^，。；：！？\n的]{0,12}(?:"
    + _GIVER
    + ")[^，。；：！？\n]{0,6}?(?P<approval>肯定|点赞)))"
)
_RULE_OF = regex("[对凡若如可]")
_LEVELS = (("全国", "国家"), ("省",), ("市",), ("县",), ("区",), ("镇", "乡"), ("集团",), ("系统",))
_CORE = regex(
    "(?:全国|国家级?|全?[省市县区镇乡]级?|集团|系统|年度|\\d{4}年(?:度)?|上半年|下半年|称号|荣誉|奖项|“|”|的|一批|\\s)+"
)
_BEFORE = 12


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    text, known = text_without_gaps(manuscript), evidence(context.facts or (), context.brief)
    for form in (_WON, _RANK, _PRAISED):
        for m in form.finditer(text):
            before = re.split("[。；\n]", text[max(0, m.start() - _BEFORE) : m.start()])[-1]
            goal = is_coming(before + m.group()) or _RULE_OF.search(before.rpartition("，")[2])
            praise = form is _PRAISED and _has_praise(m, known)
            if not (goal or praise or _has_honour(m["honour"], known)):
                yield Spot(m.start("honour"), m.end("honour"), BLOCK)


def _has_praise(m: re.Match[str], known: Evidence) -> bool:
    """Return whether the kind of praise was told, and its level beside it."""
    told = [line for line in known.words.split("\n") if (m["praise"] or m["approval"]) in line]
    return any(all(any(w in line for w in level) for level in _levels(m["honour"])) for line in told)


def _levels(honour: str) -> list[tuple[str, ...]]:
    return [level for level in _LEVELS if any(word in honour for word in level)]


def _has_honour(honour: str, known: Evidence) -> bool:
    """Return whether the words of the honour were told, and its level beside them."""
    if compact_text(honour) in known.words:
        return True
    cores = [part for part in _CORE.split(compact_text(honour)) if len(part) > 1]
    told = [line for line in known.words.split("\n") if all(core in line for core in cores)]
    levels = _levels(honour)
    return bool(cores) and any(all(any(w in line for w in level) for level in levels) for line in told)


RULE = Rule(
    id="T07",
    name="荣誉可溯",
    about=Aspect.UNTOLD_NAME,
    severity=Severity.ERROR,
    message="这项荣誉或名次在您说的事实里找不到。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    lacking="荣誉",
    applies=has_facts,
    cases=(
        Case("荣获全省先进集体称号。", ("全省先进集体称号",), told="做了大量工作"),
        Case("荣获全省先进集体称号。", ("全省先进集体称号",), told="拿了县里的先进集体"),
        Case("满意度位居全市第一。", ("位居全市第一",), told="满意度98%"),
        Case("受到市委、市政府通报表扬。", ("市委、市政府通报表扬",), told="市里开了会"),
        Case("得到市领导批示肯定。", ("市领导批示",), told="领导来看过"),
        Case("评为省级文明单位。", ("省级文明单位",), told="创建文明单位"),
        Case("得到县领导批示肯定，受到群众充分肯定。", told="县领导批示了"),
        Case("荣获县级“先进集体”称号。", told="拿了县里的先进集体"),
        Case("争创市级文明单位，力争被评为示范社区。", told="创建文明单位"),
        Case("将廉洁教育列为第一个议题，排在培训前一周，座谈安排在会前一并研究。", told="学习廉洁教育"),
        Case("综合考核位列第一，总分居全市前三。", ("位列第一", "居全市前三"), told="参加考核"),
        Case("被评为省级卫生村，获评全国巾帼文明岗。", ("省级卫生村", "全国巾帼文明岗"), told="创建"),
        Case("跻身全省十强，位列全市第一方阵。", ("全省十强", "位列全市第一方阵"), told="参加评选"),
        Case("跻身全省前列，走在全市前列。", ("跻身全省前列", "走在全市前列"), told="参加评选"),
        Case("居民获得感不断增强，对优秀志愿者给予奖励。", told="奖励志愿者"),
    ),
)
