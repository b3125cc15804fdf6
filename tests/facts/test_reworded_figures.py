"""Figures told in speech and stated as documents write them; and figures that only look like told ones."""

import pytest

from bot.domain.document import Brief
from bot.domain.fact import Fact
from bot.facts.days import moments_without_source
from bot.facts.evidence import Evidence, evidence
from bot.facts.figures.tracing import quantities_without_source


def _known(told: str) -> Evidence:
    return evidence([Fact(n, None, line, "m") for n, line in enumerate(told.split("\n"), 1)], Brief())


@pytest.mark.parametrize(
    ("told", "stated"),
    [
        ("准点率从71升到80.5", "准点率达到80.5%，提高9.5个百分点"),
        ("撞鸟去年7次今年3次", "鸟击事件减少4起"),
        ("带娃的走绿色通道的2600多人", "绿色通道服务老人、儿童2600余人次"),
        ("到校率88到96.5", "到校率由88%升至96.5%"),
        ("嫁接活的从55%到79%", "嫁接成活率由55%提高到79%，升幅24个百分点"),
        ("只有一个崴脚的", "除1名队员崴脚外，赛事平稳"),
        ("今年演了110场\n看戏的大概6万9", "演出110场，观众约6.9万人次，平均每场600余人"),
        ("流水线今年两条，去年一条", "流水线由1条增至2条"),
        ("种了2.5万亩\n收的种子1.2万吨", "收获种子1.2万吨，亩均约480公斤"),
        ("夜场16次，下雨取消4次", "举办夜场16场，另有4场因雨取消"),
        ("送书去了9所小学，3100个娃看了", "3100名学生参加阅读"),
        ("排口查出来110个\n封了70，改接管网33，剩7个还在弄", "排查排口110个，封堵70个，完成率约94%"),
        ("办证4200件，去年4000", "共办理公证4200件，同比增长5%"),
        ("虾卖21块一斤", "按每公斤42元计算"),
        ("价格一斤1块3毛4", "收购价每公斤2.68元"),
        ("围网今年加到1米5高", "围网加高至1.5米"),
        ("一户收费60，低保的不收\n低保免了210户", "为210户低保家庭免除费用1.2万余元"),
        ("逾期率万分之五", "逾期率为0.05%"),
        ("改了流程", "每压缩一天时限，都是支持；移风易俗非一日之功，避免二次污染"),
        ("老笼子80平，现在1500平", "面积由80平方米扩大到1500平方米，是原来的近19倍"),
        ("新馆5200平，老馆才1800平", "建筑面积5200平方米，是老馆的近3倍"),
        ("等候时间24分钟降到8分钟", "等候时间由24分钟降至8分钟，压缩三分之二"),
        ("供暖11月1号起，停暖3月31号", "供暖期自11月1日至次年3月31日，为期5个月"),
        ("6月5号开秤，7月10号停", "自6月5日开秤至7月10日结束，历时36天"),
        ("收了4.4万吨，计划5万吨", "共收购4.4万吨，完成计划的88%"),
        ("护林员64个，有11个超过55岁了", "55岁以上护林员11人，约占六分之一"),
        ("热线晚上8到10点", "每晚20时至22时接听"),
        ("晚上开到9点，老馆5点半就关门", "闭馆时间由17时30分延至21时"),
        ("29号中午水退了", "29日中午，洪水消退"),
        ("有两座便桥冲坏了，一座在柳湾，一座在上河", "柳湾、上河2处便桥损毁"),
        ("有一车翻了，人没事", "发生运输车辆侧翻1起"),
        ("去年12月动工今年4月完", "去年12月至今年4月，建成公墓"),
        ("办贷从15个工作日变7个", "由15个工作日压缩至7个工作日"),
    ],
)
def test_a_told_figure_in_the_words_of_documents_is_no_invention(told: str, stated: str) -> None:
    known = _known(told)
    assert quantities_without_source(stated, known) == []
    assert moments_without_source(stated, known) == []


@pytest.mark.parametrize(
    ("told", "stated"),
    [
        ("公证员8个，今年考上2个\n材料原来要9样，现在5样", "出证时间缩短至三个工作日"),
        ("鲜叶一斤涨了6块", "鲜叶收购价每公斤上涨6元"),
        ("面一碗从28降到18", "每碗便宜12元"),
        ("充电棚6个，能停180辆\n清走213辆，烧了2辆", "发放灭火器120具"),
        ("能采的6.9万亩\n机采的有1.5万亩", "占可采面积的三成"),
        ("排口查出来110个\n封了71个", "完成率约70%"),
        ("讲座8次", "演讲比赛8起"),
        ("办贷从15个工作日变7个", "压缩至9个工作日"),
    ],
)
def test_a_figure_that_only_looks_like_a_told_one_is_an_invention(told: str, stated: str) -> None:
    assert quantities_without_source(stated, _known(told)) != []
