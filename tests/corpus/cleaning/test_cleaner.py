import pytest

from bot.corpus.cleaning.cleaner import clean

CASES = {
    "paywall": ("开展培##paidbegin##训活动。\n##paidend##", "开展培训活动。"),
    "advert in a sentence": (
        "营造见贤思齐、【更多公文素材，微信：gw zs88】\n崇德向善的氛围。",
        "营造见贤思齐、崇德向善的氛围。",
    ),
    "advert with blanks": ("形成长效机制。【 更多范文 ，微 信 ： g wz s88】", "形成长效机制。"),
    "advert in round brackets": ("提升素养（公众号：gongwen99）。", "提升素养。"),
    "advert of a line": ("第一句。\n想要更多范文，请加微信领取\n第二句。", "第一句。\n第二句。"),
    "advert of a sentence": ("推动落实。会员价格限时优惠中，有意加入请联系", "推动落实。"),
    "honest words stay": (
        "（一）加强群众文化建设\n推送更多学习资料，供党员下载。为工会会员群众争取优惠，引导关注公众号（含更多学习资料）。",
        "（一）加强群众文化建设\n推送更多学习资料，供党员下载。为工会会员群众争取优惠，引导关注公众号（含更多学习资料）。",
    ),
    "honest brackets stay": (
        "【重点任务】建好微信公众号（含视频号）。",
        "【重点任务】建好微信公众号（含视频号）。",
    ),
    "a remnant of a line": (
        "（三）推动全体干部职工把会议精神真正学深悟\n透。\n坚持全员学习。",
        "（三）推动全体干部职工把会议精神真正学深悟透。\n坚持全员学习。",
    ),
    "PDF blanks": (
        "深入学习贯彻新时代中国 特色社会主义思想， 坚持　守正",
        "深入学习贯彻新时代中国特色社会主义思想，坚持守正",
    ),
    "blanks around Latin stay": ("使用 WPS Office 办公，用时三天", "使用 WPS Office 办公，用时三天"),
    "blanks around figures in prose go": (
        "建成监测站 15 处，占比达到 73%。",
        "建成监测站15处，占比达到73%。",
    ),
    "blanks around figures in a title go": (
        "青禾县 2025 年春播工作总结\n今年以来，全县抢抓农时，完成春播任务。",
        "青禾县2025年春播工作总结\n今年以来，全县抢抓农时，完成春播任务。",
    ),
    "blanks behind the number of a part stay": (
        "第一部分 2024年工作总结\n一年来，各项工作有序推进。",
        "第一部分 2024年工作总结\n一年来，各项工作有序推进。",
    ),
    "blanks in the row of a table stay": ("监测站 15 处", "监测站 15 处"),
    "indent": ("　　一、工作情况  \n\n\n　　上半年。", "一、工作情况\n上半年。"),
    "ASCII marks": (
        "(一)强化领导,压实责任.各单位要做到:有计划;有落实!",
        "（一）强化领导，压实责任。各单位要做到：有计划；有落实！",
    ),
    "marks of numbers stay": (
        "投入1,200万元,增长3.5%(同比),9:30开始",
        "投入1,200万元，增长3.5%（同比），9:30开始",
    ),
    "heading points stay": ("一.工作情况\n1.加强学习.", "一.工作情况\n1.加强学习。"),
    "Latin brackets stay": ("见 f(x) 与 http://a.cn/b,c", "见 f(x) 与 http://a.cn/b,c"),
    "straight quotes": ('深化"四德"教育,配置"A4"纸', '深化“四德”教育，配置"A4"纸'),
    "masks": (
        "XX市XXXX局于20xx年召开第x届x中全会,**党委,联系电话:xxx02696",
        "××市××局于××年召开第××届××中全会，××党委，联系电话：××",
    ),
    "one cross": ("开展活动×次,参观*馆", "开展活动××次，参观××馆"),
    "a year behind a mask stays": ("××公司2025年总结", "××公司2025年总结"),
    "spurious mask": (
        "以X习近平新时代中国特色社会主义思想为指导",
        "以习近平新时代中国特色社会主义思想为指导",
    ),
    "words with x stay": (
        "用word、excel和X光机,规格3×5米,XML文件",
        "用word、excel和X光机，规格3×5米，XML文件",
    ),
    "broken after a comma": ("加强领导，\n压实责任。", "加强领导，压实责任。"),
    "broken in a word": (
        "积极做好人推荐工作。常态化开展我评议、我投\n票活动，弘扬新风。",
        "积极做好人推荐工作。常态化开展我评议、我投票活动，弘扬新风。",
    ),
    "a comma before a heading": (
        "共同提高的新格局，\n（二）创新方法。",
        "共同提高的新格局，\n（二）创新方法。",
    ),
    "a heading stays alone": (
        "（一）筑牢信念之基，开展宣传教育\n一是抓学习。",
        "（一）筑牢信念之基，开展宣传教育\n一是抓学习。",
    ),
    "a title stays alone": ("2025年工作总结\n今年以来，成效明显。", "2025年工作总结\n今年以来，成效明显。"),
    "a signature stays alone": (
        "特此报告。\n青禾市水务局\n2025年7月3日",
        "特此报告。\n青禾市水务局\n2025年7月3日",
    ),
    "paragraphs stay apart": ("第一段结束。\n第二段开始。", "第一段结束。\n第二段开始。"),
}


@pytest.mark.parametrize(("dirty", "clean_text"), CASES.values(), ids=CASES)
def test_noise_goes_and_the_rest_stays(dirty: str, clean_text: str) -> None:
    assert clean(dirty).text == clean_text
    assert clean(clean_text).text == clean_text


def test_a_text_wrapped_at_one_width_is_joined_again() -> None:
    paragraphs = [
        "今年上半年我局认真落实上级部署要求坚持把精神文明建设摆在突出位置"
        "与业务工作同谋划同部署同落实干部职工精神面貌焕然一新各项工作取得新的进展",
        "下一步我局将继续围绕中心服务大局不断丰富活动载体健全长效机制"
        "推动精神文明建设再上新台阶为全市高质量发展提供坚强的思想保证和精神动力",
    ]
    ended = [paragraph + "。" for paragraph in paragraphs]
    wrapped = "\n".join(p[at : at + 22] for p in ended for at in range(0, len(p), 22))
    assert clean(wrapped).text.split("\n") == ended
