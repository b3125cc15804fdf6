"""Who takes part in a document is read from a first message: whom nobody named is not made up."""

import pytest

from bot.understanding.addressees import Told, addressee_told
from bot.understanding.brief import brief_of_request, likely_genres, only_asks
from tests.installed import GENRES


@pytest.mark.parametrize(
    ("said", "genre", "issuer", "topic", "addressee"),
    [
        ("馆长让我写个上半年总结", "工作总结", "", "", ""),
        ("领导叫我们弄个2026年工作计划", "工作计划", "", "", ""),
        ("我们局下半年工作要点", "工作要点", "", "", ""),
        ("向县财政局申请维修经费", "", "", "申请维修经费", "县财政局"),
        ("各乡镇分馆7月10号前报名单", "", "", "报送名单", "各乡镇分馆"),
        ("馆里要给文旅局报个情况", "", "", "", "文旅局"),
        ("帮我写县图书馆向县财政局申请维修经费的请示", "请示", "县图书馆", "申请维修经费", "县财政局"),
        ("县图书馆关于向县财政局申请维修经费的请示", "请示", "县图书馆", "申请维修经费", "县财政局"),
        ("写个通知，让各科室下周三前交半年总结", "通知", "", "报送半年总结", "各科室"),
        ("给消防大队写封感谢信", "感谢信", "", "", "消防大队"),
        ("给县文明办写一个2026年志愿服务工作要点", "工作要点", "县文明办", "志愿服务", ""),
        ("水务集团要写2026年上半年总结", "工作总结", "水务集团", "", ""),
        ("向上级申请经费", "", "", "申请经费", ""),
        ("局长要一份今年防汛的情况，报给县委办", "", "", "防汛", "县委办"),
        ("村里想跟镇政府要点修路的钱", "", "", "申请修路经费", "镇政府"),
        ("院长叫我们科室弄个护士节活动方案", "实施方案", "", "护士节活动", ""),
        ("请市水务局帮忙解决供水管网改造资金", "", "", "解决供水管网改造资金", "市水务局"),
        ("社区跟物业公司商量一下充电桩的事，发个函", "函", "社区", "充电桩", "物业公司"),
        ("下属各单位8月底前自查完并交报告", "", "", "自查完并交报告", "下属各单位"),
    ],
)
def test_who_takes_part(said: str, genre: str, issuer: str, topic: str, addressee: str) -> None:
    brief = brief_of_request(said, GENRES, 2026)
    assert (brief.genre, brief.issuer, brief.topic, brief.addressee) == (genre, issuer, topic, addressee)


@pytest.mark.parametrize(
    ("said", "likely"),
    [
        ("向县财政局申请维修经费", ("请示", "函")),
        ("馆里要给文旅局报个情况", ("情况报告", "情况说明")),
        ("各乡镇分馆7月10号前报名单", ("通知",)),
        ("向困难群众发放救助金126万元", ()),
        ("随便聊聊", ()),
    ],
)
def test_what_is_done_towards_a_unit_lets_expect_a_genre(said: str, likely: tuple[str, ...]) -> None:
    assert likely_genres(said, GENRES) == likely


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        ("我们局下半年工作要点", True),
        ("馆里要给文旅局报个情况", True),
        ("向县财政局申请维修经费42万元", False),
        ("各乡镇分馆7月10号前报名单", False),
        ("县文明办上半年印发精神文明建设工作总结", False),
    ],
)
def test_what_only_asks_tells_nothing_beside_it(said: str, alone: bool) -> None:
    assert only_asks(said, GENRES) is alone


@pytest.mark.parametrize(
    ("said", "told"),
    [
        *(
            (said, Told.OPEN)
            for said in ("不知道", "先空着", "问一下领导", "这个要问馆长定", "待定", "回头补")
        ),
        *((said, Told.NOBODY) for said in ("没有", "不写", "不用写主送", "这篇不要主送", "不发给谁")),
        *(
            (said, Told.UNDECIDED)
            for said in ("随便", "你看着办", "你说呢", "都行", "上次那个", "跟去年一样")
        ),
        *((said, Told.UNCLEAR) for said in ("维修经费", "财政", "县里", "县领导")),
        *((said, Told.OTHER) for said in ("好像是有的", "县文旅局同意我们7月办展", "经费一共42万元。")),
    ],
)
def test_what_is_no_addressee_is_not_taken_for_one(said: str, told: Told) -> None:
    assert addressee_told(said).told is told


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("县财政局", "县财政局"),
        ("主送就写县财政局", "县财政局"),
        ("应该是财政局吧", "财政局"),
        ("各镇人民政府、街道办事处，县直各部门", "各镇人民政府、街道办事处，县直各部门"),
        ("广大读者", "广大读者"),
        ("请下发各村委会", "各村委会"),
        ("请下发到各乡镇", "各乡镇"),
        ("县政府办公室、定海区政府", "县政府办公室、定海区政府"),
    ],
)
def test_units_and_whoever_is_addressed_by_custom_are(said: str, name: str) -> None:
    answer = addressee_told(said)
    assert (answer.told, answer.name) == (Told.NAMED, name)
