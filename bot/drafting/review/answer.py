"""What a reviewer answers: replacements, and which of code's faults are none."""

from pydantic import BaseModel, Field


class EditJson(BaseModel):
    """A replacement: words copied from the draft, and what is to stand instead."""

    find: str
    replace: str = ""
    fault: int | str | None = None
    """The number of the fault that it is for; `None` for what the reviewer found."""


class SkipJson(BaseModel):
    """A fault that is none."""

    fault: int | str
    why: str = ""


class AnswerJson(BaseModel):
    """The whole answer."""

    edits: list[EditJson] = Field(default_factory=list)
    skip: list[SkipJson] = Field(default_factory=list)
