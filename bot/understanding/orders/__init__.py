"""What a clerk orders the assistant to do, read by rules: a small grammar over closed classes of words."""

from bot.understanding.orders.asking import is_question
from bot.understanding.orders.grammar import orders

__all__ = ["is_question", "orders"]
