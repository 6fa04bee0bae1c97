# What there is to do: `make help`. Every task works on a fresh Debian machine with Swift.

CONFIGURATION ?= release
PREFIX ?= /usr/local
PORT ?= 8080
SWIFT ?= swift

# Every warning is an error, and a target may import only what Package.swift lets it.
STRICT = -Xswiftc -warnings-as-errors --explicit-target-dependency-import-check error
PROGRAM = .build/$(CONFIGURATION)/depositary
# One binary that needs no Swift beside it, and starts sooner.
STATIC = $(if $(filter release,$(CONFIGURATION)),--static-swift-stdlib)
SAMPLE_RECORD = .build/sample/record.sqlite

.DEFAULT_GOAL := help
.PHONY: help packages build run demo test check format lint check-catalogue evaluate train \
	benchmark benchmark-documents docs man install clean

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-20s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

packages: ## install the system packages that are missing, or say which command does
	@Scripts/install-packages

build: packages ## build the program (CONFIGURATION=debug for a quicker one)
	$(SWIFT) build -c $(CONFIGURATION) --product depositary $(STATIC)

run: demo ## read the samples, answer a question, then serve the workbench
	$(PROGRAM) serve --record $(SAMPLE_RECORD) --port $(PORT)

demo: build ## the same without serving
	@Scripts/demo $(PROGRAM) $(SAMPLE_RECORD)

test: packages ## build and run every test
	$(SWIFT) test $(STRICT)

format: ## lay out the code
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Catalogue/Reader

lint: ## complain of code that is not laid out so
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Catalogue/Reader

check: ## format, build with warnings as errors and the import check, tests, catalogue, docs
	@Scripts/check

check-catalogue: build ## check the catalogue and run its cases
	$(PROGRAM) catalogue check

evaluate: build ## score the reader against the gold sets and the pinned floors
	@Scripts/evaluate $(PROGRAM)

train: build ## make the models anew from the corpora
	@Scripts/train $(PROGRAM)

benchmark: packages ## measure speed and memory beside the peers, as ratios
	@Scripts/benchmark

benchmark-documents: ## read saved pages beside trafilatura, resiliparse and others from PyPI
	@Scripts/benchmark documents

docs: packages ## make the reference of every target
	@Scripts/docs

man: ## make the man page anew
	@Scripts/man

install: packages ## put the program and what it needs under PREFIX (default /usr/local)
	@Scripts/install $(PREFIX)

clean: ## remove what was built
	rm -rf .build
