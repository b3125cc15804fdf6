"""Replacements in a draft: each must fit one place only, and may make nothing worse."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.compliance.checker import repair
from bot.domain.finding import FACTUAL
from bot.drafting.review.draft import Draft, Part
from bot.drafting.review.faults import faults_in
from bot.drafting.review.faults.fault import Fault, Weight
from bot.drafting.review.faults.unstated import FIGURE, KIND
from bot.drafting.review.tagged import part_with_tags
from bot.drafting.writing.tags import carry_clauses, strip_tags

_NEVER_MORE = (KIND, FIGURE)
"""Whatever these faults weigh, no replacement may add one: what was told would be lost."""


@dataclass(frozen=True)
class Edit:
    """Words of the draft, tags included, and what is to stand instead; empty to strike them."""

    find: str
    replace: str


def apply_edits(draft: Draft, edits: Sequence[Edit]) -> tuple[Draft, int]:
    """Return the draft with the replacements that fit and do no harm, and how many these are."""
    made, faults = 0, faults_in(draft)
    for edit in edits:
        after = _draft_with(draft, edit)
        if after is None:
            continue
        found = faults_in(after)
        if not is_worse(faults, found):
            draft, faults, made = after, found, made + 1
    return draft, made


def is_worse(before: Sequence[Fault], after: Sequence[Fault]) -> bool:
    """Return whether a draft has more faults of a kind that counts, or one of fact that it had not."""
    was, now = (Counter(f.kind for f in faults if _counts(f)) for faults in (before, after))
    had = {(f.kind, f.quote) for f in before}
    fresh = any(f.about in FACTUAL and _counts(f) and (f.kind, f.quote) not in had for f in after)
    return fresh or any(now[kind] > was[kind] for kind in now)


def _counts(fault: Fault) -> bool:
    return fault.weight is Weight.BLOCKING or fault.kind in _NEVER_MORE


def _draft_with(draft: Draft, edit: Edit) -> Draft | None:
    """Return the draft with one replacement; `None` where it does not fit one paragraph in one place.

    It may touch nothing that the user wrote, nor leave a section without text.
    """
    edit = Edit(edit.find.strip("\n"), edit.replace.strip("\n"))
    where = [part for part in draft.parts if edit.find and edit.find in part_with_tags(part)]
    if len(where) != 1 or "\n" in edit.find or edit.find == edit.replace:
        return None
    part = where[0]
    text = part_with_tags(part)
    if not _may_change(part, text, edit):
        return None
    changed = _apply(part, text, edit, draft)
    written = any(map(str.isalnum, changed.text))
    return draft.with_part(changed) if written and _is_intact(part, changed.text) else None


def _may_change(part: Part, text: str, edit: Edit) -> bool:
    """Return whether the words stand once, and in a paragraph that the user has not written."""
    if text.count(edit.find) != 1:
        return False
    at = text.index(edit.find)
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    paragraph = text[start : end if end >= 0 else len(text)]
    return strip_tags(paragraph, ()).text.strip() not in _own(part)


def _is_intact(part: Part, text: str) -> bool:
    """Return whether every paragraph that the user wrote still stands in the text as it was."""
    return _own(part) <= {line.strip() for line in text.splitlines()}


def _own(part: Part) -> set[str]:
    return {kept.strip() for kept in part.kept}


def _apply(part: Part, text: str, edit: Edit, draft: Draft) -> Part:
    """Return the section with the replacement made, its tags kept, and safe fixes that spare the user's."""
    lines = (line for line in text.replace(edit.find, edit.replace).splitlines() if line.strip())
    bare = strip_tags("\n".join(lines), {fact.id for fact in draft.ledger.facts})
    mended, _ = repair(bare.text, draft.context(part))
    mended = mended if _is_intact(part, mended) else bare.text
    return replace(part, text=mended, clauses=carry_clauses(bare.clauses, bare.text, mended))
