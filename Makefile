# The commands that are not obvious. `go test ./...` needs no make.

.PHONY: build test ci bench score data screenshots

build:   ## one static binary
	CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o chancery .

test:    ## what the README says
	go test ./...

ci:      ## what must hold before a change lands
	bash .ci/run

bench:   ## articles/s, MB/s, bytes of database an article, peak memory
	go run ./tools/bench

score:   ## quality on gold data: make score GOLD=path/to/gold
	go run . score --gold $(GOLD)

data:    ## rebuild the knowledge base: make data REFERENCE=path
	internal/name/build/run $(REFERENCE)

screenshots: ## pictures of the pages, taken with a headless browser; docs/story.png is one of them
	mkdir -p shots && CHANCERY_SHOTS=$(CURDIR)/shots go test -count=1 -run Browser ./internal/web
