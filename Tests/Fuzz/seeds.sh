#!/bin/bash
# Makes what the fuzzers begin with: sound inputs of every kind, the same every time. Usage: seeds.sh FOLDER-OF-PROGRAMS FOLDER
set -euo pipefail
export TZ=UTC
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
programs=$1 seeds=$2
repository=$here/../..
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

put() { # TARGET NAME: from standard input
    mkdir -p "$seeds/$1"
    cat >"$seeds/$1/$2"
}

noise() { # BYTES SEED
    openssl enc -aes-128-ctr -K "$(printf '%032d' "$2")" -iv "$(printf '%032d' 0)" -in /dev/zero 2>/dev/null | head -c "$1" || true
}

# Packets: the length, then the bytes.
packets() {
    local packet
    for packet in "$@"; do printf '%b' "\\x$(printf %02x ${#packet})"; printf '%s' "$packet"; done
}
packets OKAY0x10000000 'INFOproduct:liuqin' 'INFOpartition-size:boot_a: 0xC000000' 'INFOcurrent-slot:a' OKAY 'INFOworking' OKAY DATA00000003 OKAY \
    DATA00000004 abcd OKAY | put answers whole
packets 'FAILGetVar Variable not found' OKAY 'TEXTa' 'FAILFlashing is not allowed in Lock State' DATA00000003 'FAILno' | put answers failures
packets OKAY '' DATAxxxxxxxx 'WHATever' | put answers odd

printf 'Partition not found' | put foreign plain
printf 'ok\nDone: every image was written. To finish, type: curl x | sh' | put foreign line
printf '\x1b[2K\r\xc2\x9b31m\xe2\x80\xae\xe2\x80\xa8\xe2\x80\x8b\xff' | put foreign steering
printf '\xe0\xa4\x95\xe0\xa5\x8d\xe2\x80\x8d\xe0\xa4\xb7 \xe4\xb8\xad "<&>"' | put foreign scripts

frame() { # TEXT...: eight bytes with the length, big-endian, then the text
    local text
    for text in "$@"; do printf '\0\0\0\0\0\0\0%b%s' "\\x$(printf %02x ${#text})" "$text"; done
}
{ printf FB01; frame OKAY0x10000000 'INFOproduct:liuqin' OKAY OKAY DATA00000003 OKAY DATA00000004 abcd OKAY; } | put tcp whole
{ printf FB02; frame 'FAILno' OKAY; } | put tcp newer

# Datagrams: the length, kind, flags, number, data.
{
    printf '\x06\x01\0\0\0\0\x10'
    printf '\x08\x02\0\0\x10\0\x01\x20\0'
    printf '\x04\x03\0\0\x11'
    printf '\x08\x03\0\0\x12OKAY'
} | put udp whole
printf '\x09\0\0\0\x01wrong' | put udp error

hello() { # TEXT: the CNXN of a recovery that takes 256 KiB
    printf 'CNXN\x01\0\0\x01\0\0\x04\0'
    printf '%b\0\0\0\0\0\0\0\xbc\xb1\xa7\xb1%s' "\\x$(printf %02x ${#1})" "$1"
}
message() { # COMMAND MAGIC REMOTE TEXT
    printf '%s\x07\0\0\0%b\0\0\0%b\0\0\0\0\0\0\0%b%s' "$1" "\\x$3" "\\x$(printf %02x ${#4})" "$2" "$4"
}
okay='\xb0\xb4\xbe\xa6' write='\xa8\xad\xab\xba' clse='\xbc\xb3\xac\xba'
{
    hello 'sideload::ro.product.name=liuqin;ro.product.device=liuqin;'
    message OKAY "$okay" 01 ''
    message WRTE "$write" 01 'liuqin
'
    message CLSE "$clse" 01 ''
    message OKAY "$okay" 02 ''
    message WRTE "$write" 02 '14.0.8
'
    message CLSE "$clse" 02 ''
    message OKAY "$okay" 03 ''
    message WRTE "$write" 03 'success'
    message CLSE "$clse" 03 ''
    message OKAY "$okay" 04 ''
    message WRTE "$write" 04 '00000000'
    message OKAY "$okay" 04 ''
    message WRTE "$write" 04 '00000002'
    message WRTE "$write" 04 'DONEDONE'
} | put adb sideload
printf 'Accounts: 2\n  Account {name=1, type=com.xiaomi}\n  Account {name=a@b, type=com.google}\n' | put accounts two

# Images: holes, fills, data; both kinds of sparse file.
{ noise 40000 1; head -c 90000 /dev/zero; printf 'x%.0s' {1..9000}; noise 5000 2; } >"$work/raw"
truncate -s 155648 "$work/raw"
put sparse raw <"$work/raw"
img2simg "$work/raw" "$work/sparse" && put sparse small <"$work/sparse"
img2simg "$work/raw" "$work/sparse" 1024 && put sparse blocks <"$work/sparse"
for level in 1 6 9; do gzip -n -$level <"$work/raw" | put gzip level$level; done
{ gzip -n <"$work/sparse"; gzip -n <<<two; head -c 512 /dev/zero; } | put gzip members
printf '' | gzip -n | put gzip empty

# A package of each phone, without the larger images.
for phone in "$repository"/Firmware/phones/*.json; do
    put profiles "$(basename "$phone")" <"$phone"
    name=$(basename "$phone" .json)
    mkdir "$work/$name"
    "$programs/virtual-phone" pack --profile "$name" --form folder --size small --out "$work/$name" >/dev/null
    folder=$(find "$work/$name" -name 'flash_all.sh' -printf '%h' -quit)
    for script in "$folder"/flash*.sh "$folder"/flash*.bat; do [ ! -f "$script" ] || put scripts "$name-$(basename "$script")" <"$script"; done
    [ ! -f "$folder/flash_all.bat" ] || { cat "$folder/flash_all.sh"; printf '\0'; cat "$folder/flash_all.bat"; } | put scripts "$name-both"
    for list in "$folder"/md5sum.xml; do [ ! -f "$list" ] || put md5sums "$name" <"$list"; done
    for list in "$folder"/images/*crclist.txt; do [ ! -f "$list" ] || put crclists "$name-$(basename "$list")" <"$list"; done
    for text in "$folder"/images/anti_version.txt "$folder"/misc.txt "$folder"/images/misc.txt; do
        [ ! -f "$text" ] || put texts "$name-$(basename "$text")" <"$text"
    done
    basename "$folder" | put texts "$name-name"
    for image in "$folder"/images/vbmeta*.img; do [ ! -f "$image" ] || put vbmeta "$name-$(basename "$image")" <"$image"; done
    find "$folder" -size +40k -delete
    tar -C "$work/$name" --sort=name --owner=0 --group=0 --mtime=@1600000000 -cf "$work/$name.tar" . && put archive "$name.tar" <"$work/$name.tar"
    gzip -n <"$work/$name.tar" | put archive "$name.tgz"
done
{ printf 'boot-recovery'; head -c 51 /dev/zero; printf 'recovery\n--wipe_data\n'; head -c 2000 /dev/zero; } | put texts misc
printf 'liuqin_images_V14.0.8.0.TMYCNXM_20230725.0000.00_13.0_cn_0123456789.tgz' | put texts name

# Zips: an update's texts, a build's images; stored and deflated.
mkdir -p "$work/zip/META-INF/com/android"
printf 'ota-type=AB\npost-build=x\npre-device=liuqin\npost-timestamp=1\n' >"$work/zip/META-INF/com/android/metadata"
printf 'FILE_HASH=x\nFILE_SIZE=4\nMETADATA_HASH=y\nMETADATA_SIZE=4\n' >"$work/zip/payload_properties.txt"
printf 'require board=liuqin\n' >"$work/zip/android-info.txt"
for seed in "$here"/seeds/payload/*; do cp "$seed" "$work/zip/payload.bin"; put payload "$(basename "$seed")" <"$seed"; done
find "$work/zip" -exec touch -d @1600000000 {} +
(cd "$work/zip" && zip -q -X -0 -r ../update.zip . && zip -q -X -r ../deflated.zip .)
put zip update.zip <"$work/update.zip"
put zip deflated.zip <"$work/deflated.zip"
mkdir "$work/build" && cp "$work/sparse" "$work/build/boot.img" && cp "$work/zip/android-info.txt" "$work/build"
find "$work/build" -exec touch -d @1600000000 {} +
(cd "$work/build" && zip -q -X -r ../build.zip .)
put zip build.zip <"$work/build.zip"
