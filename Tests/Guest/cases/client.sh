# The virtual phone is a phone to somebody else's client: Debian's fastboot flashes it over real USB.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"
client() { timeout 60 fastboot "$@" 2>&1; }
pack liuqin
play one liuqin
check "client: getvar product" '^product: liuqin' "$(client getvar product)"
told=$(client flash boot_ab "$unpacked/images/boot.img"; client flash super "$unpacked/images/super.img"; client -S 300000 flash cust "$unpacked/images/cust.img")
verdict "client: no failure" "$(grep -i fail <<<"$told")"
cmp -s -n "$(stat -c %s "$unpacked/images/boot.img")" "$unpacked/images/boot.img" "$work/one/boot_b.img" && why= || why="differs"
verdict "client: a raw image, both slots" "$why"
for image in super cust; do
    simg2img "$unpacked/images/$image.img" "$work/raw"
    cmp -s -n "$(stat -c %s "$work/raw")" "$work/raw" "$work/one/$image.img" && why= || why="differs"
    verdict "client: sparse $image" "$why"
done
