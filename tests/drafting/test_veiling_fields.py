"""Whatever field of a document a name stands in: the briefing and the request for a plan do not show it."""

from dataclasses import replace

from bot.domain.document import Author, Letterhead, Progress, Section, Version
from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Doubt, Entry, Gap, LeftOut, Reading, Wish, WishKind
from bot.drafting.briefing import briefing
from bot.drafting.planning.asking import masking_of, request
from bot.drafting.planning.commission import Commission
from bot.drafting.sources.masking import masking_for
from tests.drafting.planning.making import BRIEF, commission
from tests.installed import PROMPTS

_PEOPLE: list[str] = []


def _person() -> str:
    """Return words that name a person whom no other field names."""
    given = "建伟国强志明俊杰海涛文斌晓峰春燕秀兰玉梅丽娟红霞"
    n = len(_PEOPLE)
    name = "李王张刘陈"[n % 5] + given[2 * (n // 5) : 2 * (n // 5) + 2]
    _PEOPLE.append(name)
    return f"联系人{name}同志"


def _quote() -> Quote:
    return Quote("m1", "x")


def _wish(number: int) -> Wish:
    return Wish(number, _person(), _quote(), WishKind.STRUCTURE, (_person(),))


def _fact(number: int, **more: object) -> Fact:
    return Fact(number, 1, _person(), "m1", head=_person(), condition=_person(), **more)  # type: ignore[arg-type]


def _entries(base: int) -> tuple[Entry, ...]:
    return (
        _fact(base),
        Gap(base + 1, _person(), _quote(), (f"{_person()}说有3人",)),
        _wish(base + 2),
        LeftOut(base + 3, _person(), _person(), _quote()),
        Doubt(base + 4, _person(), _person()),
    )


def _section(section: Section) -> Section:
    """Return the section with a name wherever it can have one."""
    plan = replace(section.plan, part=_person(), heading=_person(), guidance=_person(), first=_person())
    versions = (
        Version(1, f"开展活动，{_person()}。", Author.MODEL, instruction=_person()),
        Version(2, f"开展活动，{_person()}。", Author.USER),
    )
    return replace(section, plan=plan, versions=versions, shown=2, missing=(_person(),))


def _full() -> Commission:
    """Return a commission of which every field that can name somebody does."""
    order = commission(
        brief=replace(
            BRIEF,
            addressee=_person(),
            title=_person(),
            topic=_person(),
            period=_person(),
            letterhead=Letterhead(attachments=(_person(),)),
        )
    )
    first, second, *_ = order.document.live
    sections = (_section(first), replace(_section(second), progress=Progress.DROPPED))
    document = replace(
        order.document,
        title=_person(),
        main_line=_person(),
        formulations=(_person(),),
        sections=sections,
    )
    held, ended = _entries(100), _entries(200)
    ledger = order.ledger.after(Reading((*held, *ended, replace(_fact(300), replaces=(100,)))))
    ledger = ledger.after(Reading(withdrawn=tuple(entry.id for entry in ended)))
    return replace(
        order,
        document=document,
        ledger=ledger,
        kept=sections[:1],
        gone=(_person(),),
        order=_person(),
        again=True,
    )


def test_no_field_shows_a_name() -> None:
    _PEOPLE.clear()
    order = _full()
    assert len(set(_PEOPLE)) == len(_PEOPLE) > 40
    veil = masking_for(order.document, order.ledger.facts, "", order.ledger)
    texts = (version.text for section in order.document.sections for version in section.versions)
    sent = [briefing(order.document, order.genre, order.ledger, veil), *map(veil.mask, texts)]
    own = masking_of(order)
    outlines = ("",)
    sent += [message.content for message in request(PROMPTS, order, outlines, own)]
    whole = "\n".join(sent)
    assert [name for name in _PEOPLE if name in whole] == []


def test_what_a_model_wrote_names_people_and_contacts_but_neither_places_nor_units() -> None:
    order = commission()
    text = "衔接和田间管理，以河岸为界，由张伟民同志牵头，电话13812345678。"
    section = replace(order.document.live[0], versions=(Version(1, text, Author.MODEL),), shown=1)
    document = replace(order.document, sections=(section,))
    veil = masking_for(document, (), "", order.ledger)
    assert veil.mask(text) == "衔接和田间管理，以河岸为界，由⟦人1⟧同志牵头，电话⟦电话1⟧。"


def test_names_more_leave_the_tokens_before_them_as_they_are() -> None:
    order = commission()
    before = dict(masking_for(order.document, order.ledger.facts, "", order.ledger).tokens)
    text = "由张伟民同志牵头。"
    section = replace(order.document.live[0], versions=(Version(1, text, Author.MODEL),), shown=1)
    document = replace(order.document, sections=(section, *order.document.sections[1:]))
    after = dict(masking_for(document, order.ledger.facts, "", order.ledger).tokens)
    assert before.items() <= after.items()
    assert "张伟民" in after
