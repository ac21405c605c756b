# Passerelles. `make demo` runs the site on the demo content, `make test` runs the tests; `make help` lists the rest.
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
CATALOGUES := $(wildcard locale/*/LC_MESSAGES/*.po)

# What test-servers leaves out, because no server has a part in it and `make test` has said it; likewise what runs on the
# embedded engine in the tests that take each engine in turn. What locks, queries, orders, counts or keeps stays.
# How the site is set up, its admin and its measures:
SAME_ON_SERVERS := tests/config tests/bench tests/admin
# Functions that ask no database:
SAME_ON_SERVERS += $(addprefix tests/core/test_,dates.py figures.py quotes.py)
SAME_ON_SERVERS += tests/matching/test_scoring.py tests/pages/test_figures_discretion.py
SAME_ON_SERVERS += $(addprefix tests/search/test_,address.py analysis.py embedded_store.py telling.py)
SAME_ON_SERVERS += $(addprefix tests/whitepapers/test_,anchors.py comparing.py differences.py narrowing.py rewording.py)
# Lists as the embedded engine gives them, on pages that other lists draw from the servers; and towns, which are files:
SAME_ON_SERVERS += $(addprefix tests/lists/test_,completion.py exports.py filters.py map.py near.py places.py)
SAME_ON_SERVERS += tests/search/test_exports.py tests/search/test_listing.py
# Processes that are killed, on a site of their own with SQLite and the embedded engine (tests/harness/processes.py):
SAME_ON_SERVERS += tests/core/test_killed_sending.py tests/core/test_worker.py tests/search/test_killed.py
SAME_ON_SERVERS_TESTS := tests/core/test_inbound.py::test_a_mail_server_hands_over_what_is_for_us
# Files as they are read:
SAME_ON_SERVERS += tests/core/test_uploads.py tests/core/test_attachment_texts.py
# Pages and documents as they are drawn, from records that other tests read from the servers:
SAME_ON_SERVERS += tests/typesetting/test_pdf.py tests/typesetting/test_editable.py
SAME_ON_SERVERS += tests/knowledgebase/test_printing.py tests/whitepapers/test_printing.py
SAME_ON_SERVERS += $(addprefix tests/pages/test_,practice_page.py other_pages.py seo.py glossary.py)

.DEFAULT_GOAL := help
.PHONY: help demo reset-demo test test-browser test-servers elasticsearch lint types fix bench messages catalogues migrations-check check ci lock

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

demo: .venv/run.stamp catalogues ## Run the site on the demo content (PORT=8000)
	@$(BIN)/python manage.py demo --port $(PORT)

reset-demo: .venv/run.stamp ## Throw away what the demo holds; the next `make demo` loads it anew
	rm -rf var/passerelles.sqlite3* var/media var/search

test: .venv/dev.stamp catalogues ## Run every test; those that need a browser are skipped where there is none
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not servers and not browser" $(ARGS)
	$(BIN)/python -m pytest -n auto --dist loadfile -m browser $(ARGS)

test-browser: .venv/dev.stamp catalogues ## Only the tests that drive a browser
	$(BIN)/python -m pytest -n auto --dist loadfile -m browser $(ARGS)

test-servers: .venv/dev.stamp catalogues ## The tests on PostgreSQL, Redis and Elasticsearch: .ci/servers make test-servers
	@test -n "$$TEST_DATABASE_URL$$TEST_CACHE_URL$$TEST_SEARCH_URL" || { echo "Set TEST_DATABASE_URL, TEST_CACHE_URL and TEST_SEARCH_URL, or run: .ci/servers make test-servers"; exit 1; }
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not browser" -k "not embedded" $(addprefix --ignore=,$(SAME_ON_SERVERS)) $(addprefix --deselect=,$(SAME_ON_SERVERS_TESTS)) --ignore-glob='tests/test_*.py' $(ARGS)

elasticsearch: ## Run an Elasticsearch to try the site on, until it is interrupted (ELASTICSEARCH_PORT=9200)
	@ELASTICSEARCH_PORT=$${ELASTICSEARCH_PORT:-9200} .ci/elasticsearch sleep infinity

lint: .venv/dev.stamp ## Ruff, template linter, types, floors, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/lint-imports --no-cache
	$(MAKE) --no-print-directory types migrations-check

types: .venv/dev.stamp ## The type checker, on core, search and services
	$(BIN)/mypy

migrations-check: .venv/dev.stamp ## Is every change of a model in a migration?
	$(BIN)/python manage.py makemigrations --check --dry-run

fix: .venv/dev.stamp ## Mend what the linters can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/dev.stamp catalogues ## Measure speed and relevance; writes docs/performance.md
	DJANGO_SETTINGS_MODULE=config.bench_settings $(BIN)/python manage.py bench $(ARGS)

messages: .venv/dev.stamp ## Gather the strings that people see into the catalogues (needs gettext)
	$(BIN)/python manage.py makemessages -l fr -l nl -l de -l en --no-obsolete --no-location --ignore '.venv/*' --ignore 'var/*' --ignore 'tests/*'

catalogues: $(CATALOGUES:.po=.mo)

%.mo: %.po | .venv/run.stamp
	@$(BIN)/python -c "import polib, sys; polib.pofile(sys.argv[1]).save_as_mofile(sys.argv[2])" $< $@

lock: .venv/run.stamp ## Choose versions anew, within pyproject.toml
	$(BIN)/uv pip compile -q pyproject.toml --upgrade --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate -o requirements/dev.txt
	$(BIN)/uv pip compile -q pyproject.toml -c requirements/dev.txt --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate -o requirements/run.txt

.venv/bootstrap.stamp: requirements/bootstrap.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: set PYTHON=…"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }
	@echo "Installing (once)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	@touch $@

.venv/run.stamp: requirements/run.txt .venv/bootstrap.stamp
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/run.txt
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@touch $@
