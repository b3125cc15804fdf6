import pytest

from bot.corpus.cleaning.cleaner import clean
from bot.corpus.names.entities import entities, names_told
from bot.corpus.names.people import people
from bot.corpus.names.places import places
from bot.domain.passage import EntityKind
from bot.shipped import EXEMPLARS

OWN = {
    "person": {
        "由李建明同志任组长": "李建明",
        "以周海燕校长为组长": "周海燕",
        "主要成员有孙国强、赵丽华、钱学军": "赵丽华",
        "邀请县委党校吴志刚教授作辅导": "吴志刚",
        "学习道德模范陈玉兰、林秀英的事迹": "林秀英",
        "联系人：郑伟": "郑伟",
        "陈桂香等退休干部发挥余热": "陈桂香",
    },
    "place": {
        "在栖凤大道开展植树": "栖凤大道",
        "到芦花村走访": "芦花村",
        "来到锦溪社区清扫楼道": "锦溪社区",
        "组织党员赴白鹭湾景区拾捡垃圾": "白鹭湾景区",
        "为建设幸福石岩建设贡献力量": "石岩",
        "在黄石、九江等地推广": "九江",
    },
    "org": {
        "与青禾市水务集团有限公司共建": "青禾市水务集团有限公司",
        "栖凤市第二人民医院提供支持": "栖凤市第二人民医院",
        "“晚霞红”志愿服务队": "“晚霞红”志愿服务队",
        "“夕照”合唱团": "“夕照”合唱团",
        "在望舒中学举行": "望舒中学",
    },
    "document": {
        "印发《青禾市水务局文明创建三年行动计划》": "《青禾市水务局文明创建三年行动计划》",
        "观看《我们这十年》": "《我们这十年》",
    },
    "slogan": {
        "打造“泉水叮咚”品牌": "“泉水叮咚”",
        "推行“三亮三比”": "“三亮三比”",
        "以“清风入户、廉润万家”为主题": "“清风入户、廉润万家”",
    },
    "honour": {
        "荣获全省卫生先进单位称号": "全省卫生先进单位",
        "评出一等奖3个": "一等奖3个",
        "被评为市级文明单位": "市级文明单位",
    },
    "quantity": {
        "开展活动33次": "33次",
        "惠及1.2万余人次": "1.2万余人",
        "到课率78%": "78%",
        "8月25日组织观看": "8月25日",
        "第26届运动会": "第26届",
        "办学习园地两期": "两期",
    },
    "contact": {
        "电话：0715-8123456": "0715-8123456",
        "手机13800001111": "13800001111",
        "邮箱：abc@example.cn": "abc@example.cn",
        "联系电话:xxx02696": "xxx02696",
    },
}
CASES = [(kind, text, own) for kind, cases in OWN.items() for text, own in cases.items()]


@pytest.mark.parametrize(("kind", "text", "own"), CASES)
def test_what_belongs_to_the_unit_is_found(kind: str, text: str, own: str) -> None:
    found = entities(clean(text).text, text)
    assert any(e.kind == kind and own in e.text for e in found), found


@pytest.mark.parametrize(
    "text",
    [
        "坚持以习近平新时代中国特色社会主义思想为指导，增强“四个意识”、坚定“四个自信”，做到“两个维护”。",
        "落实《新时代公民道德建设实施纲要》和《中国共产党纪律处分条例》，用好“学习强国”平台。",
        "学习《中华人民共和国民法典》，以雷锋为榜样，弘扬“奉献、友爱、互助、进步”的志愿精神。",
        "深化文明城市、文明村镇创建，引导市民文明出行，营造良好网络环境，提高道德素养。",
        "各村镇、各街道要结合社区实际，充分发挥社区作用，组织开展文明实践活动。",
        "高度重视，成立专班，方向明确，任务落实，常抓不懈，安全有序，严格把关。",
        "动员全体干部、党员、群众，向上向善，阳光心态，文明新风，成功经验。",
        "扩大理论宣讲覆盖面，送书服务厂区职工，不能到会的及时告知学校，安全事关港口经营全局。",
    ],
)
def test_what_belongs_to_everyone_is_left_out(text: str) -> None:
    assert entities(text) == ()


def test_the_units_of_our_exemplars_are_found() -> None:
    found = {
        e.text
        for path in EXEMPLARS.glob("*/*.md")
        for e in entities(path.read_text("utf-8").split("---\n", 2)[2])
        if e.kind in ("place", "org")
    }
    assert {"霁川市热力集团有限公司", "望秋村", "澄砚市望舒中学", "溯宁市水务局", "苇笛湾街道"} <= found
    assert len(found) < 3 * len(list(EXEMPLARS.glob("*/*.md")))


def test_a_name_behind_a_role_is_found_whatever_follows() -> None:
    text = (
        "主要负责人李建国亲自部署，第一书记林晓燕帮助联系销路，村民黄秀莲反映问题，困难户欧阳志强领到物资。"
    )
    assert {"李建国", "林晓燕", "黄秀莲", "欧阳志强"} <= set(people(text))


def test_a_name_behind_a_leader_on_duty_is_found() -> None:
    text = "值班领导逯文静、包片领导郗国庆到岗，带班领导高度重视，分管领导全程参与，主管领导安排部署。"
    assert set(people(text)) == {"逯文静", "郗国庆"}


def test_places_of_water_and_mountains_are_found() -> None:
    text = "巡查北沙垸、石门垭口、青石坝和柳树渡口，水库大坝、农村码头、公路隧道和乡镇渡口完好，老码头翻新。"
    assert {"北沙垸", "石门垭口", "青石坝"} <= set(places(text))
    assert not {"水库大坝", "农村码头", "公路隧道", "乡镇渡口", "老码头"} & set(places(text))


def test_words_behind_a_role_are_no_names() -> None:
    text = (
        "党员干部高质量完成任务，书记带头讲课，居民自发参与，组长负责制，志愿者常态化服务，干部职工全员参加。"
    )
    assert set(people(text)) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("联系人 尚文婷", "尚文婷"),
        ("联系人尚文婷，电话0000-8123456", "尚文婷"),
        ("联系人现在是尚文婷", "尚文婷"),
        ("联系人（尚文婷）", "尚文婷"),
        ("尚文婷（联系人）", "尚文婷"),
        ("经办人 罗一鸣 电话13800138000", "罗一鸣"),
        ("签发人为冯建业", "冯建业"),
        ("审核人 任晓萍\n签发人 谭国庆", "谭国庆"),
        ("对接人：方晓雯", "方晓雯"),
        ("值守人员 阙小梅", "阙小梅"),
        ("记录 孟凡", "孟凡"),
        ("局长叫张卫国", "张卫国"),
        ("科长叫李勇，人很好", "李勇"),
        ("书记名叫韩雪梅", "韩雪梅"),
        ("队长换成了江一帆", "江一帆"),
        ("牵头领导是邬建军副主任", "邬建军"),
        ("村主任是位女同志，叫贺春梅", "贺春梅"),
        ("驾驶员姓名 褚国强", "褚国强"),
        ("署名 财务科 田佳怡", "田佳怡"),
        ("有事找尚文婷，13800138000", "尚文婷"),
        ("甄晓琳（0000-7654321）", "甄晓琳"),
        ("0000-8123456 尚文婷", "尚文婷"),
    ],
)
def test_a_name_is_proved_by_a_label_a_verb_or_a_number(text: str, name: str) -> None:
    assert name in set(people(text))


@pytest.mark.parametrize(
    "text",
    [
        "联系人另行通知，联系电话 待补",
        "对接人 还没定，主持人由办公室定",
        "责任人 单位主要负责人，值班人 时间表",
        "带头人 高标准，志愿者 金牌队伍，老人 常年独居",
        "局长叫我写总结，书记叫停了项目，主任叫好",
        "局长叫大家开会，老师叫学生起立",
        "书记是第一责任人，主任为组长，组长是分管领导",
        "主任是成功的关键，校长为何没来，书记为民服务",
        "联系人是办公室，签发人为局长，院长由副院长代理",
        "工作安排好，1200 1300 1400；满意率高，98.6%",
        "周一 学习，周二 走访",
    ],
)
def test_labels_verbs_and_figures_prove_nothing_beside_other_words(text: str) -> None:
    assert set(people(text)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "写中小学",
        "覆盖全市中小学12所",
        "再写三所小学的经验",
        "重点提医院的做法",
        "说说医院的情况",
        "先讲公司，再讲学校",
        "改中学为高中",
        "添上公司的事",
        "又写了小学，也写幼儿园",
    ],
)
def test_what_a_clerk_orders_to_be_written_is_no_unit(text: str) -> None:
    assert [e for e in entities(text) if e.kind in ("org", "place")] == []


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("写青禾中学的做法", "青禾中学"),
        ("再讲望舒小学", "望舒小学"),
        ("补写锦程物业公司", "锦程物业公司"),
    ],
)
def test_an_order_is_no_part_of_the_name_of_a_unit(text: str, own: str) -> None:
    assert {e.text for e in entities(text)} == {own}


_TOLD = (
    ("由片区长嵇广田牵头，楼栋长瞿二梅协助。", "嵇广田"),
    ("护林员巩连山、网格员苍小满轮流值守。", "巩连山 苍小满"),
    ("裘安河同志被评为先进工作者。", "裘安河"),
    ("栾春苇班组完成检修任务，竺一舟劳模工作室带徒六人。", "栾春苇 竺一舟"),
    ("邀请县医院主任医师匡禾生授课。", "匡禾生"),
    ("村民刁福岭、扈玉苗主动让地。", "刁福岭 扈玉苗"),
    ("校长池广宁致辞，教师代表宣一鸣发言。", "池广宁 宣一鸣"),
    ("民警厉冬岭为群众讲反诈案例。", "厉冬岭"),
    ("中共砚溪县委宣传部、砚溪县委政法委联合发文。", "砚溪县委宣传部 砚溪县委政法委"),
    ("岚屿市纪委监委通报典型问题。", "岚屿市纪委监委"),
    ("汀州市应急救援队赶赴现场。", "汀州市应急救援队"),
    ("恒澜冷链物流园区运营公司承担配送。", "恒澜冷链物流园区运营公司"),
    ("沐川县直机关工委开展评比。", "沐川县直机关工委"),
    ("检查南浦加油站、柳汀泵站和北坡二号仓库。", "南浦加油站 柳汀泵站 北坡二号仓库"),
    ("芦湾片区完成改造，岚浦变电站投运。", "芦湾片区 岚浦变电站"),
    ("在溧州市和鄢陵县召开座谈会。", "溧州市 鄢陵县"),
    ("赴政和县、南部县、江山市考察。", "政和县 南部县 江山市"),
    ("走访翎湖社区、砚坪村和沅口镇。", "翎湖社区 砚坪村 沅口镇"),
)


@pytest.mark.parametrize(("text", "names"), _TOLD)
def test_people_bodies_and_places_are_found_by_their_form(text: str, names: str) -> None:
    found = [e.text for e in entities(text)]
    assert all(any(name in one for one in found) for name in names.split()), found


_NOBODY = (
    "各片区、各加油站要落实责任。",
    "新建变电站两座，改造老旧厂房三万平方米。",
    "冷静应对突发情况，严防死守。",
    "推进城乡公交一体化，振兴乡村旅游。",
    "为零排放工厂和上市企业提供服务。",
    "闻令而动，战斗在一线。",
    "宣传部门要加强引导，组织部门要抓好培训。",
    "会同市场监管部门检查餐饮单位。",
    "修缮危桥梁体，疏通河道。",
    "山区群众饮水问题得到解决。",
    "指定学校不得收费，可向社区申请。",
    "幸福感不断提升，幸好处置及时。",
    "荆棘丛生的荒坡变成果园。",
    "池塘边设置警示牌。",
    "卓有成效地开展工作，卓越班组评选结束。",
    "虞美人等花卉基地带动增收。",
    "雍容大方，燕子归巢。",
)


@pytest.mark.parametrize("text", _NOBODY)
def test_words_that_look_like_names_are_none(text: str) -> None:
    assert not [e for e in entities(text) if e.kind in ("person", "org", "place")]


@pytest.mark.parametrize("text", ["镇村干部包山头，护林员管路口。", "主任医师张榜公布名单。"])
def test_a_verb_that_is_a_surname_too_begins_no_name(text: str) -> None:
    assert not [found for found in entities(text) if found.kind is EntityKind.PERSON]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("经研究，任命令狐青同志为馆长。", {"令狐青"}),
        ("村民农有才家因病返贫，律师练晓峰到场。", {"农有才", "练晓峰"}),
        ("扎西顿珠、哈斯其其格、覃小荷三位代表发言。", {"扎西顿珠", "哈斯其其格", "覃小荷"}),
        ("司马文渊老师从师范大学调来。", {"司马文渊"}),
        ("党支部书记欧阳大有正带着大家修渠。", {"欧阳大有"}),
        ("出席：亓官亮　查良木　逄志民", {"亓官亮", "查良木", "逄志民"}),
        ("学生都能按时到校，干部相关责任要压实，代表国家利益发言。", set()),
        ("农业农村局办公会研究了法规。", set()),
    ],
)
def test_rare_names_are_known_where_everything_says_so(text: str, names: set[str]) -> None:
    assert {e.text for e in entities(text, text) if e.kind is EntityKind.PERSON} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("巡查鹰嘴山、黑松岭、二道垭一线。", {"鹰嘴山", "黑松岭", "二道垭"}),
        ("在麻柳河老鸦滩设置警示牌。", {"麻柳河", "老鸦滩"}),
        ("对石门村、老旧小区、背街小巷、路口逐一检查。", {"石门村"}),
        ("一号泵站、五里闸、北干渠由专人看护。", {"一号泵站", "五里闸", "北干渠"}),
        ("在桐花巷、北门口开设店铺，在桐花巷、沿街商铺走访。", {"桐花巷"}),
        ("走访道路、桥梁、河湖，检查车站、码头。", set()),
    ],
)
def test_neighbours_tell_a_place(text: str, names: set[str]) -> None:
    assert names == set(places(text)) if names else not set(places(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("县水利局、市委组织部和团县委参加。", {"县水利局", "市委组织部", "团县委"}),
        ("请综合科、人力资源部报局机关党委。", {"综合科", "人力资源部", "局机关党委"}),
        ("县民族宗教事务局、省委第四巡视组到会。", {"县民族宗教事务局", "省委第四巡视组"}),
        ("各县水利局、全市教育局要认真贯彻市委部署，妥善应急处置。", set()),
        ("加强城市更新，市民服务要优化，市场监管要从严。", set()),
    ],
)
def test_offices_that_everybody_has_are_told_and_nothing_to_avoid(text: str, told: set[str]) -> None:
    assert {e.text for e in names_told(text) if e.kind is EntityKind.OFFICE} == told
    assert not {e for e in entities(text) if e.kind is EntityKind.OFFICE}
