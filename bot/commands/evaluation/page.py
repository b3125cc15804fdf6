"""The page on which drafts are read blind: one file, nothing from outside, names shown only at the end."""

import base64
import hashlib
import json
import uuid
from collections.abc import Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from random import SystemRandom
from string import Template, ascii_uppercase

from bot.commands.evaluation.outcome import Outcome, Thread
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.texts import evaluation as texts

_HERE = Path(__file__).parent
_CLASSES = {Kind.TITLE: "title", Kind.HEADING: "heading", Kind.SIGNATURE: "right", Kind.DATE: "right"}

LetteredDrafts = Sequence[tuple[str, Outcome]]
"""The drafts of a thread in the order they are shown, each behind its letter."""


def page(outcomes: Sequence[Outcome]) -> str:
    """Return the page, whose drafts are in an order of chance; outcomes of one thread stand together.

    A draft that came to nothing is left out.
    """
    written = [(o.thread, o) for o in outcomes if o.thread and o.text]
    grouped = [(thread, [o for _, o in own]) for thread, own in groupby(written, key=lambda pair: pair[0])]
    threads = [(thread, _shuffle(own)) for thread, own in grouped]
    style, script = ((_HERE / name).read_text("utf-8") for name in ("page.css", "page.js"))
    return Template((_HERE / "page.html").read_text("utf-8")).substitute(
        policy=escape(f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}"),
        style=style,
        script=script,
        title=texts.PAGE_TITLE,
        intro=texts.PAGE_INTRO,
        no_script=texts.NO_SCRIPT,
        finish=texts.FINISH,
        result=texts.RESULT,
        download=texts.DOWNLOAD,
        threads="\n".join(
            _section(_head(n, len(threads), thread), thread, own)
            for n, (thread, own) in enumerate(threads, 1)
        ),
        data=_data(threads),
    )


def _shuffle(outcomes: list[Outcome]) -> LetteredDrafts:
    SystemRandom().shuffle(outcomes)
    return list(zip(ascii_uppercase, outcomes, strict=False))


def _hash(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _section(head: str, thread: Thread, drafts: LetteredDrafts) -> str:
    letters = [letter for letter, _ in drafts]
    tabs = "".join(
        f'<button type="button" data-letter="{letter}">{texts.draft(letter)}</button>' for letter in letters
    )
    articles = "".join(_article(letter, outcome.text) for letter, outcome in drafts)
    votes = "".join(_vote(thread.name, key, asked, letters) for key, asked in texts.QUESTIONS)
    return (
        f'<section data-thread="{escape(thread.name)}"><h2>{escape(head)}</h2>{_messages(thread)}'
        f'<div><nav>{tabs}</nav><div class="drafts">{articles}</div></div>{votes}'
        f'<label class="note">{texts.NOTE}<textarea rows="2"></textarea></label></section>'
    )


def _head(number: int, count: int, thread: Thread) -> str:
    brief = thread.brief
    told = (brief.issuer, brief.period, brief.topic, brief.genre)
    return texts.head(number, count, " · ".join(filter(None, told)))


def _messages(thread: Thread) -> str:
    said = thread.asked.messages
    items = "".join(f"<li>{escape(text)}</li>" for text in said)
    return f"<details><summary>{texts.messages(len(said))}</summary><ol>{items}</ol></details>"


def _article(letter: str, text: str) -> str:
    paragraphs = "".join(
        f'<p class="{_CLASSES.get(p.kind, "body")}">{escape(p.text)}</p>' for p in Manuscript(text).paragraphs
    )
    return f'<article data-letter="{letter}"><h3>{texts.draft(letter)}</h3>{paragraphs}</article>'


def _vote(thread: str, key: str, asked: str, letters: Sequence[str]) -> str:
    """Return a question with a button for each draft, and one for none better than the others."""
    choices = [*((letter, letter) for letter in letters), ("=", texts.EVEN)]
    name = escape(f"{thread}/{key}")
    radios = "".join(
        f'<label><input type="radio" name="{name}" value="{value}"><span>{shown}</span></label>'
        for value, shown in choices
    )
    return f'<fieldset data-question="{key}"><legend>{asked}</legend>{radios}</fieldset>'


def _data(threads: Sequence[tuple[Thread, LetteredDrafts]]) -> str:
    """Return what the script needs, as JSON that ends no script element."""
    value = {
        "page": uuid.uuid4().hex,
        "threads": {thread.name: {letter: o.candidate for letter, o in own} for thread, own in threads},
        "questions": dict(texts.QUESTIONS),
        "says": texts.SCRIPT,
    }
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
