# One word does what CI does. `make run` and `make test` install what they need into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help run test check fix schemas fit cross clean

help:  ## list the words
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/  /'

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

run: $(STAMP)  ## summarise the sample pages with the local model, into out/
	$(BIN)/summarizer batch seeds -o out
	@echo "Open out/brief.html in a browser, or out/summaries.xlsx in a spreadsheet program"

test: $(STAMP)  ## run the tests
	$(BIN)/python -m pytest

check: $(STAMP)  ## everything that CI runs before the evaluation
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/export_schemas.py --check
	$(BIN)/python scripts/export_help.py --check
	$(BIN)/python -m pytest

fix: $(STAMP)  ## format, and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

schemas: $(STAMP)  ## export the JSON Schemas and docs/help.md
	$(BIN)/python scripts/export_schemas.py
	$(BIN)/python scripts/export_help.py

SETS = seeds:evals/labels evals/pages:evals/labels $(foreach b,unseen-1 unseen-2 unseen-3 unseen-4 long,evals/$(b)/pages:evals/$(b)/labels) \
	$(wildcard evals/practice/*.txt) $(if $(wildcard ../shared/labels),../shared/pages:../shared/labels)

fit: $(STAMP)  ## fit the weights of the local model on all labelled pages
	$(BIN)/python scripts/train_local.py --write $(SETS)

cross: $(STAMP)  ## cross-validate the local model over pages
	$(BIN)/python scripts/train_local.py --cross 6 $(SETS)

clean:  ## remove what was built
	rm -rf $(VENV) out build dist *.egg-info
