"""The whole document in one go: parted into its sections, with what went wrong done one by one."""

from collections.abc import AsyncGenerator, Callable, Sequence
from pathlib import Path

from pydantic import BaseModel

from bot.errors import ModelCut, ModelUnreachable
from bot.llm.model import Chunk, Message
from tests.fakes import Held, ScriptedModel, drafted
from tests.talk import Talk, at_first_question, talking, texts


async def _ordered(talk: Talk) -> str:
    await at_first_question(talk)
    await talk.says("中心组学习7次")
    await talk.says("服务队开展志愿服务32场")
    await talk.says("直接成稿")
    return texts(await talk.waits())


def _without(heading: str) -> Callable[[str], str]:
    return lambda asked: "\n".join(line for line in drafted(asked).splitlines() if heading not in line)


async def test_one_call_writes_every_section_with_its_own_check_and_sources(home: Path) -> None:
    model = ScriptedModel(drafted)
    async with talking(home, model) as talk:
        said = await _ordered(talk)
        document = await talk.document()
        assert "版本 1/1" in said and f"《{document.title}》全文" in said
        assert len(model.asked) == 1 and len(talk.channel.frames) > 1
        assert not any("⟨" in frame for frame in talk.channel.frames)
        for section in document.live:
            assert section.current and section.current.text.startswith("本节写的是")
        tagged = [c for s in document.live if s.current for c in s.current.provenance.clauses]
        assert any("中心组学习7次" in clause.text for clause in tagged)


async def test_where_a_heading_is_missing_the_two_sections_are_drafted_one_by_one(home: Path) -> None:
    model = ScriptedModel(_without("志愿服务"), drafted, drafted)
    async with talking(home, model) as talk:
        await _ordered(talk)
        assert len(model.asked) == 3
        assert all(section.current for section in (await talk.document()).live)


async def test_what_came_before_the_line_broke_is_kept_and_the_rest_drafted(home: Path) -> None:
    async with talking(home, _Breaking(drafted, cut=0.5)) as talk:
        said = await _ordered(talk)
        document = await talk.document()
        assert all(section.current for section in document.live)
        assert all(len(section.versions) == 1 for section in document.live)
        assert "没有写完" not in said


async def test_a_name_that_nobody_told_in_what_came_before_the_line_broke_is_drafted_again(
    home: Path,
) -> None:
    def inventing(asked: str) -> str:
        return drafted(asked).replace("各项工作有序推进。", "由⟦人9⟧牵头。", 1)

    async with talking(home, _Breaking(inventing, drafted, cut=0.7)) as talk:
        await _ordered(talk)
        document = await talk.document()
        written = [s.current for s in document.live if s.current]
        assert len(written) == len(document.live)
        assert not any("⟦" in version.text or "牵头" in version.text for version in written)
        # What stands behind the wrong one and is whole is kept.
        sent = [await talk.sent(version) for version in written]
        whole = [requests for requests in sent if "【现在写】全文" in requests[-1]]
        assert len(whole) > 1
        assert not any("⟦人9" in frame for frame in talk.channel.frames)


async def test_where_nobody_answers_each_section_says_so(home: Path) -> None:
    model = ScriptedModel(*[ModelUnreachable("连不上。")] * 20)
    async with talking(home, model) as talk:
        said = await _ordered(talk)
        assert said.count("没有写成") == len((await talk.document()).live)


async def test_a_stop_keeps_every_section_as_far_as_it_came(home: Path) -> None:
    held = Held("")
    async with talking(home, ScriptedModel(held)) as talk:
        await at_first_question(talk)
        await talk.says("中心组学习7次")
        first = (await talk.document()).live[1].plan
        held.text = f"全镇抓了学习。\n一、{first.part}\n（一）{first.heading}\n中心组学习"
        await talk.says("直接成稿")
        await held.begun.wait()
        assert "正在起草：全文" in texts(await talk.says("/status"))
        assert "写出来的 2 节" in texts(await talk.says("停"))
        versions = [v for s in (await talk.document()).live for v in s.versions]
        assert [v.text for v in versions] == ["全镇抓了学习。", "中心组学习"]
        assert not any(v.complete for v in versions)


async def test_a_section_deleted_while_the_whole_is_drafted_stays_deleted(home: Path) -> None:
    held = Held("", drafted)
    async with talking(home, ScriptedModel(held)) as talk:
        await at_first_question(talk)
        await talk.goes_through("中心组学习8次")
        await talk.says("直接成稿")
        await held.begun.wait()
        await talk.says("删掉存在问题")
        left = [section.id for section in (await talk.document()).live]
        held.go_on.set()
        said = texts(await talk.waits())
        assert [section.id for section in (await talk.document()).live] == left
        assert "存在问题" not in said and said.count("版本 1/1") == len(left)
        await talk.says("撤销")
        back = [section for section in (await talk.document()).live if section.id not in left]
        assert back and not any(section.current for section in back)


async def test_a_deleted_section_that_did_not_come_out_is_not_drafted_again(home: Path) -> None:
    held = Held("", "中心组学习8次⟨1⟩。")
    model = ScriptedModel(held, *[drafted] * 20)
    async with talking(home, model) as talk:
        await at_first_question(talk)
        await talk.goes_through("中心组学习8次")
        await talk.says("直接成稿")
        await held.begun.wait()
        await talk.says("删掉存在问题")
        left = (await talk.document()).live
        held.go_on.set()
        await talk.waits()
        assert len(model.asked) == 1 + len(left)
        assert [s.id for s in (await talk.document()).live] == [s.id for s in left]


class _Breaking(ScriptedModel):
    """Breaks off in its first answer, and then answers to the end."""

    def __init__(self, first: Callable[[str], str], *rest: Callable[[str], str], cut: float) -> None:
        super().__init__(first, *(rest or (first,)) * 20)
        self._cut = cut

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        form: type[BaseModel] | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        whole = not self.asked
        said = 0
        async for chunk in super().stream(messages, temperature=temperature, form=form):
            said += len(chunk.text)
            if whole and said > self._cut * len(drafted(messages[-1].content)):
                raise ModelCut("断了。", "")
            yield chunk
