# shellcheck shell=bash disable=SC2034
# What scripts that need the cluster of the tests begin with, to be sourced at the root of the repository: the cluster that
# KAFKACTL_TEST_CLUSTER names, or one that is started now and stopped in the end. Sets `folder`, and the variables of its file `env`.
if [ -n "${KAFKACTL_TEST_CLUSTER:-}" ]; then
    folder=$KAFKACTL_TEST_CLUSTER
else
    folder=$PWD/target/cluster
    trap 'tests/cluster/stop.sh "$folder"' EXIT
    tests/cluster/start.sh "$folder"
fi
# shellcheck disable=SC1091
. "$folder/env"
