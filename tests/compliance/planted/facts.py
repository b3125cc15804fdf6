"""T, with D10 and D12: something invented, contradicted, or outside the period."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from bot.domain.document import Clause
from bot.domain.fact import Fact, Quantity, Status
from bot.domain.genre import GenreKind
from bot.facts.evidence import figures
from bot.language.figures.dates import span_of
from bot.language.figures.quantities import quantities
from bot.lexicon.customs import is_decision_record
from tests.compliance.documents import Clean
from tests.compliance.planted import Operator, Planted, body, changed, some

_SENTENCE_END = re.compile(r"(?<=[\u4e00-\u9fff])。(?=[\u4e00-\u9fff])")
_LEAD = 6
_NAMED = ("T03", "T04", "T05")


def _told(clean: Clean) -> str:
    return "\n".join(fact.text for fact in clean.context.facts or ())


def _added(
    rule: str, kinds: tuple[tuple[str, str], ...], clean: Clean, chance: random.Random
) -> Iterator[Planted]:
    """Put a sentence behind another, with a thing in it that nobody told."""
    ends = [m.end() for m in _SENTENCE_END.finditer(clean.text, len(clean.text) // _LEAD)]
    told = _told(clean)
    for at in some(ends, chance):
        sentence, thing = chance.choice(kinds)
        if thing not in told and (rule not in _NAMED or thing.strip("《“")[:2] not in clean.text):
            start = at + sentence.index(thing)
            text = clean.text[:at] + sentence + clean.text[at:]
            yield Planted(rule, text, start, start + len(thing), clean.context)


_DAYS = tuple(
    (form.replace("#", day), day)
    for day in ("1月11日", "2月13日", "3月29日", "10月23日", "11月17日", "11月27日")
    for form in ("#，召开现场会交流经验。", "#，组织一次集中行动。")
)
_PEOPLE = tuple(
    (form.replace("#", name), name)
    for name in ("马志远", "田雨荷", "罗文斌", "唐小玲", "欧阳明")
    for form in ("由#同志负责日常联络。", "邀请#教授作专题讲座。", "副主任#到场指导。")
)
_PLACES = tuple(
    (form.replace("#", name), name)
    for name in ("雁栖村", "柳湾镇", "芦汀县", "石盘社区", "青枫街道", "白鹭水库")
    for form in ("到#学习先进经验。", "与#结对共建。", "在#设立服务点。")
)
_BODIES = tuple(
    (form.replace("#", name), name)
    for name in ("柳湾市第二人民医院", "青枫实业有限公司", "芦汀县实验小学", "石盘农业集团有限公司")
    for form in ("联合#开展共建。", "与#签订合作协议。")
)
_TITLES = tuple(
    (form.replace("#", name), name)
    for name in ("《柳湾工作管理办法》", "《重点任务考核细则》", "《三年提升行动方案》", "《青枫故事》")
    for form in ("印发#，明确工作流程。", "对照#逐项落实。", "组织学习#。")
)
_BRANDS = tuple(
    (form.replace("#", name), name)
    for name in ("“柳湾有约”", "“青枫微光”", "“石盘先锋”")
    for form in ("打造#品牌。", "开展#主题活动。", "组建#服务队。")
)
_NUMBERS = tuple(
    (form.replace("#", name), name)
    for name in ("柳政办发〔2026〕57号", "青文明委〔2024〕39号", "芦教发〔2025〕61号")
    for form in ("按照#文件要求抓好整改。", "落实#通知精神。")
)
_HONOURS = (
    *(
        (form.replace("#", name), name)
        for name in ("全国先进集体", "全省文明单位", "省级示范单位", "全国优秀组织奖")
        for form in ("荣获#称号。", "被评为#。", "获得#荣誉称号。")
    ),
    *(
        (form.replace("#", name), name)
        for name in ("市委、市政府通报表扬", "省领导批示肯定", "县委通报表彰")
        for form in ("有关做法受到#。", "这项工作得到#。")
    ),
    ("工作成效位居全省第一。", "位居全省第一"),
    ("考核名列全市第二名。", "名列全市第二名"),
)
_QUOTES = tuple(
    (f"{form}“{words}。”", words)
    for words in ("办好这件事要有钉钉子的韧劲", "日子一天比一天有盼头")
    for form in ("有关负责同志强调：", "一位群众说：", "大家表示，")
)
_PROMISES = (
    ("将落实情况纳入年度目标绩效考评。", "纳入年度目标绩效考评"),
    ("对工作不力的实行一票否决。", "一票否决"),
    ("新增人员列入机构编制，核定人员编制。", "核定人员编制"),
)
_ASSESSED = re.compile("考核|考评|绩效|编制|配备|人员|一票否决")
_GAPS = tuple(
    (form.replace("#", gap), gap)
    for gap in ("××人", "若干名", "【待补：数量】", "____户", "XX场")
    for form in ("服务对象共计#。", "本项工作涉及#。")
)


def _other_figure(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Change a told figure."""
    for q, digits in some(_plain(clean), chance, 6):
        wrong = _unknown(int(digits) + chance.choice((1, 2, 9, 30)), clean)
        yield changed(clean, "T01", q.start, q.start + len(digits), str(wrong))


def _other_unit(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Swap the unit of a told figure."""
    told = {q.key for q in quantities(_told(clean))}
    for q, digits in some(_plain(clean), chance):
        unit = chance.choice(
            [u for u in ("人次", "户", "亩", "公里", "场") if (q.value, u) not in told and u != q.unit]
        )
        if (q.value, "") not in told:
            yield changed(clean, "T01", q.start, q.end, digits + unit)


def _value_from_before(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Write a figure as it was told first; the fact that the document rests on corrects it."""
    facts = clean.context.facts or ()
    for q, digits in some(_plain(clean), chance):
        wrong = str(_unknown(int(digits) + chance.choice((3, 11, 40)), clean))
        fact = next((f for f in facts if any(told.key == q.key for told in figures(f.text))), None)
        if fact is None or digits not in fact.text or facts.count(fact) > 1:
            continue
        now, old = (
            replace(fact, id=2, replaces=(1,)),
            replace(fact, id=1, text=fact.text.replace(digits, wrong)),
        )
        told = tuple(now if f is fact else f for f in facts)
        context = replace(clean.context, facts=told, superseded=(old,))
        planted = changed(clean, "T901", q.start, q.start + len(digits), wrong)
        yield replace(planted, context=context)


def _left_out(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Write what the clerk wanted left out."""
    words = ("柳知秋", "柳湾旧改", "4321次", "96.7%")
    context = replace(clean.context, forbidden=words)
    for planted in _added("T902", tuple((f"其中还有{word}。", word) for word in words), clean, chance):
        yield replace(planted, context=context)


def _added_figure(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Add a figure that nobody told."""
    value, unit = (
        _unknown(chance.choice((73, 157, 1043, 26007)), clean),
        chance.choice(["人次", "亩", "篇", "件", "小时"]),
    )
    words = f"{value}{unit}"
    kinds = ((f"累计达到{words}，覆盖面不断扩大。", words), (f"形成{words}的工作成果。", words))
    yield from _added("T01", kinds, clean, chance)


def _plain(clean: Clean) -> list[tuple[Quantity, str]]:
    """Return the exact figures of two digits and more, outside dates, titles and quotations."""
    found = []
    for q in figures(clean.text):
        m = re.match(r"\d{2,7}(?![\d.,万亿]|余|多|[—-])", clean.text[q.start : q.end])
        line = clean.text[clean.text.rfind("\n", 0, q.start) + 1 : q.start]
        open_ = line.count("“") > line.count("”") or line.count("《") > line.count("》")
        if m and q.unit and not open_ and not q.approximate and "周年" not in clean.text[q.start : q.end + 1]:
            found.append((q, m.group()))
    return found


def _unknown(value: int, clean: Clean) -> int:
    known = {q.value for q in (*quantities(_told(clean)), *quantities(clean.text))}
    while value in known:
        value += 1
    return value


_PLAN = re.compile("(?:计划|准备|拟|打算)(?P<what>(?!和|把|明年|再)[^，；：《计划拟准备打算]{6,30})$")


def _promised(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Promise what nobody spoke of."""
    if not _ASSESSED.search(_told(clean) + clean.context.brief.topic):
        yield from _added("T09", _PROMISES, clean, chance)


def _planned_as_done(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Tell what the user plans as done."""
    plans = [
        m
        for fact in clean.context.facts or ()
        if (
            m := re.search(
                "(?:计划|准备|拟|打算)(?P<what>(?!和|把|明年|再)[^，；：《计划拟准备打算]{6,30})$", fact.text
            )
        )
    ]
    ends = [m.end() for m in _SENTENCE_END.finditer(clean.text, len(clean.text) // _LEAD)]
    for plan in some(plans, chance):
        sentence = f"已完成{plan['what']}。"
        at = chance.choice(ends)
        yield Planted(
            "T10", clean.text[:at] + sentence + clean.text[at:], at, at + len(sentence), clean.context
        )


def _two_figures(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Tell the same figure twice, and not the same."""
    ends = [m.end() for m in _SENTENCE_END.finditer(clean.text, len(clean.text) // _LEAD)]
    if len(ends) > 1:
        low, high = sorted(chance.sample(ends, 2))
        first, second = "累计解答群众来电咨询57件。", "共解答群众来电咨询75件。"
        text = clean.text[:low] + first + clean.text[low:high] + second + clean.text[high:]
        start = high + len(first)
        yield Planted("T12", text, start, start + len(second), clean.context)


_SUMS = (
    "共收到意见建议46条，其中书面28条、口头21条。",
    "现有骨干30人，其中男20人、女12人。",
    "举办培训3期、座谈5期，合计9期。",
    "检查点位60处，其中城区31处、乡村27处。",
    "党员12人、群众19人，共30人。",
)


def _wrong_sum(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Add parts that do not make the total."""
    yield from _added("D10", tuple((s, s[:-1]) for s in _SUMS), clean, chance)


def _outside_period(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Tell of something done on a day that the report does not reach."""
    span = span_of(clean.context.brief.period)
    if span is None or clean.context.kind not in (GenreKind.SUMMARY, GenreKind.REPORT):
        return
    problems = re.search("^[一二三四五]、.*(?:问题|不足|打算|计划)", clean.text, re.MULTILINE)
    ends = [
        m.end()
        for m in _SENTENCE_END.finditer(clean.text, len(clean.text) // _LEAD)
        if problems is None or m.end() < problems.start()
    ]
    days = [f"{span[1].year + 1}年3月9日", f"{span[0].year - 1}年4月17日"]
    if span[1].month < 10 and span[0].year == span[1].year:
        days.append("11月19日")
    for at in some(ends, chance):
        day = chance.choice(days)
        sentence = f"{day}，组织参观学习，取得良好效果。"
        yield Planted("D12", clean.text[:at] + sentence + clean.text[at:], at, at + len(day), clean.context)


def _proposal_decided(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Let the minutes tell among decisions what was only proposed."""
    if not is_decision_record(clean.context.brief.genre):
        return
    for p in some([p for p in body(clean) if "会议" in p.text], chance):
        words = "每月开放1次邻里食堂"
        fact = Fact(9000, None, words, "m", status=Status.PROPOSED)
        facts, clauses = (*(clean.context.facts or ()), fact), (Clause(words, (9000,)),)
        text = f"{clean.text[: p.end]}会议决定，{words}。{clean.text[p.end :]}"
        context = replace(clean.context, facts=facts, clauses=clauses)
        yield Planted("T903", text, p.end, p.end + len(words), context)


OPERATORS: tuple[Operator, ...] = (
    _other_figure,
    _other_unit,
    _added_figure,
    _value_from_before,
    _left_out,
    _proposal_decided,
    *(
        partial(_added, rule, kinds)
        for rule, kinds in (
            ("T02", _DAYS),
            ("T03", _PEOPLE),
            ("T04", _PLACES),
            ("T04", _BODIES),
            ("T05", _TITLES),
            ("T05", _BRANDS),
            ("T06", _NUMBERS),
            ("T07", _HONOURS),
            ("T08", _QUOTES),
            ("T11", _GAPS),
        )
    ),
    _promised,
    _planned_as_done,
    _two_figures,
    _wrong_sum,
    _outside_period,
)
