"""An outline by a model: ordered once the brief is confirmed, laid out as one step, and hers as well."""

import asyncio
import json
import re
from functools import partial
from pathlib import Path

import pytest

from bot.conversation.jobs import endings
from bot.conversation.steps.outline import planning as planning_step
from bot.domain.request import Replan
from bot.drafting.outline.proposing import names
from bot.errors import ModelUnreachable
from bot.texts.conversation import dialog
from bot.texts.prompting import planning
from bot.understanding.orders import orders
from bot.understanding.talk import Talk as Heard
from tests.drafting.planning.making import piece
from tests.fakes import Held, ScriptedModel, Step, drafted
from tests.talk import Talk, talking, texts

_REQUEST = (
    "帮我写青石镇人民政府2026年上半年志愿服务工作总结\n"
    "敬老服务开展12次。\n护河行动开展8次。\n不足是年轻志愿者少。\n下一步办志愿者培训班2期。"
)
_TITLE = "青石镇人民政府2026年上半年志愿服务工作情况总结"


def _number(words: str, asked: str) -> int:
    """Return the number under which a request tells an entry."""
    return int(re.findall(rf"^(\d+)｜.*{words}", asked, re.MULTILINE)[0])


def _plan(asked: str, *, care: str = "聚焦一老一小，做实邻里照护", kept: str = "") -> str:
    told = {word: _number(word, asked) for word in ("敬老", "护河", "年轻", "培训班")}
    sections = [
        piece(0, "", "lead", must=True, chars=120),
        piece(1, "主要做法", "group"),
        piece(2, care, "done", told["敬老"], chars=180),
        piece(2, "聚焦河道环境，抓好日常巡护", "done", told["护河"], chars=160),
        piece(1, "存在问题", "problem", told["年轻"], chars=90),
        piece(1, "下一步打算", "plan", told["培训班"], chars=150, must=True),
    ]
    if kept:
        number = re.findall(rf"^section (\d+)｜.*{kept}", asked, re.MULTILINE)[0]
        sections.insert(4, piece(1, kept, "state", section=int(number)))
    title = _TITLE.replace("青石镇人民政府", "⟦单位1⟧")
    return json.dumps({"title": title, "main_line": "小事办实", "sections": sections}, ensure_ascii=False)


async def _outline(talk: Talk) -> list[str]:
    return names([section.plan for section in (await talk.document()).live])


async def _confirmed(talk: Talk) -> str:
    await talk.goes_through(_REQUEST)
    return texts(await talk.says("确认"))


_PLANNED = [
    "导语",
    "（一）聚焦一老一小，做实邻里照护",
    "（二）聚焦河道环境，抓好日常巡护",
    "二、存在问题",
    "三、下一步打算",
]


async def test_the_clerk_is_told_at_once_and_shown_the_outline_when_it_has_come(home: Path) -> None:
    async with talking(home, ScriptedModel(_plan)) as talk:
        assert await _confirmed(talk) == planning.BEING_MADE
        shown = texts(await talk.waits())
        assert _TITLE in shown
        assert "聚焦河道环境" in shown
        assert await _outline(talk) == _PLANNED
        document = await talk.document()
        assert (document.title, document.main_line) == (_TITLE, "小事办实")
        at = {s.id: n for n, s in enumerate(document.live)}
        places = {f.text[:2]: at[f.section or 0] for f in (await talk.ledger()).facts}
        assert sorted(places.values()) == [1, 2, 3, 4]
        assert "总体成效" in texts(await talk.says("就用这个"))


async def test_a_plan_is_undone_as_one_step(home: Path) -> None:
    async with talking(home, ScriptedModel(_plan)) as talk:
        await _confirmed(talk)
        frame, facts = await _outline(talk), (await talk.ledger()).facts
        await talk.waits()
        assert "已撤销：排了提纲" in texts(await talk.says("撤销"))
        document = await talk.document()
        assert await _outline(talk) == frame
        assert (await talk.ledger()).facts == facts
        assert document.main_line == ""
        assert document.title != _TITLE


async def test_a_model_that_fails_leaves_the_usual_outline_and_says_so(home: Path) -> None:
    async with talking(home, ScriptedModel(ModelUnreachable("模型连不上。"))) as talk:
        await _confirmed(talk)
        frame = await _outline(talk)
        said = texts(await talk.waits())
        assert "模型连不上。提纲先用通常的分法" in said
        assert "下一步打算" in said
        assert await _outline(talk) == frame
        assert talk.button("就用这个")


async def test_what_the_clerk_changes_meanwhile_stands(home: Path) -> None:
    held = Held("", _plan)

    def again(asked: str) -> str:
        assert re.search(r"^section \d+｜level 1｜.*经费使用", asked, re.MULTILINE)
        return _plan(asked, kept="经费使用")

    async with talking(home, ScriptedModel(held, again)) as talk:
        await _confirmed(talk)
        await held.begun.wait()
        await talk.says("在存在问题前面加一个部分经费使用")
        added = [s.id for s in (await talk.document()).live if s.plan.part == "经费使用"]
        assert added
        held.go_on.set()
        await talk.waits()
        document = await talk.document()
        assert [s.id for s in document.live if s.plan.part == "经费使用"] == added
        assert "（二）聚焦河道环境，抓好日常巡护" in await _outline(talk)


async def test_another_outline_is_made_by_the_model_and_told_what_there_was(home: Path) -> None:
    def other(asked: str) -> str:
        assert "聚焦一老一小" in asked.split("【这一次】")[1]
        return _plan(asked, care="让老人身边有人")

    async with talking(home, ScriptedModel(_plan, other)) as talk:
        await _confirmed(talk)
        await talk.waits()
        assert texts(await talk.says("换一版")) == planning.BEING_REMADE
        await talk.waits()
        assert "（一）让老人身边有人" in await _outline(talk)


async def test_the_outline_is_made_anew_when_it_is_asked_for_in_words(home: Path) -> None:
    def other(asked: str) -> str:
        return _plan(asked, care="让老人身边有人")

    async with talking(home, ScriptedModel(_plan, other)) as talk:
        await _confirmed(talk)
        await talk.waits()
        await talk.says("就用这个")
        await talk.says("重排提纲")
        shown = texts(await talk.waits())
        assert "让老人身边有人" in shown
        assert "（一）让老人身边有人" in await _outline(talk)


async def test_drafts_wait_for_the_plan_and_are_of_its_sections(home: Path) -> None:
    held = Held("", _plan)
    drafts: list[Step] = ["本节内容。" * 60] * 30
    async with talking(home, ScriptedModel(held, *drafts)) as talk:
        await _confirmed(talk)
        await held.begun.wait()
        await talk.says("直接成稿")
        assert not any(s.versions for s in (await talk.document()).sections)
        held.go_on.set()
        await talk.waits()
        document = await talk.document()
        assert await _outline(talk) == _PLANNED
        assert all(s.versions for s in document.live)
        assert not any(s.versions for s in document.sections if s not in document.live)


@pytest.mark.parametrize("stopped", [False, True])
async def test_a_draft_that_a_plan_has_ended_leaves_nothing_on_the_screen(home: Path, stopped: bool) -> None:
    held = Held("一", drafted)
    model = ScriptedModel(_plan, held, partial(_plan, care="让老人身边有人"), *[drafted] * 10)
    async with talking(home, model) as talk:
        await _confirmed(talk)
        await talk.waits()
        await talk.says("直接成稿")
        await held.begun.wait()
        await talk.says("重排提纲")
        for _ in range(500):
            if "（一）让老人身边有人" in await _outline(talk):
                break
            await asyncio.sleep(0.01)
        if stopped:
            await talk.says("停")
        held.go_on.set()
        await talk.waits()
        assert talk.channel.in_progress == set()


_FAULTY = {"a plan": (planning_step, "lay_out"), "a draft": (endings, "keep_ending")}


@pytest.mark.parametrize("what", _FAULTY)
async def test_a_fault_in_ending_a_job_ends_the_job_and_is_said(
    home: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    async def failing(*_anything: object) -> None:
        raise RuntimeError

    model = ScriptedModel(_plan, *[drafted] * 30)
    async with talking(home, model) as talk:
        with monkeypatch.context() as broken:
            broken.setattr(*_FAULTY[what], failing)
            await _confirmed(talk)
            said = texts(await talk.waits())
            if what == "a draft":
                await talk.says("直接成稿")
                said = texts(await talk.waits())
        assert dialog.UNEXPECTED_JOB in said
        async with talk.store.read() as store:
            assert await store.waiting_jobs(talk.chat) == []
        assert talk.channel.in_progress == set()
        await talk.says("直接成稿")
        await talk.waits()
        assert all(section.current for section in (await talk.document()).live)


async def test_a_plan_can_be_stopped(home: Path) -> None:
    async with talking(home, ScriptedModel(Held("", _plan))) as talk:
        await _confirmed(talk)
        frame = await _outline(talk)
        said = texts(await talk.says("停"))
        assert "停" in said
        await talk.waits()
        assert await _outline(talk) == frame
        assert talk.button("就用这个")


async def test_with_hardly_anything_told_the_usual_outline_asks_for_it(home: Path) -> None:
    async with talking(home, ScriptedModel()) as talk:
        await talk.goes_through("帮我写青石镇人民政府2026年上半年志愿服务工作总结", "确认")
        assert talk.button("就用这个")


async def test_without_a_model_nothing_is_ordered(home: Path) -> None:
    async with talking(home) as talk:
        assert planning.BEING_MADE not in await _confirmed(talk)
        assert talk.button("就用这个")


async def test_a_plan_is_made_after_a_restart(home: Path) -> None:
    async with talking(home, ScriptedModel(Held("", _plan))) as talk:
        await _confirmed(talk)
    async with talking(home, ScriptedModel(_plan)) as talk:
        await talk.waits()
        assert await _outline(talk) == _PLANNED


def test_orders_for_another_outline_are_known() -> None:
    for said in ("重排提纲", "提纲重新排一下", "重新定一下提纲", "提纲换一版"):
        assert orders(said, Heard(())) == (Replan(),)
    assert orders("提纲按时间顺序重排", Heard(())) == (Replan("按时间顺序"),)
    assert orders("重排了座位", Heard(())) is None
