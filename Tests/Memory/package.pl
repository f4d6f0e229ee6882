#!/usr/bin/perl
# Makes super.img of an unpacked package a sparse image that covers 7 GiB of the partition: 3.5 GiB of data in 8,192 runs, the rest
# fills and holes. The data is zeros with a number in every 16 MiB, so that the file takes next to no room on disk.
# Usage: package.pl FOLDER. Lists that name super.img forget it: it is read and digested all the same.
use strict;
use warnings;

my $folder = $ARGV[0] or die "usage: package.pl FOLDER\n";
my ($runs, $data, $fill, $hole) = (8192, 112, 56, 56);    # blocks of each run: 448, 224 and 224 KiB
my $image = "$folder/images/super.img";
open(my $file, '>', $image) or die "$image: $!\n";
binmode $file;
print $file pack('VvvvvVVVV', 0xED26FF3A, 1, 0, 28, 12, 4096, $runs * ($data + $fill + $hole), 3 * $runs, 0);
my $offset = 28;
my $stamped = 0;
for my $run (1 .. $runs) {
    seek($file, $offset, 0);
    print $file pack('vvVV', 0xCAC1, 0, $data, 12 + $data * 4096);
    if ($offset >= $stamped) {
        print $file pack('Q<', $offset);
        $stamped += 16 << 20;
    }
    $offset += 12 + $data * 4096;
    seek($file, $offset, 0);
    print $file pack('vvVVV', 0xCAC2, 0, $fill, 16, $run), pack('vvVV', 0xCAC3, 0, $hole, 12);
    $offset += 28;
}
close($file) or die "$image: $!\n";

for my $list (["md5sum.xml", qr{<digest [^>]*name="super\.img">[^<]*</digest>}], ["images/crclist.txt", qr{^super .*\n}m]) {
    my ($name, $pattern) = @$list;
    open(my $in, '<', "$folder/$name") or die "$name: $!\n";
    my $text = do { local $/; <$in> };
    $text =~ s/$pattern// or die "$name does not name super.img\n";
    # The list itself has another digest now.
    $text =~ s{<digest [^>]*name="crclist\.txt">[^<]*</digest>}{} if $name eq 'md5sum.xml';
    open(my $out, '>', "$folder/$name") or die "$name: $!\n";
    print $out $text;
    close($out) or die "$name: $!\n";
}
