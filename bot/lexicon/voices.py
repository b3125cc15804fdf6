"""How units of each kind speak of themselves and of those below them, and how they are spoken to."""

import re
from datetime import date

from bot.domain.genre import IssuerKind
from bot.lexicon.source import Source
from bot.regex import regex

SOURCE = Source("机关、学校、企业、社区文稿中的自称和对下的称呼，由本项目收集", date(2026, 11, 30))
VOICES: tuple[tuple[IssuerKind, re.Pattern[str]], ...] = tuple(
    (kind, regex(speaking))
    for kind, speaking in (
        (
            IssuerKind.SCHOOL,
            "[我本全](?:校|园(?!区)|系)|校(?:党委|党总支|党支部|园|长室|团委)|学校(?:党|领导|成立|组织|将|要|各|德育)"
            "|全校|师生|班主任|校长|家长会|各年级|各班",
        ),
        (
            IssuerKind.TOWNSHIP,
            "[我本全]镇|[我本全]乡(?!村|镇|土)|[镇乡](?:党委|政府|机关|纪委|人大|属|直)|[我本全]街道"
            "|街道(?:党工委|办事处|机关|各)|各村(?:党|居|社区|、|要)|各村（社区）|镇村两级|镇村干部",
        ),
        (
            IssuerKind.COMMUNITY,
            "[我本]社区|社区(?:党|居委|居民|精神|工作者|大学|工作站|单位|党建|紧紧|要以)|辖区居民|居民群众"
            "|[我本全]村(?!镇)|村(?:党支|党总支|委会|民委|“?两委)|居委会|楼(?:长|院)|网格员",
        ),
        (
            IssuerKind.COMPANY,
            "公司|集团|国有企业|国企|项目部|我企|[我本全]厂|车间|班组|我行|子公司|生产经营|厂区",
        ),
        (
            IssuerKind.INSTITUTION,
            "[我本全]院|[我本全]中心(?!学)|医院|医护|患者|病区|管理处|建管处|研究[所院]|[图文博][书化物]馆"
            "|[我本全][站馆所处台]|馆员|院(?:党委|领导|属|部)|中心(?:党|各科|领导|全体)|事业单位",
        ),
        (
            IssuerKind.PARTY,
            "文明办|文明委|(?:宣传|组织|统战)部|纪委监委|政法委|机关工委|党委办公室|[我本全]部(?:门)?(?=机关|党|干部|要)"
            "|党委工作部门|各级党委|网信办",
        ),
        (
            IssuerKind.GOVERNMENT,
            "[我本全]局|局(?:党[委组]|机关|属|领导|长|各|系统|党支部)|各[科股][室所]|各股室|[我本全]委(?!员|托|派|屈)"
            "|厅(?:党组|机关|属|直)|[我本全]厅|机关各|执法|全[市县区]人民政府",
        ),
    )
)
"""What is heard from a unit of each kind: 我局, 全校师生."""
SUBORDINATES = (
    (
        IssuerKind.PARTY,
        regex(
            "各(?:[省市县区旗州镇乡地]|街道)[^：]*(?:党委|党工委|党组织|文明[办委]|宣传部|组织部|纪委|团委|妇联)"
        ),
    ),
    (
        IssuerKind.GOVERNMENT,
        regex(
            "各(?:[市县区旗州]|乡镇|[镇乡](?!属|直)|街道|中小学|[小中]学|学校|幼儿园|医疗)|[省市县区州旗]直"
        ),
    ),
)
"""Those to whom only a unit of this kind writes: 各县（市、区）文明办."""
UNIT_WORD = "(?:[局委办部厅院校镇乡县区省厂站所司处科社馆村]|单位|公司|部门|街道|集团|中心|方|机构)"
"""What stands for the name of a unit behind 贵, 你 and 敝."""
_BELOW = regex(
    "各(?:科室|股室|处室|科|处|乡|镇|村|社区|街道|县|区|市|分局|支队|大队|站|所|学校|支部|党|基层|直属|下属|单位|部门)"
    "|[局校院]属|所属|下属|直属|机关(?!工委|党委|事务|[\u4e00-\u9fff]{0,4}局)"
)


def addresses_those_below(names: str) -> bool:
    """Return whether those who are named stand below whoever writes: units of one's own, or all of a kind."""
    return _BELOW.search(names) is not None
