#!/bin/bash
# What users do: unpack the package, then run fastboot once for each partition that the script flashes.
# Usage: tar-and-fastboot.sh ADDRESS PACKAGE FOLDER
set -eo pipefail
mkdir "$3"
tar -xzf "$2" -C "$3"
cd "$3"/*/
sed -nE 's/^fastboot \$\* flash ([a-z0-9_]+) .*images\/([A-Za-z0-9_.-]+).*/\1 \2/p' flash_all.sh | while read -r partition image; do
    fastboot -s "$1" flash "$partition" "images/$image" </dev/null
done
