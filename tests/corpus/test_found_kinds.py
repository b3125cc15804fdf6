"""Kinds of dirt that were found in public files, tried with words of our own.

The foot of a page, its scripts, its size buttons, file names of attachments and titles with the site behind
them are what the tests and cleaners of public crawlers of government sites deal with; find them on GitHub by
扫一扫在手机打开当前页, 网站标识码 and share().
"""

import pytest

from bot.corpus.parsing.parser import parse_text

_TITLE = "青澜县人民政府办公室关于做好2025年防汛工作的通知"
_DOCUMENT = f"""{_TITLE}
各乡镇人民政府，县政府各部门：
为切实做好今年防汛工作，保障人民群众生命财产安全，现将有关事项通知如下。
一、加强值班值守
严格执行领导带班和二十四小时值班制度，及时报送汛情。
二、开展隐患排查
对水库、山塘、地质灾害点逐一排查，建立台账，限期整改。
三、强化应急准备
备足抢险物资，组建抢险队伍，开展应急演练。
青澜县人民政府办公室
2025年4月6日"""

_KINDS = {
    "the foot of a page": [
        ("", "扫一扫在手机打开当前页\n分享到：\n网站导航：\n中国政府网"),
        (
            "",
            "打印本页 关闭窗口\n主办：青澜县人民政府\n网站标识码：0000000001\n青公网安备 00000000000001号",
        ),
    ],
    "scripts and styles": [
        ("", "$('#share-2').share();\nimg#seal {\nheight: 40px;\n}\n分享到："),
        ("var size = 16;\nfunction zoom(n) {\n}\n", ""),
    ],
    "buttons on one line": [
        ("设为首页 工作邮箱 信息公开 在线办事 互动交流\n字号：[ 大 中 小 ]\n", ""),
        ("无障碍浏览 长者模式\n【字体：大 中 小】 打印\n", ""),
    ],
    "file names of attachments": [
        (
            "",
            "附件下载：\n青澜县防汛值班表.xlsx\n关于做好防汛工作的通知（青政办发〔2025〕9号）.pdf",
        ),
        ("", "物资清单.docx\n下载"),
    ],
    "where to share": [("【下载】【转发】　分享到：QQ空间　朋友圈\n", "")],
    "links to other texts": [("", "【推荐阅读】山洪灾害防御知识　水库巡查办法　汛期值班表")],
    "what readers said": [
        ("", "网友评论（2条）\n山里人：及时！\n今年雨水多"),
        ("", "精选留言\n小满：收到\n编辑回复：谢谢关注"),
    ],
    "a call to follow an account": [("长按下方二维码关注本号 ★ 加星标不走丢\n", "")],
    "a title with the site behind it": [
        (f"{_TITLE}_青澜县人民政府\n首页 > 政务公开 > 通知公告\n", ""),
        (f"{_TITLE} - 青澜县政府门户网站\n发布时间：2025-04-08 09:12 浏览次数：31\n", ""),
    ],
}


@pytest.mark.parametrize(("above", "below"), [frame for kind in _KINDS.values() for frame in kind])
def test_a_frame_is_no_part_of_the_document(above: str, below: str) -> None:
    text = f"{above}{_DOCUMENT}" + (f"\n{below}" if below else "")
    [piece] = parse_text(text).pieces
    assert piece.text == _DOCUMENT
    assert (piece.title, piece.genre, piece.year) == (_TITLE, "通知", 2025)


def test_what_a_document_says_itself_is_no_frame() -> None:
    text = (
        "文明家庭评选活动方案\n为弘扬家庭美德，结合社区实际，制定本方案。\n一、活动安排\n"
        "时间：2025年3月\n地点：社区活动室\n主办单位：社区居委会\n二、活动要求\n请各小区广泛宣传，认真组织。"
    )
    [piece] = parse_text(text).pieces
    assert piece.text == text


def test_what_a_document_says_of_its_readers_is_kept() -> None:
    text = (
        "青澜县图书馆关于征求读者意见情况的报告\n县文化和旅游局：\n现将征求读者意见情况报告如下。\n"
        "读者留言\n共收到留言三十条，多数希望延长开放时间。\n特此报告。\n青澜县图书馆\n2025年6月1日"
    )
    [piece] = parse_text(text).pieces
    assert piece.text == text


@pytest.mark.parametrize("number", ["之一　", "制度之二：", "之三、"])
def test_the_number_of_a_compilation_is_no_part_of_a_title(number: str) -> None:
    [piece] = parse_text(f"{number}{_DOCUMENT}").pieces
    assert piece.title == _TITLE


@pytest.mark.parametrize("rule", ["————————", "─────★─────"])
def test_the_title_stands_below_the_rule_of_the_letterhead(rule: str) -> None:
    [piece] = parse_text(f"青澜县人民政府办公室文件\n青政办〔2025〕9号\n{rule}\n{_DOCUMENT}").pieces
    assert piece.title == _TITLE


def test_a_compilation_begins_behind_its_table_of_contents() -> None:
    titles = ("青禾县林业局防火工作方案", "青禾县水利局灌溉工作方案")
    texts = [
        f"{title}\n为做好{work}工作，结合实际，制定本方案。\n一、总体要求\n坚持统筹推进，{work}任务落到实处，确保取得实效。\n"
        f"二、重点任务\n组织志愿者宣传{work}知识，全年不少于十场，严格落实责任。"
        for title, work in zip(titles, ("防火", "灌溉"), strict=True)
    ]
    contents = f"机关文件汇编\n目录\n{titles[0]}……1\n{titles[1]}……3\n"
    pieces = parse_text(contents + "\n".join(texts)).pieces
    assert [piece.text for piece in pieces] == texts
    assert tuple(piece.title for piece in pieces) == titles


def test_a_tender_with_a_title_is_no_exemplar() -> None:
    [piece] = parse_text(
        "青禾县中学食堂设备招标公告\n一、项目概况\n本项目采购人为青禾县中学，预算金额一百万元，投标人须具备资质，按期供货。\n"
        "二、投标人资格\n独立法人，信誉良好，供应商无违法记录。\n三、评标办法\n综合评分，中标后签订合同，违约金按合同总价计算。"
    ).pieces
    assert piece.grade == "structure"
