"""What takes long and is Python is computed on one thread beside the loop.

Python computes on one thread at a time, whatever their number; but whenever the loop has asked the system
for something, it waits behind each thread that computes: with one of them, fifty drafts that end at once
make the loop late by a third of what six make.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import TypeVar, TypeVarTuple

_Arguments = TypeVarTuple("_Arguments")
_Result = TypeVar("_Result")

_THREAD = ThreadPoolExecutor(1, "computing")


async def compute(function: Callable[[*_Arguments], _Result], *arguments: *_Arguments) -> _Result:
    """Return what a function makes of values, computed after what others have asked for before.

    It is for what ends soon: who reads a file or waits for a program takes another thread.
    """
    work = partial(copy_context().run, function, *arguments)
    return await asyncio.get_running_loop().run_in_executor(_THREAD, work)
