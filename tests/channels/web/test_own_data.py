"""Who asks on the page for what is held of her is given that, and not all that she was given before."""

import io
import zipfile
from pathlib import Path

from tests.channels.web.desk import Page, at_page
from tests.export.templates.making import p, package, r


async def _handed_out(page: Page) -> bytes:
    await page.says("/mydata")
    post = (await page.shown())[-1]
    assert post["kind"] == "file"
    return (await page.client.get(f"/files/{post['id']}")).content


async def test_what_was_handed_out_before_is_not_in_the_next_file(home: Path) -> None:
    async with at_page(home) as page:
        await page.says("/template")
        await page.upload("模板.docx", package(p(r("{{标题}}")) + p(r("{{正文}}"))))
        first, *_, last = [await _handed_out(page) for _ in range(3)]
    names = [zipfile.ZipFile(io.BytesIO(content)).namelist() for content in (first, last)]
    assert names[0] == names[1]
    assert any(name.endswith(".docx") for name in names[1])
    assert len(last) < len(first) + 500, "two more rows tell of files"
