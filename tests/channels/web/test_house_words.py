"""A unit's own list of words on the page: sent as a file, shown, and an entry taken out by a tap."""

from pathlib import Path

from tests.channels.web.desk import at_page


async def test_a_list_is_sent_shown_and_thinned_out_on_the_page(home: Path) -> None:
    async with at_page(home) as page:
        assert (
            await page.upload("用词表.csv", "政务中心,政务服务中心,更名\n亮点纷呈,,\n".encode())
        ).is_success
        [_, taken] = await page.sees("said say")
        assert "收下 2 条" in taken["text"]
        await page.says("/words")
        shown = (await page.shown())[-1]
        assert "政务中心 → 政务服务中心（更名）" in str(shown)
        await page.post("/tap", {"post": shown["id"], "row": 0, "column": 0})
        left = str((await page.shown())[-1])
        assert "政务中心 → 政务服务中心" in left
        assert "亮点纷呈" not in left
