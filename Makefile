# make setup | demo | demo-reset | test | browser | screenshots | lint | release | clean
# PYTHON, VENV, PORT, DATABASE_URL, VERSION (of a release) and ARGS (for pytest, or
# `--publish` for a release) can be given:
#   DATABASE_URL=postgres://me@127.0.0.1/test make test ARGS="-k numbering"
PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
ARGS ?=

BIN := $(VENV)/bin
MANAGE := $(BIN)/python example_site/manage.py

# A database that is not SQLite brings its driver.
ifneq (,$(filter postgres%,$(DATABASE_URL)))
DRIVER := postgres
else ifneq (,$(filter mysql% mariadb%,$(DATABASE_URL)))
DRIVER := mysql
endif
READY := $(VENV)/.ready $(if $(DRIVER),$(VENV)/.ready-$(DRIVER))

.PHONY: setup demo demo-reset test browser screenshots messages release clean
.PHONY: lint lint-python lint-types lint-templates lint-static

setup: $(READY)

$(VENV)/.ready: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "On Debian: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install -q -e '.[modeladmin,testing,demo,dev]'
	@touch $@

# mysqlclient is compiled: it needs the MariaDB client headers (libmariadb-dev).
$(VENV)/.ready-postgres $(VENV)/.ready-mysql: $(VENV)/.ready-%: $(VENV)/.ready
	$(BIN)/python -m pip install -q -e '.[$*]'
	@touch $@

# `manage.py demo` migrates, loads the site once, and says where it is each time.
demo demo-reset: export PORT := $(PORT)

demo: setup
	@$(MANAGE) demo
	@$(MANAGE) runserver 127.0.0.1:$(PORT)

demo-reset: setup
	@$(MANAGE) demo --reset

test: setup
	$(BIN)/python -m pytest $(ARGS)

# The tools that look at pages and static files: axe-core, vnu, eslint, stylelint.
node_modules/.ready: package.json
	npm install --silent
	@touch $@

browser: setup node_modules/.ready
	$(BIN)/python -m pytest -m browser $(ARGS)

# The tutorial's pictures, by doing what it says.
screenshots: setup
	$(BIN)/python docs/screenshots.py $(ARGS)

# Strings of the code into the catalogues, and those compiled; needs GNU gettext.
messages: setup
	$(BIN)/python -m tests.catalogues $(ARGS)

lint: lint-python lint-types lint-templates lint-static

lint-python: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

lint-types: setup
	$(BIN)/mypy

lint-templates: setup
	$(BIN)/djlint --lint --quiet wagtail_curation example_site

lint-static: setup node_modules/.ready
	npm run --silent lint:js
	npm run --silent lint:css

release: setup
	$(BIN)/python .ci/release.py $(VERSION) $(ARGS)

clean:
	rm -rf $(VENV) node_modules build dist *.egg-info .coverage* htmlcov
	rm -rf .mypy_cache .pytest_cache .ruff_cache .nox .ci/venvs
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
