"""What a failed call means: the line for the user, and whether another attempt may help."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import openai

from bot.errors import ModelError, ModelUnfit, ModelUnreachable
from bot.regex import regex
from bot.texts import model as texts

# What vendors call a cause, in a code, in a type or in words; whatever the status is, and without one.
_CAUSES: tuple[tuple[re.Pattern[str], type[ModelError], str], ...] = tuple(
    (regex(form, re.IGNORECASE), kind, line)
    for form, kind, line in (
        (
            r"content.?filter|content exists risk|data_inspection|(?<![a-z-])sensitive"
            r"|high risk|inappropriate content|敏感|不安全|违规内容|内容审核|内容安全"
            r"|code\W{1,4}(?:1301|1026|1027)\b",
            ModelUnfit,
            texts.FILTERED,
        ),
        (
            r"insufficient.?(?:quota|balance|credit)|balance is (?:insufficient|not enough)|arrear"
            r"|(?:payment|account|bill)[^.]{0,20}overdue|overdue.{0,12}(?:payment|bill|fee)"
            r"|current_quota|plan and billing|not in good standing"
            r"|欠费|余额不足|余额已用|请.{0,6}充值|code\W{1,4}(?:1113|1008|30001)\b",
            ModelUnreachable,
            texts.NO_CREDIT,
        ),
        (
            r"context.?length|context window|maximum.{0,12}(?:tokens|length)|too many (?:input )?tokens"
            r"|prompt is too long|超长|超过.{0,12}长度|code\W{1,4}1261\b",
            ModelUnreachable,
            texts.TOO_LONG,
        ),
        (
            r"model.?(?:does )?not.?(?:exist|found)|invalid_model|no such model|模型不存在|code\W{1,4}1211\b",
            ModelUnreachable,
            texts.NOT_FOUND,
        ),
    )
)
_BY_STATUS = {
    401: texts.BAD_KEY,
    402: texts.NO_CREDIT,
    403: texts.FORBIDDEN,
    404: texts.NOT_FOUND,
}
_BUSY = {408, 409, 429}
_SECONDS = regex(r"[0-9]+(\.[0-9]+)?")


class TransientError(ModelUnreachable):
    """Nothing had arrived, and another attempt may help."""

    def __init__(self, line: str, wait: float | None = None) -> None:
        super().__init__(line)
        self.wait = wait
        """How many seconds to wait first; `None` where the endpoint did not say."""


def classify_error(error: openai.OpenAIError | TimeoutError | ValueError) -> ModelError:
    """Return what an error before the first text means; the vendor's own words stay out of it."""
    if isinstance(error, TimeoutError):
        return TransientError(texts.SILENT)
    if isinstance(error, openai.APIConnectionError):
        return TransientError(texts.UNREACHABLE)
    if isinstance(error, openai.APIError) and (cause := cause_of(error)):
        return cause
    if isinstance(error, openai.APIStatusError):
        return _by_status(error)
    return TransientError(texts.NO_ANSWER)


def cause_of(error: openai.APIError) -> ModelError | None:
    """Return the cause that an endpoint names, or `None` where it names none that is known."""
    said = f"code: {error.code} {error.type} {error.message} {error.body}"
    return next((kind(line) for form, kind, line in _CAUSES if form.search(said)), None)


def _by_status(error: openai.APIStatusError) -> ModelError:
    status = error.status_code
    if status in _BUSY:
        return TransientError(texts.BUSY, _retry_after(error))
    if status >= 500:
        return TransientError(texts.endpoint_failure(status), _retry_after(error))
    return ModelUnreachable(_BY_STATUS.get(status, texts.rejection(status)))


def _retry_after(error: openai.APIStatusError) -> float | None:
    value = error.response.headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(value):
        return float(value)
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max((at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds(), 0.0)
