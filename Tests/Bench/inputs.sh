# What is flashed. Made once, kept in $inputs for the next run; the same seed makes the same bytes on the same machine.
#
#   package BYTES tgz|tar|folder   the path of a stock package of about so many bytes unpacked, with checksum lists for $max_download
#   image KIND ARGUMENT...         the path of an image made by `bench-probe make`
#   xz_payload                     the path of a payload.bin whose operations are xz

inputs=$out/inputs

# 256 MB of this machine's own programs and texts: the part of the package that compresses. Nothing compressed already.
sample_file() {
    local file=$inputs/sample
    [ -f "$file" ] || {
        say "collecting programs and texts of this machine"
        {
            find /usr/lib /usr/bin -xdev -type f -size +32k -print0 2>/dev/null | LC_ALL=C sort -z |
                xargs -0r cat 2>/dev/null | head -c 200000000
            find /usr/share -xdev -type f -size +4k ! -name '*.gz' ! -name '*.xz' ! -name '*.png' ! -name '*.jpg' ! -name '*.woff*' \
                -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0r cat 2>/dev/null | head -c 56000000
        } >"$file.partial"
        # Whoever was cut off by head ended with an error; the size below is what counts.
        mv "$file.partial" "$file"
    }
    [ "$(stat -c %s "$file")" -ge 10000000 ] || { say "too little in /usr/lib and /usr/share to make a package of"; return 1; }
    echo "$file"
}

package() {
    local bytes=$1 form=$2 place=$inputs/package-$1-$max_download made name
    [ -f "$place/made" ] || {
        local sample
        sample=$(sample_file) || return 1
        say "making a package of $((bytes / 1000000)) MB"
        rm -rf "$place" && mkdir -p "$place/folder" || return 1
        made=$(timeout 600 "$programs/virtual-phone" pack --profile liuqin --size "$bytes" --form folder --sample "$sample" \
            --part-limit "$max_download" --out "$place/folder") || return 1
        name=$(basename "$made")
        # Compressed by several threads at zlib's usual level; what comes out is one gzip member. The name ends with its MD5.
        timeout 600 tar --format=gnu --sort=name --mtime=@1609459200 --owner=root:0 --group=root:0 -C "$place/folder" -cf - "$name" |
            tee "$place/$name.tar" | pigz -6 -n >"$place/partial.tgz" || return 1
        mv "$place/partial.tgz" "$place/${name}_$(md5sum <"$place/partial.tgz" | head -c 10).tgz" || return 1
        touch "$place/made"
    }
    case $form in
    folder) echo "$place"/folder/* ;;
    *) echo "$place"/*."$form" ;;
    esac
}

image() {
    local file
    file=$inputs/$(tr ' ' '-' <<<"$*")
    [ -f "$file" ] || {
        mkdir -p "$inputs"
        timeout 300 "$programs/bench-probe" make "$1" "$file.partial" "${@:2}" && mv "$file.partial" "$file" || return 1
    }
    echo "$file"
}

# A payload.bin of 96 MB of the sample, in xz operations of 2 MiB as an OTA has them.
xz_payload() {
    local file=$inputs/payload.bin sample
    [ -f "$file" ] || {
        sample=$(sample_file) || return 1
        say "making a payload of xz"
        head -c 96000000 "$sample" >"$file.sample"
        timeout 600 "$programs/bench-probe" make-payload "$file.partial" "$file.sample" && mv "$file.partial" "$file" || return 1
        rm -f "$file.sample"
    }
    echo "$file"
}

# Into memory, so that no side pays for the disk.
warm() { find "$@" -type f -exec cat {} + >/dev/null; }
