"""What collections say to their visitors, and official prose that sounds like it."""

import pytest

from bot.corpus.cleaning.cleaner import clean
from bot.corpus.parsing.splitting import split

_BODY = (
    "一、加强领导\n成立防火领导小组，每月研究一次消防工作，把责任压实到每个车间和班组，逐级签订责任书。\n"
    "二、强化排查\n每周开展一次排查，建立隐患台账，限期整改，做到不留死角、不留盲区，整改情况张榜公布。\n"
    "三、加强宣传\n组织讲座和演练，提高职工自救能力，营造浓厚氛围。"
)


@pytest.mark.parametrize(
    "preface",
    [
        "凡事预则立，有了计划心里才有底。那么你真的懂得怎么写好计划吗？以下内容是我为大家精心挑选的文档，供大家学习和参考。",
        "日子过得真快，又到了写材料的时候。大家知道一份像样的报告该怎么写吗？",
        "那么关于方案的格式是怎样的呢？这里整理了几份，希望对您有所帮助。",
        "起草要点时要突出重点、条理清晰。下面这些范例可以帮助你更好地理解写作要领。",
        "总结的写作要结合实际，避免空泛。请大家阅读以下总结范文，从中获得一些思路。",
        "很多朋友为写总结犯愁，下面是小编筛选的消防总结，欢迎大家借鉴与参考。",
    ],
)
def test_a_preface_goes_whole(preface: str) -> None:
    assert clean(f"{preface}\n{_BODY}").text == _BODY


@pytest.mark.parametrize(
    "lead",
    [
        "为方便群众办事，现将有关材料清单整理如下，供大家参考。",
        "制定方案前要深入开展调查研究，充分听取群众意见。",
        "如何破解老旧小区消防难题？我局坚持问题导向，从三个方面入手。",
        "各单位要结合实际制定工作计划，明确时间表、路线图。",
        "以下是本次检查发现的主要问题，请对照整改。",
        "学校为学生推荐了一批优秀读物，开展好书分享活动，帮助大家养成阅读习惯。",
    ],
)
def test_a_documents_own_lead_stays(lead: str) -> None:
    assert clean(f"{lead}\n{_BODY}").text == f"{lead}\n{_BODY}"


@pytest.mark.parametrize(
    "title", ["2024年消防工作总结", "消防工作计划", "消防安全工作方案模板", "工作总结怎么写"]
)
@pytest.mark.parametrize("preface", ["", "下面是小编为大家整理的消防文档，希望能帮助到大家。\n"])
def test_the_title_of_a_page_is_no_document(title: str, preface: str) -> None:
    document = f"为做好消防工作，结合我厂实际，制定本方案。\n{_BODY}"
    head = f"{title}\n{preface}【篇1】\n"
    assert split(head + document).pieces == ((len(head), len(head + document)),)


def test_the_title_over_a_preface_names_the_page_where_documents_follow_without_markers() -> None:
    first = f"为做好消防工作，结合我厂实际，制定本方案。\n{_BODY}\n2024年3月1日"
    second = f"今年以来，我镇狠抓防火工作，现将情况总结如下：\n{_BODY}"
    head = "消防工作计划\n下面是小编为大家整理的消防文档，希望能帮助到大家。\n"
    places = split(f"{head}{first}\n{second}").pieces
    assert places == (
        (len(head), len(head + first)),
        (len(head + first) + 1, len(head + first + second) + 1),
    )


def test_a_single_document_keeps_its_title_over_a_preface() -> None:
    text = f"2024年消防工作总结\n下面是小编为大家整理的文档，希望能帮助到大家。\n{_BODY}"
    assert split(text).pieces == ((0, len(text)),)
