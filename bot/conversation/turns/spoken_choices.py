"""The buttons that a clerk may say instead of tapping: under a question, under a section, of the document."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from bot.conversation.choices import document, findings, outline, section
from bot.conversation.choices.choice import DocumentChoice
from bot.conversation.choices.kinds import JourneyStep, ShownVersion
from bot.conversation.choices.outline import QuestionChoice
from bot.conversation.choices.section import ReviewChoice
from bot.lexicon.said import matches
from bot.texts.conversation import spoken

_Made = TypeVar("_Made")
_OF_QUESTION: Mapping[Callable[[JourneyStep], QuestionChoice], Sequence[str]] = {
    outline.DraftSection: spoken.DRAFT_SECTION,
    outline.LeaveOut: spoken.LEAVE_OUT,
    outline.ShowSimilar: spoken.SHOW_SIMILAR,
    outline.CorrectFacts: spoken.CORRECT_FACTS,
}
_OF_SECTION: Mapping[Callable[[ShownVersion], ReviewChoice], Sequence[str]] = {
    section.Edit: spoken.EDIT,
    section.Copy: spoken.COPY,
    section.DraftAgain: spoken.DRAFT_AGAIN,
    section.Retry: spoken.RETRY,
    section.Continue: spoken.CONTINUE,
    section.DraftSkeleton: spoken.DRAFT_SKELETON,
}
_OF_DOCUMENT: Mapping[Callable[[str], DocumentChoice], Sequence[str]] = {
    document.AdoptAll: spoken.ADOPT_ALL,
    document.CopyAll: spoken.COPY_ALL,
    document.SetDate: spoken.SET_DATE,
    document.ShowPreview: spoken.SHOW_PREVIEW,
    document.ShowReview: spoken.SHOW_REVIEW,
    document.ShowChanges: spoken.SHOW_CHANGES,
    lambda of: findings.ShowFinding(of, 0): spoken.SHOW_FINDINGS,
}


def of_question(said: str) -> Callable[[JourneyStep], QuestionChoice] | None:
    """Return what is said of a question; `None` for anything else."""
    return _find(said, _OF_QUESTION)


def of_section(said: str) -> Callable[[ShownVersion], ReviewChoice] | None:
    """Return what is said of a section; `None` for anything else."""
    return _find(said, _OF_SECTION)


def of_document(said: str) -> Callable[[str], DocumentChoice] | None:
    """Return what is said of the whole document; `None` for anything else."""
    return _find(said, _OF_DOCUMENT)


def _find(said: str, ways: Mapping[_Made, Sequence[str]]) -> _Made | None:
    return next((made for made, words in ways.items() if matches(said, words)), None)
