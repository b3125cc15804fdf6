"""Become another program, with bounds on its time, memory and files; run as a script of its own.

python -I preview_limits.py SECONDS MEGABYTES PROGRAM ARGUMENT…
"""

import os
import resource
import sys

_MEGABYTE = 1024 * 1024
_LARGEST_FILE = 200 * _MEGABYTE


def main() -> None:
    """Set the bounds and become the program."""
    seconds, memory = int(sys.argv[1]), int(sys.argv[2]) * _MEGABYTE
    bounds = (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, _LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in bounds:
        resource.setrlimit(kind, (most, most))
    os.execvp(sys.argv[3], sys.argv[3:])  # noqa: S606  there is no shell to be had here


if __name__ == "__main__":
    main()
