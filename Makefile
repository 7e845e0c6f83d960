# `make lab` opens the course, `make test` checks everything. Both set up .venv first.
# Say which Python to use with: make lab PYTHON=python3.12

PYTHON ?=
BIN := .venv/bin

.PHONY: help lab test lint bench nightly nightly-room lessons pictures contact-sheet charts constraints clean set-up-lab set-up-dev

help:
	@echo 'make lab      open the course (ARGS="--plain" for ordinary JupyterLab)'
	@echo 'make test     style, types, import contracts, then all tests (ARGS="-k name" for some)'
	@echo 'make lint     style, types and import contracts only'
	@echo 'make bench    measure opening time, memory and import time'
	@echo 'make nightly  the tests with many more random cases, and the slow ones'
	@echo 'sudo make nightly-room  test a real room with several learners (Linux, Node.js)'
	@echo 'make lessons  run the lessons again and keep their outputs, to be committed'
	@echo 'make pictures  draw every picture under assets/ again (ARGS="glute-bridge" for some)'
	@echo 'make contact-sheet  put all pictures on one sheet, in colour and in grey, in build/'
	@echo 'make charts   draw the charts of the evidence again, to be committed'
	@echo 'make constraints  renew constraints.txt with the newest versions allowed'
	@echo 'make clean    remove .venv and everything else that is made here'

set-up-lab:
	@PYTHON='$(PYTHON)' sh tools/set-up lab

set-up-dev:
	@PYTHON='$(PYTHON)' sh tools/set-up dev

lab: set-up-lab
	@$(BIN)/sciatica-course lab $(ARGS)

lint: set-up-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# Several at a time, a file of tests in one process: what a file sets up is set up once.
PYTEST = $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

test: lint
	$(PYTEST) $(ARGS)

nightly: lint
	$(PYTEST) --hypothesis-profile=nightly -m '' $(ARGS)

# Learners get user numbers of their own, which only root can give; the software is set up once.
ROOM ?= /var/tmp/sciatica-course-room
nightly-room: set-up-dev
	deploy/local/set-up '$(ROOM)'
	SCIATICA_COURSE_ROOM_SOFTWARE='$(ROOM)/software' SCIATICA_COURSE_NO_SKIP=1 \
		$(BIN)/python -m pytest -m slow tests/deploy $(ARGS)

bench: set-up-dev
	$(BIN)/python -m benchmarks $(ARGS)

lessons: set-up-dev
	$(BIN)/python tools/refresh_lessons.py

pictures: set-up-dev
	$(BIN)/python -m sciatica_course.pictures $(ARGS)

contact-sheet: set-up-dev
	$(BIN)/python -m sciatica_course.pictures --contact-sheet $(ARGS)

charts: set-up-dev
	$(BIN)/python -m sciatica_course.charts $(ARGS)

constraints:
	grep '^#' constraints.txt > constraints.new
	: > constraints.txt
	PYTHON='$(PYTHON)' sh tools/set-up dev
	$(BIN)/python -m pip freeze --all --exclude pip --exclude-editable >> constraints.new
	mv constraints.new constraints.txt

clean:
	rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
