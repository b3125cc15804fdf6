"""What a clerk orders the assistant to do, read by rules: a small grammar over closed classes of words."""

from bot.understanding.orders.asking import is_question
from bot.understanding.orders.grammar import orders
from bot.understanding.orders.own_genres import genre_order

__all__ = ["genre_order", "is_question", "orders"]
