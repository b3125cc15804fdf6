"""The example config is whole and true: every key, with its default."""

import tomllib
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

import pytest

from bot import config, shipped
from bot.config import Config
from bot.errors import ConfigError


def test_the_example_names_every_key_with_its_default() -> None:
    assert config.load(shipped.EXAMPLE_CONFIG, {}) == Config()
    example = tomllib.loads(shipped.EXAMPLE_CONFIG.read_text("utf-8"))
    defaults = asdict(Config())
    assert example.keys() == defaults.keys()
    for table in ("telegram", "model", "embeddings", "retention", "monitoring"):
        assert example[table].keys() == defaults[table].keys()


def test_every_key_of_the_example_has_a_line_of_meaning() -> None:
    lines = shipped.EXAMPLE_CONFIG.read_text("utf-8").splitlines()
    for above, line in pairwise(lines):
        if " = " in line and not line.startswith("#"):
            assert above.startswith("# "), line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1", "colour：没有这个配置项"),
        ("[model]\nattempts = 0", "model.attempts：取值不对"),
        ('[telegram]\nallow = ["x"]', "telegram.allow.0：取值不对"),
        ('[model]\nattempts = "3"', "model.attempts：取值不对"),
        ("[model]\ntemperature = true", "model.temperature：取值不对"),
        ("[model]\nname = 2026-07-05", "model.name：取值不对"),
        ("[layout]\nmargins = [37, 26, 35]", "layout.margins.3：取值不对"),
        ("[layout]\nmargins = [37, 26, 35, 5]", "layout.margins.3：取值不对"),
        ('[layout]\ntitle_font = "<b>"', "layout.title_font：取值不对"),
        ('[layout]\nproducer = "某厂"', "layout.producer：取值不对"),
        ('[layout]\nform = "poster"', "layout.form：取值不对"),
        ("layout = 3", "layout：取值不对"),
        ("[layout]\ncolour = 1", "layout.colour：没有这个配置项"),
        ('[[allow]]\nrule = "Y01"\ntext = ""\nreason = "x"', "allow.0.text：取值不对"),
        ('[[allow]]\nrule = "Y01"\ntext = "x"', "allow.0.reason：取值不对"),
        ("[retention]\ndays = 7", "retention：取值不对"),
        ("[model", "读不懂"),
    ],
)
def test_a_wrong_config_is_one_line_that_names_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        config.load(path, {})
    assert said in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_environment_names_the_model_and_the_data_folder() -> None:
    environment = {"GONGWEN_HOME": "/data", "GONGWEN_MODEL": "m", "OPENAI_BASE_URL": "http://h/v1"}
    loaded = config.load(None, environment)
    assert loaded.home == Path("/data")
    assert loaded.model.name == "m"
    assert loaded.model.base_url == "http://h/v1"


def test_secrets_do_not_show_themselves() -> None:
    held = config.secrets({"GONGWEN_MODEL_KEY": "hush", "GONGWEN_TELEGRAM_TOKEN": "hush"})
    assert held.model_key == "hush"
    assert "hush" not in repr(held)
