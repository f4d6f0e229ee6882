#!/usr/bin/perl
# Prints the partitions of a virtual phone that do not hold what a package's flash_all.sh writes to them.
# Usage: differences.pl PACKAGE-FOLDER STATE-FOLDER. Reads the script's own lines; sparse images are expanded by Debian's simg2img.
use strict;
use warnings;

my ($package, $state) = @ARGV;
my %last;
open my $script, '<', "$package/flash_all.sh" or die "flash_all.sh: $!\n";
while (<$script>) {
    next if /^\s*#/;
    next unless m{fastboot \$\* flash (\w+) .*images/([\w.-]+)};
    my ($partition, $image) = ($1, $2);
    next if $partition =~ /crclist$/;
    my @copies = $partition =~ /^(.*)_ab$/ ? ("$1_a", "$1_b") : ($partition);
    $last{$_} = $image for @copies;
}
print "only ", scalar(keys %last), " partitions were found in the script\n" if keys %last <= 10;

for my $copy (sort keys %last) {
    my $image = "$package/images/$last{$copy}";
    open my $wanted, '<:raw', $image or do { print "$copy (no image)\n"; next };
    read($wanted, my $magic, 4);
    if ($magic eq "\x3a\xff\x26\xed") {
        my $raw = "$state/expanded";
        system('simg2img', $image, $raw) == 0 or do { print "$copy (simg2img failed)\n"; next };
        open $wanted, '<:raw', $raw or die "$raw: $!\n";
        unlink $raw;
    }
    seek $wanted, 0, 0;
    open my $found, '<:raw', "$state/$copy.img" or do { print "$copy (never written)\n"; next };
    while (my $count = read($wanted, my $one, 1 << 20)) {
        read($found, my $other, $count);
        next if $one eq $other;
        print "$copy\n";
        last;
    }
}
