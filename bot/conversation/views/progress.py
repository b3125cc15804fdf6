"""The messages that show where things stand; each is made from the papers alone, so it can be shown again."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.compliance.checker import blocking_findings, check, exemplar_findings
from bot.compliance.formulations.table import table
from bot.compliance.rule import Context
from bot.compliance.spots import one_per_spot
from bot.conversation.choices import brief as brief_choices
from bot.conversation.choices import outline as choices
from bot.conversation.choices.document import DraftRest
from bot.conversation.choices.genres import UseGenre
from bot.conversation.choices.section import GoToSection
from bot.conversation.choices.starting import CheckText, NewDocument, Resume
from bot.conversation.offers import digest
from bot.conversation.replies import Button, Card, Deferred, Keyboard, Response, Say, with_list
from bot.conversation.state import Stage
from bot.conversation.turns.context import TurnContext
from bot.conversation.views import keyboards
from bot.conversation.views.numbers import number_of
from bot.conversation.views.open_findings import finding_lines, open_findings
from bot.domain.document import Author, Document, Progress, Section, Version
from bot.domain.fact import Fact
from bot.domain.finding import Aspect, Finding, Severity
from bot.domain.genre import Question
from bot.drafting.genres.fitness import misfit
from bot.drafting.outline.capacity import BY_CUSTOM, capacities
from bot.drafting.outline.capacity import total as whole_capacity
from bot.drafting.outline.proposing import names, section_name
from bot.drafting.placing.asking import how_questions, open_questions
from bot.drafting.placing.sections import facts_without_section
from bot.drafting.revision import own_words
from bot.drafting.writing.coverage import missing_facts
from bot.drafting.writing.tags import clauses_of
from bot.export import plain
from bot.facts.evidence import figures
from bot.language.document.headings import heading_label
from bot.language.figures.dates import moments
from bot.language.figures.quantities import quantities
from bot.regex import regex
from bot.texts.conversation import brief as brief_texts
from bot.texts.conversation import dialog, handover, listening, own_genres, releasing
from bot.understanding.brief import is_full_name
from bot.understanding.titles import title_of

_COUNTS = regex("几|多少")
_A_ROW = 3
"""So many genres stand beside each other."""
_HOWS = 2
"""So many questions about how are asked of a thin section."""


def request_card(context: TurnContext) -> tuple[Say, ...]:
    """Show what is to be written as far as it is known, what else was heard, and what is missing."""
    at, brief = context.step, context.brief
    own = context.own_genre
    genre = own_genres.display_name(own.name, own.like) if own else brief.genre
    waiting = brief_texts.without_year(context.state.proposal) if context.state.proposal else ""
    period = brief.period or waiting
    told = (genre, brief.issuer, brief.issuer_kind, period, brief.topic, brief.addressee)
    text = dialog.brief_card(*told, dated=not brief.genre or context.genre.dated)
    heard = listening.brief_note(len(context.facts), len(context.ledger.gaps))
    missing = missing_of(context)
    short = "" if missing or is_full_name(brief.issuer) else brief_texts.SHORT_NAME
    wrong = misfit(context.genre, brief, context.facts) if brief.genre else None
    lines = (text, heard, dialog.brief_missing(missing) if missing else "", short, wrong.why if wrong else "")
    text = "\n".join(filter(None, lines))
    if not brief.genre:
        likely = likely_genres(context)
        text = f"{text}\n{brief_texts.likely_genres(likely)}" if likely else text
        return (Say(text, usual_genres(context), card=Card.PROMPT),)
    fields = (
        (brief_choices.Field.ISSUER, dialog.CHANGE_ISSUER),
        (brief_choices.Field.PERIOD, dialog.CHANGE_PERIOD),
        (brief_choices.Field.TOPIC, dialog.CHANGE_TOPIC),
        (brief_choices.Field.ADDRESSEE, dialog.CHANGE_ADDRESSEE),
    )
    changes = tuple(Button(label, brief_choices.ChangeField(at, field)) for field, label in fields)
    confirm = dialog.use_genre(brief.genre) if wrong and wrong.instead else dialog.CONFIRM
    better = (
        (Button(dialog.change_genre_to(wrong.instead), brief_choices.TakeGenre(at, digest(wrong.instead))),)
        if wrong and wrong.instead
        else ()
    )
    first = (*better, *(() if missing else (Button(confirm, brief_choices.ConfirmBrief(at)),)))
    genres = (Button(dialog.CHANGE_GENRE, brief_choices.ListGenres(at)),)
    return (Say(text, (*((first,) if first else ()), changes[:2], changes[2:], genres), card=Card.PROMPT),)


def usual_genres(context: TurnContext) -> Keyboard:
    """Return a button for each genre that is likely or usual, for each of the clerk's own, and the others."""
    likely = likely_genres(context)
    usual = tuple(name for name, genre in context.genres.items() if genre.usual and name not in likely)
    more = (Button(dialog.MORE_GENRES, brief_choices.ListOtherGenres(context.step)),)
    return (*genre_rows(context, likely), *genre_rows(context, usual), *own_genre_rows(context), more)


def likely_genres(context: TurnContext) -> tuple[str, ...]:
    """Return the genres that the first message lets expect."""
    heard = (guess.value for guess in context.state.guesses if guess.field == "genre")
    return tuple(name for name in heard if name in context.genres)


def genre_rows(context: TurnContext, names: Sequence[str]) -> Keyboard:
    """Return a button for each of the genres, three a row."""
    return _rows([Button(name, brief_choices.TakeGenre(context.step, digest(name))) for name in names])


def own_genre_rows(context: TurnContext) -> Keyboard:
    """Return a button for each genre of the clerk's own, by which a document is written."""
    return _rows([Button(own.name, UseGenre(own.id)) for own in context.own_genres])


def _rows(buttons: Sequence[Button]) -> Keyboard:
    return tuple(tuple(buttons[n : n + _A_ROW]) for n in range(0, len(buttons), _A_ROW))


def missing_of(context: TurnContext) -> list[str]:
    """Return the names of what a brief must still say, in the order it is asked."""
    brief = context.brief
    dated = not brief.genre or context.genre.dated
    wanted = (
        ("文种", brief.genre),
        ("单位全称", brief.issuer),
        ("时段", brief.period or not dated),
        ("主题", brief.topic or (brief.genre and context.genre.matter)),
    )
    return [name for name, value in wanted if not value]


def outline_card(context: TurnContext) -> Say:
    """Show the outline with its numbers, and what the facts of each section carry."""
    at, brief = context.step, context.brief
    chars = brief.target_chars or sum(section.plan.length for section in context.live)
    title = context.document.title if context.document else ""
    text = dialog.outline(title or title_of(context.genre, brief), outline_lines(context), chars)
    first = (
        Button(dialog.USE_OUTLINE, choices.TakeOutline(at)),
        Button(listening.DRAFT_ALL, choices.DraftAll(at)),
    )
    second = (
        Button(dialog.OTHER_OUTLINE, choices.AnotherOutline(at)),
        Button(dialog.MORE_SECTIONS, choices.AddSection(at)),
        Button(dialog.FEWER_SECTIONS, choices.DropSection(at)),
    )
    return Say("\n".join((text, *_shortage(context))), (first, second), card=Card.PROMPT)


def outline_now(context: TurnContext) -> Say:
    """Show the outline at any stage."""
    return (
        outline_card(context)
        if context.state.stage is Stage.OUTLINE
        else Say("\n".join(outline_lines(context)), section_rows(context, context.live))
    )


def section_rows(context: TurnContext, sections: Sequence[Section]) -> Keyboard:
    """Return a button for each of the sections, which turns to it."""
    called = dict(zip((s.id for s in context.live), names([s.plan for s in context.live]), strict=True))
    return tuple(
        (Button(listening.turn_to(called[s.id]), GoToSection(context.shown_version(s))),)
        for s in sections
        if s.id in called
    )


def outline_lines(context: TurnContext) -> list[str]:
    """Return the outline a line each, numbered as orders refer to it; a shared part has a line of its own."""
    lines: list[str] = []
    part, parts = "", 0
    outline = [section.plan for section in context.live]
    for n, (section, name) in enumerate(zip(context.live, names(outline), strict=True), 1):
        plan = section.plan
        if plan.part != part:
            part, parts = plan.part, parts + bool(plan.part)
            if plan.heading:
                lines.append(heading_label(plan.numbering, 1, (parts,)) + part)
        carries = _capacity(context, section)
        lines.append(f"{n}. {name}（{carries}）" if carries else f"{n}. {name}")
    return lines


def _capacity(context: TurnContext, section: Section) -> str:
    """Return how much a section has to tell; empty while it has nothing.

    What that carries is told where a model writes: a skeleton is as long as its facts.
    """
    found = capacities(context.ledger, context.live, context.brief.target_chars).get(section.id)
    if found is None or not found.facts:
        return ""
    hangs_on_facts = context.has_model and section.plan.role not in BY_CUSTOM
    return listening.material(found.facts, found.carries if hangs_on_facts else None)


def _shortage(context: TurnContext) -> tuple[str, ...]:
    """Return a line where the facts carry clearly less than the length that was asked for."""
    target = context.brief.target_chars
    found = whole_capacity(capacities(context.ledger, context.live, target))
    if not (target and found.facts):
        return ()
    if not context.has_model:
        return (listening.skeleton_is_short(target),)
    return (listening.shortfall(found.carries, target),) if found.thin else ()


def current_question(context: TurnContext) -> Question | None:
    """Return the question that the chat is at; `None` where all are asked or answered.

    First come the genre's own that the ledger leaves open; where the section is thin, two at most about how.
    """
    section, passed = context.section(context.state.section), context.state.passed
    if section is None:
        return None
    own = [q for q in open_questions(section, context.ledger) if q.ask not in passed]
    if own:
        return own[0]
    known = {q.ask for q in section.plan.questions}
    found = capacities(context.ledger, context.live, context.brief.target_chars).get(section.id)
    if found is None or not found.thin or len([ask for ask in passed if ask not in known]) >= _HOWS:
        return None
    return next(iter(how_questions(section, context.ledger, passed)), None)


def nothing_yet(context: TurnContext) -> Say:
    """Say what comes first where there is nothing to show: a document, or its outline."""
    return Say(listening.NO_OUTLINE if context.document else dialog.NOTHING_YET)


def question(context: TurnContext) -> Deferred:
    """Ask the question that the chat is at, or offer to draft where all are asked."""
    return Deferred(partial(_question, context))


def _question(context: TurnContext) -> Say:
    state, section = context.state, context.section(context.state.section)
    if context.document is None or section is None:
        return Say(dialog.NOTHING_YET)
    name = " · ".join(filter(None, (section_name(context.document, section), _capacity(context, section))))
    at = context.step
    undone = Button(dialog.UNDONE, choices.LeaveOut(at))
    peers = Button(dialog.SIMILAR, choices.ShowSimilar(at))
    all_ = Button(listening.DRAFT_ALL, choices.DraftAll(at))
    asked_now = current_question(context)
    if asked_now is None:
        draft = Button(listening.THAT_IS_ALL, choices.DraftSection(at))
        correct = Button(dialog.CORRECT_FACTS, choices.CorrectFacts(at))
        rows = ((draft, all_), (correct, undone, peers))
        return Say(f"{name} · {dialog.ASK_MORE}", rows, section.id, card=Card.PROMPT)
    text = dialog.question(name, asked_now.ask)
    if not state.passed and section.id == context.document.sections[0].id:
        text += f"\n{dialog.ANSWER_HOW}"
    draft = Button(dialog.DRAFT_NOW, choices.DraftSection(at))
    skip = Button(dialog.SKIP, choices.SkipQuestion(at))
    counts = _COUNTS.search(asked_now.ask) is not None
    return Say(text, ((draft, skip, all_), (undone, peers)), section.id, counts=counts, card=Card.PROMPT)


def current_prompt(context: TurnContext) -> tuple[Response, ...]:
    """Show what the chat is at while a document is prepared; nothing where nothing is asked."""
    match context.state.stage:
        case Stage.BRIEF:
            return request_card(context)
        case Stage.OUTLINE:
            return (outline_card(context),)
        case Stage.FACTS if context.section(context.state.section):
            return (question(context),)
    return ()


def draft(context: TurnContext, section: Section, in_place: bool = False) -> Deferred:
    """Show a section's version as it will stand in the document, checked against the facts of now."""
    return Deferred(partial(_draft, context, section, in_place))


def _draft(context: TurnContext, section: Section, in_place: bool) -> Say:
    document, version = context.document, section.current
    if document is None or version is None:
        return Say(dialog.NOTHING_YET)
    found = findings_of(context, section)
    text = dialog.draft(
        plain.section_text(document, section),
        _check_line(version, found),
        version.number,
        section.last,
    )
    if version.author is Author.SKELETON:
        first = section.id == document.sections[0].id
        text = f"{dialog.SKELETON_NOTICE if first else dialog.SKELETON_SHORT}\n\n{text}"
    lines = (*_lines(found), *_missing_facts(context, section))
    said = with_list(text, "\n".join(f"· {line}" for line in lines), keyboards.of_draft(context, section))
    return replace(said, about=section.id, in_place=in_place, card=Card.DRAFT)


def not_in_yet(context: TurnContext, section: Section, facts: int) -> Say:
    """Say that a written section lacks what was told for it since, and offer to write it in."""
    name = section_name(context.document, section) if context.document else ""
    return Say(listening.not_in_yet(name, facts), (keyboards.of_news(context, section),), about=section.id)


def not_written_yet(context: TurnContext, section: Section) -> Say:
    """Say that a section for which something was told is not written, and offer to write it."""
    name = section_name(context.document, section) if context.document else ""
    draft = Button(dialog.DRAFT_REST, DraftRest(context.public_id))
    return Say(listening.not_written_yet(name), ((draft,),), about=section.id)


def findings_of(context: TurnContext, section: Section) -> tuple[Finding, ...]:
    """Return what is found in a section's version now; what the user wrote into it is its own source."""
    if section.current is None or context.document is None:
        return ()
    judged_by = Context(
        context.document.brief,
        kind=context.genre.kind,
        facts=(*context.facts, *own_words(section)),
        clauses=clauses_of(section),
        role=section.plan.role,
        allowed=context.allowed,
        house=context.house.in_force,
        superseded=context.ledger.superseded,
        forbidden=context.ledger.forbidden,
        typeset=True,
    )
    # What was taken from exemplars was found when they were at hand; a version's text never changes.
    found = (*check(section.current.text, judged_by), *exemplar_findings(section.current.findings))
    return one_per_spot(found)


def whole(context: TurnContext) -> Deferred:
    """Sum up the whole document, with what can be done now."""
    return Deferred(partial(_whole, context))


def _whole(context: TurnContext) -> Say:
    document = context.document
    if document is None:
        return Say(dialog.NOTHING_YET)
    live = document.live
    all_adopted = all(s.progress is Progress.ADOPTED for s in live)
    unwritten = sections_to_write(document)
    chars = sum(len(s.current.text) for s in live if s.current)
    written = len(live) - len(unwritten)
    found = open_findings(context)
    gaps = [p.finding.quote for p in found if p.is_blocking and p.is_about(Aspect.GAP)]
    left = sum(p.is_about(Aspect.GAP) for p in found) - len(gaps)
    errors = sum(p.is_blocking for p in found) - len(gaps)
    proposals = sum(p.is_about(Aspect.PROPOSAL) and p.open for p in found)
    warnings = finding_lines(document, (p for p in found if p.warns and not p.is_about(Aspect.PROPOSAL)))
    check = releasing.whole_check(errors, warnings)
    text = dialog.whole(
        document.title, len(live), written, chars, dialog.gap_count(len(gaps), left), check, all_adopted
    )
    loose = without_place(context, facts_without_section(context.ledger, context.live))
    notes = (
        *((dialog.gaps(gaps),) if gaps else ()),
        *loose,
        *filter(None, (handover.to_confirm(proposals),)),
        *stale_table(context),
    )
    to_see = bool(errors or gaps or warnings or proposals)
    keyboard = keyboards.of_document(document, all_adopted, bool(unwritten), to_see)
    return Say("\n".join((text, *notes)), keyboard, card=Card.PROMPT)


def without_place(context: TurnContext, facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return a line about facts that no section holds, each under its number; none where there are none."""
    lines = [listening.fact_line(number_of(context.ledger, fact), fact.text, "") for fact in facts]
    return (listening.facts_without_section(lines, number_of(context.ledger, facts[0])),) if lines else ()


def stale_table(context: TurnContext) -> tuple[str, ...]:
    """Return a line where the table of set phrases may have been overtaken by events."""
    known = table()
    return (releasing.stale(known.as_of, known.age(context.today)),) if known.stale(context.today) else ()


def progress(document: Document) -> tuple[int, int]:
    """Return how many sections are adopted, and how many there are."""
    live = document.live
    return sum(s.progress is Progress.ADOPTED for s in live), len(live)


def sections_to_write(document: Document) -> list[str]:
    """Return the names of the sections that have no complete version."""
    return [section_name(document, s) for s in document.live if not (s.current and s.current.complete)]


def ways_to_begin(context: TurnContext, unfinished: Document | None) -> Keyboard:
    """Return the buttons that begin something, and the one that goes on with an unfinished document."""
    first = (Button(dialog.NEW, NewDocument(context.step)), Button(dialog.CHECK, CheckText(context.step)))
    if unfinished is None:
        return (first,)
    label = dialog.continue_last(unfinished.title or dialog.UNTITLED, *progress(unfinished))
    return (first, (Button(label, Resume(unfinished.public_id)),))


def _check_line(version: Version, found: tuple[Finding, ...]) -> str:
    stated = len(figures(version.text)) + len(moments(version.text))
    untraced = sum(map(_is_untraced, found))
    missing = sum(f.about is Aspect.GAP for f in found)
    others = len(blocking_findings(found)) - untraced - missing
    return dialog.check_summary(max(stated - untraced, 0), stated, missing, others)


def _is_untraced(finding: Finding) -> bool:
    """Return whether it is a figure or a date that no fact holds."""
    return finding.about is Aspect.UNTOLD_FIGURE and finding.severity is Severity.ERROR


def _lines(found: tuple[Finding, ...]) -> list[str]:
    """Return what was found, a line each; gaps are left out, they speak for themselves."""
    return [dialog.finding(f.quote, f.message) for f in found if f.about is not Aspect.GAP]


def _missing_facts(context: TurnContext, section: Section) -> list[str]:
    """Return a line about the facts that the version does not state.

    Where no clause of it has a source, words prove nothing: only figures that are lacking count.
    """
    text, clauses = section.current.text if section.current else "", clauses_of(section)
    told = [f for f in context.facts_of(section.id) if clauses or quantities(f.text)]
    left = missing_facts(text, told, clauses, context.ledger.doubts)
    return [dialog.missing_facts([fact.text for fact in left])] if left else []
