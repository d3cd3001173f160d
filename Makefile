# A clean clone with Python and make is enough.
PYTHON ?= python3
BIN := .venv/bin
FUZZ_SECONDS ?= 300
FUZZ_TARGETS ?=

.PHONY: serve site test quick coverage matrix check fuzz dist bench screenshots clean

serve: .venv/ready  ## preview the project's site
	$(BIN)/mkdocs serve

site: .venv/ready  ## build the project's site; fail on any warning
	$(BIN)/mkdocs build --strict

test: .venv/ready  ## run all tests
	$(BIN)/pytest

quick: .venv/ready  ## run the tests that are fast and need no browser
	$(BIN)/pytest --ignore tests/browser --ignore tests/long -m "not slow"

coverage: .venv/ready  ## run all that need no browser and list the lines of the package that they don't reach
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --ignore tests/browser --ignore tests/long
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

matrix: .venv/ready  ## run the quick tests on each installed Python, with the newest and oldest dependencies
	$(BIN)/python -m scripts.matrix

check: .venv/ready  ## lint and type-check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

dist: .venv/ready  ## build wheel and sdist in dist, check them, and test each in a clean environment
	rm -rf dist
	$(BIN)/python -m pip install --quiet --group dist
	$(BIN)/python -m build
	$(BIN)/twine check --strict dist/*
	$(BIN)/pytest tests/long/test_dist.py

fuzz: .venv-fuzz/ready  ## fuzz all readers of untrusted text, for FUZZ_SECONDS in total
	NO_MKDOCS_2_WARNING=1 .venv-fuzz/bin/python -m tests.fuzz.run --seconds $(FUZZ_SECONDS) $(FUZZ_TARGETS)

bench: .venv/ready  ## measure builds with and without the plugin (about ten minutes) and update docs/benchmark.md
	$(BIN)/python -m scripts.bench --write

screenshots: .venv/ready  ## take the pictures for the README and the site
	$(BIN)/python -m scripts.screenshots

.venv/ready: pyproject.toml tests/browser/package.json
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable '.[material]' --group dev
	# MaterialX has a package with Material's name, so it gets its own folder; it searches with Pagefind.
	$(BIN)/python -m pip install --quiet --no-deps --target .venv/materialx mkdocs-materialx pagefind pagefind-bin
	# Hosts that must work without MkDocs.
	$(PYTHON) -m venv .venv/hosts/properdocs
	.venv/hosts/properdocs/bin/python -m pip install --quiet --editable '.[properdocs]'
	$(PYTHON) -m venv .venv/hosts/zensical
	.venv/hosts/zensical/bin/python -m pip install --quiet zensical==0.0.73  # as docs/hosts.md says
	npm install --silent --prefix tests/browser --no-package-lock --ignore-scripts || echo 'no npm: some tests in a browser will be skipped'
	touch $@

# The fuzzer has no wheels for some Python versions, so it gets its own environment.
.venv-fuzz/ready: pyproject.toml
	$(PYTHON) -m venv .venv-fuzz
	.venv-fuzz/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	.venv-fuzz/bin/python -m pip install --quiet --editable . --group fuzz
	touch $@

clean:
	rm -rf .venv .venv-fuzz .fuzz dist site tests/browser/node_modules
