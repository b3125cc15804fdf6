"""Grading: what an exemplar is good for, with the reasons that its owner is told."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.corpus.cleaning.cleaner import SLOT
from bot.corpus.grading.eras import ANY, signs_of_age
from bot.corpus.grading.spinning import is_spun
from bot.domain.noise import NoiseKind
from bot.domain.passage import Entity, EntityKind, Grade, Passage
from bot.domain.piece import Span
from bot.language.han import count_han
from bot.regex import regex
from bot.texts import corpus as texts

_LEAST_HAN = 80
_LEAST_SECTIONS = 2
_MOST_ADVERTS = 0.3
_MOST_MASKS = 0.03
_LEAST_MASKS = 10
_MOST_PEOPLE = 2
_SENTENCE = regex("[^\n。！]+")
_ADVERTS = {NoiseKind.ADVERT, NoiseKind.PLATFORM_RESIDUE, NoiseKind.SEO_INTRO, NoiseKind.PAYWALL_MARKER}
_ADVERT = regex(
    "微信|公众号|[Qq]{2}群|加群|[Ww]{3}\\.|https?:|下载|扫码|点击|范文网|文档网|文库|会员|关注|领取|客服|优惠"
)
_LURE = regex("微信(?:号)?[:：]|加微信|加群|[Ww]{3}\\.|https?:|范文|文库|免费(?:领取|下载)|点击|扫码|会员")


@dataclass(frozen=True)
class Evidence:
    """What the grade is told by."""

    text: str
    """Cleaned."""
    length: int
    """Before cleaning."""
    noise: Collection[Span]
    year: int | None
    passages: Sequence[Passage]
    entities: Collection[Entity]
    is_official: bool = True
    is_complete: bool = False
    """Whether it is whole by its form though it has no sections."""
    rest: str = ""
    """What follows the lead."""
    year_of_rest: int | None = None
    """The year that it states without its lead."""


def grade(evidence: Evidence) -> tuple[Grade, tuple[str, ...]]:
    """Return the grade of a piece and, unless it is good, the reasons in Chinese."""
    if rejected := tuple(_against_all(evidence)):
        return Grade.REJECT, rejected
    if limited := tuple(_against_sentences(evidence)):
        return Grade.STRUCTURE, limited
    return Grade.GOOD, ()


def _against_all(evidence: Evidence) -> Iterator[str]:
    if _advert_share(evidence) > _MOST_ADVERTS:
        yield texts.MOSTLY_ADVERTS
    elif count_han(evidence.text) < _LEAST_HAN:
        yield texts.ALMOST_EMPTY
    elif is_spun(evidence.text):
        yield texts.SPUN


def _advert_share(evidence: Evidence) -> float:
    """Return the share of adverts: those taken out, and those that could not be told from prose."""
    taken = sum(span.end - span.start for span in evidence.noise if span.kind in _ADVERTS)
    sentences = (m.group() for m in _SENTENCE.finditer(evidence.text))
    left = sum(len(s) for s in sentences if _LURE.search(s) and len(_ADVERT.findall(s)) > 1)
    return (taken + left) / max(1, evidence.length)


def _against_sentences(evidence: Evidence) -> Iterator[str]:
    if not evidence.is_official:
        yield texts.NOT_OFFICIAL
    sections = {p.heading_path for p in evidence.passages if p.heading_path}
    if len(sections) < _LEAST_SECTIONS and not evidence.is_complete:
        yield texts.NO_SECTIONS
    masks = evidence.text.count(SLOT)
    if masks >= _LEAST_MASKS and masks > count_han(evidence.text) * _MOST_MASKS:
        yield texts.redactions(masks)
    people = sum(entity.kind is EntityKind.PERSON for entity in evidence.entities)
    if people > _MOST_PEOPLE:
        yield texts.names(people)
    if signs := _signs(evidence):
        yield texts.out_of_date(signs)


def _signs(evidence: Evidence) -> tuple[str, ...]:
    """Return what shows that a piece is out of date; a lead that alone is dated does not condemn the rest."""
    signs = signs_of_age(evidence.text, evidence.year)
    lead_alone = evidence.rest and not signs_of_age(evidence.rest, evidence.year_of_rest, ANY)
    return () if lead_alone else signs
