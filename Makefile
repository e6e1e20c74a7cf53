# consentinel — every target ends with a line `PASS n/m` or `FAIL …`.
# Needs: Python >= 3.11 and make. PYTHON=… chooses another interpreter, VENV=… another environment.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
RUN := $(VENV)/bin/python
STAMP := $(VENV)/.installed
TESTS ?= tests
CAPTURES ?= ../shared/captures
PYTEST := $(RUN) -m pytest

.DEFAULT_GOAL := help
.PHONY: survey-demo docs page-outputs picture help setup demo test quick bench truth lint types check golden parties policy consent schemas patterns-page device-matrix device-tests hooks hooks-check hook-specs hook-surface hooks-verify jar jar-check wheel-check fuzz clean

help:            ## this list
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | awk -F'\t' '{printf "%-14s %s\n", $$1, $$2}'

$(STAMP): pyproject.toml
	@test -n "$(PYTHON)" || { echo "FAIL no Python >= 3.11 found; set PYTHON="; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check -e '.[demo,geo,android,dev]'
	@touch $@

setup: $(STAMP)  ## make .venv and install everything that tests need

demo: $(STAMP)   ## record, analyze and report on the embedded device; no phone needed
	@$(RUN) -m analyzer demo && echo "PASS 1/1" || { echo "FAIL demo"; exit 1; }

test: export PYTHONDONTWRITEBYTECODE =
test: $(STAMP)   ## all tests
	$(PYTEST) $(TESTS) -q -n auto --dist loadfile --no-loadscope-reorder

quick: $(STAMP)  ## unit and contract tests only
	$(PYTEST) tests/unit tests/contracts -m "not slow" -q

fuzz: $(STAMP)   ## the property tests, with many more examples
	CONSENTINEL_FUZZ_EXAMPLES=20000 $(PYTEST) tests/unit tests/fuzz -k fuzz -q

bench: $(STAMP)  ## figures beside their baselines; writes tests/bench/latest.json
	$(RUN) tests/bench/run.py

truth: $(STAMP)  ## recall and precision on a labelled corpus; writes analyzer/docs/truth.md
	PYTHONPATH=.:tests $(RUN) -m truth_run

survey-demo: $(STAMP)  ## record twenty apps on the embedded device, count them, compare with what they did
	PYTHONPATH=.:tests $(RUN) -m survey_demo

lint: $(STAMP)   ## ruff: format and rules
	$(RUN) -m ruff format --check . && $(RUN) -m ruff check . && echo "PASS 1/1"

types: $(STAMP)  ## mypy
	$(RUN) -m mypy && echo "PASS 1/1"

golden: $(STAMP) ## rewrite golden files, then show what changed
	CONSENTINEL_WRITE_GOLDEN=1 $(PYTEST) tests -q -k golden; git --no-pager diff --stat -- tests/golden

parties: $(STAMP) ## rewrite parties.json and sdks.json in analyzer/data from their YAML
	$(RUN) -m analyzer.compiled && echo "PASS 1/1"

schemas: $(STAMP) ## rewrite analyzer/schemas from the models
	$(RUN) -m analyzer.schemas && echo "PASS 1/1"

patterns-page: $(STAMP) ## measure the validated formats on CAPTURES; rewrite analyzer/docs/patterns.md
	PYTHONPATH=tests $(RUN) -m support.pattern_rates $(CAPTURES)

device-matrix: $(STAMP) ## run the recorder's steps on every simulated phone; rewrite analyzer/docs/devices.md
	PYTHONPATH=.:tests $(RUN) -m support.device_matrix

device-tests: $(STAMP) ## the same steps on a real phone, after asking; SERIAL=… is its adb serial, FRIDA=… a folder with frida-server
	@PYTHONPATH=.:tests $(RUN) -m support.device_tests "$(SERIAL)" $(if $(FRIDA),--frida-server "$(FRIDA)")

hooks: $(STAMP)  ## compile the hook bundle (needs Node's npm)
	$(RUN) hooks/build.py && echo "PASS 1/1"

hooks-check: $(STAMP) ## rebuild the hook bundle and compare bytes (needs Node's npm)
	$(RUN) hooks/build.py --check && echo "PASS 1/1"

hook-specs: $(STAMP) ## rewrite hooks/specs/specs.json from the YAML and the table of real classes
	$(RUN) -m analyzer.record.specs && echo "PASS 1/1"

hook-surface: $(STAMP) ## rewrite the table of real classes from their jars (needs Maven and a JDK 17)
	$(RUN) hooks/verify.py --write

hooks-verify: $(STAMP) ## resolve every hook against the real jars (needs Maven); LEVEL=23 takes one level of Android
	@$(RUN) hooks/verify.py $(if $(LEVEL),--level $(LEVEL))

jar: $(STAMP)    ## compile the embedded device (needs a JDK)
	$(RUN) analyzer/record/devices/embedded/build_jar.py && echo "PASS 1/1"

jar-check: $(STAMP) ## rebuild the embedded device and compare bytes (needs a JDK)
	$(RUN) analyzer/record/devices/embedded/build_jar.py --check && echo "PASS 1/1"

policy: $(STAMP) ## measure the policy reader on the labelled sentences and write its page
	PYTHONPATH=tests $(RUN) -m policy score

consent: $(STAMP) ## measure the reading of consent screens on the labelled trees and write its page
	PYTHONPATH=.:tests $(RUN) -m consent

wheel-check: $(STAMP) ## build the wheel, install it in an empty environment, run its demo
	$(RUN) tests/wheel_check.py

page-outputs: $(STAMP) ## run what the pages show and write what it printed into them; read the difference
	CONSENTINEL_WRITE_GOLDEN=1 $(PYTEST) tests/e2e/test_cookbook.py tests/e2e/test_pages.py -q; git --no-pager diff --stat -- analyzer/docs README.md README.zh.md

picture: $(STAMP) ## draw the README's picture of the report anew (needs Chromium)
	@PYTHONPATH=.:tests $(RUN) -m support.readme_picture

docs: $(STAMP)   ## build the site of all pages, English and Chinese, into build/site
	@PYTHONPATH=.:tests $(RUN) -m support.site

check: lint types hooks-check jar-check test wheel-check ## everything CI runs

clean:           ## remove the environment and caches; sessions stay
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache build dist hooks/node_modules
