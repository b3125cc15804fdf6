"""What a failed call means: the line for the user, and whether another attempt may help."""

import openai

from bot.errors import ModelError, ModelUnfit, ModelUnreachable
from bot.regex import regex
from bot.texts import model as texts

_BY_CODE: dict[str, tuple[type[ModelError], str]] = {
    "insufficient_quota": (ModelUnreachable, texts.NO_CREDIT),
    "context_length_exceeded": (ModelUnreachable, texts.TOO_LONG),
    "content_filter": (ModelUnfit, texts.FILTERED),
    "data_inspection_failed": (ModelUnfit, texts.FILTERED),
}
_BY_STATUS = {
    401: texts.BAD_KEY,
    402: texts.NO_CREDIT,
    403: texts.FORBIDDEN,
    404: texts.NOT_FOUND,
}
_BUSY = {408, 409, 429}
_SECONDS = regex(r"[0-9]+(\.[0-9]+)?")


class Passing(ModelUnreachable):
    """Nothing had arrived, and another attempt may help."""

    def __init__(self, line: str, wait: float | None = None) -> None:
        super().__init__(line)
        self.wait = wait
        """How many seconds to wait first; `None` where the endpoint did not say."""


def judge(error: openai.OpenAIError | TimeoutError | ValueError) -> ModelError:
    """Return what an error before the first text means; the vendor's own words stay out of it."""
    if isinstance(error, TimeoutError):
        return Passing(texts.SILENT)
    if isinstance(error, openai.APIConnectionError):
        return Passing(texts.UNREACHABLE)
    if isinstance(error, openai.APIError):
        for code in (error.code, error.type):
            if code in _BY_CODE:
                kind, line = _BY_CODE[code]
                return kind(line)
    if isinstance(error, openai.APIStatusError):
        return _by_status(error)
    return Passing(texts.NO_ANSWER)


def _by_status(error: openai.APIStatusError) -> ModelError:
    status = error.status_code
    if status in _BUSY:
        return Passing(texts.BUSY, _retry_after(error))
    if status >= 500:
        return Passing(texts.broken(status), _retry_after(error))
    return ModelUnreachable(_BY_STATUS.get(status, texts.rejected(status)))


def _retry_after(error: openai.APIStatusError) -> float | None:
    value = error.response.headers.get("retry-after", "")
    return float(value) if _SECONDS.fullmatch(value) else None
