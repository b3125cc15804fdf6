"""Every genre goes from a request to a Word file without a model, told in a clerk's words."""

import io
from pathlib import Path

import docx

from tests.talk import Talk, talking, texts

_WITHOUT_MORE = "没有"
_DRAFT = "起草"


async def _told(talk: Talk, *sections: tuple[str, ...]) -> None:
    """Answer the questions of one section after the other, and have each drafted."""
    for answers in sections:
        await talk.goes_through(*answers, _DRAFT)


async def _lines(talk: Talk, issued: str) -> list[str]:
    """Adopt and date everything and return the paragraphs of the file, the title as one."""
    await talk.goes_through("全部采用", f"成文日期{issued}", "导出 Word")
    [file] = talk.files
    assert "草稿" not in file.name
    paragraphs = [p.text.strip() for p in docx.Document(io.BytesIO(file.content)).paragraphs]
    title, rest = paragraphs[0].replace("\n", ""), paragraphs[1:]
    return [title, *filter(None, rest)]


async def test_a_plan(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through("帮我写青石镇人民政府关于开展2026年全民阅读活动的实施方案", "确认")
        assert "三、重点任务\n4. （一）广泛宣传发动" in texts(talk.all)
        await talk.says("就用这个")
        await _told(
            talk,
            ("县里要求各镇办好读书活动", _WITHOUT_MORE),
            ("围绕乡村文化振兴，坚持自愿参加", _WITHOUT_MORE),
            ("年底前建成阅读点12处", "举办读书活动48场，参加5200人次"),
            ("镇广播站每周播出2期", "4月23日在镇文化广场启动"),
            ("家庭共读12场、田间讲读36场", "4月至11月举办", "镇文化站牵头"),
            ("改造农家书屋12处，10月底前完成", "每周开放20小时"),
            ("3月准备，4月至11月实施，12月总结", "准备阶段摸清底数", "12月10日前报送总结"),
            ("成立工作专班", "安排经费6万元", "每两个月检查1次"),
        )
        lines = await _lines(talk, "2026年3月2日")
    assert lines[0] == "青石镇人民政府2026年全民阅读活动实施方案"
    assert lines[1] == "县里要求各镇办好读书活动。为做好全民阅读活动有关工作，结合实际，制定本方案。"
    assert [line for line in lines if line[1:2] == "、"] == [
        *("一、总体要求", "二、工作目标", "三、重点任务", "四、实施步骤", "五、保障措施")
    ]
    assert "年底前建成阅读点12处。举办读书活动48场，参加5200人次。" in lines
    assert any(line.startswith("（二）组织系列活动。") and "田间讲读36场" in line for line in lines)
    assert lines[-2:] == ["青石镇人民政府", "2026年3月2日"]


async def test_a_report(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through(
            "写澜川市水务集团有限公司关于2026年上半年节能工作情况的报告",
            "澜川市国有资产监督管理委员会",
            "确认",
            "就用这个",
        )
        await _told(
            talk,
            (_WITHOUT_MORE, "单位供水电耗同比下降3.2%"),
            ("在用水厂5座、泵站23座", "年初定任务18项，完成11项"),
            ("专题研究3次，由分管副总经理牵头", _WITHOUT_MORE),
            ("改造水泵12台，更换高效电机9台", "节电86万千瓦时"),
            ("节能宣传周发放手册800份", _WITHOUT_MORE),
            ("老旧泵站能耗偏高；计量仪表配备不齐", "跳过这问"),
            ("年底前改造泵站2座；三季度补齐计量仪表40块", _WITHOUT_MORE),
        )
        lines = await _lines(talk, "2026年7月6日")
    assert lines[0] == "澜川市水务集团有限公司关于2026年上半年节能情况的报告"
    assert lines[1] == "澜川市国有资产监督管理委员会："
    assert lines[2].endswith("单位供水电耗同比下降3.2%。现将有关情况报告如下。")
    assert [line for line in lines if line[1:2] == "、"] == [
        *("一、基本情况", "二、主要做法及成效", "三、存在问题", "四、下一步打算")
    ]
    assert "在用水厂5座、泵站23座。年初定任务18项，完成11项。" in lines
    assert "一是老旧泵站能耗偏高；二是计量仪表配备不齐。" in lines
    assert lines[-3:] == ["特此报告。", "澜川市水务集团有限公司", "2026年7月6日"]


async def test_a_notice(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("帮我写青石镇人民政府关于做好防汛值班工作的通知")
        assert "时段" not in texts(talk.all)
        await talk.goes_through("2026年", "各村（社区），镇直各单位", "确认", "就用这个")
        await _told(
            talk,
            ("入汛以来已出现强降雨3次", _WITHOUT_MORE),
            ("6月15日至9月15日，每班不少于2人", "6月10日前报镇党政办"),
            ("重点查山塘6座、临河房屋38户", "每周查1次"),
            ("组建抢险队伍3支60人", "险情15分钟内电话报告"),
            ("值班人员不得脱岗", _WITHOUT_MORE),
        )
        lines = await _lines(talk, "2026年6月5日")
    assert lines[:2] == ["青石镇人民政府关于做好2026年防汛值班工作的通知", "各村（社区），镇直各单位："]
    assert lines[2] == "入汛以来已出现强降雨3次。现就做好防汛值班工作有关事项通知如下。"
    assert [line for line in lines if line[1:2] == "、"] == [
        *("一、压实工作责任", "二、排查风险隐患", "三、做好应急准备", "四、工作要求")
    ]
    [duty] = [line for line in lines if "6月15日至9月15日" in line]
    assert duty.endswith("每班不少于2人。6月10日前报镇党政办。")
    [search] = [line for line in lines if "山塘6座、临河房屋38户" in line]
    assert search.endswith("每周查1次。")
    assert lines[-3:] == ["特此通知。", "青石镇人民政府", "2026年6月5日"]


async def test_a_call_for_entries(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through(
            "帮我写澜川市东湖小学关于征集2026年节水金点子的通知",
            "各年级组，全体家长",
            "确认",
        )
        assert "附件：征集表" in texts(talk.all)
        await talk.says("就用这个")
        await _told(
            talk,
            ("学校用水量偏高，想请师生一起出主意", _WITHOUT_MORE),
            ("校园节水、家庭节水、雨水利用三类", "今年已经试过、有效果的做法"),
            ("500字以内", "每班限报3条"),
            ("全校师生和家长", _WITHOUT_MORE),
            ("2026年3月10日至4月20日", "5月中旬公布"),
            ("电子版发到邮箱jieshui@example.com", "纸质版一份，交总务处"),
            ("由学生代表评议", "一等奖2个、二等奖5个", _WITHOUT_MORE),
            ("总务处负责", "办公电话0518-81234567"),
            ("题目、姓名、班级、做法、效果", _WITHOUT_MORE),
        )
        lines = await _lines(talk, "2026年3月5日")
    assert lines[:2] == ["澜川市东湖小学关于征集2026年节水金点子的通知", "各年级组，全体家长："]
    assert [line.partition("、")[2] for line in lines if line[1:2] == "、"] == [
        *("征集内容", "材料要求", "征集对象", "征集时间", "报送方式", "评选和运用", "联系方式")
    ]
    assert any(line.endswith("2026年3月10日至4月20日。5月中旬公布。") for line in lines)
    assert "由学生代表评议。一等奖2个、二等奖5个。" in lines
    assert "总务处负责。办公电话0518-81234567。" in lines
    closing = lines.index("特此通知。")
    assert lines[closing + 1 : closing + 4] == ["附件：征集表", "澜川市东湖小学", "2026年3月5日"]
    assert lines[-2:] == ["征集表", "题目、姓名、班级、做法、效果。"]
