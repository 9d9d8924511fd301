# make draft: environment, installation, and the sample township drafted with the embedded model to a Word file.
# make test:  environment, installation, and all checks and tests.
# make soak:  twenty thousand random and mutated inputs through outline, check and format, ten thousand sections of a lying
#             model through the gate (make test has a few hundred of each); commands killed at 200 random moments (20).
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
COUNT ?= 20000
LIES ?= 10000
KILLS ?= 200
SEED ?= 1
SAMPLE ?= examples/清河镇-2026上半年

.PHONY: draft test install install-dev docs session samples bench soak clean

draft: $(VENV)/.local
	$(BIN)/assistant draft -C $(SAMPLE) --model embedded --yes
	$(BIN)/assistant export -C $(SAMPLE)

test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

docs: $(VENV)/.dev
	$(BIN)/python -m assistant.cli.reference > docs/commands.md

session: $(VENV)/.dev
	$(BIN)/python examples/record_first_report.py > docs/first-report.md
	$(BIN)/python examples/record_session.py > docs/session.md

samples: $(VENV)/.dev
	$(BIN)/python examples/make_reports.py

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/checks.py
	$(BIN)/python benchmarks/provenance.py
	$(BIN)/python benchmarks/names.py
	$(BIN)/python benchmarks/clauses.py
	$(BIN)/python benchmarks/carrying_edits.py
	$(BIN)/python benchmarks/drafts.py
	$(BIN)/python benchmarks/embedded_sections.py
	$(BIN)/python benchmarks/history.py
	$(BIN)/python benchmarks/session.py
	$(BIN)/python benchmarks/redraft_cost.py
	$(BIN)/python benchmarks/gathering.py

soak: $(VENV)/.dev
	$(BIN)/python benchmarks/soak.py --count $(COUNT) --lies $(LIES) --seed $(SEED)
	ASSISTANT_KILLS=$(KILLS) $(BIN)/pytest -q tests/store/test_crashes.py tests/cli/test_killed_commands.py

install: $(VENV)/.local

install-dev: $(VENV)/.dev

$(VENV)/.python:
	$(PYTHON) -c 'import sys; sys.exit("需要 Python 3.11 或更新的版本。") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.local: $(VENV)/.python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --disable-pip-version-check -q -c constraints.txt -e '.[local]'
	touch $@

$(VENV)/.dev: $(VENV)/.python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --disable-pip-version-check -q -c constraints.txt -e '.[local,dev]'
	touch $@ $(VENV)/.local

clean:
	rm -rf $(VENV) build dist *.egg-info
