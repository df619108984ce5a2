#!/usr/bin/env bash
# Installs a tool of cargo's unless that version is there already, in cargo's own folder, where other checkouts find it too.
#
#   release/tool.sh NAME VERSION
set -euo pipefail
if cargo install --list | grep -qxF "$1 v$2:"; then exit; fi
# Not optimized: to optimize it takes longer than all that it does here.
CARGO_PROFILE_DEV_DEBUG=0 cargo install --quiet --locked --debug --version "$2" "$1"
