"""Whether a text is an official document at all: what speaks for it, and what for something else.

An office addresses, founds, reports, speaks of itself and of those it works for; a tender, a contract, a
course, a prospectus has parties, bidders, students or shares.
"""

from bot.lexicon.genres import Family, any_of, genre_at_end
from bot.regex import regex

_OPENING = 500
_TOLD = f"{any_of(Family.STATUTORY, Family.SUMMARIES)}|说明"
_SIGNS = tuple(
    regex(form)
    for form in (
        r"(?m:^(?:各|全体|机关|所属)[^。；：\n]{1,60}：)|(?m:^[^。；：\n]{2,30}(?:党委|党组|政府|办公室|局|委)：)",
        rf"(?:制[定订]|拟[定订]|形成)(?:了)?[^。]{{0,30}}(?:本|意见|{any_of(Family.PLANS, Family.RULES)})"
        rf"|(?:{_TOLD})如下"
        rf"|如下[^。：，]{{0,10}}(?:{_TOLD})|特此(?:{any_of(Family.STATUTORY)})",
        r"习近平|党的(?:十[六七八九]|二十)|党委|党组|党支部|县委|市委|区委|省委|党中央|国务院|人民政府",
        r"[我本全][局市县区镇乡街村院校园馆站所厅委办公企厂中省州旗部系]|[市县区局厅镇乡校园院馆村](?:机关|各|属|直)|机关(?:干部|各|党)|各(?:单位|部门|科室|股室|支部|社区|村|镇|乡|街道|学校|班级|车间|项目部)",
        r"干部职工|党员|群众|居民|职工|师生|志愿者|文明|创建|领导小组|责任人|督查|考核",
        r"(?:今年以来|一年来|上半年|全年|本年度)",
    )
)
_OTHER_PAPERS = regex(
    r"招标|投标|评标|中标|采购(?:文件|人|需求)|供应商|我方|甲方|乙方|违约金|合同(?:价|总|条款)|学制|学分|授予[^。]{0,8}学士|主要课程|专业(?:特色|代码|核心课)|培养目标|就业方向|教学(?:目标|重难?点|过程|反思)|课时"
    r"|招股|募集资金|发行人|股东|每股|信息披露|保荐|标的(?:公司|资产)|产品(?:说明书|规格|参数)|用法用量|适应症|食材|烤箱|参考答案|选择题|填空题"
)
_MANY_OTHER = 3
_LEAST_SIGNS = 2
_OF_A_TITLE = 2


def is_official(title: str | None, text: str) -> bool:
    """Return whether enough speaks for an official document, and not more for another kind of paper."""
    other = len(set(_OTHER_PAPERS.findall(text)))
    signs = sum(1 for form in _SIGNS if form.search(text))
    signs += _OF_A_TITLE if title and genre_at_end(title) else 0
    return signs >= _LEAST_SIGNS and (other < _MANY_OTHER or signs > other)
