# The few things done again and again. CI runs .ci/run.
.PHONY: test report docs check bless sssom bench deny page package deb dist

test:            ## run all tests
	cargo test --locked

# --force: a merge changes what this program wrote.
report:          ## write both sets anew: reports/ from seeds/, reports/chain/ from the invented province, in English
	cargo run --locked -- report seeds --force --out reports
	cargo run --locked -- report tests/fixtures/chain --force --lang en --out reports/chain

docs:            ## write the generated pages in docs/ anew
	cargo run --locked -- taxonomy docs --corpus seeds -o docs/taxonomy.md
	cargo run --locked -- eval tests/gold --real tests/real/results.json --lang en --format md -o docs/accuracy.md
	cargo run --locked -- check --explain all --format md --lang zh -o docs/findings.md --force
	cargo run --locked --example dependencies > docs/dependencies.md

check:           ## what CI checks, without the report
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps

bless:           ## accept changed data layout and snapshots
	BLESS=1 cargo test --test judging taxonomy
	INSTA_UPDATE=always cargo test

sssom:           ## check the review table with the sssom package of Python (pip install sssom)
	cargo run --locked -- review export seeds -o target/review.sssom.tsv
	sssom validate target/review.sssom.tsv

deny:            ## what crates may be used (licences, sources, second versions), and what is known against them, from the network
	cargo deny check

package:         ## manual pages and completions, for packages and archives
	cargo run --locked --example man_pages -- target/package

deb: package     ## a Debian package in target/debian (cargo install cargo-deb)
	cargo deb --locked

# For whom a program is handed out as one file; .github/workflows/release.yml tries each on a machine of its kind.
VERSION = $(shell sed -n '0,/^version = /s/^version = "\(.*\)"/\1/p' Cargo.toml)
DIST = x86_64-pc-windows-gnu x86_64-unknown-linux-musl aarch64-unknown-linux-musl
PAGE = target/page/duibiao.html
# A program says nothing of the machine that built it: no folders in its messages, no symbols, no time of day in its head.
PLACES = --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)=cargo --remap-path-prefix=$(CURDIR)=duibiao
WITHOUT_TIME = -Clink-arg=-Wl,--no-insert-timestamp
dist: PAGE_FLAGS += --config 'target.wasm32-unknown-unknown.rustflags=[$(foreach place,$(PLACES),"$(place)",)]'
dist: page $(DIST:%=dist-%) ## the archives of a release and the page in target/dist, with their checksums (CONTRIBUTING.md says what that needs)
	cp $(PAGE) target/dist/
	cd target/dist && sha256sum -- duibiao-v$(VERSION)-* duibiao.html >SHA256SUMS

dist-%: package page
	env CARGO_TARGET_$(subst -,_,$(shell echo $* | tr a-z A-Z))_RUSTFLAGS='$(PLACES)$(if $(findstring windows,$*), $(WITHOUT_TIME))' CARGO_PROFILE_RELEASE_STRIP=symbols DUIBIAO_PAGE='$(CURDIR)/$(PAGE)' \
		cargo $(if $(findstring musl,$*),zigbuild,build) --release --locked --target $*
	python3 tools/dist/pack.py $* $(or $(CARGO_TARGET_DIR),target)/$*/release/duibiao$(if $(findstring windows,$*),.exe) target/package $(PAGE) target/dist

bench:           ## time each stage
	cargo bench --locked

MODULE = $(or $(CARGO_TARGET_DIR),target)/wasm32-unknown-unknown/page/duibiao.wasm
page:            ## make the page for a browser, target/page/duibiao.html (needs: rustup target add wasm32-unknown-unknown)
	cargo rustc --locked $(PAGE_FLAGS) --lib --crate-type cdylib --no-default-features --features page --target wasm32-unknown-unknown --profile page
	cargo run --locked --release --manifest-path tools/page/Cargo.toml --target-dir $(or $(CARGO_TARGET_DIR),target)/tools -- $(MODULE) src/page/web $(PAGE)
