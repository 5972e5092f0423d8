# The two commands: `make` builds the site of the project's own article, `make test` runs the tests. `make help` lists the rest.

PYTHON ?= python3
BIN := .venv/bin
SITE := build/site
ENVIRONMENT := .venv/.complete
BUILT := build/.complete
NU := vnu-jar@26.9.27

# Folders stand among the inputs so that a deleted file counts as a change.
INPUTS := pyproject.toml $(shell find source locales pipeline -name __pycache__ -prune -o -print | sed 's/ /\\ /g')

.DEFAULT_GOAL := all
.PHONY: all test check lint types bench nu kills golden clean help

ifeq ($(wildcard $(SITE)/index.html),)
.PHONY: $(BUILT)
endif

all: ## Set up, run the whole pipeline on the article, print the matrix and where the site lies
	@if $(MAKE) --question --no-print-directory $(BUILT) 2>/dev/null; then \
	  echo "Nothing has changed since the last build. The site lies in $(SITE)/index.html"; \
	else \
	  $(MAKE) --no-print-directory $(BUILT); \
	fi

# Every stage runs even where an earlier one found something: what is cleared is published. The first failure is the result.
$(BUILT): $(ENVIRONMENT) $(INPUTS)
	@rm -f $@; result=0; \
	$(BIN)/caveat extract -q && $(BIN)/caveat update || exit $$?; \
	$(BIN)/caveat check || result=$$?; \
	$(BIN)/caveat build -q >/dev/null || result=$$?; \
	$(BIN)/caveat audit || result=$$?; \
	echo; $(BIN)/caveat status || result=$$?; \
	echo "The site lies in $(SITE)/index.html"; \
	if [ $$result -eq 0 ]; then touch $@; fi; exit $$result

# One environment from the lock, with hashes; the project itself is linked into it.
$(ENVIRONMENT): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say which with make PYTHON=python3.12"; exit 1; }
	@echo "Setting up .venv from requirements.lock ..."
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Install the venv module first, on Debian: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

test: $(ENVIRONMENT) ## Run the test suite
	@$(BIN)/python -m pytest

lint: $(ENVIRONMENT) ## Check style and form
	@$(BIN)/ruff check pipeline tests benchmarks
	@$(BIN)/ruff format --check pipeline tests benchmarks

types: $(ENVIRONMENT) ## Check types, strictly
	@$(BIN)/mypy

check: lint types test ## All that CI runs

bench: $(ENVIRONMENT) ## Count the damaged warnings that the gate notices; measure segmentation and updates beside other tools
	@$(BIN)/python -m benchmarks.damage
	@$(BIN)/python -m benchmarks.segmentation
	@$(BIN)/python -m benchmarks.catalogues
	@$(BIN)/python -m benchmarks.updates
	@$(BIN)/python -m benchmarks.past
	@$(BIN)/python -m benchmarks.whole
	@$(BIN)/python -m benchmarks.again
	@$(BIN)/python -m benchmarks.hands
	@$(BIN)/python -m benchmarks.peers

nu: $(ENVIRONMENT) ## Hold every page against the W3C's Nu checker (fetched by npm, run by Java)
	@if command -v java >/dev/null && npm install --silent --no-save --ignore-scripts --prefix build/nu $(NU); then \
	  $(BIN)/python -m pytest -q -n 0 tests/publish/test_conformance.py; \
	else \
	  echo "Skipped: the Nu checker needs Java, npm and npm's registry"; \
	fi

kills: $(ENVIRONMENT) ## Kill extract, update and build four hundred times, and look at every moment what is there
	@$(BIN)/python -m benchmarks.kills

golden: $(ENVIRONMENT) ## Write docs/rules.md, docs/segmentation.md and other generated files anew; look at the diff
	@$(BIN)/python -m tests.golden

clean: ## Remove what was built, the environment too
	@rm -rf build dist .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 10
