"""How much one user may send."""

from bot.channels.telegram.receiving.rate import Allowance


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_handful_is_taken_at_once_and_then_one_a_second() -> None:
    clock = Clock()
    allowance = Allowance(3, 1, clock)
    assert [allowance.takes(7) for _ in range(5)] == [True, True, True, False, False]
    assert allowance.takes(8)
    clock.now = 1
    assert [allowance.takes(7) for _ in range(2)] == [True, False]
    clock.now = 60
    assert [allowance.takes(7) for _ in range(4)] == [True, True, True, False]


def test_a_refusal_is_news_once_until_there_is_half_room_again() -> None:
    clock = Clock()
    allowance = Allowance(4, 1, clock)
    while allowance.takes(7):
        pass
    assert [allowance.is_news(7) for _ in range(2)] == [True, False]
    clock.now = 1
    assert allowance.takes(7)
    assert not allowance.is_news(7)
    clock.now = 4
    assert allowance.is_news(7)


def test_who_may_send_everything_again_is_forgotten() -> None:
    clock = Clock()
    allowance = Allowance(3, 1, clock)
    for user in range(1500):
        clock.now += 10
        assert allowance.takes(user)
    assert len(allowance._buckets) < 1100
