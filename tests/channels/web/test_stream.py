"""What a page hears: everything once, in order, also after it was away."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from bot.conversation.choices.starting import Stop
from bot.conversation.replies import Attach, Button, Say
from tests.channels.web.desk import CHAT, at_page, serving, until
from tests.talk import talking

_REQUEST = "帮我写青石镇人民政府2026年上半年精神文明建设工作总结"


async def test_a_new_page_greets_once_in_however_many_windows(home: Path) -> None:
    async with at_page(home) as page:
        first, second = await asyncio.gather(page.shown(), page.shown())
        assert len(first) == len(second) == 1
        assert "我帮您起草公文" in first[0]["text"]
        assert first[0]["rows"] == [["新建文稿", "检查一篇文稿"]]


async def test_what_was_said_and_answered_is_there_after_a_reload(home: Path) -> None:
    async with at_page(home) as page:
        await page.shown()
        await page.says(_REQUEST)
        kinds = [(post["kind"], post["text"][:5]) for post in await page.shown()]
        assert kinds == [("say", "我帮您起草"), ("said", _REQUEST[:5]), ("say", "好的，请确")]


async def test_a_page_that_was_away_hears_what_came_meanwhile_and_nothing_twice(home: Path) -> None:
    async with at_page(home) as page:
        async with page.listening() as events:
            seen = (await anext(events)).id
        await page.says(_REQUEST)
        async with page.listening(seen) as events:
            heard = await until(events, "ping")
        assert [one.name for one in heard] == ["resume", "post", "post", "ping"]
        assert [one.told["kind"] for one in heard[1:3]] == ["said", "say"]
        async with page.listening(heard[2].id) as events:
            assert [one.name for one in await until(events, "ping")] == ["resume", "ping"]


async def test_a_browser_that_connects_again_by_itself_says_what_it_saw_last(home: Path) -> None:
    async with at_page(home) as page:
        first = (await page.shown())[-1]["id"]
        await page.says(_REQUEST)
        # What it saw last stands in a header; the address still names what it had seen when it was opened.
        seen = {"Last-Event-ID": str(first + 1)}
        async with page.client.stream("GET", f"/events?after={first}", headers=seen) as answer:
            lines = answer.aiter_lines()
            told = [line async for line in _up_to(lines, "event: ping")]
        assert [line for line in told if line.startswith("id: ")] == [f"id: {first + 2}"]


async def test_a_draft_is_told_in_pieces_and_taken_away_before_its_result(home: Path) -> None:
    async with talking(home) as talk, serving(talk) as page, page.listening() as events:
        await anext(events)
        channel = talk.engine._delivery.channel
        for text in ("中心组", "中心组学习", "另写"):
            await channel.progress(CHAT, 7, "导语", text)
            heard = await until(events, "draft")
            assert heard[-1].id is None
        assert (heard[-1].told["more"], heard[-1].told["text"]) == (False, "另写")
        await channel.end_progress(CHAT, 7)
        await channel.send(CHAT, [Say("写好了")])
        names = [one.name for one in await until(events, "post")]
        assert names[-2:] == ["settled", "post"]


async def test_a_page_that_comes_late_sees_how_far_a_draft_is(home: Path) -> None:
    async with at_page(home) as page:
        await page.shown()
        await page.talk.engine._delivery.channel.progress(CHAT, 7, "导语", "中心组学习")
        async with page.listening() as events:
            heard = await until(events, "draft")
        assert heard[-1].told == {"job": 7, "title": "导语", "more": True, "text": "中心组学习"}


async def _up_to(lines: AsyncIterator[str], last: str) -> AsyncIterator[str]:
    async for line in lines:
        yield line
        if line == last:
            return


async def test_what_takes_a_place_keeps_it(home: Path) -> None:
    async with at_page(home) as page:
        await page.shown()
        back = ((Button("◀", Stop()),),)
        channel = page.talk.engine._delivery.channel
        await channel.send(CHAT, [Say("第一稿", back), Say("后来的")])
        first, later = [post["id"] for post in await page.shown()][-2:]
        async with page.talk.store.write() as store:
            await store.add_post(CHAT, '{"kind": "say", "text": "第二稿"}', replaces=first)
        shown = await page.shown()
        assert [post["text"] for post in shown[-2:]] == ["第二稿", "后来的"]
        assert (shown[-2]["place"], shown[-1]["id"]) == (first, later)


async def test_older_posts_are_fetched_page_by_page(home: Path) -> None:
    async with at_page(home) as page:
        await page.shown()
        channel = page.talk.engine._delivery.channel
        await channel.send(CHAT, [Say(str(number)) for number in range(100)])
        shown = await page.shown()
        texts = [post["text"] for post in shown]
        while len(texts) < 101:
            older = (await page.client.get("/posts", params={"before": shown[0]["place"]})).json()
            shown = older["posts"]
            texts = [post["text"] for post in shown] + texts
        assert texts[1:] == [str(number) for number in range(100)]
        assert not older["more"]


async def test_what_is_forgotten_leaves_the_page(home: Path) -> None:
    async with at_page(home) as page:
        await page.shown()
        await page.says(_REQUEST)
        await page.says("/forget")
        asked = (await page.shown())[-1]
        assert (await page.post("/tap", {"post": asked["id"], "row": 0, "column": 0})).status_code == 204
        left = await page.shown()
        assert [post.get("first") for post in left] == [True]
        assert left[0]["id"] > asked["id"]


async def test_a_file_is_downloaded_under_its_name(home: Path) -> None:
    async with at_page(home) as page:
        await page.shown()
        channel = page.talk.engine._delivery.channel
        await channel.send(CHAT, [Attach("青石镇总结.docx", b"PK content", "请核对后使用")])
        post = (await page.shown())[-1]
        assert (post["kind"], post["name"], post["text"], post["size"]) == (
            "file",
            "青石镇总结.docx",
            "请核对后使用",
            10,
        )
        answer = await page.client.get(f"/files/{post['id']}")
        assert answer.content == b"PK content"
        assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%E9%9D%92")
        assert (await page.client.get("/files/1")).status_code == 404


async def test_the_same_event_sent_twice_is_answered_once(home: Path) -> None:
    async with at_page(home) as page:
        await page.shown()
        for _ in range(2):
            await page.post("/say", {"text": _REQUEST, "event": "0123456789abcdef"})
        assert [post["kind"] for post in await page.shown()] == ["say", "said", "say"]


async def test_what_was_said_to_a_process_that_died_is_answered_by_the_next(home: Path) -> None:
    async with talking(home) as talk, serving(talk) as page:
        await page.shown()
        async with talk.store.write() as store:
            await store.add_said(CHAT, f"{CHAT}:abc", f'{{"kind": "said", "text": "{_REQUEST}", "about": 0}}')
    for _ in range(2):
        async with talking(home) as talk, serving(talk) as page:
            await page.sees("say said say")


async def test_a_classified_text_is_neither_answered_nor_kept(home: Path) -> None:
    async with at_page(home) as page:
        await page.shown()
        await page.says("机密★10年\n关于某事的通知")
        said, answer = (await page.shown())[-2:]
        assert "某事" not in said["text"]
        assert "没有保存" in said["text"]
        assert answer["kind"] == "say"
        async with page.talk.store.read() as store:
            assert not any("某事" in post.content for post in await store.posts_after(CHAT, 0))
