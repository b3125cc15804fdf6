"""Long lists of findings and of exemplars fold: what is looked up leaves what is to be decided in sight."""

from collections.abc import Sequence
from pathlib import Path

from bot.conversation.replies import Reply, Response, Say
from tests.conversation.test_checking import _TEXT
from tests.conversation.test_releasing import _written
from tests.talk import at_first_question, talking


def _folded(replies: Sequence[Reply | Response]) -> list[Say]:
    return [reply for reply in replies if isinstance(reply, Say) and reply.folded]


async def test_the_findings_of_a_check_fold_under_what_they_come_to(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("/check")
        [told] = _folded(await talk.says(_TEXT))
        [listed] = told.folded
        head = told.text.removesuffix(f"\n{listed}")
        assert head.startswith("共 ")
        assert "\n" not in head
        assert "\n第3行 错误 P01" in listed


async def test_what_holds_a_file_up_folds_and_the_first_question_does_not(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk, "读者活动18场，服务2600人次")
        listed, asked = await talk.says("导出 Word")
        [told] = _folded([listed])
        assert told.text.startswith("导出前有 ")
        assert told.folded[0].startswith("1. ")
        assert not _folded([asked])


async def test_what_is_found_in_a_draft_folds_and_its_text_does_not(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("集中学习6次", "起草这节", "改一改")
        [draft] = _folded(await talk.says("一是集中学习,9次，上级领导XX到场。" * 3))
        assert all(line.startswith("· ") for line in draft.folded[0].splitlines())
        assert draft.text.endswith(draft.folded[0])
        assert "集中学习" in draft.text.removesuffix(draft.folded[0])


async def test_a_passage_of_an_exemplar_folds_under_its_source(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk, "帮我写青石镇人民政府2026年上半年志愿服务工作总结")
        await talk.says("看同类怎么写")
        shown = _folded(await talk.waits())
        assert shown
        for passage in shown:
            source, _, text = passage.text.partition("\n")
            assert source.startswith("【范例】")
            assert passage.folded == (text,)
