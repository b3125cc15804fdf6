"""What an administrator shares, all use at once; what is taken back, nobody else does."""

from pathlib import Path

from bot.store.records.own_data import held
from bot.texts.conversation import dialog
from tests.conversation.materials.test_own_library import _text
from tests.export.templates.making import p, package, r
from tests.talk import Talk, at_first_question, talking, texts

_TEMPLATE = package(p(r("{{标题}}")) + p(r("{{正文}}")))
_ADMIN, _DEPUTY = "test:admin", "test:deputy"
_TITLE = "《澜川市水务集团2026年志愿服务工作总结》"
_REQUEST = "帮我写澜川市水务集团2026年志愿服务工作总结"


async def test_a_shared_exemplar_is_shown_to_others_until_it_is_taken_back(home: Path) -> None:
    async with talking(home, chat=_ADMIN, administrators=frozenset({_ADMIN})) as talk:
        other = Talk(talk.engine, talk.channel, "test:b", talk.store)
        await talk.sends_file("旧稿.txt", _text().encode())
        await talk.says("/admin")
        assert "还没有" in texts(await talk.says("单位共用的范例、模板和用词表"))
        assert "1. 范例《澜川市水务集团2026年志愿服务工作总结》" in texts(await talk.says("从我的里面挑"))
        assert "全单位共用：1 个" in texts(await talk.says("共用1"))
        await at_first_question(other, _REQUEST)
        await other.says("看同类怎么写")
        assert "澜川市水务集团2026年" in texts(await other.waits())
        assert "还没有" in texts(await talk.says("收回1"))
        assert "《澜川市水务集团2026年志愿服务工作总结》" in texts(await talk.says("/library"))
        before = len(other.all)
        await other.says("看同类怎么写")
        await other.waits()
        assert "澜川市水务集团2026年" not in texts(other.all[before:])


async def test_a_shared_template_is_used_by_others_and_changed_by_nobody(home: Path) -> None:
    async with talking(home, chat=_ADMIN, administrators=frozenset({_ADMIN})) as talk:
        other = Talk(talk.engine, talk.channel, "test:b", talk.store)
        await talk.says("/template")
        await talk.sends_file("我局模板.docx", _TEMPLATE)
        change = talk.button("删掉这个模板")
        await talk.says("就这样")
        await talk.goes_through("/admin", "单位共用的范例、模板和用词表", "从我的里面挑")
        assert "1. 模板“我局模板.docx”" in texts(await talk.says("共用1"))
        assert "1. 我局模板.docx" in texts(await other.says("/template"))
        assert "2 个地方要填" in texts(await other.says("1. 我局模板.docx"))
        assert change
        for talks in (other, talk):
            assert "单位共用" in texts(await talks.taps(change))
        await talk.goes_through("/admin", "单位共用的范例、模板和用词表", "收回1")
        assert "我局模板" not in texts(await other.says("/template"))


async def test_what_is_another_users_is_shared_by_nobody(home: Path) -> None:
    async with talking(home, chat=_ADMIN, administrators=frozenset({_ADMIN})) as talk:
        other = Talk(talk.engine, talk.channel, "test:b", talk.store)
        await talk.sends_file("旧稿.txt", _text().encode())
        await talk.goes_through("/admin", "单位共用的范例、模板和用词表", "从我的里面挑")
        share = talk.button("共用1")
        assert share
        assert texts(await other.taps(share)) == dialog.EXPIRED
        await talk.goes_through("/forget", "全部删除")
        assert texts(await talk.taps(share)) == dialog.EXPIRED


async def _shared(talk: Talk) -> None:
    """Share an exemplar and a template that an administrator has sent."""
    await talk.sends_file("旧稿.txt", _text().encode())
    await talk.says("/template")
    await talk.sends_file("我局模板.docx", _TEMPLATE)
    await talk.goes_through(
        "就这样", "/admin", "单位共用的范例、模板和用词表", "从我的里面挑", "共用1", "从我的里面挑"
    )
    await talk.says("共用1")


def _two(talk: Talk) -> tuple[Talk, Talk]:
    return talk, Talk(talk.engine, talk.channel, _DEPUTY, talk.store)


async def test_what_is_taken_back_goes_to_whoever_gave_it(home: Path) -> None:
    async with talking(home, chat=_ADMIN, administrators=frozenset({_ADMIN, _DEPUTY})) as talk:
        giver, deputy = _two(talk)
        await _shared(giver)
        await deputy.goes_through("/admin", "单位共用的范例、模板和用词表", "收回1", "收回1")
        assert _TITLE in texts(await giver.says("/library"))
        assert "我局模板" in texts(await giver.says("/template"))
        assert _TITLE not in texts(await deputy.says("/library"))
        assert "我局模板" not in texts(await deputy.says("/template"))


async def test_whoever_has_sent_it_again_meanwhile_has_it_once(home: Path) -> None:
    async with talking(home, chat=_ADMIN, administrators=frozenset({_ADMIN, _DEPUTY})) as talk:
        giver, deputy = _two(talk)
        await _shared(giver)
        await giver.says("/status")
        await giver.sends_file("旧稿.txt", _text().encode())
        await giver.says("/template")
        await giver.sends_file("我局模板.docx", _TEMPLATE)
        await deputy.goes_through("/admin", "单位共用的范例、模板和用词表", "收回1", "收回1")
        assert "还没有" in texts(await deputy.says("单位共用的范例、模板和用词表"))
        assert texts(await giver.says("/library")).count(_TITLE) == 1
        assert texts(await giver.says("/template")).count("我局模板.docx") == 1


async def test_what_a_forgotten_giver_gave_stays_shared_and_names_nobody(home: Path) -> None:
    async with talking(home, chat=_ADMIN, administrators=frozenset({_ADMIN, _DEPUTY})) as talk:
        giver, deputy = _two(talk)
        await _shared(giver)
        async with talk.store.read() as store:
            before = (await held(store, _ADMIN)).tables
        assert [row["title"] for row in before["exemplars"]] == [_TITLE.strip("《》")]
        assert [row["name"] for row in before["templates"]] == ["我局模板.docx"]
        await giver.goes_through("/forget", "全部删除")
        async with talk.store.read() as store:
            after = (await held(store, _ADMIN)).tables
        assert not after["exemplars"]
        assert not after["templates"]
        await deputy.goes_through("/admin", "单位共用的范例、模板和用词表", "收回1", "收回1")
        assert _TITLE in texts(await deputy.says("/library"))
        assert "我局模板" in texts(await deputy.says("/template"))
