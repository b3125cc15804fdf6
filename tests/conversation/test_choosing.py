"""Several wordings of a title or a paragraph to choose from: one is taken, or what stands is kept."""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bot.conversation.choices.section import ShowEarlier
from bot.conversation.replies import Reply, Say
from bot.domain import history
from bot.domain.document import Author, Progress, Section
from bot.domain.ledger import Reading
from bot.errors import ModelUnreachable
from tests.fakes import Held, ScriptedModel, Step, drafted, literal
from tests.talk import Talk, at_first_question, talking, texts

_TITLE = "青石镇人民政府2026年上半年精神文明建设工作总结"
_SHORTER = "青石镇2026年上半年精神文明建设工作总结"
_OTHER = "青石镇人民政府精神文明建设工作总结"
_FIRST = "上半年，镇里抓实理论学习，中心组学习7次⟨1⟩。"
_SECOND = "理论学习抓在经常，组织中心组学习7次⟨1⟩。"
_THIRD = "中心组学习7次⟨1⟩，以学促行。"


def _answer(*variants: str) -> str:
    return json.dumps({"variants": variants}, ensure_ascii=False)


def _in_two_paragraphs(asked: str) -> str:
    return re.sub("(?<=。)(?=各项)(?<!推进。)", "\n", drafted(asked))


async def _written(talk: Talk) -> Section:
    """Bring a document to its first draft, and return the section about the studying."""
    await at_first_question(talk)
    await talk.goes_through("中心组学习7次", "服务队开展志愿服务32场", "直接成稿")
    return await _studying(talk)


async def _studying(talk: Talk) -> Section:
    return next(s for s in (await talk.document()).live if s.versions and "学习7次" in s.versions[0].text)


async def _asked(talk: Talk, text: str, about: int = 0) -> str:
    return texts([*await talk.says(text, about), *await talk.waits()])


def _labels(replies: Sequence[Reply]) -> list[str]:
    last = replies[-1]
    return [b.label for row in last.keyboard for b in row] if isinstance(last, Say) else []


def _model(*variants: str, draft: Callable[[str], str] = drafted) -> ScriptedModel:
    return ScriptedModel(draft, _answer(*variants))


async def test_a_title_is_chosen_among_several_and_the_choice_undone(home: Path) -> None:
    async with talking(home, _model(_SHORTER, _OTHER, _TITLE)) as talk:
        await _written(talk)
        said = await _asked(talk, "标题换几个看看")
        assert _SHORTER in said and _OTHER in said
        assert _labels(talk.all) == ["用第1个", "用第2个", "还用现在的"]
        assert (await talk.document()).title == _TITLE
        assert f"《{_OTHER}》" in texts(await talk.says("用第2个"))
        assert (await talk.document()).title == _OTHER
        assert "已撤销" in texts(await talk.says("撤销"))
        assert (await talk.document()).title == _TITLE
        # What was shown can still be taken: the undo has only taken the choice back.
        await talk.says("用第1个")
        assert (await talk.document()).title == _SHORTER


async def test_the_title_that_stands_can_be_kept(home: Path) -> None:
    async with talking(home, _model(_SHORTER, _OTHER)) as talk:
        await _written(talk)
        await _asked(talk, "给几个标题")
        assert "没有动" in texts(await talk.says("还用现在的"))
        assert (await talk.document()).title == _TITLE


async def test_a_title_that_was_chosen_is_the_one_that_goes_out(home: Path) -> None:
    async with talking(home, _model(_SHORTER)) as talk:
        await _written(talk)
        await _asked(talk, "题目多来几个选选")
        await talk.says("用第1个")
        assert f"《{_SHORTER}》" in texts(await talk.says("看全文"))


async def test_titles_with_a_fault_are_not_offered(home: Path) -> None:
    wrong = (
        "青石镇人民政府2026年上半年精神文明建设9876项工作总结",
        "青石镇人民政府2026年上半年精神文明建设情况",
        "青石镇人民政府青石镇人民政府精神文明建设工作总结",
        "青石镇2026年上半年\n精神文明建设工作总结",
        "青石镇人民政府、红岩镇人民政府精神文明建设工作总结",
        "青石镇李大山同志精神文明建设工作总结",
        "⟦单位9⟧精神文明建设工作总结",
        "青石镇精神文明建设。工作总结",
        "青石镇“精神文明建设工作总结",
    )
    async with talking(home, ScriptedModel(drafted, *[_answer(title, _SHORTER) for title in wrong])) as talk:
        await _written(talk)
        for title in wrong:
            said = await _asked(talk, "标题换几个看看")
            assert _SHORTER in said and title not in said, title
            assert _labels(talk.all) == ["用第1个", "还用现在的"]


@pytest.mark.parametrize(
    "odd", ["\u200b", "\t", "\u2028", "\u00ad", "\u0007", "\u3000", "\ue000", "\U000f0000", "\u061c"]
)
async def test_a_character_that_no_paper_carries_costs_that_one_title_alone(home: Path, odd: str) -> None:
    async with talking(home, _model(f"青石镇{odd}精神文明建设工作总结", _SHORTER)) as talk:
        await _written(talk)
        said = await _asked(talk, "标题换几个看看")
        assert _SHORTER in said and odd not in said
        assert _labels(talk.all) == ["用第1个", "还用现在的"]


async def test_an_honour_that_nobody_told_is_no_epithet_of_a_title(home: Path) -> None:
    wrong = ("全国文明镇青石镇精神文明建设工作总结", "先进单位青石镇人民政府精神文明建设工作总结")
    async with talking(home, _model(*wrong, _SHORTER)) as talk:
        await _written(talk)
        said = await _asked(talk, "标题换几个看看")
        assert _SHORTER in said and "文明镇" not in said and "先进" not in said


async def test_an_honour_that_was_told_may_stand_in_a_title(home: Path) -> None:
    title = "全国文明镇青石镇精神文明建设工作总结"
    async with talking(home, _model(title)) as talk:
        await at_first_question(talk)
        await talk.goes_through("青石镇获评全国文明镇", "服务队开展志愿服务32场", "直接成稿")
        assert title in await _asked(talk, "标题换几个看看")


async def test_where_no_title_passes_it_is_said_and_nothing_changes(home: Path) -> None:
    async with talking(home, _model("精神文明建设9876项工作总结")) as talk:
        await _written(talk)
        said = await _asked(talk, "标题换几个看看")
        assert "没过校核" in said and "9876" not in said
        assert (await talk.document()).title == _TITLE


async def test_a_title_on_an_old_button_is_never_taken_for_another(home: Path) -> None:
    model = ScriptedModel(drafted, _answer(_SHORTER), _answer(_OTHER))
    async with talking(home, model) as talk:
        await _written(talk)
        await _asked(talk, "标题换几个看看")
        old = talk.button("用第1个")
        assert old
        await _asked(talk, "标题换几个看看")
        assert "过期了" in texts(await talk.taps(old))
        assert (await talk.document()).title == _TITLE


async def test_a_paragraph_is_chosen_with_its_sources_and_the_choice_undone(home: Path) -> None:
    model = _model(_FIRST, _SECOND, _THIRD, draft=_in_two_paragraphs)
    async with talking(home, model) as talk:
        section = await _written(talk)
        said = await _asked(talk, "第一段给两三个写法", section.id)
        assert "抓在经常" in said and "⟨" not in said
        assert _labels(talk.all) == ["用第1种", "用第2种", "用第3种", "还用现在的"]
        assert (await _studying(talk)).shown == section.shown
        assert "抓在经常" in texts(await talk.says("用第2种"))
        taken = (await _studying(talk)).current
        assert taken and taken.text == f"理论学习抓在经常，组织中心组学习7次。\n{'各项工作有序推进。' * 5}"
        assert any(clause.facts == (1,) for clause in taken.provenance.clauses)
        await talk.says("撤销")
        assert (await _studying(talk)).current == section.current


async def test_the_paragraph_that_stands_can_be_kept(home: Path) -> None:
    async with talking(home, _model(_FIRST)) as talk:
        section = await _written(talk)
        await _asked(talk, "这段给几种写法", section.id)
        assert "没有动" in texts(await talk.says("还用现在的"))
        assert (await _studying(talk)).current == section.current


async def test_a_paragraph_with_a_figure_nobody_told_or_without_its_fact_is_not_offered(home: Path) -> None:
    invented = "中心组学习7次⟨1⟩，服务群众9876人次。"
    async with talking(home, _model(invented, "学习抓在经常。", _FIRST)) as talk:
        section = await _written(talk)
        said = await _asked(talk, "这段给几种写法", section.id)
        assert "9876" not in said and "抓在经常" not in said and "抓实理论学习" in said
        assert _labels(talk.all) == ["用第1种", "还用现在的"]


async def test_what_is_no_single_paragraph_or_no_other_one_is_not_offered(home: Path) -> None:
    same = f"本节写的是中心组学习7次⟨1⟩。{'各项工作有序推进。' * 5}"
    async with talking(home, _model("学习7次⟨1⟩。\n以学促行。", same, _FIRST)) as talk:
        section = await _written(talk)
        await _asked(talk, "这段给几种写法", section.id)
        assert _labels(talk.all) == ["用第1种", "还用现在的"]


async def test_a_paragraph_that_a_hidden_mark_divides_is_not_offered(home: Path) -> None:
    async with talking(home, _model("以学促行。\u2028中心组学习7次⟨1⟩。", _FIRST)) as talk:
        section = await _written(talk)
        assert "以学促行" not in await _asked(talk, "这段给几种写法", section.id)
        assert _labels(talk.all) == ["用第1种", "还用现在的"]


async def test_wordings_that_are_declined_are_no_versions(home: Path) -> None:
    async with talking(home, _model(_FIRST, _SECOND)) as talk:
        section = await _written(talk)
        await _asked(talk, "这段给几种写法", section.id)
        assert (await _studying(talk)).versions == section.versions
        await talk.says("还用现在的")
        await talk.says("把“各项工作”改成“各方面工作”", section.id)
        await talk.taps(ShowEarlier(await talk.shown_version(await _studying(talk))))
        assert (await _studying(talk)).current == section.current


async def test_only_the_wording_that_is_taken_becomes_a_version(home: Path) -> None:
    async with talking(home, _model(_FIRST, _SECOND)) as talk:
        section = await _written(talk)
        await _asked(talk, "这段给几种写法", section.id)
        await talk.says("用第2种")
        taken = await _studying(talk)
        assert len(taken.versions) == 2 and taken.current and "抓在经常" in taken.current.text
        assert any("中心组学习7次" in sent for sent in await talk.sent(taken.current))
        await talk.says("撤销")
        await talk.says("用第1种")
        again = (await _studying(talk)).current
        assert again and "抓实理论学习" in again.text


async def test_an_offer_whose_section_has_changed_since_is_told_in_a_line(home: Path) -> None:
    async with talking(home, _model(_FIRST)) as talk:
        section = await _written(talk)
        await _asked(talk, "这段给几种写法", section.id)
        await talk.says("把“各项工作”改成“各方面工作”", section.id)
        stands = await _studying(talk)
        [reply] = await talk.says("用第1种")
        assert isinstance(reply, Say) and "后来改过" in reply.text and "\n" not in reply.text
        assert (await _studying(talk)) == stands and len(stands.versions) == 2


async def test_a_wording_with_a_fact_that_was_corrected_since_is_not_taken(home: Path) -> None:
    async with talking(home, _model(_FIRST)) as talk:
        section = await _written(talk)
        await _asked(talk, "这段给几种写法", section.id)
        async with talk.store.write() as store:
            document = await talk.document()
            await store.add_step(document.id, history.Step(0, "", Reading(withdrawn=(1,)), history.Before()))
        assert "后来改过" in texts(await talk.says("用第1种"))
        assert (await _studying(talk)).versions == section.versions


async def test_a_wording_on_an_older_button_has_expired(home: Path) -> None:
    async with talking(home, ScriptedModel(drafted, _answer(_FIRST), _answer(_SECOND))) as talk:
        section = await _written(talk)
        await _asked(talk, "这段给几种写法", section.id)
        old = talk.button("用第1种")
        assert old
        await _asked(talk, "这段给几种写法", section.id)
        assert "过期了" in texts(await talk.taps(old))
        assert (await _studying(talk)).versions == section.versions


async def test_a_wording_of_a_section_that_was_dropped_has_expired(home: Path) -> None:
    async with talking(home, _model(_FIRST)) as talk:
        section = await _written(talk)
        await _asked(talk, "这段给几种写法", section.id)
        async with talk.store.write() as store:
            await store.set_progress(section.id, Progress.DROPPED)
        button = talk.button("用第1种")
        assert button and "过期了" in texts(await talk.taps(button))


async def test_which_paragraph_is_asked_where_there_are_several(home: Path) -> None:
    async with talking(home, _model(_FIRST, draft=_in_two_paragraphs)) as talk:
        section = await _written(talk)
        said = await _asked(talk, "这段给几种写法", section.id)
        assert "哪一段" in said and _labels(talk.all) == ["第1段", "第2段"]
        assert "抓实理论学习" in texts([*await talk.says("第1段"), *await talk.waits()])
        assert "只有 2 段" in await _asked(talk, "第三段给几种写法", section.id)


async def test_a_paragraph_of_the_clerks_own_is_put_aside_only_with_a_word(home: Path) -> None:
    mine = "我们镇上半年组织中心组学习7次"
    async with talking(home, _model(_FIRST)) as talk:
        section = await _written(talk)
        await talk.says(f"把“本节写的是中心组学习7次”改成“{mine}”", section.id)
        await talk.says("只改这里")
        said = await _asked(talk, "这段给几种写法", section.id)
        assert "您亲手写的" in said
        stands = (await _studying(talk)).current
        assert stands and stands.author is Author.USER and mine in stands.text
        await talk.says("用第1种")
        await talk.says("撤销")
        assert (await _studying(talk)).current == stands


async def test_a_paragraph_that_was_changed_meanwhile_stays(home: Path) -> None:
    held = Held("", _answer(_FIRST))
    async with talking(home, ScriptedModel(drafted, held)) as talk:
        section = await _written(talk)
        await talk.says("这段给几种写法", section.id)
        await held.begun.wait()
        await talk.says("把“各项工作”改成“各方面工作”", section.id)
        held.go_on.set()
        said = texts(await talk.waits())
        assert "改过这一节" in said and "抓实理论学习" not in said
        assert len((await _studying(talk)).versions) == 2


async def test_without_a_model_one_line_says_that_it_needs_one(home: Path) -> None:
    async with talking(home) as talk:
        section = await _written(talk)
        for said in ("标题换几个看看", "这段给几种写法"):
            [reply] = await talk.says(said, section.id)
            assert isinstance(reply, Say) and "模型" in reply.text and "\n" not in reply.text
        assert (await _studying(talk)).current == section.current


async def test_a_stop_leaves_what_stands(home: Path) -> None:
    for said in ("标题换几个看看", "这段给几种写法"):
        held = Held("{")
        async with talking(home, ScriptedModel(drafted, held), chat=f"test:{said}") as talk:
            section = await _written(talk)
            await talk.says(said, section.id)
            await held.begun.wait()
            assert "正在起草：" in texts(await talk.says("/status"))
            stopped = await talk.says("停")
            assert "已停下 1 项" in texts(stopped) and len(stopped) == 1
            document = await talk.document()
            assert document.title == _TITLE and all(len(s.versions) == 1 for s in document.live)


async def test_a_model_that_does_not_answer_changes_nothing(home: Path) -> None:
    failing: tuple[Step, ...] = (ModelUnreachable("连不上。"),) * 2
    async with talking(home, ScriptedModel(drafted, *failing)) as talk:
        section = await _written(talk)
        for said in ("标题换几个看看", "这段给几种写法"):
            told = await _asked(talk, said, section.id)
            assert "连不上" in told and "没有动" in told
        assert (await _studying(talk)).current == section.current


async def test_what_was_asked_for_another_document_is_not_offered_here(home: Path) -> None:
    held = Held("", _answer(_SHORTER))
    async with talking(home, ScriptedModel(drafted, held)) as talk:
        await _written(talk)
        await talk.says("标题换几个看看")
        await held.begun.wait()
        await talk.says("/new")
        await talk.says("帮我写红岩镇人民政府2026年上半年志愿服务工作总结")
        held.go_on.set()
        said = texts(await talk.waits())
        assert _SHORTER not in said and _TITLE in said


async def test_it_is_heard_where_a_model_reads_too(home: Path) -> None:
    wanted = "帮我想想这一段还能怎么写，给三种写法，我拿去给主任挑一个"
    rewrite = {"do": "rewrite", "q": wanted, "how": "给三种写法供选择", "t": [{"place": "this"}]}

    def reading(asked: str) -> str:
        number = re.findall(rf"^\[(\d+)\].*{wanted}", asked, re.MULTILINE)
        return json.dumps({"requests": [{**rewrite, "m": int(number[-1])}]}) if number else literal(asked)

    async with talking(home, _model(_FIRST), reader=ScriptedModel(*[reading] * 4)) as talk:
        section = await _written(talk)
        assert "抓实理论学习" in await _asked(talk, wanted, section.id)
