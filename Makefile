# setup, demo, test, lint, bench: each works on a fresh Debian 12 with Python 3.11 and nothing else.
PYTHON ?= python3
BIN := .venv/bin
PAGES ?=

.PHONY: setup setup-test demo test lint fix bench clean

setup: .setup/core
setup-test: .setup/test

.setup/core: requirements.lock pyproject.toml tools/setup.sh
	@sh tools/setup.sh core "$(PYTHON)"

.setup/test: requirements-dev.lock .setup/core tools/setup.sh
	@sh tools/setup.sh test "$(PYTHON)"

demo: setup
	@$(BIN)/shuzibao demo $(PAGES)

test: setup-test
	@$(BIN)/python -m pytest -n 2

lint: setup-test
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

fix: setup-test
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

bench: setup-test
	@$(BIN)/python -m bench

clean:
	rm -rf .venv .setup
