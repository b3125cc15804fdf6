"""A document ordered as a whole is read through, handed over, and its proposals are decided about."""

import io
import json
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from bot.domain.document import Author, Document, Section
from bot.domain.finding import Finding, Fix, FixKind, Severity
from bot.drafting.review.reviewer import Reviewer
from bot.errors import ModelUnreachable
from tests.fakes import Held, ScriptedModel, drafted
from tests.talk import Talk, at_first_question, talking, texts

_FILLER = "各项工作有序推进。"
_COPIED = "以网格为单元把服务送到家门口让老人在熟悉的院子里就能理发量血压听讲座"


async def _ordered(talk: Talk) -> str:
    await at_first_question(talk)
    for said in ("中心组学习7次", "不对，学习是8次", "满意度还没出来先空着", "服务队开展志愿服务32场"):
        await talk.goes_through(said)
    await talk.says("直接成稿")
    return texts(await talk.waits())


async def _section(talk: Talk, words: str) -> Section:
    document = await talk.document()
    return next(s for s in document.live if s.current and words in s.current.text)


def _better(asked: str) -> str:
    """Mend the section about studying, as its line in the draft has it."""
    line = next(line for line in asked.splitlines() if "学习8次⟨" in line)
    edit = {"find": f"{line.split('。')[0]}。{_FILLER}", "replace": f"{line.split('。')[0]}。学习有计划。"}
    return json.dumps({"edits": [edit]}, ensure_ascii=False)


def _proposing(asked: str) -> str:
    """Draft the whole, with a proposal in the last two sections."""
    return drafted(asked).replace(_FILLER * 5, "优先安排基础薄弱的村⟨拟⟩。定期听取意见⟨拟⟩。")


async def test_after_the_last_draft_the_whole_is_mended_shown_and_handed_over(home: Path) -> None:
    async with talking(home, ScriptedModel(drafted), reviewer=ScriptedModel(_better)) as talk:
        said = await _ordered(talk)
        section = await _section(talk, "学习有计划")
        assert [v.author for v in section.versions] == [Author.MODEL, Author.MODEL]
        assert section.current and section.current.provenance.clauses
        assert said.count("》全文") == 1
        note = said.rpartition("》全文")[2]
        assert "已按更正：中心组学习7次 → 中心组学习8次" in note
        assert "待补：" in note and "满意度" in note
        await talk.says("撤销")
        assert "学习有计划" not in texts([*talk.all[-3:]])
        assert not [s for s in (await talk.document()).live if s.current and "学习有计划" in s.current.text]


async def test_a_stop_in_the_review_leaves_the_drafts(home: Path) -> None:
    held = Held("{")
    async with talking(home, ScriptedModel(drafted), reviewer=ScriptedModel(held)) as talk:
        await at_first_question(talk)
        await talk.goes_through("中心组学习7次")
        await talk.says("直接成稿")
        await held.begun.wait()
        assert "已停下 1 项" in texts(await talk.says("停"))
        document = await talk.document()
        assert all(len(s.versions) == 1 and s.current and s.current.complete for s in document.live)


_INVENTION = "服务群众9876人次，获评全国文明镇。"


def _inventing(asked: str) -> str:
    """Draft the whole with something that nobody told."""
    return drafted(asked).replace(_FILLER, _INVENTION, 1)


def _whole(document: Document) -> str:
    return "\n".join(s.current.text for s in document.live if s.current)


async def test_what_nobody_told_is_struck_where_the_reviewer_does_not_answer(home: Path) -> None:
    reviewer = ScriptedModel(*[ModelUnreachable("连不上。")] * 3)
    async with talking(home, ScriptedModel(_inventing), reviewer=reviewer) as talk:
        said = await _ordered(talk)
        text = _whole(await talk.document())
        assert "9876" not in text and "【待补：" in text
        before, _, _ = said.partition("》全文")
        assert "连不上。全文还没通读核过" in before
        await talk.says("撤销")
        assert "9876" in _whole(await talk.document())


async def test_what_nobody_told_is_struck_where_the_review_is_stopped_and_the_whole_is_handed_over(
    home: Path,
) -> None:
    held = Held("{")
    async with talking(home, ScriptedModel(_inventing), reviewer=ScriptedModel(held)) as talk:
        await at_first_question(talk)
        await talk.goes_through("中心组学习7次", "不对，学习是8次")
        await talk.says("直接成稿")
        await held.begun.wait()
        said = texts(await talk.says("停"))
        assert "9876" not in _whole(await talk.document())
        assert "已按更正：中心组学习7次 → 中心组学习8次" in said.rpartition("》全文")[2]
        await talk.says("撤销")
        assert "9876" in _whole(await talk.document())


async def test_a_review_that_fails_still_hands_the_whole_over(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Reviewer, "review", broken)
    async with talking(home, ScriptedModel(drafted), reviewer=ScriptedModel()) as talk:
        said = await _ordered(talk)
        assert "没有做成。全文还没通读核过" in said
        assert "已按更正：中心组学习7次 → 中心组学习8次" in said.rpartition("》全文")[2]


async def test_what_the_user_changed_meanwhile_stays_hers(home: Path) -> None:
    held = Held("", lambda asked: _better(asked))
    async with talking(home, ScriptedModel(drafted), reviewer=ScriptedModel(held)) as talk:
        await at_first_question(talk)
        await talk.goes_through("中心组学习8次")
        await talk.says("直接成稿")
        await held.begun.wait()
        section = await _section(talk, "学习8次")
        await talk.says("把“有序推进”改成“稳步推进”", about=section.id)
        held.go_on.set()
        await talk.waits()
        mine = await _section(talk, "学习8次")
        assert mine.current and mine.current.author is Author.USER
        assert "稳步推进" in mine.current.text and len(mine.versions) == 2


async def test_a_section_deleted_during_the_review_stays_deleted(home: Path) -> None:
    held = Held("", _better)
    async with talking(home, ScriptedModel(drafted), reviewer=ScriptedModel(held)) as talk:
        await at_first_question(talk)
        await talk.goes_through("中心组学习8次")
        await talk.says("直接成稿")
        await held.begun.wait()
        section = await _section(talk, "学习8次")
        await talk.says(f"删{(await talk.document()).live.index(section) + 1}")
        held.go_on.set()
        said = texts(await talk.waits())
        assert section.id not in [s.id for s in (await talk.document()).live]
        assert "学习有计划" not in said


async def test_without_a_model_the_note_comes_with_the_skeleton(home: Path) -> None:
    async with talking(home) as talk:
        said = await _ordered(talk)
        assert "已按更正：中心组学习7次 → 中心组学习8次" in said.rpartition("》全文")[2]


async def test_proposals_are_kept_or_struck_one_by_one_and_a_struck_one_comes_back(home: Path) -> None:
    model, critic = ScriptedModel(_proposing), ScriptedModel('{"edits": []}')
    async with talking(home, model, reviewer=critic) as talk:
        said = await _ordered(talk)
        count = sum(s.current.text.count("优先安排") for s in (await talk.document()).live if s.current)
        assert f"我替您拟的：{2 * count} 句" in said
        shown = texts(await talk.says("逐句看"))
        assert "这句是我替您拟的" in shown and "优先安排基础薄弱的村。" in shown
        assert f"还有 {2 * count - 1} 句" in texts(await talk.says("留着"))
        struck = texts(await talk.says("删掉"))
        assert "删掉代拟的 1 句" in struck and f"1/{2 * count - 2}" in struck
        texts_now = [s.current.text for s in (await talk.document()).live if s.current]
        assert sum(text.count("定期听取意见") for text in texts_now) == count - 1
        await talk.says("撤销")
        texts_now = [s.current.text for s in (await talk.document()).live if s.current]
        assert sum(text.count("定期听取意见") for text in texts_now) == count


@pytest.mark.parametrize("said", ["代拟都删", "把“各项工作”改成“各类工作”"])
async def test_what_was_copied_from_an_exemplar_stays_found_when_something_else_changes(
    home: Path, said: str
) -> None:
    model, critic = ScriptedModel(_proposing), ScriptedModel('{"edits": []}')
    async with talking(home, model, reviewer=critic) as talk:
        await _ordered(talk)
        section = (await talk.document()).live[-1]
        assert section.current
        text = f"{section.current.text}各项工作照办。{_COPIED}。"
        copied = Finding("L02", Severity.ERROR, 0, 0, _COPIED, "和范例相同。", "", Fix(FixKind.REGENERATE))
        at = text.index(_COPIED)
        found = (replace(copied, start=at, end=at + len(_COPIED)),)
        async with talk.store.write() as store:
            await store.add_version(
                section.id, replace(section.current, text=text, findings=found), show=True
            )
        await talk.says(said, about=section.id)
        changed = (await talk.document()).live[-1].current
        assert changed and changed.text != text
        [still] = changed.findings
        assert changed.text[still.start : still.end] == _COPIED


async def test_all_proposals_are_struck_at_once_or_kept_at_once(home: Path) -> None:
    model, critic = ScriptedModel(_proposing), ScriptedModel('{"edits": []}')
    async with talking(home, model, reviewer=critic) as talk:
        await _ordered(talk)
        struck = texts(await talk.says("代拟都删"))
        assert "删掉代拟的" in struck and "待您过目" not in struck
        assert not any("优先安排" in s.current.text for s in (await talk.document()).live if s.current)
        await talk.says("撤销")
        assert any("优先安排" in s.current.text for s in (await talk.document()).live if s.current)
        assert "都留下了" in texts(await talk.says("代拟都留"))
        assert "待您过目" not in texts(talk.all[-1:])


async def test_the_review_sheet_lists_what_was_proposed_and_what_each_sentence_rests_on(home: Path) -> None:
    model, critic = ScriptedModel(_proposing), ScriptedModel('{"edits": []}')
    async with talking(home, model, reviewer=critic) as talk:
        await _ordered(talk)
        await talk.goes_through("逐句看", "留着", "校核单")
        document = docx.Document(io.BytesIO(talk.files[-1].content))
        rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
        assert [row[2] for row in rows if row[1:2] == ["优先安排基础薄弱的村。"]][:1] == ["已确认"]
        assert any(row[1:] == ["定期听取意见。", "待确认"] for row in rows)
        assert any("中心组学习8次" in row[1] and "中心组学习8次" in row[2] for row in rows if len(row) == 3)


async def test_where_a_sentence_comes_from_is_answered_by_its_tags(home: Path) -> None:
    model, critic = ScriptedModel(_proposing), ScriptedModel('{"edits": []}')
    async with talking(home, model, reviewer=critic) as talk:
        await _ordered(talk)
        section = await _section(talk, "学习8次")
        said = texts(await talk.says("“中心组学习8次”这句从哪来？", about=section.id))
        assert "出自" in said and "号：中心组学习8次" in said
        said = texts(await talk.says("“定期听取意见”这句从哪来", about=section.id))
        assert "这句是我替您拟的" in said
        assert "没有找到这几个字" in texts(await talk.says("“没写过”这句谁说的", about=section.id))


async def test_a_sentence_is_found_in_the_whole_text_where_no_section_is_replied_to(home: Path) -> None:
    model, critic = ScriptedModel(_proposing), ScriptedModel('{"edits": []}')
    async with talking(home, model, reviewer=critic) as talk:
        await _ordered(talk)
        said = texts(await talk.says("“中心组学习8次”这句从哪来？"))
        assert "出自" in said and "号：中心组学习8次" in said
        assert "记下" not in said


async def test_what_only_sounds_like_a_question_about_a_source_is_heard(home: Path) -> None:
    model, critic = ScriptedModel(_proposing), ScriptedModel('{"edits": []}')
    async with talking(home, model, reviewer=critic) as talk:
        await _ordered(talk)
        said = texts(await talk.says("村里的钱从哪来、花到哪去都上墙公示，建成“三公开”栏12个"))
        assert "没有找到这几个字" not in said
        assert "建成“三公开”栏12个" in said
