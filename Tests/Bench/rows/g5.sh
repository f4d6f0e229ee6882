# G5: peak memory of `restock flash`, whatever the form of the package and the phone's limit; one run each.
title="peak memory"

measure() {
    local form mebibytes package highest=0 note='' names=()
    for form in tgz tar folder; do
        package=$(package "$bytes" $form) || { why="the package could not be made"; return 1; }
        for mebibytes in 128 256 512 768; do
            local name=$form-$mebibytes
            # The package's lists are for one limit; for any other they are left out, which is a consent.
            local consents=account-binding,data-loss
            [ $((mebibytes << 20)) = "$max_download" ] || consents+=,without-crc-lists
            phone "$name" --max-download $((mebibytes << 20)) || return 1
            flash "$name" "$(fresh)" "$package" "${address[$name]}" || return 1
            kill "${process[$name]}"
            note+="$form at $mebibytes MiB: $(printf %.1f "$(most "$name" rss)"); "
            names+=("$work/$name.samples")
        done
    done
    cat "${names[@]}" >"$work/all.samples"
    highest=$(most all rss) ours_all=$(list all rss)
    row G5 "peak memory, 3 forms x 4 limits" MiB "$highest" - "$highest" '<=64' "${note%; }"
    several
}

several() {
    local package small highest name four=(a b c d)
    package=$(package "$bytes" tgz) && small=$(small_package tgz) || { why="the package could not be made"; return 1; }
    for name in "${four[@]}"; do phone "$name" || return 1; done
    can_do_four "$small" || { lacking G5.four "peak memory with four phones" '<=96' "$why"; return 0; }
    flash four "$(fresh)" "$package" "${address[a]}" "${address[b]}" "${address[c]}" "${address[d]}" || return 1
    highest=$(most four rss)
    row G5.four "peak memory with four phones" MiB "$highest" - "$highest" '<=96'
}
