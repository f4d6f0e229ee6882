#!/usr/bin/perl
# Makes a full update .zip whose logical partitions have 7 GiB, or the fraction of it that is asked for. Each operation writes 2 MiB, as in a real one: plain, xz or zstd, some
# bzip2; operations of one kind share their blob, so that the file takes next to no room. boot is one operation of 96 MiB.
# Usage: ota.pl FOLDER [FRACTION]: of 4 a quarter. The .zip is FOLDER/ota.zip. Needs openssl, xz, zstd, bzip2 and zip.
use strict;
use warnings;

my $folder = $ARGV[0] or die "usage: ota.pl FOLDER [FRACTION]\n";
my $fraction = $ARGV[1] || 1;
my $work = "$folder/ota";
my $step = 2 << 20;
mkdir $work or die "$work: $!\n";

sub run { system('sh', '-c', $_[0]) == 0 or die "$_[0]: $?\n" }
sub output { my $text = `$_[0]`; $? == 0 or die "$_[0]: $?\n"; $text }
sub sha256 { pack 'H*', substr(output("$_[0] | openssl dgst -sha256 -r"), 0, 64) }
sub contents { open(my $in, '<:raw', $_[0]) or die "$_[0]: $!\n"; local $/; <$in> }

# Protobuf: varints, and fields of bytes.
sub varint { my ($n, $bytes) = ($_[0], ''); while ($n > 127) { $bytes .= chr($n & 127 | 128); $n >>= 7 } $bytes . chr $n }
sub number { varint($_[0] << 3) . varint($_[1]) }
sub bytes { varint($_[0] << 3 | 2) . varint(length $_[1]) . $_[1] }

# One block of every kind: half noise, half text, so that every packer has something to do; and what packs 96 MiB of it.
run("cd $work && openssl enc -aes-128-ctr -K 0 -iv 0 -in /dev/zero 2>/dev/null | head -c 1048576 >noise");
run("cd $work && yes 'a line of text that packs well' | head -c 1048576 | cat noise - >block");
run("cd $work && xz -k -6 --check=crc32 block && zstd -q -k block && bzip2 -k block && cp block block.raw");
run("cd $work && for i in \$(seq 48); do cat block; done | xz -6 --check=crc32 -T1 >boot.xz");

my ($area, %blob) = ('');
for my $name ('block.raw', 'block.xz', 'block.zst', 'block.bz2', 'boot.xz') {
    my $data = contents("$work/$name");
    $blob{$name} = [length $area, length $data, sha256("cat $work/$name")];
    $area .= $data;
}

sub operation {
    my ($type, $blob, $first, $count) = @_;
    bytes(8, number(1, $type) . number(2, $blob->[0]) . number(3, $blob->[1]) . bytes(6, number(1, $first) . number(2, $count)) . bytes(8, $blob->[2]));
}

sub partition {
    my ($name, $bytes, $operations) = @_;
    my $digest = sha256("perl -e '\$/ = undef; open F, q($work/block); \$b = <F>; print \$b for 1 .. " . $bytes / $step . "'");
    bytes(13, bytes(1, $name) . bytes(7, number(1, $bytes) . bytes(2, $digest)) . $operations);
}

sub many {
    my ($blocks) = @_;
    my @kinds = ([0, 'block.raw'], [8, 'block.xz'], [0, 'block.raw'], [14, 'block.zst']);
    join '', map {
        my $kind = $_ % 500 == 499 ? [1, 'block.bz2'] : $kinds[$_ % 4];
        operation($kind->[0], $blob{$kind->[1]}, $_ * 512, 512);
    } 0 .. $blocks - 1;
}

my $manifest = number(3, 4096) . number(12, 0);
$manifest .= partition('boot', 48 * $step, operation(8, $blob{'boot.xz'}, 0, 48 * 512));
# All that the phone has inside super: what is left out would keep its room.
my @logical = map { [$_->[0], int($_->[1] / $fraction)] } ['system', 2048], ['product', 1024], ['vendor', 256], ['system_ext', 256];
$manifest .= partition($_->[0], $_->[1] * $step, many($_->[1])) for @logical;
$manifest .= bytes(15, bytes(1, bytes(1, 'main') . number(2, 9 << 30) . join '', map { bytes(3, $_->[0]) } @logical));
my $head = 'CrAU' . pack('Q>Q>N', 2, length $manifest, 4) . $manifest;
open(my $out, '>:raw', "$work/payload.bin") or die "payload.bin: $!\n";
print $out $head, 'sign', $area;
close $out or die "payload.bin: $!\n";

my $metadata = length $head;
my $size = $metadata + 4 + length $area;
my $hash = 'openssl dgst -sha256 -binary | openssl base64 -A';
my $properties = "FILE_HASH=" . output("cat $work/payload.bin | $hash") . "\nFILE_SIZE=$size\n"
    . "METADATA_HASH=" . output("head -c $metadata $work/payload.bin | $hash") . "\nMETADATA_SIZE=$metadata\n";
mkdir "$work/$_" or die for 'META-INF', 'META-INF/com', 'META-INF/com/android';
for my $text (["payload_properties.txt", $properties], ["META-INF/com/android/metadata", "ota-type=AB\npre-device=liuqin\npost-security-patch-level=2025-05-01\n"]) {
    open(my $file, '>', "$work/$text->[0]") or die "$text->[0]: $!\n";
    print $file $text->[1];
    close $file or die "$text->[0]: $!\n";
}
run("cd $work && zip -q -X -0 ../ota.zip payload.bin && zip -q -X ../ota.zip payload_properties.txt META-INF/com/android/metadata");
run("rm -rf $work");
