#!/bin/sh
# usage: build-runtime.sh JDK JAR FOLDER
# Makes FOLDER/java, a runtime with the modules that the runner needs, FOLDER/stalwart-gitops.jar,
# and its ahead-of-time cache. Java checks the path of the jar: run it where it was made, or copy
# the folder to the same path.
set -eu
jdk=$1
folder=$3

mkdir -p "$folder"
cp "$2" "$folder/stalwart-gitops.jar"
"$jdk/bin/jlink" --add-modules java.base,java.net.http,java.xml --strip-debug --no-header-files \
  --no-man-pages --output "$folder/java"

# The training run plans a small manifest on the embedded server.
cat >"$folder/manifest.yaml" <<'END'
MtaStageConnect:
  smtpGreeting:
    match:
      - if: "local_port == 25 && !is_tls"
        then: "system('hostname') + ' ESMTP'"
    else: "system('hostname') + ' Stalwart'"
END
"$folder/java/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable \
  -XX:AOTCacheOutput="$folder/stalwart-gitops.aot" \
  -jar "$folder/stalwart-gitops.jar" plan --quiet --url emulator: "$folder/manifest.yaml"
rm "$folder/manifest.yaml"
