"""All ways to people that one engine serves, as one: a reply goes to the channel that its chat is of."""

from collections.abc import Sequence

from bot.conversation.replies import Channel, Reply


class Channels:
    """The channels that are open, by name."""

    name = ""

    def __init__(self) -> None:
        self._open: dict[str, Channel] = {}

    def add(self, channel: Channel) -> None:
        """Let the chats of one more channel be reached."""
        self._open[channel.name] = channel

    def can_reach(self, chat: str) -> bool:
        """Return whether a chat is of a channel that is open."""
        return channel_of(chat) in self._open

    async def send(self, chat: str, replies: Sequence[Reply]) -> None:
        """Show the replies in the chat's channel."""
        await self._open[channel_of(chat)].send(chat, replies)

    async def acknowledge(self, chat: str, job: int, text: str, share: float = 0) -> None:
        """Show in the chat's channel that something is being read."""
        await self._open[channel_of(chat)].acknowledge(chat, job, text, share)

    async def progress(self, chat: str, job: int, title: str, text: str) -> None:
        """Show in the chat's channel how far a draft has come."""
        await self._open[channel_of(chat)].progress(chat, job, title, text)

    async def end_progress(self, chat: str, job: int) -> None:
        """Take a draft's progress away in the chat's channel."""
        await self._open[channel_of(chat)].end_progress(chat, job)


def channel_of(chat: str) -> str:
    """Return the name of the channel that a chat is of."""
    return chat.partition(":")[0]
