# setup, demo, test, lint, bench: each works on a fresh Debian 12 with Python 3.11 and nothing else.
PYTHON ?= python3
PAGES ?=
BIN := .venv/bin

.PHONY: setup setup-test web demo test lint fix bench lock clean

# the bundle of the page view is built where web/ changed; without it everything else works
setup: .setup/core
	@$(BIN)/python tools/web.py
setup-test: setup .setup/test

# the page view's bundle, whatever happened before
web: .setup/core
	@$(BIN)/python tools/web.py --must

.setup/core: requirements.lock tools/setup.sh
	@sh tools/setup.sh core "$(PYTHON)"

.setup/test: requirements-dev.lock .setup/core
	@sh tools/setup.sh test "$(PYTHON)"

# make demo, or make demo PAGES="FILE…" with pages of your own
demo: setup
	@$(BIN)/shuzibao demo $(PAGES)

test: setup-test
	@$(BIN)/python -m pytest -n 2 --dist loadfile

lint: setup-test
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

fix: setup-test
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

bench: setup-test
	@$(BIN)/python -m bench

# after a change of the dependencies in pyproject.toml
lock:
	@UV=$(BIN)/uv sh tools/lock.sh

clean:
	rm -rf .venv .setup web/node_modules web/.made
