"""Names of a talk are found, figures are not taken for names, and the legend tells no name."""

import pytest

from bot.domain.document import Brief
from bot.privacy.tokens import Masking
from bot.understanding.brief import issuer_kind
from bot.understanding.prompting.legend import legend
from bot.understanding.prompting.masking import masking_of, short_names

ISSUER = "青禾市公共交通集团有限公司"


def over(*texts: str, issuer: str = "") -> Masking:
    return masking_of(texts, issuer)


def test_the_issuer_is_the_first_unit_and_its_short_name_is_hidden_too() -> None:
    sent = over("公共交通集团开通线路3条", issuer=ISSUER).mask(f"{ISSUER}与公共交通集团")
    assert "公共交通" not in sent
    assert sent.startswith("⟦单位1⟧与⟦单位")


@pytest.mark.parametrize(
    "text",
    [
        "各年分别为2023 2024 2025 2026，共4年",
        "三个月依次是 3812 4520 4633 4478 件",
        "合计 138 1200 1300",
        "2026-01-01-2026-06-30",
        "接听热线电话1200次，共1200次",
        "投入13800138000元",
        "三家公司、两镇五村参加，3个社区12户",
        "热线12345受理诉求1.2万件",
    ],
)
def test_a_row_of_figures_is_no_number_of_anybody(text: str) -> None:
    assert over(text).mask(text) == text


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("联系电话13800138000", "13800138000"),
        ("电话：138 0013 8000", "138 0013 8000"),
        ("拨打138-0013-8000", "138-0013-8000"),
        ("卡号6222 0000 0000 0000 000", "6222 0000 0000 0000 000"),
        ("账号622200000000000000", "622200000000000000"),
        ("电话0571-81234567", "0571-81234567"),
        ("发到ban@shiwu.example", "ban@shiwu.example"),
    ],
)
def test_what_reaches_somebody_is_hidden(text: str, hidden: str) -> None:
    assert hidden not in over(text).mask(text)


@pytest.mark.parametrize(
    "text",
    ["单成一行，写明时限", "由单列一节改为合写", "开好家长会。向家长讲清风险", "向居民讲解", "高一高二返校"],
)
def test_common_words_in_the_place_of_a_name_are_nobody(text: str) -> None:
    assert over(text).mask(text) == text


def test_a_text_more_changes_no_token() -> None:
    told = ["市委党校教授王建国讲了一次", "吴亚楠带队走访8户", "在柳河镇青山村办了2场"]
    whole = masking_of(told, ISSUER).tokens
    for count in range(1, len(told)):
        assert set(masking_of(told[:count], ISSUER).tokens) <= set(whole)


@pytest.mark.parametrize(
    ("issuer", "about"),
    [
        (ISSUER, "市属国有企业，公共交通"),
        ("市水务集团有限公司", "市属国有企业，水务"),
        ("青禾市柳河区教育局", "区级政府部门，教育"),
        ("柳河县应急管理局", "县级政府部门，应急管理"),
        ("中共青禾市委宣传部", "市级党委部门，宣传"),
        ("青禾市第二人民医院", "市属事业单位，医院"),
        ("柳河县实验小学", "县属学校，小学"),
        ("青石镇人民政府", "乡镇街道"),
        ("柳河县青石镇人民政府", "乡镇街道"),
        ("青山社区", "社区村，社区"),
        ("新城市锦程建设发展有限公司", "国有企业"),
    ],
)
def test_the_legend_tells_kind_rank_and_trade_of_the_issuer(issuer: str, about: str) -> None:
    brief = Brief(issuer=issuer, issuer_kind=issuer_kind(issuer))
    assert legend(over(issuer=issuer), brief).splitlines()[0] == f"⟦单位1⟧：{about}"


def test_the_legend_tells_of_other_units_but_not_whose_a_company_is() -> None:
    veil = over("锦程物业公司和青禾市教育局参加", issuer=ISSUER)
    lines = legend(veil, Brief(issuer=ISSUER, issuer_kind=issuer_kind(ISSUER))).splitlines()
    tokens = dict(veil.tokens)
    assert f"{tokens['锦程物业公司']}：企业，物业" in lines
    assert f"{tokens['青禾市教育局']}：市级政府部门，教育" in lines
    assert f"{tokens['公共交通集团']}：⟦单位1⟧的简称" in lines


@pytest.mark.parametrize("name", ["青禾", "锦程", "柳河", "青石", "青山", "王建国"])
def test_the_legend_holds_no_name(name: str) -> None:
    said = "锦程物业公司、青禾市教育局、柳河县实验小学、青石镇人民政府和王建国在青山村"
    for issuer in ("青禾市锦程水务有限公司", "柳河县教育局", "青山社区", "青石镇人民政府"):
        told = legend(over(said, issuer=issuer), Brief(issuer=issuer, issuer_kind=issuer_kind(issuer)))
        assert told
        assert name not in told


def test_where_nobody_is_named_there_is_no_legend() -> None:
    assert legend(over("学习6次"), Brief()) == ""


@pytest.mark.parametrize(
    ("text", "issuer", "seen"),
    [
        ("任汀溪县档案馆馆长", "汀溪县档案馆", "任⟦单位1⟧馆长"),
        ("抬头澄湖区人民政府，7月3日", "", "抬头⟦单位1⟧，7月3日"),
        ("6月14号那天县医院采血点也开", "泠川县红十字会", "6月14号那天⟦单位"),
        (
            "汶泉县医疗保障局关于医保服务大厅搬迁的公告",
            "汶泉县医疗保障局",
            "⟦单位1⟧关于医保服务大厅搬迁的公告",
        ),
        ("由云岫县委组织部举办，我是县委组织部常务副部长", "中共云岫县委组织部", "由⟦单位"),
    ],
)
def test_a_token_stands_for_a_name_alone(text: str, issuer: str, seen: str) -> None:
    sent = over(text, issuer=issuer).mask(text)
    assert seen in sent


def test_a_verb_before_a_name_is_no_part_of_it() -> None:
    sent = over("7月14号安全部夜查青崖大桥项目部").mask("7月14号安全部夜查青崖大桥项目部")
    assert "夜查⟦" in sent


def test_a_committee_keeps_its_place_in_the_short_name_of_its_office() -> None:
    assert "县委组织部" in short_names("中共云岫县委组织部")
    assert not [name for name in short_names("中共云岫县委组织部") if name.startswith("委")]
