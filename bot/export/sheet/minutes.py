"""Who attended a meeting, as minutes list it: GB/T 9704-2012 10.3."""

from bot.export.sheet.sheet import Block, Kind, Run
from bot.regex import regex

_ATTENDANCE = regex(r"(?P<label>(?:出席|请假|缺席|列席)(?:人员|单位)?[：:])\S.*")


def with_attendance(block: Block) -> Block:
    """Return a line that lists who attended as one, its label in the face of a heading; else as it is."""
    found = _ATTENDANCE.fullmatch(block.text) if block.kind is Kind.BODY and len(block.runs) == 1 else None
    if found is None:
        return block
    [run] = block.runs
    end = found.end("label")
    runs = (run._replace(text=run.text[:end], level=1), Run(run.text[end:], 0, run.look))
    return Block(Kind.ATTENDANCE, runs, opens_page=block.opens_page)
