# Makes recovery packages. Sourced after lib.sh.
# A block-based package with a signature block that nobody has signed: NAME DEVICE BYTES; sets $zip.
package() {
    rm -rf "$work/in"
    mkdir -p "$work/in/META-INF/com/android"
    printf 'ota-type=BLOCK\npre-device=%s\n' "$2" >"$work/in/META-INF/com/android/metadata"
    head -c "$3" /dev/urandom >"$work/in/system.new.dat.br"
    : >"$work/in/system.transfer.list"
    zip=$work/$1.zip
    rm -f "$zip"
    (cd "$work/in" && zip -q -0 -X -r "$zip" .)
    perl -e 'open(my $f, "+<", $ARGV[0]) or die; binmode $f; seek($f, -2, 2); my $n = 1406;
        print $f pack("v", $n), "0" x ($n - 6), pack("v", $n - 1), "\xff\xff", pack("v", $n)' "$zip"
}
