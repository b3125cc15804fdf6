"""Documents of many kinds of office about other matters than the exemplars', with what they are."""

from dataclasses import dataclass

from bot.domain.genre import GenreKind, IssuerKind

_SUMMARY = """一、{done}
（一）强化责任落实。层层压实责任，细化任务清单，把工作任务分解到岗、落实到人，形成一级抓一级的良好格局。
（二）强化宣传引导。充分利用宣传栏、显示屏等阵地，广泛宣传政策要求，引导大家主动参与，取得了较好效果。
二、{lacking}
部分同志认识还不到位，工作主动性有待进一步提高。
三、{next}
进一步完善制度机制，加强督促检查，推动各项工作再上新台阶，以实际成效迎接检查验收。
"""


@dataclass(frozen=True)
class Dossier:
    """A document and what it says about itself."""

    text: str
    genre: GenreKind
    issuer_kind: IssuerKind
    year: int | None
    period: str | None
    tells_without_title: bool = True


def _summary(title: str, lead: str, tail: str = "") -> str:
    body = _SUMMARY.format(done="主要做法及成效", lacking="存在的问题", next="下一步工作打算")
    return f"{title}\n{lead}\n{body}{tail}"


DOSSIERS = (
    Dossier(
        _summary(
            "栖凤市第二人民医院2024年上半年安全生产工作总结",
            "2024年上半年，我院认真贯彻上级关于安全生产的部署，现将工作开展情况总结如下：",
        ),
        GenreKind.SUMMARY,
        IssuerKind.INSTITUTION,
        2024,
        "2024-H1",
    ),
    Dossier(
        _summary(
            "芦花村2025年人居环境整治工作总结",
            "今年以来，我村在镇党委的坚强领导下扎实推进人居环境整治，村“两委”干部带头入户，现总结如下。",
        ),
        GenreKind.SUMMARY,
        IssuerKind.COMMUNITY,
        2025,
        "2025",
    ),
    Dossier(
        _summary(
            "关于城市管理工作情况的报告",
            "区人大常委会：\n现将我街道城市管理工作情况报告如下：",
            "望津街道办事处\n二〇二五年三月六日\n",
        ),
        GenreKind.REPORT,
        IssuerKind.TOWNSHIP,
        2025,
        "2025",
    ),
    Dossier(
        _summary(
            "XX小学2023—2024学年度第一学期德育工作总结",
            "本学期，我校以立德树人为根本任务，扎实开展德育工作，现总结如下：",
        ),
        GenreKind.SUMMARY,
        IssuerKind.SCHOOL,
        2023,
        "2023",
    ),
    Dossier(
        _summary(
            "市图书馆2022年度全民阅读工作总结",
            "2022年，我馆紧紧围绕建设书香城市目标，扎实推进各项工作。现将有关情况总结如下。",
        ),
        GenreKind.SUMMARY,
        IssuerKind.INSTITUTION,
        2022,
        "2022",
    ),
    Dossier(
        "关于开展2025年秋季秸秆禁烧工作的实施方案\n"
        "为切实做好秸秆禁烧工作，根据《中华人民共和国大气污染防治法》和2023年省政府有关规定，结合我县实际，制定本方案。\n"
        "一、工作目标\n全县不发生露天焚烧秸秆现象，空气质量持续改善。\n"
        "二、工作任务\n各乡镇人民政府要压实责任，县农业农村局要加强指导，县生态环境局要加强巡查。\n"
        "三、保障措施\n成立由分管副县长任组长的领导小组，定期通报各地进展。\n",
        GenreKind.PLAN,
        IssuerKind.GOVERNMENT,
        2025,
        "2025",
    ),
    Dossier(
        "关于报送2024年度普法工作总结的通知\n局属各单位、机关各科室：\n"
        "为全面掌握普法工作情况，请各单位于12月10日前将工作总结报送至局法规科。\n"
        "一、报送内容\n（一）普法责任制落实情况。\n（二）普法宣传活动开展情况，包括活动次数、参与人数和主要成效，并附照片。\n"
        "二、报送要求\n请认真撰写，确保内容真实，文字简练，经主要负责人审核后报送电子版。\n特此通知。\n"
        "云岫市司法局\n2024年11月20日\n",
        GenreKind.NOTICE,
        IssuerKind.GOVERNMENT,
        2024,
        "2024",
    ),
    Dossier(
        "澜汀集团有限公司2026年党建工作要点\n"
        "2026年是“十五五”规划开局之年。集团党委工作的总体要求是：坚持以习近平新时代中国特色社会主义思想为指导，全面落实上级部署。\n"
        "一、加强政治建设\n1.抓好理论学习。完善中心组学习制度，全年集中学习不少于12次，推动学用结合、以学促干。\n"
        "2.严明政治纪律。常态化开展警示教育，组织各支部开展专题研讨，持续净化政治生态。\n"
        "二、加强基层建设\n3.建强支部。推进公司各支部标准化规范化建设，增强组织功能和战斗力。\n",
        GenreKind.KEY_POINTS,
        IssuerKind.COMPANY,
        2026,
        "2026",
    ),
    Dossier(
        "2025年全市宣传思想文化工作要点\n"
        "2025年，全市宣传思想文化工作要坚持以习近平新时代中国特色社会主义思想为指导，聚焦首要政治任务，提供思想保证。\n"
        "一、强化理论武装\n组织好各级党委理论学习中心组学习，办好基层宣讲，推动党的创新理论走进千家万户、深入人心。\n"
        "二、培育文明风尚\n推进精神文明建设，深化文明城市创建，做好公民道德建设和未成年人思想道德建设，弘扬时代新风。\n"
        "三、加强网络文明建设\n管好用好网络阵地，广泛开展网络文明宣传，推动志愿服务向网上延伸，营造清朗空间。\n",
        GenreKind.KEY_POINTS,
        IssuerKind.PARTY,
        2025,
        "2025",
    ),
    Dossier(
        "锦溪社区“邻里守望”志愿服务活动方案\n"
        "为弘扬志愿精神，服务辖区居民，社区党委结合实际，制定如下活动方案。\n"
        "一、活动主题\n邻里守望，温暖同行。\n"
        "二、活动时间\n2025年3月至5月，每周六上午开展一次集中服务，由各网格轮流组织实施。\n"
        "三、活动内容\n开展环境清洁、探访老人、义务维修等服务，引导居民广泛参与，做到有记录、有反馈。\n",
        GenreKind.PLAN,
        IssuerKind.COMMUNITY,
        2025,
        "2025",
    ),
    Dossier(
        "在全市防汛工作会议上的讲话\n同志们：\n今天召开这次会议，主要任务是分析形势、部署工作。下面我讲两点意见。\n"
        "一、提高认识\n防汛责任重于泰山，大家务必时刻绷紧这根弦，切实增强做好工作的紧迫感和责任感。\n"
        "二、突出重点\n要抓好重点部位的排查整治，确保隐患整改到位，坚决防止各类事故发生。\n",
        GenreKind.OTHER,
        IssuerKind.GOVERNMENT,
        None,
        None,
        tells_without_title=False,
    ),
)
