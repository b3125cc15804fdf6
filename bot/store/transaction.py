"""One transaction, with the questions and changes that the conversation and the drafter need."""

from bot.store.chats import Chats
from bot.store.jobs import Jobs
from bot.store.messages import Messages
from bot.store.steps import Steps


class Transaction(Chats, Steps, Messages, Jobs):
    """What may be asked and changed; everything becomes visible together at the end."""
