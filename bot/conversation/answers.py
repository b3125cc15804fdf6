"""What is answered beside the document in hand: from the library, with a file; it is no turn, and no step."""

import asyncio
from collections.abc import Coroutine, Mapping, Sequence

from bot.conversation.administration import answering as administration
from bot.conversation.delivery import Delivery
from bot.conversation.events import Event
from bot.conversation.materials import own_library, unit_habits
from bot.conversation.own_data import handing_out
from bot.conversation.replies import Reply
from bot.conversation.services import Services
from bot.conversation.state import Awaiting, dump_state, load_state, without_mode


class Answers:
    """The answers to all chats, each in its chat's order."""

    def __init__(self, services: Services, delivery: Delivery, turns: Mapping[str, asyncio.Lock]) -> None:
        self._services, self._store = services, services.store
        self._delivery, self._turns = delivery, turns

    async def take(self, chat: str, event: Event) -> bool:
        """Answer what has to do with nothing in hand; return False where the event is none of that."""
        beside = own_library.answer(self._services.library, chat, event)
        if answer := beside or handing_out.answer(self._services, chat, event):
            await self.answer(chat, event.update, answer)
        elif deed := self._deed(chat, event):
            await self.answer_once(chat, event.update, deed)
        else:
            return False
        await self.end_mode(chat)
        return True

    def _deed(self, chat: str, event: Event) -> Coroutine[None, None, tuple[Reply, ...]] | None:
        """Return the answer that changes something; `None` for any other event."""
        habits = unit_habits.answer(self._services, chat, event)
        return habits or administration.answer(self._services, chat, event)

    async def answer(self, chat: str, update: str, answer: Coroutine[None, None, tuple[Reply, ...]]) -> None:
        """Answer from the library, or with a typeset file; done twice, it changes nothing more."""
        async with self._turns[chat]:
            await self.say_once(chat, update, await answer)

    async def answer_once(
        self, chat: str, update: str, answer: Coroutine[None, None, tuple[Reply, ...]]
    ) -> None:
        """Answer what would change more if it were done twice: the second of two habits becomes the first."""
        async with self._turns[chat]:
            async with self._store.write() as store:
                is_new = await store.begin_update(chat, update)
            if is_new:
                await self._delivery.channel.send(chat, await answer)
            else:
                answer.close()

    async def say_once(self, chat: str, update: str, replies: Sequence[Reply]) -> None:
        """Send replies to an update, unless it was answered before."""
        async with self._store.write() as store:
            if not await store.begin_update(chat, update):
                return
        await self._delivery.channel.send(chat, replies)

    async def end_mode(self, chat: str) -> None:
        """Take the next text for what it is again: what was answered came instead of what was awaited."""
        async with self._turns[chat]:
            async with self._store.read() as store:
                now = await store.chat(chat)
            state = load_state(now.state)
            if state.awaiting is not Awaiting.NOTHING:
                async with self._store.write() as store:
                    revision = await store.save_chat(chat, dump_state(without_mode(state)))
                    if now.delivered == now.revision:
                        await store.mark_delivered({chat: revision})
