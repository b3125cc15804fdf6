# make run   sets everything up and starts the conversation    make test   sets everything up and runs the tests
# make check formatter, linter, types, import contracts        make test-all   the slow tests as well
# make lock  renews the locked versions                          make bench  figures, as ratios to rivals and limits
# make rules writes docs/rules.md                               make tree   writes the tree in docs/architecture.md
# make coverage tells which lines no test runs

PYTHON ?= $(shell command -v python3.11 || command -v python3)
OUT ?= out
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
# Tests are rewritten before they run: kept as bytecode, even where Python is told to write none, that is done once.
# Three at a time on two cores: a third of the time of one is waiting, for processes and for endpoints that are slow.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 3 --dist worksteal

.PHONY: run test test-all coverage bench rules tree check format lock clean

run: .venv/run.stamp .venv/bytecode.stamp $(BIN)/gongwen
	@$(BIN)/python -m bot run --out $(OUT)

test: .venv/dev.stamp .venv/bytecode.stamp
	@$(PYTEST) -m "not slow"

test-all: .venv/dev.stamp .venv/bytecode.stamp
	@$(PYTEST)

# Of the lines of bot/, those that a test runs, in children too: under 95 % it fails.
coverage: .venv/dev.stamp .venv/bytecode.stamp
	@rm -rf .cache/coverage
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m coverage run -m pytest -n 2 --dist worksteal -m "not slow"
	@$(BIN)/python -m coverage combine --quiet
	@$(BIN)/python -m coverage report

bench: .venv/dev.stamp .venv/bytecode.stamp
	@$(BIN)/python -m tests.bench

rules: .venv/dev.stamp
	@$(BIN)/python -m tests.compliance.handbook

tree: .venv/dev.stamp
	@$(BIN)/python -m tests.tree

check: .venv/dev.stamp
	@$(BIN)/ruff format --check bot tests
	@$(BIN)/ruff check bot tests
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: .venv/dev.stamp
	@$(BIN)/ruff format bot tests
	@$(BIN)/ruff check --fix bot tests

$(BIN)/python:
	@$(PYTHON) -m venv .venv

# The stamps make a second call instant; pip reads no standard input, which belongs to the conversation.
.venv/run.stamp: requirements.lock | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $< </dev/null
	@touch $@

# The command, for any folder, without what packages are built with; whatever is called bot there is left alone.
define COMMAND
#!/bin/sh
export PYTHONPATH="$(CURDIR)$${PYTHONPATH:+:$$PYTHONPATH}"
exec "$(CURDIR)/$(BIN)/python" -P -m bot "$$@"
endef
export COMMAND

$(BIN)/gongwen: Makefile | $(BIN)/python
	@rm -f $@
	@printf '%s\n' "$$COMMAND" >$@
	@chmod +x $@

.venv/dev.stamp: requirements-dev.lock pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $< </dev/null
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable . </dev/null
	@touch .venv/run.stamp $@

# pip compiles what it installs, but not what is run from here: where Python is told to write no bytecode
# (PYTHONDONTWRITEBYTECODE), every start would compile all of it again, for a third of its time.
.venv/bytecode.stamp: $(shell find bot -name '*.py') | $(BIN)/python
	@$(BIN)/python -m compileall -q bot
	@touch $@

lock: $(BIN)/python
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header -c requirements.lock \
		pyproject.toml --group dev -o requirements-dev.lock

clean:
	@rm -rf .venv dist out
