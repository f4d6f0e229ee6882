# restock under the name fastboot, over real USB: stock scripts as they are, changes of mode, two phones, no phone.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"
mkdir -p "$work/bin"
ln -s "$RESTOCK" "$work/bin/fastboot"
PATH=$work/bin:$PATH
export RESTOCK_WAIT=20
client() { timeout 120 fastboot "$@" </dev/null 2>&1; }

told=$(RESTOCK_WAIT=1 client getvar product)
check "dropin: nobody there, and it ends" '^fastboot: error: no phone after 1 s' "$told"
pack liuqin
play one liuqin --unlocked --stay
check "dropin: devices" $'^one\tfastboot$' "$(client devices)"
check "dropin: devices -l" '^one +fastboot usb:[0-9]' "$(client devices -l)"
check "dropin: getvar" '^product: liuqin$' "$(client getvar product)"
check "dropin: by serial number" '^serialno: one$' "$(client -s one getvar serialno)"
told=$(RESTOCK_ACCEPT=boot-chain timeout 200 sh "$unpacked/flash_all.sh" 2>&1)
[ $? = 0 ] && why= || why=$(tail -n 5 <<<"$told" | tr '\n' '/')
verdict "dropin: flash_all.sh, exit 0" "$why"
verdict "dropin: flash_all.sh, every byte" "$(differences one | tr '\n' ' ')"
# The next program waits for the phone to be back.
head -c 3000000 /dev/urandom >"$work/image"
told=$(client -S 1M flash logo "$work/image")
check "dropin: in parts, after a restart" "^Sending sparse 'logo' 3/3" "$told"
cmp -s -n 3000000 "$work/image" "$work/one/logo.img" && why= || why=differs
verdict "dropin: in parts, every byte" "$why"
told=$(client reboot fastboot && client getvar is-userspace && client flash system "$work/image" && client reboot-bootloader && client getvar is-userspace)
check "dropin: into fastbootd" '^is-userspace: yes$' "$told"
check "dropin: a logical partition is made larger first" "^Resizing 'system_a' +OKAY" "$told"
check "dropin: and back" '^(getvar:is-userspace .*FAILED|is-userspace: no)' "$told"
port=1 play two liuqin --unlocked
told=$(client getvar product)
check "dropin: two phones, none named" '2 phones are there; name one with -s' "$told"
check "dropin: both are listed" '^  two  usb:' "$told"
stop two
stop one
rm -rf "$work/one" "$work/two" "$work/packages"

# How long one image takes on both programs, and how much of the processor. Only the ratios mean anything here, and nothing is asserted.
play one liuqin --unlocked --discard
head -c 150000000 /dev/urandom >"$work/image"
TIMEFORMAT='%R s, of the processor %U + %S s'
for round in 1 2; do
    for who in fastboot /usr/bin/fastboot; do
        { time timeout 60 "$who" flash super "$work/image" >"$work/words" 2>&1 </dev/null; } 2>"$work/time" && why= ||
            why="exit $?: $(tail -n 4 "$work/words" | tr '\n' '/')"
        verdict "dropin: 150 MB by $who" "$why"
        echo "# dropin: 150 MB at $GUEST_SPEED speed by $who: $(cat "$work/time")"
    done
done
