#!/usr/bin/env bash
# Holds a pipeline until no partition is under-replicated: a roll-out goes on when this gives 0.
#
#   under-replicated.sh [DURATION]      (default 10m; which cluster: KAFKACTL_BOOTSTRAP_SERVER or KAFKACTL_CONTEXT)
#
# Status 5: there were some to the end. Anything else is what kafkactl says of the cluster.
set -euo pipefail
status=0
kafkactl topics describe --wait-until-healthy --wait-timeout "${1:-10m}" --quiet >/dev/null || status=$?
if [ $status -ne 0 ]; then
    # What is wrong belongs in the log of the pipeline.
    kafkactl topics describe --under-replicated >&2 || true
fi
exit $status
