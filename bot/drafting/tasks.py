"""Every task that a prompt must be there for, whoever asks it."""

from bot.drafting.drafter import TASKS as DRAFTING
from bot.drafting.planning.asking import TASKS as PLANNING
from bot.drafting.review.reviewer import TASKS as REVIEWING
from bot.understanding.prompting.asking import TASKS as READING

TASKS = (*READING, *PLANNING, *DRAFTING, *REVIEWING)
