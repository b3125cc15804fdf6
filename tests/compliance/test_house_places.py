"""What the unit's own list avoids is written anew where it stands as a word by itself, else shown."""

from pathlib import Path

import pytest

from bot.compliance.checker import apply_fixes, check
from bot.compliance.house_places import in_house_words
from bot.compliance.rule import Context
from bot.domain.finding import Finding, FixKind
from bot.domain.house_word import HouseWord
from tests.commands.shell import gongwen


def _house(*pairs: str) -> tuple[HouseWord, ...]:
    forms = (pair.split("→") for pair in pairs)
    return tuple(HouseWord(avoided, used, "") for avoided, used in forms)


def _found(text: str, house: tuple[HouseWord, ...]) -> list[Finding]:
    return [finding for finding in check(text, Context(house=house)) if finding.rule == "Y903"]


@pytest.mark.parametrize(
    ("pair", "text"),
    [
        ("三项→四项", "落实三项制度。"),
        ("一百→两百", "共一百户。"),
        ("两会→三会", "服务两会。"),
        ("公里→里", "修路5公里，再修三公里。"),
        ("小学→学校", "第三小学放假。"),
        ("今年→2026年", "今年开工。"),
        ("农村→乡村", "农村商业银行放贷。"),
        ("清江→青江", "清江水务有限公司承建。"),
        ("半年→全年", "完成半年任务。"),
        ("群众→居民", "慰问职工群众。"),
        ("服务中心→政务服务中心", "围绕发展、服务中心工作。"),
        ("水务局→水利局", "清江水务局供水有限公司停水。"),
        ("水务局→水利局", "县水务局供水公司停水。"),
        ("政务中心→政务服务中心", "到云岭县政务中心学习。"),
        ("义务讲解→志愿讲解", "义务讲解服务队成立。"),
        ("财政局→财政厅", "县财政局国库集中支付中心办理。"),
        ("公安局→警察局", "县公安局值班。"),
        ("小组→专班", "村民小组开会。"),
        ("政务中心→政务服务中心", "请联系【待补：政务中心电话】。"),
        ("张伟→张玮", "张伟到会。"),
        ("伟民→为民", "张伟民到会。"),
        ("建设→建造", "李建设到会。"),
        ("清办→清府办", "按清办发〔2026〕3号文办理。"),
        ("清政办→清府办", "按照清政办[2026]3号办理。"),
        ("APP→应用", "网址是www.APP.gov.cn，下载MyAPP。"),
        ("政务中心→政务服务中心", "牌子是“政务中心”。"),
        ("政务中心→政务服务中心", "牌子是‘政务中心’。"),
        ("政务中心→政务服务中心", '牌子是"政务中心"。'),
        ("政务中心→政务服务中心", "牌子是'政务中心'。"),
        ("政务中心→政务服务中心", "牌子是「政务中心」。"),
        ("政务中心→政务服务中心", "牌子是『政务中心』。"),
        ("政务中心→政务服务中心", "按《办好〈政务中心〉的通知》办。"),
        ("政务中心→政务服务中心", "他说：“到了政务中心，没人。\n政务中心关了门。\n又去政务中心。”"),
        ("政务中心→政务服务中心", "他说政务中心关门”，走了。"),
        ("政务中心→政务服务中心", '他说："政务中心关门，走了。'),
    ],
)
def test_what_is_a_figure_a_name_a_citation_or_unsure_is_shown_and_stays(pair: str, text: str) -> None:
    house = _house(pair)
    avoided, used = pair.split("→")
    shown = _found(text, house)
    assert apply_fixes(text, shown) == in_house_words(text, house) == text
    assert len(shown) == text.count(avoided)
    assert {f.fix.kind for f in shown} == {FixKind.SUGGEST}
    assert {f.fix.replacement for f in shown} == {used}


@pytest.mark.parametrize(
    ("pair", "text"),
    [
        ("民工→务工人员", "发放农民工工资，推进惠民工程，做好便民工作。"),
        ("同意→赞同", "会上有不同意见。"),
        ("会员→成员", "慰问工会员工。"),
        ("中医→国医", "李护士在中医院工作。"),
        ("残疾→残障", "帮助残疾人就业。"),
        ("城管→综合执法", "改善县城管理。"),
        ("张伟→张玮", "张伟民到会。"),
    ],
)
def test_what_is_a_part_of_another_word_is_no_finding(pair: str, text: str) -> None:
    house = _house(pair)
    assert _found(text, house) == []
    assert in_house_words(text, house) == text


@pytest.mark.parametrize(
    ("pair", "text", "mended"),
    [
        ("水务局→水利局", "市水务局牵头办理。", "市水利局牵头办理。"),
        ("民工→务工人员", "为民工讨回工资。", "为务工人员讨回工资。"),
        ("贫困户→脱贫户", "走访贫困户12户。", "走访脱贫户12户。"),
        ("领导班子→班子", "领导班子成员带头学习。", "班子成员带头学习。"),
        ("政务中心→政务服务中心", "县政务中心开放。", "县政务服务中心开放。"),
        ("政务中心→政务服务中心", "“好”，到政务中心办事。", "“好”，到政务服务中心办事。"),
        ("政务中心→政务服务中心", "他说：“关门”\n政务中心开放。", "他说：“关门”\n政务服务中心开放。"),
        ("水务局→水利局", "水务局局长带头。", "水利局局长带头。"),
        ("民工→务工人员", "慰问5个民工家庭。", "慰问5个务工人员家庭。"),
        ("同意→赞同", "县政府同意。", "县政府赞同。"),
        ("民工→务工人员", "慰问民工、医院职工。", "慰问务工人员、医院职工。"),
        ("财政局→财政厅", "财政局召开公司负责人会议。", "财政厅召开公司负责人会议。"),
        ("义务讲解→志愿讲解", "义务讲解12场。", "志愿讲解12场。"),
        ("青石镇文化站→青石镇综合文化站", "青石镇文化站展出。", "青石镇综合文化站展出。"),
        ("12345热线→12345政务热线", "接通12345热线。", "接通12345政务热线。"),
    ],
)
def test_what_stands_by_itself_is_written_as_the_list_has_it(pair: str, text: str, mended: str) -> None:
    house = _house(pair)
    assert apply_fixes(text, _found(text, house)) == in_house_words(text, house) == mended


def test_entries_that_contradict_each_other_change_nothing() -> None:
    text = "到政务中心办事，政务大厅开放。"
    house = _house("政务中心→政务大厅", "政务大厅→政务中心")
    assert apply_fixes(text, _found(text, house)) == in_house_words(text, house) == text


def test_a_shorter_form_at_the_end_of_a_text_is_found_whole() -> None:
    house = _house("政务中心→政务服务中心", "政务中心管理办公室→管理办公室")
    assert in_house_words("到政务中心", house) == "到政务服务中心"


def test_the_command_mends_no_more_than_that(tmp_path: Path) -> None:
    (tmp_path / "稿.txt").write_text("民工到政务中心反映农民工工资问题，共一百户。", "utf-8")
    words = "不用,改用\n民工,务工人员\n政务中心,政务服务中心\n一百,两百\n"
    (tmp_path / "用语.csv").write_text(words, "utf-8")
    gongwen("check", str(tmp_path / "稿.txt"), "--words", str(tmp_path / "用语.csv"), "--fix")
    mended = "务工人员到政务服务中心反映农民工工资问题，共一百户。"
    assert (tmp_path / "稿.txt").read_text("utf-8") == mended
