"""F and D11: set phrases with slips, out of their time, or with the wrong number of years."""

import random
import re
from collections.abc import Callable, Iterator

from bot.domain.genre import GenreKind
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from tests.compliance.documents import Clean
from tests.compliance.planted import Operator, Planted, changed, some

_LONG = (
    "习近平新时代中国特色社会主义思想",
    "以习近平同志为核心的党中央",
    "培育和践行社会主义核心价值观",
    "铸牢中华民族共同体意识",
    "习近平文化思想",
    "二十届历次全会精神",
)
_STRANGE = "以为在有到而其所及同本各该"


def _slip(phrase: str, chance: random.Random) -> str:
    """Return a phrase with one character lacking, strange or added, or two in the wrong order."""
    at = chance.randrange(4, len(phrase) - 2)
    if phrase[at] == phrase[at + 1]:
        at -= 1
    strange = chance.choice([c for c in _STRANGE if c not in phrase])
    slips = (
        phrase[:at] + phrase[at + 1 :],
        phrase[:at] + strange + phrase[at + 1 :],
        phrase[:at] + strange + phrase[at:],
        phrase[:at] + phrase[at + 1] + phrase[at] + phrase[at + 2 :],
    )
    return chance.choice(slips)


def slips_in_long_phrases(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Plant one slip into long phrases."""
    places = [m for phrase in _LONG for m in re.finditer(phrase, clean.text)]
    for m in some(places, chance):
        wrong = _slip(m.group(), chance)
        yield changed(clean, "F01", m.start(), m.end(), wrong)


def slips_in_added_phrases(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Plant sentences with one slip in a long phrase, of those that fit a document of any date since 2023."""
    phrases = (*_LONG[:4], "关于网络强国的重要思想", "新时代公民道德建设实施纲要")
    wrong = [f"要坚持{_slip(phrase, chance)}，把各项任务落到实处。" for phrase in chance.sample(phrases, 4)]
    yield from _added(clean, "F01", tuple(wrong), chance)


def _replaced(rule: str, pairs: tuple[tuple[str, str], ...]) -> Operator:
    """Return an operator that writes the second of a pair for the first, outside headings and titles."""

    def plant(clean: Clean, chance: random.Random) -> Iterator[Planted]:
        body = [p for p in Manuscript(clean.text).paragraphs if p.kind is Kind.BODY]
        places = [
            (p.start + m.start(), p.start + m.end(), m.expand(wrong))
            for right, wrong in pairs
            for p in body
            for m in re.finditer(right, p.text)
            if p.text.find("。") < m.start() or not p.heading
        ]
        for start, end, wrong in some(places, chance):
            yield changed(clean, rule, start, end, wrong)

    return plant


def _inserted(
    rule: str, sentences: tuple[str, ...], fits: Callable[[Clean], bool] = lambda _clean: True
) -> Operator:
    """Return an operator that adds sentences to paragraphs of the documents that they do not fit."""

    def plant(clean: Clean, chance: random.Random) -> Iterator[Planted]:
        if fits(clean):
            yield from _added(clean, rule, sentences, chance)

    return plant


def _added(clean: Clean, rule: str, sentences: tuple[str, ...], chance: random.Random) -> Iterator[Planted]:
    """Add some of the sentences, each behind the last sentence of a paragraph."""
    ends = [p.end for p in Manuscript(clean.text).paragraphs if p.kind is Kind.BODY and p.text.endswith("。")]
    chosen = some(list(sentences), chance)
    for sentence in chosen:
        at = chance.choice(ends)
        yield changed(clean, rule, at, at, sentence)


def _year(clean: Clean) -> int:
    return int(clean.context.brief.period[:4])


def _plans(clean: Clean) -> bool:
    return clean.context.kind in (GenreKind.KEY_POINTS, GenreKind.PLAN, GenreKind.NOTICE)


def wrong_anniversaries(clean: Clean, chance: random.Random) -> Iterator[Planted]:
    """Plant anniversaries and ordinals that are some years off."""
    year = _year(clean)
    off = chance.choice((-12, -3, 3, 4, 10))
    sentences = (
        f"围绕庆祝中国共产党成立{year - 1921 + off}周年，组织参观学习。",
        f"{year}年是中华人民共和国成立{year - 1949 + off}周年，要开展主题宣传。",
        f"结合第{year - 2016 + 1 + abs(off)}个全民国家安全教育日，发放宣传资料。",
        f"以第{_han(year - 2009 + 1 + off)}个全国防灾减灾日为契机，组织疏散演练。",
        f"举办纪念五四运动{year - 1919 + off}周年座谈会。",
        f"做好第{year - 2002 + 1 + off}个“安全生产月”各项工作。",
        f"开展纪念毛泽东等老一辈革命家为雷锋同志题词{_han(year - 1963 + off)}周年志愿服务。",
    )
    yield from _added(clean, "D11", sentences, chance)


def _han(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return (
        ("" if tens == 1 else digits[tens] if tens else "")
        + ("十" if tens else "")
        + (digits[ones] if ones else "")
    )


_F01 = (
    ("习近平新时代中国特色社会主义思想", "习近平新时代特色社会主义思想"),
    ("习近平新时代中国特色社会主义思想", "习近平新时代中国特色社会主义理论"),
    ("以铸牢中华民族", "以筑牢中华民族"),
    ("社会主义核心价值观", "社会主义核心价值念"),
)
_F01_SENTENCES = (
    "坚持以习近平总书记为核心的党中央坚强领导。",
    "积极参与“一带一路”战略，拓展合作空间。",
    "统筹推进“五位一体”战略布局，促进各项事业发展。",
    "弘扬建党伟大精神，走好新的赶考之路。",
    "深入学习习近平法制思想，提高依法办事能力。",
    "坚持整体国家安全观，守牢安全底线。",
    "践行青山绿水就是金山银山的理念。",
    "坚决反对形式主义、官僚主义，整治奢靡主义。",
)
_F02_SENTENCES = (
    "积极培育富强、文明、民主、和谐的价值追求。",
    "引导群众自觉践行爱国、诚信、敬业、友善的价值准则。",
    "社会主义核心价值观倡导自由、公正、法治，要融入日常。",
    "不断增强大局意识、政治意识、核心意识、看齐意识。",
    "坚定道路自信、制度自信、理论自信、文化自信。",
    "统筹推进经济建设、政治建设、社会建设、文化建设、生态文明建设。",
    "高举毛泽东思想、马克思列宁主义、邓小平理论、“三个代表”重要思想、科学发展观、习近平新时代中国特色社会主义思想伟大旗帜。",
    "严守政治纪律、组织纪律、群众纪律、廉洁纪律、工作纪律、生活纪律。",
)
_F03 = (("“(四个意识|四个自信|两个维护|三会一课|十五五|十四五|第一议题)”", r"\1"),)
_F03_SENTENCES = (
    "全体人员要不断增强四个意识，自觉服从大局。",
    "把做到两个维护体现在日常工作中。",
    "结合三会一课安排学习，提高参与质量。",
    "支持企业参与一带一路建设，开拓市场。",
)
_F04 = (
    ("增强“四个意识”", "坚定“四个意识”"),
    ("坚定“四个自信”", "增强“四个自信”"),
    ("做到“两个维护”", "坚定“两个维护”"),
)
_F04_SENTENCES = (
    "进一步坚定“四个意识”，在大是大非面前旗帜鲜明。",
    "持续增强“四个自信”，凝聚奋进力量。",
    "不断增强“两个维护”，确保政令畅通。",
    "深刻理解“两个确立”，自觉在思想上行动上保持一致。",
)
_F05_BEFORE_2025 = (
    "深入学习贯彻党的二十届四中全会精神，推动各项部署落地见效。",
    "扎实开展深入贯彻中央八项规定精神学习教育。",
    "认真开展树立和践行正确政绩观学习教育，以学促干。",
    "紧扣“十五五”规划目标任务，抓好项目实施。",
)
_F05_BEFORE_OCTOBER_2023 = (
    "深入学习贯彻习近平文化思想，提升宣传质量。",
    "因地制宜发展新质生产力，服务高质量发展。",
    "认真贯彻党的二十届三中全会精神，深化改革。",
)
_F06_AFTER_2025 = (
    "紧扣“十四五”开局之年的新要求，谋深谋细各项工作。",
    "全面落实“十四五”规划，推动任务落地。",
    "扎实推进“八五”普法，提升全民法治素养。",
)
_F06_PLANS = (
    "以优异成绩迎接党的二十大胜利召开。",
    "深入学习贯彻党的十九大精神，推动各项工作再上台阶。",
    "扎实开展“不忘初心、牢记使命”主题教育，检视突出问题。",
    "深入开展党的群众路线教育实践活动，密切联系群众。",
    "决胜全面建成小康社会，补齐民生短板。",
    "牢固树立五大发展理念，推动工作提质增效。",
)
_F07_SENTENCES = (
    "深入学习宣传党的20大精神，推动入脑入心。",
    "认真学习党的第二十大报告，领会丰富内涵。",
    "回顾第十九届五中全会以来的变化，增强信心。",
    "学习党的十九届6中全会通过的历史决议。",
    "继续传达学习二十大会议精神。",
)
_F08_SENTENCES = (
    "深入贯彻党的二十大和二十届历届全会精神。",
    "学习党的二十大及历届全会精神，做到学以致用。",
)
_F09_SENTENCES = (
    "认真学习习总书记重要讲话和指示批示精神。",
    "牢记习近平书记的嘱托，接续奋斗。",
    "习近平指出，要坚持以人民为中心。",
    "深刻领会刁近平总书记重要讲话的精髓要义。",
    "学习习近平总书关于基层治理的重要论述。",
)
_F11_SENTENCES = (
    "会同县国土资源局做好选址工作。",
    "配合安监局开展隐患排查。",
    "邀请市环境保护局专家现场指导。",
    "联合工商局规范经营秩序。",
    "由卫计委负责业务指导。",
)
_F12_SENTENCES = (
    "加强法制宣传，引导群众依法办事。",
    "组织干部职工参加法制教育培训。",
    "增强全员法制观念，推进依法管理。",
    "聘请法制副校长，定期开设讲座。",
)
_F13_SENTENCES = (
    "走访慰问贫困户，了解生产生活情况。",
    "积极参与消费扶贫，拓宽销售渠道。",
    "帮助贫困村发展特色产业。",
    "深入实施精准扶贫，落实帮扶举措。",
)
_F14_SENTENCES = (
    "为残废人提供上门服务。",
    "接待来自港澳台等国家的客人。",
    "尊重维族群众的风俗习惯。",
    "由香港、澳门等国家的企业参展。",
    "加强大陆与香港的交流合作。",
    "关心聋子、瞎子等群体的出行需要。",
    "向老村长了解建国前的情况。",
    "工作开展得十分给力，受到好评。",
    "取得史无前例的进步。",
    "解答前苏联时期的历史问题。",
)

OPERATORS: tuple[Operator, ...] = (
    slips_in_long_phrases,
    slips_in_added_phrases,
    _replaced("F01", _F01),
    _inserted("F01", _F01_SENTENCES),
    _inserted("F02", _F02_SENTENCES),
    _replaced("F03", _F03),
    _inserted("F03", _F03_SENTENCES),
    _replaced("F04", _F04),
    _inserted("F04", _F04_SENTENCES),
    _inserted("F05", _F05_BEFORE_2025, lambda clean: _year(clean) < 2025 and _plans(clean)),
    _inserted(
        "F05",
        _F05_BEFORE_OCTOBER_2023,
        lambda clean: _year(clean) < 2023 or (clean.context.brief.period == "2023年" and _plans(clean)),
    ),
    _inserted("F06", _F06_AFTER_2025, lambda clean: _year(clean) > 2025),
    _inserted("F06", _F06_PLANS, _plans),
    _inserted("F07", _F07_SENTENCES),
    _inserted("F08", _F08_SENTENCES),
    _inserted("F09", _F09_SENTENCES),
    _inserted("F11", _F11_SENTENCES),
    _inserted("F12", _F12_SENTENCES),
    _inserted("F13", _F13_SENTENCES),
    _inserted("F14", _F14_SENTENCES),
    wrong_anniversaries,
)
