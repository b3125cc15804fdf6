import pytest

from bot.corpus.names.divisions import division_spans
from bot.corpus.names.places import places
from bot.lexicon.places import bare_name, bare_names, idioms, names_by_level, whole_names, words

NAMES = [
    "邳州市",
    "桐城市",
    "公安县",
    "江山市",
    "虹口",
    "晋江",
    "苏州",
    "晋江市",
    "周至县",
    "达州市",
    "霍山",
    "科尔沁左翼后旗",
    "神农架林区",
    "九龙坡",
    "大同",
    "保定",
    "临夏州",
    "黄石",
    "兰坪白族普米族自治县",
    "鄂温克族自治旗",
    "管城回族区",
    "赵县",
    "广西壮族自治区",
    "锡林郭勒盟",
]
FRAMES = ("赴{}学习考察1次。", "推广{}经验，签订合作协议。", "来自{}的代表到会交流。")


@pytest.mark.parametrize("name", NAMES)
def test_a_division_is_a_place_with_its_level_and_without(name: str) -> None:
    assert all(name in places(frame.format(name)) for frame in FRAMES)


@pytest.mark.parametrize(
    "text",
    [
        "隆重庆祝",
        "扩大同各国的交往",
        "医保定点机构",
        "增配区间车",
        "送交市文明办",
        "开发区块链应用",
        "长安排查",
        "下关节目",
        "会同县国土资源局",
        "衔接和田间管理",
        "平安建设与安定团结",
        "推进贤能治理，建成县级平台，提高安全水平",
        "成立镇安监站",
    ],
)
def test_a_name_across_other_words_is_no_place(text: str) -> None:
    assert not list(places(text))


def test_a_village_called_like_a_county_is_the_village() -> None:
    assert list(places("在云溪镇和柳河村走访")) == ["云溪镇", "柳河村"]


def test_nearly_every_division_is_seen_in_running_text() -> None:
    whole = names_by_level()["prefectures"] | names_by_level()["counties"]
    bare = bare_names() - words()
    for frame in FRAMES:
        assert sum(name not in places(frame.format(name)) for name in whole) <= 0.01 * len(whole)
        unseen = [n for n in bare if not any(n in place for place in places(frame.format(n)))]
        assert len(unseen) <= 0.03 * len(bare), unseen


def test_a_name_loses_its_level_and_its_peoples_but_not_itself() -> None:
    assert bare_name("延边朝鲜族自治州") == "延边"
    assert bare_name("鄂温克族自治旗") == "鄂温克"
    assert bare_name("科尔沁左翼后旗") == bare_name("赵县") == ""
    assert "临夏州" in whole_names()
    assert "青禾市" not in whole_names()


def test_what_needs_its_level_is_in_the_table() -> None:
    assert words() <= {bare_name(name) for name in whole_names()}


@pytest.mark.parametrize("idiom", sorted(idioms()))
def test_an_idiom_speaks_of_no_place(idiom: str) -> None:
    assert not division_spans(f"努力实现{idiom}的目标。")
