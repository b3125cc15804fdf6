"""A stand-in for a model: prose that keeps to what was told, and prose that invents one thing."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.compliance.rule import Context
from bot.domain.document import Brief
from bot.domain.genre import GenreKind
from bot.facts.extract import extract_facts
from bot.language.figures.dates import moments
from bot.language.figures.numerals import chinese_integer
from bot.language.figures.quantities import quantities
from tests.compliance.documents import Clean


@dataclass(frozen=True)
class Topic:
    """What a unit works at: things that it counts, and things that it plans."""

    issuer: str
    name: str
    counted: tuple[tuple[str, str], ...]
    """What is counted, and its unit."""
    planned: tuple[str, str]


@dataclass(frozen=True)
class Told:
    """Prose with the context that it is judged in."""

    text: str
    context: Context
    start: int = 0
    end: int = 0
    """Where something invented stands; empty in faithful prose."""
    kind: str = ""


def _topic(issuer: str, name: str, counted: str, planned: str) -> Topic:
    things = tuple((words.split("/")[0], words.split("/")[1]) for words in counted.split())
    return Topic(issuer, name, things, (planned.split("/")[0], planned.split("/")[1]))


TOPICS = tuple(
    _topic(*row)
    for row in (
        (
            "芷澜县水务局",
            "防汛备汛",
            "防汛演练/次 巡查堤段/处 清理河道垃圾/吨 储备编织袋/条 转移群众/人",
            "泵站改造/处",
        ),
        (
            "望梧区城市管理局",
            "垃圾分类",
            "入户宣传/户 更换分类桶/个 督导检查/次 清运厨余垃圾/吨 发放宣传册/份",
            "分类亭建设/座",
        ),
        (
            "栗溪市图书馆",
            "阅读推广",
            "读书分享会/场 新增藏书/册 流动书车下乡/次 借阅图书/册次 培训领读人/名",
            "自助书屋建设/间",
        ),
        (
            "苍梨县司法局",
            "普法宣传",
            "法治讲座/场 调解矛盾纠纷/件 法律咨询/人次 法律援助案件/件 发放普法读本/本",
            "法治广场建设/个",
        ),
        (
            "云渚镇卫生院",
            "基层医疗",
            "义诊活动/场 健康体检/人次 慢病随访/人次 签约家庭/户 急救培训/期",
            "远程诊室建设/间",
        ),
        (
            "沅枫经济开发区管委会",
            "招商引资",
            "外出招商/次 签约项目/个 走访企业/家 兑现奖补资金/万元 举办推介会/场",
            "标准厂房建设/栋",
        ),
        (
            "砾山矿业有限公司",
            "安全生产",
            "隐患排查/处 安全培训/人次 应急演练/次 更新防护用品/套 三违查处/起",
            "监控升级/套",
        ),
        (
            "澄湖林场",
            "植树造林",
            "人工造林/亩 栽植苗木/株 森林巡护/次 防火宣传车/辆 抚育中幼林/亩",
            "瞭望塔建设/座",
        ),
        (
            "丹穗县人力资源和社会保障局",
            "稳就业",
            "招聘会/场 技能培训/人次 新增就业/人 走访困难家庭/户 发放创业贷款/万元",
            "零工驿站建设/个",
        ),
        (
            "青汀派出所",
            "反诈宣传",
            "反诈宣讲/场 拦截转账/起 挽回损失/万元 张贴海报/张 上门提醒/人次",
            "警务室建设/个",
        ),
        (
            "霁禾乡人民政府",
            "农技推广",
            "农技培训/期 指导农户/户 推广良种/亩 发放化肥/吨 示范田/块",
            "冷库建设/座",
        ),
        (
            "溪南市文物保护中心",
            "文物保护",
            "文物巡查/次 修缮古建/处 数字化藏品/件 接待观众/人次 研学活动/批",
            "库房改造/间",
        ),
        (
            "漪兰区市场监督管理局",
            "食品安全",
            "抽检食品/批次 检查餐饮单位/家 查处案件/件 约谈商户/家 科普讲座/场",
            "快检站建设/个",
        ),
        (
            "枳岭中学",
            "心理健康",
            "心理辅导/人次 主题班会/节 家长讲堂/期 团体活动/场 排查重点学生/名",
            "宣泄室建设/间",
        ),
        (
            "萩原轨道交通有限公司",
            "优质服务",
            "客流组织演练/次 设备检修/台 回访乘客/人次 便民箱/个 找回失物/件",
            "母婴室改造/间",
        ),
        (
            "蓼湾社区",
            "文明创建",
            "清理楼道/处 议事协商会/次 志愿服务/人次 更换路灯/盏 评选文明家庭/户",
            "口袋花园建设/处",
        ),
    )
)
_MONTHS = ("1月12日", "2月9日", "3月18日", "4月16日", "5月20日", "6月17日", "3月27日", "5月8日")
_COUNTED = {
    "次",
    "场",
    "处",
    "个",
    "期",
    "节",
    "起",
    "辆",
    "座",
    "块",
    "件",
    "批",
    "批次",
    "台",
    "栋",
    "间",
    "盏",
}


def _value(unit: str, chance: random.Random) -> int:
    return chance.randint(7, 48) if unit in _COUNTED else chance.choice((1, 10, 100)) * chance.randint(21, 98)


@dataclass(frozen=True)
class Dossier:
    """What a unit told, with the values by which a faithful draft is written."""

    topic: Topic
    values: tuple[int, ...]
    parts: tuple[int, int]
    rate: int
    day: str
    context: Context


def dossier(topic: Topic, chance: random.Random) -> Dossier:
    """Return a unit's messages as facts; no value of one unit is told twice."""
    values: list[int] = []
    for _, unit in topic.counted:
        value = _value(unit, chance)
        while value in values:
            value += 1
        values.append(value)
    parts = chance.randint(11, 39), chance.randint(41, 79)
    rate, day = chance.randint(81, 98), chance.choice(_MONTHS)
    messages = [
        chance.choice((f"{thing}{value}{unit}", f"上半年{thing}{value}{unit}", f"{thing}一共{value}{unit}"))
        for (thing, unit), value in zip(topic.counted, values, strict=True)
    ]
    messages += [
        f"投入经费{parts[0]}万元用于设备，{parts[1]}万元用于培训",
        f"群众满意率{rate}%",
        f"{day}开了动员会",
        f"下半年计划{topic.planned[0]}2{topic.planned[1]}",
    ]
    chance.shuffle(messages)
    brief = Brief("工作总结", topic.issuer, period="2026年上半年", topic=topic.name, issued=date(2026, 7, 8))
    facts = tuple(extract_facts("\n".join(messages)))
    return Dossier(topic, tuple(values), parts, rate, day, Context(brief, GenreKind.SUMMARY, facts))


def _written(value: int, chance: random.Random) -> str:
    """Return the number as a writer might put it."""
    if value <= 99 and chance.random() < 0.3:
        return chinese_integer(value)
    if value >= 10000:
        return f"{value / 10000:g}万"
    return str(value)


def _loose(value: int, unit: str) -> str:
    """Return a looser statement in the right direction."""
    step = 10 ** (len(str(value)) - 1)
    above = value // step * step
    return f"{above}余{unit}" if value > above else f"近{value + step // 10}{unit}"


def sentences(told: Dossier, chance: random.Random) -> list[str]:
    """Return what a faithful writer makes of it, a sentence each."""
    made = []
    for (thing, unit), value in zip(told.topic.counted, told.values, strict=True):
        number = _written(value, chance)
        forms = (
            f"上半年，累计完成{thing}{number}{unit}，各项措施逐步落到实处。",
            f"坚持问题导向，扎实做好{thing}，共{number}{unit}，群众反映良好。",
            f"{thing}{number}{unit}，工作力量进一步下沉。",
            f"坚持把{thing}作为重要抓手，上半年达到{_loose(value, unit)}，取得较好效果。",
        )
        made.append(chance.choice(forms))
    first, second = told.parts
    share = f"{100 * first / (first + second):.1f}"
    made += [
        chance.choice(
            (
                f"落实经费保障，共投入{first + second}万元，其中设备{first}万元、培训{second}万元。",
                f"设备投入{first}万元，占投入总额的{share}%。",
                f"培训投入{second}万元，比设备投入多{second - first}万元。",
                f"用于设备的经费为{first}0000元，用于培训的经费为{second}0000元。",
            )
        ),
        chance.choice((f"群众满意率达到{told.rate}%。", f"群众满意率为百分之{chinese_integer(told.rate)}。")),
        chance.choice(
            (f"{told.day}，召开动员会，部署重点任务。", f"2026年{told.day}召开动员会，明确责任分工。")
        ),
        chance.choice(
            (
                f"下半年，计划实施{told.topic.planned[0]}2{told.topic.planned[1]}。",
                f"{told.topic.planned[0]}2{told.topic.planned[1]}已列入下一步计划，拟于下半年实施。",
            )
        ),
        chance.choice(
            (
                "注重典型引领，形成一批可复制的经验，营造人人参与的良好氛围。",
                "坚持一户一策、一对一帮扶，打通服务群众“最后一公里”。",
                "深入贯彻党的二十大和二十届历次全会精神，增强“四个意识”，压实各级责任。",
                "工作中做到三个到位，责任到位、人员到位、措施到位，进一步提升服务水平。",
            )
        ),
    ]
    return made


def faithful(chance: random.Random, rounds: int) -> Iterator[Told]:
    """Yield single sentences that keep to what was told."""
    for _ in range(rounds):
        for topic in TOPICS:
            told = dossier(topic, chance)
            for sentence in sentences(told, chance):
                yield Told(sentence, told.context)


# What nobody told, in parts that are put together by chance.
_STEMS = ["芦汀", "槐荫", "雁栖", "白鹭", "柳湾", "石盘", "青枫", "桐坞", "鹤鸣", "麦积岭", "栖霞岭", "竹溪"]
_SURNAMES = ["张", "王", "李", "赵", "陈", "刘", "周", "吴", "郑", "孙", "林", "何", "高", "梁", "宋", "许"]
_GIVEN = ["建国", "志强", "秀兰", "海燕", "丽华", "国强", "晓明", "玉梅", "文斌", "永红", "淑芬", "俊杰"]
_ROLES = ["同志", "书记", "主任", "老师", "教授", "局长"]
_OTHER_MONTHS, _OTHER_DAYS = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11), (2, 3, 7, 11, 14, 19, 22, 25, 28)
_HONOURS = [
    "全国先进集体",
    "省级文明单位",
    "全市优秀组织单位",
    "全省五一劳动奖状",
    "市级示范单位",
    "全县先进基层党组织",
    "省级一等奖",
    "全国文明校园",
]


def _person(chance: random.Random) -> tuple[str, str]:
    name = chance.choice(_SURNAMES) + chance.choice(_GIVEN)
    role = chance.choice(_ROLES)
    form = chance.choice(
        (
            f"由{name}{role}牵头负责，任务逐项落实。",
            f"邀请{name}{role}作专题辅导，效果明显。",
            f"{name}同志带头参与，发挥了示范作用。",
        )
    )
    return form, name


def _place(chance: random.Random) -> tuple[str, str]:
    name = chance.choice(_STEMS) + chance.choice(["村", "镇", "县", "社区", "街道", "水库", "广场"])
    return chance.choice(
        (
            f"在{name}设立示范点，带动周边共同提升。",
            f"组织骨干到{name}学习交流，借鉴经验做法。",
            f"与{name}结对共建，推动资源共享。",
        )
    ), name


def _organisation(chance: random.Random) -> tuple[str, str]:
    kind = chance.choice(
        [
            "实业有限公司",
            "小学",
            "第二人民医院",
            "农业发展集团有限公司",
            "幼儿园",
            "职业技术学院",
            "建筑工程有限公司",
        ]
    )
    name = chance.choice(_STEMS) + chance.choice(("市", "县")) + kind
    return chance.choice(
        (
            f"与{name}签订合作协议，实现优势互补。",
            f"联合{name}共同实施，形成工作合力。",
            f"邀请{name}参与，丰富了活动内容。",
        )
    ), name


def _document(chance: random.Random) -> tuple[str, str]:
    stem, kind = (
        chance.choice(_STEMS),
        chance.choice(["管理办法", "实施细则", "三年行动方案", "考核评分标准", "工作指引"]),
    )
    name = f"《{stem}重点工作{kind}》"
    return chance.choice(
        (f"制定{name}，细化工作流程。", f"印发{name}，明确责任分工。", f"对照{name}逐项抓好落实。")
    ), name


def _activity(chance: random.Random) -> tuple[str, str]:
    name = f"“{chance.choice(_STEMS)}{chance.choice(['有约', '先锋', '微光', '行动派', '暖心'])}”"
    return chance.choice(
        (
            f"打造{name}品牌，扩大社会影响。",
            f"开展{name}主题活动，吸引群众参与。",
            f"组建{name}服务队，常态开展服务。",
        )
    ), name


def _honour(chance: random.Random) -> tuple[str, str]:
    name = chance.choice(_HONOURS)
    return chance.choice(
        (
            f"荣获{name}称号，队伍士气得到提振。",
            f"被评为{name}，工作得到充分肯定。",
            f"获得{name}，影响力持续扩大。",
        )
    ), name


def _number(chance: random.Random) -> tuple[str, str]:
    name = f"{chance.choice(('青', '枫', '文'))}政办发〔2026〕{chance.randint(3, 88)}号"
    return f"按照{name}文件要求，逐项抓好整改。", name


def _quotation(chance: random.Random) -> tuple[str, str]:
    words = chance.choice(
        ("群众的事再小也是大事，一定要办好", "有了他们，我们心里踏实多了", "这项工作要一抓到底、抓出实效")
    )
    return chance.choice((f"领导在调研时强调：“{words}。”", f"群众表示，“{words}”。")), words


def _date(chance: random.Random) -> tuple[str, str]:
    day = f"{chance.choice(_OTHER_MONTHS)}月{chance.choice(_OTHER_DAYS)}日"
    year = chance.choice(("", "", "2026年", "2025年"))
    return chance.choice(
        (f"{year}{day}，召开现场推进会，交流经验做法。", f"于{year}{day}组织集中行动，取得实效。")
    ), year + day


def _figure(chance: random.Random) -> tuple[str, str]:
    value = chance.choice(
        (chance.randint(102, 199), chance.randint(1101, 9899), chance.randint(3, 99) * 1000 + 7)
    )
    unit = chance.choice(["人次", "场", "户", "份", "万元", "名", "条", "公里", "篇", "小时", "平方米", "%"])
    words = f"{value % 37 + 61.3:g}%" if unit == "%" else f"{value}{unit}"
    return chance.choice(
        (
            f"发放各类物资和资料，累计{words}，覆盖面不断扩大。",
            f"整合各方资源，形成{words}的工作成果。",
            f"面向群众开展服务，惠及{words}。",
        )
    ), words


_LEVELS = ("省委", "市委、市政府", "县委", "区政府", "市领导", "县主要负责同志", "省教育厅")


def _praise(chance: random.Random) -> tuple[str, str]:
    praise = chance.choice(("通报表扬", "批示肯定", "通报表彰", "嘉奖", "充分肯定", "肯定性批示"))
    name = chance.choice(_LEVELS) + praise
    return chance.choice((f"相关做法得到{name}。", f"这项工作受到{name}，干劲更足。")), name


def _growth(chance: random.Random) -> tuple[str, str]:
    what = chance.choice(("满意率", "知晓率", "参与率", "到场率", "投诉量"))
    name = f"{chance.randint(23, 69)}.{chance.randint(1, 9)}%"
    return chance.choice((f"{what}同比提升{name}。", f"{what}较上年同期增长{name}，成效明显。")), name


def _works(chance: random.Random) -> tuple[str, str]:
    count, what = chance.choice("三四五六"), chance.choice(("工程", "项目", "平台", "基地"))
    name = chance.choice((f"{count}大", f"五十{count}个"))
    kind = chance.choice(("重点", "关键"))
    return f"建成{name}{kind}{what}，支撑作用不断增强。", name


def _common_place(chance: random.Random) -> tuple[str, str]:
    name = chance.choice(("建设路", "团结街道", "光明村", "文明广场", "和谐社区", "文明社区"))
    return chance.choice((f"在{name}集中宣传，群众反响良好。", f"到{name}走访，了解群众需求。")), name


def _local_body(chance: random.Random) -> tuple[str, str]:
    what = chance.choice(("中心医院", "水利医院", "实验小学", "农业技术推广中心", "职业学校", "摄影协会"))
    name = chance.choice("市县区") + what
    return chance.choice((f"联合{name}共同实施。", f"与{name}结对，共享资源。")), name


def _half(chance: random.Random) -> tuple[str, str]:
    name = chance.choice(("过半数", "三分之二", "七成", "四分之三"))
    return f"{name}的群众参与其中，氛围浓厚。", name


INVENTED: dict[str, Callable[[random.Random], tuple[str, str]]] = {
    "人名": _person,
    "地名": _place,
    "机构": _organisation,
    "文件": _document,
    "活动": _activity,
    "荣誉": _honour,
    "文号": _number,
    "引语": _quotation,
    "日期": _date,
    "数字": _figure,
    "表扬": _praise,
    "增长": _growth,
    "工程": _works,
    "寻常地名": _common_place,
    "本地机构": _local_body,
    "份额": _half,
}


def _inserted(text: str, at: int, sentence: str, thing: str, context: Context, kind: str) -> Told:
    start = at + sentence.index(thing)
    return Told(text[:at] + sentence + text[at:], context, start, start + len(thing), kind)


def inventions(chance: random.Random, rounds: int) -> Iterator[Told]:
    """Yield faithful prose with one sentence put in that tells what nobody told."""
    for _ in range(rounds):
        for topic in TOPICS:
            told = dossier(topic, chance)
            made = sentences(told, chance)
            chance.shuffle(made)
            for kind, invent in INVENTED.items():
                sentence, thing = invent(chance)
                at = sum(map(len, made[: chance.randint(0, len(made))]))
                yield _inserted("".join(made), at, sentence, thing, told.context, kind)
            yield from _twisted(told, "".join(made), chance)


def _twisted(told: Dossier, text: str, chance: random.Random) -> Iterator[Told]:
    """Yield the prose with a told figure changed, its unit swapped, or a plan told as done."""
    for index in chance.sample(range(len(told.values)), 2):
        (thing, unit), value = told.topic.counted[index], told.values[index]
        wrong = value + chance.choice((1, 2, 3, 10, 100))
        while wrong in (*told.values, *told.parts, told.rate):
            wrong += 1
        words = f"{wrong}{unit}"
        yield _inserted(text, 0, f"扎实推进{thing}，完成{words}，成效明显。", words, told.context, "改数")
        other = chance.choice([u for u in ("人次", "户", "场", "公里", "亩") if u != unit])
        words = f"{value}{other}"
        yield _inserted(text, 0, f"扎实推进{thing}，完成{words}，成效明显。", words, told.context, "换单位")
    plan, unit = told.topic.planned
    done = chance.choice((f"已完成{plan}2{unit}", f"{plan}2{unit}已全部建成投用", f"顺利完成{plan}2{unit}"))
    yield _inserted(text, 0, f"{done}，群众反映良好。", done, told.context, "计划写成完成")


def in_documents(cleans: tuple[Clean, ...], chance: random.Random) -> Iterator[Told]:
    """Yield whole documents with one sentence put in behind another, or one figure or day changed."""
    for clean in cleans:
        ends = [n + 1 for n, c in enumerate(clean.text) if c == "。" and n > len(clean.text) // 6]
        told = "\n".join((clean.context.brief.issuer, *(fact.text for fact in clean.context.facts or ())))
        for kind, invent in INVENTED.items():
            sentence, thing = invent(chance)
            counted = {q.value for q in quantities(sentence)} & {q.value for q in quantities(told)}
            if thing not in told and not counted:
                yield _inserted(clean.text, chance.choice(ends), sentence, thing, clean.context, kind)
        yield from _changed(clean, told, chance)


_PLACES = 12


def _changed(clean: Clean, told: str, chance: random.Random) -> Iterator[Told]:
    known = {q.value for q in quantities(told)}
    dates = {(m.start, m.end) for m in moments(clean.text)}
    for q in chance.sample(quantities(clean.text), _PLACES):
        number = clean.text[q.start : q.end]
        digits = number[: len(number) - len(number.lstrip("0123456789"))]
        wrong = int(digits or 0) + chance.choice((1, 3, 7, 20))
        while wrong in known or wrong * 10000 in known:
            wrong += 1
        in_date = any(start <= q.start < end for start, end in dates)
        if len(digits) > 1 and "." not in number and not in_date:
            text = clean.text[: q.start] + str(wrong) + clean.text[q.start + len(digits) :]
            yield Told(text, clean.context, q.start, q.start + len(str(wrong)), "改数")
