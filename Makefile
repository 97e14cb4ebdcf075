# The front door. Make knows whether anything is newer than the report; asnplan.report knows, by content, which chapters that concerns.
EDITION ?= pangkalpinang-2026
UNIT    ?=
SCENARIO ?=
ENGINE  ?= fork
# Names reach the commands as they are, not through the shell; no Python file of the folder at hand is imported.
export EDITION UNIT SCENARIO DIST
export PYTHONSAFEPATH := 1
ifneq ($(words $(EDITION))$(strip $(foreach sign,; : %,$(findstring $(sign),$(EDITION)))),1)
$(error Nama edisi '$(EDITION)' tidak dapat dipakai: huruf kecil, angka dan tanda hubung; contoh: pangkalpinang-2026)
endif
PYTHON  ?= $(if $(filter Windows_NT,$(OS)),python,python3)

RUN    := $(shell $(PYTHON) environment.py --find)
READY  := $(if $(filter .venv/%,$(RUN)),.venv/ready)
BOOK   := reports/$(EDITION)
FILES  := $(BOOK)/laporan.html $(BOOK)/laporan.pdf $(BOOK)/lampiran.xlsx
ASKED   = "$$EDITION" --engine $(ENGINE) $(if $(UNIT),--unit "$$UNIT") $(if $(SCENARIO),--scenario "$$SCENARIO")
BUILD   = $(RUN) -m asnplan.report build $(ASKED)
DIST   ?= dist/$(EDITION)

# The report names its commit: a new one, which this file grows by, has the report bound again.
COMMITS := $(wildcard $(shell git rev-parse --git-path logs/HEAD 2>/dev/null))
# Names with a blank fall apart into words that are no files; no table is called so. A colon would be read as Make's own.
SOURCES := $(COMMITS) params/$(EDITION).yaml data/$(EDITION) $(subst :,\:,$(wildcard $(wildcard data/$(EDITION)/* notebooks/*.ipynb \
             lib/asnplan/*.py lib/asnplan/*/*.py lib/asnplan/*/*/*.py reports/template/* reports/template/*/*)))

# In the order in which they read each other.
REFERENCE := $(patsubst %,tests/reference/notebooks/%.ipynb,analysis training recruitment evaluation summary)

.PHONY: help report dist verify check test lint lab new lock clean

help:  ## daftar perintah ini
	@$(PYTHON) environment.py --targets

report:  ## bangun laporan tahunan: HTML, PDF dan lampiran XLSX; UNIT="nama unit" dan SCENARIO=nama bila perlu

# Make cannot tell the folder of a unit's book from the words that name the unit: asnplan.report itself looks what is stale.
ifneq ($(UNIT)$(SCENARIO),)
report: $(READY)
	@$(BUILD)
else
report: $(FILES)
	@$(info Laporan mutakhir: $(FILES))
endif

$(BOOK)/laporan.html: $(SOURCES) $(READY)
	@$(BUILD)

$(BOOK)/laporan.pdf $(BOOK)/lampiran.xlsx: $(BOOK)/laporan.html
	@$(BUILD)

params/%.yaml data/%:
	@$(PYTHON) environment.py --missing "$$EDITION"

dist: $(READY)  ## siapkan dist/<edisi>: laporan, manifes, sidik jari dan halaman pembuka untuk diserahkan
	@$(RUN) -m asnplan.report dist $(ASKED)

verify: $(READY)  ## buktikan folder serah terima: make verify DIST=dist/pangkalpinang-2026
	@$(RUN) -m asnplan.report verify "$$DIST" --engine $(ENGINE)

check: $(READY)  ## periksa semua masukan, tunjukkan semua kesalahan sekaligus
	@$(RUN) -m asnplan.inputs check "$$EDITION"

test: $(READY)  ## jalankan semua uji
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m pytest
	@$(RUN) -m pytest -n 0 --nbval $(REFERENCE)

lab: $(READY)  ## buka JupyterLab dalam lingkungan yang sama
	@$(RUN) -m jupyterlab --notebook-dir=.

new: $(READY)  ## siapkan edisi berikutnya: make new EDITION=pangkalpinang-2027
	@$(RUN) -m asnplan.inputs new "$$EDITION"

lock: $(READY)  ## susun ulang requirements.lock dari pyproject.toml
	@$(RUN) environment.py --lock

clean:  ## hapus semua yang dapat dibangun ulang
	@$(PYTHON) environment.py --clean

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) environment.py
