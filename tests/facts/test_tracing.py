"""What a draft may say of what was told, and what it may not."""

from datetime import date

import pytest

from bot.domain.document import Brief
from bot.facts.days import moments_without_source
from bot.facts.evidence import Evidence, evidence
from bot.facts.extract import extract_facts
from bot.facts.figures.misattribution import misattributions
from bot.facts.figures.tracing import quantities_without_source
from bot.facts.names import is_known_name
from bot.facts.status import overstatements

_BRIEF = Brief(issuer="国网芷澜县供电公司", period="2026年上半年", issued=date(2026, 7, 6))


def _known(told: str) -> Evidence:
    return evidence(extract_facts(told), _BRIEF)


@pytest.mark.parametrize(
    ("told", "stated"),
    [
        ("98人参加", "近百人参加"),
        ("登记作品", "| 序号 | 作品 |\n| 1 |  |\n| 2 |  |"),
        ("资金由自筹和拨款组成", "资金由自筹、拨款两部分组成"),
        ("党日88次", "学习教育在党委、支部两级展开。开展党日88次"),
        ("软管63根，杂物19车", "针对软管老化、楼道堆物两类隐患，更换软管63根，清理杂物19车"),
        ("宣讲5场", "上门服务与集中宣讲两种方式结合，宣讲5场"),
        ("宣讲5场", "全年抓好两件事。\n一是抓宣讲。宣讲5场。\n二是抓服务。服务到户。"),
        ("103人参加", "百余人参加"),
        ("865万元", "800余万元"),
        ("满意率92.5%", "满意率超过90%"),
        ("党员12人\n群众18人", "党员12人、群众18人，共30人"),
        ("受理168件，办结159件", "受理168件，办结159件，办结率94.6%"),
        ("受理168件，办结159件", "受理168件，办结159件，其余9件正在办理"),
        ("去年讲座5场，今年讲座8场", "讲座比去年增加3场，增长60%"),
        ("投入23456元", "投入2.35万元"),
        ("来了三十多个人", "30余人到场"),
        ("三十来号人听课", "约30人听课"),
        ("旧书四百来册", "旧书400余册"),
        ("4月那起归为咨询类", "4月1起归为咨询类"),
        ("2座水闸建于60年代", "2座水闸建于20世纪60年代"),
        ("出席9人\n列席3人\n缺席2人", "应到11人，出席9人，列席3人，缺席2人"),
        ("课桌每张120元，买30张\n灯具2400元", "投入6000元，其中课桌3600元（30张，每张120元）、灯具2400元"),
        ("抓好培训", "抓好两件事：\n（一）抓培训。\n（二）抓值班。"),
        ("跑了4回，讲了两遍", "走访4次，讲解2次"),
        ("去了四趟村里", "进村4次"),
        ("用了两个钟头", "用时2小时"),
        ("花了一万二，募了三千五", "投入1.2万元，募集3500元"),
        ("发了2万3千份", "发放2.3万份"),
        ("种了一百棵", "栽植100株"),
        ("完成八成", "完成百分之八十"),
        ("三分之二的人支持", "66.7%的群众支持"),
        ("每人500元，12人", "慰问12人，共6000元"),
        ("12个人，人均500", "累计发放6000元"),
        ("每期30人，共6期", "累计培训180人"),
        ("12个党员，走访了15个企业", "12名党员走访企业15家"),
        ("党日12、讲堂4、服务队167人", "主题党日12次、讲堂4期，服务队167人"),
        ("人数320", "共320人次"),
        ("总额不超120万", "总额不超过120万元"),
        ("60岁以上", "60周岁以上老年人"),
        ("发电213.6亿度", "发电量213.6亿千瓦时"),
        ("讲座5场（去年）\n今年讲座8场", "讲座同比增长60%"),
        ("覆盖率从60%涨到75%", "覆盖率提高15个百分点"),
        ("建党105周年时开展活动", "结合庆祝中国共产党成立105周年"),
    ],
)
def test_what_is_told_loosely_or_calculated_is_traced(told: str, stated: str) -> None:
    assert quantities_without_source(stated, _known(told)) == []


@pytest.mark.parametrize(
    ("told", "stated"),
    [
        ("98人参加", "百余人参加"),
        ("近百人参加", "98人参加"),
        ("党员12人\n群众18人", "共31人"),
        ("受理168件，办结159件", "办结率97%"),
        ("满意率超过90%", "满意率92%"),
        ("去年讲座5场，今年讲座8场", "讲座增加4场"),
        ("上门服务20次，宣讲30次", "满意率同比提升50%"),
        ("去年讲座20次，今年讲座30次", "满意率提升50%"),
        ("上门服务20次，宣讲30次", "服务增加10次"),
        ("做了些工作", "建成十个重点项目"),
        ("做了些工作", "建成八大关键工程"),
        ("做了些工作", "过半数群众参与"),
        ("12个党员", "12家企业"),
        ("每人500元，12人", "共6500元"),
        ("3月15搞植树", "植树15场"),
        ("三十多个人", "30人"),
        ("组织活动", "庆祝中国共产党成立115周年"),
        ("4月那起归为咨询类", "受理投诉1起"),
        ("旧书约400册", "旧书400余册"),
        ("2座水闸建于60年代", "2座水闸建于20世纪70年代"),
        ("出席9人\n列席3人", "应到12人，出席9人，列席3人"),
        ("抓好培训", "抓好三件事：\n（一）抓培训。\n（二）抓值班。"),
        ("抓好培训", "抓好三件事。\n一是抓培训。\n二是抓值班。"),
        ("登记作品", "| 作品 | 数量 |\n| 征文 | 12 |"),
        ("抓好培训", "建立值班、巡查、报告、通报三项制度"),
        ("做了些工作", "办件时间缩短一天，受理量增长一倍"),
    ],
)
def test_what_goes_beyond_the_told_is_not(told: str, stated: str) -> None:
    assert quantities_without_source(stated, _known(told)) != []


def test_a_figure_of_another_thing_is_told_with_what_was_said() -> None:
    text = "开展志愿服务12场。"
    found = list(misattributions(text, _known("主题党日12场\n志愿服务8次")))
    assert [(text[q.start : q.end], told) for q, told in found] == [("12场", "8次")]
    assert not list(misattributions("主题党日12场，志愿服务8次。", _known("主题党日12场\n志愿服务8次")))


@pytest.mark.parametrize(
    ("told", "stated", "left"),
    [
        ("3月12日植树", "3月植树", []),
        ("3.12植树", "3月12日植树", []),
        ("3月植树", "3月12日植树", ["3月12日"]),
        ("4月10日到12日培训", "4月10日至12日培训", []),
        ("植树", "截至6月底，2026年上半年植树", []),
        ("植树", "2025年3月植树", ["2025年3月"]),
        ("学雷锋活动", "3月5日学雷锋纪念日", []),
        ("三月十五植树", "3月15日植树", []),
        ("3月15到4月15整治", "3月15日至4月15日整治", []),
        ("5月3-7号培训", "5月3日至7日培训", []),
        ("3月15场，4月12场", "3月15日", ["3月15日"]),
        ("3月18日到5月28日开行", "3月1日至5月28日开行", ["3月1日至5月28日"]),
        ("明年6月底前改造", "明年6月底前改造，2027年6月底见效", []),
        ("明年6月底前改造", "明年9月底前改造", ["明年9月底"]),
        ("3月1日至30日为活动月，3月7日启动", "准备阶段（3月1日至8日）", []),
    ],
)
def test_dates(told: str, stated: str, left: list[str]) -> None:
    assert [stated[m.start : m.end] for m in moments_without_source(stated, _known(told))] == left


@pytest.mark.parametrize(
    ("name", "told", "named"),
    [
        ("市水务集团", "和青禾市水务集团有限公司共建", True),
        ("县供电公司", "无", True),
        ("云岭县", "去云岭学习", True),
        ("区文明办", "区精神文明建设指导委员会办公室来检查", True),
        ("芦花村", "去石岩村走访", False),
        ("建设路", "推进文明建设", False),
        ("建设路", "在建设路摆摊", True),
        ("区中心医院", "区教育局、中心校和人民医院来人", False),
        ("区小学", "区里的老师和小学的家长来了", False),
        ("市水利医院", "市水利局的人和医院的人来了", False),
        ("县气象局", "气象局的自动站，全县27个", True),
        ("县气象局", "市气象局的自动站，全县27个", False),
        ("县气象局", "气象局的自动站", False),
        ("县农业技术推广中心", "和县农技中心合作", True),
    ],
)
def test_names(name: str, told: str, named: bool) -> None:
    assert is_known_name(name, _known(told)) is named


@pytest.mark.parametrize(
    ("told", "stated", "is_raised"),
    [
        ("拟开展消防演练2次", "已开展消防演练2次。", True),
        ("社区食堂正在建设", "社区食堂建成投用。", True),
        ("拟开展消防演练2次", "计划开展消防演练2次。", False),
        ("管网改造正在做，已完成3公里", "管网改造已完成3公里。", False),
    ],
)
def test_a_plan_is_never_done(told: str, stated: str, is_raised: bool) -> None:
    assert bool(list(overstatements(stated, 0, len(stated), False, _known(told)))) is is_raised
