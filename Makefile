.PHONY: help setup run test lint format build bench screenshots docs wheel catalogue lock clean
PY = .venv/bin/python
NODE = .venv/bin/node

help:         ## say what can be made
	@grep -hE '^[a-z]+:.*## ' Makefile | sed 's/:.*## /	/' | expand -t 14

setup:        ## install everything that running and testing need, inside this folder
	@python3 -m tools.environment test

run:          ## set up what is missing, then start with the demonstration workshop
	@python3 -m tools.environment run
	@$(PY) run.py

WEIGHTY = tests/core tests/closing/test_export.py tests/deciding/test_close_ballot.py $(addprefix tests/drafting/test_,$(addsuffix .py,many_hands))

test: lint    ## every check: format, lint, types, browser code, then pytest on PostgreSQL and SQLite
	@echo "Browser code, in Node:"
	@files=$$(find tests -name '*.test.mjs'); test -z "$$files" || $(NODE) --test --test-reporter=dot $$files
	@echo "The stories in which a database counts most, on PostgreSQL (all of them: pytest --on postgresql):"
	@$(PY) -m pytest -n 2 --on postgresql $(WEIGHTY)
	@echo "Everything, on SQLite, with real servers, sockets, nginx and Chromium:"
	@$(PY) -m pytest -n 2 --dist worksteal

lint: setup   ## format, style and types, without running anything
	@echo "Format and style:"
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@echo "Types:"
	@$(PY) -m mypy
	@$(PY) -m tools.types --check
	@$(PY) -m tools.docs --check
	@echo "Words:"
	@$(PY) -m tools.catalogue check
	@$(NODE) node_modules/typescript/bin/tsc

format:       ## put the Python into its one format, mend what can be mended
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

build:        ## types, bundles and catalogues, as running needs them
	@python3 -m tools.environment run

bench: setup  ## measure (tests/bench)
	@$(PY) -m pytest tests/bench -s -n 0 -o python_files='bench_*.py' -o timeout=900

screenshots: setup ## the pictures of the documents
	@$(PY) -m tools.screenshots

docs: setup   ## the table of commands in docs/, from the registry
	@$(PY) -m tools.docs

wheel: setup  ## a wheel in dist/ that carries templates, static files and catalogues
	@rm -rf build dist *.egg-info
	@$(PY) -m build --wheel --no-isolation
	@rm -rf build *.egg-info

catalogue: setup ## gather the words, merge them into the catalogues, check them
	@$(PY) -m tools.catalogue extract update compile check

lock:         ## choose the exact pins anew (needs uv; `make lock UV=path`)
	@cd requirements && for set in run build test; do \
	  $(or $(UV),uv) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --custom-compile-command 'make lock' $$set.in -o $$set.txt || exit 1; done

clean:        ## remove all that was made, except instance/
	rm -rf .venv node_modules static/dist static/src/types.gen.ts build dist *.egg-info .*_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
	find facilitator -name '*.mo' -delete
