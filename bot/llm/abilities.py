"""What an endpoint can, learnt from what it refuses and remembered as long as the model lives."""

import re
from dataclasses import dataclass, replace
from enum import IntEnum

import openai

from bot.regex import regex


class OutputFormat(IntEnum):
    """How an endpoint holds an answer to a form, from the firmest to none."""

    SCHEMA = 0
    """It takes the schema of the answer."""
    OBJECT = 1
    """It promises any JSON object."""
    TEXT = 2
    """It promises nothing; the form is told in words."""


# How the parameter, or the machinery behind it, is named in refusals.
_NAMES_THE_FORM = regex(r"response.?format|json.?schema|json.?object|json.?mode|grammar", re.IGNORECASE)
_UNKNOWN_PARAMETER = regex(
    r"(?:unknown|unrecogni[sz]ed|unsupported|unexpected|extra)\W+(?:\w+\W+){0,2}?"
    r"(?:param(?:eter)?|argument|field|input|key|property|properties)s?\b|extra_forbidden|参数",
    re.IGNORECASE,
)
_OF_A_REQUEST = {400, 404, 422, 501}


@dataclass(frozen=True)
class Capabilities:
    """What may be sent to an endpoint."""

    temperature: bool = True
    shaping: OutputFormat = OutputFormat.SCHEMA

    def after(self, error: Exception, shaped: bool) -> "Capabilities":
        """Return what is left after an error; the same where it refuses none of them.

        `shaped` tells whether the request that failed asked for a form.
        """
        if not isinstance(error, openai.APIError):
            return self
        if self.temperature and error.param == "temperature":
            return replace(self, temperature=False)
        if shaped and self.shaping is not OutputFormat.TEXT and _refuses_form(error):
            return replace(self, shaping=OutputFormat(self.shaping + 1))
        return self


def _refuses_form(error: openai.APIError) -> bool:
    # An endpoint may say so in the stream as well, where there is no status.
    if getattr(error, "status_code", 400) not in _OF_A_REQUEST:
        return False
    if error.param and not _NAMES_THE_FORM.search(error.param):
        return False
    said = f"{error.param} {error.code} {error.message} {error.body}"
    return bool(_NAMES_THE_FORM.search(said) or _UNKNOWN_PARAMETER.search(said))
