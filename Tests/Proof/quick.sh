#!/bin/bash
# The suites that need no other program: what they prove is proved in memory. Usage: quick.sh BUNDLE
# Left out, and said so: whole programs, and the suites whose judge is another program (Debian's fastboot, a shell, openssl, tar, img2simg).
set -uo pipefail
others='^(EndToEndTests|SeedTests)[.]|^VirtualPhoneTests[.](Device(Background|CRCList|Fault|Flash|Getvar|Lock|Program|Reboot|Userspace)'
others+='|Recovery(Adb|Boot|Program|Validation)|Pack(Archive|Script|Sample|Sparse|VBMeta|Flaw))Tests'
others+='|^StockPackageTests[.](Archive(Read|Refusal)|AVBReader|FactsReader|OTA(Read|Refusal)|PackageCache|ScriptOracle|VBMeta|VBMetaDescriptor)Tests'
others+='|^ImagesTests[.](Payload(Damage|Random|Read|Refusal)|Split(Oracle|Property)|Inflate)Tests|^FastbootTests[.]SecondOpinionTests'
log=$(mktemp)
trap 'rm -f "$log"' EXIT
timeout 300 "$1" --testing-library swift-testing --skip "$others" >"$log" 2>&1
status=$?
grep -aE -A 3 '^✘|Fatal error|^error:' "$log" | head -n 60
grep -aE 'Test run with' "$log"
echo "quick: left out are the end-to-end suites and those with another program as their judge; \`make test\` has them"
exit $status
