import pytest

from bot.corpus.parsing.dates import year_of
from bot.corpus.parsing.genres import genre_of_collection
from bot.corpus.parsing.parser import parse_piece, parse_text
from bot.domain.genre import GenreKind, IssuerKind
from bot.domain.piece import Piece
from tests.corpus.dossiers import DOSSIERS, Dossier

G, K = GenreKind, IssuerKind


def only(text: str) -> Piece:
    return parse_piece(text, 0, len(text))


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda d: d.text[:16])
def test_documents_of_many_offices_say_what_they_are(dossier: Dossier) -> None:
    [piece] = parse_text(dossier.text).pieces
    told = (piece.genre, piece.issuer_kind, piece.year, piece.period)
    assert told == (dossier.genre, dossier.issuer_kind, dossier.year, dossier.period)


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda d: d.text[:16])
def test_most_is_still_told_when_the_title_is_lost(dossier: Dossier) -> None:
    if dossier.tells_without_title:
        piece = only(dossier.text.split("\n", 1)[1])
        assert (piece.title, piece.genre, piece.issuer_kind) == (None, dossier.genre, dossier.issuer_kind)


@pytest.mark.parametrize(
    ("first", "second", "title", "genre"),
    [
        (
            "市水利局关于印发《创建活动实施方案》的通知",
            "各科室：",
            "市水利局关于印发《创建活动实施方案》的通知",
            G.NOTICE,
        ),
        ("青禾市公民道德建设", "情况总结报告", "青禾市公民道德建设情况总结报告", G.SUMMARY),
        ("关于志愿服务的情况报告", "市文明办：", "关于志愿服务的情况报告", G.REPORT),
        ("2026年工作思路", "全年要抓好三件事。", "2026年工作思路", G.KEY_POINTS),
        ("防汛应急预案（试行）", "为防汛制定。", "防汛应急预案（试行）", G.PLAN),
        ("在动员会上的讲话", "同志们：", "在动员会上的讲话", G.OTHER),
        ("今年以来，我局扎实工作。", "现将情况报告如下：", None, G.REPORT),
        ("为做好工作，特制定本年度活动方案。", "一要认真。", None, G.PLAN),
        ("今年以来，我局扎实工作。", "一、存在问题\n还不够细。", None, G.SUMMARY),
        ("天气很好。", "适合郊游。", None, G.OTHER),
    ],
)
def test_title_and_genre(first: str, second: str, title: str | None, genre: GenreKind) -> None:
    piece = only(f"{first}\n{second}")
    assert (piece.title, piece.genre) == (title, genre)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("全市宣传部长会议之后，宣传部牵头抓总，文明办具体落实。", K.PARTY),
        ("我局高度重视，局党组多次研究，各科室分工协作。", K.GOVERNMENT),
        ("我校成立专班，全校师生积极参与，走进社区服务。", K.SCHOOL),
        ("我院医护人员在医院开展义诊。", K.INSTITUTION),
        ("镇党委统筹推进，全镇上下联动，公司企业参与。", K.TOWNSHIP),
        ("我社区紧盯需求，社区党支部带头。", K.COMMUNITY),
        ("大家都很努力。", K.OTHER),
        ("各乡镇人民政府、街道办事处，县直各部门：\n经研究，现就节能宣传通知如下：\n一、主题", K.GOVERNMENT),
        ("各乡镇党委、街道党工委，县直各单位党组织：\n现就学习培训通知如下：\n一、内容", K.PARTY),
        ("各中小学、幼儿园：\n现就“护苗”行动通知如下：\n一、宣传\n各学校要上好一堂课。", K.GOVERNMENT),
        ("各村（社区）、镇属各单位：\n经研究，近期召开会议，现通知如下：", K.TOWNSHIP),
        ("各科室、各病区：\n为做好等级评审迎检，现通知如下：", K.INSTITUTION),
        ("2024年税务局纳税服务工作要点\n以纳税人缴费人合理需求为导向，各分局要细化任务。", K.GOVERNMENT),
        (
            "在××集团党委的领导下，××公司党支部扎实开展主题教育，宣传思想、理论学习、志愿服务都有声有色。",
            K.COMPANY,
        ),
        ("××年，××社区妇女儿童工作的总体思路是：努力为妇女儿童办实事、解难事。", K.COMMUNITY),
        ("农村改厕工作总结\n今年以来，全县清理垃圾260吨，县政府投入资金800万元。", K.GOVERNMENT),
    ],
)
def test_issuer_kind(text: str, kind: IssuerKind) -> None:
    assert only(text).issuer_kind is kind


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024年工作总结\n2023年成绩很好。", 2024),
        ("工作总结\n2023上半年，成绩很好。", 2023),
        ("工作总结\n根据《2020年工作规划》和〔2021〕3号文件，成绩很好。", None),
        ("工作要点\n自2019年以来，力争到2030年建成。", None),
        ("工作方案\n根据2018年印发的办法，做好工作。", None),
        ("工作总结\n成绩很好。\n青禾市水务局\n二〇二四年一月五日", 2024),
        ("××年工作总结\n成绩很好。", None),
        (
            "青禾小学2023—2024学年第二学期教研工作总结\n本学年，"
            "教研组围绕课堂开展教研，成绩很好。\n2024年6月28日",
            2024,
        ),
        (
            "青禾小学2023—2024学年第一学期教研工作总结\n本学年，"
            "教研组围绕课堂开展教研，成绩很好。\n2023年12月29日",
            2023,
        ),
        ("青禾小学2023—2024学年教研工作总结\n本学年，教研组围绕课堂开展教研，成绩很好。\n2025年3月1日", 2023),
    ],
)
def test_year_is_the_stated_one_only(text: str, year: int | None) -> None:
    assert only(text).year == year


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024年上半年工作总结\n成绩很好。", "2024-H1"),
        ("2024年下半年工作总结\n成绩很好。", "2024-H2"),
        ("2024年第一季度工作总结\n成绩很好。", "2024-Q1"),
        ("2024年前三季度工作总结\n成绩很好。", "2024-Q1-Q3"),
        ("2024年3月份工作总结\n成绩很好。", "2024-03"),
        ("2024年度工作总结\n上半年开局很好。", "2024"),
        ("工作情况\n今年以来成绩很好。现将上半年工作总结如下。", "H1"),
        ("××年工作总结\n成绩很好。", None),
    ],
)
def test_period(text: str, period: str | None) -> None:
    assert only(text).period == period


def test_the_title_of_a_collection_names_a_genre() -> None:
    assert genre_of_collection("2025年安全生产工作方案(精选12篇)") is G.PLAN
    assert genre_of_collection("食品安全工作总结范文大全") is G.SUMMARY
    assert genre_of_collection("优美句子大全") is G.OTHER


def test_a_title_that_begins_with_about_states_its_year() -> None:
    assert year_of("关于2024年安全生产工作情况的报告", "正文。\n2025年1月6日") == 2024


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("青禾县档案馆副馆长2025年述职述廉报告", K.INSTITUTION),
        ("中共青禾市委老干部局关于表彰先进集体的通知", K.PARTY),
        ("青禾市委党史研究室2025年工作总结", K.PARTY),
    ],
)
def test_an_office_of_the_title_tells_whose_document_it_is(title: str, kind: IssuerKind) -> None:
    assert (
        only(
            f"{title}\n现将有关情况报告如下。\n一、主要工作\n与公司协商。\n二、下一步\n抓好落实。"
        ).issuer_kind
        is kind
    )


def test_a_meeting_before_which_somebody_speaks_is_not_who_speaks() -> None:
    head = "在全市社区工作者大会上的讲话\n青禾市民政局党组书记、局长　王建国\n"
    text = f"{head}同志们：\n今天我讲三点意见。\n一、脚下有泥土\n多走访。"
    assert only(text).issuer_kind is K.GOVERNMENT


def test_kinds_of_units_in_a_row_are_not_who_speaks() -> None:
    assert (
        only("第二十四条　学校、医院门前可以设置限时泊位。机关事业单位的停车场应当开放。").issuer_kind
        is K.OTHER
    )
