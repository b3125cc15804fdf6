"""The shipped exemplars that answers were recorded with: a request shows passages of them.

A later exemplar may be shown instead of one of these, which is another request; so the recordings replay on a
library of their own. Whoever records anew may take more of them.
"""

import asyncio
import atexit
import functools
import shutil
import tempfile
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from unittest.mock import patch

from bot import opening, shipped
from bot.corpus.library.library import Library
from tests.installed import furnish

_RECORDED = (
    "实施方案/乡镇街道-2026年-全民阅读.md",
    "实施方案/政府部门-2025年-移风易俗.md",
    "工作总结/乡镇街道-2026年上半年-志愿服务.md",
    "工作总结/国有企业-2025年上半年-精神文明建设.md",
    "工作总结/学校-2024年-网络文明.md",
    "工作总结/政府部门-2025年-意识形态工作.md",
    "工作要点/国有企业-2026年-公民道德建设.md",
    "工作要点/学校-2025年-意识形态工作.md",
    "工作要点/政府部门-2024年-精神文明建设.md",
    "征集通知/事业单位-2025年-阅读征文.md",
    "征集通知/党委部门-2026年-志愿服务项目.md",
    "情况报告/国有企业-2026年上半年-文明创建.md",
    "情况报告/社区村-2025年-垃圾分类.md",
    "通知/学校-2025年-学雷锋志愿服务.md",
    "通知/政府部门-2026年-防汛值班.md",
)


@asynccontextmanager
async def recorded_library(home: Path) -> AsyncGenerator[None, None]:
    """Make the data folder as a first start with these exemplars makes it, and open no others meanwhile."""
    await asyncio.to_thread(furnish, home, _exemplars())
    with patch.object(opening, "Library", functools.partial(Library, exemplars=_exemplars())):
        yield


@functools.cache
def _exemplars() -> Path:
    """Return a folder with these exemplars and no others."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    for name in _RECORDED:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(shipped.EXEMPLARS / name, folder / name)
    return folder
