"""The page as it is started from a command line, in a process of its own."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.commands.shell import ROOT


class Program:
    """The running program; it can be killed and started again on the same port."""

    def __init__(self, folder: Path, model_url: str, settings: str = "") -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._config = folder / "config.toml"
        self._config.write_text(f"[web]\nport = {self.port}\n{settings}", "utf-8")
        model = {"GONGWEN_MODEL": "m", "GONGWEN_MODEL_URL": model_url, "GONGWEN_MODEL_KEY": "key"}
        self._environment = os.environ | (model if model_url else {})
        self.url = f"http://127.0.0.1:{self.port}/"
        self.start()

    def start(self) -> None:
        """Start the program; return when the page is there."""
        command = (sys.executable, "-m", "bot", "web", "--config", str(self._config))
        self._process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            cwd=ROOT,
            env=self._environment,
            text=True,
        )
        assert self._process.stdout
        assert self.url in self._process.stdout.readline()

    @property
    def pid(self) -> int:
        """Return the number of its process."""
        return self._process.pid

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()
        self._process.communicate()

    def stop(self) -> None:
        """End it as Ctrl-C would."""
        self._process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.communicate(timeout=10)
        self.kill()


@contextmanager
def running(folder: Path, model_url: str = "", settings: str = "") -> Generator[Program, None, None]:
    """Lend the running program; its data folder is the one that the environment names."""
    program = Program(folder, model_url, settings)
    try:
        yield program
    finally:
        program.stop()
