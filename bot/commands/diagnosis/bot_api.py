"""Whether the Bot API answers, and where what is written to the bot goes."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from bot.commands.diagnosis import reach
from bot.commands.diagnosis.part import Part
from bot.commands.diagnosis.reach import Answer
from bot.config import TelegramConfig
from bot.texts import command_line as texts
from bot.texts import diagnosis


async def telegram(config: TelegramConfig, token: str) -> tuple[Part, Answer | None]:
    """Return how the Bot API is, and what it answered; `None` where it was not asked."""
    if not token:
        return (texts.NO_BOT, True), None
    answer = await reach.telegram(config, token)
    verdict, works = await _verdict(config, token, answer)
    return (texts.telegram_state(verdict), works), answer


async def _verdict(config: TelegramConfig, token: str, answer: Answer) -> tuple[str, bool]:
    if not answer.status:
        return diagnosis.bot_api_unreachable(config.api_base, answer.why), False
    if answer.broken:
        return texts.bot_api_failure(config.api_base, answer.status), False
    if "ok" not in answer.told:
        return texts.no_bot_api(config.api_base), False
    if not answer.good:
        return texts.TOKEN_REFUSED, False
    return _webhook_verdict(config, _result(await reach.telegram(config, token, "getWebhookInfo")))


def _webhook_verdict(config: TelegramConfig, webhook: Mapping[str, object]) -> tuple[str, bool]:
    url, waiting = str(webhook.get("url", "")), webhook.get("pending_update_count")
    if url not in ("", config.webhook):
        return texts.other_webhook(urlsplit(url).hostname or ""), False
    if config.webhook and not url:
        return diagnosis.not_pushed(), True
    if url and waiting and (failure := webhook.get("last_error_message")):
        return diagnosis.push_failure(str(failure), int(str(waiting))), False
    return texts.allow_list(len({*config.allow, *config.admins})), True


def _result(answer: Answer) -> Mapping[str, object]:
    result = answer.told.get("result")
    return result if isinstance(result, dict) else {}
