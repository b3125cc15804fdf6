"""What a model is asked when messages are to be read: its instructions first, the new messages last."""

from collections.abc import Iterator, Mapping

from bot.domain.document import Brief
from bot.domain.said import ClerkMessage
from bot.llm.model import Message
from bot.llm.prompts import Prompt
from bot.llm.tokens import estimate
from bot.privacy.tokens import Masking
from bot.texts.prompting import reading as texts
from bot.understanding.checks.complaint import Complaint
from bot.understanding.prompting.digest import digest
from bot.understanding.prompting.legend import legend
from bot.understanding.prompting.wire import Patch
from bot.understanding.talk import Talk

READ, RETRY = TASKS = ("read", "read_retry")
_NEIGHBOURS = 3
_NEIGHBOUR_TOKENS = 60


def prompt_inputs(talk: Talk) -> dict[str, str]:
    """Return what the request tells of a talk, by the prompt's inputs."""
    return {
        "head": "\n".join(_brief_lines(talk)),
        "outline": "\n".join(_outline_lines(talk)) or texts.NO_OUTLINE,
        "ledger": digest(talk),
        "before": "\n".join(_earlier_messages(talk)) or texts.NOTHING,
        "new": "\n".join(_new_messages(talk)),
    }


def request(
    prompts: Mapping[str, Prompt], told: Mapping[str, str], veil: Masking, brief: Brief
) -> tuple[Message, ...]:
    """Return what is asked first, the names in what was told veiled."""
    return prompts[READ].render(
        **{name: veil.mask(text) for name, text in told.items()},
        legend=legend(veil, brief) or texts.NOTHING,
    )


def retry_request(
    prompts: Mapping[str, Prompt],
    first: tuple[Message, ...],
    veil: Masking,
    answer: Patch,
    complaints: tuple[Complaint, ...],
) -> tuple[Message, ...]:
    """Return what is asked once more: the same, the answer, and what does not agree in it."""
    system, user = first
    lines = "\n".join(f"第{n}处：{complaint.line}" for n, complaint in enumerate(complaints, 1))
    return prompts[RETRY].render(
        instructions=system.content,
        request=user.content,
        answer=veil.mask(answer.compact()),
        complaints=veil.mask(lines),
    )


def _brief_lines(talk: Talk) -> Iterator[str]:
    for name, value in _brief_fields(talk.brief):
        yield f"{name}：{value or texts.NOT_NAMED}"
    yield f"今天：{talk.today.isoformat()}"


def _brief_fields(brief: Brief) -> tuple[tuple[str, str], ...]:
    return (
        ("文种", brief.genre),
        ("单位", brief.issuer),
        ("时段", brief.period),
        ("主题", brief.topic),
        ("主送", brief.addressee),
        ("成文日期", brief.issued.isoformat() if brief.issued else ""),
    )


def _outline_lines(talk: Talk) -> Iterator[str]:
    for slot in talk.outline:
        about = f"（{slot.about}）" if slot.about else ""
        yield f"{slot.number}｜{slot.name}{about}"


def _earlier_messages(talk: Talk) -> Iterator[str]:
    first = len(talk.before) + 1 - len(talk.before[-_NEIGHBOURS:])
    for number, said in enumerate(talk.before[-_NEIGHBOURS:], first):
        yield f"[{number}] {_clip(said)}"


def _clip(said: ClerkMessage) -> str:
    """Return the message, or its end where it is long."""
    text = said.text
    while estimate(text) > _NEIGHBOUR_TOKENS:
        text = text[len(text) // 4 + 1 :]
    return text if len(text) == len(said.text) else f"……{text}"


def _new_messages(talk: Talk) -> Iterator[str]:
    for number, said in enumerate(talk.new, len(talk.before) + 1):
        asked = texts.open_question(said.asked) if said.asked else ""
        yield f"[{number}]{asked} {said.text}"
