"""Corrections: what somebody says of an exemplar holds against what was read, now and at every import."""

from collections.abc import Iterable
from dataclasses import fields, replace

from bot.corpus.grading.duplicates import is_near_duplicate
from bot.corpus.parsing.roles import role_of
from bot.domain.passage import Correction, Exemplar, Grade, RememberedCorrection
from bot.texts import corpus as texts


def corrected(exemplar: Exemplar, said: Correction) -> Exemplar:
    """Return an exemplar with what was said of it; another genre gives its sections their roles anew."""
    given = {name: value for name in told(said) if (value := getattr(said, name)) is not None}
    if said.year == 0:
        given["year"] = None
    if said.year is not None and said.year != exemplar.year:
        given["period"] = None
    if said.grade is not None:
        given["reasons"] = () if said.grade is Grade.GOOD else (texts.GRADED_BY_YOU,)
    passages = exemplar.passages
    if said.genre is not None:
        passages = tuple(replace(p, role=role_of(p.heading_path, said.genre)) for p in passages)
    return replace(exemplar, **given, passages=passages)


def told(said: Correction) -> tuple[str, ...]:
    """Return the names of the fields that somebody said something of."""
    return tuple(field.name for field in fields(said) if getattr(said, field.name) is not None)


def merged(former: Correction, said: Correction) -> Correction:
    """Return both corrections together; the later counts."""
    return replace(former, **{name: getattr(said, name) for name in told(said)})


def correction_of(exemplar: Exemplar, remembered: Iterable[RememberedCorrection]) -> Correction:
    """Return what was said of this text, or of nearly the same as an earlier version may have read it."""
    same = (one.said for one in remembered if one.sha256 == exemplar.sha256)
    near = (one.said for one in remembered if is_near_duplicate(one.fingerprint, exemplar.fingerprint))
    return next(same, None) or next(near, None) or Correction()
