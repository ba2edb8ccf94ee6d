# Everything a developer runs. `make demo` and `make test` set themselves up on a fresh machine.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

.PHONY: setup browser demo test check unit eval bench soak format clean docs

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV) || { apt-get install -qq -y python3-venv && $(PYTHON) -m venv $(VENV); }
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

browser:                         ## for the tests of pages: taken where this is allowed, else they are skipped
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && { apt-get update -qq; apt-get install -qq -y --no-install-recommends chromium; } >/dev/null 2>&1; } \
	  || echo "no chromium here: the tests of pages in a browser will be skipped"

demo: setup                      ## the main job on the sample articles, into ./demo
	$(BIN)/onrecord demo demo

test: check unit                 ## all that must be green before a commit

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: setup browser
	$(BIN)/pytest -n 2 -m "not soak"

soak: setup
	$(BIN)/pytest -n 2 -m soak

eval: setup                      ## every quality figure beside its floor
	$(BIN)/python evals/run.py --shared $(SHARED)

bench: setup                     ## speed, as ratios in one run
	$(BIN)/python evals/bench.py --shared $(SHARED)

docs: setup                      ## the page of commands, and the picture in the README
	$(BIN)/python docs/generate_commands.py
	$(BIN)/python docs/screenshot.py

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) demo
