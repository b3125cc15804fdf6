"""What a line is, told by its form and its neighbours: heads, siblings, signatures, annexes, imprints."""

import pytest

from bot.config import Layout
from bot.domain.story import Line
from bot.domain.table import Row, Table, text_cell
from bot.domain.words import plain_words
from bot.export.sheet.recognised import sheet_of_story, sheet_of_text
from bot.export.sheet.sheet import Block, Kind, Sheet

_TITLE = "关于做好春季绿化工作的通知"
_BODY = "为做好绿化工作，现将有关事项通知如下。"


def told(*lines: str) -> Sheet:
    return sheet_of_text("\n".join(lines), Layout())


def kinds(*lines: str) -> dict[str, Kind]:
    return {b.text: b.kind for b in told(*lines).content if isinstance(b, Block)}


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("在全县绿化工作会议上的讲话", "张某某", "（2026年3月1日）", "同志们：", "今天开会。"),
         {"张某某": Kind.SUBTITLE, "（2026年3月1日）": Kind.SUBTITLE, "同志们：": Kind.ADDRESSEE}),
        (("林业局局务会议纪要", "（第3期）", "时间：3月1日", "记录：王某", "会议听取了汇报。"),
         {"时间：3月1日": Kind.BODY, "记录：王某": Kind.BODY}),
        (("林业局局务会议纪要", "时间：3月1日", "出席：王某、李某", "会议听取了汇报。"),
         {"林业局局务会议纪要": Kind.TITLE, "时间：3月1日": Kind.BODY, "出席：王某、李某": Kind.ATTENDANCE}),
        ((_TITLE, "各科室：", _BODY, "云岭县林业局", "云岭县水利局", "2026年3月1日"),
         {"云岭县林业局": Kind.SIGNATURE, "云岭县水利局": Kind.SIGNATURE, "2026年3月1日": Kind.DATE}),
        ((_TITLE, "各科室：", _BODY, "云岭县林业局　云岭县水利局", "2026年3月1日"),
         {"云岭县林业局": Kind.SIGNATURE, "云岭县水利局": Kind.SIGNATURE}),
        ((_TITLE, "各科室：", _BODY, "2026年3月1日", "云岭县林业局"),
         {"云岭县林业局": Kind.SIGNATURE, "2026年3月1日": Kind.DATE}),
        (("关于申请参加培训的报告", "局党组：", "妥否，请批示。", "汇报人：李某", "2026年3月1日"),
         {"汇报人：李某": Kind.SIGNATURE, "2026年3月1日": Kind.DATE}),
        ((_TITLE, "各科室：", _BODY, "附件1：苗木清单", "附件2：值班表", "云岭县林业局", "2026年3月1日",
          "附件1：苗木清单", "国槐一百棵。", "附件2：值班表", "见下。"),
         {"国槐一百棵。": Kind.BODY, "见下。": Kind.BODY, "附件2：值班表": Kind.ANNEX}),
        (("云岭县人民政府令", "第3号", "《云岭县绿化办法》已经通过，现予公布。", "县长  李某", "2026年3月1日",
          "云岭县绿化管理办法", "第一条　为加强绿化，制定本办法。"),
         {"县长  李某": Kind.SIGNATURE, "云岭县绿化管理办法": Kind.ANNEX_TITLE}),
        (("云岭县绿化预案", "目　录", "一、总则…………1", "二、职责…………2", "一、总则",
          "为做好工作，制定本预案。", "二、职责", "各负其责。"),
         {"一、总则…………1": Kind.BODY, "一、总则": Kind.HEADING}),
        ((_TITLE, "各科室：", _BODY, "单位：万元", "数据见表。"), {"单位：万元": Kind.BODY}),
    ],
)  # fmt: skip
def test_a_line_is_known_by_its_form_and_its_neighbours(
    lines: tuple[str, ...], wanted: dict[str, Kind]
) -> None:
    assert kinds(*lines).items() >= wanted.items()


@pytest.mark.parametrize(
    "items",
    [
        ("（一）堤防是否完好；", "（二）苗木是否备足；", "（三）值班是否落实。"),
        ("一、原则同意该项目。",
         "二、总投资控制在120万元以内，由县财政安排，并严格按照批复的内容实施，不得变更。", "三、请抓紧。"),
    ],
)  # fmt: skip
def test_siblings_wear_one_face(items: tuple[str, ...]) -> None:
    blocks = [b for b in told(_TITLE, "各科室：", _BODY, *items).content if isinstance(b, Block)]
    assert {run.level for b in blocks if b.text in items for run in b.runs} == {0}


@pytest.mark.parametrize(
    ("lines", "mark", "number"),
    [
        (("云岭县林业局文件", "云林发（2026）3号"), "云岭县林业局文件", "云林发（2026）3号"),
        (("云岭县林业局", "云林函〔2026〕3号"), "云岭县林业局", "云林函〔2026〕3号"),
        (("云岭县林业局", "云岭县水利局  文件", "云林发〔2026〕3号"), "云岭县林业局\n云岭县水利局文件",
         "云林发〔2026〕3号"),
    ],
)  # fmt: skip
def test_the_mark_of_one_issuer_or_more_stands_in_the_head(
    lines: tuple[str, ...], mark: str, number: str
) -> None:
    sheet = told(*lines, "云岭县林业局关于做好绿化工作的通知", "各科室：", _BODY)
    assert (sheet.head.mark, sheet.head.number) == (mark, number)
    assert sheet.title == "云岭县林业局关于做好绿化工作的通知"


def test_a_number_below_the_title_is_no_letterhead() -> None:
    sheet = told("云岭县人民政府关于同意绿化工程的批复", "云府函〔2026〕3号", "县林业局：", "同意。")
    assert sheet.head.mark == ""
    assert sheet.title == "云岭县人民政府关于同意绿化工程的批复"


_FOOT = ("主 送：各科室。", "抄送：县委办公室。", "云岭县林业局办公室", "2026年3月2日印发", "共印30份")


@pytest.mark.parametrize("in_table", [False, True])
def test_the_imprint_is_found_in_lines_and_in_a_table(in_table: bool) -> None:
    lines = [_TITLE, "各科室：", _BODY, "云岭县林业局", "2026年3月1日"]
    table = Table(tuple(Row((text_cell(line),)) for line in _FOOT))
    foot = [table] if in_table else [Line(plain_words(line)) for line in _FOOT]
    sheet = sheet_of_story([*(Line(plain_words(line)) for line in lines), *foot], Layout())
    assert sheet.imprint.copies == "主 送：各科室。\n抄送：县委办公室。"
    assert (sheet.imprint.printer, sheet.imprint.printed) == ("云岭县林业局办公室", "2026年3月2日印发")
    assert sheet.imprint.run == "共印30份"
    assert all(isinstance(part, Block) for part in sheet.content)


def test_headings_that_the_file_tells_are_believed_by_their_order() -> None:
    parts = [
        Line(plain_words("林业局绿化工作思考"), "title"),
        Line(plain_words("基本情况"), "heading", 2),
        Line(plain_words("苗木充足。")),
        Line(plain_words("存在的主要困难和问题以及需要上级支持的有关事项"), "heading", 2),
        Line(plain_words("资金"), "heading", 4),
        Line(plain_words("资金不足。")),
    ]
    blocks = sheet_of_story(parts, Layout()).content
    assert [(b.kind, b.level) for b in blocks if isinstance(b, Block)] == [
        (Kind.TITLE, 0), (Kind.HEADING, 1), (Kind.BODY, 0), (Kind.HEADING, 1), (Kind.HEADING, 2),
        (Kind.BODY, 0),
    ]  # fmt: skip
