#!/usr/bin/env bash
# Starts a schema registry (Apicurio 3.3.3) beside the test cluster unless it runs already, and waits until it answers. It keeps everything in memory.
#
#   tests/cluster/registry.sh FOLDER [--no-wait | --wait-only]      (needs Java 21 or later, Maven)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
# shellcheck disable=SC1091
. ./env
version=3.3.3
app=$here/../../target/fixtures/lib/apicurio-$version
log=registry.log

# The first Java that is young enough: that of JAVA_HOME, of the path, or one that is installed beside them.
java_of_registry() {
    local java major
    for java in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)" /usr/lib/jvm/*/bin/java; do
        [ -x "$java" ] || continue
        major=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
        if [ "${major:-0}" -ge 21 ]; then
            echo "$java"
            return
        fi
    done
    echo "the registry needs Java 21 or later, and there is none" >&2
    return 1
}

runs() { [ -f registry.pid ] && kill -0 "$(cat registry.pid)" 2>/dev/null; }
if [ "${2:-}" != --wait-only ] && ! runs; then
    if [ ! -f "$app/complete" ]; then
        mkdir -p "$app"
        mvn -q -B dependency:copy "-Dartifact=io.apicurio:apicurio-registry-app:$version:tar.gz:all" "-DoutputDirectory=$app"
        tar -xzf "$app"/*.tar.gz -C "$app"
        rm "$app"/*.tar.gz
        touch "$app/complete"
    fi
    java=$(java_of_registry)
    "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx384m -Dquarkus.http.host=127.0.0.1 "-Dquarkus.http.port=$REGISTRY" \
        -Dquarkus.management.host=127.0.0.1 "-Dquarkus.management.port=$REGISTRYHEALTH" \
        -Dapicurio.storage.kind=sql -Dapicurio.storage.sql.kind=h2 \
        -Dapicurio.rest.deletion.artifact.enabled=true -Dapicurio.rest.deletion.artifact-version.enabled=true \
        -jar "$app/quarkus-run.jar" >"$log" 2>&1 </dev/null &
    echo $! >registry.pid
fi
[ "${2:-}" = --no-wait ] && exit
answers() {
    exec 3<>"/dev/tcp/127.0.0.1/$REGISTRY" &&
        printf 'GET /apis/ccompat/v7/subjects HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3 && head -n 1 <&3 | grep -q ' 200 '
}
for _ in $(seq 900); do
    if (answers) 2>/dev/null; then exit; fi
    kill -0 "$(cat registry.pid)" || break
    sleep 0.1
done
echo "the registry did not start:" >&2
tail -n 20 "$log" >&2
exit 1
