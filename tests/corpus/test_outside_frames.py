"""What stands around, between and within documents in files of all kinds of origin, in words of our own.

Whatever a neighbour says, it is no part of a document that has title, addressee, signature and date; and
of the documents no sentence is lost.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.corpus.parsing.parser import parse_text

_NOTICE = """青澜县水务局关于开展夏季供水安全检查的通知
各乡镇供水站：
入夏以来用水量持续增长。为保障城乡供水安全，决定开展一次专项检查，现将有关事项通知如下：
一、检查范围。县域内7座水厂、23处集中供水点。
二、检查内容。水源保护、消毒设备、值班记录和应急物资。
三、时间安排。7月10日前自查，7月20日前由县水务局组织抽查。
各站要明确责任人，对发现的问题立行立改，并于7月25日前书面报告整改情况。
青澜县水务局
2025年7月1日"""
_REPLY = """青澜县水务局关于同意更新石坪水厂加药设备的批复
石坪水厂：
你厂《关于更新加药设备的请示》收悉。经研究，同意更新加药设备2套，所需资金18万元从供水专项资金中列支。
请按照规定组织采购，严格执行验收程序，确保9月底前投入使用。
此复。
青澜县水务局
2025年7月4日"""
_LETTER = """致全县用水户的一封信
尊敬的用水户：
高温天气即将到来，供水管网压力增大。请您错峰洗涤，随手关紧水龙头，发现路面渗水及时拨打抢修电话。
愿我们共同守护每一滴水，平安度过这个夏天！
青澜县水务局
2025年7月6日"""
_RULES = """青澜县水务局公务用车管理办法
第一条 为规范公务用车管理，降低运行成本，制定本办法。
第二条 公务用车由局办公室统一调度，节假日一律封存。
第三条 用车人应当提前一天填写派车单，经分管领导同意后安排。
第四条 本办法自2025年8月1日起施行。"""
_MINUTES = """石坪村村民代表会议纪要
时间：2025年7月8日晚7时
地点：村委会二楼会议室
主持：村委会主任
会议应到代表31人，实到29人，就自来水管网改造议定如下：
一、同意对主管道进行改造，户均承担不超过三百元。
二、施工期间由村集体安排车辆每天送水两次。
石坪村村民委员会
2025年7月9日"""
_DOCUMENTS = (_NOTICE, _REPLY, _LETTER, _RULES, _MINUTES)

_NEIGHBOURS = {
    "a chat of a group": [
        "孙会计 9:02",
        "@所有人 麻烦大家确认一下",
        "[文件] 供水检查.docx 23.5KB",
        "老唐 9:05",
        "收到",
        "1",
        "[强][抱拳]",
    ],
    "a chat with days": ["2025/7/3 下午3:22 孙工", "这版发群里了哈", "2025/7/3 下午3:40 小唐", "好的辛苦"],
    "a program on a phone that scans": ["由某某扫描王扫描", "第1张", "原图 增强 去手写", "加水印导出"],
    "the reading of a picture": [
        "识别结果（共3块）",
        "[印章：模糊不可辨]",
        "置信度：0.91",
        "■■■ 以下为第2张图片 ■■■",
    ],
    "the stamp of an archive": ["全宗号 12  目录号 3  案卷号 45", "永久", "归档章 2025 水务 12", "共2件"],
    "a sheet on which papers are handled": [
        "收文编号：2025-118  收文日期：7月5日",
        "拟办意见：请分管领导阅示。",
        "阅。转供水股办理。周 7.6",
        "承办结果：已办结",
    ],
    "comments of a word processor": [
        "批注 [ZS1]：这里要不要写金额",
        "审阅者 删除了“尽快”",
        "字数：486 字符数（计空格）：502",
        "已自动保存 10:22",
    ],
    "a page of an account": [
        "作者｜阿澜",
        "— END —",
        "长按识别下方二维码",
        "戳这里，看看隔壁县怎么做",
        "分享 收藏 在看",
    ],
    "a newsletter": [
        "青澜水务简讯  总第12期  第3版",
        "本版编辑：阿澜  校对：小坪",
        "下期看点：泉水叮咚的夏天",
        "◇ 征稿启事见第4版",
    ],
    "an examination": [
        "材料三",
        "（节选，有删改）",
        "23.根据上述材料，概括主要做法。（20分）",
        "答题要求：条理清楚，不超过300字。",
        "【解析】略",
    ],
    "a course": ["例3-2", "【点评】标题三要素齐全，事项分条列出", "想一想：落款应当写在哪里？", "· 86 ·"],
    "a gazetteer": [
        "附录三　文献辑存",
        "录自县档案馆3—1—45卷",
        "〔校〕“坪”原作“平”",
        "（青澜县志　第306页）",
    ],
    "a signature of a mail": [
        "Best regards,",
        "唐小坪 | 供水股",
        "Tel: 0000-6000000  Mob: 13000000000",
        "请考虑环境，非必要不打印",
    ],
    "marks of pages in English": [
        "Page 3 of 12",
        "Printed by admin at 2025-07-04 10:01",
        "Internal use only",
    ],
    "the way through a site": [
        "您当前所在：首页 / 资讯 / 详情",
        "水务要闻 > 通知 > 正文",
        "首页 | 机构 | 资讯 | 服务 | 互动",
        "共有 318 人看过",
    ],
    "an office system": [
        "流程编号：SW-2025-0077",
        "当前节点：归档",
        "已阅 23人  未阅 2人",
        "抄送我的 待我审批 已完成",
    ],
    "a printer": ["打印时间：2025-07-04 09:33  打印人：小唐", "第1页，共3页", "双面 黑白 1份"],
    "a shared document": ["最近修改：昨天 17:20", "协作者（5）", "小唐 评论了你：已改", "历史版本 评论 分享"],
    "a board of notices": ["（贴在一楼公示栏左边那张）", "照片1 有反光", "看不清的字用□代替"],
    "a forum": ["求助：这样写格式对吗", "3楼 山坪：落款日期要写全", "采纳为答案", "赞同 12  收藏 3"],
}


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("kind", _NEIGHBOURS)
@pytest.mark.parametrize("shift", range(5))
def test_neighbours_are_no_part_of_documents(kind: str, shift: int) -> None:
    first, second = _DOCUMENTS[shift], _DOCUMENTS[(shift + 1) % 5]
    said = _NEIGHBOURS[kind]
    half = len(said) // 2
    text = "\n".join((*said[:half], first, *said, second, *said[half:]))
    found = [piece.text for piece in parse_text(text).pieces]
    assert [_squeezed(one) for one in found] == [_squeezed(first), _squeezed(second)]


_WRAPPED = """青澜县水务局关于做好汛期水源保护工作的通知
各乡镇供水站：
进入汛期以来，县域降水明显偏多，部分水源地浊度升高，
{}
给供水安全带来一定压力。为切实保障群众饮水安全，现将有
关事项通知如下，请各站结合实际，认真抓好贯彻落实，确保
各项措施执行到位，不留任何死角和盲区。
一、加密监测。水源地每日取样两次，浊度超标的立即报告，
{}
并启动备用水源，同时向县水务局和所在乡镇人民政府报告。
二、强化值守。汛期实行二十四小时值班，领导在岗带班。
青澜县水务局
2025年6月2日"""


@pytest.mark.parametrize(
    "mark",
    [
        "由某某扫描王扫描",
        "青澜水务文件汇编  第17页",
        "Page 3 of 12",
        "传真件  共2页  第1页",
        "页眉：青澜水务文件汇编",
        "（转下页）",
        "批注[小唐]：这里再核一下数",
        "首页 | 机构 | 资讯 | 服务",
        "This side up when printing",
    ],
)
def test_marks_within_a_document_are_taken_out(mark: str) -> None:
    [piece] = parse_text(_WRAPPED.format(mark, mark)).pieces
    assert _squeezed(piece.text) == _squeezed(_WRAPPED.format("", ""))


_WITH_ANNEX = f"""{_NOTICE}
（联系人：供水股，电话：0000-6000000）
附件1
供水安全检查分组表
第一组：城区水厂。
第二组：乡镇水厂。
第三组：村级供水点。"""
_ISSUING = f"""青澜县水务局关于印发《公务用车管理办法》的通知
机关各股室：
现将《公务用车管理办法》印发给你们，请遵照执行。
青澜县水务局
2025年7月8日
{_RULES}
第五条 本办法由局办公室负责解释。"""
_IN_A_LETTERHEAD = f"""青澜县水务局文件
青水〔2025〕18号
{_NOTICE}
抄送：县政府办公室。
青澜县水务局办公室 2025年7月1日印发"""


@pytest.mark.parametrize("document", [_WITH_ANNEX, _ISSUING, _IN_A_LETTERHEAD])
def test_what_belongs_to_a_document_outside_its_frame_is_kept(document: str) -> None:
    found = "".join(piece.text for piece in parse_text(f"{document}\n{_LETTER}").pieces)
    assert _squeezed(found) == _squeezed(f"{document}\n{_LETTER}")


_FILES = tomllib.loads(Path(__file__).with_name("surrounded.toml").read_text("utf-8"))["file"]
_NOT_HAN = re.compile("[^\u4e00-\u9fff]")


@pytest.mark.parametrize("file", _FILES, ids=[file["name"] for file in _FILES])
def test_documents_of_a_file_come_out_whole_and_alone(file: dict[str, Any]) -> None:
    raw, noise = file["raw"], set(file["noise"].splitlines())
    wanted, at = [], 0
    for first, last in file["documents"]:
        start = raw.index(first, at)
        at = raw.index(last, start) + len(last)
        wanted.append("\n".join(line for line in raw[start:at].splitlines() if line not in noise))
    found = [piece.text for piece in parse_text(raw).pieces]
    assert [_NOT_HAN.sub("", text) for text in found] == [_NOT_HAN.sub("", text) for text in wanted]
