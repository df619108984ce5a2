#!/usr/bin/env bash
# The jars of Maven packages and of all that these need at run time, into a folder.
#
#   tests/cluster/jars.sh FOLDER GROUP:ARTIFACT:VERSION...
set -euo pipefail
folder=$1
[ -f "$folder/complete" ] && exit
dependencies=""
for coordinate in "${@:2}"; do
    IFS=: read -r group artifact version <<<"$coordinate"
    dependencies+="<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
done
mkdir -p "$folder"
cat >"$folder.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>jars</groupId>
<artifactId>jars</artifactId><version>1</version><dependencies>$dependencies</dependencies></project>
POM
mvn -q -B -f "$folder.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$folder"
touch "$folder/complete"
