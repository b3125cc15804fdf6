"""One transaction, with the questions and changes that the conversation and the drafter need."""

from bot.store.records.channels.posts import Posts
from bot.store.records.channels.users import Users
from bot.store.records.chats import Chats
from bot.store.records.jobs import Jobs
from bot.store.records.messages import Messages
from bot.store.records.steps import Steps


class Transaction(Chats, Steps, Messages, Jobs, Posts, Users):
    """What may be asked and changed; everything becomes visible together at the end."""
