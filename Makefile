# One command each; `make help` lists them.
SHELL := /bin/bash
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup run test test-all lint fmt bench lock docs

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | while IFS=$$'\t' read -r name told; do printf '  make %-10s %s\n' "$$name" "$$told"; done

setup: ## prepare .venv, the jcas command and the fonts
	@tools/setup

run: setup ## the desk with a demo quarter; PORT=8099 takes another port
	@exec $(BIN)/jcas run --demo $(if $(PORT),--port $(PORT))

test: setup ## all tests on SQLite, those of data and the whole path on PostgreSQL too
	@tools/test-packages
	@JCAS_TEST_DATABASES=sqlite,postgresql $(BIN)/python -m pytest -n 2 $(ARGS)

test-all: setup ## every test on both databases
	@tools/test-packages
	@JCAS_TEST_DATABASES=sqlite,postgresql JCAS_TEST_ALL=1 $(BIN)/python -m pytest -n 2 $(ARGS)

lint: setup ## style, types, floors
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

fmt: setup ## put the code into its form
	@$(BIN)/ruff check --fix --quiet || true
	@$(BIN)/ruff format

bench: setup ## measure the preflight, and the pages on a journal of 2,000 submissions
	@tools/test-packages
	@$(BIN)/python -m benchmarks $(ARGS)

docs: setup ## write the generated parts of docs/
	@$(BIN)/python tools/diagram.py

lock: setup ## write requirements.lock anew from pyproject.toml
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-emit-index-url \
		--no-header --no-annotate --quiet --output-file requirements.lock $(ARGS)
