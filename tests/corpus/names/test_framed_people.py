"""People whom nothing but the form of the sentence, or a surname of their own, tells from words."""

import pytest

from bot.corpus.names.people import people

_TOLD = (
    ("经研究，任命白云同志为副站长，免去高峰同志的站长职务。", "白云 高峰"),
    ("聘请长孙明理为法律顾问，选举国丰为村务监督委员会主任。", "长孙明理 国丰"),
    ("水天成不再兼任镇工会主席。", "水天成"),
    ("一名男子自称古丰，因形迹可疑被带回核查。", "古丰"),
    ("会议听取了尉迟主任的意见，上官科长作说明。", "尉迟"),
    ("欧阳主任、上官科长到场。", "欧阳 上官"),
    ("仉文海主持验收，妘秀兰、禤国强分头核对账目。", "仉文海 妘秀兰 禤国强"),
    ("焊工逯铁生、火化工干长青带着徒弟谷丰、米良加班。", "逯铁生 干长青 谷丰 米良"),
    ("牧民巴特尔把草场让了出来，其其格也报了名。", "巴特尔 其其格"),
    ("瓜尔佳·文捐赠家谱一部。", "瓜尔佳·文"),
    ("省厅派綦向阳到库区任职，船长水长根负责接送。", "綦向阳 水长根"),
    ("指导教师牧歌、青禾带领学生参赛。", "牧歌 青禾"),
)


@pytest.mark.parametrize(("text", "names"), _TOLD)
def test_a_form_or_a_sure_surname_tells_a_name(text: str, names: str) -> None:
    assert set(names.split()) <= set(people(text))


@pytest.mark.parametrize(
    "text",
    [
        "同意安排同志们参加，给予关心。",
        "聘请常年为群众服务的律师担任顾问。",
        "召开总结暨表彰大会，本名单为准。",
        "承办人于周三送审，我们向全校同学倡议，向班主任说明。",
        "游览鄱阳湖，途经滕州、潘家园。",
        "安康同志们，光明在前。",
        "老师广泛、深入发动学生。",
        "乌兰木伦河两岸、其其格图草原已封育。",
    ],
)
def test_where_the_form_says_nothing_words_are_words(text: str) -> None:
    assert not list(people(text))
