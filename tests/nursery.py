"""Starts the program again and again without the wait for its imports: a warm parent that forks on demand.

Run as a script with the program's arguments: each line on standard input starts one child, whose process id
is written out, and another line when it has ended. A child is the real program, to be killed for real.
"""

import os
import sys

import bot.app
import bot.channels.telegram
import bot.corpus.parsing.parser
from bot.__main__ import main
from bot.conversation.jobs.warming import warm


def nurse() -> None:
    """Fork a child per line; wait for its end before the next."""
    assert bot.app and bot.channels.telegram and bot.corpus.parsing.parser  # for the children
    warm(with_model=True)
    while sys.stdin.readline():
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            main()
            os._exit(0)
        _tell(str(child))
        os.waitpid(child, 0)
        # Whoever looks at what a killed child left must not look before it is dead.
        _tell("ended")


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    nurse()
