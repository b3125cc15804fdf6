"""Where the shipped files are: prompts, exemplars and the example config, in a checkout and in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_WHEEL = _PACKAGE / "_shipped"

ROOT = _WHEEL if _WHEEL.is_dir() else _PACKAGE.parent
GENRES = ROOT / "prompts" / "genres"
TASKS = ROOT / "prompts" / "tasks"
EXEMPLARS = ROOT / "exemplars"
EXAMPLE_CONFIG = ROOT / "config.example.toml"
