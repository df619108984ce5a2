#!/usr/bin/env bash
# Everything that is checked before a change lands. Installs what it needs: on a fresh machine with Rust, Java 17 and 21,
# Maven and a C compiler nothing else has to be there.
#
#   tests/all.sh
set -euo pipefail
cd "$(dirname "$0")/.."

# One cluster for all that needs one. The others leave it as it was; the tests come last.
cluster=$PWD/target/cluster
started=$SECONDS
passed=()
current=""
beside_id=
report() {
    local status=$?
    # With all that it has started.
    if [ -n "$beside_id" ]; then kill -- "-$beside_id" 2>/dev/null || true; fi
    if [ -d "$cluster" ]; then tests/cluster/stop.sh "$cluster"; fi
    echo
    echo "== summary, after $((SECONDS - started)) s =="
    for step in "${passed[@]}"; do echo "ok      $step"; done
    if [ $status -ne 0 ]; then echo "FAILED  $current (status $status)"; fi
}
trap report EXIT

step() { # WHAT COMMAND...
    current=$1
    shift
    local from=$SECONDS
    echo
    echo "== $current =="
    "$@"
    passed+=("$current ($((SECONDS - from)) s)")
}

# Begins a step beside others: what it prints is kept until `join`.
begin() { # WHAT COMMAND...
    mkdir -p target/steps
    beside=$1
    # A process group of its own, to be ended as a whole.
    set -m
    (
        SECONDS=0
        status=0
        "${@:2}" >target/steps/output 2>&1 || status=$?
        echo "$status $SECONDS" >target/steps/result
    ) &
    beside_id=$!
    set +m
}

# Waits for the step that was begun.
join() {
    current=$beside
    echo
    echo "== $current =="
    wait "$beside_id"
    beside_id=
    local status seconds
    read -r status seconds <target/steps/result
    cat target/steps/output
    [ "$status" = 0 ] || exit "$status"
    passed+=("$current ($seconds s, beside the steps before)")
}

components() {
    cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
    cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
}

packages() {
    # librdkafka and OpenSSL are built with perl and make; kcat writes records in tests and is measured against.
    local missing=()
    for program in kcat openssl perl make mandoc shellcheck zsh fish; do command -v $program >/dev/null || missing+=("$program"); done
    python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
    if [ ${#missing[@]} -gt 0 ]; then apt-get update -q >/dev/null && apt-get install -y -q "${missing[@]}"; fi
}

cargo_deny() {
    release/tool.sh cargo-deny 0.20.2
    cargo deny --log-level error check bans licenses sources
    # The advisory database is fetched from the network, which a build machine may not reach: that alone is no failure.
    if cargo deny fetch db >/dev/null 2>&1; then
        cargo deny --log-level error check advisories
    else
        echo "advisories: not checked, the database could not be fetched"
    fi
}

fresh_comparison() {
    tests/fixtures/make.sh "$PWD/target/fresh-fixtures"
    KAFKACTL_TEST_FIXTURES=$PWD/target/fresh-fixtures \
        cargo test --test suite -- apache_parity:: properties:: every_object_of_every_fixture
}

on_cluster() { KAFKACTL_TEST_CLUSTER=$cluster "$@"; }

step "tools" components
step "packages" packages
step "format" cargo fmt --check
step "scripts" shellcheck -x .ci/run tests/*.sh tests/*/*.sh release/*.sh examples/*/*.sh
step "manual pages" mandoc -T lint -W error man/*
# Long work of one core at a time is left to the other core. The static binary has build folders of its own.
begin "static binary" release/build.sh
step "lints" cargo clippy --all-targets -- -D warnings
step "lints of the tests on a cluster" cargo clippy --test cluster -- -D warnings
step "tests" cargo test
step "package" cargo package --quiet --no-verify
step "documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items
step "fuzz targets" cargo check --quiet --manifest-path fuzz/Cargo.toml --target-dir target
step "licences and sources of dependencies" cargo_deny
join
step "bench at a small size, for the outputs to agree" tests/bench/dump_log.sh 20000
step "comparison with Kafka's own tool on files that brokers write now" fresh_comparison
step "a cluster" tests/cluster/start.sh "$cluster"
step "static binary in an empty root" on_cluster release/check.sh
step "bench of network commands, for the outputs to agree" on_cluster tests/bench/cluster.sh 5 20
step "bench of reading, for the outputs to agree" on_cluster tests/bench/consume.sh 20000 1
step "bench of writing, for the outputs to agree" on_cluster tests/bench/produce.sh 20000 1
step "bench of groups, for the outputs to agree" on_cluster tests/bench/groups.sh 20 1
step "bench of schemas, for the outputs to agree" on_cluster tests/bench/schemas.sh 20000 1
step "network commands on a real cluster" on_cluster tests/cluster/run.sh
