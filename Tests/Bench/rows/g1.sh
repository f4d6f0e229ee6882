# G1, G2: from the .tgz to a flashed phone. Ours with an empty cache: everything is verified before the first write.
title=".tgz to flashed"

measure() {
    local tgz cache theirs ours
    tgz=$(package "$bytes" tgz) || { why="the package could not be made"; return 1; }
    phone one || return 1
    for _ in $(seq "$rounds"); do
        warm "$tgz"
        mark one
        sample users bash "$here/sides/tar-and-fastboot.sh" "${address[one]}" "$tgz" "$work/unpacked" || return 1
        theirs=$(sent one)
        rm -rf "$work/unpacked"
        timeout 60 sync -f "$work"
        warm "$tgz"
        cache=$(fresh)
        mark one
        flash cold "$cache" "$tgz" "${address[one]}" || return 1
        ours=$(sent one)
        # The same cache again.
        flash warm "$cache" "$tgz" "${address[one]}" || return 1
        inspect index "$(fresh)" "$tgz" || return 1
        # The limit of it: the MD5 of the archive, which its name holds, and of each image, which md5sum.xml holds, by openssl.
        sample digests openssl dgst -md5 -r "$tgz" "$(package "$bytes" folder)"/images/* || return 1
    done
    awk -v a="$ours" -v b="$theirs" 'BEGIN { exit !(a > 0 && a / b > 0.99 && a / b < 1.01) }' ||
        { why="the sides sent different amounts: $ours and $theirs bytes"; return 1; }
    compare G1 ".tgz to flashed : tar xzf + fastboot" wall cold users '<=0.30'
    compare G2 "processor time of the same" cpu cold users '<=0.30'
    ours_all=$(list digests cpu) theirs_all=$(list cold cpu)
    row G2.md5 "of it the MD5s, by openssl alone" s "$(median digests cpu)" "$(median cold cpu)" \
        "$(calc "$(median digests cpu) / $(median cold cpu)")" -
    row G2.bound "without any MD5 : tar + fastboot" s "$(calc "$(median cold cpu) - $(median digests cpu)")" "$(median users cpu)" \
        "$(calc "($(median cold cpu) - $(median digests cpu)) / $(median users cpu)")" -
    compare G1.memory "peak memory of the same" rss cold users -
    compare G1.index "pass 1 alone : tar + fastboot" wall index users -
    compare G1.again "again, cache kept : tar + fastboot" wall warm users -
    compare G2.again "processor time of that" cpu warm users -
}
