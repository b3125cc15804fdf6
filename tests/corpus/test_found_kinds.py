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
    "the floors of a forum": [
        (
            "秘书之家论坛 › 公文交流 › 查看主题\n楼主：老农　等级：进士　"
            "发表于 2025-4-7 10:12\n新写的，请大家拍砖！\n",
            "",
        ),
        (
            "",
            "评分　参与人数 3　威望 +5\n2楼\n小荷 发表于 2025-4-7 11:02\n学习了，防汛部分很实在。\n回复 举报",
        ),
    ],
    "the head and the foot of a mail": [
        (
            "-----原始邮件-----\n发件人: 办公室\n收件人: 各科室\n"
            "主题: 防汛通知第三稿\n附件: 通知.docx\n各位，请于今天下班前反馈意见！\n",
            "",
        ),
        ("", "--------\n本邮件及其附件仅供收件人使用，请勿转发。\n发自我的iPhone"),
    ],
    "the frame of an account": [
        (
            "原创 青澜发布 2025年4月8日 09:30 青澜\n",
            "— END —\n来源丨县政府办　编辑丨小青\n往期推荐\n● 入汛以来十问十答\n阅读 320　赞 12　在看 8",
        ),
    ],
    "the frame of a paper": [
        (
            "青澜日报数字报　2025年04月08日　星期二　第02版：要闻\n"
            "版面导航　标题导航　放大+　缩小-　上一篇　下一篇\n",
            "责任编辑：文心　美编：石川\n新闻热线：00000000",
        ),
    ],
    "menus of a site": [
        (
            "青澜县人民政府门户网站\n首页  走进青澜  政务公开  办事服务  互动交流\n",
            "【打印】【关闭】\n上一篇：防汛知识问答\n下一篇：汛期值班公告",
        ),
    ],
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
        f"{title}\n为做好{work}工作，结合实际，制定本方案。\n"
        f"一、总体要求\n坚持统筹推进，{work}任务落到实处，确保取得实效。\n"
        f"二、重点任务\n组织志愿者宣传{work}知识，全年不少于十场，严格落实责任。"
        for title, work in zip(titles, ("防火", "灌溉"), strict=True)
    ]
    contents = f"机关文件汇编\n目录\n{titles[0]}……1\n{titles[1]}……3\n"
    pieces = parse_text(contents + "\n".join(texts)).pieces
    assert [piece.text for piece in pieces] == texts
    assert tuple(piece.title for piece in pieces) == titles


def test_a_tender_with_a_title_is_no_exemplar() -> None:
    [piece] = parse_text(
        "青禾县中学食堂设备招标公告\n一、项目概况\n"
        "本项目采购人为青禾县中学，预算金额一百万元，投标人须具备资质，按期供货。\n"
        "二、投标人资格\n独立法人，信誉良好，供应商无违法记录。"
        "\n三、评标办法\n综合评分，中标后签订合同，违约金按合同总价计算。"
    ).pieces
    assert piece.grade == "structure"


def test_documents_keep_the_labels_that_pages_have_as_well() -> None:
    text = f"{_DOCUMENT}\n附件：1.值班表\n抄送：县委办公室。\n（联系人：值班室）"
    [piece] = parse_text(text).pieces
    assert piece.text == text


def test_two_letters_under_one_another_are_two() -> None:
    letters = (
        "慰 问 信\n防汛一线的同志们：\n你们日夜坚守在堤坝上，"
        "查险情、扛沙袋，用汗水守住了全县群众的安宁，全县人民感谢你们。\n"
        "入汛以来，你们舍小家、顾大家，巡堤二百余公里，处置险情十一处，"
        "无一人伤亡。\n青澜县人民政府\n2025年7月1日",
        "感 谢 信\n青澜县消防救援大队：\n贵队冒雨转移我镇受困群众六十二人，"
        "连续奋战两昼夜，令人感动，谨致谢忱！\n青山镇人民政府\n2025年7月3日",
    )
    pieces = parse_text("\n".join(letters)).pieces
    assert [piece.title for piece in pieces] == ["慰问信", "感谢信"]


def test_a_short_document_that_is_whole_by_its_form_is_a_good_exemplar() -> None:
    request = (
        "青澜县水利局关于解决堤防抢修资金的请示\n县人民政府：\n"
        "6月以来，青澜河右岸堤防多处塌陷，经勘测，抢修需资金六十万元。"
        "我局已自筹二十万元，尚缺四十万元，恳请从预备费中解决，"
        "以确保主汛期前完工，保障沿岸三千名群众的安全。\n"
        "妥否，请批示。\n青澜县水利局\n2025年6月20日"
    )
    [whole] = parse_text(request).pieces
    [torn] = parse_text(
        request.replace("\n青澜县水利局\n2025年6月20日", "").replace("妥否，请批示。", "")
    ).pieces
    assert (whole.grade, torn.grade) == ("good", "structure")
    assert [p.text for p in whole.passages] == [request.split("\n", 1)[1].rsplit("\n", 2)[0]]


def test_what_a_lesson_quotes_begins_no_document() -> None:
    text = (
        "第三讲　怎样写好通知\n同学们，这一讲我们说通知的开头，"
        "请把上一讲的笔记也拿出来对照着看，边听边记，课后完成思考题。\n"
        "不少初学者喜欢写“为深入贯彻上级精神，进一步做好防汛工作，"
        "现将有关事项通知如下：”，这样的开头什么也没有说。\n"
        "正文常见的是“一、提高认识；二、明确任务；三、强化保障”这样的结构，要看收文的人想知道什么。\n"
    )
    [piece] = parse_text(text).pieces
    assert (piece.start, piece.genre, piece.grade) == (0, "其他", "structure")


@pytest.mark.parametrize(
    "remark", ["[批注2：数字再核]", "（此处请业务科补充一个例子）", "【修订1：语序不顺】"]
)
def test_what_drafters_tell_one_another_is_no_part_of_the_text(remark: str) -> None:
    [piece] = parse_text(_DOCUMENT.replace("及时报送汛情。", f"及时报送汛情。{remark}")).pieces
    assert piece.text == _DOCUMENT


def test_a_scanner_reads_letters_for_figures() -> None:
    text = _DOCUMENT.replace("2025年防汛", "防汛").replace("2025年4月6日", "二O二五年四月六日")
    [piece] = parse_text(f"青政办〔2O25〕1l号\n{text}").pieces
    assert (piece.title, piece.year) == (_TITLE.replace("2025年", ""), 2025)


def test_a_form_is_called_by_what_it_is() -> None:
    [piece] = parse_text(
        "青澜县临时救助申请审批表\n姓　名\t性　别\t照片\n身份证号码\t联系电话\n"
        "申请理由\t申请人须如实填写家庭收入、患病和受灾情况，并附有关证明材料复印件一份，不实的不予受理。\n"
        "村（社区）意见\t（盖章）　年　月　日\n填表说明：1.本表一式三份，"
        "用黑色签字笔填写。2.审批时限为十五个工作日。"
    ).pieces
    assert (piece.title, piece.issuer_kind, piece.grade) == (
        "青澜县临时救助申请审批表",
        "政府部门",
        "structure",
    )
