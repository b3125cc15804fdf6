"""Whatever is listed has a button for each entry, and a number says only what it is the number of."""

from collections.abc import Sequence
from pathlib import Path

from bot.conversation.replies import Reply, Say
from tests.talk import at_first_question, talking, texts

_OTHER = "帮我写东湖小学2026年志愿服务工作要点"


def _labels(replies: Sequence[Reply]) -> list[str]:
    return [b.label for r in replies if isinstance(r, Say) for row in r.keyboard for b in row]


async def test_documents_are_listed_by_command_each_on_a_button(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("/new", _OTHER)
        labels = _labels(await talk.says("/documents"))
        assert [label[:2] for label in labels[:2]] == ["1.", "2."] and labels[-1] == "新建文稿"
        await talk.says(labels[1])
        assert "接着上次的" in texts(talk.all[-2:])


async def test_the_outline_has_a_button_for_each_section(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        labels = _labels(await talk.says("/outline"))
        assert labels[0] == "看“导语”" and len(labels) == 7
        assert "存在问题" in labels[5]
        assert "存在问题" in texts(await talk.says(labels[5]))
        await talk.goes_through("起草这节", "/outline")
        assert "版本 1/1" in texts(await talk.says(labels[5]))


async def test_a_section_that_may_be_one_of_several_is_asked_with_a_button_each(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.says("在3后加 志愿服务站点")
        replies = await talk.says("起草志愿服务那节")
        assert "您说的是哪一节" in texts(replies)
        labels = _labels(replies)
        assert labels == ["看“（三）志愿服务站点”", "看“（五）开展志愿服务，弘扬时代新风”"]
        assert "（三）志愿服务站点：" in texts(await talk.says(labels[0]))


async def test_each_gap_is_filled_by_its_button(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("志愿者180人", "直接成稿")
        labels = _labels(await talk.says("还差什么"))
        assert labels and all(label.startswith("填上：") for label in labels)
        assert "这里填什么" in texts(await talk.says(labels[0]))


async def test_an_article_of_the_text_is_no_entry_of_the_ledger(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("志愿者180人", "直接成稿")
        section = next(s for s in (await talk.document()).live if s.current and "180人" in s.current.text)
        await talk.goes_through("改一改")
        text = "第一条  志愿者每月服务一次，按次登记，由镇文明办核对。\n第二条  每季度公示一次服务时长。"
        await talk.says(f"{text}", about=section.id)
        said = await talk.says("第1条改成志愿者每月服务两次")
        assert "正文里有第一条，先没有动" in texts(said) and "改一改" in _labels(said)
        assert [fact.text for fact in (await talk.ledger()).facts] == ["志愿者180人"]
        await talk.says("看事实")
        await talk.says("1改成志愿者181人")
        assert [fact.text for fact in (await talk.ledger()).facts] == ["志愿者181人"]
