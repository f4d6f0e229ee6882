#!/bin/bash
# One run of fastboot for each image. Usage: fastboots.sh ADDRESS PARTITION=FILE...
set -e
address=$1
shift
for one in "$@"; do fastboot -s "$address" flash "${one%%=*}" "${one#*=}" </dev/null; done
