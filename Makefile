# `make run` serves the catalogue and `make test` checks it; both set up everything they need.

SHELL := /bin/bash
BIN := .venv/bin
JOBS ?= $(shell getconf _NPROCESSORS_ONLN)
MESSAGES := $(wildcard locale/*/LC_MESSAGES/*.po locale/django/*/LC_MESSAGES/*.po)

.DEFAULT_GOAL := help
.PHONY: help run prepare test lint format pictures clean environment typesetter tools words

help: ## List what can be made
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

run: environment typesetter words ## Serve the catalogue at http://127.0.0.1:8000/ (PORT, DATA_DIR, ...: see docs/deploy.md)
	@exec $(BIN)/python -m catalog

prepare: environment words ## Do all that `make run` does before serving
	@$(BIN)/python manage.py prepare

test: tools words ## Run all tests, some of them also on PostgreSQL (ARGS="-k speaker" chooses some)
	@CHROMIUM="$$(bin/chromium)" || exit 1; export CHROMIUM; \
	marks=(); [ -n "$$CHROMIUM" ] || marks=(-m "not browser"); \
	exec $(BIN)/python -m pytest -n $(JOBS) "$${marks[@]}" $(ARGS)
	@echo "Again on PostgreSQL, what is marked engines:"
	@bin/postgres $(BIN)/python -m pytest -n $(JOBS) $(ARGS) -m engines || \
	[ $$? = $(if $(strip $(ARGS)),5,0) ] # pytest ends in 5 when ARGS chose none of these

lint: tools ## Check style, templates, import contracts and migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/lint-imports --no-cache
	$(BIN)/python manage.py makemigrations --check --dry-run

format: tools ## Put the code into its usual form
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

pictures: tools words ## Take the pictures of docs/curators.md anew, from a fresh catalogue
	@CHROMIUM="$$(bin/chromium)" || exit 1; export CHROMIUM; exec $(BIN)/python docs/pictures.py

clean: ## Remove the virtual environment and the caches; data are never touched
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
	find locale -name '*.mo' -delete 2>/dev/null || true

environment:
	@bin/environment requirements.txt

typesetter: environment
	@bin/environment requirements-book.txt || echo "Books and wall labels cannot be printed here; all else can be done."

tools:
	@bin/environment requirements-dev.txt

words: $(MESSAGES:.po=.mo)

%.mo: %.po | environment
	@$(BIN)/pybabel --quiet compile --locale $(notdir $(patsubst %/LC_MESSAGES/,%,$(dir $<))) --input-file $< --output-file $@.part
	@mv $@.part $@
