# `make run` serves with demonstration data, `make test` tests. Both need Python 3.11 or later and
# nothing else; PYTHON=python3.13 chooses another one.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
GRAPHIQL := $(VENV)/share/loyalty-gql/graphiql
UV_VERSION := 0.13.8
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check

PY_CLIENT := examples/python-client
TS_CLIENT := examples/typescript-client
NODE := $(BIN)/python -m tools.node
CONTRACT := schema.graphql examples/operations $(wildcard examples/operations/*.graphql)

.PHONY: help install graphiql run test check clients format schema migration bench faults constraints clean

help:  ## show this
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

install: $(STAMP)  ## make the environment (done once, again when what it pins changes)

$(STAMP): constraints.txt pyproject.toml graphiql/package-lock.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.13 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Installing into $(VENV) (once; about half a minute)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python $(PIP_INSTALL) --require-hashes -r constraints.txt
	@$(BIN)/python $(PIP_INSTALL) --no-deps --no-build-isolation --no-index -e .
	@touch $@
	@$(MAKE) --no-print-directory graphiql || echo "Going on without GraphiQL; with a network: make graphiql" >&2

graphiql: $(STAMP)  ## fetch GraphiQL's files from npm again (install does it once)
	@rm -rf build/graphiql && mkdir -p build/graphiql $(GRAPHIQL)
	@cp graphiql/package.json graphiql/package-lock.json graphiql/.npmrc build/graphiql
	@$(NODE) npm ci --prefix build/graphiql --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@cd build/graphiql/node_modules && cp graphiql/graphiql.min.js graphiql/graphiql.min.css graphql-ws/umd/graphql-ws.min.js \
	  react/umd/react.production.min.js react-dom/umd/react-dom.production.min.js ../../../$(GRAPHIQL)
	@rm -rf build/graphiql

run: install  ## serve on SQLite with demonstration data (LOYALTY_PORT chooses the port)
	@$(BIN)/loyalty-gql run

# A file stays on one worker. In the order of the folders the long proofs begin early, so neither worker waits at the end.
test: install  ## all tests, on SQLite and on PostgreSQL (ARGS="-k name" narrows, ARGS="-n 0" takes one process)
	@$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

check: clients  ## format, lint, strict types, import contract, schema, migrations, clients
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright
	@$(BIN)/lint-imports
	@$(BIN)/loyalty-gql schema --check
	@$(BIN)/loyalty-gql schema --errors --check
	@$(BIN)/loyalty-gql schema --markets --check
	@$(BIN)/loyalty-gql migrate --check

clients: $(PY_CLIENT)/loyalty_client/.checked $(TS_CLIENT)/build/.checked  ## generate the example clients and check their types
	@:

$(PY_CLIENT)/.venv/.installed: $(PY_CLIENT)/constraints.txt | $(STAMP)
	@$(BIN)/python -m venv --clear $(@D)
	@$(@D)/bin/python $(PIP_INSTALL) --require-hashes -r $<
	@touch $@

$(PY_CLIENT)/loyalty_client/.checked: $(PY_CLIENT)/.venv/.installed $(wildcard $(PY_CLIENT)/*.*) $(CONTRACT)
	@echo "Generating and checking the Python client"
	@rm -rf $(@D)
	@cd $(PY_CLIENT) && .venv/bin/ariadne-codegen >/dev/null
	@PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright --project $(PY_CLIENT)
	@touch $@

$(TS_CLIENT)/build/.checked: $(TS_CLIENT)/node_modules/.installed $(wildcard $(TS_CLIENT)/*.* $(TS_CLIENT)/src/*.ts) $(CONTRACT)
	@echo "Generating and compiling the TypeScript client"
	@rm -rf $(@D) $(TS_CLIENT)/src/generated
	@$(NODE) npm run --silent --prefix $(TS_CLIENT) generate >/dev/null
	@$(NODE) npm run --silent --prefix $(TS_CLIENT) check
	@touch $@

%/node_modules/.installed: %/package.json %/package-lock.json | $(STAMP)
	@$(NODE) npm ci --prefix $* --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

format: install  ## write code the way `check` wants it
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

schema: install  ## export schema.graphql, docs/errors.md and docs/market-rules.md
	@$(BIN)/loyalty-gql schema
	@$(BIN)/loyalty-gql schema --errors
	@$(BIN)/loyalty-gql schema --markets

migration: install  ## write the migration that the models ask for: make migration NAME=add_notes
	@test -n "$(NAME)" || { echo "Say what it does: make migration NAME=add_notes" >&2; exit 1; }
	@$(BIN)/loyalty-gql migrate --make "$(NAME)"

bench: install  ## the figures of the specification marked B, as a table and in build/bench.json
	@$(BIN)/loyalty-gql bench

faults: install  ## the long proofs: 10,000 steps, kills and cuts by the hundred
	@LOYALTY_FAULTS=full $(BIN)/pytest tests/invariants tests/faults tests/rules/test_refunds.py $(ARGS)

constraints:  ## pin everything again, with hashes, for every Python and system we support
	@$(PYTHON) -m venv build/uv
	@build/uv/bin/python $(PIP_INSTALL) uv==$(UV_VERSION)
	@for folder in . $(PY_CLIENT); do \
	  (cd $$folder && $(CURDIR)/build/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --upgrade --no-header --no-emit-index-url --group dev --output-file constraints.txt pyproject.toml); \
	  echo "$$folder/constraints.txt pins $$(grep -c '==' $$folder/constraints.txt) packages"; \
	done

clean:  ## remove what was made, but not the demonstration data in .run
	@rm -rf $(VENV) build $(TS_CLIENT)/build dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@rm -rf $(PY_CLIENT)/.venv $(PY_CLIENT)/loyalty_client $(TS_CLIENT)/src/generated
	@find . -name node_modules -type d -prune -exec rm -rf {} +
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
