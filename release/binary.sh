#!/usr/bin/env bash
# Builds the binary as it is shipped, one static x86-64 file: target/x86_64-unknown-linux-gnu/dist/kafkactl.
#
#   release/binary.sh [OPTIONS FOR cargo rustc...]      (needs Rust 1.90 or newer, whose linker is LLD)
set -euo pipefail
cd "$(dirname "$0")/.."
# At a fixed address: what can be moved (static-pie) has a dynamic section, and relocates itself at each start.
flags="-C target-feature=+crt-static -C relocation-model=static"
# For a target that is named, so that build scripts and procedural macros, which cannot be static, are built without the flags.
export CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS=$flags
# Nothing unwinds through C, and of librdkafka much is not used.
export CFLAGS="-fno-asynchronous-unwind-tables -ffunction-sections -fdata-sections"
# Functions that came out the same are kept once (generic code does by the hundred). A panic aborts, so no table for unwinding is needed.
exec cargo rustc --profile dist --target x86_64-unknown-linux-gnu --bin kafkactl "$@" -- \
    -C link-arg=-Wl,--icf=all -C link-arg=-Wl,--no-eh-frame-hdr
