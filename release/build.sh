#!/usr/bin/env bash
# Builds what is shipped, into target/release-files/: the binary, a software bill of materials (CycloneDX), and their checksums.
#
#   release/build.sh      (needs Rust, a C compiler, perl and make; on x86-64 Linux with glibc)
set -euo pipefail
cd "$(dirname "$0")/.."
files=$PWD/target/release-files
binary=target/x86_64-unknown-linux-gnu/dist/kafkactl
largest=32000000

release/binary.sh
# One file that runs anywhere: no interpreter, no library to be found when it starts.
if readelf --wide --dynamic --program-headers "$binary" | grep -E 'NEEDED|INTERP|DYNAMIC'; then
    echo "$binary is not static" >&2
    exit 1
fi
size=$(stat --format %s "$binary")
if [ "$size" -gt $largest ]; then
    echo "$binary has $size bytes, more than $largest" >&2
    exit 1
fi

release/tool.sh cargo-cyclonedx 0.5.9
cargo cyclonedx --quiet --format json --target x86_64-unknown-linux-gnu --override-filename kafkactl.cdx

rm -rf "$files"
mkdir -p "$files"
cp "$binary" "$files/kafkactl-x86_64-linux"
mv kafkactl.cdx.json "$files"
(cd "$files" && sha256sum kafkactl-x86_64-linux kafkactl.cdx.json >SHA256SUMS)
echo "$size bytes, static, with $(python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))["components"]))' "$files/kafkactl.cdx.json") components:"
cat "$files/SHA256SUMS"
