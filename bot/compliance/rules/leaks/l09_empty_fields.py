"""L09: a field whose content is gone (《年度责任状》, 电话：，); blank forms in an annex are none."""

import re
from collections.abc import Iterator

from bot.compliance.document.parts import annexes_start
from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_B = r"[ \u3000]{0,6}"
_FIELDS = regex(
    rf"《{_B}》|“{_B}”|《(?:年(?![度鉴终货会底轻级画代])|第{_B}(?:号|届))"
    rf"|(?:(?:电子)?邮箱|联系电话|电话|手机|传真|地址|联系人|网址|邮编){_B}[:：]{_B}(?=[,，;；。、）)]|$)"
    rf"|(?:[于自从至到]{_B}|(?:^|[，。；]){_B})年{_B}月{_B}日|(?<![\d一二三四五六七八九十]){_B}月{_B}日(?=[前至到])"
    r"|【(?!待补)(?:此处|请?填写|插入|单位|姓名|日期|时间|年份|地点|金额|数量|联系人|联系电话|电话|具体)[^【】：:\n]{0,8}】"
    rf"|[共计]{_B}(?:人?次|万元|余人)(?=[，。；])",
    re.MULTILINE,
)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _FIELDS.finditer(manuscript.text, 0, annexes_start(manuscript)):
        blank = len(m.group()) - len(m.group().lstrip(" \u3000，。；"))
        yield Spot(m.start() + blank, m.end(), ASK)


RULE = Rule(
    id="L09",
    name="残缺字段",
    about=Aspect.RESIDUE,
    severity=Severity.ERROR,
    message="这里的内容缺了，请补上。",
    source="系统规则",
    detect=_detect,
    cases=(
        Case("签订《年党建责任状》。", ("《年",)),
        Case("邮箱：，电话：。", ("邮箱：", "电话：")),
        Case("【单位名称】于【填写日期】召开会议，参加【待补：人数】。", ("【单位名称】", "【填写日期】")),
        Case("根据《》精神，于 年 月 日召开会议。", ("《》", "于 年 月 日")),
        Case("请于月日前报送，全年共人次。", ("月日", "共人次")),
        Case("签订《年度责任状》，编写《年鉴》。电话：0518-81234567。"),
        Case("每月日常检查，公共人次统计。"),
    ),
)
