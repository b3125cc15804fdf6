"""A genre of the clerk's own: taken from an exemplar or an outline, used by name, renamed and removed."""

import asyncio
import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.conversation.events import File
from bot.conversation.replies import Reply, Say
from bot.corpus.library.library import Library
from bot.domain.passage import Exemplar
from bot.drafting.outline.proposing import names
from bot.store.records import own_genres
from bot.texts import telegram
from bot.texts.conversation import dialog
from bot.texts.prompting import planning
from tests.drafting.planning.making import piece
from tests.fakes import ScriptedModel
from tests.talk import Talk, at_first_question, talking, texts

_BULLETIN = """青石镇人民政府2025年第二季度安全生产简报
二季度以来，青石镇压实责任、抓好排查，全镇未发生安全生产事故。
一、二季度隐患排查情况
（一）企业排查整改。镇安监站对辖区32家企业开展排查，发现隐患58处，已整改56处，其余2处明确了责任人和完成时限，纳入下月复查范围。
（二）青石水库专项检查。检查青石水库大坝3次，发现渗漏点1处，已处置。
（三）道路交通整治。在国道沿线设劝导点12处，劝导不规范行为460人次，排查道路隐患9处。
二、2025年7月排查12处隐患的做法
建立一企一档，张建国副镇长每周带队检查一次，检查结果当天反馈企业，限期整改并复查。
三、存在问题
部分小企业台账不全，少数从业人员安全意识不强，应急演练不够经常。
四、三季度工作打算
开展高温汛期安全检查6次，组织应急演练4场，培训安全员80名，完成3处道路隐患点整治。
"""
_OUTLINE = [
    "导语",
    "（一）企业排查整改",
    "（二）专项检查",
    "（三）道路交通整治",
    "二、排查隐患的做法",
    "三、存在问题",
    "四、工作打算",
]
_REQUEST = "用我的安全生产简报写青石镇人民政府2026年第二季度安全生产简报"


async def _keeps(talk: Talk, text: str = _BULLETIN) -> str:
    """Send an exemplar, ask for its structure, and return what is said of it."""
    await talk.sends_file("简报.txt", text.encode())
    said = texts(await talk.says("照这篇的结构写"))
    return said + "\n" + texts(await talk.waits())


async def _outline(talk: Talk) -> list[str]:
    return names([section.plan for section in (await talk.document()).live])


async def test_the_structure_of_a_file_becomes_a_genre_of_hers_without_its_matter(home: Path) -> None:
    async with talking(home) as talk:
        said = await _keeps(talk)
        assert "存成了您的文种“安全生产简报”" in said
        assert "（一）企业排查整改" in said
        assert "四、工作打算" in said
        kept = said.split("存成了")[1]
        for matter in ("青石", "水库", "2025", "季度", "12处", "7月", "张建国"):
            assert matter not in kept


async def test_it_stands_behind_the_usual_genres_and_lays_out_the_next_document(home: Path) -> None:
    async with talking(home) as talk:
        await _keeps(talk)
        [said] = await talk.says("/new")
        assert isinstance(said, Say)
        assert [button.label for row in said.keyboard for button in row] == ["安全生产简报"]
        [card, *_] = await talk.says("青石镇人民政府2026年第二季度")
        assert isinstance(card, Say)
        shown = [button.label for row in card.keyboard for button in row]
        assert shown[-2:] == ["安全生产简报", "更多文种"]
        assert shown.index("工作总结") < shown.index("安全生产简报")
        assert "文种：安全生产简报（您的文种，照简报的规矩写）" in texts(await talk.says("安全生产简报"))
        await talk.goes_through("安全生产", "确认")
        assert await _outline(talk) == _OUTLINE


async def test_by_name_it_is_a_request_and_each_section_has_its_share_of_the_length(home: Path) -> None:
    async with talking(home) as talk:
        await _keeps(talk)
        assert "单位：青石镇人民政府" in texts(await talk.says(_REQUEST))
        await talk.goes_through("确认", "就用这个")
        document = await talk.document()
        assert document.brief.period == "2026年第二季度"
        lengths = {name: s.plan.length for name, s in zip(_OUTLINE, document.live, strict=True)}
        assert lengths["（一）企业排查整改"] > 2 * lengths["（二）专项检查"]
        await talk.goes_through(
            "排查企业36家，整改隐患41处；台账不齐；下季度演练5场", "直接成稿", "导出文本", "先导出草稿"
        )
        [file] = talk.files
        text = file.content.decode()
        assert "二、排查隐患的做法" in text
        assert "36家" in text
        assert "32家" not in text


async def test_what_is_told_beside_the_name_is_not_lost(home: Path) -> None:
    async with talking(home) as talk:
        await _keeps(talk)
        await talk.says("用我的安全生产简报写，本季度排查企业36家。")
        assert (await talk.document()).brief.own_genre == "安全生产简报"
        assert [fact.text for fact in (await talk.ledger()).facts] == ["本季度排查企业36家"]


async def test_in_a_document_the_structure_is_taken_for_it_and_kept_as_well(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("简报.txt", _BULLETIN.encode())
        await at_first_question(talk, "帮我写青石镇人民政府2026年第二季度安全生产简报")
        await talk.says("照2025年那篇的结构写")
        assert "照《青石镇人民政府2025年第二季度安全生产简报》的层次来" in texts(await talk.waits())
        assert await _outline(talk) == _OUTLINE
        assert "1. 安全生产简报" in texts(await talk.says("我的文种"))


async def test_a_file_sent_with_these_words_is_followed_while_a_question_is_open(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk, "帮我写青石镇人民政府2026年第二季度安全生产简报")
        await talk.says("照这篇的结构写")
        assert "把那份文件发给我" in texts(await talk.waits())
        await talk.sends_file("简报.txt", _BULLETIN.encode())
        await talk.waits()
        assert await _outline(talk) == _OUTLINE
        assert (await talk.ledger()).facts == ()


async def test_the_words_may_come_with_the_file(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk, "帮我写青石镇人民政府2026年第二季度安全生产简报")
        await talk.does(File("f1", "简报.txt", _BULLETIN.encode(), "照这篇的结构写"))
        await talk.waits()
        assert await _outline(talk) == _OUTLINE


async def test_a_file_that_is_not_taken_in_leaves_no_other_to_be_followed(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("简报.txt", _BULLETIN.encode())
        await talk.does(File("f1", "坏.docx", b"no document", "照这篇的结构写"))
        await talk.waits()
        assert "还没有" in texts(await talk.says("我的文种"))


async def test_a_file_that_was_sent_before_is_the_one_that_is_followed(home: Path) -> None:
    other = _BULLETIN.replace("简报", "工作总结").replace("企业排查整改", "林场巡护")
    for word in "隐患", "排查", "检查", "整治", "安全生产":
        other = other.replace(word, "造林护林抚育")
    async with talking(home) as talk:
        await talk.sends_file("简报.txt", _BULLETIN.encode())
        assert "照它的结构写" in _labels(await talk.sends_file("总结.txt", other.encode()))
        await talk.does(File("f1", "再发.txt", _BULLETIN.encode(), "照这篇的结构写"))
        assert "（一）企业排查整改" in texts(await talk.waits())


def _labels(replies: Sequence[Reply]) -> list[str]:
    return [b.label for r in replies if isinstance(r, Say) for row in r.keyboard for b in row]


async def test_a_name_of_the_bots_own_is_told_apart(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("简报.txt", _BULLETIN.encode())
        await talk.says("存成我的文种“简报”")
        assert "存成了您的文种“我的简报”" in texts(await talk.waits())
        await talk.says("用我的简报写青石镇人民政府2026年第二季度安全生产简报")
        assert (await talk.document()).brief.own_genre == "我的简报"


async def test_by_a_button_under_the_exemplar(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("简报.txt", _BULLETIN.encode())
        await talk.says("照它的结构写")
        assert "存成了您的文种“安全生产简报”" in texts(await talk.waits())
        await talk.says("用它写一篇")
        assert (await talk.document()).brief.genre == "简报"


async def test_a_pasted_outline_is_kept_under_the_name_that_is_asked_for(home: Path) -> None:
    async with talking(home) as talk:
        pasted = "照这个结构写：\n一、本季度情况\n二、2025年典型事例\n三、存在问题\n四、下一步安排"
        assert "起个名字" in texts(await talk.says(pasted))
        assert "看不出是哪种文稿" in texts(await talk.says("安全月刊"))
        assert "存成了您的文种“平安简报”" in texts(await talk.says("平安简报"))
        await talk.goes_through("用我的平安简报写青石镇人民政府2026年平安建设简报", "确认")
        assert (await _outline(talk))[1:] == [
            "一、本季度情况",
            "二、典型事例",
            "三、存在问题",
            "四、下一步安排",
        ]


async def test_what_is_no_name_is_heard_as_ever(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through("帮我写青石镇人民政府2026年第二季度的材料")
        await talk.says("照这个结构写：\n一、基本情况\n二、典型事例\n三、存在问题")
        await talk.says("全镇排查企业36家，整改隐患41处。")
        assert "整改隐患41处" in "".join(fact.text for fact in (await talk.ledger()).facts)


async def test_the_outline_in_hand_is_kept_in_words(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk, "帮我写青石镇人民政府2026年第二季度安全生产简报")
        await talk.says("一、排查情况\n二、整改情况\n三、存在问题\n四、下一步打算")
        said = texts(await talk.says("存成我的文种“青石季报简报”"))
        assert "存成了您的文种“青石季报简报”" in said
        assert "二、整改情况" in texts(await talk.says("看我的文种青石季报简报"))
        assert "1. 青石季报简报" in texts(await talk.says("我的文种"))


async def test_it_is_shown_renamed_and_removed_in_words(home: Path) -> None:
    async with talking(home) as talk:
        await _keeps(talk)
        assert "（三）道路交通整治" in texts(await talk.says("看我的文种安全生产简报"))
        assert "改名为“安全季报”" in texts(await talk.says("把我的文种“安全生产简报”改名为安全季报"))
        assert "没有叫“安全生产简报”的" in texts(await talk.says("看我的文种安全生产简报"))
        assert "“安全季报”已删掉" in texts(await talk.says("删掉我的文种安全季报"))
        assert "还没有自己的文种" in texts(await talk.says("我的文种"))


async def test_it_is_renamed_and_removed_by_buttons(home: Path) -> None:
    async with talking(home) as talk:
        await _keeps(talk)
        await talk.says("/genres")
        await talk.says("1. 安全生产简报")
        await talk.says("改名")
        assert "改名为“安全季报”" in texts(await talk.says("安全季报"))
        await talk.says("/genres")
        await talk.says("1. 安全季报")
        drop = talk.button("删掉这个文种")
        assert drop
        other = Talk(talk.engine, talk.channel, "test:b", talk.store)
        assert "过期了" in texts(await other.taps(drop))
        assert "已删掉" in texts(await talk.says("删掉这个文种"))
        assert "过期了" in texts(await talk.taps(drop))


async def test_the_document_in_hand_keeps_a_genre_that_is_renamed(home: Path) -> None:
    async with talking(home) as talk:
        await _keeps(talk)
        await talk.goes_through(_REQUEST, "把我的文种安全生产简报改名为安全季报", "确认")
        assert await _outline(talk) == _OUTLINE


async def test_a_document_without_a_genre_is_written_by_the_structure(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("简报.txt", _BULLETIN.encode())
        await talk.says("青石镇人民政府2026年第二季度安全生产")
        await talk.says("照这篇的结构写")
        assert "文种：安全生产简报（您的文种" in texts(await talk.waits())
        await talk.says("确认")
        assert await _outline(talk) == _OUTLINE


async def test_a_document_outlives_its_genre(home: Path) -> None:
    async with talking(home) as talk:
        await _keeps(talk)
        await talk.goes_through(_REQUEST, "确认", "就用这个", "删掉我的文种安全生产简报")
        assert await _outline(talk) == _OUTLINE
        await talk.goes_through("排查企业36家", "直接成稿")
        assert "36家" in texts(talk.all)


async def test_another_genre_chosen_for_the_document_is_that_genre(home: Path) -> None:
    async with talking(home) as talk:
        await _keeps(talk)
        await talk.goes_through(_REQUEST, "改文种", "更多文种", "简报")
        await talk.says("确认")
        assert "（一）企业排查整改" not in await _outline(talk)


async def test_nobody_else_has_it_and_forgetting_removes_it(home: Path) -> None:
    async with talking(home) as talk:
        await _keeps(talk)
        other = Talk(talk.engine, talk.channel, "test:b", talk.store)
        assert "还没有自己的文种" in texts(await other.says("/genres"))
        await talk.goes_through("/forget", "全部删除")
        assert "还没有自己的文种" in texts(await talk.says("/genres"))


async def test_a_name_that_is_not_hers_is_said_and_nothing_is_begun(home: Path) -> None:
    async with talking(home) as talk:
        await _keeps(talk)
        assert "没有叫“防汛简报”的" in texts(await talk.says("用我的文种防汛简报写"))
        async with talk.store.read() as store:
            assert await store.document_ids(talk.chat) == []


def _plan(asked: str) -> str:
    """Put what was told into the sections that stay, and leave their headings as they are."""
    facts = dict(reversed(found) for found in re.findall(r"^(\d+)｜.*?(企业|台账|演练)", asked, re.MULTILINE))
    kept = re.findall(
        r"^section (\d+)｜level (\d)｜(?:[（一二三四）]+、?)?(.*?)(?:｜.*)?$", asked, re.MULTILINE
    )
    told = {"企业排查整改": "企业", "存在问题": "台账", "工作打算": "演练"}
    kinds = {"存在问题": "problem", "工作打算": "plan", "导语": "lead"}
    sections = []
    for number, level, name in kept:
        own = [int(facts[told[name]])] if name in told else []
        if name == "企业排查整改":
            sections.append(piece(1, "隐患排查情况", "group"))
        heading = "" if name == "导语" else name
        sections.append(piece(int(level), heading, kinds.get(name, "done"), *own, section=int(number)))
    title = "⟦单位1⟧2026年第二季度安全生产简报"
    return json.dumps({"title": title, "main_line": "", "sections": sections}, ensure_ascii=False)


async def test_a_model_places_what_was_told_in_her_sections(home: Path) -> None:
    async with talking(home, ScriptedModel(_plan)) as talk:
        await _keeps(talk)
        await talk.goes_through(_REQUEST + "\n排查企业36家。\n不足是台账不齐。\n下一步组织演练5场。")
        assert texts(await talk.says("确认")) == planning.BEING_MADE
        await talk.waits()
        assert await _outline(talk) == _OUTLINE
        document, ledger = await talk.document(), await talk.ledger()
        at = {s.id: name for s, name in zip(document.live, _OUTLINE, strict=True)}
        places = [at[fact.section or 0] for fact in ledger.facts]
        assert places == ["（一）企业排查整改", "三、存在问题", "四、工作打算"]


def test_the_command_is_in_the_menu_and_in_the_help() -> None:
    assert "genres" in dict(telegram.COMMANDS)
    assert "/genres" in dialog.HELP


async def test_what_is_forgotten_while_its_structure_is_taken_does_not_come_back(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, asked, sending, sent = Library.exemplar, asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def find_slowly(library: Library, identifier: int) -> Exemplar | None:
        await asked.wait()
        return await found(library, identifier)

    async with talking(home) as talk:
        await talk.sends_file("简报.txt", _BULLETIN.encode())
        monkeypatch.setattr(Library, "exemplar", find_slowly)
        await talk.says("照这篇的结构写")
        await talk.says("/forget")
        send = talk.channel.send

        async def send_slowly(chat: str, replies: Sequence[Reply]) -> None:
            sending.set()
            await sent.wait()
            await send(chat, replies)

        monkeypatch.setattr(talk.channel, "send", send_slowly)
        asked.set()
        await asyncio.wait_for(sending.wait(), 5)
        forgotten = asyncio.create_task(talk.says(dialog.FORGET_YES))
        await asyncio.sleep(0.1)
        sent.set()
        await forgotten
        await talk.waits()
        async with talk.store.read() as store:
            assert await own_genres.of_chat(store, talk.chat) == ()
        assert texts(talk.all[-1:]) == dialog.FORGOTTEN
