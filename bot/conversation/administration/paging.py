"""A list too long for one message: page by page, each thing on it with a button of its number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.conversation.choices.administration import AdministrationChoice, ShowAdministration
from bot.conversation.replies import Button, Keyboard
from bot.texts.conversation import administration as texts

_PAGE, _ROW = 8, 4
_Thing = TypeVar("_Thing")


@dataclass(frozen=True)
class Page(Generic[_Thing]):
    """A page of a list."""

    things: Sequence[_Thing]
    number: int
    """Which page it is, from 0."""
    pages: int
    total: int

    @property
    def first(self) -> int:
        """Return the number of the first thing, counted from 1 over all pages."""
        return self.number * _PAGE + 1


def page_of(things: Sequence[_Thing], number: int) -> Page[_Thing]:
    """Return a page of a list; one that is gone is the last one."""
    pages = max(1, -(-len(things) // _PAGE))
    number = min(number, pages - 1)
    return Page(things[number * _PAGE : (number + 1) * _PAGE], number, pages, len(things))


def rows_of(buttons: Sequence[Button]) -> Keyboard:
    """Return buttons in rows."""
    return tuple(tuple(buttons[at : at + _ROW]) for at in range(0, len(buttons), _ROW))


def turning(page: Page[_Thing], show: Callable[[int], AdministrationChoice]) -> Keyboard:
    """Return the row that leads to the pages beside one, and back."""
    before = (Button(texts.PREVIOUS, show(page.number - 1)),) if page.number else ()
    on = (Button(texts.NEXT, show(page.number + 1)),) if page.number + 1 < page.pages else ()
    return ((*before, Button(texts.BACK, ShowAdministration()), *on),)
