"""Honours: the words of winning, the nouns that an honour ends in, and the words of rank."""

from datetime import date

from bot.lexicon.source import Source

SOURCE = Source(
    "《国家功勋荣誉表彰条例》, 《评比达标表彰活动管理办法》 (2018), and names of honours in public use",
    date(2026, 11, 29),
)

_GRANTED = "荣获|获评|被?评(?:选)?为|被?授予|被?命名为|被?认定为|荣膺|当选"
GRANTED = f"(?:{_GRANTED})"
"""Words behind which an honour, or a title that somebody is given, stands."""
_WINNING = (
    "荣获|获评|获得|斩获|摘得|夺得|喜获|被评(?:选)?为|(?<![可能推])评(?:选为|为|上)|被授予|被命名为|被认定为"
    "|被确定为|入选|荣膺|获颁|荣立|跻身|拿下|捧回|获(?=[全省市县区集“]|通报|表彰)"
)
WON = f"(?:{_WINNING})了?"
"""Words by which something was won."""
_BODY = (
    "(?:单位|集体|个人|社区|村镇|城市|家庭|校园|学校|窗口|支部|党支部|党组织|企业|机关|基地|小区"
    "|[省市县区镇乡村岗点])"
)
EPITHET = f"(?:文明|先进|示范|模范|优秀|卫生|标杆|标兵|十佳|百强|最美)(?:基层)?{_BODY}"
"""What a unit is called once it was honoured: 文明单位, 卫生村."""
NOUN = (
    "(?:称号|等奖|[金银铜]奖|奖[状章牌杯]|奖项?(?![励补学品])|先进[\u4e00-\u9fff]{0,6}"
    "|文明(?:单位|社区|村镇|村|家庭|校园|窗口|岗|号)|示范(?:单位|点|区|校|社区|岗|基地|项目)?|标兵(?:单位)?"
    f"|(?:卫生|标杆|最美){_BODY}|[\u4e00-\u9fff]{{1,4}}型{_BODY}|先锋[号岗]|红旗手"
    "|模范[\u4e00-\u9fff]{0,4}|优秀[\u4e00-\u9fff]{0,8}|[十百]强|[十百]佳|第[一二三四五六七八九十\\d]+名?|等功"
    "|红旗单位|试点|名单|案例|表彰|表扬|肯定性?批示|冠军|亚军|季军)"
)
"""What an honour ends in."""
_STANDING = "位居|位列|跻身|走在|排名|(?<!安)排在|名列|居|列"
STANDING = f"(?:{_STANDING})"
"""Words behind which a rank stands."""
TOP = "前列|前茅|首位|榜首|第[一二三]方阵"
"""Ranks without a number of their own."""
